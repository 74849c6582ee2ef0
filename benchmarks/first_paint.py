"""How soon a page can be read and how far it moves: Chromium with a slow line and a slow processor."""

from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from scripts.browser import until

PATIENCE = 180_000.0
SLOW_4G = {"downloadThroughput": 1.6e6 / 8, "uploadThroughput": 750e3 / 8, "latency": 150}
SLOWER_PROCESSOR = 4
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
SETTLED = 1500
"""Milliseconds in which a page may still move after the app has taken over."""

# From the start of the visit: when enough elements of a kind have a size and something is painted, and how
# far the page has moved since.
WATCH = """(() => {
  window.seen = {ready: null, moved: 0};
  new PerformanceObserver(list => {
    for (const shift of list.getEntries()) if (!shift.hadRecentInput) seen.moved += shift.value;
  }).observe({type: "layout-shift", buffered: true});
  const isThere = each => {
    const {width, height} = each.getBoundingClientRect();
    return width > 4 && height > 4;
  };
  const look = () => {
    const painted = performance.getEntriesByName("first-contentful-paint")[0];
    const found = [...document.querySelectorAll(%r)].filter(isThere).length;
    if (painted && found >= %d) seen.ready = Math.max(performance.now(), painted.startTime);
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a reader waits to see: an address, and how many elements of a kind make it readable."""

    url: str
    selector: str
    count: int = 1


def readable(browser: Browser, sight: Sight) -> float:
    """Seconds until a page can be read on a slow phone that has never been there."""
    context = phone(browser)
    page = watched(context, sight)
    slow_down(context, page)
    page.goto(sight.url, wait_until="commit", timeout=PATIENCE)
    until(page, "seen.ready !== null", seconds=PATIENCE / 1000)
    seconds = float(page.evaluate("seen.ready")) / 1000
    context.close()
    return seconds


def moved(browser: Browser, sight: Sight, *, slow: bool) -> float:
    """How far a page has moved, as a layout shift, when the app has taken over; `slow` on a slow phone."""
    context = phone(browser) if slow else browser.new_context(viewport=DESKTOP, locale="en-GB")  # type: ignore[arg-type]  # a TypedDict of these two
    page = watched(context, sight)
    if slow:
        slow_down(context, page)
    page.goto(sight.url, wait_until="commit", timeout=PATIENCE)
    page.locator("html.live").wait_for(state="attached", timeout=PATIENCE)
    page.wait_for_timeout(SETTLED)
    shift = float(page.evaluate("seen.moved"))
    context.close()
    return shift


def phone(browser: Browser) -> BrowserContext:
    """A browser with an empty cache and the screen of a phone."""
    return browser.new_context(viewport=PHONE, locale="en-GB")  # type: ignore[arg-type]  # a TypedDict of these two


def watched(context: BrowserContext, sight: Sight) -> Page:
    """An empty page that will note when it can be read."""
    page = context.new_page()
    page.add_init_script(WATCH % (sight.selector, sight.count))
    return page


def slow_down(context: BrowserContext, page: Page) -> CDPSession:
    """Give a page a slow line and a slow processor."""
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", {"offline": False, **SLOW_4G})
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER_PROCESSOR})
    return session
