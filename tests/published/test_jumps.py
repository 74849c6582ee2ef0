"""The rule for figures far off asks about few of the figures that were published, and finds what is wrong."""

from functools import partial
from pathlib import Path

import pytest

from lutondash.importers.jumps import Jump, find_jumps
from lutondash.importers.merging import described, held_figures
from lutondash.importers.rows import Figure
from lutondash.model.period import Period
from scripts.pages import ROOT

DATA = ROOT / "data"
LUTON = "E06000032"
Newest = dict[tuple[str, str], Figure]


@pytest.fixture(scope="module")
def figures() -> dict[str, tuple[str, list[Figure]]]:
    """Return the unit and the figures of every indicator."""
    found: dict[str, tuple[str, list[Figure]]] = {}
    for folder in sorted(Path(DATA / "indicators").iterdir()):
        release, unit = described(DATA, folder.name, [])
        found[folder.name] = unit, held_figures(DATA, folder.name, release, [])
    return found


def newest_of(figures: list[Figure]) -> Newest:
    """Return the newest figure with a value of each series."""
    known = [each for each in figures if each.value and "f" not in each.status]
    ordered = sorted(known, key=lambda each: (each.sequence or 0, Period(each.period)))
    return {(each.geography, each.breakdown): each for each in ordered}


def test_few_of_the_newest_figures_are_asked_about(figures: dict[str, tuple[str, list[Figure]]]) -> None:
    """Had each newest figure come in today, fewer than one in 250 would need a look, and none of ours."""
    jumps, series = list[Jump](), 0
    for indicator, (unit, held) in figures.items():
        newest = newest_of(held)
        series += len(newest)
        keys = {each.key for each in newest.values()}
        jumps += find_jumps(indicator, unit, [each for each in held if each.key not in keys], held)
    assert series > 20_000
    assert 0 < len(jumps) < series / 250
    assert [jump.id for jump in jumps if any(each.geography == LUTON for each in jump.figures)] == []


@pytest.mark.parametrize(("times", "share"), [(100, 0.95), (10, 0.9), (0.01, 0.9)])
def test_most_slips_would_be_found(
    times: float, share: float, figures: dict[str, tuple[str, list[Figure]]]
) -> None:
    """Of our own newest figures with six years or more, nearly all would be caught in another unit."""
    caught = looked = 0
    for indicator, (unit, held) in figures.items():
        ours = [each for each in held if each.geography == LUTON and not each.breakdown]
        newest = newest_of(ours).get((LUTON, ""))
        before = [each for each in ours if newest is None or each.key != newest.key]
        if newest is None or len(newest_values(before)) < 6 or not float(newest.value):
            continue
        looked += 1
        wrong = partial(Figure, newest.period, LUTON, f"{float(newest.value) * times:.9f}")
        caught += bool(find_jumps(indicator, unit, before, [*before, wrong(sequence=newest.sequence)]))
    assert looked > 80
    assert caught / looked > share


def newest_values(figures: list[Figure]) -> list[str]:
    """Return the values there are."""
    return [each.value for each in figures if each.value and "f" not in each.status]
