"""Ways to spoil the made-up folder: each breaks one rule and says at which line it should be told."""

from collections.abc import Callable
from pathlib import Path

from tests.sample import HOME, add, change, write

Spoil = Callable[[Path], int]
"""Breaks one rule in a folder and returns the line at which it should be told."""

UMBRELLAS = "indicators/umbrellas-returned/observations.csv"
GUTTERS = "indicators/gutters-cleared/observations.csv"
FEET = "indicators/people-with-wet-feet/observations.csv"
GRADES = "indicators/gutter-inspection/observations.csv"
LETTERS = "indicators/letters-answered/observations.csv"
RAIN = "indicators/rainy-days/observations.csv"
UMBRELLA_TOML = "indicators/umbrellas-returned/indicator.toml"
GUTTER_TOML = "indicators/gutters-cleared/indicator.toml"
LETTER_TOML = "indicators/letters-answered/indicator.toml"
PRIORITIES = "framework/priorities.toml"
OUTCOMES = "framework/outcomes.toml"
TARGETS = "indicators/gutters-cleared/targets.csv"
STATEMENTS = "indicators/umbrellas-returned/statements.csv"
BOOT_TOML = "indicators/boots-handed-out/indicator.toml"
LETTER_RELEASE = "releases/letters-return.toml"
GEOGRAPHIES = "codelists/geographies.csv"
GROUPS = "codelists/comparator_groups.csv"
COMMENTARY = "indicators/gutters-cleared/commentary.toml"


def replacing(path: str, old: str, new: str, below: int = 0) -> Spoil:
    """Return what replaces a text in a file; the fault is so many lines below where it begins."""
    return lambda folder: change(folder, path, old, new) + below


def adding(path: str, line: str) -> Spoil:
    """Return what adds a row to a file."""
    return lambda folder: add(folder, path, line)


def whole(spoil: Spoil) -> Spoil:
    """Return the same change, told about the file as a whole."""
    return lambda folder: 0 * spoil(folder)


def overlap(folder: Path) -> int:
    """Let two years share days, which only a survey year can."""
    change(folder, UMBRELLA_TOML, '"financial_year"', '"survey_year"')
    return add(folder, UMBRELLAS, f"2024-01-01/P1Y,{HOME},56,,,,,")


def late(folder: Path) -> int:
    """Expect a figure every month, soon after it."""
    change(folder, UMBRELLA_TOML, 'frequency = "annual"', 'frequency = "monthly"')
    return change(folder, UMBRELLA_TOML, "expected_lag_days = 200", "expected_lag_days = 10")


def new_outcome(folder: Path) -> int:
    """Add an outcome that no indicator is tied to; return the line of its slug."""
    entry = (folder / OUTCOMES).read_text("utf-8").split("\n\n")[0]
    return add(folder, OUTCOMES, entry.replace("umbrellas-find-home", "new").replace('"O1"', '"N"')) + 1


def no_target(folder: Path) -> int:
    """Take a measure's target away; return the line that says it is a measure."""
    (folder / TARGETS).unlink()
    return change(folder, GUTTER_TOML, 'role = "contribution"', 'role = "contribution"')


def spare(folder: Path) -> int:
    """Add a release that nothing comes from."""
    text = (folder / "releases/rain-plan.toml").read_text("utf-8")
    write(folder, "releases/spare.toml", text.replace('id = "rain-plan"', 'id = "spare"'))
    return 1


def read_on(day: str) -> Spoil:
    """Return what makes a release's date unknown, and the day it was read another."""

    def spoil(folder: Path) -> int:
        change(folder, "releases/rain-plan.toml", '"2024-06"', '"unknown"')
        return change(folder, "releases/rain-plan.toml", '"2024-07-01"', f'"{day}"')

    return spoil


def continued(folder: Path) -> int:
    """Let a place continue as one that is not listed."""
    text = (folder / GEOGRAPHIES).read_text("utf-8")
    write(folder, GEOGRAPHIES, "\n".join(f"{line}," for line in text.splitlines()) + "\n")
    change(folder, GEOGRAPHIES, "names_seen,", "names_seen,continues_as")
    return change(folder, GEOGRAPHIES, "Drizzleshire,\n", "Drizzleshire,E3\n")


def no_default(folder: Path) -> int:
    """Let no group be the default."""
    write(folder, GROUPS, (folder / GROUPS).read_text("utf-8").replace(",yes\n", ",no\n"))
    return 0


def said_twice(folder: Path) -> int:
    """Give a period words for a second time; return the line of its second mention."""
    text = (folder / COMMENTARY).read_text("utf-8")
    return add(folder, COMMENTARY, text.removesuffix("\n")) + 1


def without_files(folder: Path) -> int:
    """Take the files of a release away; return the line of its kind."""
    text = (folder / LETTER_RELEASE).read_text("utf-8")
    write(folder, LETTER_RELEASE, text.partition("\n[[file]]")[0])
    return change(folder, LETTER_RELEASE, 'kind = "publisher_file"', 'kind = "publisher_file"')


def same_file(folder: Path) -> int:
    """Name a file of a release again; return the line of its name."""
    table = (folder / LETTER_RELEASE).read_text("utf-8").partition("\n[[file]]")[2]
    return add(folder, LETTER_RELEASE, "[[file]]" + table.removesuffix("\n")) + 1


def no_start(folder: Path) -> int:
    """Leave out from when a count counts; return the line that says it is one."""
    change(folder, BOOT_TOML, "cumulative_from = 2021-04-01\n", "")
    return change(folder, BOOT_TOML, "accumulation =", "accumulation =")
