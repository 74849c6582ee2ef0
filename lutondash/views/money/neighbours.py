"""`Neighbours`: net spend for each resident of a service, here, in similar places and in the country."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lutondash.analysis.comparison import comparison
from lutondash.analysis.money import years
from lutondash.analysis.money.per_person import per_person
from lutondash.analysis.signal import Signal
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine, Stage
from lutondash.model.geography import ComparatorGroup, Geography, UpperTier
from lutondash.model.indicator import Polarity
from lutondash.model.number import shown
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.views.money import our_account
from lutondash.views.place_groups import usual_group

_COUNTY = "county"
"""The type of a place that shares its services with districts."""


@dataclass(frozen=True)
class Neighbours:
    """One service for each resident, in pounds by code; `country` is None where no total of it is published.

    `releases` are the publications behind the amounts and the counts of residents.
    """

    line: BudgetLine
    ours: float
    others: Mapping[str, float]
    signal: Signal
    country: float | None
    releases: tuple[str, ...] = field(default=())


def group_of(dataset: Dataset) -> ComparatorGroup | None:
    """Return the group of similar places used unless another is chosen."""
    return dataset.comparator_groups.get(usual_group(dataset))


def compared_places(dataset: Dataset) -> tuple[str, ...]:
    """Return the similar places that run every service, as ours does: no counties and no districts."""
    group = group_of(dataset)
    codes = group.codes if group else ()
    places = (dataset.geographies[code] for code in codes if code in dataset.geographies)
    home = dataset.vision.geography
    return tuple(p.code for p in places if p.code != home and not _shares_services(p))


def _shares_services(place: Geography) -> bool:
    return place.type == _COUNTY or place.upper_tier == UpperTier.NO


def latest_year(dataset: Dataset) -> str:
    """Return the latest year with our spending and our residents; empty where there is none."""
    home, people = dataset.vision.geography, dataset.budget.population
    held = our_account.outturns(dataset)
    return max((year for year in held if (home, years.start(year)) in people), default="")


def neighbours(dataset: Dataset, line: BudgetLine, year: str) -> Neighbours | None:
    """Work out a service for each resident; None where that is less than half a pound here, or not known."""
    spent = dataset.budget.accounts.across(year, Stage.OUTTURN, line.line)
    home, country = dataset.vision.geography, dataset.vision.country
    found = {
        code: value
        for code in (home, country, *compared_places(dataset))
        if code in spent
        for value in (per_person(spent[code].net, code, year, dataset.budget.population).value,)
        if value is not None
    }
    ours, whole = found.pop(home, 0.0), found.pop(country, None)
    if not shown(ours, 0):
        return None
    observed = Observation(_period(year), ours)
    people = dataset.budget.population
    counted = (people[code, years.start(year)].release for code in (home, *found))
    return Neighbours(
        line=line,
        ours=ours,
        others=found,
        signal=comparison(observed, found, Polarity.NO_JUDGEMENT),
        country=whole,
        releases=tuple(dict.fromkeys((*(spent[c].release for c in (home, *found)), *counted))),
    )


def _period(year: str) -> Period:
    return Period(f"{years.start(year)}-04-01/P1Y")
