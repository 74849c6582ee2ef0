"""Small accounts made by hand: lines, entries and deflators with only what a test is about."""

from types import MappingProxyType

from lutondash.dataset.accounts import Account, AccountKey, Entry
from lutondash.model.budget import BudgetLine, Deflator, LineKind, Stage

RULES = "Rules of the old return"


def line(name: str, adds_to: str = "", kind: LineKind = LineKind.SERVICE, **more: str) -> BudgetLine:
    """Make a line of account."""
    return BudgetLine.model_validate(
        {"line": name, "title": name.title(), "kind": kind, "adds_to": adds_to, **more}
    )


def lines(*made: BudgetLine) -> dict[str, BudgetLine]:
    """Put lines in order, by id."""
    return {each.line: each for each in made}


def account(
    nets: dict[str, int], *, year: str = "2016-17", stage: Stage = Stage.OUTTURN, basis: str = RULES
) -> Account:
    """Make an account of net amounts."""
    entries = {name: Entry(name, None, None, net, basis, "a-return") for name, net in nets.items()}
    return Account(AccountKey("E06999001", year, stage), MappingProxyType(entries))


def deflators(rises: dict[str, str], *, forecast: tuple[str, ...] = ()) -> tuple[Deflator, ...]:
    """Make deflators from the rise of each year; some were only foreseen."""
    return tuple(
        Deflator(
            financial_year=year,
            multiplier=rise,
            status="forecast" if year in forecast else "outturn",
            release="some-deflators",
        )
        for year, rise in rises.items()
    )
