"""The lines of account: each adds to one total at most, and their names belong to one line a year."""

from collections.abc import Iterator
from itertools import chain, combinations

from lutondash.dataset.checks.indexes import ids, unknown
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.budget import BudgetLine, LineKind, LineName


def lines_add_to_totals(contents: Contents) -> Iterator[Finding]:
    """What a line adds to is a total; a service adds to one, and a level of a reserve to nothing."""
    known = ids(contents, "line")
    kinds = {entry.record.line: entry.record.kind for entry in contents.money.lines}
    for entry in contents.money.lines:
        line = entry.record
        yield from unknown(entry, "line", [(line.adds_to, ())], known)
        kind = kinds.get(line.adds_to)
        if kind and kind is not LineKind.TOTAL:
            fault = f"{line.line!r} adds to {line.adds_to!r}, which is of the kind {kind}."
            yield entry.fault(fault, "Name a line of the kind total.")
        if line.kind is LineKind.SERVICE and not line.adds_to:
            yield entry.fault(
                f"{line.line!r} is a service and adds to nothing; a service adds to a total.",
                "Name the total in adds_to.",
            )
        if line.adds_to and line.kind is LineKind.RESERVE_LEVEL:
            yield entry.fault(
                f"{line.line!r} is what a reserve holds, and adds to {line.adds_to!r}.",
                "Leave adds_to blank: only movements are part of an account.",
            )


def lines_do_not_add_in_a_circle(contents: Contents) -> Iterator[Finding]:
    """Following what each total adds to comes to an end."""
    adds_to = {entry.record.line: entry.record.adds_to for entry in contents.money.lines}
    for entry in contents.money.lines:
        path = [entry.record.line]
        while (following := adds_to.get(path[-1], "")) and following not in path:
            path.append(following)
        if following == entry.record.line:
            circle = " -> ".join([*path, following])
            yield entry.fault(f"The line adds to itself: {circle}.", "Leave adds_to blank in the last total.")


def lines_say_why_not_comparable(contents: Contents) -> Iterator[Finding]:
    """A line that places must not be compared by says why."""
    for entry in contents.money.lines:
        if entry.record.comparable == "no" and not entry.record.reason:
            yield entry.fault(
                f"{entry.record.line!r} is not comparable and has no reason.", "Give it: the page says it."
            )


def lines_are_compared_in_services(contents: Contents) -> Iterator[Finding]:
    """What a line is compared in is a service, and not what the line is itself part of already."""
    known = ids(contents, "line")
    kinds = {entry.record.line: entry.record.kind for entry in contents.money.lines}
    for entry in contents.money.lines:
        line, service = entry.record, entry.record.compared_in
        yield from unknown(entry, "line", [(service, ())], known)
        kind = kinds.get(service)
        if kind and kind is not LineKind.SERVICE:
            yield entry.fault(
                f"{line.line!r} is compared in {service!r}, which is of the kind {kind}.",
                "Name a line of the kind service.",
            )
        if service and line.kind is LineKind.SERVICE:
            yield entry.fault(
                f"{line.line!r} is a service, and compared in {service!r}.",
                "Leave compared_in blank: a service is compared by itself.",
            )


def lines_have_years_in_order(contents: Contents) -> Iterator[Finding]:
    """From is not after to; so for lines and for their names."""
    for entry in chain[Entry[BudgetLine | LineName]](contents.money.lines, contents.money.names):
        first, last = entry.record.from_year, entry.record.to_year
        if first and last and first > last:
            yield entry.fault(f"It begins in {first} and ends in {last}.", "Exchange from_year and to_year.")


def names_are_of_known_lines(contents: Contents) -> Iterator[Finding]:
    """A published name is of a line of budget_lines.csv."""
    known = ids(contents, "line")
    for entry in contents.money.names:
        yield from unknown(entry, "line", [(entry.record.line, ())], known)


def names_mean_one_line(contents: Contents) -> Iterator[Finding]:
    """A name of a return means one line in any year."""
    named: dict[tuple[str, str], list[Entry[LineName]]] = {}
    for entry in contents.money.names:
        named.setdefault((entry.record.form, entry.record.published_as), []).append(entry)
    for (form, name), entries in named.items():
        for first, second in combinations(entries, 2):
            if _share_a_year(first.record, second.record):
                yield second.fault(
                    f"{form} calls {first.record.line!r} {name!r} too, on line {first.line}.",
                    "Give from_year and to_year, so that each year has one of them.",
                )


def _share_a_year(one: LineName, other: LineName) -> bool:
    begins_in_time = not (one.to_year and other.from_year) or other.from_year <= one.to_year
    return begins_in_time and (not (other.to_year and one.from_year) or one.from_year <= other.to_year)
