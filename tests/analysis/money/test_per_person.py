"""Tests of money for each person."""

from lutondash.analysis.money.per_person import per_person
from lutondash.analysis.money.worked import Missing
from lutondash.model.budget import Population

PLACE = "E06999001"
PEOPLE = {
    (PLACE, year): Population(geography=PLACE, year=str(year), people=people, release="estimates")
    for year, people in ((2016, 100), (2017, 200))
}


def test_the_people_are_those_of_the_summer_the_year_begins_in() -> None:
    """2017-18 is shared among the people of the middle of 2017."""
    assert per_person(1000, PLACE, "2017-18", PEOPLE).value == 5
    assert per_person(1000, PLACE, "2016-17", PEOPLE).value == 10


def test_without_an_estimate_there_is_a_reason_and_no_figure() -> None:
    """Neither the year before nor another place stands in."""
    for place, year in ((PLACE, "2018-19"), ("E06999002", "2017-18")):
        found = per_person(1000, place, year, PEOPLE)
        assert (found.value, found.missing) == (None, Missing.NO_POPULATION)
