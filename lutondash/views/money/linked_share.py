"""The share of all spending on services that could be linked to a priority, in words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lutondash.dataset.accounts import Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind, ServiceLink, Stage
from lutondash.model.framework import Priority
from lutondash.model.indicator import LinkedBy
from lutondash.model.number import shown
from lutondash.views.money.amounts import long_millions, year_words
from lutondash.views.money.linked import links_of_priority

_ALL = 100
_COUNTED = "yes"

NOT_COUNTED = "Only a small part of it fits, so we do not count it."
"""What stands with a service that is shown but not in the share."""


@dataclass(frozen=True, slots=True)
class Share:
    """Net spend on linked services and on all services in one year, in pounds, and who made the links.

    `left_out` are the ids of services that are linked, but only for a small part, and so do not count.
    """

    year: str
    part: int
    whole: int
    left_out: frozenset[str]
    has_income_over_spend: bool
    made_by: frozenset[LinkedBy]

    @property
    def percent(self) -> str:
        """The part as a percentage of the whole, to one decimal."""
        return f"{shown(_ALL * self.part / self.whole, 1)}%"


def share_of_priority(dataset: Dataset, priority: Priority) -> Share | None:
    """Return the share of the newest account; None where no link counts, or no spend is held."""
    links = links_of_priority(dataset, priority)
    accounts, authority = dataset.budget.accounts, dataset.vision.geography
    for year in reversed(accounts.years(authority, Stage.OUTTURN)):
        entries = accounts.account(authority, year, Stage.OUTTURN).entries
        services = _services(dataset, entries)
        if links and services:
            return _share(year, services, _whole(dataset, entries, services), links)
    return None


def _services(dataset: Dataset, entries: Mapping[str, Entry]) -> dict[str, int]:
    lines = dataset.budget.lines
    return {
        name: e.net for name, e in entries.items() if name in lines and lines[name].kind is LineKind.SERVICE
    }


def _whole(dataset: Dataset, entries: Mapping[str, Entry], services: Mapping[str, int]) -> int:
    """Return the published total of services, or their sum where none is published."""
    totals = {dataset.budget.lines[name].adds_to for name in services} & set(entries)
    return sum(entries[name].net for name in totals) if totals else sum(services.values())


def _share(year: str, services: Mapping[str, int], whole: int, links: Sequence[ServiceLink]) -> Share | None:
    counted = frozenset(link.line for link in links if _counts(link))
    if whole <= 0 or not counted & set(services):
        return None
    return Share(
        year=year,
        part=sum(net for name, net in services.items() if name in counted),
        whole=whole,
        left_out=frozenset(link.line for link in links) - counted,
        has_income_over_spend=min(services.values()) < 0,
        made_by=frozenset(link.linked_by for link in links),
    )


def _counts(link: ServiceLink) -> bool:
    return link.in_share == _COUNTED


def share_words(share: Share, to: str) -> str:
    """Say what could be linked, such as "to this priority", out of how much."""
    spent = f"The council spent {long_millions(share.whole)} on services"
    linked = f"{long_millions(share.part)} ({share.percent})"
    return f"{spent} in {year_words(share.year)}. Of this, {linked} could be linked {to}."


def share_notes(share: Share) -> tuple[str, ...]:
    """Say what a share is not."""
    whole = "We count a service in full, even if only a part of it fits the priority."
    small = "Services of which only a small part fits are shown but not counted."
    income = "A service that took in more than it cost makes the total smaller."
    return (
        whole,
        *((small,) if share.left_out else ()),
        "A service linked to several priorities counts in each. So the shares do not add up to 100%.",
        *((income,) if share.has_income_over_spend else ()),
    )


def whose_links(made_by: Iterable[LinkedBy]) -> str:
    """Say who made the links; empty without any."""
    makers = set(made_by)
    if makers == {LinkedBy.COUNCIL}:
        return "The council made these links."
    if makers == {LinkedBy.EDITORIAL}:
        return "These links are ours, not the council\N{RIGHT SINGLE QUOTATION MARK}s."
    return (
        "Some of these links are the council\N{RIGHT SINGLE QUOTATION MARK}s, the others are ours."
        if makers
        else ""
    )
