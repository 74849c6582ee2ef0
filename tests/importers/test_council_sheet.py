"""Tests of a council's own performance sheet, in every kind of file, by the shipped templates."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from lutondash.importers.chosen_file import choose
from lutondash.importers.doubts import doubts_of
from lutondash.importers.extract import extract
from lutondash.importers.file_faults import FileFault
from lutondash.importers.merging import Scope
from lutondash.importers.readers import Sources
from lutondash.importers.release_recipe import Recipe
from lutondash.importers.rows import Figure, Tally
from tests.importers.extracting import told
from tests.importers.sheet_makers import KINDS, Rows, write_sheet
from tests.importers.test_places import gazetteer

DOCS = Path(__file__).parents[2] / "docs" / "recipes"
PLACE = "E06000901"
TITLES: Rows = (["Corporate performance report"], ["Printed 14 October 2024"], [""])
WIDE: Rows = (
    *TITLES,
    ["Ref", "Indicator", "Service", "Target", "2024/25", "", "", "", "RAG", "Notes"],
    ["", "", "", "", "Q1", "Q2", "Q3", "Q4", "", ""],
    ["", "CUSTOMERS", "", "", "", "", "", "", "", ""],
    ["CS01", "Calls answered", "Customers", "80%", "77.1%", "78.5%", "", "", "Amber", "Nearly there"],
    ["WA02", "Missed bins", "", 40.0, 38.0, 45.0, "TBC", "", "Red", ""],
)
LONG: Rows = (
    *TITLES,
    ["Ref", "Indicator", "Year", "Quarter", "Actual", "Target", "RAG", "Commentary"],
    ["CS01", "Calls answered", "2024/25", "Qtr 1", "77.1%", "80%", "Red", ""],
    ["CS01", "Calls answered", "2024/25", "Q2", "78.5%", "80%", "Amber", "141022 - <b>Nearly</b> there"],
    ["WA02", "Missed bins", "2024/25", "Quarter 1", 38.0, 40.0, "Green", ""],
    ["WA02", "Missed bins", "2024/25", "Quarter 2", 45.0, 40.0, "Green", ""],
    ["WA02", "Missed bins", "2024/25", "Quarter 3", "TBC", 40.0, "For info", ""],
    ["", "", "", "", "", "", "", ""],
)


def recipe(name: str, file: str, **keys: Any) -> Recipe:
    """The template, for a made-up file and place."""
    written = tomllib.loads((DOCS / name).read_text("utf-8"))
    return Recipe(
        **(written | {"common": written["common"] | {"file": file, "place": {"code": PLACE}} | keys})
    )


def read(folder: Path, whole: Recipe) -> tuple[dict[str, list[Figure]], Tally, list[str]]:
    """The figures of each series, with what was counted and every fault."""
    tally, faults, found = Tally("made-up", "made-up"), list[FileFault](), dict[str, list[Figure]]()
    for series in whole.series:
        figures = extract(series, Sources(folder), gazetteer(), tally, faults)
        tally.remarks.extend(doubts_of(figures, series.scale, lambda _: True))
        found[series.indicator] = figures
    return found, tally, told(faults)


def short(figures: list[Figure]) -> list[tuple[str, str, str]]:
    """Period, value and status."""
    return [(each.period, each.value, each.status) for each in figures]


@pytest.mark.parametrize("kind", KINDS)
def test_a_wide_sheet_is_read_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    """Titles, a header of two rows, merged cells, signs, words and quarters to come are all understood."""
    write_sheet(tmp_path / f"kpis.{kind}", WIDE)
    found, tally, faults = read(tmp_path, recipe("council-kpis-wide.toml", f"kpis.{kind}"))
    assert faults == []
    assert short(found["calls-answered"]) == [("2024-04-01/P3M", "77.1", ""), ("2024-07-01/P3M", "78.5", "")]
    assert short(found["missed-bins"]) == [
        ("2024-04-01/P3M", "38", ""),
        ("2024-07-01/P3M", "45", ""),
        ("2024-10-01/P3M", "", "x"),
    ]
    assert tally.refused["blank in the source"] == 3
    notes = [each.note for each in found["calls-answered"]]
    assert notes == ["", "Nearly there The publisher rates this as near its target (Amber)."]


@pytest.mark.parametrize("kind", KINDS)
def test_a_long_sheet_is_read_in_every_kind_of_file(tmp_path: Path, kind: str) -> None:
    """The year stands in a column of its own, and quarters are written three ways."""
    write_sheet(tmp_path / f"kpis.{kind}", LONG)
    found, _, faults = read(tmp_path, recipe("council-kpis-long.toml", f"kpis.{kind}"))
    assert faults == []
    assert short(found["calls-answered"]) == [("2024-04-01/P3M", "77.1", ""), ("2024-07-01/P3M", "78.5", "")]
    assert short(found["missed-bins"])[2] == ("2024-10-01/P3M", "", "x")


def test_a_rating_is_kept_and_a_contradiction_told(tmp_path: Path) -> None:
    """The sheet's own judgement stays beside ours; 45 missed bins are not on a target of 40."""
    write_sheet(tmp_path / "kpis.csv", LONG)
    found, tally, _ = read(tmp_path, recipe("council-kpis-long.toml", "kpis.csv"))
    assert found["calls-answered"][1].note == (
        "141022 - <b>Nearly</b> there The publisher rates this as near its target (Amber)."
    )
    assert tally.remarks == [
        "kpis.csv, row 8: rated 'Green', but 45 against a target of at most 40 says otherwise."
    ]


