"""`Sum`: one figure that others add up to, wherever a table has them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.model.disclosure import AddsUp, Disclosure
from lutondash.model.period import Period


@dataclass(frozen=True, slots=True)
class Sum:
    """A total and its parts; some of them may have no row. `rule` numbers into `adds_up`."""

    total: Key
    parts: tuple[Key, ...]
    rule: int = 0

    @property
    def keys(self) -> tuple[Key, ...]:
        """The total, then its parts."""
        return self.total, *self.parts


def sums_of(table: Collection[Key], disclosure: Disclosure) -> tuple[Sum, ...]:
    """Return every sum of a table of which the total and at least one part have a row, in order."""
    found = {each for at, rule in enumerate(disclosure.adds_up) for each in _sums(sorted(table), rule, at)}
    known = set(table)
    useful = (each for each in found if each.total in known and known.intersection(each.parts))
    return tuple(sorted(useful, key=lambda each: (each.rule, each.keys)))


def contradicted(sums: Collection[Sum], table: Table) -> tuple[Sum, ...]:
    """Return the sums that are shown in full and do not add up."""
    return tuple(each for each in sums if is_full(each, table) and not holds(each, table))


def with_absent_as_zero(tables: Sequence[Table], disclosure: Disclosure) -> list[Table]:
    """Return editions with nobody in the parts that have no row, where one of them adds up without.

    A reader would take such a part for nought, so it is no hiding place, in no edition.
    """
    absent = {key for table in tables for key in _adding_nothing(table, disclosure)}
    return [{**dict.fromkeys(absent, Cell(State.SHOWN, 0)), **table} for table in tables]


def _adding_nothing(table: Table, disclosure: Disclosure) -> Iterator[Key]:
    for one in sums_of(table.keys(), disclosure):
        there = Sum(one.total, tuple(key for key in one.parts if key in table))
        if len(there.parts) < len(one.parts) and is_full(there, table) and holds(there, table):
            yield from (key for key in one.parts if key not in table)


def is_full(one: Sum, table: Table) -> bool:
    """Say whether the total and every part are shown."""
    return all(key in table and table[key].state is State.SHOWN for key in one.keys)


def holds(one: Sum, table: Table) -> bool:
    """Say whether counts that are all shown add up."""
    return table[one.total].count == sum(table[key].count or 0 for key in one.parts)


def _sums(keys: Collection[Key], rule: AddsUp, at: int) -> Iterator[Sum]:
    if rule.over == "period":
        yield from _sums_of_periods(keys, rule, at)
        return
    field = rule.over
    for key in keys:
        if getattr(key, field) == rule.total:
            yield Sum(key, tuple(_with(key, field, part) for part in rule.parts), at)


def _with(key: Key, field: str, name: str) -> Key:
    """Return a key with another place or breakdown."""
    return key._replace(geography=name) if field == "geography" else key._replace(breakdown=name)


def _sums_of_periods(keys: Collection[Key], rule: AddsUp, at: int) -> Iterator[Sum]:
    """Yield the sums of periods of one length that fill a longer one, such as quarters of a year."""
    shorter = {key for key in keys if key.period.endswith(f"/{rule.parts[0]}")}
    for key in keys:
        if key.period.endswith(f"/{rule.total}"):
            parts = tuple(key._replace(period=text) for text in _filling(key.period, rule.parts[0]))
            if parts and shorter.intersection(parts):
                yield Sum(key, parts, at)


def _filling(whole: str, length: str) -> tuple[str, ...]:
    """Return the periods of a length that fill a longer one, none where they do not fit in."""
    long, texts = Period(whole), list[str]()
    start = long.start
    while start and long.end and start <= long.end:
        part = Period(f"{start.isoformat()}/{length}")
        texts.append(part.text)
        start = part.end + timedelta(days=1) if part.end and part.end <= long.end else None
        if start is None:
            return ()
    return tuple(texts)
