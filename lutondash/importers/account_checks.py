"""What holds between rows of accounts: parts add up to totals, and no file is in the wrong unit."""

import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountRow, Gap

_JUMP = 100
"""A total so many times another year's is in another unit; true totals never differ so."""

PER_PERSON = (Decimal(50), Decimal(60_000))
"""Pounds of service spend for each resident; every authority lies between, the City of London too."""


@dataclass(frozen=True, slots=True)
class Jump:
    """A total that is far from what is known of the authority."""

    row: AccountRow
    wanted: str


def gaps_of(
    rows: Iterable[AccountRow], book: LineBook, extracts: frozenset[tuple[str, str]]
) -> Iterator[Gap]:
    """Yield, for each published total, the total less its parts.

    `extracts` are years and stages of which lines are known to be left out.
    """
    accounts: dict[tuple[str, str, str], dict[str, Decimal]] = {}
    for row in rows:
        accounts.setdefault((row.authority, row.year, row.stage.value), {})[row.line] = row.net
    for (authority, year, stage), amounts in accounts.items():
        for total in book.totals:
            parts = [amounts[line] for line in book.parts_of(total, year) if line in amounts]
            if total in amounts and parts:
                gap = amounts[total] - sum(parts)
                yield Gap(year, stage, total, authority, gap, (year, stage) in extracts)


def jumps(
    rows: Sequence[AccountRow],
    held: Mapping[tuple[str, str], Decimal],
    people: Mapping[tuple[str, int], Decimal],
) -> Iterator[Jump]:
    """Yield totals a hundred times, or a hundredth of, the authority's other years.

    `held` are totals already in the data folder, by authority and year; `people` are residents by authority
    and year, used where no other year is known.
    """
    totals: dict[str, dict[str, list[Decimal]]] = {}
    for (authority, year), amount in held.items():
        totals.setdefault(authority, {}).setdefault(year, []).append(amount)
    services = [row for row in rows if row.line == ALL_SERVICES]
    fresh: dict[str, dict[str, list[Decimal]]] = {}
    for row in services:
        fresh.setdefault(row.authority, {}).setdefault(row.year, []).append(row.net)
    for row in services:
        known = {**totals.get(row.authority, {}), **fresh[row.authority]}
        wanted = _far(row, known) if len(known) > 1 else _odd_per_person(row, people)
        if wanted:
            yield Jump(row, wanted)


def _far(row: AccountRow, known: Mapping[str, Sequence[Decimal]]) -> str:
    """Return what the middle of the other years is, where the row is far from it."""
    others = [amount for year, amounts in known.items() if year != row.year for amount in amounts]
    middle = statistics.median(others)
    if middle and not Decimal(1) / _JUMP < row.net / middle < _JUMP:
        return f"about £{middle:,.0f}, the middle of its other years"
    return ""


def _odd_per_person(row: AccountRow, people: Mapping[tuple[str, int], Decimal]) -> str:
    residents = people.get((row.authority, int(row.year[:4])))
    low, high = PER_PERSON
    if residents and not low < row.net / residents < high:
        return f"between £{low:,} and £{high:,} for each of its {residents:,} residents"
    return ""
