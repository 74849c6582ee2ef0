"""The money stands in its place on each page, is escaped, and never speaks of cause."""

import re
from dataclasses import replace

from lutondash import Dataset
from lutondash.dataset.budget import Budget
from lutondash.markup import documents
from lutondash.markup.blocks import Document, Html
from lutondash.markup.engine import Lines
from lutondash.model.budget import ServiceLink
from lutondash.model.indicator import LinkedBy
from lutondash.views.indicator_page import indicator_page
from lutondash.views.outcome_page import outcome_page
from lutondash.views.priority_page import priority_page

APOSTROPHE = "\N{RIGHT SINGLE QUOTATION MARK}"
NOT_CAUSED = "Money and results stand side by side. Neither shows that one caused the other."


def body(document: Document) -> str:
    """Return the fragments of a page, one after the other."""
    return "".join(block.body(Lines.DRAWN) for block in document.blocks if isinstance(block, Html))


def pages(dataset: Dataset) -> list[str]:
    """Return a page of each kind that money stands on."""
    return [
        body(documents.indicator(indicator_page(dataset, "umbrellas-returned"))),
        body(documents.outcome(outcome_page(dataset, "no-wet-feet"))),
        body(documents.priority(priority_page(dataset, "dry-town"))),
    ]


def headings(html: str) -> list[str]:
    """Return the headings of sections."""
    return re.findall("<h2[^>]*>(.*?)</h2>", html)


def test_each_page_has_the_money_once_and_says_that_nothing_is_proved(dataset: Dataset) -> None:
    """Both stand side by side; no page says that one led to the other."""
    for page in pages(dataset):
        assert page.count('id="money"') == 1
        assert page.count(NOT_CAUSED) == 1
        assert not re.search(r"because of the money|thanks to|led to|resulted", page)


def test_an_outcome_lists_figure_measures_and_money(dataset: Dataset) -> None:
    """In that order, whichever of them are held."""
    page = body(documents.outcome(outcome_page(dataset, "no-wet-feet")))
    assert headings(page) == [
        f"The town{APOSTROPHE}s figures",
        f"The council{APOSTROPHE}s measures",
        "The money",
    ]


def test_the_money_of_a_figure_stands_after_its_figures(dataset: Dataset) -> None:
    """What the figure is comes last."""
    found = headings(body(documents.indicator(indicator_page(dataset, "umbrellas-returned"))))
    assert found.index("The figures") < found.index("Money beside this figure") < found.index("What it is")


def test_a_phone_can_jump_to_the_money_and_the_aims(dataset: Dataset) -> None:
    """The list on a priority's page leads to sections that are there, and only to those."""
    page = body(documents.priority(priority_page(dataset, "tidy-council")))
    led_to = set(re.findall('href="#([^"]*)"', page))
    assert {"money", "objectives", "objective-kind-words"} <= led_to
    assert led_to <= set(re.findall('id="([^"]*)"', page))


def test_the_aims_of_the_plan_fold_what_is_long(dataset: Dataset) -> None:
    """A point with a text opens; one without is a line; an aim without figures says so."""
    page = body(documents.priority(priority_page(dataset, "tidy-council")))
    assert "<summary>Patient</summary>" in page
    assert "<summary>Dry</summary>" not in page
    assert "No published figure stands beside this aim." in page


def test_a_reason_is_escaped(dataset: Dataset) -> None:
    """Text from the data folder is text."""
    link = ServiceLink(
        line="housing", outcome="no-wet-feet", linked_by=LinkedBy.EDITORIAL, reason="<script>x</script>"
    )
    spoiled = replace(dataset, budget=replace(dataset.budget, links=(link,)))
    page = body(documents.outcome(outcome_page(spoiled, "no-wet-feet")))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_without_money_there_is_no_section_and_no_link_to_it(dataset: Dataset) -> None:
    """A folder without accounts shows no empty heading."""
    for page in pages(replace(dataset, budget=Budget())):
        assert "money" not in page.lower()
