"""`Savings`: savings as they were added up in public, and those planned and made year by year."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import Saving
from lutondash.views import formats
from lutondash.views.money import told
from lutondash.views.money.told import Told, ToldTable

_ADDED_UP = "cumulative"

_KIND_WORDS = {
    "cumulative": "Added up over years",
    "delivered": "Made",
    "planned": "Planned",
    "proposed": "Proposed",
    "forecast": "Expected",
    "claim": "A claim",
}


@dataclass(frozen=True, slots=True)
class Savings:
    """The section about savings; either table may have no rows."""

    lead: str
    added_up: ToldTable
    by_year: ToldTable

    @property
    def is_empty(self) -> bool:
        """Whether no saving was found."""
        return not (self.added_up.rows or self.by_year.rows)


def savings(dataset: Dataset) -> Savings:
    """Set the savings reported side by side: totals over years first to last, single years newest first."""
    rows = dataset.budget.savings
    added_up = sorted((row for row in rows if row.kind == _ADDED_UP), key=_oldest_first)
    by_year = sorted((row for row in rows if row.kind != _ADDED_UP), key=_newest_first)
    return Savings(
        lead=_lead(added_up),
        added_up=ToldTable(
            title="Savings added up over years",
            rows=tuple(_told(dataset, row) for row in added_up),
        ),
        by_year=ToldTable(
            title="Savings planned and made, newest first",
            rows=tuple(_told(dataset, row) for row in by_year),
            kind_heading="How firm",
        ),
    )


def _oldest_first(row: Saving) -> tuple[int, int]:
    return row.order, int(row.amount)


def _newest_first(row: Saving) -> tuple[int, int]:
    return -row.order, -int(row.amount)


def _told(dataset: Dataset, row: Saving) -> Told:
    return Told(
        what=told.as_told(row.title),
        amount=told.amount(int(row.amount), qualifier=row.qualifier),
        when=formats.as_said(row.period_label),
        who=row.who,
        dated=told.dated(dataset, row.release),
        source_url=dataset.release(row.release).url,
        kind=_KIND_WORDS[row.kind],
        note=told.notes(row.note),
    )


def _lead(added_up: list[Saving]) -> str:
    """Say between which amounts the totals lie."""
    if not added_up:
        return ""
    amounts = [int(row.amount) for row in added_up]
    least, most = told.amount(min(amounts)), told.amount(max(amounts))
    if least == most:
        return f"Savings over the years were said to be {least}."
    return (
        f"Savings over the years were said to be from {least} to {most}. "
        "Each total begins and ends in other years."
    )
