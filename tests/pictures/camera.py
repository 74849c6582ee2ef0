"""Takes pictures of finished pages without a server: in Chromium, with the site's font, in few colours."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageColor
from playwright.sync_api import Browser, Playwright, Route

from lutondash.site.finished import ASSETS
from scripts.browser import FLAGS, chromium_path
from tests.pictures.subjects import Subject

HOST = "http://pictures.test"
HEIGHT = 1500
"""Of a longer page the picture shows the top."""
COLOURS = (
    *("#12436d", "#f46a25", "#28a197", "#801650", "#3d3d3d", "#a285d1", "#0b0c0c", "#505a5f", "#ffdd00"),
    *("#0b5f59", "#a23c06", "#5d3f8c", "#5b7d9b", "#b1b4b6"),
)
"""What pages and charts are drawn in; more pale forms of each stand at the edges of letters and lines."""
SHADES = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.88)

# Letters look the same whatever the machine's own settings for its screen.
STEADY = [
    "--font-render-hinting=none",
    "--disable-lcd-text",
    "--force-color-profile=srgb",
    "--hide-scrollbars",
]


@contextmanager
def camera(playwright: Playwright) -> Iterator[Browser]:
    """Start a Chromium that draws letters alike everywhere."""
    browser = playwright.chromium.launch(
        executable_path=chromium_path(playwright), args=[*FLAGS, *STEADY], env={"LANG": "en_GB.UTF-8"}
    )
    yield browser
    browser.close()


def picture(browser: Browser, subject: Subject) -> Image.Image:
    """Take the picture of a document, once its font is there."""
    page = browser.new_page(viewport={"width": subject.width, "height": 200}, locale="en-GB")
    page.route("**/*", lambda route: _answer(route, subject))
    page.goto(HOST)
    page.evaluate("document.fonts.load('400 17px \"Lutondash Sans\"').then(() => document.fonts.ready)")
    assert page.evaluate("document.fonts.check('17px \"Lutondash Sans\"')")
    height = min(HEIGHT, page.evaluate("document.documentElement.scrollHeight"))
    taken = page.screenshot(full_page=True, clip={"x": 0, "y": 0, "width": subject.width, "height": height})
    page.close()
    return Image.open(BytesIO(taken)).convert("RGB")


def _answer(route: Route, subject: Subject) -> None:
    """Answer with a file of ours or the document, which waits for its font as a second visit would."""
    path = route.request.url.removeprefix(HOST)
    if path.startswith("/assets/"):
        route.fulfill(
            path=ASSETS / path.removeprefix("/assets/"), headers={"access-control-allow-origin": "*"}
        )
    else:
        html = subject.html.replace("font-display: optional", "font-display: block")
        route.fulfill(body=html, content_type="text/html; charset=utf-8")


def few_colours(image: Image.Image) -> Image.Image:
    """Make a picture small enough to be kept."""
    return image.quantize(palette=_palette(), dither=Image.Dither.NONE)


def _palette() -> Image.Image:
    """Make a palette of the colours, each also mixed with white."""
    known = [ImageColor.getrgb(colour)[:3] for colour in COLOURS]
    mixed = [round(part + (255 - part) * shade) for shade in SHADES for colour in known for part in colour]
    holder = Image.new("P", (1, 1))
    holder.putpalette([*mixed, 255, 255, 255])
    return holder
