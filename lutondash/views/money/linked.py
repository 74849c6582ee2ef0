"""`Linked`: a line of spending with each link that ties it to a figure, an outcome or a priority."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine, LineKind, ServiceLink
from lutondash.model.framework import Priority
from lutondash.model.indicator import Indicator, LinkedBy
from lutondash.views import addresses, wording


@dataclass(frozen=True, slots=True)
class Why:
    """One link: through what it goes, who made it and why; `title` is empty for a link to the page's own."""

    before: str
    title: str
    address: str
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
    outcomes = {o.slug for o in dataset.outcomes.values() if o.priority == priority.id}
    indicators = {i.id for i in dataset.indicators_in(priority.id)}
    wanted = (x for x in dataset.budget.links if x.outcome in outcomes or x.indicator in indicators)
    return _gathered(dataset, wanted, own="")


def _gathered(dataset: Dataset, links: Iterable[ServiceLink], own: str) -> tuple[Linked, ...]:
    """Gather links by line, in the publisher's order; lines that are no service are passed over."""
    found: dict[str, list[Why]] = {}
    for link in links:
        found.setdefault(link.line, []).append(_why(dataset, link, own))
    return tuple(
        Linked(line, tuple(sorted(found[line.line], key=lambda why: bool(why.title))))
        for line in dataset.budget.lines.values()
        if line.line in found and line.kind is LineKind.SERVICE
    )


def _why(dataset: Dataset, link: ServiceLink, own: str) -> Why:
    before, title, address = _through(dataset, link, own)
    return Why(
        before=before,
        title=title,
        address=address,
        linked_by=link.linked_by,
        linked_words=wording.LINKED_WORDS[link.linked_by],
        reason=wording.sentence(link.reason),
    )


def _through(dataset: Dataset, link: ServiceLink, own: str) -> tuple[str, str, str]:
    """Say through what a link goes, with the title and address of it."""
    if own in {link.indicator, link.outcome} - {""}:
        return "", "", ""
    if link.outcome:
        return "Through the outcome", dataset.outcome(link.outcome).title, addresses.outcome(link.outcome)
    title = dataset.indicator(link.indicator).title
    return "Through the figure", title, addresses.indicator(link.indicator)
