"""A dataset written back as a data folder, which reads as the same dataset."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from lutondash.dataset import layout
from lutondash.dataset.budget import Budget
from lutondash.dataset.complaints import columns_of
from lutondash.dataset.dataset import Dataset
from lutondash.exports.numbers import plain
from lutondash.model.budget import (
    BudgetLine,
    Deflator,
    LineKind,
    LineName,
    MoneyRow,
    Population,
    ServiceLink,
)
from lutondash.model.framework import ArchiveStatement
from lutondash.model.geography import Geography, Grade, GroupMember, Symbol
from lutondash.model.money_said import CapitalScheme, CouncilTax, MoneyStatement, PlanRow, Saving
from lutondash.model.record import Record
from lutondash.model.target import Statement, Target
from lutondash.model.toml_text import document, listing


def export(dataset: Dataset, folder: Path) -> None:
    """Write a dataset to a folder, which is made; `load(folder)` then equals it.

    Of a release that is held back only its publisher and dates are written: a released dataset equals
    `load(folder).released(as_of)`. Recipes are not figures and stay where they are.
    """
    for path, text in (
        *_framework(dataset),
        *_codelists(dataset),
        *_releases(dataset),
        *_indicators(dataset),
        *_money(dataset.budget),
    ):
        full = folder / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_text(text, encoding="utf-8", newline="\n")


def _framework(dataset: Dataset) -> Iterable[tuple[str, str]]:
    yield layout.VISION, document(dataset.vision)
    yield layout.PRIORITIES, listing("priority", dataset.priorities)
    yield layout.OUTCOMES, listing("outcome", dataset.outcomes.values())
    yield layout.SERVICES, listing("service", dataset.services)
    yield layout.SCRUTINY, listing("body", dataset.bodies)
    yield layout.PUBLISHED, listing("item", dataset.published)
    yield layout.ARCHIVE, document(dataset.archive)
    yield layout.ARCHIVE_STATEMENTS, _rows(ArchiveStatement, dataset.archive_statements)
    yield layout.ACCESSIBILITY, document(dataset.accessibility)
    if dataset.objectives:
        yield layout.OBJECTIVES, listing("objective", dataset.objectives)
    if dataset.meetings:
        yield layout.MEETINGS, listing("meeting", dataset.meetings)
    if dataset.questions:
        yield layout.QUESTIONS, listing("question", dataset.questions)


def _codelists(dataset: Dataset) -> Iterable[tuple[str, str]]:
    grades = [grade for scale in dataset.grades.values() for grade in scale]
    members = [member for group in dataset.comparator_groups.values() for member in group.members]
    yield layout.GEOGRAPHIES, _rows(Geography, dataset.geographies.values())
    yield layout.COMPARATOR_GROUPS, _rows(GroupMember, members)
    yield layout.SYMBOLS, _rows(Symbol, dataset.symbols.values())
    yield layout.GRADES, _rows(Grade, grades)


def _releases(dataset: Dataset) -> Iterable[tuple[str, str]]:
    for release in (*dataset.releases.values(), *dataset.withheld.values()):
        yield layout.of_release(release.id), document(release)


def _indicators(dataset: Dataset) -> Iterable[tuple[str, str]]:
    for name, indicator in dataset.indicators.items():
        yield layout.of_indicator(name, layout.INDICATOR), document(indicator)
        yield layout.of_indicator(name, layout.OBSERVATIONS), _observations(dataset, name)
        if dataset.targets(name):
            yield layout.of_indicator(name, layout.TARGETS), _rows(Target, dataset.targets(name))
        if dataset.statements(name):
            yield layout.of_indicator(name, layout.STATEMENTS), _rows(Statement, dataset.statements(name))
        if dataset.commentary(name):
            text = listing("commentary", dataset.commentary(name))
            yield layout.of_indicator(name, layout.COMMENTARY), text


def _money(budget: Budget) -> Iterable[tuple[str, str]]:
    tables: tuple[tuple[str, type[Record], Iterable[Record]], ...] = (
        (layout.BUDGET_LINES, BudgetLine, budget.lines.values()),
        (layout.BUDGET_LINE_NAMES, LineName, budget.names),
        (layout.DEFLATORS, Deflator, budget.deflators),
        (layout.POPULATION, Population, budget.population.values()),
        (layout.COUNCIL_TAX, CouncilTax, budget.council_tax),
        (layout.SAVINGS, Saving, budget.savings),
        (layout.CAPITAL, CapitalScheme, budget.capital),
        (layout.PLAN, PlanRow, budget.plan),
        (layout.MONEY_STATEMENTS, MoneyStatement, budget.statements),
        (layout.SERVICE_LINKS, ServiceLink, budget.links),
    )
    for path, model, records in tables:
        if listed := tuple(records):
            yield path, _rows(model, listed)
    for path in layout.ACCOUNT_FILES:
        if rows := [row for row in _account_rows(budget) if _file_of(budget, row.line) == path]:
            yield path, _rows(MoneyRow, rows)


def _account_rows(budget: Budget) -> Iterable[MoneyRow]:
    for key in budget.accounts.keys:
        for entry in budget.accounts.account(key.authority, key.year, key.stage).entries.values():
            yield MoneyRow(
                authority=key.authority,
                financial_year=key.year,
                line=entry.line,
                stage=key.stage,
                gross=_cell(entry.gross),
                income=_cell(entry.income),
                net=_cell(entry.net),
                basis=entry.basis,
                release=entry.release,
                note=entry.note,
            )


def _file_of(budget: Budget, line: str) -> str:
    match budget.lines[line].kind:
        case LineKind.FUNDING:
            return layout.FUNDING
        case LineKind.RESERVE_MOVEMENT | LineKind.RESERVE_LEVEL:
            return layout.RESERVES
        case _:
            return layout.REVENUE


def _observations(dataset: Dataset, indicator: str) -> str:
    frame = dataset.observations(indicator).drop(columns="indicator")
    cells = ([_cell(cell) for cell in row] for row in frame.itertuples(index=False))
    return _table([str(name) for name in frame.columns], cells)


def _rows(model: type[Record], records: Iterable[Record]) -> str:
    """Return records as CSV, leaving out the columns that would be empty throughout."""
    columns = columns_of(model)
    rows = [
        [_cell(value) for value in record.model_dump(by_alias=True, mode="json").values()]
        for record in records
    ]
    needed = {info.alias or name for name, info in model.model_fields.items() if info.is_required()}
    used = [at for at, name in enumerate(columns) if name in needed or any(row[at] for row in rows)]
    return _table([columns[at] for at in used], ([row[at] for at in used] for row in rows))


def _cell(value: object) -> str:
    if value is None:
        return ""
    return plain(value) if isinstance(value, float) else str(value)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()
