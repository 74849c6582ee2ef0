"""Tests of the figures of one file beside those that were there."""

from pathlib import Path

import pytest

from lutondash.errors import Finding
from lutondash.importers.merging import Scope, described, held_figures, merged
from lutondash.importers.rows import Figure
from tests.rain_files import RAIN
from tests.sample import HOME, NEIGHBOUR, write


def figure(year: int, place: str = HOME, release: str = "ours", value: str = "1", part: str = "") -> Figure:
    """Make a yearly figure."""
    return Figure(f"{year}-01-01/P1Y", place, value, release=release, breakdown=part)


HELD = [figure(2020), figure(2021), figure(2021, NEIGHBOUR), figure(2020, part="children")]
FRESH = [figure(2021, value="2")]


@pytest.mark.parametrize(
    ("scope", "kept"),
    [
        (Scope.WHOLE, []),
        (Scope.PERIODS, [HELD[0], HELD[3]]),
        (Scope.ROWS, [HELD[0], HELD[2], HELD[3]]),
    ],
)
def test_a_file_replaces_what_it_speaks_for(scope: Scope, kept: list[Figure]) -> None:
    """All of its release, its periods, or only its rows; never a row of another release."""
    other = figure(2019, release="theirs")
    assert merged([other, *HELD], FRESH, "ours", scope) == [other, *kept, *FRESH]


def test_a_row_of_another_release_stays_beside_the_same_figure() -> None:
    """Both are there, so that the contradiction is told and not hidden."""
    other = figure(2021, release="theirs")
    assert merged([other], FRESH, "ours", Scope.WHOLE) == [other, *FRESH]


def test_held_rows_are_read_as_they_stand(sample: Path) -> None:
    """Cells keep their letters; a row that names no release has the indicator's."""
    write(
        sample,
        RAIN,
        "period,geography,value,sequence,breakdown,release,note\n"
        f"2020,{HOME},1.50,,,,\n2021,{HOME},2,3,old,letters-return,so\n",
    )
    found: list[Finding] = []
    first, second = held_figures(sample, "rainy-days", "rain-statistics", found)
    assert (first.value, first.sequence, first.release) == ("1.50", None, "rain-statistics")
    assert (second.sequence, second.breakdown, second.release, second.note) == (
        3,
        "old",
        "letters-return",
        "so",
    )
    assert found == []


def test_a_file_at_fault_is_told(sample: Path) -> None:
    """A broken file is never merged with."""
    found: list[Finding] = []
    write(sample, RAIN, f"period,geography,value,sequence\n2020,{HOME},1,first\n")
    held_figures(sample, "rainy-days", "rain-statistics", found)
    write(sample, RAIN, "period,place,value\n")
    held_figures(sample, "rainy-days", "rain-statistics", found)
    assert [finding.line for finding in found] == [2, 1, 1]


def test_an_indicator_without_figures_holds_none(sample: Path) -> None:
    """Its first import starts from nothing."""
    (sample / RAIN).unlink()
    assert held_figures(sample, "rainy-days", "rain-statistics", []) == []


def test_an_indicator_says_its_release_and_unit(sample: Path) -> None:
    """Both are blank where nobody has described it."""
    assert described(sample, "rainy-days", []) == ("rain-statistics", "count")
    assert described(sample, "nothing", []) == ("", "")
