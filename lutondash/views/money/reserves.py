"""`Reserves`: what the council's reserves held on each day the returns tell of, and what was said of them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lutondash.analysis.money import years
from lutondash.dataset.accounts import Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind, Stage
from lutondash.views import wording
from lutondash.views.money import told
from lutondash.views.money.amounts import NO_FIGURE, MoneyTable, MoneyTableRow, exact, millions, source_words
from lutondash.views.money.told import ToldTable

_START, _END = "-start", "-end"
"""How the ids of a reserve's two lines end: on the first and on the last day of a financial year."""

_ROUNDING = 1000
"""Returns are in thousands of pounds, so two of them may differ by one."""

_ROWS_SEEN = 4


@dataclass(frozen=True, slots=True)
class Reserve:
    """A kind of reserve: its name, and what it held by day, oldest first."""

    name: str
    held: dict[str, Entry]


@dataclass(frozen=True, slots=True)
class Reserves:
    """The section about reserves; both tables are None where the returns tell of none."""

    lead: str
    recent: MoneyTable | None
    earlier: MoneyTable | None
    jumps: tuple[str, ...]
    source: str
    said: tuple[ToldTable, ...]


def reserves(dataset: Dataset) -> Reserves:
    """Lay out the levels, newest day first, and tell where a year does not begin as the last one ended."""
    found = tuple(each for each in _reserves(dataset) if each.held)
    table = _table(found)
    return Reserves(
        lead=_lead(found, table),
        recent=replace(table, rows=table.rows[:_ROWS_SEEN]) if found else None,
        earlier=_earlier(table),
        jumps=tuple(words for each in found for words in _jumps(each)),
        source=source_words(dataset, (entry.release for each in found for entry in each.held.values())),
        said=told.by_question(dataset, ("reserves",)),
    )


def _reserves(dataset: Dataset) -> Iterator[Reserve]:
    levels = [line for line in dataset.budget.lines.values() if line.kind is LineKind.RESERVE_LEVEL]
    for kind in dict.fromkeys(_kind(line.line) for line in levels):
        title = next(line.title for line in levels if _kind(line.line) == kind)
        yield Reserve(title.rpartition(" on ")[0] or title, _held(dataset, kind))


def _kind(line: str) -> str:
    return line.removesuffix(_START).removesuffix(_END)


def _held(dataset: Dataset, kind: str) -> dict[str, Entry]:
    """Return a reserve's levels by ISO day, oldest first."""
    accounts, home = dataset.budget.accounts, dataset.vision.geography
    found: dict[str, Entry] = {}
    for year in accounts.years(home, Stage.OUTTURN):
        entries = accounts.account(home, year, Stage.OUTTURN).entries
        for suffix, day in ((_START, _first_day(year)), (_END, _last_day(year))):
            if f"{kind}{suffix}" in entries:
                found[day] = entries[f"{kind}{suffix}"]
    return found


def _first_day(year: str) -> str:
    return f"{years.start(year)}-04-01"


def _last_day(year: str) -> str:
    return f"{years.start(year) + 1}-03-31"


def _day_words(day: str) -> str:
    return f"{'1 April' if day.endswith('04-01') else '31 March'} {day[:4]}"


def _table(found: tuple[Reserve, ...]) -> MoneyTable:
    days = sorted({day for each in found for day in each.held}, reverse=True)
    return MoneyTable(
        caption="What the reserves held, newest day first",
        headings=("Day", *(each.name for each in found)),
        rows=tuple(MoneyTableRow(_day_words(day), tuple(_cell(each, day) for each in found)) for day in days),
    )


def _cell(reserve: Reserve, day: str) -> str:
    entry = reserve.held.get(day)
    return millions(entry.net) if entry else NO_FIGURE


def _earlier(table: MoneyTable) -> MoneyTable | None:
    rest = table.rows[_ROWS_SEEN:]
    return replace(table, caption="What the reserves held, earlier days", rows=rest) if rest else None


def _lead(found: tuple[Reserve, ...], table: MoneyTable) -> str:
    """Say where most was on the latest day."""
    if not found:
        return ""
    day = max(day for each in found for day in each.held)
    held = [(each.held[day].net, each.name) for each in found if day in each.held]
    most, name = max(held)
    most_in = f"{name[0].lower()}{name[1:]}"
    return f"{table.rows[0].name} is the last day we have. Most was in {most_in}: {millions(most)}."


def _jumps(reserve: Reserve) -> Iterator[str]:
    """Tell of each night between two years over which a reserve changed on paper."""
    for day, entry in reserve.held.items():
        before = reserve.held.get(f"{day[:4]}-03-31") if day.endswith("04-01") else None
        if before and abs(entry.net - before.net) > _ROUNDING:
            yield wording.sentence(
                f"{reserve.name}: {exact(before.net)} on 31 March {day[:4]}, "
                f"but {exact(entry.net)} on 1 April {day[:4]}"
            )
