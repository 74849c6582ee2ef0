"""Tests of finding the place of a row."""

import csv
import io

import pytest

from lutondash.importers.places import Gazetteer, Place, geographies_csv, make_gazetteer
from lutondash.importers.readers import Table
from lutondash.importers.recipe import GeographiesRecipe, PlaceColumn
from lutondash.model.period import Period
from tests.importers.makers import GEOGRAPHIES

RECIPE = GeographiesRecipe(
    file="geographies.csv",
    hold_types=("unitary", "metropolitan", "county"),
    hold_codes=("E12000901", "E92000901"),
)


def gazetteer() -> Gazetteer:
    """Return the gazetteer of the made-up places."""
    header, *rows = csv.reader(io.StringIO(GEOGRAPHIES))
    return make_gazetteer(Table("geographies.csv", tuple(header), rows, 2), RECIPE)


def found(text: str, *forms: str) -> Place | None:
    """Return the place found for a cell."""
    column = PlaceColumn.model_validate({"column": "area", "forms": forms})
    return gazetteer().find([text], column, Table("made up", ("area",), [], 2))


@pytest.mark.parametrize(
    ("text", "form", "code"),
    [
        ("E06000901", "gss", "E06000901"),
        ("901", "dfe", "E06000901"),
        ("E9001", "mhclg", "E06000901"),
        ("Alderham UA", "name", "E06000901"),
        ("TLX", "itl", "E12000901"),
        ("E10000901", "gss", "E10000901"),
    ],
)
def test_a_place_is_found_by_each_form(text: str, form: str, code: str) -> None:
    """Codes, numbers and names lead to the code a figure is stored under."""
    assert found(text, form) == Place(code)


def test_an_older_code_is_stored_under_todays() -> None:
    """The same place under an older code is known to be so."""
    assert found("E08000901", "gss") == Place("E08000902", is_older_code=True)


@pytest.mark.parametrize("text", ["E12000902", "E99999999", "", "-"])
def test_other_places_are_not_held(text: str) -> None:
    """Places we do not hold, and what is no place, give nothing."""
    assert found(text, "gss") is None


def test_forms_are_tried_in_turn() -> None:
    """A file that mixes two ways of naming places is read by both."""
    assert found("TLW", "gss", "itl") == Place("E92000901")


def test_a_place_without_a_code_is_found_by_words_in_another_column() -> None:
    """Total Wideland has no code, only words."""
    column = PlaceColumn(column="code", also_in="region", also={"Total Wideland": "E92000901"})
    table = Table("made up", ("code", "region"), [], 2)
    assert gazetteer().find(["*Total", "Total Wideland"], column, table) == Place("E92000901")
    assert gazetteer().find(["*Total", "North"], column, table) is None


@pytest.mark.parametrize(
    ("code", "period", "wanted"),
    [
        ("E06000902", "2018-04-01/P1Y", False),
        ("E06000902", "2020-04-01/P1Y", True),
        ("E10000901", "2019-04-01/P1Y", True),
        ("E10000901", "2020-04-01/P1Y", False),
        ("E08000902", "2015-04-01/P1Y", True),
        ("E06000902", "", True),
    ],
)
def test_an_authority_exists_from_its_first_to_its_last_day(code: str, period: str, wanted: bool) -> None:  # noqa: FBT001 a parametrized expectation
    """A code that continues an older one counts from the start."""
    assert gazetteer().existed(code, Period(period)) is wanted


def test_the_codelist_has_every_place_and_column() -> None:
    """All places are written in order of code, also those whose figures are not held."""
    lines = geographies_csv(gazetteer()).splitlines()
    assert lines[0].startswith("code,name,type,upper_tier,region_code,valid_from")
    assert [line[:9] for line in lines[1:]] == sorted(line[:9] for line in GEOGRAPHIES.splitlines()[1:])
