"""The content policy in a real browser: every kind of page works under it, and nothing else is let in."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.steps import KINDS, charts_are_drawn, visit

OURS = ("/", "/net-zero-town", "/indicator?id=household-waste-recycled", KINDS["a comparison"], "/about")
INJECTED = """() => new Promise((tell) => {
    document.addEventListener("securitypolicyviolation", (event) => tell(event.effectiveDirective));
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.body.append(script);
})"""
# Later, since what a test has a page do at once is let in.
WORDS_RUN = """() => new Promise((tell) => setTimeout(() => {
    try { tell(new Function("return 'they run'")()); } catch (refusal) { tell(refusal.name); }
}))"""


@pytest.mark.parametrize("path", OURS)
def test_a_page_and_its_app_work_under_the_policy(window: Page, path: str) -> None:
    """The app takes over and draws its charts; a refusal would stand on the console, and the test fail."""
    visit(window, path)
    charts_are_drawn(window)


def test_what_is_written_into_a_page_does_not_run(browser: Browser, address: str) -> None:
    """Neither a script that somebody injects, nor words turned into one."""
    with browser.new_page(base_url=address) as page:
        visit(page, "/net-zero-town")
        assert page.evaluate(INJECTED) == "script-src-elem"
        assert page.evaluate(WORDS_RUN) == "EvalError"
        expect(page).not_to_have_title("taken over")


def test_the_only_cookie_is_the_one_that_the_site_tells_of(window: Page) -> None:
    """It goes when the browser is closed, and other sites cannot have it sent."""
    visit(window, "/about")
    (cookie,) = window.context.cookies()
    assert (cookie["name"], cookie["expires"], cookie["sameSite"]) == ("_streamlit_xsrf", -1, "Lax")
    expect(window.locator("#root")).to_contain_text(cookie["name"])
