"""What of a figure is no longer as it was although its value is."""

from collections.abc import Iterable, Iterator

from lutondash.importers.rows import Figure

FigureKey = tuple[str, str, str]
"""A place, a part of the population, and a period or the number of a reading."""

_PLAIN = ("numerator", "denominator", "qualifier")


def besides(held: Iterable[Figure], after: Iterable[Figure]) -> dict[FigureKey, str]:
    """Return what else changed of each figure that keeps its value, in words."""
    known = {each.key: each for each in held}
    found = dict[FigureKey, str]()
    for each in after:
        old = known.get(each.key)
        if old is not None and old.value == each.value and (said := ", ".join(_changes(old, each))):
            geography, breakdown, when = each.key
            found[geography, breakdown, str(when)] = said
    return found


def _changes(old: Figure, new: Figure) -> Iterator[str]:
    if old.status != new.status:
        yield f"its status {_named(old.status)} becomes {_named(new.status)}"
    if (old.lower, old.upper) != (new.lower, new.upper):
        yield f"its interval {_interval(old)} becomes {_interval(new)}"
    for name in _PLAIN:
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield f"its {name} {_named(before)} becomes {_named(after)}"


def _interval(figure: Figure) -> str:
    return f"{figure.lower} to {figure.upper}" if figure.lower or figure.upper else "none"


def _named(text: str) -> str:
    return text or "none"
