"""The rules about hidden figures, each with a change that breaks it."""

from pathlib import Path

from tests.dataset.spoiling import GUTTER_TOML, GUTTERS, Spoil
from tests.sample import HOME, NEIGHBOUR, add, write

HEAD = "period,geography,value,status,numerator,denominator,lower,upper"
YEAR = "2024-01-01/P3M"

RULE = """
[disclosure]
rule = "Made up"
smallest = 5
counts = "numerator"
"""
PLACES = f'\n[[disclosure.adds_up]]\nover = "geography"\ntotal = "{HOME}"\nparts = ["{NEIGHBOUR}"]'


def guarded(*rows: str, line: int, more: str = "") -> Spoil:
    """Return what gives an indicator a rule and these rows; one of them is at fault."""

    def spoil(folder: Path) -> int:
        add(folder, GUTTER_TOML, RULE + more)
        write(folder, GUTTERS, "\n".join((HEAD, *rows)) + "\n")
        return line

    return spoil


# rule, file it is told in, change, words of the finding
BROKEN_DISCLOSURE: tuple[tuple[str, str, Spoil, str], ...] = (
    (
        "small_numbers_are_hidden",
        GUTTERS,
        guarded(f"{YEAR},{NEIGHBOUR},50,,50,100,,", f"{YEAR},{HOME},4,,4,100,,", line=3),
        "fewer people than may be shown",
    ),
    (
        "small_numbers_are_hidden",
        GUTTERS,
        guarded(f"{YEAR},{HOME},40,,,,,", line=2),
        "nobody can tell",
    ),
    (
        "hidden_figures_are_bare",
        GUTTERS,
        guarded(f"{YEAR},{HOME},,c,,100,1,7", line=2),
        "its lower and upper can be read",
    ),
    (
        "sums_add_up",
        GUTTERS,
        guarded(f"{YEAR},{NEIGHBOUR},50,,50,100,,", f"{YEAR},{HOME},51,,51,100,,", line=3, more=PLACES),
        "do not add up",
    ),
    (
        "hidden_figures_stay_hidden",
        GUTTERS,
        guarded(f"{YEAR},{NEIGHBOUR},,c,,100,,", f"{YEAR},{HOME},51,,51,100,,", line=2, more=PLACES),
        "The hidden count of this row can be worked out",
    ),
)
