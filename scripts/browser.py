"""The Chromium that the tests and the screenshots drive; `python -m scripts.browser` prints where it is."""

import os
import shutil
import sys
import time
from contextlib import suppress
from pathlib import Path

from playwright.sync_api import Browser, Error, Page, Playwright, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

# A browser that asks only the host it is sent to, and that may run as root in a container.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-gpu-rasterization",
    "--disable-software-rasterizer",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path(playwright: Playwright) -> str:
    """Where Chromium is: the variable CHROMIUM, the usual names, else Playwright's own.

    Raises FileNotFoundError with the remedy where there is none.
    """
    found = [os.environ.get("CHROMIUM", ""), *map(shutil.which, NAMES), playwright.chromium.executable_path]
    for path in found:
        if path and Path(path).is_file():
            return path
    raise FileNotFoundError("no Chromium was found; install it, or set CHROMIUM to where it is")


def launch(playwright: Playwright, *flags: str) -> Browser:
    """A headless Chromium, with further flags if any are given."""
    return playwright.chromium.launch(executable_path=chromium_path(playwright), args=[*FLAGS, *flags])


def main() -> int:
    """Print where Chromium is, or say that it is missing."""
    with sync_playwright() as playwright:
        try:
            print(chromium_path(playwright))
        except FileNotFoundError as error:
            print(error, file=sys.stderr)
            return 1
    return 0


def until(page: Page, words: str, arg: object = None, *, seconds: float = 30.0) -> None:
    """Wait until JavaScript says yes; raises TimeoutError.

    Playwright's own wait_for_function turns words into code in the page, which the content policy forbids.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(Error):  # the page is being loaded anew
            if page.evaluate(words, arg):
                return
        page.wait_for_timeout(50)
    raise TimeoutError(f"never came true: {words}")


if __name__ == "__main__":
    sys.exit(main())
