"""`AccountIndex`: one authority's account in one year, line by line, from the rows of the money files."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

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


@dataclass(frozen=True)
class AccountIndex:
    """Every account held; each is a mapping of lines made once."""

    _by_key: Mapping[AccountKey, Mapping[str, Entry]] = field(
        default_factory=lambda: MappingProxyType({}), repr=False
    )

    @cached_property
    def keys(self) -> tuple[AccountKey, ...]:
        """Every account held, by authority, year and stage."""
        return tuple(sorted(self._by_key, key=lambda key: (key.authority, key.year, key.stage)))

    def account(self, authority: str, year: str, stage: Stage) -> Account:
        """Return an account, an empty one where nothing is held."""
        key = AccountKey(authority, year, stage)
        return Account(key, self._by_key.get(key, MappingProxyType({})))

    def years(self, authority: str, stage: Stage) -> tuple[str, ...]:
        """Return the financial years of which an authority's account is held, oldest first."""
        return tuple(key.year for key in self.keys if (key.authority, key.stage) == (authority, stage))

    def across(self, year: str, stage: Stage, line: str) -> Mapping[str, Entry]:
        """Return a line of every authority that has it in a year, by code."""
        found = {
            key.authority: entries[line]
            for key, entries in self._by_key.items()
            if (key.year, key.stage) == (year, stage) and line in entries
        }
        return MappingProxyType(dict(sorted(found.items())))

    def without_releases(self, held: Collection[str]) -> "AccountIndex":
        """Return the accounts without the lines of these releases."""
        kept = {
            key: MappingProxyType({name: e for name, e in entries.items() if e.release not in held})
            for key, entries in self._by_key.items()
        }
        return AccountIndex(MappingProxyType({key: entries for key, entries in kept.items() if entries}))


def index(rows: Iterable[tuple[AccountKey, Entry]]) -> AccountIndex:
    """Gather rows into accounts."""
    found: dict[AccountKey, dict[str, Entry]] = {}
    for key, entry in rows:
        found.setdefault(key, {})[entry.line] = entry
    return AccountIndex(MappingProxyType({key: MappingProxyType(e) for key, e in found.items()}))
