"""Recipes for kinds of files that are not among the shipped ones: the forms of publishers, made small."""

from pathlib import Path

from tests.importers.extracting import run
from tests.importers.makers import write_csv
from tests.importers.sheet_makers import write_sheet


def test_a_file_of_the_education_statistics_service(tmp_path: Path) -> None:
    """One file has countries, regions and councils, a year as 202223, and letters for what is missing."""
    write_csv(
        tmp_path / "a.csv",
        "time_period,time_identifier,geographic_level,country_code,new_la_code,sex,neet_percent",
        "202223,Academic year,National,E92000901,,Total,5.2",
        "202223,Academic year,Local authority,E92000901,E06000901,Total,4.1",
        "202223,Academic year,Local authority,E92000901,E06000901,Female,3.9",
        "202223,Academic year,Local authority,E92000901,E06000902,Total,c",
        "202223,Academic year,Regional,E92000901,,Total,4.8",
    )
    figures, tally, faults = run(
        tmp_path,
        place={"column": "new_la_code", "also_in": "geographic_level", "also": {"National": "E92000901"}},
        period={"column": "time_period", "form": "academic_year_digits"},
        where=["sex = Total", "geographic_level != Regional"],
        value="neet_percent",
        symbols={"c": "c", "z": "z", "low": "k"},
    )
    assert [(each.geography, each.period, each.value, each.status) for each in figures] == [
        ("E92000901", "2022-09-01/P1Y", "5.2", ""),
        ("E06000901", "2022-09-01/P1Y", "4.1", ""),
        ("E06000902", "2022-09-01/P1Y", "", "c"),
    ]
    assert faults == []
    assert tally.refused == {"filtered out by the recipe": 2}


def test_a_file_of_all_metrics_of_oflog(tmp_path: Path) -> None:
    """Every metric in one file, told apart by its code; blanks are explained once."""
    write_csv(
        tmp_path / "a.csv",
        "Financial year,Local authority code,Grouping,Measure,Code,Value",
        '2022-23,E06000901,LA_Raw,"Outcome, quality of life",ASC1,7.6',
        '2022-23,E06000902,LA_Raw,"Outcome, quality of life",ASC1,',
        '2022-23,E06000901,LA_Raw,"Workforce, turnover",ASC7,28.1',
        '2022-23,E06000901,Median,"Outcome, quality of life",ASC1,7.3',
    )
    figures, _, faults = run(
        tmp_path,
        place={"column": "Local authority code"},
        period={"column": "Financial year", "form": "financial_year"},
        where=["Code = ASC1", "Grouping = LA_Raw"],
        value="Value",
        symbols={"": "x"},
    )
    assert [(each.geography, each.value, each.status) for each in figures] == [
        ("E06000901", "7.6", ""),
        ("E06000902", "", "x"),
    ]
    assert faults == []


def test_a_homelessness_table_by_the_words_of_its_header(tmp_path: Path) -> None:
    """Three rows of headings with merged groups; suppressed and missing figures have signs."""
    write_sheet(
        tmp_path / "a.ods",
        [
            ["Table TA1: households in temporary accommodation", "", "", "", ""],
            ["", "", "Total", "of which:", ""],
            ["", "", "", "Bed and breakfast", ""],
            ["ONS code", "Area", "Households", "Households", "With children"],
            ["", "England", 100000.0, 15000.0, 5000.0],
            ["E06000901", "Alderham", 900.0, "..", "-"],
        ],
        "TA1",
    )
    figures, _, faults = run(
        tmp_path,
        file="a.ods",
        sheet="TA1",
        header=["ONS code", "With children"],
        header_depth=3,
        place={"column": "ONS code"},
        period={"label": "Apr-Jun 2024", "form": "three_months"},
        value="of which: - Bed and breakfast - With children",
        symbols={"..": "x", "-": "c"},
    )
    assert [(each.geography, each.period, each.status) for each in figures] == [
        ("E06000901", "2024-04-01/P3M", "c")
    ]
    assert faults == []


def test_an_inspection_list_with_days_and_grades(tmp_path: Path) -> None:
    """Dates as a spreadsheet stores them, words that are ranks, and readings numbered for each place."""
    write_csv(
        tmp_path / "a.csv",
        "LA code,Inspection date,Overall",
        "E06000901,14/01/2019,Good",
        "E06000901,2023-05-02T00:00:00,Outstanding",
    )
    figures, _, faults = run(
        tmp_path,
        place={"column": "LA code"},
        period={"column": "Inspection date", "form": "day_first"},
        value="Overall",
        words={"Outstanding": "1", "Good": "2"},
    )
    assert [(each.period, each.value) for each in figures] == [("2019-01-14", "2"), ("2023-05-02", "1")]
    assert faults == []


def test_a_wide_table_of_rates_with_years_in_two_rows_of_headings(tmp_path: Path) -> None:
    """Each year has a number and a rate; only the rates are periods of the series."""
    write_sheet(
        tmp_path / "a.xlsx",
        [
            ["Area code", "2022-23", "", "2023-24", ""],
            ["", "Number", "Rate", "Number", "Rate"],
            ["E06000901", 12.0, 3.4, 13.0, 3.6],
        ],
    )
    figures, _, faults = run(
        tmp_path,
        file="a.xlsx",
        header=["Area code", "Rate"],
        header_depth=2,
        place={"column": "Area code"},
        period={"form": "financial_year"},
        period_columns="^(?P<period>.+) - Rate$",
        value="",
    )
    assert [(each.period, each.value) for each in figures] == [
        ("2022-04-01/P1Y", "3.4"),
        ("2023-04-01/P1Y", "3.6"),
    ]
    assert faults == []
