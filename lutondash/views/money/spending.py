"""`Spending`: where the money goes, service by service, before and after income."""

from dataclasses import dataclass

from lutondash.analysis.money.pence import pence
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.bar_chart import Bar, BarChart, BarKind
from lutondash.views.money import our_account
from lutondash.views.money.amounts import millions, year_words
from lutondash.views.site import place_name

LESS_THAN_A_PENNY = "less than 1p"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class SpendingRow:
    """A service: its amounts as text, its pence of each £1, and the length of its bar in percent."""

    name: str
    gross: str
    income: str
    net: str
    pence: str
    bar: str


@dataclass(frozen=True, slots=True)
class SpendingYear:
    """One year's services, the largest first, and the row of all together."""

    year: str
    caption: str
    rows: tuple[SpendingRow, ...]
    total: SpendingRow
    basis: str
    remarks: tuple[str, ...]
    source: str
    shares: tuple[tuple[str, int], ...]
    """Names with their pence, the most first; empty where no share can be worked out."""


@dataclass(frozen=True, slots=True)
class Spending:
    """The latest year with gross spend, and the earlier ones; `latest` is None where none is held."""

    latest: SpendingYear | None
    earlier: tuple[SpendingYear, ...]
    chart: BarChart | None
    empty: str


def spending(dataset: Dataset) -> Spending:
    """Set out the services of every year whose gross spend is held."""
    held = [
        account
        for account in our_account.outturns(dataset).values()
        if our_account.gross_spend(dataset, account)
    ]
    found = [_year(dataset, account) for account in reversed(held)]
    if not found:
        return Spending(None, (), None, "No spending by service is held with its income set apart.")
    return Spending(found[0], tuple(found[1:]), _chart(dataset, held[-1], found[0]), "")


def _year(dataset: Dataset, account: Account) -> SpendingYear:
    gross = our_account.gross_spend(dataset, account)
    entries = sorted(our_account.service_entries(dataset, account), key=lambda entry: -gross[entry.line])
    shares = pence(gross) or {}
    longest = max(gross.values())
    year = year_words(account.key.year)
    return SpendingYear(
        year=year,
        caption=f"What {place_name(dataset)} spent on services, {year}",
        rows=tuple(_row(dataset, entry, shares, longest) for entry in entries),
        total=_total(entries),
        basis=our_account.bases(entries),
        remarks=our_account.remarks(entries),
        source=our_account.sources(dataset, entries),
        shares=tuple((our_account.title(dataset, e.line), shares[e.line]) for e in entries if shares),
    )


def _row(dataset: Dataset, entry: Entry, shares: dict[str, int], longest: int) -> SpendingRow:
    gross = entry.gross or 0
    return SpendingRow(
        name=our_account.title(dataset, entry.line),
        gross=millions(gross),
        income=millions(entry.income or 0),
        net=millions(entry.net),
        pence=pence_words(shares[entry.line]) if shares else "",
        bar=f"{max(gross, 0) / longest * _WHOLE:.2f}" if longest > 0 else "0",
    )


def pence_words(share: int) -> str:
    """Write a share of £1."""
    return f"{share}p" if share else LESS_THAN_A_PENNY


def _total(entries: list[Entry]) -> SpendingRow:
    """Add up the services; the sum is checked against the published total before anything is shown."""
    gross = sum(entry.gross or 0 for entry in entries)
    income = sum(entry.income or 0 for entry in entries)
    net = sum(entry.net for entry in entries)
    return SpendingRow("All services", millions(gross), millions(income), millions(net), "£1", "")


def _chart(dataset: Dataset, account: Account, shown: SpendingYear) -> BarChart:
    """Draw gross spend as bars, for a picture to take away; the page has its bars in the table."""
    gross = our_account.gross_spend(dataset, account)
    ordered = sorted(gross, key=lambda line: -gross[line])
    bars = tuple(
        Bar(row.name, 0, gross[line], f"{row.gross}, {row.pence}" if row.pence else row.gross, BarKind.PART)
        for line, row in zip(ordered, shown.rows, strict=True)
    )
    told = " ".join(f"{bar.name}: {bar.text}." for bar in bars)
    takes = shown.rows[0].pence or shown.rows[0].gross
    headline = f"{bars[0].name} takes {takes}{' of each £1' if shown.shares else ''} spent on services"
    return BarChart(
        id="money-spending",
        headline=headline,
        subtitle=f"Gross spend on services, {place_name(dataset)}, {shown.year} (financial year).",
        source=shown.source,
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. A bar for each service. {told}".replace("\N{MINUS SIGN}", "minus "),
        bars=bars,
        notes=shown.remarks,
    )