def test_the_rating_of_a_wide_row_is_of_its_last_quarter(tmp_path: Path) -> None:
    """Earlier quarters have no rating of their own."""
    write_sheet(tmp_path / "kpis.csv", WIDE)
    found, _, _ = read(tmp_path, recipe("council-kpis-wide.toml", "kpis.csv"))
    assert ["rates" in each.note for each in found["calls-answered"]] == [False, True]


def test_months_can_name_the_quarter(tmp_path: Path) -> None:
    """Apr-Jun 2024 is the first quarter of the financial year."""
    rows = (
        ["Ref", "Quarter", "Actual", "RAG", "Target", "Commentary"],
        ["CS01", "Apr-Jun 2024", 5.0, "", "", ""],
    )
    write_sheet(tmp_path / "kpis.ods", rows)
    whole = recipe("council-kpis-long.toml", "kpis.ods", period={"column": "Quarter", "form": "three_months"})
    found, _, faults = read(tmp_path, whole)
    assert faults == []
    assert short(found["calls-answered"]) == [("2024-04-01/P3M", "5", "")]


def test_an_unknown_rating_names_the_word_and_the_row(tmp_path: Path) -> None:
    """A word that the recipe does not explain is not passed over."""
    write_sheet(tmp_path / "kpis.csv", [*LONG[:4], ["CS01", "", "2024/25", "Q1", "5", "4", "Blue", ""]])
    _, _, faults = read(tmp_path, recipe("council-kpis-long.toml", "kpis.csv"))
    assert faults == [
        "kpis.csv: G5 ('Blue') is a rating that nothing explains. "
        "Correct the cell, or add its word to `rating.words` in the recipe.",
    ]


@pytest.mark.parametrize(("kind", "ext"), [("wide", "xlsx"), ("long", "csv")])
def test_the_next_quarter_only_adds_to_what_is_there(kind: str, ext: str) -> None:
    """A file called after its quarter speaks for its own figures; the recipe's own file for all."""
    whole = recipe(f"council-kpis-{kind}.toml", f"performance.{ext}")
    for name, scope in ((f"performance 2024-25 Q4.{ext}", Scope.ROWS), (f"performance.{ext}", Scope.WHOLE)):
        chosen = choose(whole, name, [])
        assert chosen is not None
        assert chosen.scope("calls-answered") is scope
