"""`OutcomePage`: what an outcome is, how the town is doing, and what the council does about it."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import PriorityKind
from lutondash.views import addresses, formats, wording
from lutondash.views.indicator_page import PageLink
from lutondash.views.indicator_row import IndicatorRow, indicator_row
from lutondash.views.money.related import Related, related_to_outcome
from lutondash.views.priority_page import link_to

_GENERATION_WORDS = {
    "mission": "the town's central mission",
    "2020 vision": "the vision of 2020",
    "2022 refresh": "the refreshed vision of 2022",
    "strategy": "the strategy for this priority",
    "corporate plan objective": "the council's corporate plan",
}


@dataclass(frozen=True, slots=True)
class OutcomePage:
    """The page of one outcome."""

    slug: str
    title: str
    priority: PageLink
    comes_from: str
    source_url: str
    note: str
    is_organisational: bool
    summary: str
    town: tuple[IndicatorRow, ...]
    council: tuple[IndicatorRow, ...]
    money: Related | None

    @property
    def description(self) -> str:
        """What the page is about, for those who have not opened it."""
        return f"Outcome: {wording.sentence(self.title)} {self.summary}"


def outcome_page(dataset: Dataset, slug: str) -> OutcomePage:
    """Make an outcome's page. Raises UnknownIdError."""
    outcome = dataset.outcome(slug)
    priority = dataset.priority(outcome.priority)
    town = tuple(indicator_row(dataset, i, link_to(i, slug)) for i in dataset.measuring(slug))
    council = tuple(indicator_row(dataset, i, link_to(i, slug)) for i in dataset.contributing_to(slug))
    return OutcomePage(
        slug=slug,
        title=outcome.title,
        priority=PageLink(priority.title, addresses.page(priority.id)),
        comes_from=f"This comes from {_GENERATION_WORDS.get(outcome.generation, outcome.generation)}.",
        source_url=outcome.source_url,
        note=outcome.note,
        is_organisational=priority.kind is PriorityKind.ORGANISATION,
        summary=_summary(len(town), len(council)),
        town=town,
        council=council,
        money=related_to_outcome(dataset, outcome),
    )


def _summary(town: int, council: int) -> str:
    figures = formats.count_of(town, "town figure") if town else "No town figure"
    measures = formats.count_of(council, "council measure") if council else "no council measure"
    return f"{figures} and {measures} {'is' if town + council == 1 else 'are'} published for it."
