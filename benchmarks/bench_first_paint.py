"""How soon pages can be read, beside the least page of their kind and beside a plain Streamlit app.

`python -m benchmarks.bench_first_paint [FOLDER]` starts all three, visits them in turn in Chromium as a slow
phone would, and prints each number beside its aim. It fails only where something could not be measured.
"""

import re
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

import lutondash
from benchmarks import http_client
from benchmarks.first_paint import Sight, moved, readable
from benchmarks.static_floor import floor_page, served
from benchmarks.timing import table
from lutondash.site import pages
from scripts.browser import launch
from scripts.pages import AS_OF, ROOT, addresses
from scripts.server import dashboard, streamlit

ROUNDS = 5
STREAMLIT_ROUNDS = 2
"""A visit to the plain app takes half a minute."""
TIMES_FLOOR, TIMES_SOONER = 2.0, 15.0
MOST_BYTES = 60_000
MOST_SHIFT = 0.05
ANSWERS_A_SECOND = 500
SECONDS, READERS = 5.0, 16

Row = tuple[str, str, str]


def main() -> None:
    """Measure everything and print it."""
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data").resolve()
    held = lutondash.load(folder, as_of=AS_OF)
    priority = max(held.priorities, key=lambda each: len(held.indicators_in(each.id))).id
    settings = {"LUTONDASH_DATA": str(folder), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        ours = stack.enter_context(dashboard(settings, place / "log")).url
        plain = stack.enter_context(streamlit(ROOT / "benchmarks/floor_app.py", {}, place / "floor.log")).url
        floor = stack.enter_context(served(floor_page(charts(f"{ours}/{priority}"))))
        rows = [
            *sizes(ours, [pages.address(*each) for each in pages.addresses(held.released(AS_OF))]),
            answers(ours, f"/{priority}"),
        ]
        browser = launch(stack.enter_context(sync_playwright()))
        rows += first_paint(browser, f"{ours}/{priority}", floor, plain)
        rows += shifts(browser, ours, {"/", f"/{priority}", addresses(folder)["indicator"]})
        browser.close()
    print(f"first paint of /{priority}: slow 4G, a processor four times slower, 390 pixels, empty cache\n")
    print(table(("what", "measured", "aim"), rows))


def charts(url: str) -> int:
    """How many small lines a page has; the floor gets as many. Raises ValueError where it has none."""
    with urlopen(url, timeout=60) as answer:  # noqa: S310  # our own address
        found = len(re.findall(r'<(?:img|svg) class="spark"', answer.read().decode()))
    if not found:
        raise ValueError(f"{url} has no small lines; the floor would be none")
    return found


def first_paint(browser: Browser, ours: str, floor: str, plain: str) -> list[Row]:
    """Seconds until the page, its floor and a plain app can be read, and their ratios."""
    sights = {
        "ours": Sight(ours, "#finished .foot"),
        "floor": Sight(floor, "footer"),
        "plain": Sight(plain, "[data-testid=stVegaLiteChart] :is(canvas, svg)", 2),
    }
    taken: dict[str, list[float]] = {name: [] for name in sights}
    for number in range(ROUNDS):
        for name, sight in sights.items():
            if name != "plain" or number < STREAMLIT_ROUNDS:
                taken[name].append(readable(browser, sight))
    seconds = {name: statistics.median(each) for name, each in taken.items()}
    return [
        ("readable, static floor", f"{seconds['floor']:.2f} s", ""),
        ("readable, our page", f"{seconds['ours']:.2f} s", ""),
        ("readable, plain Streamlit floor", f"{seconds['plain']:.2f} s", ""),
        (
            "our page to static floor",
            f"{seconds['ours'] / seconds['floor']:.2f}x",
            f"at most {TIMES_FLOOR:g}x",
        ),
        (
            "sooner than plain Streamlit",
            f"{seconds['plain'] / seconds['ours']:.1f}x",
            f"at least {TIMES_SOONER:g}x",
        ),
    ]


def sizes(url: str, paths: list[str]) -> list[Row]:
    """The largest page in each encoding."""
    rows = []
    for encoding in ("br", "gzip"):
        largest = max((http_client.size(url, path, encoding), path) for path in paths)
        what = f"largest of {len(paths)} pages, {encoding}: {largest[1]}"
        rows.append((what, f"{largest[0] / 1000:.1f} kB", f"under {MOST_BYTES / 1000:g} kB"))
    return rows


def shifts(browser: Browser, url: str, paths: set[str]) -> list[Row]:
    """How far pages move until the app has taken over, on a slow phone and on a desktop."""
    ways: dict[str, Callable[[Sight], float]] = {
        "slow phone": lambda sight: moved(browser, sight, slow=True),
        "desktop": lambda sight: moved(browser, sight, slow=False),
    }
    return [
        (f"layout shift, {way}: {path}", f"{shift(Sight(url + path, 'h1')):.4f}", f"under {MOST_SHIFT:g}")
        for path in sorted(paths)
        for way, shift in ways.items()
    ]


def answers(url: str, path: str) -> Row:
    """Finished pages a second from one process, the page kept."""
    http_client.size(url, path, "br")
    rate = http_client.rate(url, path, SECONDS, READERS)
    return ("finished pages a second, one process", f"{rate:,.0f}", f"at least {ANSWERS_A_SECOND}")


if __name__ == "__main__":
    main()
