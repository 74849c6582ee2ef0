"""The data dictionary: every file, key and column of the data folder, generated from the models."""

from collections.abc import Iterator
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from lutondash.dataset import layout
from lutondash.errors import UsageError
from lutondash.exports.fields import parts_of, words_of
from lutondash.model.accessibility import AccessibilityStatement
from lutondash.model.budget import BudgetLine, Deflator, LineName, MoneyRow, Population, ServiceLink
from lutondash.model.framework import (
    Archive,
    ArchiveStatement,
    Outcome,
    Priority,
    PublishedItem,
    ScrutinyBody,
    Service,
    Vision,
)
from lutondash.model.geography import Geography, Grade, GroupMember, Symbol
from lutondash.model.indicator import Indicator
from lutondash.model.meeting import Meeting
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving
from lutondash.model.objective import Objective
from lutondash.model.observation import ObservationRow
from lutondash.model.question import Question
from lutondash.model.release import Release
from lutondash.model.target import Commentary, Statement, Target

BEGIN = "<!-- dictionary: written from the models by scripts/data_dictionary.py -->"
END = "<!-- end of dictionary -->"

FILES: tuple[tuple[str, str, type[BaseModel]], ...] = (
    (layout.of_indicator("<id>", layout.INDICATOR), "", Indicator),
    (layout.of_indicator("<id>", layout.OBSERVATIONS), "", ObservationRow),
    (layout.of_indicator("<id>", layout.TARGETS), "", Target),
    (layout.of_indicator("<id>", layout.STATEMENTS), "", Statement),
    (layout.of_indicator("<id>", layout.COMMENTARY), "commentary", Commentary),
    (layout.of_release("<id>"), "", Release),
    (layout.VISION, "", Vision),
    (layout.PRIORITIES, "priority", Priority),
    (layout.OUTCOMES, "outcome", Outcome),
    (layout.SERVICES, "service", Service),
    (layout.SCRUTINY, "body", ScrutinyBody),
    (layout.PUBLISHED, "item", PublishedItem),
    (layout.ARCHIVE, "", Archive),
    (layout.ARCHIVE_STATEMENTS, "", ArchiveStatement),
    (layout.ACCESSIBILITY, "", AccessibilityStatement),
    (layout.GEOGRAPHIES, "", Geography),
    (layout.COMPARATOR_GROUPS, "", GroupMember),
    (layout.SYMBOLS, "", Symbol),
    (layout.GRADES, "", Grade),
    (layout.OBJECTIVES, "objective", Objective),
    (layout.MEETINGS, "meeting", Meeting),
    (layout.QUESTIONS, "question", Question),
    (layout.BUDGET_LINES, "", BudgetLine),
    (layout.BUDGET_LINE_NAMES, "", LineName),
    (layout.DEFLATORS, "", Deflator),
    (layout.REVENUE, "", MoneyRow),
    (layout.POPULATION, "", Population),
    (layout.COUNCIL_TAX, "", CouncilTax),
    (layout.SAVINGS, "", Saving),
    (layout.CAPITAL, "", CapitalScheme),
    (layout.PLAN, "", PlanRow),
    (layout.MONEY_STATEMENTS, "", MoneyStatement),
    (layout.SERVICE_LINKS, "", ServiceLink),
)
"""Each kind of file, the name of its tables where it is a list of them, and its model."""

LIKE_REVENUE = {
    layout.FUNDING: "Grants, business rates and other money from outside, as rows of accounts.",
    layout.RESERVES: "What reserves hold, and what was put in or taken out, as rows of accounts.",
}
"""Files with the columns of revenue.csv, but for gross and income."""


def dictionary() -> str:
    """Return the dictionary in Markdown."""
    listed = (line for path, key, model in FILES for line in _file(path, key, model))
    like_revenue = (line for path, about in LIKE_REVENUE.items() for line in _like_revenue(path, about))
    return "\n".join((*listed, *like_revenue))


def with_dictionary(readme: str) -> str:
    """Return a text with the dictionary between its two marks; UsageError where a mark is missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise UsageError(f"The marks {BEGIN} and {END} must stand in data/README.md.")
    return f"{before}{BEGIN}\n\n{dictionary()}\n{END}{after}"


def _file(path: str, key: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"### `{path}`\n"
    yield f"{_first_sentence(model)}\n"
    if path.endswith(".csv"):
        yield from _table("column", model)
        return
    yield from _table(f"key of `[[{key}]]`" if key else "key", model)
    for name, inner in _inner(model, key):
        yield from _table(f"key of `{name}`", inner)


def _like_revenue(path: str, about: str) -> Iterator[str]:
    yield f"### `{path}`\n"
    yield f"{about} It has the columns of `{layout.REVENUE}` without `gross` and `income`.\n"


def _first_sentence(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").split("\n\n", maxsplit=1)[0].replace("\n", " ").strip()


def _table(head: str, model: type[BaseModel]) -> Iterator[str]:
    yield f"| {head} | needed | what it is | may be |"
    yield "|---|---|---|---|"
    for name, info in model.model_fields.items():
        needed = "yes" if info.is_required() else ""
        yield f"| `{info.alias or name}` | {needed} | {_escaped(_about(name, info))} | {_may_be(info)} |"
    yield ""


def _about(name: str, info: FieldInfo) -> str:
    """Return what a key is for; a few names say it themselves."""
    return info.description or name.replace("_", " ")


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")


def _may_be(info: FieldInfo) -> str:
    """Return the words a key may be, or the kind of its value."""
    words = words_of(info.annotation)
    if words:
        listed = " ".join(f"`{word}`" for word in words)
        return f"{listed} or text" if words == ["false"] else listed
    names = {int: "whole number", float: "number", bool: "true or false"}
    kinds = [names[kind] for kind in parts_of(info.annotation) if isinstance(kind, type) and kind in names]
    return kinds[0] if kinds else ""


def _inner(model: type[BaseModel], key: str) -> Iterator[tuple[str, type[BaseModel]]]:
    """Yield the tables within a record, and within those, by name, each with its model."""
    for name, info in model.model_fields.items():
        for kind in (info.annotation, *get_args(info.annotation)):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                full = ".".join(part for part in (key, info.alias or name) if part)
                yield (f"[{full}]" if kind in parts_of(info.annotation) else f"[[{full}]]"), kind
                yield from _inner(kind, full)
