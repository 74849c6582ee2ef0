"""`Neighbours`: net spend for each resident of a service, here, in similar places and in the country.

Places that run a service through a joint body pay it by a levy, which the account keeps apart: it is counted
with the service, or places would differ by their books alone.
"""

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

LEVIES_COUNTED = "What places pay to joint bodies for transport and waste is counted with the service."
"""Said wherever places are set side by side with such lines."""

_COUNTY = "county"
"""The type of a place that shares its services with districts."""


@dataclass(frozen=True)
class Neighbours:
    """One service for each resident, in pounds by code; `country` is None where no total of it is published.

    `releases` are the publications behind the amounts and the counts of residents; `levies` are the lines
    counted with the service.
    """

    line: BudgetLine
    ours: float
    others: Mapping[str, float]
    signal: Signal
    country: float | None
    releases: tuple[str, ...] = field(default=())
    levies: tuple[BudgetLine, ...] = field(default=())


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


def levies_of(dataset: Dataset, line: BudgetLine, year: str) -> tuple[BudgetLine, ...]:
    """Return the lines that are counted with a service where places are set side by side."""
    lines = dataset.budget.lines.values()
    return tuple(each for each in lines if each.compared_in == line.line and each.holds_in(year))


def with_levies(dataset: Dataset, line: BudgetLine, year: str) -> dict[str, int]:
    """Return the net spend on a service and its levies in pounds, by code.

    A place whose return has the levy, and no amount of it, pays nothing; one whose return does not have it
    has no figure.
    """
    accounts = dataset.budget.accounts
    spent = accounts.across(year, Stage.OUTTURN, line.line)
    found = {code: entry.net for code, entry in spent.items()}
    for levy in levies_of(dataset, line, year):
        paid = accounts.across(year, Stage.OUTTURN, levy.line)
        returns = {entry.release for entry in paid.values()}
        found = {
            code: net + (paid[code].net if code in paid else 0)
            for code, net in found.items()
            if code in paid or spent[code].release in returns
        }
    return found


def neighbours(dataset: Dataset, line: BudgetLine, year: str) -> Neighbours | None:
    """Work out a service for each resident; None where that is less than half a pound here, or not known."""
    spent = dataset.budget.accounts.across(year, Stage.OUTTURN, line.line)
    whole_net = with_levies(dataset, line, year)
    home, country = dataset.vision.geography, dataset.vision.country
    found = {
        code: value
        for code in (home, country, *compared_places(dataset))
        if code in whole_net
        for value in (per_person(whole_net[code], code, year, dataset.budget.population).value,)
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
        levies=levies_of(dataset, line, year),
    )


def _period(year: str) -> Period:
    return Period(f"{years.start(year)}-04-01/P1Y")
