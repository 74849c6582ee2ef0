"""The ladder of an account: each total with the lines that add up to it, and what they leave unexplained."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lutondash.dataset.accounts import Account, Entry
from lutondash.model.budget import BudgetLine, LineKind

ALLOWANCE_A_LINE = 0.5
"""Pounds that rounding may take from or add to one line."""


@dataclass(frozen=True, slots=True)
class Rung:
    """A published total and its parts, in the publisher's order; all in whole pounds as published."""

    total: Entry
    parts: tuple[Entry, ...]

    @property
    def gap(self) -> int:
        """What the total holds that its parts do not; negative where they come to more."""
        return self.total.net - sum(part.net for part in self.parts)

    @property
    def allowance(self) -> float:
        """How large a gap rounding alone could leave."""
        return ALLOWANCE_A_LINE * (len(self.parts) + 1)

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the total, but for rounding."""
        return abs(self.gap) <= self.allowance


def rung(account: Account, lines: Mapping[str, BudgetLine], total: str) -> Rung | None:
    """Return a total with its parts; None where the account does not hold it.

    Parts of a smaller total that the account leaves out stand in its place.
    """
    found = account.entries.get(total)
    return Rung(found, tuple(_parts(account, lines, total))) if found else None


def ladder(account: Account, lines: Mapping[str, BudgetLine]) -> tuple[Rung, ...]:
    """Return every total the account holds, in the publisher's order."""
    totals = (line.line for line in lines.values() if line.kind is LineKind.TOTAL)
    found = (rung(account, lines, total) for total in totals)
    return tuple(each for each in found if each)


def not_held(account: Account, lines: Mapping[str, BudgetLine]) -> tuple[BudgetLine, ...]:
    """Return the lines that are part of a total in the account's year and that the account leaves out.

    Totals are not among them, for their parts stand in their place.
    """
    return tuple(
        line
        for line in lines.values()
        if line.adds_to
        and line.kind is not LineKind.TOTAL
        and line.holds_in(account.key.year)
        and line.line not in account.entries
    )


def _parts(account: Account, lines: Mapping[str, BudgetLine], total: str) -> Iterator[Entry]:
    for line in lines.values():
        if line.adds_to != total:
            continue
        if line.line in account.entries:
            yield account.entries[line.line]
        elif line.kind is LineKind.TOTAL:
            yield from _parts(account, lines, line.line)
