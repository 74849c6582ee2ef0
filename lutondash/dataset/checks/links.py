"""Links between records lead to something, and every id is borne once."""

from collections.abc import Iterable, Iterator
from itertools import chain

from lutondash.dataset import layout
from lutondash.dataset.checks.indexes import ids, unknown
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.geography import Geography
from lutondash.model.record import Record


def ids_are_borne_once(contents: Contents) -> Iterator[Finding]:
    """No two entries of a file share their id, slug, code or number."""
    yield from _repeated(contents.priorities, "id")
    yield from _repeated(contents.priorities, "number")
    yield from _repeated(contents.outcomes, "slug")
    yield from _repeated(contents.outcomes, "code")
    yield from _repeated(contents.services, "id")
    yield from _repeated(contents.bodies, "id")
    yield from _repeated(contents.published, "id")
    yield from _repeated(contents.meetings, "id")
    yield from _repeated(contents.questions, "id")
    yield from _repeated(contents.geographies, "code")
    yield from _repeated(contents.symbols, "symbol")
    yield from _repeated(contents.grades, "scale", "rank")
    yield from _repeated(contents.members, "group_id", "code")


def _repeated(entries: Iterable[Entry[Record]], *keys: str) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Entry[Record]] = {}
    for entry in entries:
        borne = tuple(getattr(entry.record, key) for key in keys)
        if borne in first:
            words = " ".join(str(part) for part in borne)
            yield entry.fault(
                f"The {' and '.join(keys)} {words!r} is used on line {first[borne].line_of(keys[0])} too.",
                "Give each its own, or remove one.",
                keys[0],
            )
        first.setdefault(borne, entry)


def files_are_named_by_id(contents: Contents) -> Iterator[Finding]:
    """An indicator's folder and a release's file bear its id."""
    for entry in contents.indicators:
        folder = entry.path.split("/")[1]
        if folder != entry.record.id:
            yield entry.fault(
                f"The id is {entry.record.id!r} and the folder {folder!r}.", "Make them the same.", "id"
            )
    for release in contents.releases:
        if release.path != layout.of_release(release.record.id):
            yield release.fault(
                f"The id is {release.record.id!r} and the file {release.path.rpartition('/')[2]!r}.",
                "Make them the same.",
                "id",
            )


def priorities_are_known(contents: Contents) -> Iterator[Finding]:
    """Outcomes, indicators, scrutiny and the archive name priorities that exist."""
    known = ids(contents, "priority")
    for entry in chain[Entry[Record]](contents.outcomes, contents.indicators):
        yield from unknown(entry, "priority", [(getattr(entry.record, "priority", ""), ("priority",))], known)
    for body in contents.bodies:
        named = [(name, ("remit_priorities",)) for name in body.record.remit_priorities]
        yield from unknown(body, "priority", named, known)
    for archive in contents.archive:
        for at, earlier in enumerate(archive.record.priorities):
            today = [(name, ("priority", at, "today")) for name in earlier.today]
            yield from unknown(archive, "priority", today, known)
    former = ids(contents, "archive priority")
    for said in contents.archive_statements:
        yield from unknown(said, "earlier priority", [(said.record.priority, ())], former)


def committees_are_known(contents: Contents) -> Iterator[Finding]:
    """Meetings are of bodies that exist."""
    known = ids(contents, "committee")
    for entry in contents.meetings:
        yield from unknown(entry, "committee", [(entry.record.committee, ("committee",))], known)


def outcomes_are_known(contents: Contents) -> Iterator[Finding]:
    """Indicators are tied to outcomes that exist, and to each only once."""
    known = ids(contents, "outcome")
    for entry in contents.indicators:
        key = "contributes_to" if entry.record.contributes_to else "measures"
        named = [link.outcome for link in entry.record.links]
        places = [(name, (key, at, "outcome")) for at, name in enumerate(named)]
        yield from unknown(entry, "outcome", places, known)
        for at, name in enumerate(named):
            if name in named[:at]:
                yield entry.fault(f"The outcome {name!r} is linked twice.", "Keep one.", key, at, "outcome")


def services_are_known(contents: Contents) -> Iterator[Finding]:
    """An indicator's service is one of services.toml."""
    known = ids(contents, "service")
    for entry in contents.indicators:
        yield from unknown(entry, "service", [(entry.record.service, ("service",))], known)


def releases_are_known(contents: Contents) -> Iterator[Finding]:
    """Indicators, breaks, rebases and targets name releases that exist."""
    known = ids(contents, "release")
    for entry in contents.indicators:
        breaks = [(b.release, ("break", at, "release")) for at, b in enumerate(entry.record.breaks)]
        breaks += [(r.release, ("rebase", at, "release")) for at, r in enumerate(entry.record.rebases)]
        yield from unknown(entry, "release", [(entry.record.release, ("release",)), *breaks], known)
    for targets in contents.targets.values():
        for target in targets:
            yield from unknown(target, "release", [(target.record.release, ())], known)


def places_are_known(contents: Contents) -> Iterator[Finding]:
    """The vision, breaks, comparator groups and other places name places that exist."""
    known = ids(contents, "geography")
    for vision in contents.vision:
        named = [(getattr(vision.record, key), (key,)) for key in ("geography", "region", "country")]
        yield from unknown(vision, "geography", named, known)
    for entry in contents.indicators:
        breaks = [(b.geography, ("break", at, "geography")) for at, b in enumerate(entry.record.breaks)]
        yield from unknown(entry, "geography", breaks, known)
    for member in contents.members:
        yield from unknown(member, "geography", [(member.record.code, ())], known)
    for place in contents.geographies:
        yield from unknown(place, "geography", [(name, ()) for name in _named_by(place.record)], known)


def _named_by(place: Geography) -> list[str]:
    """Return the codes of the places a place names: its region, its successors, its newer self."""
    successors = [code.strip() for code in place.successor_codes.split(";")]
    return [place.region_code, place.continues_as, *successors]


def groups_are_known(contents: Contents) -> Iterator[Finding]:
    """An indicator is compared with a group that exists."""
    known = ids(contents, "group")
    for entry in contents.indicators:
        wanted = entry.record.assessment.comparator_group
        yield from unknown(entry, "comparator group", [(wanted, ("assessment", "comparator_group"))], known)


def headlines_are_known(contents: Contents) -> Iterator[Finding]:
    """A priority's headline figures are indicators that exist."""
    known = ids(contents, "indicator")
    for entry in contents.priorities:
        named = [(h.indicator, ("headline", at, "indicator")) for at, h in enumerate(entry.record.headlines)]
        yield from unknown(entry, "indicator", named, known)


def levels_are_known(contents: Contents) -> Iterator[Finding]:
    """What is said to be published belongs to a level of the chain."""
    known = ids(contents, "level")
    for entry in contents.published:
        yield from unknown(entry, "level", [(entry.record.level, ("level",))], known)
