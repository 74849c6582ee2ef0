"""`Block`: the work of hiding among figures that sums hold together, one number after another."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lutondash.dataset.disclosure.audit import Exposed, Link, Look, Told, could_be, examine, glance, look_into
from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.dataset.disclosure.joining import Facts, What
from lutondash.dataset.disclosure.search import Need
from lutondash.dataset.disclosure.sums import Sum, sums_of
from lutondash.model.disclosure import Disclosure

_TRIED_AGAIN = 24
"""Up to so many hidden figures, each that only protects others is tried: may it be shown after all?"""

_Unknown = tuple[int, Key, What]

_Choice = tuple[int, bool, int, bool, int, Key]
"""What hiding costs: 1 for a base, known before, newly alone, a total, its size; and what it is of."""


@dataclass
class Work:
    """What is hidden so far; `lost` is what no hiding can keep secret any more."""

    counts: set[Key] = field(default_factory=set)
    bases: set[Key] = field(default_factory=set)
    primary: set[Key] = field(default_factory=set)
    lost: set[Key] = field(default_factory=set)


@dataclass
class _Reader:
    """Someone to hide from: who knows the earlier editions, or none; what is lost to them is left."""

    editions: Sequence[Table]
    given_up: set[_Unknown] = field(default_factory=set)


@dataclass
class Block:
    """Figures that hang together, in the newest edition and in those before."""

    table: Table
    before: Sequence[Table]
    rule: Disclosure
    facts: Facts
    work: Work = field(default_factory=Work)

    def hidden(self, counts: Collection[Key], bases: Collection[Key]) -> Work:
        """Hide the small numbers, then others until none can be worked out, then show what need not hide."""
        work, stranger = self.work, _Reader(())
        self._start()
        work.primary = set(work.counts)
        work.counts |= set(counts)
        work.bases |= set(bases)
        kept = work.primary | set(counts), set(work.bases)
        readers = [stranger]
        self._protect_from(stranger)
        if any(self.before):
            reader = _Reader(self.before, self._exposed_before())
            self._protect_from(reader)
            readers.append(reader)
            work.lost = {
                key for _, key, _ in reader.given_up
            } & work.counts | self._known_before & work.counts
        self._spare(kept, readers)
        return work

    def _start(self) -> None:
        """Hide small numbers, what is hidden already, and what was hidden before and may be the same."""
        stays = {key for at, earlier in enumerate(self.before, 1) for key in self._staying(at, earlier)}
        for key, cell in self.table.items():
            if is_small(cell, self.rule) or cell.state is State.HIDDEN or key in stays:
                self._hide(key)

    def _staying(self, edition: int, earlier: Table) -> Iterator[Key]:
        """Yield what an edition hid and the table has, if it may be the same figure."""
        for key, cell in earlier.items():
            if cell.state is State.HIDDEN and key in self.table and (edition, key) not in self._changed:
                yield key
                if cell.base is None and self.table[key].base is not None:
                    self.work.bases.add(key)

    def _hide(self, key: Key) -> None:
        """Hide a count, and its base too where the base gives it away or is itself small."""
        self.work.counts.add(key)
        cell = self.table[key]
        if cell.base is None:
            return
        need = Need(self.rule.least, self.rule.smallest)
        tells = self.facts.is_share and not need.may_be_met_in(self.rule.least, cell.base)
        if tells or cell.is_unjudged or _is_among_few(cell, self.rule):
            self.work.bases.add(key)

    def _protect_from(self, reader: _Reader) -> None:
        """Hide one more number after another until nothing is exposed, looking closely only at the end."""
        for look in (glance, examine):
            while exposed := self._exposed(reader, look):
                if not self._hide_beside(exposed, reader):
                    reader.given_up |= {(each.edition, each.key, each.what) for each in exposed}

    def _exposed(self, reader: _Reader, look: Look) -> set[Exposed]:
        seen = self._public()
        if reader.editions:
            seen |= {key: self.table[key] for key in self._known_before & self.work.counts}
        changed = self._changed if reader.editions else frozenset[Link]()
        found = look_into(Told((seen, *reader.editions), self.rule, self.facts, changed), look)
        return {each for each in found if (each.edition, each.key, each.what) not in reader.given_up}

    def _exposed_before(self) -> set[_Unknown]:
        """Return what earlier editions give away among themselves, whatever is hidden now."""
        found = look_into(Told(self.before, self.rule, self.facts), examine)
        return {(edition, each.key, each.what) for each in found for edition in range(len(self.before) + 1)}

    def _public(self) -> dict[Key, Cell]:
        """Return the figures as the public would see them now."""
        seen = dict(self.table)
        for key in self.work.counts:
            base = None if key in self.work.bases else self.table[key].base
            seen[key] = Cell(State.HIDDEN, base=base)
        return seen

    def _hide_beside(self, exposed: Collection[Exposed], reader: _Reader) -> bool:
        """Hide what costs least of all that would help an exposed number; False where none is left."""
        cheapest = [self._cheapest_near(key, reader) for key in sorted({each.key for each in exposed})]
        choices = [choice for choice in cheapest if choice is not None]
        if not choices:
            return False
        what, key = min(choices)[0], min(choices)[-1]
        if what:
            self.work.bases.add(key)
        else:
            self._hide(key)
        return True

    def _cheapest_near(self, key: Key, reader: _Reader) -> _Choice | None:
        """Return the cheapest choice in the nearest sums of a figure that have one."""
        rings = (min(self._choices(sums, reader), default=None) for sums in self._rings(key))
        return next((choice for choice in rings if choice is not None), None)

    def _rings(self, start: Key) -> Iterator[list[Sum]]:
        """Yield the sums a figure stands in, then those of their hidden figures, and so on outwards."""
        waiting, reached = list(self._all_sums), {start}
        while ring := [each for each in waiting if reached.intersection(each.keys)]:
            yield ring
            waiting = [each for each in waiting if each not in ring]
            keys = {key for each in ring for key in each.keys}
            reached = {key for key in keys if key not in self.table or key in self.work.counts}
        yield waiting
        yield [Sum(start, ())]

    def _choices(self, sums: Collection[Sum], reader: _Reader) -> Iterator[_Choice]:
        """Yield the numbers that could be hidden, each with what it costs; the cheapest sorts first."""
        for key in {key for each in sums for key in each.keys if key in self.table}:
            cell, is_known = self.table[key], key in self._known_before
            if key in self.work.counts:
                if key not in self.work.bases and cell.base is not None:
                    yield 1, is_known, 0, self._is_total(key), cell.base, key
            elif cell.count and cell.state is State.SHOWN and not (is_known and reader.editions):
                yield 0, is_known, self._newly_alone(key), self._is_total(key), cell.count, key

    def _newly_alone(self, key: Key) -> int:
        """Return in how many sums a figure would be the only one hidden."""
        return sum(
            not self.work.counts.intersection(each.keys) for each in self._all_sums if key in each.keys
        )

    def _is_total(self, key: Key) -> bool:
        return any(each.total == key for each in self._all_sums)

    @cached_property
    def _all_sums(self) -> tuple[Sum, ...]:
        """The sums of every edition, each once."""
        listed = (each for table in (self.table, *self.before) for each in sums_of(table.keys(), self.rule))
        return tuple(dict.fromkeys(listed))

    @cached_property
    def _known_before(self) -> frozenset[Key]:
        """What was shown before with the same count: hiding it now takes nothing back."""
        return frozenset(
            key
            for earlier in self.before
            for key, cell in earlier.items()
            if cell.count is not None and key in self.table and cell.count == self.table[key].count
        )

    @cached_property
    def _changed(self) -> frozenset[Link]:
        """What was hidden before and cannot be the figure it is now."""
        return frozenset(
            (edition, key)
            for edition, earlier in enumerate(self.before, 1)
            for key, (low, high) in could_be(earlier, self.rule, self.facts).items()
            if self._is_outside(key, low, high)
        )

    def _is_outside(self, key: Key, low: int, high: int) -> bool:
        count = self.table[key].count if key in self.table else None
        return count is not None and not low <= count <= high

    def _spare(self, kept: tuple[set[Key], set[Key]], readers: Sequence[_Reader]) -> None:
        """Show again, largest first, what others are protected without."""
        extra = sorted(self.work.counts - kept[0], key=lambda key: (-(self.table[key].count or 0), key))
        for key in extra if len(self.work.counts) <= _TRIED_AGAIN else ():
            counts, bases = set(self.work.counts), set(self.work.bases)
            self.work.counts.discard(key)
            if key not in kept[1]:
                self.work.bases.discard(key)
            if any(self._exposed(reader, examine) for reader in readers):
                self.work.counts, self.work.bases = counts, bases


def is_small(cell: Cell, rule: Disclosure) -> bool:
    """Say whether a figure must be hidden for itself: few people, a rate among few, or not countable."""
    if cell.is_unjudged:
        return True
    if cell.state is not State.SHOWN or cell.count is None:
        return False
    return rule.least <= cell.count < rule.smallest or _is_among_few(cell, rule)


def _is_among_few(cell: Cell, rule: Disclosure) -> bool:
    return cell.base is not None and 0 < cell.base < rule.also_denominator
