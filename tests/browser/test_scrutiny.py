"""The page for scrutiny, with the app and without script: choose, filter, keep a list, take it along."""

import re

from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import SIZES, watched
from tests.browser.steps import fits, settle, tab_to, visit

COMMITTEE = "/scrutiny?committee=childrens-services-review-group"
LIST = "/scrutiny?indicator=household-waste-recycled"


def filters_and_returns(page: Page) -> None:
    """Choose a filter and an order; go back to all of it."""
    missed = page.get_by_role("link", name="Target missed", exact=True)
    missed.click()
    page.wait_for_url(re.compile("show=missed"))
    expect(missed).to_have_attribute("aria-current", "true")
    page.get_by_role("link", name="By name", exact=True).click()
    page.wait_for_url(re.compile("show=missed.*sort=name"))
    chosen = page.get_by_role("link", name="By name", exact=True)
    expect(chosen).to_have_attribute("aria-current", "true")
    page.go_back()
    page.wait_for_url(re.compile("show=missed$"))
    page.go_back()
    page.wait_for_url(re.compile("review-group$"))
    expect(page.get_by_role("heading", name="Worse than similar places")).to_be_visible()


def test_the_keyboard_reaches_a_figure_of_a_committee(window: Page) -> None:
    """From the start page, in the app."""
    visit(window, "/scrutiny")
    tab_to(window, lambda stop: stop.href.endswith("childrens-services-review-group"))
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("committee=childrens"))
    expect(window.get_by_role("heading", level=1)).to_have_text("Children's Services Review Group")
    settle(window)
    expect(window.get_by_role("heading", level=1)).to_be_focused()
    tab_to(window, lambda stop: "/indicator?id=" in stop.href)
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/indicator"))


def test_a_filter_stands_in_the_address(window: Page) -> None:
    """And the way back restores what was there, in the app."""
    visit(window, COMMITTEE)
    filters_and_returns(window)


def test_a_filter_needs_no_script(scriptless: Page) -> None:
    """It is a plain link."""
    scriptless.goto(COMMITTEE)
    filters_and_returns(scriptless)


def test_a_list_is_kept_on_a_phone_without_script(browser: Browser, address: str) -> None:
    """A figure is added and taken away, nothing is cut off, and the pack of it is a file."""
    with watched(browser, address, SIZES["phone"], java_script_enabled=False) as page:
        page.goto(LIST)
        page.get_by_label("Add a figure").select_option("ofsted-childrens-services")
        page.get_by_role("button", name="Add it to the list").click()
        kept = page.get_by_role("list", name="Figures in your list").get_by_role("listitem")
        expect(kept).to_have_count(2)
        fits(page)
        page.get_by_role("link", name=re.compile("Remove Household")).click()
        expect(kept).to_have_count(1)
        expect(kept).to_contain_text("Ofsted")
        leads = page.get_by_role("link", name="The pack as a web page").get_attribute("href")
        reply = page.request.get(leads or "")
        assert reply.ok
        assert "<h1" in reply.text()
