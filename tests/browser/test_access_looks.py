"""What looks at pages finds each fault that is planted, and names none where there is none."""

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.steps import EVERYTHING, arm

PAGE = """<!doctype html><html lang="en"><head><title>A page</title>
<style>a {{ color: #12436d }}</style></head>
<body style="background:#fff;font:16px/24px sans-serif"><header class="lut"><a href="/">Start</a></header>
<main class="lut"><h1>A page</h1>{}</main><footer class="lut">The end</footer></body></html>"""
LOOSE = "white-space:nowrap;width:20px"
PLANTED = {
    "paleText": [
        '<p style="color:#949494">Too pale for text of this size</p>',
        '<p style="color:#595959;opacity:.7">Dark, but faded</p>',
        '<p style="background:linear-gradient(#fff,#777);color:#555">On a ground that grows dark</p>',
        '<label>Name <input placeholder="pale"></label><style>::placeholder{color:#aaa}</style>',
        '<svg width="90" height="30"><text y="20" fill="#999">drawn</text></svg>',
    ],
    "paleEdges": ['<button style="border:1px solid #ccc;background:#fff">Press</button>'],
    "plainLinks": ['<p>Words and <a href="/x" style="text-decoration:none">a link</a> among them</p>'],
    "smallTargets": [
        '<div style="font-size:9px;line-height:10px"><a href="/a">a</a><br><a href="/b">b</a></div>'
    ],
    "structure": [
        "<h3>A level is left out</h3>",
        "<h1>Another</h1>",
        "<table><tr><td>No caption</td></tr></table>",
        "<table><caption>One</caption><tr><th>No scope</th></tr></table>",
        "<div role='main'></div>",
    ],
    "sideways": ['<p style="width:2000px">Wide</p>', '<p style="margin-left:-40px">Out at the left</p>'],
    "cutOff": [f'<p style="{LOOSE};overflow:hidden">Words that are cut</p>'],
    "overlaps": ['<p>Words</p><p style="margin-top:-34px">Others over them</p>'],
}


@pytest.fixture
def sheet(browser: Browser) -> Page:
    """An empty sheet that knows nothing of the app."""
    return browser.new_page(viewport={"width": 320, "height": 800})


def found(sheet: Page, body: str, what: str) -> list[str]:
    """What one look names on a page with this body."""
    sheet.set_content(PAGE.format(body))
    arm(sheet)
    return list(sheet.evaluate(f"looks.{what}()"))


@pytest.mark.parametrize("what", EVERYTHING)
def test_a_page_in_order_has_no_fault(sheet: Page, what: str) -> None:
    """Plain words, a link in a sentence, a button, a table: nothing is wrong with them."""
    body = """<p>Words and <a href="/x">a link</a> among them</p><button>Press</button><h2>Figures</h2>
    <table><caption>Few</caption><tr><th scope="row">One</th><td>1</td></tr></table>"""

    assert found(sheet, body, what) == []


@pytest.mark.parametrize(("what", "body"), [(what, body) for what, all_ in PLANTED.items() for body in all_])
def test_a_planted_fault_is_found(sheet: Page, what: str, body: str) -> None:
    """Each look names the fault that is its own."""
    assert found(sheet, body, what)


def test_focus_that_cannot_be_seen_is_told(sheet: Page) -> None:
    """Neither a line that is missing nor a lid over the link escapes."""
    sheet.set_content(PAGE.format('<p><a id="a" href="/a" style="outline:none">bare</a></p>'))
    arm(sheet)
    sheet.locator("#a").focus()
    assert not sheet.evaluate("looks.focused().ringed")
    assert sheet.evaluate("looks.focused().shown")
    sheet.add_style_tag(content="body::after { content: ''; position: fixed; inset: 0; background: #fff }")
    assert not sheet.evaluate("looks.focused().shown")
