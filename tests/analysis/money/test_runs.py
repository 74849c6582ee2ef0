"""Tests of the years that may be compared with each other."""

import random

import pytest

from lutondash.analysis.money import years
from lutondash.analysis.money.runs import comparable, joined_by, unbroken
from tests.analysis.money.made import line, lines


def test_other_rules_end_a_run() -> None:
    """Years of two returns are never joined."""
    bases = {"2016-17": "old", "2017-18": "old", "2024-25": "new"}
    assert comparable(bases) == (("2016-17", "2017-18"), ("2024-25",))


def test_a_break_ends_a_run_before_its_year() -> None:
    """The year of the break begins the next run."""
    bases = dict.fromkeys(("2011-12", "2012-13", "2013-14"), "old")
    assert comparable(bases, {"2013-14"}) == (("2011-12", "2012-13"), ("2013-14",))


def test_a_missing_year_is_a_gap_in_the_line() -> None:
    """No line is drawn over years that nobody published."""
    assert unbroken(("2010-11", "2012-13", "2013-14")) == (("2010-11",), ("2012-13", "2013-14"))
    assert unbroken(()) == ()


def test_a_service_that_came_new_is_told_from_one_that_was_parted() -> None:
    """Public health brought money with it; social care was the same money under two names."""
    held = lines(
        line("education"),
        line("care", to_year="2010-11"),
        line("children", from_year="2011-12"),
        line("adults", from_year="2011-12"),
        line("health", from_year="2013-14"),
    )
    found = joined_by(held, ("2010-11", "2011-12", "2012-13", "2013-14"))
    assert {year: [each.line for each in new] for year, new in found.items()} == {"2013-14": ["health"]}
    assert joined_by(held, ("2013-14", "2014-15")) == {}


@pytest.mark.parametrize("seed", range(30))
def test_runs_hold_every_year_once_and_in_order(seed: int) -> None:
    """Parting loses no year, doubles none, and never mixes two sets of rules."""
    chance = random.Random(seed)  # noqa: S311 - made-up years, not secrets
    bases = {years.beginning(n): chance.choice("ab") for n in chance.sample(range(1995, 2030), 12)}
    found = comparable(bases, chance.sample(sorted(bases), 2))

    assert [year for run in found for year in run] == sorted(bases)
    assert all(len({bases[year] for year in run}) == 1 for run in found)


def test_years_are_counted_over_the_turn_of_the_century() -> None:
    """1999-00 follows 1998-99 and goes before 2000-01."""
    assert years.after("1998-99") == "1999-00"
    assert years.before("2000-01") == "1999-00"
