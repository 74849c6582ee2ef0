"""Every rule of the data folder: the made-up folder keeps it, and one change breaks it."""

from datetime import date
from pathlib import Path

import pytest

from lutondash.dataset.checks import CHECKS
from lutondash.dataset.folder import read
from lutondash.errors import Finding, Severity
from tests.dataset.broken import BROKEN as BROKEN_FIGURES
from tests.dataset.broken_accessibility import BROKEN_STATEMENTS
from tests.dataset.broken_disclosure import BROKEN_DISCLOSURE
from tests.dataset.broken_money import BROKEN_MONEY
from tests.dataset.broken_questions import BROKEN_QUESTIONS
from tests.dataset.spoiling import (
    GUTTERS,
    RAIN,
    UMBRELLAS,
    Spoil,
)
from tests.sample import AS_OF, HOME, add, change

BROKEN = (*BROKEN_FIGURES, *BROKEN_STATEMENTS, *BROKEN_DISCLOSURE, *BROKEN_MONEY, *BROKEN_QUESTIONS)
TOLD_OF_THE_SAMPLE = {"outcomes_are_served", "totals_are_the_sum_of_their_parts"}


def findings_of(folder: Path, rule: str, as_of: date = AS_OF) -> list[Finding]:
    """Return what one rule says about a folder whose files can be read."""
    faults: list[Finding] = []
    contents = read(folder, as_of, faults)
    assert faults == []
    check = next(check for check in CHECKS if check.__name__ == rule)
    return list(check(contents))


@pytest.mark.parametrize("rule", [check.__name__ for check in CHECKS])
def test_the_made_up_folder_keeps_every_rule(sample: Path, rule: str) -> None:
    """A folder in order passes; an outcome without a measure and a total with a gap are told."""
    assert len(findings_of(sample, rule)) == (rule in TOLD_OF_THE_SAMPLE)


@pytest.mark.parametrize(("rule", "path", "spoil", "words"), BROKEN, ids=[f"{b[0]}-{b[3]}" for b in BROKEN])
def test_a_broken_rule_is_told_with_file_line_and_remedy(
    sample: Path, rule: str, path: str, spoil: Spoil, words: str
) -> None:
    """One change breaks one rule, and the finding says where."""
    line = spoil(sample)
    told = [finding for finding in findings_of(sample, rule) if words in finding.fault]
    assert [(finding.path, finding.line) for finding in told] == [(path, line)]
    assert all(finding.remedy.endswith((".", "?")) for finding in told)


def test_every_rule_has_an_example_that_breaks_it() -> None:
    """No rule is added without showing what it refuses."""
    assert {example[0] for example in BROKEN} == {check.__name__ for check in CHECKS}


def test_a_note_on_the_row_silences_a_jump(sample: Path) -> None:
    """Whoever looked into a jump writes a note, and it is not told again."""
    last = add(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},0.54,,,,,")
    assert [finding.line for finding in findings_of(sample, "values_do_not_jump")] == [last]
    change(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},0.54,,,,,", f"2024-04-01/P1Y,{HOME},0.54,,,,,A flood")
    assert findings_of(sample, "values_do_not_jump") == []


def test_a_jump_is_told_once_a_series(sample: Path) -> None:
    """Two jumps of one place are one finding."""
    for quarter, value in (("2024-01-01/P3M", "0.81"), ("2024-04-01/P3M", "81")):
        add(sample, GUTTERS, f"{quarter},{HOME},{value},,")
    assert len(findings_of(sample, "values_do_not_jump")) == 1


def test_a_value_may_differ_from_its_interval_by_one_last_digit(sample: Path) -> None:
    """Publishers round value and interval apart, so one unit of the last digit is no fault."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},50.6,,,50.7,52.1,")
    assert findings_of(sample, "values_are_in_their_intervals") == []


def test_rolling_periods_may_overlap(sample: Path) -> None:
    """Three-year windows share years by their nature."""
    assert findings_of(sample, "points_do_not_overlap") == []


def test_rows_that_share_a_wrong_word_are_one_finding(sample: Path) -> None:
    """A misspelt code on many rows is told once, with the count, at its first row."""
    first = add(sample, RAIN, "2015-01-01/P1Y,E00000000,150")
    add(sample, RAIN, "2016-01-01/P1Y,E00000000,150")
    told = findings_of(sample, "rows_name_known_places")
    assert [(f.line, f.severity) for f in told] == [(first, Severity.ERROR)]
    assert "2 rows have it" in told[0].fault
