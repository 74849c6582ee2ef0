"""Takes a picture of every page on a desktop and on a phone.

`python -m scripts.screenshots [FOLDER] [--url URL]` writes FOLDER/<page>-<width>.png (test-output/pictures
when none is given) from the app that runs at URL, or from one started for it. The overview on a desktop
also becomes docs/overview.png, the picture in the README.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from scripts.browser import launch, until
from scripts.pages import AS_OF, ROOT, addresses
from scripts.server import streamlit

WIDTHS = {1280: 900, 390: 844}
README_PICTURE = ROOT / "docs" / "overview.png"
README_HEIGHT = 1000

# Streamlit scrolls inside a frame of its own, so the page is as tall as that frame's content.
CONTENT_HEIGHT = """() => Math.max(
    document.documentElement.scrollHeight,
    ...[...document.querySelectorAll("[data-testid='stMain']")].map(main => main.scrollHeight)
)"""
BUSY = "[data-testid='stSkeleton'], [data-stale='true']"


def main() -> None:
    """Take all pictures and say where they are."""
    parser = argparse.ArgumentParser(description="Take a picture of every page.")
    parser.add_argument("folder", type=Path, nargs="?", default=ROOT / "test-output" / "pictures")
    parser.add_argument("--url", help="where the app runs already")
    choices = parser.parse_args()
    choices.folder.mkdir(parents=True, exist_ok=True)
    with running_app(choices.url) as url, sync_playwright() as playwright:
        browser = launch(playwright)
        for path in pictures(browser, url, choices.folder):
            print(path)
        browser.close()


@contextmanager
def running_app(url: str | None) -> Iterator[str]:
    """Where the app answers: at `url`, or started on the published figures until the block ends."""
    if url:
        yield url.rstrip("/")
        return
    settings = {"LUTONDASH_DATA": str(ROOT / "data"), "LUTONDASH_AS_OF": AS_OF.isoformat()}
    with (
        tempfile.TemporaryDirectory() as place,
        streamlit(ROOT / "app.py", settings, Path(place) / "log") as server,
    ):
        yield server.url


def pictures(browser: Browser, url: str, folder: Path) -> Iterator[Path]:
    """Take the picture of every page at every width; give the files as they are written."""
    for width, height in WIDTHS.items():
        page = browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
        for name, path in addresses().items():
            show(page, url + path, width, height)
            if path == "/" and width == max(WIDTHS):
                yield readme_picture(page, width)
            yield whole_picture(page, folder / f"{name}-{width}.png", width)
        page.close()


def show(page: Page, url: str, width: int, height: int) -> None:
    """Open a page and wait until it is drawn."""
    page.set_viewport_size({"width": width, "height": height})
    page.goto(url)
    page.get_by_role("heading", level=1).first.wait_for()
    until(page, f'document.querySelectorAll("{BUSY}").length === 0')
    page.wait_for_timeout(1000)  # charts are drawn a moment after their place is there


def readme_picture(page: Page, width: int) -> Path:
    """The top of the page that is open, for the README."""
    README_PICTURE.parent.mkdir(exist_ok=True)
    page.set_viewport_size({"width": width, "height": README_HEIGHT})
    page.screenshot(path=README_PICTURE)
    return README_PICTURE


def whole_picture(page: Page, file: Path, width: int) -> Path:
    """The whole of the page that is open, in a window as tall as the page."""
    page.set_viewport_size({"width": width, "height": page.evaluate(CONTENT_HEIGHT)})
    page.wait_for_timeout(500)
    page.screenshot(path=file)
    return file


if __name__ == "__main__":
    main()
