"""`Change`: how spending on each service changed, in cash, in one year's prices or for each resident."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lutondash.analysis.money import years
from lutondash.analysis.money.runs import comparable, joined_by
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.views import formats, wording
from lutondash.views.line_chart import LineBreak, LineChart
from lutondash.views.money import our_account
from lutondash.views.money.amounts import (
    NO_FIGURE,
    MoneyTable,
    MoneyTableRow,
    percent,
    year_words,
)
from lutondash.views.money.changing import Course, Ends, course, drawn
from lutondash.views.money.choices import MoneyChoices, MoneyControl, MoneyLink
from lutondash.views.money.measuring import MEASURES, Measuring, measuring
from lutondash.views.money.our_account import ALL_SERVICES
from lutondash.views.site import place_name

ANCHOR = "changed"
_ALL = "All services"


@dataclass(frozen=True, slots=True)
class Change:
    """How each service changed in one measure; `apart` are the years that follow other rules.

    `missing` says for which years the measure has no figure, `empty` that no year is held at all.
    """

    controls: tuple[MoneyControl, ...]
    words: str
    chart: LineChart | None
    table: MoneyTable | None
    apart: tuple[MoneyTable, ...]
    notes: tuple[str, ...]
    missing: str
    source: str
    empty: str


Accounts = Mapping[str, Account]


def change(dataset: Dataset, chosen: MoneyChoices) -> Change:
    """Set out how every service changed within the longest run of years of one basis."""
    accounts = {y: a for y, a in our_account.outturns(dataset).items() if ALL_SERVICES in a.entries}
    by = measuring(dataset, chosen.measure)
    main, apart = _by_basis(accounts)
    if not main:
        return Change((), "", None, None, (), (), "", "", "No year of spending is held.")
    breaks = _new_services(dataset, main)
    courses = _courses(dataset, main, by, breaks)
    remarks = _remarks(dataset, courses, main)
    drawn_line = chosen.service if chosen.service in courses else ALL_SERVICES
    chart = _chart(dataset, courses[drawn_line], breaks, by, main)
    note = by.note(main)
    counted = (note,) if note else ()
    tables = (_apart(dataset, year, account, by) for year, account in apart.items())
    return Change(
        controls=(_measures(chosen), _services(chosen, courses)),
        words=by.words,
        chart=replace(chart, notes=(*chart.notes, *counted, *_of_chart(dataset, drawn_line, remarks)))
        if chart
        else None,
        table=_table(courses, by),
        apart=tuple(table for table in tables if table.rows),
        notes=(*counted, *remarks.values()),
        missing=by.missing(accounts),
        source=f"{our_account.sources(dataset, _of_line(main, ALL_SERVICES))} {by.source}".strip(),
        empty="",
    )


def _by_basis(accounts: Accounts) -> tuple[Accounts, Accounts]:
    """Return the longest run of years of one basis, and the years apart from it, newest first."""
    runs = comparable({year: account.entries[ALL_SERVICES].basis for year, account in accounts.items()})
    main = max(runs, key=len, default=())
    apart = {year: accounts[year] for year in reversed(list(accounts)) if year not in main}
    return {year: accounts[year] for year in main}, apart


def _new_services(dataset: Dataset, accounts: Accounts) -> dict[str, str]:
    """Say in which years all services grew by a service that was not there before."""
    found: dict[str, str] = {}
    for year, lines in joined_by(dataset.budget.lines, accounts).items():
        spent = [line for line in lines if _net(accounts[year], line.line)]
        notes = (wording.sentence(line.note) or f"{line.title} came new." for line in spent)
        if spent:
            found[year] = f"From {year_words(year)}: {' '.join(notes)}"
    return found


def _net(account: Account, line: str) -> int:
    return account.entries[line].net if line in account.entries else 0


def _courses(
    dataset: Dataset, accounts: Accounts, by: Measuring, breaks: Mapping[str, str]
) -> dict[str, Course]:
    """Follow every service with money in it, and all services together; only these are broken by new ones."""
    spent = (
        line
        for line in our_account.services(dataset)
        if any(_net(account, line.line) for account in accounts.values())
    )
    found = {line.line: course(line.line, line.title, accounts, by) for line in spent}
    return {**found, ALL_SERVICES: course(ALL_SERVICES, _ALL, accounts, by, breaks)}


def _measures(chosen: MoneyChoices) -> MoneyControl:
    links = (
        MoneyLink(
            words=words,
            address=chosen.with_measure(measure).address(ANCHOR),
            alone=MoneyChoices(measure).address(ANCHOR),
            is_chosen=measure is chosen.measure,
        )
        for measure, words in MEASURES.items()
    )
    return MoneyControl("How to count", tuple(links))


def _services(chosen: MoneyChoices, courses: Mapping[str, Course]) -> MoneyControl:
    """Offer all services and each that has a change."""
    named = {line: each.name for line, each in courses.items() if each.ends}
    ordered = {"": _ALL, **{line: name for line, name in named.items() if line != ALL_SERVICES}}
    service = chosen.service if chosen.service in ordered else ""
    links = (
        MoneyLink(
            words=words,
            address=chosen.with_service(line).address(ANCHOR),
            alone=MoneyChoices(service=line).address(ANCHOR),
            is_chosen=line == service,
        )
        for line, words in ordered.items()
    )
    return MoneyControl("Which service to draw", tuple(links))


def _table(courses: Mapping[str, Course], by: Measuring) -> MoneyTable | None:
    """Set the first year of each service beside its last; a line of one year only has no change."""
    found = {each.name: each.ends for each in courses.values() if each.ends}
    if not found:
        return None
    first = min(ends.first_year for ends in found.values())
    last = max(ends.last_year for ends in found.values())
    rows = (_row(name, ends, by, (first, last)) for name, ends in found.items())
    headings = ("Service", "First year", "Last year", "Change", "In percent")
    caption = f"Net spend on each service {by.words}: {year_words(first)} beside {year_words(last)}"
    return MoneyTable(caption, headings, tuple(rows))


def _row(name: str, ends: Ends, by: Measuring, usual: tuple[str, str]) -> MoneyTableRow:
    """Write a change; where its years are not those of the headings, say which they are."""
    share = NO_FIGURE if ends.percent is None else percent(ends.percent)
    own = (ends.first_year, ends.last_year)
    return MoneyTableRow(
        name,
        (by.text(ends.first), by.text(ends.last), by.change(ends.change), share),
        is_total=name == _ALL,
        note="" if own == usual else f"{year_words(own[0])} beside {year_words(own[1])}",
    )


def _apart(dataset: Dataset, year: str, account: Account, by: Measuring) -> MoneyTable:
    """List a year that follows other rules; without rows where the measure cannot be worked out."""
    lines = {line.line: line.title for line in our_account.services(dataset)}
    lines[ALL_SERVICES] = _ALL
    worked = {line: by.of(_net(account, line), year).value for line in lines if _net(account, line)}
    rows = (
        MoneyTableRow(lines[line], (by.text(value),), line == ALL_SERVICES)
        for line, value in worked.items()
        if value is not None
    )
    caption = f"Net spend in {year_words(year)}, by other rules, {by.words}"
    return MoneyTable(caption, ("Service", "Net spend"), tuple(rows))


def _remarks(dataset: Dataset, courses: Mapping[str, Course], accounts: Accounts) -> dict[str, str]:
    """Say of each line what changed about it within the years, and why places must not be set beside it."""
    found: dict[str, str] = {}
    for line in our_account.services(dataset):
        changed = line.from_year in list(accounts)[1:] or line.to_year in list(accounts)[:-1]
        told = (line.note if changed else "", line.reason)
        words = " ".join(wording.sentence(formats.as_said(text)) for text in told if text)
        if words and line.line in courses:
            found[line.line] = f"{line.title}: {words}"
    return found


def _of_chart(dataset: Dataset, shown: str, remarks: Mapping[str, str]) -> Iterator[str]:
    """Say what the picture must not be parted from: what is to be known of the line, or of parts of all."""
    for line, words in remarks.items():
        if line == shown or (shown == ALL_SERVICES and dataset.budget.lines[line].reason):
            yield words


def _of_line(accounts: Accounts, line: str) -> list[Entry]:
    return [account.entries[line] for account in accounts.values() if line in account.entries]


def _chart(
    dataset: Dataset, found: Course, breaks: Mapping[str, str], by: Measuring, accounts: Accounts
) -> LineChart | None:
    """Draw one course; None where the measure gives fewer than two years of it."""
    if found.ends is None:
        return None
    line = drawn(found, by)
    points = [point for run in line.runs for point in run]
    headline = _headline(found.name, found.ends, by)
    own = breaks if found.line == ALL_SERVICES else {}
    told = " ".join(f"{point.period}: {point.text}." for point in points)
    span = f"{points[0].period} until {points[-1].period}"
    return LineChart(
        id="money-change",
        headline=headline,
        subtitle=f"{found.name}, {place_name(dataset)}: net spend {by.words}. Financial years {span}.",
        source=f"{our_account.short_sources(dataset, _of_line(accounts, found.line))} {by.source}".strip(),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=f"{headline}. {told}".replace("\N{MINUS SIGN}", "minus "),
        lines=(line,),
        breaks=tuple(LineBreak(years.start(year), words) for year, words in own.items()),
        notes=tuple(own.values()),
    )


def _headline(name: str, ends: Ends, by: Measuring) -> str:
    """Tell the change between the ends."""
    size = by.text(abs(ends.change))
    first, last = year_words(ends.first_year), year_words(ends.last_year)
    if size == "£0":
        return f"{name} cost as much in {last} as in {first}"
    share = f" ({percent(abs(ends.percent)).removeprefix('+')})" if ends.percent is not None else ""
    return f"{name} cost {size}{share} {'more' if ends.change > 0 else 'less'} in {last} than in {first}"
