"""Made-up tables of counts for the tests of what is hidden."""

from collections.abc import Mapping

from lutondash.dataset.disclosure.cells import Cell, Key, State, Table
from lutondash.model.disclosure import AddsUp, Disclosure

TOWN, VILLAGE, COUNTY = "E06000901", "E06000902", "E12000901"
YEAR = "2023-04-01/P1Y"

BREAKDOWNS = AddsUp(over="breakdown", parts=("girls", "boys", "others"))
PLACES = AddsUp(over="geography", total=COUNTY, parts=(TOWN, VILLAGE))
QUARTERS = AddsUp(over="period", total="P1Y", parts=("P3M",))


def rule(*adds_up: AddsUp, **keys: object) -> Disclosure:
    """Return a rule for counts under five, with the sums given."""
    return Disclosure.model_validate({"rule": "made up", "adds_up": adds_up, **keys})


def key(geography: str = TOWN, breakdown: str = "", period: str = YEAR) -> Key:
    """Return what a figure is of."""
    return Key(geography, period, breakdown)


def shown(counts: Mapping[Key, int], bases: Mapping[Key, int] | None = None) -> Table:
    """Return counts that are all shown, with their bases."""
    return {each: Cell(State.SHOWN, count, (bases or {}).get(each)) for each, count in counts.items()}


def one_way(*parts: int, place: str = TOWN) -> dict[Key, int]:
    """Return the counts of a place by breakdown, with their total."""
    named = dict(zip(("girls", "boys", "others"), parts, strict=False))
    return {key(place): sum(parts), **{key(place, name): count for name, count in named.items()}}


def two_way(town: tuple[int, ...], village: tuple[int, ...]) -> dict[Key, int]:
    """Return the counts of two places by breakdown, with the totals of both and of the county."""
    county = tuple(sum(pair) for pair in zip(town, village, strict=True))
    return {
        **one_way(*town, place=TOWN),
        **one_way(*village, place=VILLAGE),
        **one_way(*county, place=COUNTY),
    }
