"""How long a pack takes as HTML, beside the same figures' pages in the static edition, and how that grows.

`python -m benchmarks.bench_pack [FOLDER]` prints ratios; seconds differ from machine to machine.
"""

import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from time import process_time

from benchmarks.timing import interleaved, table
from lutondash.dataset.edition import Edition, dataset
from lutondash.site import finished
from lutondash.site.pack import pack_html
from lutondash.site.pack_kinds import written
from lutondash.site.static_edition import Task, write
from lutondash.site.static_files import Order
from lutondash.views import addresses
from lutondash.views.pack.pack import pack
from lutondash.views.scrutiny.scope import Asking
from scripts.pages import AS_OF, ROOT

FIGURES = 40
AIM = 1.2
"""A pack may take so many times the time of the pages of its figures."""
LINEAR = 1.2
"""A figure may take so much more time in a pack four times as large, for the noise of the machine."""
ROUNDS = 5
PRINTED = (5, 10, 20)
"""How many figures the packs have whose time as a PDF and as a Word document is taken."""


def spread(ids: Sequence[str], number: int) -> tuple[str, ...]:
    """Choose figures from the whole list, as evenly as may be."""
    return tuple(ids[at * len(ids) // number] for at in range(number))


def paged(order: Order, folder: Path, ids: Sequence[str]) -> int:
    """Write the page of each figure as a file, no chart of it drawn before; return how many."""
    finished._chart.cache_clear()  # a build draws every chart once, not once in all rounds
    return len(write(order, folder, [Task(addresses.indicator(id_)) for id_ in ids]))


def packed(shown: Edition, folder: Path, ids: Sequence[str]) -> int:
    """Write a pack of the figures as a file; return its size."""
    content = pack_html(dataset(shown), Asking(indicators=tuple(ids)), lambda address: address)
    return (folder / "pack.html").write_bytes(content)


def processor_time(shown: Edition, ids: Sequence[str], ending: str) -> float:
    """Return the processor seconds of a pack as a file of an ending, made once before."""
    whole = pack(dataset(shown), Asking(indicators=tuple(ids)))
    written(whole, ending, lambda address: address)
    start = process_time()
    written(whole, ending, lambda address: address)
    return process_time() - start


def printed(shown: Edition, ids: Sequence[str]) -> None:
    """Print the time of a figure in packs of several sizes; linear means as much in the largest."""
    for ending in ("pdf", "docx"):
        each = {n: processor_time(shown, spread(ids, n), ending) / n for n in PRINTED}
        told = ", ".join(f"{taken:.2f} s in one of {number}" for number, taken in each.items())
        growth = each[PRINTED[-1]] / each[PRINTED[0]]
        is_met = "met" if growth <= LINEAR else "missed"
        print(f"A figure as {ending}, processor: {told}. Aim at most {LINEAR}x: {growth:.2f}x, {is_met}.")


def main() -> None:
    """Print a pack beside the pages, and packs of several sizes."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    shown = Edition(str(folder.resolve()), AS_OF)
    ids = list(dataset(shown).indicators)
    chosen = spread(ids, min(FIGURES, len(ids)))
    quarter = spread(chosen, max(1, len(chosen) // 4))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        works = {
            "pages": partial(paged, Order(shown, place / "site"), place, chosen),
            "pack": partial(packed, shown, place, chosen),
            "quarter": partial(packed, shown, place, quarter),
        }
        size = packed(shown, place, chosen)
        seconds = interleaved(works, ROUNDS)
    figures = {"pages": len(chosen), "pack": len(chosen), "quarter": len(quarter)}
    rows = [
        (work, str(figures[work]), f"{taken:.2f} s", f"{taken / seconds['pages']:.2f}x")
        for work, taken in seconds.items()
    ]
    print(table(("work", "figures", "wait", "to the pages"), rows))
    ratio = seconds["pack"] / seconds["pages"]
    growth = (seconds["pack"] / figures["pack"]) / (seconds["quarter"] / figures["quarter"])
    print(f"\nThe pack is {size / 1e6:.1f} MB.")
    print(f"Aim: a pack at most {AIM}x its pages: {ratio:.2f}x, {'met' if ratio <= AIM else 'missed'}.")
    print(f"Aim: a figure at most {LINEAR}x: {growth:.2f}x, {'met' if growth <= LINEAR else 'missed'}.")
    printed(shown, ids)


if __name__ == "__main__":
    main()
