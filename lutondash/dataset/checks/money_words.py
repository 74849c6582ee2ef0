"""What is said about money names what exists, and is told once."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from lutondash.dataset.checks.indexes import ids, unknown
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.budget import LineKind
from lutondash.model.record import Record

MONEY = "money"
"""What `lutondash show` and the downloads call the council's money."""


def said_about_money(contents: Contents) -> Iterator[Entry[Record]]:
    """Yield every record about money that names the release it is from."""
    money = contents.money
    people = chain[Entry[Record]](money.population, money.deflators)
    words = chain[Entry[Record]](money.council_tax, money.savings, money.capital, money.plan)
    yield from chain(people, words, money.statements, contents.objectives)


def releases_of_money(contents: Contents) -> set[str]:
    """Return the releases from which any row or word about money comes."""
    said = {str(getattr(entry.record, "release", "")) for entry in said_about_money(contents)}
    return said | set(contents.money.accounts.texts["release"].names)


def money_names_known_releases(contents: Contents) -> Iterator[Finding]:
    """Everything said about money comes from a release that exists."""
    known = ids(contents, "release")
    for entry in said_about_money(contents):
        yield from unknown(entry, "release", [(getattr(entry.record, "release", ""), ("release",))], known)


def people_are_of_known_places(contents: Contents) -> Iterator[Finding]:
    """Residents are counted in places of geographies.csv."""
    known = ids(contents, "geography")
    for entry in contents.money.population:
        yield from unknown(entry, "geography", [(entry.record.geography, ())], known)


def links_of_money_lead_somewhere(contents: Contents) -> Iterator[Finding]:
    """A link is from a service line to an outcome or an indicator that exists."""
    lines, outcomes, indicators = (ids(contents, kind) for kind in ("line", "outcome", "indicator"))
    kinds = {entry.record.line: entry.record.kind for entry in contents.money.lines}
    for entry in contents.money.links:
        link = entry.record
        yield from unknown(entry, "line", [(link.line, ())], lines)
        yield from unknown(entry, "outcome", [(link.outcome, ())], outcomes)
        yield from unknown(entry, "indicator", [(link.indicator, ())], indicators)
        if kinds.get(link.line, LineKind.SERVICE) is not LineKind.SERVICE:
            yield entry.fault(
                f"{link.line!r} is of the kind {kinds[link.line]}.", "Link a line of the kind service."
            )


def schemes_serve_known_priorities(contents: Contents) -> Iterator[Finding]:
    """A capital scheme serves a priority that exists, where it says so."""
    known = ids(contents, "priority")
    for entry in contents.money.capital:
        yield from unknown(entry, "priority", [(entry.record.priority, ())], known)


def objectives_are_known(contents: Contents) -> Iterator[Finding]:
    """An objective belongs to a priority, and beside it stand indicators, that exist."""
    priorities, indicators = ids(contents, "priority"), ids(contents, "indicator")
    for entry in contents.objectives:
        yield from unknown(entry, "priority", [(entry.record.priority, ("priority",))], priorities)
        named = [(name, ("indicators",)) for name in entry.record.indicators]
        yield from unknown(entry, "indicator", named, indicators)


def money_is_told_once(contents: Contents) -> Iterator[Finding]:
    """No line, deflator, count of residents, tax, link or objective is there twice, and no row whole."""
    money = contents.money
    yield from _again(money.lines, ("line",))
    yield from _again(money.deflators, ("financial_year",))
    yield from _again(money.population, ("geography", "year"))
    yield from _again(money.council_tax, ("financial_year", "element", "stage", "release"))
    yield from _again(money.links, ("line", "outcome", "indicator"))
    yield from _again(contents.objectives, ("id",))
    for entries in (money.names, money.savings, money.capital, money.plan, money.statements):
        yield from _again(entries, ())


def _again(entries: Iterable[Entry[Record]], keys: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each entry whose keys, or all fields without keys, an earlier one has."""
    first: dict[object, Entry[Record]] = {}
    for entry in entries:
        at = tuple(getattr(entry.record, key) for key in keys) if keys else entry.record
        if at in first:
            what = " ".join(str(part) for part in at if part) if isinstance(at, tuple) else "This row"
            line = first[at].line_of(*keys[:1])
            yield entry.fault(f"{what} stands on line {line} already.", "Keep one of them.", *keys[:1])
        first.setdefault(at, entry)


def no_indicator_is_called_money(contents: Contents) -> Iterator[Finding]:
    """The name of the council's money is free for it: commands and downloads use it."""
    for entry in contents.indicators:
        if entry.record.id == MONEY or entry.record.id.startswith(f"{MONEY}-"):
            yield entry.fault(
                f"The id {entry.record.id!r} is kept for the council's money.", "Choose another id.", "id"
            )
