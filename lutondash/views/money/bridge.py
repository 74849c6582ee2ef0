"""`Bridge`: the way from all spending on services to what council tax has to bring in, step by step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lutondash.dataset.accounts import Account
from lutondash.dataset.dataset import Dataset
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
from lutondash.views.money.bridge_steps import (
    HELD_IN_PART,
    ROUNDING,
    UNEXPLAINED,
    UNLISTED,
    Step,
    from_gross,
    from_net,
    held_in_part,
)
from lutondash.views.money.our_account import ALL_SERVICES, COUNCIL_TAX
from lutondash.views.site import place_name

_OTHER = "Other"
"""The step of lines that have none of their own."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """The steps of one year, drawn and as tables; `empty` says what is missing where there are none.

    `later` is every line of a later year that is held throughout, but for its gross spend.
    """

    year: str
    headline: str
    chart: BarChart | None
    table: MoneyTable | None
    every_line: MoneyTable | None
    later: MoneyTable | None
    notes: tuple[str, ...]
    source: str
    empty: str


def bridge(dataset: Dataset) -> Bridge:
    """Go from gross spend to council tax in the latest year whose account holds both."""
    held = (account for account in reversed(our_account.outturns(dataset).values()))
    account = next((account for account in held if _leads_all_the_way(dataset, account)), None)
    if account is None:
        empty = "No year is held with both its gross spend and its council tax."
        return Bridge("", "", None, None, None, None, (), "", empty)
    steps = tuple(from_gross(dataset, account))
    chart = _chart(dataset, account, steps)
    return Bridge(
        year=year_words(account.key.year),
        headline=chart.headline,
        chart=chart,
        table=_table(steps, f"From spending to council tax, {year_words(account.key.year)}"),
        every_line=_every_line(
            steps, f"Every line from spending to council tax, {year_words(account.key.year)}"
        ),
        later=_later(dataset, account.key.year),
        notes=chart.notes,
        source=chart.source,
        empty="",
    )


def _leads_all_the_way(dataset: Dataset, account: Account) -> bool:
    entries = our_account.service_entries(dataset, account)
    has_gross = bool(entries) and all(entry.gross is not None for entry in entries)
    return has_gross and {ALL_SERVICES, COUNCIL_TAX} <= set(account.entries)


def _later(dataset: Dataset, shown: str) -> MoneyTable | None:
    """List every line of the latest year after the one shown of which only gross spend is not held."""
    held = reversed(our_account.outturns(dataset).values())
    whole = (account for account in held if account.key.year > shown and _is_whole(dataset, account))
    account = next(whole, None)
    if account is None:
        return None
    caption = f"Every line, {year_words(account.key.year)}, from net spend"
    return _every_line(from_net(dataset, account), caption)


def _is_whole(dataset: Dataset, account: Account) -> bool:
    return {ALL_SERVICES, COUNCIL_TAX} <= set(account.entries) and not held_in_part(dataset, account)


def _table(steps: Iterable[Step], caption: str) -> MoneyTable:
    rows = (MoneyTableRow(step.name, (_amount(step),), step.is_total) for step in steps)
    return MoneyTable(caption, ("Step", "Amount"), tuple(rows))


def _amount(step: Step) -> str:
    text = exact(step.pounds)
    return f"+{text}" if step.pounds > 0 and not step.is_total else text


def _every_line(steps: Iterable[Step], caption: str) -> MoneyTable:
    """List every line of every step, and steps that have no lines by their own name."""
    rows: list[MoneyTableRow] = []
    for step in steps:
        rows += [MoneyTableRow(name, (exact(pounds),), note=step.name) for name, pounds in step.lines]
        if step.is_total or not step.lines:
            rows.append(MoneyTableRow(step.name, (exact(step.pounds),), step.is_total))
    return MoneyTable(caption, ("Line", "Amount"), tuple(rows))


def _chart(dataset: Dataset, account: Account, steps: tuple[Step, ...]) -> BarChart:
    home, year = place_name(dataset), year_words(account.key.year)
    gross, tax = long_millions(steps[0].pounds), long_millions(steps[-1].pounds)
    headline = f"Services took {gross}, and council tax brought in {tax}"
    bars = tuple(_bars(step for step in steps if step.name != ROUNDING))
    told = " ".join(f"{bar.name}: {bar.text}." for bar in bars)
    return BarChart(
        id="money-bridge",
        headline=headline,
        subtitle=f"From gross spend to council tax, {home}, {year} (financial year).",
        source=our_account.sources(dataset, account.entries.values()),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. A bar for each step. {told}".replace("\N{MINUS SIGN}", "minus "),
        bars=bars,
        notes=tuple(_notes(steps, held_in_part(dataset, account))),
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


def _notes(steps: Iterable[Step], partly: tuple[str, ...]) -> Iterator[str]:
    """Say what each gap is, and that it was worked out."""
    gaps = {step.name: step.pounds for step in steps if step.kind is BarKind.GAP}
    if HELD_IN_PART in gaps:
        yield (
            "For this year we hold the main lines only. The other steps come to "
            f"{signed(gaps[HELD_IN_PART])}: we worked that out from the published totals."
        )
        yield f"They are: {'; '.join(_in_text(partly))}. Of each of these we hold only a part or nothing."
    for name, whose in ((UNEXPLAINED, "of services"), (UNLISTED, "between services and council tax")):
        if name in gaps:
            yield f"The lines {whose} and their published totals differ by {signed(gaps[name])}."


def _in_text(names: tuple[str, ...]) -> list[str]:
    """Write the names of steps as they stand within a sentence, with what has no name of its own last."""
    ordered = sorted(names, key=lambda name: name == _OTHER)
    return [name[0].lower() + name[1:] if name != _OTHER else "other lines" for name in ordered]
