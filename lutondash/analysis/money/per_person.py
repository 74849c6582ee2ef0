"""Money for each person: an amount over the people of the summer in which its financial year begins."""

from collections.abc import Mapping

from lutondash.analysis.money import years
from lutondash.analysis.money.worked import Missing, Worked
from lutondash.model.budget import Population

People = Mapping[tuple[str, int], Population]
"""Estimates by code and calendar year."""


def per_person(pounds: float, place: str, year: str, people: People) -> Worked:
    """Share an amount among the people of a place; 2017-18 takes those of mid-2017, never a neighbour's."""
    found = people.get((place, years.start(year)))
    return Worked(pounds / found.people) if found else Worked(None, Missing.NO_POPULATION)
