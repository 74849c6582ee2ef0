"""`Bills`: a bill for every band of council tax, and what the council's part of it pays for."""

from dataclasses import dataclass
from decimal import Decimal

from lutondash.analysis.money.bands import NINTHS, a_week, bill
from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import CouncilTax, TaxElement
from lutondash.views import addresses
from lutondash.views.money import bill_parts, tax_history, told
from lutondash.views.money.amounts import MoneyTable, MoneyTableRow, year_words
from lutondash.views.money.bill_parts import BillParts
from lutondash.views.money.tax_history import TaxRow, firmest

_USUAL = "D"
SECTION = "council-tax"


@dataclass(frozen=True, slots=True)
class Band:
    """A band to choose, with the address of the page for it."""

    letter: str
    address: str
    is_chosen: bool


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
    """The section about council tax; `bill` and `parts` are None where no amount is published."""

    bands: tuple[Band, ...]
    bill: Bill | None
    parts: BillParts | None
    history: tuple[TaxRow, ...]


def bills(dataset: Dataset, band: str = "", **choices: str) -> Bills:
    """Make the section for a band, Band D where none of A to H is chosen; `choices` stay in the addresses."""
    chosen = band if band in NINTHS else ""
    return Bills(
        bands=tuple(_band(letter, chosen, choices) for letter in NINTHS),
        bill=_bill(dataset, chosen),
        parts=bill_parts.parts(dataset, chosen or _USUAL),
        history=tax_history.history(dataset),
    )


def _band(letter: str, chosen: str, choices: dict[str, str]) -> Band:
    address = addresses.page("money", **{**choices, "band": letter})
    return Band(letter, f"{address}#{SECTION}", letter == chosen)


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
        note=_note(row),
        table=_table(Decimal(row.band_d), year, chosen),
        source=f"{release.publisher}, {release.title} ({told.dated(dataset, row.release)})",
        source_url=release.url,
    )


def _words(band_d: Decimal, chosen: str) -> str:
    yearly = bill(band_d, chosen or _USUAL)
    whose = f"Your bill in Band {chosen}" if chosen else f"A bill in Band {_USUAL}"
    return f"{whose}: £{yearly:,} a year, £{a_week(yearly):,} a week."


def _note(row: CouncilTax) -> str:
    """Warn where the source gives no pennies: ninths of it are no closer."""
    if "." in row.band_d:
        return ""
    return "The source gives Band D without pennies, so a true bill may differ by up to £1."


def _table(band_d: Decimal, year: str, chosen: str) -> MoneyTable:
    yearly = {letter: bill(band_d, letter) for letter in NINTHS}
    return MoneyTable(
        caption=f"A bill for each band, {year_words(year)}, before any discount",
        headings=("Band", "A year", "A week"),
        rows=tuple(
            MoneyTableRow(
                f"Band {letter}{', your band' if letter == chosen else ''}",
                (f"£{each:,}", f"£{a_week(each):,}"),
                note=f"{NINTHS[letter]}/9 of Band D",
            )
            for letter, each in yearly.items()
        ),
    )
