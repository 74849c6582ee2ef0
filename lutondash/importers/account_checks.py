"""What holds between the lines of accounts: parts add up to totals, and no amount is in the wrong unit."""

import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountKey, Entry, Gap, Held

_JUMP = 100
"""A total so many times another year's is in another unit; true totals never differ so."""

_PART = 20
"""A service so many times the total of all services is in another unit than the total."""

PER_PERSON = (Decimal(50), Decimal(60_000))
"""Pounds of service spend for each resident; every authority lies between, the City of London too."""


@dataclass(frozen=True, slots=True)
class Jump:
    """An amount that is far from what is known: whose, which line, and what was wanted instead."""

    key: AccountKey
    line: str
    entry: Entry
    wanted: str


def gaps_of(held: Held, book: LineBook, extracts: Collection[tuple[str, str]]) -> Iterator[Gap]:
    """Yield, for each published total that its parts do not reach, the total less the parts.

    `extracts` are years and stages of which lines are known to be left out.
    """
    for (authority, year, stage), lines in held.items():
        is_extract = (year, stage) in extracts
        for total in book.totals:
            if total not in lines:
                continue
            parts = [lines[line].net for line in book.parts_of(total, year) if line in lines]
            gap = lines[total].net - sum(parts)
            if parts and gap:
                yield Gap(year, stage, total, authority, gap, is_extract)


def jumps(
    held: Held,
    book: LineBook,
    before: Mapping[tuple[str, str], Decimal],
    people: Mapping[tuple[str, int], Decimal],
) -> Iterator[Jump]:
    """Yield amounts that can only be in another unit.

    `before` are totals of the data folder by authority and year; `people` are residents by authority and
    year, used where no other year of the authority is known.
    """
    known = _totals(held, before)
    for key, lines in held.items():
        if ALL_SERVICES not in lines:
            continue
        total = lines[ALL_SERVICES]
        years = known[key.authority]
        others = [amount for year in years if year != key.year for amount in years[year]]
        net, residents = total.net, people.get((key.authority, int(key.year[:4])))
        wanted = _far(net, others) if others else _odd_per_person(net, residents)
        if wanted:
            yield Jump(key, ALL_SERVICES, total, wanted)
        yield from _large_parts(key, lines, book, abs(net))


def _large_parts(
    key: AccountKey, lines: Mapping[str, Entry], book: LineBook, total: Decimal
) -> Iterator[Jump]:
    """Yield services that are many times all services together."""
    for line in book.parts_of(ALL_SERVICES, key.year):
        if line in lines and abs(lines[line].net) > _PART * total:
            wanted = f"less than £{_PART * total:,.0f}, {_PART} times all services"
            yield Jump(key, line, lines[line], wanted)


def _totals(held: Held, before: Mapping[tuple[str, str], Decimal]) -> dict[str, dict[str, list[Decimal]]]:
    """Return the service totals of each authority by year; a year of this run replaces what was held."""
    known: dict[str, dict[str, list[Decimal]]] = {}
    for (authority, year), amount in before.items():
        known.setdefault(authority, {})[year] = [amount]
    fresh: dict[tuple[str, str], list[Decimal]] = {}
    for key, lines in held.items():
        if ALL_SERVICES in lines:
            fresh.setdefault((key.authority, key.year), []).append(lines[ALL_SERVICES].net)
    for (authority, year), amounts in fresh.items():
        known.setdefault(authority, {})[year] = amounts
    return known


def _far(net: Decimal, others: Sequence[Decimal]) -> str:
    """Say what the middle of the other years is, where a total is far from it."""
    middle = statistics.median(others)
    if middle and not Decimal(1) / _JUMP < net / middle < _JUMP:
        return f"about £{middle:,.0f}, the middle of its other years"
    return ""


def _odd_per_person(net: Decimal, residents: Decimal | None) -> str:
    low, high = PER_PERSON
    if residents and not low < net / residents < high:
        return f"between £{low:,} and £{high:,} for each of its {residents:,} residents"
    return ""
