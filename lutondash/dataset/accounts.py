"""`AccountIndex`: one authority's account in one year, line by line, from the rows of the money files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from types import MappingProxyType

import numpy as np

from lutondash.dataset.money_table import MoneyTable, nothing, ordered, same
from lutondash.dataset.table import Words
from lutondash.model.budget import Stage


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of an account in whole pounds; `gross` and `income` are None where they are not published."""

    line: str
    gross: int | None
    income: int | None
    net: int
    basis: str
    release: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class AccountKey:
    """Whose account, of which financial year, at which stage."""

    authority: str
    year: str
    stage: Stage


@dataclass(frozen=True)
class Account:
    """One authority's account in one year; empty where nothing is held."""

    key: AccountKey
    entries: Mapping[str, Entry] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def bases(self) -> tuple[str, ...]:
        """By which rules it was counted."""
        return tuple(dict.fromkeys(entry.basis for entry in self.entries.values()))


@dataclass(frozen=True, eq=False)
class AccountIndex:
    """Every account held; rows stay in columns, and an account is made once, when it is first asked for."""

    table: MoneyTable = field(default_factory=nothing, repr=False)
    _accounts: dict[AccountKey, Account] = field(default_factory=dict, init=False, repr=False)
    _lines: dict[tuple[str, Stage, str], Mapping[str, Entry]] = field(
        default_factory=dict, init=False, repr=False
    )

    @cached_property
    def keys(self) -> tuple[AccountKey, ...]:
        """Every account held, by authority, year and stage."""
        return tuple(self._rows)

    @cached_property
    def _rows(self) -> Mapping[AccountKey, range]:
        """Which rows are an account's; they stand together, as the table is sorted."""
        texts = [self.table.texts[name] for name in ("authority", "financial_year", "stage")]
        codes = np.stack([words.codes for words in texts])
        changes = np.flatnonzero((codes[:, 1:] != codes[:, :-1]).any(axis=0)) + 1
        edges = [0, *changes.tolist(), len(self.table)] if len(self.table) else []
        return MappingProxyType({self._key(a): range(a, b) for a, b in pairwise(edges)})

    def _key(self, row: int) -> AccountKey:
        stage = Stage(self.table.text("stage", row))
        return AccountKey(self.table.text("authority", row), self.table.text("financial_year", row), stage)

    @cached_property
    def _years(self) -> Mapping[tuple[str, Stage], tuple[str, ...]]:
        found: dict[tuple[str, Stage], tuple[str, ...]] = {}
        for key in self.keys:
            at = (key.authority, key.stage)
            found[at] = (*found.get(at, ()), key.year)
        return MappingProxyType(found)

    def account(self, authority: str, year: str, stage: Stage) -> Account:
        """Return an account, its lines in order of id; an empty one where nothing is held."""
        key = AccountKey(authority, year, stage)
        if key not in self._rows:
            return Account(key)
        if key not in self._accounts:
            entries = (self._entry(row) for row in self._rows[key])
            made = Account(key, MappingProxyType({entry.line: entry for entry in entries}))
            self._accounts.setdefault(key, made)
        return self._accounts[key]

    def years(self, authority: str, stage: Stage) -> tuple[str, ...]:
        """Return the financial years of which an authority's account is held, oldest first."""
        return self._years.get((authority, stage), ())

    def across(self, year: str, stage: Stage, line: str) -> Mapping[str, Entry]:
        """Return a line of every authority that has it in a year, by code."""
        key = (year, stage, line)
        if key not in self._lines:
            wanted = {"financial_year": year, "stage": stage, "line": line}
            texts = self.table.texts
            rows = np.logical_and.reduce([texts[n].codes == texts[n].code(w) for n, w in wanted.items()])
            found = {self.table.text("authority", r): self._entry(r) for r in np.flatnonzero(rows).tolist()}
            self._lines.setdefault(key, MappingProxyType(found))
        return self._lines[key]

    def _entry(self, row: int) -> Entry:
        table = self.table
        return Entry(
            line=table.text("line", row),
            gross=table.pounds("gross", row),
            income=table.pounds("income", row),
            net=int(table.numbers["net"][row]),
            basis=table.text("basis", row),
            release=table.text("release", row),
            note=table.text("note", row),
        )

    def without_releases(self, held: Collection[str]) -> "AccountIndex":
        """Return the accounts without the lines of these releases."""
        release = self.table.texts["release"]
        return AccountIndex(self.table.take(~release.flags([name in held for name in release.names])))

    def __eq__(self, other: object) -> bool:
        return same(self.table, other.table) if isinstance(other, AccountIndex) else NotImplemented

    # Equal accounts may be compared but not hashed, as Python does for every class with its own __eq__.
    __hash__ = None  # type: ignore[assignment]  # the way the language has for it


def index(rows: Iterable[tuple[AccountKey, Entry]]) -> AccountIndex:
    """Gather rows into accounts."""
    listed = list(rows)
    texts = {
        "authority": [key.authority for key, _ in listed],
        "financial_year": [key.year for key, _ in listed],
        "stage": [key.stage.value for key, _ in listed],
        **{name: [getattr(e, name) for _, e in listed] for name in ("line", "basis", "release", "note")},
    }
    amounts = {name: [getattr(e, name) for _, e in listed] for name in ("gross", "income", "net")}
    return AccountIndex(
        ordered(
            MoneyTable(
                file=np.zeros(len(listed), dtype=np.int32),
                at_line=np.arange(len(listed), dtype=np.int32),
                texts={name: _coded(cells) for name, cells in texts.items()},
                numbers={name: np.array(cells, dtype=np.float64) for name, cells in amounts.items()},
            )
        )
    )


def _coded(cells: list[str]) -> Words:
    names = sorted({*cells, ""})
    number = {name: at for at, name in enumerate(names)}
    return Words(np.array([number[cell] for cell in cells], dtype=np.int32), tuple(names))
