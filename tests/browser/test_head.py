"""The head of a page: it says of the page what the finished page says, wherever the app has gone."""

import re

from playwright.sync_api import Page, expect

from scripts.browser import until
from tests.browser.steps import settle

LONG = "/net-zero-town"
SAID = """() => Object.fromEntries([...document.head.querySelectorAll(
    'link[rel=canonical], meta[name=description], meta[property^="og:"], script[type="application/ld+json"]')]
    .map((each) => [each.getAttribute('property') ?? each.getAttribute('name') ?? each.rel ?? each.type,
                    each.content ?? each.href ?? each.textContent]))"""


# Whether the head describes the page of an address, as it does when all of it has come.
DESCRIBED = """(url) => document.querySelector('link[rel=canonical]').href === url
    && document.querySelector('meta[name=description]')"""


def lead_on(page: Page) -> None:
    """Follow the first link of a page in the app to a figure."""
    page.locator("#root main a[href^='/indicator?id=']").locator("visible=true").first.click()
    page.wait_for_url(re.compile("/indicator"))
    settle(page)


def test_the_head_follows_the_page(page: Page) -> None:
    """After the app has gone on, and after back, it says all that the finished page of the address says."""
    page.goto(LONG)
    first = page.evaluate(SAID)
    settle(page)
    lead_on(page)
    until(page, DESCRIBED, arg=page.url)
    said = page.evaluate(SAID)
    assert said["canonical"] == said["og:url"] == page.url
    assert said["description"] != first["description"]
    page.reload()
    assert page.evaluate(SAID) == said
    page.go_back()
    settle(page)
    until(page, DESCRIBED, arg=page.url)
    assert page.evaluate(SAID) == first


def test_the_head_says_only_what_is_sure_where_nothing_more_comes(page: Page) -> None:
    """Where data is dear nothing is asked for; the address is right, and of another page nothing is said."""
    asked: list[str] = []
    page.set_extra_http_headers({"Save-Data": "on"})
    page.goto(LONG)
    page.get_by_role("button", name="Explore this page").click()
    settle(page)
    page.on("request", lambda request: asked.append(request.url))
    lead_on(page)
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", page.url)
    said = page.evaluate(SAID)
    assert said.keys() == {"canonical", "og:url", "og:type", "og:site_name", "og:locale"}
    assert said["og:url"] == page.url
    assert page.url not in asked


def test_a_head_that_cannot_be_fetched_is_no_fault(page: Page) -> None:
    """The page is shown all the same; what is sure stands in its head."""
    page.goto(LONG)
    settle(page)
    page.route("**/indicator?*", lambda route: route.fulfill(status=200, body="no page"))
    lead_on(page)
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", page.url)
    expect(page.locator("meta[name=description]")).to_have_count(0)
