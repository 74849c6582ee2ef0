"""`Linked`: a line of spending with each link that ties it to a figure, an outcome or a priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine, LineKind, ServiceLink
from lutondash.model.framework import Priority
from lutondash.model.indicator import Indicator, LinkedBy
from lutondash.views import addresses, wording

_OWN, _OUTCOME, _FIGURE = range(3)
_NOUNS = {_OUTCOME: "outcome", _FIGURE: "figure"}


@dataclass(frozen=True, slots=True)
class Through:
    """An outcome or a figure that a link goes through."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Why:
    """Why a line stands here and who says so; `through` is empty for a link to the page's own subject."""

    before: str
    through: tuple[Through, ...]
    linked_by: LinkedBy
    linked_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Linked:
    """A line of spending and its links, direct ones first."""

    line: BudgetLine
    why: tuple[Why, ...]


def linked_to_indicator(dataset: Dataset, indicator: Indicator) -> tuple[Linked, ...]:
    """Return the lines linked to a figure, or to an outcome that it is about or helps with."""
    outcomes = {link.outcome for link in indicator.links}
    return _gathered(
        dataset,
        (link for link in dataset.budget.links if link.indicator == indicator.id or link.outcome in outcomes),
        own=indicator.id,
    )


def linked_to_outcome(dataset: Dataset, slug: str) -> tuple[Linked, ...]:
    """Return the lines linked to an outcome, or to a figure that is about it or helps with it."""
    indicators = {i.id for i in (*dataset.measuring(slug), *dataset.contributing_to(slug))}
    return _gathered(
        dataset,
        (link for link in dataset.budget.links if link.outcome == slug or link.indicator in indicators),
        own=slug,
    )


def linked_to_priority(dataset: Dataset, priority: Priority) -> tuple[Linked, ...]:
    """Return the lines linked to an outcome or a figure of a priority, each once."""
    return _gathered(dataset, links_of_priority(dataset, priority), own="")


def links_of_priority(dataset: Dataset, priority: Priority) -> tuple[ServiceLink, ...]:
    """Return the links to outcomes and figures of a priority; a figure counts for its own priority only."""
    return tuple(link for link in dataset.budget.links if _priority_of(dataset, link) == priority.id)


def _priority_of(dataset: Dataset, link: ServiceLink) -> str:
    if link.outcome:
        return dataset.outcome(link.outcome).priority
    return dataset.indicator(link.indicator).priority


def _gathered(dataset: Dataset, links: Iterable[ServiceLink], own: str) -> tuple[Linked, ...]:
    """Gather links by line, in the publisher's order; lines that are no service are passed over."""
    found: dict[str, list[ServiceLink]] = {}
    for link in links:
        found.setdefault(link.line, []).append(link)
    return tuple(
        Linked(line, _whys(dataset, found[line.line], own))
        for line in dataset.budget.lines.values()
        if line.line in found and line.kind is LineKind.SERVICE
    )


def _whys(dataset: Dataset, links: Iterable[ServiceLink], own: str) -> tuple[Why, ...]:
    """Tell each reason once, with all that it is given for: the page's own first, then outcomes."""
    found: dict[tuple[int, str, LinkedBy], list[Through]] = {}
    for link in links:
        is_own = own in {link.indicator, link.outcome} - {""}
        way = _OWN if is_own else _OUTCOME if link.outcome else _FIGURE
        through = found.setdefault((way, wording.sentence(link.reason), link.linked_by), [])
        through += [] if is_own else [_through(dataset, link)]
    return tuple(
        Why(_before(way, len(through)), tuple(through), linked_by, wording.LINKED_WORDS[linked_by], reason)
        for (way, reason, linked_by), through in sorted(found.items(), key=lambda each: each[0][0])
    )


def _through(dataset: Dataset, link: ServiceLink) -> Through:
    if link.outcome:
        return Through(dataset.outcome(link.outcome).title, addresses.outcome(link.outcome))
    return Through(dataset.indicator(link.indicator).title, addresses.indicator(link.indicator))


def _before(way: int, count: int) -> str:
    return "" if way == _OWN else f"Through the {_NOUNS[way]}{'' if count == 1 else 's'}"
