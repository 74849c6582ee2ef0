"""Tests of what the look at every page writes into the statement."""

from datetime import date
from pathlib import Path

import pytest

from lutondash import load
from lutondash.model.accessibility import AccessibilityTest
from scripts.accessibility import MARK, with_tests, write
from tests.sample import AS_OF

STATEMENT = "framework/accessibility.toml"
ROWS = [
    AccessibilityTest(
        what="Every page", tool="axe", on=date(2024, 8, 1), pages=15, failures=failures, undecided=3
    )
    for failures in (0, 4)
]


def test_the_rows_of_the_last_time_are_replaced(sample: Path) -> None:
    """The statement then tells of the new tests alone, failures too, and their day."""
    write(sample / STATEMENT, ROWS)
    statement = load(sample, as_of=AS_OF).accessibility

    assert list(statement.tests) == ROWS
    assert statement.tested == date(2024, 8, 1)


def test_what_people_wrote_is_kept_letter_by_letter(sample: Path) -> None:
    """Everything before the mark stays, and a second run changes nothing."""
    before = (sample / STATEMENT).read_text("utf-8")
    once = with_tests(before, ROWS)

    assert once.startswith(before.partition(MARK)[0] + MARK)
    assert with_tests(once, ROWS) == once


def test_without_the_mark_nothing_is_written(sample: Path) -> None:
    """A statement whose mark was lost is left alone."""
    statement = sample / STATEMENT
    statement.write_text(statement.read_text("utf-8").replace(MARK, ""), encoding="utf-8")
    before = statement.read_text("utf-8")

    with pytest.raises(ValueError, match="must stand in framework/accessibility"):
        write(statement, ROWS)
    assert statement.read_text("utf-8") == before
