"""Colours as they are really drawn: in every state of what can be pressed, and in a reader's own colours."""

import io
from collections import Counter
from collections.abc import Iterator

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from scripts.browser import until
from tests.browser.conftest import SIZES, watched
from tests.browser.steps import KINDS, arm, in_order, tab, tab_to, visit

EDGE = 3.0
ROOM = 3
"""So many pixels around a mark are its ground."""
FEWEST = 0.02
"""A line of two pixels fills this much of its picture."""
STATES = {
    "hover": ["hover"],
    "focus": ["focus", "focus-visible"],
    "focus and hover": ["focus", "focus-visible", "hover"],
    "pressed": ["active", "hover"],
}
SHAPES = ("better", "same", "worse", "no_judgement", "cannot_say")
MARKS = [
    *(f".mark.{name} .shape" for name in SHAPES),
    ".bars.controls",
    ".bars.influences",
    ".bars.monitors",
    ".link.council",
    ".link.editorial",
]


def luminance(pixel: tuple[int, ...]) -> float:
    """How light a colour is, as WCAG counts it."""
    parts = [part / 255 for part in pixel[:3]]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: tuple[int, ...], other: tuple[int, ...]) -> float:
    """How far two colours stand apart, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def picture(mark: Locator) -> Image.Image:
    """What stands on the screen where a mark is, and a little around it."""
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    clip = {
        "x": box["x"] - ROOM,
        "y": box["y"] - ROOM,
        "width": box["width"] + 2 * ROOM,
        "height": box["height"] + 2 * ROOM,
    }
    return Image.open(io.BytesIO(mark.page.screenshot(clip=clip))).convert("RGB")  # type: ignore[arg-type]  # a plain dict serves


def colours(image: Image.Image) -> list[tuple[int, ...]]:
    """The colour of every pixel."""
    data = image.tobytes()
    return [tuple(data[n : n + 3]) for n in range(0, len(data), 3)]


def standing_out(mark: Locator) -> float:
    """The share of a mark's pixels that stand out 3 to 1 from the ground around it."""
    image = picture(mark)
    pixels = colours(image)
    ground = Counter(pixels[: image.width]).most_common(1)[0][0]
    return sum(contrast(pixel, ground) >= EDGE for pixel in pixels) / len(pixels)


@pytest.fixture(params=["light", "dark"])
def forced(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    """A reader whose system sets the colours, on a light or a dark ground."""
    settings = {"forced_colors": "active", "color_scheme": request.param}
    saving = {"Save-Data": "on"}
    with watched(browser, address, SIZES["desktop"], extra_http_headers=saving, **settings) as opened:
        yield opened


def put_in_state(page: Page, state: str) -> None:
    """Put one element of every kind into a state, as the developer's tools of the browser do."""
    tools = page.context.new_cdp_session(page)
    tools.send("DOM.enable")
    tools.send("CSS.enable")
    root = tools.send("DOM.getDocument")["root"]["nodeId"]
    found = tools.send("DOM.querySelectorAll", {"nodeId": root, "selector": "[data-kind]"})
    for node in found["nodeIds"]:
        tools.send("CSS.forcePseudoState", {"nodeId": node, "forcedPseudoClasses": STATES[state]})


def every_state_is_dark_enough(page: Page) -> None:
    """Assert that words stay readable in every state, and that focus draws a line that stands out."""
    arm(page)
    assert page.evaluate("looks.marked()") >= 5
    for state in STATES:
        put_in_state(page, state)
        assert not page.evaluate("looks.paleMarked()"), state
        if "focus" in state:
            assert not page.evaluate("looks.paleRings()"), state


@pytest.mark.parametrize("path", ["/", "/net-zero-town", "/data", "/framework", KINDS["six places"]])
def test_a_finished_page_in_every_state(reading: Page, path: str) -> None:
    """Links, buttons, lists and fields: pointed at, focused and pressed."""
    reading.goto(path)
    every_state_is_dark_enough(reading)


def test_the_apps_own_choices_in_every_state(window: Page) -> None:
    """The same of what Streamlit draws: places, downloads, the search."""
    visit(window, KINDS["six places"])
    every_state_is_dark_enough(window)


def test_the_list_of_places_of_the_app(window: Page) -> None:
    """Its options too: the chosen one, the one the keyboard is at, and the words where nothing fits."""
    visit(window, "/indicator?id=household-waste-recycled")
    tab_to(window, lambda stop: stop.name == "Compare with other places")
    in_order(window, ["paleText", "paleEdges", "smallTargets"])
    for words in ("B", "xyzzy"):
        window.keyboard.type(words)
        window.get_by_role("listbox").or_(window.get_by_text("No results")).first.wait_for()
        until(window, "document.getAnimations().every(each => each.playState !== 'running')")
        in_order(window, ["paleText", "paleEdges"])


def test_marks_stand_out(reading: Page) -> None:
    """On white every mark has 3 to 1 (WCAG 1.4.11)."""
    reading.goto("/about")
    pale = [mark for mark in MARKS if standing_out(reading.locator(mark).first) < FEWEST]
    assert not pale


def test_marks_stay_in_the_readers_own_colours(forced: Page) -> None:
    """Each stands out there too, and no two look the same."""
    forced.goto("/about")
    marks = [forced.locator(mark).first for mark in MARKS]
    assert not [mark for mark in marks if standing_out(mark) < FEWEST]
    drawn = [picture(mark).tobytes() for mark in marks[: len(SHAPES)]]
    assert len(set(drawn)) == len(SHAPES)
    bars = [picture(mark).tobytes() for mark in marks[len(SHAPES) : len(SHAPES) + 3]]
    assert len(set(bars)) == len(bars)


def test_lines_and_charts_stay_in_the_readers_own_colours(forced: Page) -> None:
    """Small lines on both grounds, and a chart with its six places."""
    forced.goto("/")
    for line in (".band .spark", ".card .spark", ".units-of .shape"):
        assert standing_out(forced.locator(line).first) >= FEWEST, line
    forced.goto(KINDS["six places"])
    seen = Counter(colours(picture(forced.locator(".chart-wide svg").first)))
    assert (
        len([each for each, count in seen.items() if count > 200 and contrast(each, (255, 255, 255)) >= EDGE])
        >= 6
    )


def test_choices_and_focus_stay_in_the_readers_own_colours(forced: Page) -> None:
    """What is chosen looks different from what is not, and what is in focus has a line around it."""
    forced.goto("/net-zero-town?show=worse")
    arm(forced)
    in_order(forced, ["paleText", "paleEdges"])
    ground = "element => getComputedStyle(element).backgroundColor"
    choices = forced.get_by_label("Show only")
    chosen = choices.locator("[aria-current]").last.evaluate(ground)
    others = choices.locator("a:not([aria-current])").last.evaluate(ground)
    assert chosen != others
    for _ in range(12):
        assert tab(forced).ringed
    focused = forced.locator(":focus")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    assert standing_out(focused) >= FEWEST
