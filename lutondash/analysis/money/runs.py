"""Runs of years that may be compared: of one set of rules, with nothing new among the lines."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

from lutondash.analysis.money import years
from lutondash.model.budget import BudgetLine, LineKind


def comparable(bases: Mapping[str, str], breaks: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Part years, oldest first, wherever the rules change or a year is among `breaks`.

    `bases` are the rules by which each year was counted.
    """
    return tuple(_parted(sorted(bases), lambda one, other: bases[one] != bases[other] or other in breaks))


def unbroken(found: Sequence[str], breaks: Collection[str] = ()) -> tuple[tuple[str, ...], ...]:
    """Part years, oldest first, wherever one is missing between two, and before each of `breaks`."""
    return tuple(_parted(found, lambda one, other: years.after(one) != other or other in breaks))


def joined_by(lines: Mapping[str, BudgetLine], held: Collection[str]) -> dict[str, tuple[BudgetLine, ...]]:
    """Return the lines of services that came new to the account, by the first year they are in it.

    A line that takes over from one that ended the year before is not new: its money was there already.
    """
    found: dict[str, tuple[BudgetLine, ...]] = {}
    services = [line for line in lines.values() if line.kind is LineKind.SERVICE]
    ended = {line.to_year for line in services if line.to_year}
    for line in services:
        year = line.from_year
        if year and year in held and year != min(held) and years.before(year) not in ended:
            found[year] = (*found.get(year, ()), line)
    return found


def _parted(found: Sequence[str], is_cut: Callable[[str, str], bool]) -> Iterator[tuple[str, ...]]:
    run: list[str] = []
    for year in found:
        if run and is_cut(run[-1], year):
            yield tuple(run)
            run = []
        run.append(year)
    if run:
        yield tuple(run)
