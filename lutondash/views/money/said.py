"""`Said`: totals that count different things, and what was said about money that does not agree."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import MoneyStatement
from lutondash.views import formats, wording
from lutondash.views.money import told
from lutondash.views.money.told import ToldTable

_TOTALS = "totals"
_TOPICS = (
    ("monitoring", "Spending against the plan during a year"),
    ("government_funding", "Money from the government"),
    ("council_tax", "Council tax"),
    ("growth", "Money added to the budget"),
)


@dataclass(frozen=True, slots=True)
class Total:
    """A total as it was said, with what is counted in it."""

    amount: str
    what: str
    when: str
    counted: str
    who: str
    dated: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Topic:
    """Questions about one matter."""

    title: str
    questions: tuple[ToldTable, ...]


@dataclass(frozen=True, slots=True)
class Said:
    """The section of totals, of contradictions, and of all else that was said."""

    totals: tuple[Total, ...]
    totals_lead: str
    contradictions: tuple[ToldTable, ...]
    topics: tuple[Topic, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.totals or self.contradictions or self.topics)


def said(dataset: Dataset) -> Said:
    """Gather the totals and the statements of the topics that have no section of their own."""
    totals = tuple(_total(dataset, each) for each in dataset.budget.statements if each.topic == _TOTALS)
    asked = {topic: told.by_question(dataset, (topic,)) for topic, _ in _TOPICS}
    return Said(
        totals=totals,
        totals_lead=_lead(len(totals)),
        contradictions=tuple(table for tables in asked.values() for table in tables if table.contradicts),
        topics=tuple(
            Topic(title, agreed)
            for topic, title in _TOPICS
            if (agreed := tuple(table for table in asked[topic] if not table.contradicts))
        ),
    )


def _total(dataset: Dataset, total: MoneyStatement) -> Total:
    return Total(
        amount=told.amount(float(total.value), total.unit, total.qualifier),
        what=total.statement,
        when=formats.as_said(total.period_label) or "no time given",
        counted=wording.sentence(total.basis).rstrip("."),
        who=total.who,
        dated=told.dated(dataset, total.release),
        source_url=dataset.release(total.release).url,
    )


def _lead(count: int) -> str:
    if count == 1:
        return "One total was published about this council\N{RIGHT SINGLE QUOTATION MARK}s money."
    return f"We found {count} totals. They do not count the same thing, so they never share a chart."
