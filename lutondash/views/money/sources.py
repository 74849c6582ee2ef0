"""`Sources`: where the money comes from, year by year; the years before new rules stand apart."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lutondash.analysis.money import years
from lutondash.analysis.money.runs import unbroken
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine
from lutondash.views import formats, wording
from lutondash.views.line_chart import LineBreak, LineChart, LinePoint, MoneyLine
from lutondash.views.money import our_account
from lutondash.views.money.amounts import (
    NO_FIGURE,
    MoneyTable,
    MoneyTableRow,
    exact,
    long_millions,
    millions,
    year_words,
)
from lutondash.views.money.our_account import COUNCIL_TAX
from lutondash.views.site import place_name

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Sources:
    """What each source brought in over the years; `empty` says what is missing where nothing is held."""

    headline: str
    chart: LineChart | None
    table: MoneyTable | None
    breaks: tuple[str, ...]
    notes: tuple[str, ...]
    source: str
    empty: str


Amounts = Mapping[str, Mapping[str, int]]
"""What each source brought in, in pounds, by its name and the year; only years with a whole figure."""


def sources(dataset: Dataset) -> Sources:
    """Set out the years whose account says where the money came from."""
    accounts = {
        year: account
        for year, account in our_account.outturns(dataset).items()
        if COUNCIL_TAX in account.entries
    }
    amounts = {name: _brought(lines, accounts) for name, lines in _grouped(dataset).items()}
    brought = [(name, found) for name, found in amounts.items() if any(found.values())]
    amounts = dict(sorted(brought, key=lambda each: -each[1][max(each[1])]))
    if not amounts:
        return Sources("", None, None, (), (), "", "No account is held that says where the money comes from.")
    breaks = _breaks(dataset, accounts)
    chart = _chart(dataset, amounts, breaks, accounts)
    return Sources(
        headline=chart.headline,
        chart=chart,
        table=_table(amounts, tuple(accounts)),
        breaks=tuple(breaks.values()),
        notes=chart.notes,
        source=our_account.sources(dataset, _entries(dataset, accounts)),
        empty="",
    )


def _entries(dataset: Dataset, accounts: Mapping[str, Account]) -> list[Entry]:
    """Return every line that brought money, of every year."""
    wanted = {line.line for lines in _grouped(dataset).values() for line in lines}
    return [entry for a in accounts.values() for entry in a.entries.values() if entry.line in wanted]


def _grouped(dataset: Dataset) -> dict[str, list[BudgetLine]]:
    found: dict[str, list[BudgetLine]] = {}
    for line in dataset.budget.lines.values():
        if line.source_group:
            found.setdefault(line.source_group, []).append(line)
    return found


def _brought(lines: Iterable[BudgetLine], accounts: Mapping[str, Account]) -> dict[str, int]:
    """Add up what a source brought in each year; money in is negative as published, council tax is not.

    A year that leaves out a line which brought something in other years has no whole figure, and none here.
    """
    wanted = list(lines)
    used = {
        line.line
        for line in wanted
        for account in accounts.values()
        if line.line in account.entries and account.entries[line.line].net
    }
    found: dict[str, int] = {}
    for year, account in accounts.items():
        needed = [line.line for line in wanted if line.line in used and line.holds_in(year)]
        if needed and all(line in account.entries for line in needed):
            found[year] = sum(_money_in(line, account.entries[line].net) for line in needed)
    return found


def _money_in(line: str, net: int) -> int:
    return net if line == COUNCIL_TAX else -net


def _breaks(dataset: Dataset, accounts: Mapping[str, Account]) -> dict[str, str]:
    """Say in which years a source was put in another's place, with what was noted about it.

    A source is replaced where none of the lines that brought it before goes on.
    """
    found: dict[str, str] = {}
    held = list(accounts)
    for year in held[1:]:
        ended, begun = _turn(dataset, accounts, year)
        if ended and begun:
            taken = f"{begun[0].title} took the place of {_small(ended[0].title)}"
            found[year] = wording.sentence(f"In {year_words(year)}, {_small(taken)}")
    return found


def _turn(
    dataset: Dataset, accounts: Mapping[str, Account], year: str
) -> tuple[list[BudgetLine], list[BudgetLine]]:
    """Return lines that ended before a year and began in it, where nothing else of their source goes on."""
    for lines in _grouped(dataset).values():
        live = [line for line in lines if any(_net(account, line) for account in accounts.values())]
        ended = [line for line in live if line.to_year == years.before(year)]
        begun = [line for line in live if line.from_year == year]
        if ended and begun and len(ended) == len([x for x in live if x.holds_in(years.before(year))]):
            return ended, begun
    return [], []


def _net(account: Account, line: BudgetLine) -> int:
    entry = account.entries.get(line.line)
    return entry.net if entry else 0


def _small(text: str) -> str:
    return text[0].lower() + text[1:]


def _chart(
    dataset: Dataset, amounts: Amounts, breaks: Mapping[str, str], accounts: Mapping[str, Account]
) -> LineChart:
    lines = tuple(MoneyLine(name, _runs(found, breaks)) for name, found in amounts.items())
    headline = _headline(amounts, breaks)
    first, last = min(accounts), max(accounts)
    told = " ".join(f"{line.name}: {_told(line)}." for line in lines)
    return LineChart(
        id="money-sources",
        headline=headline,
        subtitle=(
            f"What each source brought in, in cash, {place_name(dataset)}, "
            f"{year_words(first)} until {year_words(last)} (financial years)."
        ),
        source=our_account.short_sources(dataset, _entries(dataset, accounts)),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. A line for each source. {told}".replace("\N{MINUS SIGN}", "minus "),
        lines=lines,
        breaks=tuple(LineBreak(years.start(year), words) for year, words in breaks.items()),
        notes=(*breaks.values(), *_about_council_tax(dataset)),
    )


def _about_council_tax(dataset: Dataset) -> tuple[str, ...]:
    """Return what is to be known of council tax over the years."""
    line = dataset.budget.lines[COUNCIL_TAX]
    return (f"{line.source_group}: {wording.sentence(formats.as_said(line.note))}",) if line.note else ()


def _runs(found: Mapping[str, int], breaks: Collection[str]) -> tuple[tuple[LinePoint, ...], ...]:
    runs = unbroken(sorted(found), breaks)
    return tuple(
        tuple(LinePoint(years.start(y), year_words(y), found[y], millions(found[y])) for y in run)
        for run in runs
    )


def _told(line: MoneyLine) -> str:
    points = [point for run in line.runs for point in run]
    first, last = points[0], points[-1]
    if first is last:
        return f"{first.text} in {first.period}"
    return f"{first.text} in {first.period}, {last.text} in {last.period}"


def _headline(amounts: Amounts, breaks: Mapping[str, str]) -> str:
    """Tell the largest change since the last break, or the largest source."""
    since = max(breaks, default="")
    moves = [
        (abs(found[run[-1]] - found[run[0]]), name, run)
        for name, found in amounts.items()
        for run in unbroken(sorted(year for year in found if year >= since))[-1:]
        if len(run) >= _FEWEST
    ]
    if not moves:
        name = max(amounts, key=lambda each: max(amounts[each].values()))
        return f"{name} brings in the most"
    _, name, (first, *_, last) = max(moves)
    found = amounts[name]
    way = "fell" if found[last] < found[first] else "rose"
    return (
        f"{name} {way} from {long_millions(found[first])} in {year_words(first)} "
        f"to {long_millions(found[last])} in {year_words(last)}"
    )


def _table(amounts: Amounts, held: tuple[str, ...]) -> MoneyTable:
    rows = tuple(
        MoneyTableRow(
            year_words(year),
            tuple(exact(found[year]) if year in found else NO_FIGURE for found in amounts.values()),
        )
        for year in reversed(held)
    )
    return MoneyTable("What each source brought in", ("Financial year", *amounts), rows, scrolls=True)
