"""What is said about money names lines, releases, outcomes, indicators and priorities that exist."""

from collections.abc import Iterator
from itertools import chain

from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.model.record import Record


def said_about_money(contents: Contents) -> Iterator[Entry[Record]]:
    """Yield every record about money that names the release it is from."""
    money = contents.money
    yield from chain[Entry[Record]](
        money.population,
        money.deflators,
        money.council_tax,
        money.savings,
        money.capital,
        money.plan,
        money.statements,
        contents.objectives,
    )


def releases_of_money(contents: Contents) -> set[str]:
    """Return the releases from which any row or word about money comes."""
    said = {str(getattr(entry.record, "release", "")) for entry in said_about_money(contents)}
    return said | set(contents.money.accounts.texts["release"].names)
