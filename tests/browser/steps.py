"""What a reader does in a browser, and what is looked at after every step."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

# The first page after a start waits for the data to be read, on a machine that may be busy.
expect.set_options(timeout=30_000)

FEWEST_DOTS = 2

RUNNING = "[data-testid='stStatusWidget'], [data-testid='stSkeleton'], [data-stale='true']"

# The element in focus: what it is, and whether its looks tell that it is in focus.
FOCUSED = """() => {
    const it = document.activeElement;
    const look = getComputedStyle(it);
    const ring = look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 1;
    const box = it.getBoundingClientRect();
    return {
        tag: it.tagName.toLowerCase(),
        name: (it.getAttribute('aria-label') || it.innerText || it.getAttribute('placeholder') || '').trim(),
        href: it.getAttribute('href') || '',
        ringed: ring || look.boxShadow !== 'none',
        shown: box.width > 0 && box.height > 0,
    };
}"""


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


def no_barriers(page: Page) -> None:
    """Assert that axe finds nothing on the page that shuts a reader out."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def fits(page: Page) -> None:
    """Assert that nothing has to be scrolled sideways to be read."""
    overhang = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overhang <= 0


def tab(page: Page) -> Focus:
    """Press Tab once and tell what it reached."""
    page.keyboard.press("Tab")
    return Focus(**page.evaluate(FOCUSED))
