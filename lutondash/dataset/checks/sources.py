"""What a release and a public statement must say for a reader to check them."""

from collections.abc import Iterator
from itertools import chain

import numpy as np

from lutondash.dataset.checks.money_words import releases_of_money
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.framework import ArchiveStatement
from lutondash.model.release import ReleaseKind
from lutondash.model.target import Statement, StatementQualifier


def publishers_files_are_named(contents: Contents) -> Iterator[Finding]:
    """A release we hold as the publisher's file names the file, once figures are taken from it."""
    used = _releases_of_rows(contents) | releases_of_money(contents)
    for entry in contents.releases:
        held_as_file = entry.record.kind is ReleaseKind.PUBLISHER_FILE
        if held_as_file and entry.record.id in used and not entry.record.files:
            yield entry.fault(
                "The kind is publisher_file and there is no [[file]].",
                "Add [[file]] with its name and checksum, as the import does, or correct the kind.",
                "kind",
            )


def _releases_of_rows(contents: Contents) -> set[str]:
    """Return the releases of which at least one row comes."""
    table = contents.table
    own = table.texts["release"]
    silent = {table.indicators[number] for number in np.unique(table.indicator[~own.filled])}
    named = {own.names[code] for code in np.unique(own.codes)}
    return named | {entry.record.release for entry in contents.indicators if entry.record.id in silent}


def files_are_named_once(contents: Contents) -> Iterator[Finding]:
    """No release names the same file twice."""
    for entry in contents.releases:
        names = [file.name for file in entry.record.files]
        for at, name in enumerate(names):
            if name in names[:at]:
                yield entry.fault(f"The file {name!r} is named twice.", "Keep one.", "file", at, "name")


def statements_agree(contents: Contents) -> Iterator[Finding]:
    """A statement has a figure unless it was said in words, and is told once."""
    for entries in contents.statements.values():
        seen: set[Statement] = set()
        for entry in entries:
            if entry.record in seen:
                yield entry.fault("This row repeats an earlier one.", "Keep one of them.")
            seen.add(entry.record)
    for said in chain[Entry[Statement | ArchiveStatement]](
        *contents.statements.values(), contents.archive_statements
    ):
        yield from _disagreeing(said)


def _disagreeing(entry: Entry[Statement | ArchiveStatement]) -> Iterator[Finding]:
    value, qualifier = entry.record.value, entry.record.qualifier
    if qualifier == StatementQualifier.IN_WORDS and value is not None:
        yield entry.fault(
            f"The qualifier is in_words and the value {value:g}.", "Remove the value, or say how exact it is."
        )
    if value is None and qualifier not in {StatementQualifier.IN_WORDS, StatementQualifier.AMBIGUOUS}:
        yield entry.fault(
            f"The qualifier is {qualifier} and there is no value.", "Give it, or write in_words."
        )
