"""A fetched csv file looked through from end to end: its columns by name, its rows, its end."""

import csv
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TextIO

from lutondash.importers.fetching.answers import Answer
from lutondash.importers.fetching.faults import plain, refusal

_LONGEST_LINE = 1_000_000
_LOOK = "Look at the publisher's pages; change the recipe only once you know why."
_AGAIN = "Fetch it again; nothing was kept."


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns a kind of file must have, and others that are known and mean no change."""

    wanted: tuple[str, ...]
    is_known: Callable[[str], bool] = lambda _: False


@dataclass(frozen=True, slots=True)
class Writing:
    """How a csv file is written."""

    encoding: str
    delimiter: str


API = Writing("utf-8-sig", ",")
"""How every interface for programs writes."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a csv file holds: header, how many rows, and every value of the column asked about."""

    columns: tuple[str, ...]
    rows: int
    values: frozenset[str]


def look_through(answer: Answer, about: str = "", writing: Writing = API) -> Sheet:
    """Read a whole csv answer with its header in the first row; ImportFaultError where it is damaged or cut.

    `about` is the column whose different values are wanted; without such a column there are none.
    """
    lines, count, values = _rows(answer, writing), 0, set[str]()
    columns = tuple(plain(name) for name in next(lines, []))
    position = columns.index(about) if about in columns else None
    for count, row in enumerate(lines, 1):
        _must_fit(row, columns, count, answer.ask.address)
        if position is not None:
            values.add(row[position])
    return Sheet(columns, count, frozenset(values))


def look_over(answer: Answer, writing: Writing) -> Sheet:
    """Read a whole csv answer whose header may stand anywhere: only that it can be read is looked at."""
    return Sheet((), max(0, sum(1 for _ in _rows(answer, writing)) - 1), frozenset())


def _rows(answer: Answer, writing: Writing) -> Iterator[list[str]]:
    """Yield the rows that hold something; ImportFaultError names the one that cannot be read."""
    where, number = answer.ask.address, 0
    try:
        with answer.path.open(encoding=writing.encoding, newline="") as file:
            lines = _bounded(file, answer)
            for row in filter(None, csv.reader(lines, strict=True, delimiter=writing.delimiter)):
                number += 1
                yield row
    except UnicodeError as reason:
        raise refusal(where, f"The answer is not UTF-8 text after row {number}.", _AGAIN) from reason
    except csv.Error as reason:
        raise refusal(where, f"Row {number + 1} of the answer cannot be read: {reason}.", _AGAIN) from reason


def must_have_rows(sheet: Sheet, where: str) -> None:
    """Refuse a table without a row: an empty answer is never passed off as a success."""
    if not sheet.rows:
        remedy = "Look at [fetch] in the recipe: places, periods and numbers."
        raise refusal(where, "The answer has its columns and not one row.", remedy)


def must_have(sheet: Sheet, columns: Columns, where: str) -> tuple[str, ...]:
    """Return the names of new columns; ImportFaultError names the missing ones, and what came instead."""
    missing = [name for name in columns.wanted if name not in sheet.columns]
    new = [each for each in sheet.columns if each not in columns.wanted and not columns.is_known(each)]
    if missing:
        instead = f" New there: {_listed(new)}." if new else ""
        raise refusal(where, f"The columns have changed. Missing: {_listed(missing)}.{instead}", _LOOK)
    twice = sorted({name for name in columns.wanted if sheet.columns.count(name) > 1})
    if twice:
        raise refusal(where, f"The columns have changed. There twice: {_listed(twice)}.", _LOOK)
    return tuple(new)


def ends_with_a_line(answer: Answer) -> bool:
    """Say whether the last line is ended, which a file cut short seldom is."""
    with answer.path.open("rb") as file:
        file.seek(-1, 2)
        return file.read(1) in b"\r\n"


def must_be_whole(answer: Answer) -> tuple[str, ...]:
    """Return what to tell of an end that looks cut; ImportFaultError where nothing vouches for the end."""
    if ends_with_a_line(answer):
        return ()
    if not answer.ends_known:
        fault = "The last line is not ended and no length was promised: the answer may be cut short."
        raise refusal(answer.ask.address, fault, _AGAIN)
    return ("The last line is not ended; look at the last row.",)


def _bounded(file: TextIO, answer: Answer) -> Iterator[str]:
    """Yield lines; a line without an end is refused before it fills the memory."""
    while line := file.readline(_LONGEST_LINE):
        if len(line) == _LONGEST_LINE:
            fault = f"A line of the answer is longer than {_LONGEST_LINE:,} characters."
            raise refusal(answer.ask.address, fault, _AGAIN)
        yield line


def _must_fit(row: Sequence[str], columns: Sequence[str], number: int, where: str) -> None:
    if len(row) != len(columns):
        fault = (
            f"Row {number} has {len(row)} cells under {len(columns)} columns: the answer is cut or damaged."
        )
        raise refusal(where, fault, _AGAIN)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(repr(name) for name in names)
