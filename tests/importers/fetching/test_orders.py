"""Tests of `[fetch]` in a recipe."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from lutondash.errors import Finding
from lutondash.importers.fetching.orders import Order
from lutondash.importers.recipe_files import read_recipe
from tests.importers.fetching.conftest import FILE
from tests.importers.fetching.test_dfe import ORDER as DFE
from tests.importers.fetching.test_fingertips import ORDER as FINGERTIPS
from tests.importers.fetching.test_nomis import ORDER as NOMIS

RECIPES = Path(__file__).parents[3] / "data/recipes"
RECIPE = """release = "made-up"
[fetch]
kind = "file"
file = "{file}"
url = "https://example.org/homes.csv"
[[series]]
indicator = "homes-built"
file = "homes.csv"
place = {{ column = "code" }}
period = {{ column = "year", form = "financial_year" }}
value = "homes"
"""


def read(order: dict[str, Any]) -> Order:
    """Read an order."""
    wanted: Order = TypeAdapter(Order).validate_python(order)
    return wanted


@pytest.mark.parametrize("order", [FILE, FINGERTIPS, NOMIS, DFE])
def test_every_kind_refuses_keys_it_does_not_know(order: dict[str, Any]) -> None:
    """A misspelt key is named."""
    assert read(order).kind == order["kind"]
    with pytest.raises(ValidationError, match="colour"):
        read(order | {"colour": "red"})


@pytest.mark.parametrize(
    "name",
    ["../a.csv", "/a.csv", "a/../b.csv", ".a.csv", "a\\b.csv", "a.exe", "a", "", "a\nb.csv", "a/.b/c.csv"],
)
def test_a_file_is_kept_in_the_folder_only(name: str) -> None:
    """A name that leads out of the folder, is hidden or is of no kind we read is refused."""
    with pytest.raises(ValidationError):
        read(FILE | {"file": name})


@pytest.mark.parametrize(
    ("order", "change", "words"),
    [
        (FILE, {"url": "http://example.org/a.csv"}, "url"),
        (FILE, {"url": "https://name:word@example.org/a.csv"}, "url"),
        (FILE, {"url": "file:///etc/passwd"}, "url"),
        (FILE, {"file": "a.xlsx", "columns": ["a"]}, "csv files only"),
        (FILE, {"kind": "ftp"}, "kind"),
        (FINGERTIPS, {"indicator_ids": []}, "indicator_ids"),
        (FINGERTIPS, {"file": "a.xlsx"}, "must end in .csv"),
        (NOMIS, {"dataset": "NM_1_1/../x"}, "dataset"),
        (NOMIS, {"date": ""}, "either date or time"),
        (NOMIS, {"time": "2020,2021"}, "either date or time"),
        (NOMIS, {"dimensions": {"Sex": "7"}}, "dimensions"),
        (NOMIS, {"select": ["obs value"]}, "select"),
        (DFE, {"version": ""}, "version"),
        (DFE, {"data_set": "a/../b"}, "only letters"),
        (DFE, {"locations": [{"level": "LA"}]}, "either id or code"),
        (DFE, {"page_size": 0}, "page_size"),
    ],
)
def test_what_cannot_be_asked_is_refused(order: dict[str, Any], change: dict[str, Any], words: str) -> None:
    """The fault names the key or says what to give."""
    with pytest.raises(ValidationError, match=words):
        read(order | change)


def test_a_recipe_fetches_a_file_that_it_reads(tmp_path: Path) -> None:
    """Another name would be fetched for nothing."""
    path, faults = tmp_path / "made-up.toml", list[Finding]()
    path.write_text(RECIPE.format(file="homes.csv"))
    recipe = read_recipe(path, faults)
    assert recipe is not None
    assert recipe.fetch is not None
    assert (recipe.fetch.file, faults) == ("homes.csv", [])
    path.write_text(RECIPE.format(file="houses.csv"))
    assert read_recipe(path, faults) is None
    assert "no part of the recipe reads" in faults[0].fault


def test_the_published_recipes_ask_for_the_file_they_read() -> None:
    """Every file of Explore local statistics lies under its own name at the statisticians' address."""
    base = "https://raw.githubusercontent.com/ONSdigital/explore-local-statistics-data/main"
    orders = {path: tomllib.loads(path.read_text())["fetch"] for path in RECIPES.glob("ons-explore-*.toml")}
    assert len(orders) == 28
    for path, order in orders.items():
        name = path.stem.removeprefix("ons-explore-local-statistics-")
        assert order["file"].startswith(f"raw/ons-els/{name}")
        assert order["url"] == f"{base}/{order['file'].removeprefix('raw/ons-els/')}"
