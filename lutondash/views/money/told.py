"""`ToldTable`: amounts as they were said, each with when and who; set side by side, never joined."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import MoneyStatement
from lutondash.views import formats, wording

_PERCENT = "percent"

_RELATIONS = (
    ("contradicts", "These do not agree. We show them all and choose none."),
    ("different_basis", "These do not count the same thing, so they must not be compared."),
    ("different_time", "These were said at different times, so they need not agree."),
    ("unclear", "We cannot tell whether these count the same thing."),
    ("agrees", "These agree."),
)
"""What is said of statements about one question: the first that any of them bears."""


@dataclass(frozen=True, slots=True)
class Told:
    """One amount as it was said; `kind` is how firm it is, or which years it is about."""

    what: str
    amount: str
    when: str
    who: str
    dated: str
    source_url: str
    kind: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToldTable:
    """Amounts about one thing, each on a row of its own.

    `kind_heading` is empty where no row has a kind; `newest` is the day of the latest source, to sort by.
    """

    title: str
    rows: tuple[Told, ...]
    lead: str = ""
    kind_heading: str = ""
    contradicts: bool = False
    newest: str = ""

    def first(self, count: int) -> "ToldTable":
        """Return the table with its first rows only."""
        return replace(self, rows=self.rows[:count])

    def rest(self, count: int) -> "ToldTable":
        """Return the table without its first rows."""
        return replace(self, title=f"{self.title}, continued", rows=self.rows[count:])


def amount(value: float, unit: str = "pounds", qualifier: str = "") -> str:
    """Write an amount as it was said: about £160 million or 4.99%."""
    size = abs(value)
    text = f"{formats.plain(size)}%" if unit == _PERCENT else formats.said_money(size)
    sign = "\N{MINUS SIGN}" if value < 0 else ""
    return f"{before(qualifier)}{sign}{text}"


def before(qualifier: str) -> str:
    """Write the words before an amount that is not exact, such as "nearly ", with the space after them."""
    known = formats.qualifier(qualifier)
    return known or (f"{qualifier.replace('_', ' ')} " if qualifier else "")


def dated(dataset: Dataset, release: str) -> str:
    """Say when a source came out, or that it bears no date."""
    when = dataset.release(release).published
    return "no date given" if when == "unknown" else formats.reduced_date(when)


def published(dataset: Dataset, release: str) -> str:
    """Give the day to sort a source by; one that bears no date goes before all others."""
    when = dataset.release(release).published
    return "" if when == "unknown" else when


def notes(*texts: str) -> str:
    """Write remarks one after the other, each as a sentence."""
    return " ".join(wording.sentence(formats.as_said(text)) for text in texts if text)


def statement(dataset: Dataset, said: MoneyStatement) -> Told:
    """Write a statement with what it counts."""
    return Told(
        what=as_told(said.statement),
        amount=amount(float(said.value), said.unit, said.qualifier),
        when=formats.as_said(said.period_label) or "no time given",
        who=said.who,
        dated=dated(dataset, said.release),
        source_url=dataset.release(said.release).url,
        note=notes(said.basis, said.note),
    )


def as_told(text: str) -> str:
    """Write years with "to" where the words are ours; what is quoted stays as it was said."""
    return text if '"' in text else formats.as_said(text)


def by_question(dataset: Dataset, topics: Iterable[str]) -> tuple[ToldTable, ...]:
    """Gather statements by the question they answer: those that contradict first, then the newest."""
    asked: dict[str, list[MoneyStatement]] = {}
    for topic in topics:
        for said in dataset.budget.statements:
            if said.topic == topic:
                asked.setdefault(said.question, []).append(said)
    tables = (_question(dataset, question, said) for question, said in asked.items())
    return tuple(sorted(tables, key=lambda table: (table.contradicts, table.newest), reverse=True))


def _question(dataset: Dataset, question: str, said: list[MoneyStatement]) -> ToldTable:
    relations = {each.relation for each in said}
    words = next((words for relation, words in _RELATIONS if relation in relations), "")
    return ToldTable(
        title=formats.as_said(question),
        rows=tuple(statement(dataset, each) for each in said),
        lead=words if len(said) > 1 else "",
        contradicts="contradicts" in relations,
        newest=max(published(dataset, each.release) for each in said),
    )
