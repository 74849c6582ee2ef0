"""Tests of reading recipes."""

from pathlib import Path

import pytest

from lutondash.errors import Finding
from lutondash.importers.recipe_files import read_geographies_recipe, read_recipes
from tests.importers.makers import write_csv

SERIES = r"""release = "made-up"
[common]
file = "a.csv"
place = { column = "code" }
file_pattern = 'a \d+\.csv'
period = { column = "year", form = "calendar_year" }
value = "value"
[[series]]
indicator = "first"
[[series]]
indicator = "second"
value = "other"
"""


def read(folder: Path, text: str) -> list[Finding]:
    """Return the faults found in one recipe."""
    write_csv(folder / "made-up.toml", text)
    faults: list[Finding] = []
    read_recipes(folder, faults)
    return faults


def test_common_keys_are_shared_and_may_be_replaced(tmp_path: Path) -> None:
    """A series has the keys of [common] that it does not say itself."""
    write_csv(tmp_path / "made-up.toml", SERIES)
    faults: list[Finding] = []
    (recipe,) = read_recipes(tmp_path, faults)
    assert faults == []
    assert [(each.indicator, each.file, each.value) for each in recipe.series] == [
        ("first", "a.csv", "value"),
        ("second", "a.csv", "other"),
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("indicator =", "indicater ="), "indicater"),
        (('"calendar_year"', '"moon_year"'), "moon_year"),
        (('file = "a.csv"', ""), "either file or files"),
        (('value = "value"', ""), "give value"),
        (('"made-up"', '"other"'), "called 'made-up'"),
        (("[common]", "[common"), "not TOML"),
        (('release = "made-up"', 'release = "made-up"\ncolour = "red"'), "colour"),
        (('column = "year", ', ""), "file_pattern needs a group such as (?P<period>...)"),
        (("'a \\d+", "'(a"), "file_pattern is no regular expression"),
    ],
)
def test_a_fault_names_the_key_and_what_was_wanted(
    tmp_path: Path, change: tuple[str, str], words: str
) -> None:
    """Unknown keys, unknown forms and missing keys are refused by name."""
    faults = read(tmp_path, SERIES.replace(*change))
    assert faults
    assert all(fault.path == "recipes/made-up.toml" for fault in faults)
    assert words in " ".join(fault.fault for fault in faults)


def test_a_fault_that_series_share_is_told_once(tmp_path: Path) -> None:
    """A key of [common] is every series' key."""
    (fault,) = read(tmp_path, SERIES.replace("file_pattern", "file_patern"))
    assert fault.fault.startswith("series.0.file_patern and 1 more: ")


def test_quoted_figures_say_where_they_were_typed_from(tmp_path: Path) -> None:
    """A figure typed by hand needs the address of the text."""
    quoted = 'release = "made-up"\n[[quoted]]\nindicator = "a"\ngeography = "E06000901"\nvalue = "5"'
    assert "typed_from" in read(tmp_path, quoted)[0].fault


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """Two broken recipes give two faults."""
    write_csv(tmp_path / "other.toml", "release =")
    assert len(read(tmp_path, "release =")) == 2


def test_the_recipe_of_places_must_be_there(tmp_path: Path) -> None:
    """Without the crosswalk nothing can be imported."""
    faults: list[Finding] = []
    assert read_geographies_recipe(tmp_path, faults) is None
    assert "missing" in faults[0].fault
