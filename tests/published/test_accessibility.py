"""The published accessibility statement is true today: reviewed, of every page, in order."""

from datetime import date

import pytest

from lutondash import Dataset, load
from scripts.accessibility import MARK, STATEMENT, WIDTHS
from scripts.editions import OF_EDITIONS
from scripts.pages import AS_OF, ROOT, addresses


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(ROOT / "data", as_of=AS_OF)


def test_the_statement_was_reviewed_within_a_year(published: Dataset) -> None:
    """The law wants it kept under review, so this test reads the real clock and fails one day.

    Then run `make accessibility`, go through the statement with people, and set its date.
    """
    due = published.accessibility.review_due
    assert date.today() <= due, f"the accessibility statement was due for review by {due}"  # noqa: DTZ011  # the real day


def test_the_statement_is_not_tested_after_its_review(published: Dataset) -> None:
    """People go through the statement with the latest findings before them."""
    assert published.accessibility.tested <= published.accessibility.reviewed


def test_every_page_was_looked_at(published: Dataset) -> None:
    """A page made since the last look is not covered by what the statement says: make accessibility."""
    tests = published.accessibility.tests

    assert {test.pages for test in tests} == {len(addresses()) + OF_EDITIONS}
    for width in WIDTHS:
        assert any(f"{width} pixels" in test.what for test in tests), width


def test_no_failure_is_known_to_a_program(published: Dataset) -> None:
    """What axe finds is mended, not listed."""
    assert [test for test in published.accessibility.tests if test.failures] == []


def test_the_program_can_write_into_the_statement() -> None:
    """Its mark stands there once, and only tests follow it."""
    before, mark, after = STATEMENT.read_text("utf-8").partition(MARK)

    assert mark
    assert "[[test]]" not in before
    assert after.startswith("[[test]]")
    assert "[[problem]]" not in after
