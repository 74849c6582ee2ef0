"""`BillParts`: who gets which part of a bill, and the council's part shared out as spending is."""

from dataclasses import dataclass
from decimal import Decimal

from lutondash.analysis.money.bands import bill, equally_fine, share_out
from lutondash.dataset.accounts import Account
from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import CouncilTax, TaxElement
from lutondash.views.money import our_account, tax_history, told
from lutondash.views.money.amounts import MoneyTable, MoneyTableRow, source_words, year_words

_PARTS = (TaxElement.COUNCIL, TaxElement.POLICE, TaxElement.FIRE)


@dataclass(frozen=True, slots=True)
class BillParts:
    """The parts of a bill in the latest year that has them all; `services` is None without an account."""

    band: str
    year: str
    table: MoneyTable
    services: MoneyTable | None
    services_lead: str
    source: str


def parts(dataset: Dataset, band: str) -> BillParts | None:
    """Return the parts of a band's bill in the latest year; None where no year has every part."""
    names = {row.financial_year for row in dataset.budget.council_tax}
    for year in sorted(names, reverse=True):
        found = _of_year(dataset, year)
        if len(found) == len(_PARTS):
            return _parts(dataset, year, found, band)
    return None


def _of_year(dataset: Dataset, year: str) -> dict[TaxElement, CouncilTax]:
    """Return the amount of each part of a year's bill: the most firm where there are several."""
    rows = [row for row in dataset.budget.council_tax if row.financial_year == year and row.band_d]
    by_part = {part: [row for row in rows if row.element is part] for part in _PARTS}
    return {part: tax_history.firmest(found) for part, found in by_part.items() if found}


def _parts(dataset: Dataset, year: str, found: dict[TaxElement, CouncilTax], band: str) -> BillParts:
    council = bill(Decimal(found[TaxElement.COUNCIL].band_d), band)
    account = _latest_account(dataset)
    return BillParts(
        band=band,
        year=year_words(year),
        table=_table(dataset, year, found, band),
        services=_services(dataset, account, council, year, band) if account else None,
        services_lead=_lead(council, band, year, account),
        source=source_words(dataset, (row.release for row in found.values())),
    )


def _table(dataset: Dataset, year: str, found: dict[TaxElement, CouncilTax], band: str) -> MoneyTable:
    amounts = dict(zip(_PARTS, _amounts(found, band), strict=True))
    rows = [
        MoneyTableRow(
            tax_history.PART_WORDS[part],
            (f"£{amount:,}", _who(dataset, found[part])),
        )
        for part, amount in amounts.items()
    ]
    total = MoneyTableRow("Together, added up by us", (f"£{sum(amounts.values()):,}", ""), is_total=True)
    return MoneyTable(
        caption=f"The parts of a bill in Band {band}, {year_words(year)}",
        headings=("Part", "A year", "How firm"),
        rows=(*rows, total),
        worded=(2,),
    )


def _amounts(found: dict[TaxElement, CouncilTax], band: str) -> tuple[Decimal, ...]:
    """Return a band's amount of each part; all to the pound where one was published so."""
    return equally_fine(bill(Decimal(found[part].band_d), band) for part in _PARTS)


def _who(dataset: Dataset, row: CouncilTax) -> str:
    who, when = dataset.release(row.release).publisher, told.dated(dataset, row.release)
    return f"{tax_history.FIRM_WORDS[row.stage]}: {who}, {when}"


def _latest_account(dataset: Dataset) -> Account | None:
    """Return our latest account whose gross spend is held: the one that tells what each £1 pays for."""
    held = our_account.outturns(dataset).values()
    return next((each for each in reversed(held) if our_account.gross_spend(dataset, each)), None)


def _services(
    dataset: Dataset, account: Account, council: Decimal, year: str, band: str
) -> MoneyTable | None:
    shared = share_out(council, our_account.gross_spend(dataset, account))
    if not shared:
        return None
    largest_first = sorted(shared.items(), key=lambda each: each[1], reverse=True)
    rows = [
        MoneyTableRow(our_account.title(dataset, line), (f"£{part:,}",))
        for line, part in largest_first
        if part
    ]
    total = MoneyTableRow(
        "The council\N{RIGHT SINGLE QUOTATION MARK}s part", (f"£{council:,}",), is_total=True
    )
    whose = "the council\N{RIGHT SINGLE QUOTATION MARK}s"
    return MoneyTable(
        caption=f"If {whose} part in Band {band} were shared out as all spending is",
        headings=("Service", f"Of the bill of {year_words(year)}"),
        rows=(*rows, total),
    )


def _lead(council: Decimal, band: str, year: str, account: Account | None) -> str:
    if account is None:
        return ""
    return (
        f"In {year_words(year)} the council\N{RIGHT SINGLE QUOTATION MARK}s part "
        f"in Band {band} was £{council:,}. "
        "It is shared out here as all spending on services was, before income, "
        f"in {year_words(account.key.year)}."
    )
