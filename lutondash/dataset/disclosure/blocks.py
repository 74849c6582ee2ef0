"""Figures that no sum joins are looked at apart: a table falls into blocks."""

from collections.abc import Iterable, Sequence

from lutondash.dataset.disclosure.cells import Key, Table
from lutondash.dataset.disclosure.sums import sums_of
from lutondash.model.disclosure import Disclosure


def blocks(tables: Sequence[Table], rule: Disclosure) -> list[tuple[Table, ...]]:
    """Return the editions cut into blocks, each with its part of every edition, in order."""
    leader = {key: key for table in tables for key in table}
    for table in tables:
        for one in sums_of(table.keys(), rule):
            for part in one.parts:
                _join(leader, part, one.total)
    members: dict[Key, list[Key]] = {}
    for key in sorted(leader):
        members.setdefault(_lead(leader, key), []).append(key)
    return [_only(tables, keys) for keys in members.values()]


def _only(tables: Sequence[Table], keys: Iterable[Key]) -> tuple[Table, ...]:
    listed = list(keys)
    return tuple({key: table[key] for key in listed if key in table} for table in tables)


def _join(leader: dict[Key, Key], one: Key, other: Key) -> None:
    leader.setdefault(one, one)
    leader[_lead(leader, one)] = _lead(leader, other)


def _lead(leader: dict[Key, Key], key: Key) -> Key:
    while leader[key] != key:
        leader[key] = leader[leader[key]]
        key = leader[key]
    return key
