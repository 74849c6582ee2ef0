"""How fast the whole site is written as files, with every download, and how that grows with its pages.

`python -m benchmarks.bench_static [FOLDER]` builds the site with half the indicators, with all, and with each
of them twice. Beside the seconds stands the processor time, which a busy machine changes less.
"""

import os
import resource
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from time import perf_counter

from benchmarks.indicators import doubled, halved
from benchmarks.timing import table
from lutondash.dataset.edition import Edition, dataset
from lutondash.site import static_files
from lutondash.site.static_edition import Task, Written, build, follow, write
from lutondash.site.static_files import Order
from scripts.pages import AS_OF, ROOT

PAGES_A_SECOND = 20.0
GROWTH = 1.1
"""How much more processor time a figure, its page and its files may take on the larger site.

Not for each page: lists and filters are as many on every site, and lighter than the pages of figures.
"""
WORKERS = 2


@dataclass(frozen=True, slots=True)
class Measured:
    """One build: its figures, pages and files, and the seconds and processor seconds it took."""

    figures: int
    pages: int
    files: int
    seconds: float
    processor: float

    @property
    def pages_a_second(self) -> float:
        """Pages written in a second, every download made too."""
        return self.pages / self.seconds

    @property
    def processor_a_figure(self) -> float:
        """Processor seconds of the whole build for each figure."""
        return self.processor / self.figures


def processor() -> float:
    """Processor seconds of this process and of its workers that have ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def measure(folder: Path, target: Path) -> Measured:
    """Build a site once, from nothing, as the command does."""
    order = Order(Edition(str(folder.resolve()), AS_OF), target)
    used, start = processor(), perf_counter()
    built = build(order, workers=WORKERS, tell=lambda _done, _known: None)
    seconds, work = perf_counter() - start, processor() - used
    figures = len(list((target / "indicator").iterdir()))
    return Measured(figures, built.pages, built.files, seconds, work)


def pages_only(order: Order, folder: Path, tasks: Sequence[Task]) -> list[Written]:
    """Write pages and follow their links, but not those to downloads."""
    return [
        replace(each, leads_to=tuple(link for link in each.leads_to if not link.startswith("/download/")))
        for each in write(order, folder, tasks)
    ]


def measure_pages(folder: Path, target: Path) -> float:
    """Return how many pages are written in a second where no download is made."""
    order = Order(Edition(str(folder.resolve()), AS_OF), target)
    start = perf_counter()
    first = [Task(address) for address in static_files.first(dataset(order.shown))]
    done = follow(partial(pages_only, order, target), first, WORKERS, lambda _done, _known: None)
    return sum(file.endswith(".html") for file in done.files) / (perf_counter() - start)


def verdict(rate: float) -> str:
    """Say whether the aim is met."""
    return f"{rate:.1f} pages a second: {'met' if rate >= PAGES_A_SECOND else 'missed'}"


def main() -> None:
    """Print how fast each site is written and how the time for a page grows."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        folders = {
            "half": halved(folder, place / "half"),
            "whole": folder,
            "twice": doubled(folder, place / "twice"),
        }
        found = {size: measure(data, place / f"{size}-site") for size, data in folders.items()}
        alone = measure_pages(folder, place / "pages")
    rows = [
        (
            size,
            str(one.figures),
            str(one.pages),
            str(one.files),
            f"{one.seconds:.1f} s",
            f"{one.processor:.1f} s",
            f"{one.pages_a_second:.1f}",
            f"{one.processor_a_figure / found['whole'].processor_a_figure:.2f}x",
        )
        for size, one in found.items()
    ]
    header = (
        "site",
        "figures",
        "pages",
        "files",
        "wait",
        "processor",
        "pages a second",
        "processor for a figure, to the whole",
    )
    print(f"the site as files, {WORKERS} workers, {os.cpu_count()} processors\n\n{table(header, rows)}")
    growth = found["twice"].processor_a_figure / found["whole"].processor_a_figure
    print(f"\nAim: {PAGES_A_SECOND:.0f} pages a second.")
    print(f"With every download made: {verdict(found['whole'].pages_a_second)}.")
    print(f"The pages alone: {verdict(alone)}.")
    print(f"Aim: with twice the figures at most {GROWTH}x: {'met' if growth <= GROWTH else 'missed'}.")


if __name__ == "__main__":
    main()
