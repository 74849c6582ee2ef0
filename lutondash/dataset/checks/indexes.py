"""What there is to link to: the ids in a data folder by kind."""

from collections.abc import Iterable, Iterator, Sequence

from lutondash.dataset.files import nearest
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry, R
from lutondash.errors import Finding


def ids(contents: Contents, kind: str) -> tuple[str, ...]:
    """Return the ids of a kind: priority, outcome, service, release, indicator, geography, group or level."""
    known: dict[str, Iterable[str]] = {
        "priority": (entry.record.id for entry in contents.priorities),
        "outcome": (entry.record.slug for entry in contents.outcomes),
        "service": (entry.record.id for entry in contents.services),
        "release": (entry.record.id for entry in contents.releases),
        "indicator": (entry.record.id for entry in contents.indicators),
        "geography": (entry.record.code for entry in contents.geographies),
        "group": (entry.record.group_id for entry in contents.members),
        "level": (level.id for entry in contents.vision for level in entry.record.levels),
        "archive priority": (p.id for entry in contents.archive for p in entry.record.priorities),
    }
    return tuple(known[kind])


def unknown(
    entry: Entry[R],
    kind: str,
    wanted: Sequence[tuple[str | None, tuple[str | int, ...]]],
    known: Sequence[str],
) -> Iterator[Finding]:
    """Yield a finding for each wanted id that nothing bears, at the key that names it."""
    for name, key in wanted:
        if name and name not in known:
            yield entry.fault(f"There is no {kind} {name!r}.", nearest(name, known), *key)
