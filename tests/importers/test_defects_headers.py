"""What publishers get wrong in headings and columns (4, 15, 17, 21, 25)."""

from pathlib import Path

import pytest

from lutondash.importers.readers import Header, SourceError, Sources
from tests.importers.extracting import ELS, ELS_RECIPE, els_row, run
from tests.importers.makers import write_csv
from tests.importers.sheet_makers import write_sheet


def test_4_swapped_headings_are_refused_with_the_cell(tmp_path: Path) -> None:
    """A name stands where a code belongs: nothing is loaded silently."""
    write_csv(tmp_path / "a.csv", "area_code,area_name,year,value", "Alderham,E06000901,2020-21,5")
    figures, _, faults = run(tmp_path, place={"column": "area_code"})
    assert figures == []
    assert faults == [
        "a.csv: A2 ('Alderham') is no code, and codes stand in 'area_name'; the headings look swapped. "
        "Put the columns under their own headings, or fetch the file again."
    ]


def test_4_a_code_in_the_column_of_names_is_refused(tmp_path: Path) -> None:
    """The other way round."""
    write_csv(tmp_path / "a.csv", "area_name,year,value", "E06000901,2020-21,5")
    _, _, faults = run(tmp_path, place={"column": "area_name", "forms": ["name"]})
    assert len(faults) == 1
    assert "A2 ('E06000901') is a code where a name belongs" in faults[0]


def test_15_a_heading_that_is_there_twice_is_refused(tmp_path: Path) -> None:
    """It is not clear which of two columns of notes is meant."""
    write_csv(tmp_path / "a.csv", f"{ELS},notes", f"{els_row('5')},")
    figures, _, faults = run(tmp_path, **ELS_RECIPE)
    assert figures == []
    assert len(faults) == 1
    assert "a.csv has 2 columns 'notes' (L, M)" in faults[0]


def test_15_headings_are_found_by_name_in_any_order_and_case(tmp_path: Path) -> None:
    """Capitals and another order change nothing."""
    header, row = ELS.upper().split(","), els_row("5").split(",")
    write_csv(tmp_path / "a.csv", ",".join(reversed(header)), ",".join(reversed(row)))
    figures, _, faults = run(tmp_path, **ELS_RECIPE)
    assert [(each.geography, each.period, each.value) for each in figures] == [
        ("E06000901", "2020-04-01/P1Y", "5")
    ]
    assert faults == []


def test_15_two_headings_that_differ_only_in_case_are_refused(tmp_path: Path) -> None:
    """Headings match in any case, so it is not clear which is meant."""
    write_csv(tmp_path / "a.csv", "code,year,Value,value", "E06000901,2020-21,5,6")
    figures, _, faults = run(tmp_path)
    assert figures == []
    assert "a.csv has 2 columns 'value' (C, D)" in faults[0]


BLOCK = (
    ["Revenue account", "", "", "", "", ""],
    ["(£ thousand)", "", "", "", "", ""],
    ["", "", "", "", "", ""],
    ["", "", "", "EDUCATION", "", "HIGHWAYS"],
    ["", "", "", "1", "2", "3"],
    ["ONS Code", "Authority", "", "Schools", "Other", "Lighting"],
    ["E06000901", "Alderham", "", 12.0, 13.5, 14.0],
)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "ods"])
def test_17_a_header_is_found_by_its_words_and_its_groups_are_filled_forward(
    tmp_path: Path, kind: str
) -> None:
    """Title, unit, groups with gaps, line numbers and names; the unit is declared as a scale."""
    write_sheet(tmp_path / f"a.{kind}", BLOCK)
    figures, _, faults = run(
        tmp_path,
        file=f"a.{kind}",
        header=["ONS Code", "Authority"],
        header_depth=3,
        place={"column": "ONS Code"},
        period={"label": "2016-17", "form": "financial_year"},
        value="EDUCATION - 2 - Other",
        scale=1000,
    )
    assert [each.value for each in figures] == ["13500"]
    assert faults == []


def test_17_a_header_that_is_not_there_names_the_words(tmp_path: Path) -> None:
    """The remedy is in the recipe."""
    write_csv(tmp_path / "a.csv", "Title", "code,year,value")
    _, _, faults = run(tmp_path, header=["code", "amount"])
    assert len(faults) == 1
    assert "no row with the headings 'code', 'amount'" in faults[0]


def test_17_a_header_further_down_is_pointed_at(tmp_path: Path) -> None:
    """The row that has the heading is named."""
    write_csv(tmp_path / "a.csv", "Title,,", ",,", "code,year,value", "E06000901,2020-21,5")
    _, _, faults = run(tmp_path)
    assert len(faults) == 1
    assert "row 3 has it: set header_row = 3" in faults[0]


def test_17_blank_columns_between_are_no_headings(tmp_path: Path) -> None:
    """A column without a heading is never taken by accident."""
    table = Sources(tmp_path)
    write_sheet(tmp_path / "a.xlsx", BLOCK)
    assert table.table("a.xlsx", "", Header(row=6)).columns == (
        "ONS Code",
        "Authority",
        "",
        "Schools",
        "Other",
        "Lighting",
    )
    with pytest.raises(SourceError, match="no column ''"):
        table.table("a.xlsx", "", Header(row=6)).position("")


def test_17_merged_labels_are_filled_down(tmp_path: Path) -> None:
    """The place stands only in the first of its rows."""
    write_csv(
        tmp_path / "a.csv", "code,year,value", "E06000901,2019-20,5", ",2020-21,6", "E06000902,2020-21,7"
    )
    figures, _, _ = run(tmp_path, fill_down=["code"])
    assert [(each.geography, each.value) for each in figures] == [
        ("E06000901", "5"),
        ("E06000901", "6"),
        ("E06000902", "7"),
    ]


def test_21_blank_rows_are_skipped_and_columns_may_change(tmp_path: Path) -> None:
    """Comma-only rows after the header, hundreds at the end, and one more column in the next month."""
    rows = ["code,year,value", ",,", "E06000901,2020-21,5", *[",,"] * 300]
    write_csv(tmp_path / "a.csv", *rows)
    write_csv(tmp_path / "b.csv", "RecId,code,year,value", "1,E06000902,2020-21,6", ",,,")
    assert len(Sources(tmp_path).table("a.csv").rows) == 2
    figures, tally, faults = run(tmp_path, file="", files=[{"name": "a.csv"}, {"name": "b.csv"}])
    assert [each.value for each in figures] == ["5", "6"]
    assert faults == []
    assert tally.refused == {"blank row": 1}


def test_25_tables_side_by_side_are_refused_in_plain_words(tmp_path: Path) -> None:
    """Repeated names of columns are several tables in one sheet."""
    header = ",".join(["E-code,Local authority,Change"] * 3)
    write_csv(tmp_path / "a.csv", header, ",".join(["E9001,Alderham,5"] * 3))
    _, _, faults = run(
        tmp_path,
        place={"column": "E-code", "forms": ["mhclg"]},
        period={"label": "2016-17", "form": "financial_year"},
        value="Change",
    )
    assert len(faults) == 1
    assert "has 3 tables side by side: 'Change' stands in columns C, F, I" in faults[0]
    assert "save each table as a sheet or a file of its own" in faults[0]
