"""Looks at every kind of page for failures of accessibility, and writes what it found into the statement.

`python -m scripts.accessibility [--date DAY]` opens every address of scripts/pages.py in Chromium, and those
of scripts/editions.py: pages of editions, of a draft, and where nothing can be shown. It does so at three
widths, with JavaScript on and off. It replaces the last part of data/framework/accessibility.toml; what
people wrote there is kept. It leaves with 1 if anything failed.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Browser, Page, sync_playwright

from lutondash.dataset import layout
from lutondash.model.accessibility import AccessibilityTest
from lutondash.model.toml_text import listing
from scripts.browser import launch, until
from scripts.editions import pages_of_editions
from scripts.pages import AS_OF, ROOT, addresses
from scripts.screenshots import BUSY
from scripts.server import dashboard

MARK = "# From here on python -m scripts.accessibility writes; what people write stands before this line.\n"
STATEMENT = ROOT / "data" / layout.ACCESSIBILITY
WIDTHS = (1280, 390, 320)
HEIGHT = 900
PATIENCE = 90_000  # milliseconds, on a machine that may be busy

# Named by their tags, rules run that axe leaves out otherwise: the size of targets is one of them.
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

# The spacing that WCAG 1.4.12 lets a reader ask for, and what it cuts off; words for the ear have no room.
SPACING = """* { line-height: 1.5 !important; letter-spacing: .12em !important }
* { word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
CUT = """() => [...document.querySelectorAll('.lut *')].filter(it => {
    const look = getComputedStyle(it);
    const hides = look.overflowX === 'hidden' || look.overflowY === 'hidden';
    const inSight = it.offsetParent && look.clipPath === 'none';
    return hides && inSight && (it.scrollWidth > it.clientWidth + 2 || it.scrollHeight > it.clientHeight + 2);
}).length"""


@dataclass(frozen=True, slots=True)
class Found:
    """What one look at one page found: failures, and what is left to a person, in words."""

    failures: tuple[str, ...]
    undecided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """A way of looking at the pages: its words in the statement, the width, with scripts or not."""

    words: str
    width: int
    scripts: bool = True
    spaced: bool = False


def main() -> int:
    """Look at every kind of page, write the statement, and say what was found."""
    parser = argparse.ArgumentParser(description="Look at every kind of page for failures of accessibility.")
    today = date.today()  # noqa: DTZ011  # the day at the place where the test is run
    parser.add_argument("--date", type=date.fromisoformat, default=today, help="the day of the test")
    choices = parser.parse_args()
    with every_page() as urls, sync_playwright() as playwright:
        browser = launch(playwright)
        rows = [tested(browser, urls, way, choices.date) for way in ways()]
        browser.close()
    write(STATEMENT, rows)
    return 1 if any(row.failures for row in rows) else 0


@contextmanager
def every_page() -> Iterator[list[str]]:
    """Give the address of every kind of page while the servers run that show them."""
    settings = {"LUTONDASH_DATA": str(ROOT / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        with dashboard(settings, place / "log") as server, pages_of_editions(place) as more:
            yield [*(server.url + path for path in addresses().values()), *more]


def ways() -> Iterator[Way]:
    """Every way of looking: the app, and what stands there without JavaScript."""
    kinds = {True: "as the app shows it", False: "without JavaScript"}
    for (scripts, kind), width in product(kinds.items(), WIDTHS):
        yield Way(f"Every kind of page {kind}, {width} pixels wide", width, scripts)
    yield Way("Every kind of page with wider spacing of text, 320 pixels wide", min(WIDTHS), spaced=True)


def tested(browser: Browser, urls: Sequence[str], way: Way, day: date) -> AccessibilityTest:
    """One way of looking at every kind of page, as a row of the statement; failures are printed."""
    results = {url: looked(browser, url, way) for url in urls}
    tool = f"Chromium {browser.version.partition('.')[0]}"
    for url, found in results.items():
        for words in found.failures:
            print(f"{way.words}: {url}: {words}")
        if found.undecided:
            times, first = len(found.undecided), found.undecided[0]
            print(f"{way.words}: {url}: not decided {times} times, first {first}")
    return AccessibilityTest(
        what=way.words,
        tool=tool if way.spaced else f"axe-core {axe_version(browser)} in {tool}",
        on=day,
        pages=len(results),
        failures=sum(len(found.failures) for found in results.values()),
        undecided=sum(len(found.undecided) for found in results.values()),
    )


def looked(browser: Browser, url: str, way: Way) -> Found:
    """What one page shows: axe's findings, or what wider spacing cuts off; and whether it fits the window."""
    page = opened(browser, url, way)
    found = cut_off(page) if way.spaced else barriers(page)
    too_wide = ("it has to be scrolled sideways",) if page.evaluate(OVERHANG) > 0 else ()
    page.context.close()
    return Found((*found.failures, *too_wide), found.undecided)


def opened(browser: Browser, url: str, way: Way) -> Page:
    """A page that is drawn; without scripts none of its own has run, so that what is for then is shown."""
    page = browser.new_page(viewport={"width": way.width, "height": HEIGHT}, locale="en-GB")
    page.set_default_timeout(PATIENCE)
    if way.scripts:
        page.goto(url)
        if page.locator("#app").count():  # none comes where nothing can be shown
            taken_over(page)
        return page
    switch = page.context.new_cdp_session(page)
    switch.send("Emulation.setScriptExecutionDisabled", {"value": True})
    page.goto(url)
    switch.send("Emulation.setScriptExecutionDisabled", {"value": False})  # axe is a script too
    return page


def taken_over(page: Page) -> None:
    """Wait until the app has put its page in place of the finished one and drawn it."""
    page.locator("#finished").wait_for(state="detached")
    page.get_by_role("heading", level=1).wait_for()
    until(page, f'document.querySelectorAll("{BUSY}").length === 0')
    page.wait_for_timeout(1000)  # charts are drawn a moment after their place is there


def barriers(page: Page) -> Found:
    """What axe finds on a page, one entry for each element."""
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(RULES)}}).response
    return Found(named(found["violations"]), named(found["incomplete"]))


def named(results: list[dict[str, Any]]) -> tuple[str, ...]:
    """Each element that a rule speaks of, with the rule."""
    return tuple(f"{rule['id']} at {node['target']}" for rule in results for node in rule["nodes"])


def cut_off(page: Page) -> Found:
    """Whether words are lost when a reader spaces out the text."""
    page.add_style_tag(content=SPACING)
    count = page.evaluate(CUT)
    return Found((f"{count} places cut off words",) if count else ())


def axe_version(browser: Browser) -> str:
    """The version of axe that looks."""
    page = browser.new_page()
    version = str(Axe().run(page).response["testEngine"]["version"])
    page.close()
    return version


def write(path: Path, rows: list[AccessibilityTest]) -> None:
    """Put the rows into the statement in place of those of the last time."""
    path.write_text(with_tests(path.read_text("utf-8"), rows), encoding="utf-8", newline="\n")


def with_tests(text: str, rows: list[AccessibilityTest]) -> str:
    """A statement with these rows after the mark; ValueError where the mark is missing."""
    written, mark, _ = text.partition(MARK)
    if not mark:
        raise ValueError(f"This line must stand in {layout.ACCESSIBILITY}, last but for the tests: {MARK}")
    return written + mark + listing("test", rows)


if __name__ == "__main__":
    sys.exit(main())
