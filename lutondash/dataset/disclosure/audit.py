"""`audit`: which hidden numbers can be worked out of everything that editions have shown."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from lutondash.dataset.disclosure.blocks import blocks
from lutondash.dataset.disclosure.cells import Key, State, Table
from lutondash.dataset.disclosure.joining import Facts, Joined, Joiner, What, facts_of
from lutondash.dataset.disclosure.search import (
    TooHardError,
    Verdict,
    given_away,
    is_a_tree,
    narrowest,
    solution,
    too_narrow,
)
from lutondash.dataset.disclosure.sums import with_absent_as_zero
from lutondash.model.disclosure import Disclosure

_MOST_LINKS = 8
"""How many hidden figures may have changed before trying every choice of them is too much work."""

Link = tuple[int, Key]
"""A figure that is hidden in an earlier edition and in the newest."""

Look = Callable[[Joined], dict[int, Verdict] | None]


@dataclass(frozen=True, slots=True, order=True)
class Exposed:
    """A hidden number that is as good as told: in which edition (0 is the newest) and for which figure."""

    edition: int
    key: Key
    what: What
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Told:
    """All that readers have: the editions, newest first, and what they may rely on.

    They know every sum, that nobody is counted in halves, and that a figure hidden in two editions may be the
    same in both, except those `changed` for certain.
    """

    tables: Sequence[Table]
    rule: Disclosure
    facts: Facts
    changed: frozenset[Link] = frozenset()

    def parts(self, least: int | None = None) -> list[Joined]:
        """Return the system of everything told, in parts that do not touch."""
        return Joiner(self.tables, self.rule, self.facts, self.changed, least).parts()


def audit(tables: Sequence[Table], rule: Disclosure) -> tuple[Exposed, ...]:
    """Return the hidden numbers that can be worked out, of editions of one indicator, newest first."""
    tables = with_absent_as_zero(tables, rule)
    facts = facts_of(tables, rule)
    found = set[Exposed]()
    for block in blocks(tables, rule):
        told = Told(block, rule, facts)
        uncovered = set(_uncovered(told))
        found |= uncovered | look_into(_with(told, uncovered), examine)
    return tuple(sorted(found))


def _with(told: Told, uncovered: set[Exposed]) -> Told:
    """Return what is told where figures that were hidden are taken to be those shown now."""
    tables = [dict(table) for table in told.tables]
    for each in uncovered:
        tables[each.edition][each.key] = told.tables[0][each.key]
    return replace(told, tables=tables)


def look_into(told: Told, look: Look) -> set[Exposed]:
    """Return what is exposed in one block of figures, as far as `look` sees."""
    found, stuck = _seen(told.parts(), look)
    if not stuck:
        return found
    links = sorted({link for part in stuck for link in _links(part, told)})
    if links:
        return found | _whichever_changed(told, links, look)
    return _seen(told.parts(least=0), look)[0]


def examine(part: Joined) -> dict[int, Verdict] | None:
    """Return the unknowns that are given away; None where the equations contradict one another."""
    bounds = narrowest(part.system)
    if bounds is None:
        return None
    try:
        if not is_a_tree(part.system) and solution(part.system, bounds) is None:
            return None
    except TooHardError:
        return dict.fromkeys(part.needs, Verdict.UNSURE)
    return given_away(part.system, bounds, part.needs)


def glance(part: Joined) -> dict[int, Verdict] | None:
    """Return the unknowns that narrowing alone gives away: quick, and blind to what takes a search."""
    bounds = narrowest(part.system)
    return None if bounds is None else too_narrow(bounds, part.needs)


def could_be(table: Table, rule: Disclosure, facts: Facts) -> dict[Key, tuple[int, int]]:
    """Return from where to where each hidden count of one edition may lie, as its sums tell."""
    spans = {}
    for part in Joiner((table,), rule, facts).parts():
        bounds = narrowest(part.system) or part.system.bounds
        for at, name in enumerate(part.names):
            if name.what is What.COUNT:
                spans[name.key] = bounds.low[at], bounds.high[at]
    return spans


def _uncovered(told: Told) -> Iterator[Exposed]:
    """Yield what an earlier edition hides and the newest shows, unless it must have changed."""
    for edition, earlier in enumerate(told.tables[1:], start=1):
        spans = could_be(earlier, told.rule, told.facts)
        for key, cell in earlier.items():
            now = told.tables[0].get(key)
            if cell.state is State.HIDDEN and now and now.count is not None:
                low, high = spans[key]
                if low <= now.count <= high:
                    yield Exposed(edition, key, What.COUNT, Verdict.FOUND)


def _seen(parts: Sequence[Joined], look: Look) -> tuple[set[Exposed], list[Joined]]:
    """Return what is exposed in the parts, and the parts that contradict themselves."""
    found, stuck = set[Exposed](), list[Joined]()
    for part in parts:
        given = look(part)
        if given is None:
            stuck.append(part)
        for at, verdict in (given or {}).items():
            name = part.names[at]
            found.add(Exposed(name.edition, name.key, name.what, verdict))
    return found, stuck


def _links(part: Joined, told: Told) -> Iterator[Link]:
    """Yield the hidden figures that a part takes to be the same in two editions."""
    for name in part.names:
        for edition, earlier in enumerate(told.tables[1:], start=1):
            cell, link = earlier.get(name.key), (edition, name.key)
            if name.edition < edition and cell and cell.state is State.HIDDEN and link not in told.changed:
                yield link


def _whichever_changed(told: Told, links: Sequence[Link], look: Look) -> set[Exposed]:
    """Return what is exposed to someone who knows which of the hidden figures changed, whichever they are.

    As few as can be are taken to have changed: whoever takes more of them to have changed knows less.
    """
    found, enough = set[Exposed](), list[frozenset[Link]]()
    for some in _choices(links):
        if any(fewer <= some for fewer in enough):
            continue
        seen, stuck = _seen(replace(told, changed=told.changed | some).parts(), look)
        if not stuck:
            enough.append(some)
            found |= seen
    return found if enough else {Exposed(0, key, What.COUNT, Verdict.UNSURE) for _, key in links}


def _choices(links: Sequence[Link]) -> Iterator[frozenset[Link]]:
    """Yield every choice of some of them, the smallest first; none where they are too many to try."""
    if len(links) <= _MOST_LINKS:
        for size in range(1, len(links) + 1):
            yield from map(frozenset, combinations(links, size))
