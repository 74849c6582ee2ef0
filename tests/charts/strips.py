"""Made-up position strips of every kind, so that whatever is drawn is drawn here."""

from dataclasses import replace
from statistics import median

from lutondash.model.indicator import Unit
from lutondash.views.figure_table import Cell
from lutondash.views.position_strip import PositionStrip, StripMiddle, StripPlace, StripRow
from tests.charts.kinds import HOSTILE

_FEWEST = 5
"""Fewer others have no middle."""


def place(name: str, value: float) -> StripPlace:
    """Make a place with a percentage."""
    return StripPlace(name, name, value, f"{value:g}%")


def strip(home: float, *others: float, country: float | None = None) -> PositionStrip:
    """Make a strip of percentages; what is about the same reaches two either way of the middle."""
    places = tuple(place(f"Slopton {n}", value) for n, value in enumerate(others))
    ends = sorted(places, key=lambda each: each.value)
    shown = (place("Muddleford", home), *places)
    centre = median(others)
    middle = StripMiddle(centre, f"{centre:g}%", f"Middle of the {len(others)}", centre - 2, centre + 2)
    return PositionStrip(
        id="umbrellas-places",
        headline="Some of the similar places have a lower figure than Muddleford",
        subtitle="Percent of umbrellas, 2019. Each ring is one of the similar places.",
        source="Source: Rainland Statistics, Umbrellas. Published in June 2024.",
        held="Figures held on 1 September 2024.",
        alt="Some of the similar places have a lower figure than Muddleford.",
        home=shown[0],
        others=places,
        lowest=ends[0] if len(ends) > 1 else None,
        highest=ends[-1] if len(ends) > 1 else None,
        middle=middle if len(others) >= _FEWEST else None,
        country=place("Rainland", country) if country is not None else None,
        missing=(),
        rows=tuple(StripRow(each.name, each is shown[0], Cell(each.text)) for each in shown),
        legend=(),
        unit=Unit.PERCENT,
        decimals=1,
    )


USUAL = strip(27.7, 22.7, 24, 26.1, 27, 27.2, 30, 31, 32.4, 32.5, 34, 37, 37.1, 40, 46, 49.4, country=42.3)
_LONG = "Bournemouth, Christchurch and Poole"

STRIPS = {
    "usual": USUAL,
    "ours is the lowest": strip(20, 22.7, 24, 26, 27, 49, country=22),
    "ours is the highest": strip(50, 22.7, 24, 26, 27, 49, country=49.5),
    "everything on one spot": strip(30, *[30.01] * 19, 30.02, country=30),
    "all the same": replace(
        strip(30, *[30] * 20, country=30),
        lowest=None,
        highest=None,
        middle=StripMiddle(30, "30%", "Middle of the 20", None, None),
    ),
    "one other place": strip(30, 34),
    "four others": strip(30, 34, 35, 36, 37, country=33),
    "below zero": strip(-4, -9, -3, 2, 5, 7, country=-1),
    "middle and country side by side": strip(30, 20, 21, 22, 23, 24, country=22.05),
    "long names": replace(
        USUAL, lowest=place(_LONG, 22.7), highest=place(_LONG, 49.4), home=place(_LONG, 27.7)
    ),
    "hostile names": replace(USUAL, home=replace(USUAL.home, name=HOSTILE), headline=HOSTILE),
    "money": replace(strip(2e7, 1e7, 3e7, 4e7, 5e7, 6e7), unit=Unit.GBP),
}
