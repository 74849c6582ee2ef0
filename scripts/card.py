"""Draws the card that stands beside a link to the site.

`python -m scripts.card` writes lutondash/markup/assets/card.png. It names the site and says what it is.
It holds no figure, so that it stays true.
"""

from base64 import b64encode

from PIL import Image
from playwright.sync_api import sync_playwright

from lutondash.site.finished import ASSETS
from scripts.browser import launch

CARD = ASSETS / "card.png"
FONT = ASSETS / "lutondash-sans-1.woff2"
WIDTH, HEIGHT = 1200, 630
COLOURS = 32
NAME = "How is Luton doing?"
LINE = "Published figures about Luton, in plain words. Every one names its source."

PAGE = """<!DOCTYPE html><html lang="en-GB"><meta charset="utf-8"><style>
@font-face {{ font-family: Card; src: url("data:font/woff2;base64,{font}"); font-weight: 400 700; }}
body {{ margin: 0; width: {width}px; height: {height}px; box-sizing: border-box; padding: 120px 100px 0;
  background: #fff; border-top: 24px solid #12436d; font: 400 40px/52px Card; color: #0b0c0c; }}
.mark {{ width: 54px; height: 126px; margin-bottom: 48px; background:
  linear-gradient(#f46a25 0 0) 0 100% / 100% 36px no-repeat,
  linear-gradient(#12436d 0 0) 0 0 / 100% 72px no-repeat; }}
h1 {{ margin: 0 0 24px; font: 700 92px/100px Card; letter-spacing: -0.015em; color: #12436d; }}
p {{ margin: 0; max-width: 22em; text-wrap: balance; }}
</style><div class="mark"></div><h1>{name}</h1><p>{line}</p>"""


def main() -> None:
    """Draw the card and keep it in few colours."""
    font = b64encode(FONT.read_bytes()).decode()
    html = PAGE.format(font=font, width=WIDTH, height=HEIGHT, name=NAME, line=LINE)
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.set_content(html)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=CARD)
        browser.close()
    with Image.open(CARD) as drawn:
        small = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(CARD, optimize=True)
    print(CARD)


if __name__ == "__main__":
    main()
