"""The made-up folder with enough places for a group to have a middle."""

from pathlib import Path

from tests.sample import REGION, add
from tests.sample_budget import add_money_of

TOWNS = {
    f"E0699910{at}": name for at, name in enumerate(("Ampton", "Bexmere", "Crumley", "Dunford", "Eastwick"))
}
"""Made-up places by their codes; the last has no figure for the newest year."""

VALUES = (158, 160, 162, 170)
"""Their days of rain in 2020, when home had 154."""


def add_places(folder: Path) -> None:
    """Add the towns to the places, to the group, to the figures about rain and to the accounts."""
    for at, (code, name) in enumerate(TOWNS.items()):
        add(folder, "codelists/geographies.csv", f"{code},{name},unitary,yes,{REGION},,,{name}")
        add(
            folder,
            "codelists/comparator_groups.csv",
            f"like-us,Places like Muddleford,{at + 3},{code},{name},Made up,2023,none,yes",
        )
    for code, value in zip(TOWNS, VALUES, strict=False):
        add(folder, "indicators/rainy-days/observations.csv", f"2020-01-01/P1Y,{code},{value}")
    add(folder, "indicators/rainy-days/observations.csv", f"2019-01-01/P1Y,{list(TOWNS)[-1]},151")
    add_money_of(folder, TOWNS)
