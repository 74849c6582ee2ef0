"""What a position strip says: its headline from counts, what its rings are, and its notes."""

from collections.abc import Sequence

from lutondash.analysis.goal import same

_MOST_NAMED = 3
"""More places without a figure than this are counted, not named."""


def headline(home: str, value: float, others: Sequence[float], words: str) -> str:
    """Say how many of the others have a lower figure, such as 6 of 20 similar places."""
    number = len(others)
    if all(same(other, value) for other in others):
        return f"{_all(number, words)} the same figure as {home}"
    lower = sum(other < value and not same(other, value) for other in others)
    if lower == number:
        return f"{_all(number, words)} a lower figure than {home}"
    if not lower:
        return f"None of {number} {words} has a lower figure than {home}" if number > 1 else _higher(home)
    return f"{lower} of {number} {words} {'has' if lower == 1 else 'have'} a lower figure than {home}"


def _all(number: int, words: str) -> str:
    return "The other place has" if number == 1 else f"All {number} {words} have"


def _higher(home: str) -> str:
    """One other place, not the same and not lower, is higher."""
    return f"The other place has a higher figure than {home}"


def rings(number: int, words: str) -> str:
    """Say what the rings of the drawing are."""
    return "The ring is the other place." if number == 1 else f"Each ring is one of {number} {words}."


def notes(*, has_band: bool, missing: Sequence[str]) -> tuple[str, ...]:
    """Say what a reader must know to read the drawing, a line each."""
    band = "The pale band holds what is called about the same." if has_band else ""
    stacked = "Rings that would touch are stacked: how high one stands says nothing."
    return tuple(said for said in (band, stacked, _without(missing)) if said)


def _without(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    if len(missing) > _MOST_NAMED:
        return f"{len(missing)} places have no figure for this time."
    named = " and ".join([", ".join(missing[:-1]), missing[-1]]) if len(missing) > 1 else missing[0]
    return f"Without a figure for this time: {named}."
