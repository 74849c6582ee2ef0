"""The accessibility statement has the sections and sentences that the law wants, in its order."""

import re
from dataclasses import replace
from html import unescape

import pytest

from lutondash import Dataset
from lutondash.markup import documents
from lutondash.markup.blocks import Html
from lutondash.markup.engine import Lines
from lutondash.model.accessibility import Compliance
from lutondash.views.accessibility_page import accessibility_page

HEADINGS = [
    "Accessibility statement for How is Muddleford doing?",
    "How accessible this website is",
    "Feedback and contact information",
    "Reporting accessibility problems with this website",
    "Enforcement procedure",
    "Technical information about this website's accessibility",
    "Compliance status",
    "Non-accessible content",
    "Non-compliance with the accessibility regulations",
    "Disproportionate burden",
    "Content that's not within the scope of the accessibility regulations",
    "What we're doing to improve accessibility",
    "Preparation of this accessibility statement",
]
REQUIRED = [
    "This accessibility statement applies to ",
    "The Equality and Human Rights Commission (EHRC) is responsible for enforcing the Public Sector Bodies"
    " (Websites and Mobile Applications) (No. 2) Accessibility Regulations 2018 (the 'accessibility"
    " regulations'). If you're not happy with how we respond to your complaint, contact the Equality Advisory"
    " and Support Service (EASS).",
    " is committed to making its website accessible, in accordance with the Public Sector Bodies (Websites"
    " and Mobile Applications) (No. 2) Accessibility Regulations 2018.",
    "The content listed below is non-accessible for the following reasons.",
    "This statement was prepared on 5 January 2024. It was last reviewed on 1 June 2024.",
    "This website was last tested on 30 May 2024 against the WCAG 2.2 AA standard.",
]
_STANDARD = "the Web Content Accessibility Guidelines version 2.2 AA standard"
STATUS = {
    Compliance.FULL: f"This website is fully compliant with {_STANDARD}.",
    Compliance.PARTIAL: f"This website is partially compliant with {_STANDARD},"
    " due to the non-compliances listed below.",
    Compliance.NONE: f"This website is not compliant with {_STANDARD}. The non-compliances are listed below.",
}


def _stating(dataset: Dataset, **changes: object) -> Dataset:
    return replace(dataset, accessibility=dataset.accessibility.model_copy(update=changes))


def _html(dataset: Dataset) -> str:
    blocks = documents.accessibility(accessibility_page(dataset)).blocks
    return "".join(block.body(Lines.AS_IMAGES) for block in blocks if isinstance(block, Html))


def _words(html: str) -> str:
    """Read a fragment as plain words, with straight quotation marks."""
    return re.sub(
        r"\s+",
        " ",
        re.sub(
            "[\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}]",
            "'",
            unescape(re.sub("<[^>]+>", "", html)),
        ),
    )


def _headings(html: str) -> list[str]:
    return [_words(found) for found in re.findall("<h[1-3][^>]*>(.*?)</h[1-3]>", html)]


def test_every_section_stands_in_the_law_s_order(dataset: Dataset) -> None:
    """The headings are those of the model, with nothing between them; what was not tested may follow."""
    assert _headings(_html(dataset)) == [*HEADINGS, "What has not been tested"]
    assert _headings(_html(_stating(dataset, not_tested=()))) == HEADINGS
    assert _headings(_html(_stating(dataset, not_tested=(), contact=None, problems=()))) == HEADINGS


@pytest.mark.parametrize("sentence", REQUIRED)
def test_the_law_s_sentences_stand_word_for_word(dataset: Dataset, sentence: str) -> None:
    """Required wording is never shortened, with a contact or without."""
    assert sentence in _words(_html(dataset))
    assert sentence in _words(_html(_stating(dataset, contact=None)))


@pytest.mark.parametrize("compliance", Compliance)
def test_the_status_is_the_one_stated(dataset: Dataset, compliance: Compliance) -> None:
    """Of the three sentences exactly one stands there."""
    words = _words(_html(_stating(dataset, compliance=compliance)))

    assert STATUS[compliance] in words
    assert not any(sentence in words for status, sentence in STATUS.items() if status is not compliance)


def test_complaints_lead_to_the_service_that_takes_them(dataset: Dataset) -> None:
    """The link to the enforcement procedure is in the section of that name."""
    section = _html(dataset).partition('id="enforcement"')[2].partition("</section>")[0]

    assert 'href="https://www.equalityadvisoryservice.com/"' in section


def test_a_problem_says_why_which_criterion_and_what_to_do(dataset: Dataset) -> None:
    """A reader learns what fails, whom it hinders, and the way round it."""
    (problem,) = dataset.accessibility.problems
    words = _words(_html(dataset))

    assert f"{problem.what}. {problem.why}" in words
    assert "This fails WCAG 2.2 success criterion 1.1.1 Non-text content." in words
    assert words.count(problem.instead) == 2
    assert problem.mended in words


def test_a_contact_is_named_wherever_one_may_write(dataset: Dataset) -> None:
    """The form and the mail stand under feedback and under reporting, and the publisher makes the promise."""
    html = _html(dataset)

    assert html.count('href="https://example.org/contact"') == 2
    assert html.count('href="mailto:wet@example.org"') == 2
    assert "This website is run by Muddleford Council." in _words(html)
    assert "We'll consider your request and get back to you in 10 days." in _words(html)
    assert "Muddleford Council is committed to" in _words(html)


def test_without_a_contact_the_page_says_so(dataset: Dataset) -> None:
    """No address is made up, and the reader learns what is possible without one."""
    html = _html(_stating(dataset, contact=None))

    assert "names no contact yet" in _words(html)
    assert "mailto:" not in html
    assert "example.org" not in html
    assert 'href="/data"' in html


def test_what_was_found_is_told_to_the_number(dataset: Dataset) -> None:
    """The row of a test that found failures says how many; one that found none says so."""
    (test,) = dataset.accessibility.tests
    html = _html(_stating(dataset, tests=(test, test.model_copy(update={"failures": 0, "undecided": 0}))))

    assert re.findall('data-l="Failures found">([^<]+)<', html) == ["1", "none"]
    assert re.findall('data-l="Left for people to judge">([^<]+)<', html) == ["2", "none"]


def test_words_of_people_are_never_markup(dataset: Dataset) -> None:
    """What is written in the file is shown as text."""
    html = _html(_stating(dataset, tested_by="<script>alert(1)</script>", can=("<b>bold</b>",)))

    assert "<script" not in html
    assert "&lt;b&gt;bold" in html
