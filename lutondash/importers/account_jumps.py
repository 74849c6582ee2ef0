"""Amounts that can only be in another unit: far from other years, from residents or from all services."""

import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from lutondash.importers.account_lines import ALL_SERVICES, LineBook
from lutondash.importers.account_rows import AccountKey, Entry, Held
from lutondash.model.budget import LineKind

_JUMP = 100
"""A total, or a sheet's middle line, so many times other years' is in another unit; true ones never are."""

_THOUSANDFOLD = (300, 3000)
"""Between these times its other years, a single amount has gone a thousandfold."""

_USUAL = 200_000
"""Pounds that the other years of a line must come to before a single amount is compared with them."""

_FLOOR = 5_000_000
"""Pounds that the larger of an amount and its other years must reach."""

_YEARS = 3
"""So many other amounts must be known before a single amount is compared with them."""

_AUTHORITIES = 3
"""So many authorities must be far off before a sheet is."""

_PART = {LineKind.SERVICE: 3}
"""How many times all services a line may be; the largest true one is two thirds of them."""

_OTHER_LINE = 20
"""How many times all services a line outside services may be; reserves come nearest."""

PER_PERSON = (Decimal(50), Decimal(60_000))
"""Pounds of service spend for each resident; every authority lies between, the City of London too."""

Amounts = Mapping[tuple[str, str], Mapping[str, Sequence[Decimal]]]
"""Amounts by authority and line, then by year: one or more, for the stages of the year."""


@dataclass(frozen=True, slots=True)
class Jump:
    """An amount that is far from what is known: whose, which line, and what was wanted instead."""

    key: AccountKey
    line: str
    entry: Entry
    wanted: str


@dataclass(frozen=True)
class JumpFinder:
    """Compares each amount with the other years of its authority, and with all services of its account.

    `before` are amounts of the data folder; a year of this run replaces them. `people` are residents by
    authority and year, used where no other year's total is known.
    """

    held: Held
    book: LineBook
    before: Amounts
    people: Mapping[tuple[str, int], Decimal]
    _accounts: dict[str, list[tuple[str, Mapping[str, Entry]]]] = field(default_factory=dict)
    _sheets: dict[tuple[str, str], list[tuple[Decimal, Jump]]] = field(default_factory=dict)

    def find(self) -> Iterator[Jump]:
        """Yield every amount that is far off, each once."""
        for key, lines in self.held.items():
            self._accounts.setdefault(key.authority, []).append((key.year, lines))
        for key, lines in self.held.items():
            yield from self._of_account(key, lines)
        for sheet in self._sheets.values():
            yield from _whole_sheet(sheet)

    def _of_account(self, key: AccountKey, lines: Mapping[str, Entry]) -> Iterator[Jump]:
        """Compare the total first; where it is far off, the lines of its sheet are so with it."""
        total = lines.get(ALL_SERVICES)
        odd = self._odd_total(key, total.net) if total else ""
        if total and odd:
            yield Jump(key, ALL_SERVICES, total, odd)
        for line, entry in lines.items():
            if line == ALL_SERVICES or not entry.net:
                continue
            if odd and total and entry.source is total.source:
                continue
            wanted = self._odd_part(line, entry.net, total.net) if total and not odd else ""
            if wanted or (wanted := self._odd_line(key, line, entry)):
                yield Jump(key, line, entry, wanted)

    def _odd_total(self, key: AccountKey, net: Decimal) -> str:
        """Say what a total should have been near, where it is far off."""
        others = self._others(key, ALL_SERVICES)
        if not others:
            return _odd_per_person(net, self.people.get((key.authority, int(key.year[:4]))))
        middle = statistics.median(others)
        if middle and not Decimal(1) / _JUMP < net / middle < _JUMP:
            return _about(middle)
        return ""

    def _odd_part(self, line: str, net: Decimal, total: Decimal) -> str:
        """Say how many times all services a line may be, where it is more."""
        if abs(net) <= abs(total):
            return ""
        times = _PART.get(self.book.lines[line].kind, _OTHER_LINE)
        most = times * abs(total)
        return f"less than £{most:,.0f}, {times} times all services" if abs(net) > most else ""

    def _odd_line(self, key: AccountKey, line: str, entry: Entry) -> str:
        """Say what an amount should have been near, and keep it for its sheet where it is not far off."""
        if not self.before and len(self._accounts[key.authority]) == 1:
            return ""
        others = [abs(each) for each in self._others(key, line) if each]
        if not others:
            return ""
        middle, net = statistics.median(others), abs(entry.net)
        is_total = self.book.lines[line].kind is LineKind.TOTAL
        if len(others) >= _YEARS and _is_thousandfold(net, middle, is_total=is_total):
            return _about(middle)
        jump = Jump(key, line, entry, _about(middle))
        self._sheets.setdefault((entry.source.place, line), []).append((net / middle, jump))
        return ""

    def _others(self, key: AccountKey, line: str) -> list[Decimal]:
        """Return the amounts of a line in the other years of an authority."""
        accounts = self._accounts[key.authority]
        others = [lines[line].net for year, lines in accounts if year != key.year and line in lines]
        before = self.before.get((key.authority, line))
        if before:
            fresh = {year for year, _ in accounts}
            others.extend(each for year in before.keys() - fresh for each in before[year])
        return others


def _is_thousandfold(net: Decimal, middle: Decimal, *, is_total: bool) -> bool:
    """Tell a slip of unit from a line that was small for years; only totals never fall so far in truth."""
    low, high = _THOUSANDFOLD
    if max(net, middle) < _FLOOR:
        return False
    has_grown = middle >= _USUAL and low <= net / middle <= high
    return has_grown or (is_total and low <= middle / net <= high)


def _whole_sheet(compared: Collection[tuple[Decimal, Jump]]) -> Iterator[Jump]:
    """Yield the amounts of a line that are far off, where those of most authorities in the sheet are."""
    if len(compared) < _AUTHORITIES:
        return
    middle = statistics.median(ratio for ratio, _ in compared)
    if not Decimal(1) / _JUMP < middle < _JUMP:
        yield from (jump for ratio, jump in compared if not Decimal(1) / _JUMP < ratio < _JUMP)


def _about(middle: Decimal) -> str:
    return f"about £{middle:,.0f}, the middle of its other years"


def _odd_per_person(net: Decimal, residents: Decimal | None) -> str:
    low, high = PER_PERSON
    if residents and not low < net / residents < high:
        return f"between £{low:,} and £{high:,} for each of its {residents:,} residents"
    return ""
