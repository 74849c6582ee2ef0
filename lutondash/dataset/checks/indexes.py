"""What there is to link to: the ids in a data folder by kind."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lutondash.dataset import layout
from lutondash.dataset.files import nearest
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry, R
from lutondash.errors import Finding

_LISTED_IN = {
    "priority": layout.PRIORITIES,
    "outcome": layout.OUTCOMES,
    "service": layout.SERVICES,
    "geography": layout.GEOGRAPHIES,
    "group": layout.COMPARATOR_GROUPS,
    "level": layout.VISION,
    "archive priority": layout.ARCHIVE,
    "line": layout.BUDGET_LINES,
    "committee": layout.SCRUTINY,
}
"""The file that lists the ids of a kind."""


@dataclass(frozen=True)
class Known:
    """The ids of a kind; not `whole` where the file that lists them could not be read throughout."""

    names: tuple[str, ...]
    whole: bool = True

    def lacks(self, name: str) -> bool:
        """Say whether an id is certainly borne by nothing."""
        return self.whole and name not in self._borne

    @cached_property
    def _borne(self) -> frozenset[str]:
        return frozenset(self.names)


def ids(contents: Contents, kind: str) -> Known:
    """Return the ids of a kind: a key of `_LISTED_IN`, release or indicator.

    An indicator's folder and a release's file name their ids, even where they could not be read.
    """
    known: dict[str, Iterable[str]] = {
        "priority": (entry.record.id for entry in contents.priorities),
        "outcome": (entry.record.slug for entry in contents.outcomes),
        "service": (entry.record.id for entry in contents.services),
        "release": _releases(contents),
        "indicator": contents.table.indicators,
        "geography": (entry.record.code for entry in contents.geographies),
        "group": sorted({entry.record.group_id for entry in contents.members}),
        "level": (level.id for entry in contents.vision for level in entry.record.levels),
        "archive priority": (p.id for entry in contents.archive for p in entry.record.priorities),
        "committee": (entry.record.id for entry in contents.bodies),
        "line": (entry.record.line for entry in contents.money.lines),
    }
    return Known(tuple(known[kind]), _LISTED_IN.get(kind) not in contents.unread)


def _releases(contents: Contents) -> list[str]:
    paths = {entry.path for entry in contents.releases} | contents.unread
    folder = f"{layout.RELEASES}/"
    return sorted(
        path.removeprefix(folder).removesuffix(".toml") for path in paths if path.startswith(folder)
    )


def indicators_are_read(contents: Contents) -> bool:
    """Say whether every indicator's files could be read."""
    return not any(path.startswith(layout.INDICATORS) for path in contents.unread)


def unknown(
    entry: Entry[R],
    kind: str,
    wanted: Sequence[tuple[str | None, tuple[str | int, ...]]],
    known: Known,
) -> Iterator[Finding]:
    """Yield a finding for each wanted id that nothing bears, at the key that names it."""
    for name, key in wanted:
        if name and known.lacks(name):
            yield entry.fault(f"There is no {kind} {name!r}.", nearest(name, known.names), *key)
