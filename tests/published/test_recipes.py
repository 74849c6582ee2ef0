"""The recipes that are shipped take the file that comes next."""

from pathlib import Path

import pytest

from lutondash.errors import Finding
from lutondash.importers.chosen_file import choose
from lutondash.importers.merging import Scope
from lutondash.importers.periods import read_period
from lutondash.importers.recipe_files import read_recipe

RECIPES = Path(__file__).parents[2] / "data/recipes"


@pytest.mark.parametrize(
    "name",
    [
        "Statutory_Homelessness_Detailed_Local_Authority_Data_202603.xlsx",
        "Statutory_Homelessness_Detailed_Local_Authority_Data_202603_revised.xlsx",
        "Detailed_LA_202603_fixed.ods",
        "DetailedLA_202603.xlsx",
    ],
)
def test_the_next_quarter_of_homelessness_needs_no_edit(name: str) -> None:
    """Whichever of its names the ministry uses, all nine series read it for the quarter in the name."""
    found: list[Finding] = []
    recipe = read_recipe(RECIPES / "mhclg-statutory-homelessness.toml", found)
    assert recipe is not None
    chosen = choose(recipe, name, found)
    assert chosen is not None, found
    assert len(chosen.series) == 9
    series = chosen.series[0]
    assert read_period(series.sources[0].period, series.period.form) == "2026-01-01/P3M"
    assert chosen.scope(series.indicator) is Scope.PERIODS
