"""`hide`: which counts and bases to hide, so that no small number is shown or can be worked out."""

from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.dataset.disclosure.blocks import blocks
from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.dataset.disclosure.joining import Facts, facts_of
from lutondash.dataset.disclosure.protecting import Block, Work
from lutondash.dataset.disclosure.sums import with_absent_as_zero
from lutondash.model.disclosure import Disclosure

_AGAIN = 3
"""How often the work is done anew where hiding changed what anyone can see to hold throughout."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to hide: counts with their rates, and the bases of some of them.

    `primary` are the small numbers themselves and what was hidden already; the others protect those. `lost`
    were shown, or could be worked out, in an earlier edition: hiding them does not make them secret again.
    """

    counts: frozenset[Key] = frozenset()
    bases: frozenset[Key] = frozenset()
    primary: frozenset[Key] = frozenset()
    lost: frozenset[Key] = frozenset()

    def over(self, table: Table) -> Table:
        """Return a table as the public will see it."""
        return {key: self._seen(key, cell) for key, cell in table.items()}

    def _seen(self, key: Key, cell: Cell) -> Cell:
        if key not in self.counts:
            return cell
        return Cell(State.HIDDEN, base=None if key in self.bases else cell.base)


def hide(table: Table, rule: Disclosure, before: Sequence[Table] = ()) -> Pattern:
    """Return what to hide of a table of true figures, given every edition published `before`, newest first.

    What an edition hid stays hidden unless it has changed for certain. Always the same answer for the same
    figures; a table with its pattern already over it comes back with the same pattern.
    """
    table, *before = with_absent_as_zero((table, *before), rule)
    facts = facts_of((table, *before), rule)
    pattern = _hidden(table, rule, before, facts, Pattern())
    for _ in range(_AGAIN):
        seen = facts_of((pattern.over(table), *before), rule)
        if seen == facts:
            break
        facts, pattern = seen, _hidden(table, rule, before, seen, pattern)
    return pattern


def _hidden(table: Table, rule: Disclosure, before: Sequence[Table], facts: Facts, start: Pattern) -> Pattern:
    done: list[Work] = []
    for part in blocks((table, *before), rule):
        keys = part[0].keys()
        block = Block(part[0], part[1:], rule, facts)
        done.append(block.hidden(start.counts & keys, start.bases & keys))
    return Pattern(
        frozenset().union(*(each.counts for each in done)),
        frozenset().union(*(each.bases for each in done)),
        frozenset().union(*(each.primary for each in done)),
        frozenset().union(*(each.lost for each in done)),
    )
