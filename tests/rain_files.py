"""Recipes for the made-up data folder, and publishers' files that they read."""

from collections.abc import Mapping
from pathlib import Path

from tests.sample import HOME, NEIGHBOUR, PLACES, write

RAIN = "indicators/rainy-days/observations.csv"
GUTTERS = "indicators/gutters-cleared/observations.csv"
RECIPE = "recipes/rain-statistics.toml"
RELEASE = "releases/rain-statistics.toml"
YEARS = range(2015, 2021)

_RECIPES = {
    "recipes/geographies.toml": """\
file = "places.csv"
hold_types = ["unitary", "county", "region", "country"]
hold_codes = []
""",
    RECIPE: r"""
release = "rain-statistics"

[[series]]
indicator = "rainy-days"
file = "raw/rain.csv"
place = { column = "code" }
period = { column = "year", form = "calendar_year" }
value = "days"

[[series]]
indicator = "gutters-cleared"
files = [
  { name = "raw/gutters 2023 Q3.csv", period = "2023 Q3" },
  { name = "raw/gutters 2023 Q4.csv", period = "2023 Q4" },
]
file_pattern = 'gutters (?P<period>\d{4} Q\d)\.csv'
place = { column = "code" }
period = { form = "calendar_quarter" }
numerator = "cleared"
denominator = "asked"
times = 100
""",
}


def write_recipes(folder: Path) -> None:
    """Add recipes of the figures about rain to a made-up data folder."""
    for path, text in _RECIPES.items():
        write(folder, path, text)


def rain_file(folder: Path, changes: Mapping[tuple[str, int], object] | None = None) -> Path:
    """Write a publisher's file of rainy days: what the folder holds but for `changes`; None leaves out."""
    figures: dict[tuple[str, int], object] = {
        (place, year): 150 + year % 7 for place in PLACES for year in YEARS
    }
    figures |= changes or {}
    rows = [f"{code},{year},{days}" for (code, year), days in figures.items() if days is not None]
    write(folder, "rain.csv", "\n".join(["code,year,days", *rows]) + "\n")
    return folder / "rain.csv"


def gutter_file(folder: Path, quarter: str, cleared: int) -> Path:
    """Write a publisher's file of gutters cleared in one quarter, such as 2023 Q4."""
    name = f"gutters {quarter}.csv"
    rows = [f"{code},{cleared},100" for code in (HOME, NEIGHBOUR)]
    write(folder, name, "\n".join(["code,cleared,asked", *rows]) + "\n")
    return folder / name
