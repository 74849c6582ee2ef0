"""Everything that editions have told of an indicator, joined into one system of sums."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.dataset.disclosure.search import Need
from lutondash.dataset.disclosure.sums import Sum, contradicted, sums_of
from lutondash.dataset.disclosure.system import Bounds, Equation, System
from lutondash.model.disclosure import Disclosure

_NO_ROW = Cell(State.UNKNOWN)


class What(StrEnum):
    """Which of a figure's two numbers of people is meant."""

    COUNT = "count"
    BASE = "base"
    REST = "rest"


class Name(NamedTuple):
    """An unknown number: in which edition (0 is the newest), of which figure, and which of its numbers."""

    edition: int
    key: Key
    what: What


_Line: TypeAlias = tuple[tuple[tuple[Name, int], ...], int]
"""An equation by the names of its unknowns."""


class Bases(StrEnum):
    """How denominators behave in a sum: they add up as the counts do, are all the same, or neither."""

    ADD_UP = "add_up"
    SAME = "same"
    NEITHER = "neither"


@dataclass(frozen=True, slots=True)
class Facts:
    """What anyone can see to hold throughout: counts are parts of their bases, and how bases behave."""

    is_share: bool
    bases: tuple[Bases, ...]


@dataclass(frozen=True)
class Joined:
    """A part of the system that hangs together; `names` say what its unknowns are."""

    system: System
    names: tuple[Name, ...]
    needs: dict[int, Need]


def facts_of(tables: Sequence[Table], rule: Disclosure) -> Facts:
    """Return what holds of everything shown."""
    cells = [cell for table in tables for cell in table.values()]
    pairs = [(c.count, c.base) for c in cells if c.count is not None and c.base is not None]
    is_share = bool(pairs) and all(count <= base for count, base in pairs)
    found: list[set[Bases]] = [set() for _ in rule.adds_up]
    for table in tables:
        for one in sums_of(table.keys(), rule):
            if kind := _kind_of_bases(one, table):
                found[one.rule].add(kind)
    return Facts(is_share, tuple(_agreed(kinds) for kinds in found))


def _kind_of_bases(one: Sum, table: Table) -> Bases | None:
    total, *parts = (table.get(key, _NO_ROW).base for key in one.keys)
    known = [base for base in parts if base is not None]
    if total is None or len(known) < len(parts):
        return None
    if sum(known) == total:
        return Bases.ADD_UP
    return Bases.SAME if set(known) == {total} else Bases.NEITHER


def _agreed(kinds: set[Bases]) -> Bases:
    if not kinds:
        return Bases.ADD_UP
    return next(iter(kinds)) if len(kinds) == 1 else Bases.NEITHER


