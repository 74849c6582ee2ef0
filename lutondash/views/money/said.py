"""`Said`: totals that count different things, and what was said about money that does not agree."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import MoneyStatement
from lutondash.views import formats, wording
from lutondash.views.money import told
from lutondash.views.money.told import ToldTable

_TOTALS = "totals"
_TOPICS = (
    (_TOTALS, "Totals of another kind"),
    ("monitoring", "Spending against the plan during a year"),
    ("government_funding", "Money from the government"),
    ("council_tax", "Council tax"),
    ("growth", "Money added to the budget"),
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who said something, and when."""

    who: str
    dated: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Total:
    """A total as it was said, with what is counted in it and everyone who said so."""

    amount: str
    what: str
    when: str
    counted: str
    said_by: tuple[Speaker, ...]


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
    apart = _question_apart(dataset)
    totals = _totals(dataset, apart)
    asked = {
        topic: [table for table in told.by_question(dataset, (topic,)) if table.title != apart]
        for topic, _ in _TOPICS
    }
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


def _question_apart(dataset: Dataset) -> str:
    """Return the question about totals whose answers count the most different things; empty for none."""
    asked = [
        said.question
        for said in dataset.budget.statements
        if (said.topic, said.relation) == (_TOTALS, "different_basis")
    ]
    return max(asked, key=asked.count, default="")


def _totals(dataset: Dataset, question: str) -> tuple[Total, ...]:
    """Return each amount said in answer once, with everyone who said it of the same time."""
    found: dict[tuple[str, str], list[MoneyStatement]] = {}
    for each in dataset.budget.statements:
        if (each.topic, each.question) == (_TOTALS, question):
            found.setdefault((each.value, each.period_label), []).append(each)
    return tuple(_total(dataset, same) for same in found.values())


def _total(dataset: Dataset, same: list[MoneyStatement]) -> Total:
    first = same[0]
    return Total(
        amount=told.amount(float(first.value), first.unit, first.qualifier),
        what=told.as_told(first.statement),
        when=formats.as_said(first.period_label) or "no time given",
        counted=wording.sentence(first.basis).rstrip("."),
        said_by=tuple(_speaker(dataset, each) for each in same),
    )


def _speaker(dataset: Dataset, said: MoneyStatement) -> Speaker:
    return Speaker(said.who, told.dated(dataset, said.release), dataset.release(said.release).url)


def _lead(count: int) -> str:
    if count == 1:
        return "One total was published about this council\N{RIGHT SINGLE QUOTATION MARK}s money."
    return f"We found {count} totals. They do not count the same thing, so they never share a chart."
