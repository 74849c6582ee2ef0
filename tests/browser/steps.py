"""What a reader does in a browser, and what is looked at after every step."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT  # type: ignore[import-untyped]  # it ships no types
from playwright.sync_api import Page, expect

from scripts.accessibility import RULES, SPACING

# The first page after a start waits for the data to be read, on a machine that may be busy.
expect.set_options(timeout=30_000)

FEWEST_DOTS = 2

WIDTHS = (1280, 390, 320)

# What looks.js can look at on every page, and what it looks at when words take more room.
EVERYTHING = (
    "paleText",
    "paleEdges",
    "plainLinks",
    "smallTargets",
    "structure",
    "sideways",
    "cutOff",
    "overlaps",
)
ROOM = ("sideways", "cutOff", "overlaps")

# Pages that show what the plain pages of scripts/pages.py do not.
SIX = "&place=".join(("E06000055", "E06000056", "E06000016", "E06000058", "E06000008", "E06000018"))
KINDS = {
    "a search": "/?q=bins",
    "a search that finds nothing": "/?q=zzzz",
    "a filter": "/net-zero-town?side=council&show=worse",
    "six places": f"/indicator?id=household-waste-recycled&place={SIX}",
    "grades": "/indicator?id=ofsted-childrens-services",
    "readings": "/indicator?id=affordable-homes-delivered",
    "editions": "/indicator?id=most-deprived-neighbourhoods",
    "places without a chart": "/indicator?id=adult-care-staff-turnover",
    "a comparison": f"/compare?indicator=household-waste-recycled&place={SIX}"
    "&group=ons-similar-areas&region=yes&country=yes",
    "a comparison refused": "/compare?indicator=rough-sleeping",
    "money for each resident": "/money?measure=person&service=adult-social-care&band=C",
    "money in real terms": "/money?measure=real",
}
LOST = ("/nowhere", "/indicator?id=no-such-thing", "/outcome?id=<b>no</b>", "/indicator")

RUNNING = "[data-testid='stStatusWidget'], [data-testid='stSkeleton'], [data-stale='true']"

# For every chart in sight: how many dots it drew, and how many of its words stick out at its sides.
CHARTS = """() => [...document.querySelectorAll('.vega-embed')]
    .filter(chart => chart.offsetParent !== null)
    .map(chart => {
        const svg = chart.querySelector('svg.marks');
        if (!svg) return {dots: 0, cut: 0};
        const edge = svg.getBoundingClientRect();
        const sticksOut = ({left, right}) => left < edge.left - 1 || right > edge.right + 1;
        return {
            dots: svg.querySelectorAll('.mark-symbol path').length,
            cut: [...svg.querySelectorAll('text')].filter(t => sticksOut(t.getBoundingClientRect())).length,
        };
    })"""


@dataclass(frozen=True, slots=True)
class Focus:
    """The element the keyboard has reached."""

    tag: str
    name: str
    href: str
    ringed: bool
    shown: bool
    place: int


def settle(page: Page) -> None:
    """Wait until the app has drawn the page and its charts."""
    expect(page.locator("html.live")).to_have_count(1)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(RUNNING)).to_have_count(0)
    page.evaluate("document.fonts.ready")


def visit(page: Page, path: str) -> None:
    """Open an address and wait until it is drawn."""
    page.goto(path)
    settle(page)


def charts_are_drawn(page: Page) -> int:
    """Assert that every chart in sight holds its dots and cuts off none of its words; return their number."""
    boxes = page.get_by_test_id("stVegaLiteChart").filter(visible=True)
    for n in range(boxes.count()):
        expect(boxes.nth(n).locator("svg.marks .mark-symbol path").first).to_be_attached()
    found = page.evaluate(CHARTS)
    assert len(found) == boxes.count()
    assert all(chart["dots"] >= FEWEST_DOTS and not chart["cut"] for chart in found), found
    return len(found)


@cache
def looks() -> str:
    """The script that looks at what was drawn."""
    return Path(__file__).with_name("looks.js").read_text("utf-8")


def arm(page: Page) -> None:
    """Bring into a page what looks at it, unless it is there."""
    if not page.evaluate("'looks' in window"):
        page.evaluate(looks())
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)


def no_barriers(page: Page) -> None:
    """Assert that axe finds nothing on the page that shuts a reader out; no rule is switched off."""
    arm(page)
    only = {"runOnly": {"type": "tag", "values": list(RULES)}, "resultTypes": ["violations"]}
    found = page.evaluate("options => axe.run(document, options)", only)["violations"]
    wrong = [f"{rule['id']} at {node['target']}" for rule in found for node in rule["nodes"]]
    assert not wrong, "\n".join(wrong)


def in_order(page: Page, what: Iterable[str] = EVERYTHING) -> None:
    """Assert that nothing is wrong with what the page really drew."""
    arm(page)
    wrong = [f"{name}: {words}" for name in what for words in page.evaluate(f"looks.{name}()")]
    assert not wrong, "\n".join(wrong)


def resize(page: Page, width: int) -> None:
    """Give the window another width and wait until the page has settled in it."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(100)  # the app draws its charts again; without scripts no frame can be waited for


def open_at_every_width(page: Page) -> None:
    """Assert that the page is open to every reader at every width, and when they space out its words."""
    for width in WIDTHS:
        resize(page, width)
        no_barriers(page)
        in_order(page)
    page.add_style_tag(content=SPACING)
    in_order(page, ROOM)


def fits(page: Page) -> None:
    """Assert that nothing has to be scrolled sideways to be read."""
    overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overhang <= 0


def tab(page: Page, key: str = "Tab") -> Focus:
    """Press Tab once and tell what it reached."""
    arm(page)
    page.keyboard.press(key)
    return Focus(**page.evaluate("looks.focused()"))


def tab_to(page: Page, wanted: Callable[[Focus], bool], most: int = 250) -> Focus:
    """Press Tab until it reaches what is wanted; every stop on the way can be seen."""
    for _ in range(most):
        stop = tab(page)
        if stop.tag not in {"body", "main"}:
            assert stop.ringed, f"in focus, and nothing shows it: {stop}"
            assert stop.shown, f"in focus, and out of sight: {stop}"
        if wanted(stop):
            return stop
    raise AssertionError(f"{most} presses of Tab did not reach it")
