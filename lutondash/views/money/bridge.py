"""`Bridge`: the way from all spending on services to what council tax has to bring in, step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lutondash.analysis.money.ladder import ALLOWANCE_A_LINE, Rung, ladder
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind
from lutondash.views import formats
from lutondash.views.bar_chart import Bar, BarChart, BarKind
from lutondash.views.money import our_account
from lutondash.views.money.amounts import (
    MoneyTable,
    MoneyTableRow,
    exact,
    long_millions,
    millions,
    signed,
    year_words,
)
from lutondash.views.money.our_account import ALL_SERVICES, COUNCIL_TAX
from lutondash.views.site import place_name

_LEFT_OUT = "Other lines that the file we hold leaves out"
_UNEXPLAINED = "Services: what the published total has and its lines do not"
_ROUNDING = "Rounding in the published figures"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the bridge in whole pounds; a total is where the steps so far lead."""

    name: str
    pounds: int
    kind: BarKind
    lines: tuple[tuple[str, int], ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether it is where the steps so far lead."""
        return self.kind is BarKind.TOTAL


@dataclass(frozen=True, slots=True)
class Bridge:
    """The steps of one year, drawn and as tables; `empty` says what is missing where there are none."""

    year: str
    headline: str
    chart: BarChart | None
    table: MoneyTable | None
    every_line: MoneyTable | None
    notes: tuple[str, ...]
    source: str
    empty: str


def bridge(dataset: Dataset) -> Bridge:
    """Go from gross spend to council tax in the latest year whose account holds both."""
    held = (account for account in reversed(our_account.outturns(dataset).values()))
    account = next((account for account in held if _leads_all_the_way(dataset, account)), None)
    if account is None:
        empty = "No year is held with both its gross spend and its council tax."
        return Bridge("", "", None, None, None, (), "", empty)
    steps = tuple(_steps(dataset, account))
    chart = _chart(dataset, account, steps)
    return Bridge(
        year=year_words(account.key.year),
        headline=chart.headline,
        chart=chart,
        table=_table(steps, f"From spending to council tax, {year_words(account.key.year)}"),
        every_line=_every_line(steps, year_words(account.key.year)),
        notes=chart.notes,
        source=chart.source,
        empty="",
    )


def _leads_all_the_way(dataset: Dataset, account: Account) -> bool:
    entries = our_account.service_entries(dataset, account)
    has_gross = bool(entries) and all(entry.gross is not None for entry in entries)
    return has_gross and {ALL_SERVICES, COUNCIL_TAX} <= set(account.entries)


def _steps(dataset: Dataset, account: Account) -> Iterator[Step]:
    """Yield the steps: gross, income, net, then every group of lines, what is left out, and council tax."""
    entries = our_account.service_entries(dataset, account)
    gross = sum(entry.gross or 0 for entry in entries)
    net = account.entries[ALL_SERVICES].net
    income = sum(entry.income or 0 for entry in entries)
    yield Step("Gross spend on services", gross, BarKind.TOTAL, _of(dataset, entries))
    yield Step("Fees, charges and other income", -income, BarKind.LESS)
    if gap := net - gross + income:
        is_rounding = abs(gap) <= ALLOWANCE_A_LINE * len(entries)
        yield Step(_ROUNDING if is_rounding else _UNEXPLAINED, gap, BarKind.GAP)
    yield Step("Net spend on services", net, BarKind.TOTAL)
    yield from _between(dataset, account)
    yield Step("Council tax", account.entries[COUNCIL_TAX].net, BarKind.TOTAL)


def _between(dataset: Dataset, account: Account) -> list[Step]:
    """Return the steps between the two totals: first all that adds to the cost, then all that pays for it."""
    rungs = [rung for rung in ladder(account, dataset.budget.lines) if rung.total.line != ALL_SERVICES]
    steps = list(_groups(dataset, rungs))
    if left_out := sum(rung.gap for rung in rungs):
        allowed = sum(rung.allowance for rung in rungs)
        steps.append(Step(_ROUNDING if abs(left_out) <= allowed else _LEFT_OUT, left_out, BarKind.GAP))
    return sorted(steps, key=lambda step: step.pounds < 0)


def _groups(dataset: Dataset, rungs: Iterable[Rung]) -> Iterator[Step]:
    """Gather the lines between the totals by their step, in the publisher's order; nothing is left out."""
    lines = dataset.budget.lines
    found: dict[str, list[Entry]] = {}
    for part in (part for rung in rungs for part in rung.parts):
        if lines[part.line].kind is not LineKind.TOTAL and part.net:
            found.setdefault(lines[part.line].step or lines[part.line].title, []).append(part)
    for name, entries in found.items():
        pounds = sum(entry.net for entry in entries)
        kind = BarKind.LESS if pounds < 0 else BarKind.MORE
        yield Step(name, pounds, kind, tuple((lines[e.line].title, e.net) for e in entries))


def _of(dataset: Dataset, entries: Iterable[Entry]) -> tuple[tuple[str, int], ...]:
    return tuple((our_account.title(dataset, entry.line), entry.gross or 0) for entry in entries)


def _table(steps: Iterable[Step], caption: str) -> MoneyTable:
    rows = (MoneyTableRow(step.name, (_amount(step),), step.is_total) for step in steps)
    return MoneyTable(caption, ("Step", "Amount"), tuple(rows))


def _amount(step: Step) -> str:
    text = exact(step.pounds)
    return f"+{text}" if step.pounds > 0 and not step.is_total else text


def _every_line(steps: Iterable[Step], year: str) -> MoneyTable:
    """List every line of every step, and steps that have no lines by their own name."""
    rows: list[MoneyTableRow] = []
    for step in steps:
        rows += [MoneyTableRow(name, (exact(pounds),), note=step.name) for name, pounds in step.lines]
        if step.is_total or not step.lines:
            rows.append(MoneyTableRow(step.name, (exact(step.pounds),), step.is_total))
    return MoneyTable(f"Every line from spending to council tax, {year}", ("Line", "Amount"), tuple(rows))


def _chart(dataset: Dataset, account: Account, steps: tuple[Step, ...]) -> BarChart:
    home, year = place_name(dataset), year_words(account.key.year)
    gross, tax = long_millions(steps[0].pounds), long_millions(steps[-1].pounds)
    headline = f"Services took {gross}, and council tax brought in {tax}"
    bars = tuple(_bars(step for step in steps if step.name != _ROUNDING))
    told = " ".join(f"{bar.name}: {bar.text}." for bar in bars)
    return BarChart(
        id="money-bridge",
        headline=headline,
        subtitle=f"From gross spend to council tax, {home}, {year} (financial year).",
        source=our_account.sources(dataset, account.entries.values()),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. A bar for each step. {told}".replace("\N{MINUS SIGN}", "minus "),
        bars=bars,
        notes=tuple(_notes(steps)),
    )


def _bars(steps: Iterable[Step]) -> Iterator[Bar]:
    """Start each step where the one before ended; a total starts at zero."""
    reached = 0
    for step in steps:
        if step.is_total:
            reached = step.pounds
            yield Bar(step.name, 0, step.pounds, millions(step.pounds), step.kind)
        else:
            yield Bar(step.name, reached, reached + step.pounds, signed(step.pounds), step.kind)
            reached += step.pounds


def _notes(steps: Iterable[Step]) -> Iterator[str]:
    gaps = {step.name: step.pounds for step in steps if step.kind is BarKind.GAP}
    if _LEFT_OUT in gaps:
        yield (
            "For this year we hold the main lines only. The lines left out come to "
            f"{signed(gaps[_LEFT_OUT])}: we worked that out from the published totals."
        )
    if _UNEXPLAINED in gaps:
        yield f"The lines of services and their published total differ by {signed(gaps[_UNEXPLAINED])}."
