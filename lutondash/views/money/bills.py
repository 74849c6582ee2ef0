"""`Bills`: a bill for every band of council tax, and what the council's part of it pays for."""

from dataclasses import dataclass, replace
from decimal import Decimal

from lutondash.analysis.money.bands import NINTHS, a_week, bill, has_pennies
from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import TaxElement
from lutondash.views.money import bill_parts, tax_history, told
from lutondash.views.money.amounts import MoneyTable, MoneyTableRow, year_words
from lutondash.views.money.bill_parts import BillParts
from lutondash.views.money.choices import MoneyChoices, MoneyControl, MoneyLink
from lutondash.views.money.tax_history import TaxRow, firmest

ANCHOR = "council-tax"
"""The part of the page that tells of it."""

_USUAL = "D"


@dataclass(frozen=True, slots=True)
class Bill:
    """The whole bill of the latest year that has one, for the band shown and for all bands."""

    year: str
    words: str
    note: str
    table: MoneyTable
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Bills:
    """The section about council tax; without a published amount there is no bill and no band to choose."""

    control: MoneyControl | None
    bill: Bill | None
    parts: BillParts | None
    history: tuple[TaxRow, ...]


def bills(dataset: Dataset, chosen: MoneyChoices | None = None) -> Bills:
    """Make the section for a reader's band; Band D where none was chosen."""
    chosen = chosen or MoneyChoices()
    band = chosen.band if chosen.band in NINTHS else ""
    found = _bill(dataset, band)
    return Bills(
        control=_control(chosen) if found else None,
        bill=found,
        parts=bill_parts.parts(dataset, band or _USUAL),
        history=tax_history.history(dataset),
    )


def _control(chosen: MoneyChoices) -> MoneyControl:
    links = (
        MoneyLink(
            words=f"Band {letter}",
            address=replace(chosen, band=letter).address(ANCHOR),
            alone=MoneyChoices(band=letter).address(ANCHOR),
            is_chosen=letter == chosen.band,
        )
        for letter in NINTHS
    )
    return MoneyControl("Your council tax band", tuple(links))


def _bill(dataset: Dataset, chosen: str) -> Bill | None:
    whole = [row for row in dataset.budget.council_tax if row.element is TaxElement.ALL and row.band_d]
    if not whole:
        return None
    year = max(row.financial_year for row in whole)
    row = firmest(row for row in whole if row.financial_year == year)
    release = dataset.release(row.release)
    return Bill(
        year=year_words(year),
        words=_words(Decimal(row.band_d), chosen),
        note=_note(Decimal(row.band_d)),
        table=_table(Decimal(row.band_d), year, chosen),
        source=f"{release.publisher}, {release.title} ({told.dated(dataset, row.release)})",
        source_url=release.url,
    )


def _words(band_d: Decimal, chosen: str) -> str:
    yearly = bill(band_d, chosen or _USUAL)
    whose = f"Your bill in Band {chosen}" if chosen else f"A bill in Band {_USUAL}"
    return f"{whose}: £{yearly:,} a year, {_a_week(yearly)} a week."


def _a_week(yearly: Decimal) -> str:
    return f"{'' if has_pennies(yearly) else 'about '}£{a_week(yearly):,}"


def _note(band_d: Decimal) -> str:
    """Warn where the source gives no pennies: ninths of it are no closer."""
    if has_pennies(band_d):
        return ""
    whole = "The source gives Band D without pennies, so we give whole pounds."
    return f"{whole} A true bill may differ by about £1."


def _table(band_d: Decimal, year: str, chosen: str) -> MoneyTable:
    yearly = {letter: bill(band_d, letter) for letter in NINTHS}
    return MoneyTable(
        caption=f"A bill for each band, {year_words(year)}, before any discount",
        headings=("Band", "A year", "A week"),
        rows=tuple(
            MoneyTableRow(
                f"Band {letter} ({NINTHS[letter]}/9){', your band' if letter == chosen else ''}",
                (f"£{each:,}", _a_week(each)),
            )
            for letter, each in yearly.items()
        ),
    )