class Joiner:
    """Builds the system: one unknown for each number nobody is told, the same one where editions share it."""

    def __init__(
        self,
        tables: Sequence[Table],
        rule: Disclosure,
        facts: Facts,
        unlinked: Collection[tuple[int, Key]] = (),
        least: int | None = None,
    ) -> None:
        self.tables, self.rule, self.facts = tables, rule, facts
        self.unlinked = frozenset(unlinked)
        self.least = rule.least if least is None else least
        self.cap = _most(tables, rule)
        self.low: dict[Name, int] = {}
        self.high: dict[Name, int] = {}
        self.equations: list[_Line] = []

    def parts(self) -> list[Joined]:
        """Return the parts of the system that do not touch one another, in order."""
        for edition, table in enumerate(self.tables):
            self._add_edition(edition, table)
        return [self._part(names, lines) for names, lines in self._groups()]

    def _add_edition(self, edition: int, table: Table) -> None:
        sums = sums_of(table.keys(), self.rule)
        wrong = set(contradicted(sums, table))
        for key, cell in table.items():
            if cell.state is State.HIDDEN:
                self._unknown(edition, key, What.COUNT)
        for one in sums:
            if one not in wrong:
                self._add([(key, 1 if key == one.total else -1) for key in one.keys], edition, What.COUNT)
            if self.rule.counts == "numerator":
                self._add_bases(one, edition)
        if self.facts.is_share:
            self._add_shares(edition, table)

    def _add_bases(self, one: Sum, edition: int) -> None:
        cells = [self.tables[edition].get(key, _NO_ROW) for key in one.keys]
        if not any(cell.state is State.HIDDEN and cell.base is None for cell in cells):
            return
        if self.facts.bases[one.rule] is Bases.ADD_UP:
            self._add([(key, 1 if key == one.total else -1) for key in one.keys], edition, What.BASE)
        if self.facts.bases[one.rule] is Bases.SAME:
            for part in one.parts:
                self._add([(one.total, 1), (part, -1)], edition, What.BASE)

    def _add_shares(self, edition: int, table: Table) -> None:
        """A count is not more than its base: the rest of the base is not less than nobody."""
        for key, cell in table.items():
            base = Name(edition, key, What.BASE)
            if cell.state is not State.SHOWN and cell.base is None and self._shared(base) in self.low:
                rest = Name(edition, key, What.REST)
                self.low[rest], self.high[rest] = 0, self.cap
                count = self._unknown(edition, key, What.COUNT)
                self.equations.append((((self._shared(base), 1), (count, -1), (rest, -1)), 0))

    def _add(self, signed: list[tuple[Key, int]], edition: int, what: What) -> None:
        terms, right = [], 0
        for key, factor in signed:
            number = self._told(edition, key, what)
            if number is None:
                terms.append((self._unknown(edition, key, what), factor))
            else:
                right -= factor * number
        if terms:
            self.equations.append((tuple(terms), right))

    def _told(self, edition: int, key: Key, what: What) -> int | None:
        cell = self.tables[edition].get(key, _NO_ROW)
        if what is What.BASE:
            return cell.base
        return cell.count if cell.state is State.SHOWN else None

    def _unknown(self, edition: int, key: Key, what: What) -> Name:
        cell = self.tables[edition].get(key, _NO_ROW)
        name = self._shared(Name(edition, key, what))
        low, high = cell.low, self.cap if cell.high is None else cell.high
        if cell.state is State.HIDDEN or what is What.BASE:
            low = self.least
        if what is What.COUNT and self.facts.is_share and cell.base is not None:
            high = min(high, cell.base)
        self.low[name] = max(low, self.low.get(name, 0))
        self.high[name] = min(high, self.high.get(name, self.cap))
        return name

    def _shared(self, name: Name) -> Name:
        """Return a number's name in the newest edition that hides it too, where it may be the same number.

        What has changed since then may still be the same in the editions before the change.
        """
        if name.what is What.REST or not self._is_hidden(name):
            return name
        is_cut = (name.edition, name.key) in self.unlinked
        for newer in range(name.edition):
            other = name._replace(edition=newer)
            if self._is_hidden(other) and ((newer, name.key) in self.unlinked) is is_cut:
                return other
        return name

    def _is_hidden(self, name: Name) -> bool:
        cell = self.tables[name.edition].get(name.key, _NO_ROW)
        return cell.state is State.HIDDEN and (name.what is What.COUNT or cell.base is None)

    def _groups(self) -> Iterator[tuple[list[Name], list[_Line]]]:
        """Yield the unknowns that hang together, with the equations they stand in."""
        leader = {name: name for name in self.low}

        def lead(name: Name) -> Name:
            while leader[name] != name:
                leader[name] = leader[leader[name]]
                name = leader[name]
            return name

        for terms, _ in self.equations:
            for name, _ in terms[1:]:
                leader[lead(name)] = lead(terms[0][0])
        groups: dict[Name, tuple[list[Name], list[_Line]]] = {}
        for name in sorted(self.low):
            groups.setdefault(lead(name), ([], []))[0].append(name)
        for line in self.equations:
            groups[lead(line[0][0][0])][1].append(line)
        yield from groups.values()

    def _part(self, names: list[Name], lines: list[_Line]) -> Joined:
        number = {name: at for at, name in enumerate(names)}
        equations = tuple(
            dict.fromkeys(
                Equation(tuple((number[name], factor) for name, factor in terms), right)
                for terms, right in lines
            )
        )
        bounds = Bounds([self.low[name] for name in names], [self.high[name] for name in names])
        needs = {at: need for at, name in enumerate(names) if (need := self._need(name))}
        return Joined(System(equations, bounds), tuple(names), needs)

    def _need(self, name: Name) -> Need | None:
        """Return the room a number needs: every hidden one, and one without a row while it may be small."""
        is_hidden = self.tables[name.edition].get(name.key, _NO_ROW).state is State.HIDDEN
        smallest = self.rule.smallest
        if name.what is What.BASE and is_hidden:
            return Need(self.least, max(smallest, self.rule.also_denominator))
        if name.what is What.COUNT:
            return Need(self.least, smallest, is_mere=not is_hidden)
        return None


def _most(tables: Sequence[Table], rule: Disclosure) -> int:
    """Return a number that is as good as no end: more than all that was told, with room for the rest."""
    cells = [cell for table in tables for cell in table.values()]
    return sum((cell.count or 0) + (cell.base or 0) + rule.smallest + 1 for cell in cells) + 4 * rule.smallest
