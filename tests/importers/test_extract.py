"""Tests of turning the rows of a file into figures."""

from pathlib import Path
from typing import Any

import pytest

from lutondash.importers.extract import extract
from lutondash.importers.file_faults import FileFault
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Figure, Tally
from tests.importers.extracting import told
from tests.importers.makers import write_csv, write_ods
from tests.importers.test_places import gazetteer

BASE: dict[str, Any] = {
    "indicator": "made-up",
    "file": "a.csv",
    "place": {"column": "code"},
    "period": {"column": "year", "form": "financial_year"},
    "value": "value",
}


def run(folder: Path, keys: dict[str, Any]) -> tuple[list[Figure], Tally, list[str]]:
    """Extract with the basic recipe and some other keys; return figures, counts and faults."""
    tally, faults = Tally("made-up", "made-up-release"), list[FileFault]()
    recipe = SeriesRecipe.model_validate(BASE | keys)
    return extract(recipe, Sources(folder), gazetteer(), tally, faults), tally, told(faults)


def test_every_row_is_kept_or_counted(tmp_path: Path) -> None:
    """Rows of other places, without a place, filtered out and blank are each counted with the reason."""
    rows = ["E06000901,2020-21,5,a", "E12000902,2020-21,6,a", ",2020-21,7,a", "E06000902,2020-21,,a"]
    write_csv(tmp_path / "a.csv", "code,year,value,kind", *rows, "E06000901,2021-22,9,b")
    figures, tally, faults = run(tmp_path, {"where": ["kind = a"]})
    assert [(each.geography, each.period, each.value) for each in figures] == [
        ("E06000901", "2020-04-01/P1Y", "5")
    ]
    assert faults == []
    assert tally.read == 5
    assert dict(tally.refused) == {
        "filtered out by the recipe": 1,
        "outside the places we hold": 1,
        "no place named": 1,
        "blank in the source": 1,
    }


def test_signs_become_statuses_and_unknown_signs_are_faults(tmp_path: Path) -> None:
    """A sign the recipe explains is a blank with its status; another is refused with its row."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2020-21,[c]", "E06000901,2021-22,??")
    figures, _, faults = run(tmp_path, {"symbols": {"[c]": "c"}})
    assert [(each.value, each.status) for each in figures] == [("", "c")]
    assert len(faults) == 1
    assert "C3 ('??')" in faults[0]


def test_a_files_own_signs_win(tmp_path: Path) -> None:
    """The same sign may mean something else in one of many files."""
    for name in ("a", "b"):
        write_csv(tmp_path / f"{name}.csv", "code,value", "E06000901,-")
    files = [
        {"name": "a.csv", "period": "2020-04-01/P3M"},
        {"name": "b.csv", "period": "2020-07-01/P3M", "symbols": {"-": "x"}},
    ]
    keys = {"file": "", "files": files, "period": {"form": "iso"}, "symbols": {"-": "c"}}
    figures, _, _ = run(tmp_path, keys)
    assert [(each.period, each.status) for each in figures] == [
        ("2020-04-01/P3M", "c"),
        ("2020-07-01/P3M", "x"),
    ]


def test_a_status_column_gives_letters_and_sentences_go_to_the_note(tmp_path: Path) -> None:
    """The publisher's letter explains a blank; a sentence in its place is a note."""
    rows = ["E06000901,2020-21,,u,", "E06000901,2021-22,5,Two places together,As sent"]
    write_csv(tmp_path / "a.csv", "code,year,value,status,notes", *rows)
    figures, _, faults = run(tmp_path, {"status": "status", "note": "notes"})
    assert [(each.value, each.status, each.note) for each in figures] == [
        ("", "u", ""),
        ("5", "", "Two places together As sent"),
    ]
    assert faults == []


def test_intervals_and_labels_are_kept(tmp_path: Path) -> None:
    """Lower, upper and the words for the period."""
    write_csv(tmp_path / "a.csv", "code,year,value,low,high,kind", "E06000901,2020-21,5,4.10,6.0,short")
    figures, _, _ = run(tmp_path, {"lower": "low", "upper": "high", "label": "kind"})
    assert (figures[0].lower, figures[0].upper, figures[0].period_label) == ("4.1", "6", "short")


def test_a_ratio_keeps_its_counts(tmp_path: Path) -> None:
    """Numerator and denominator stand beside the share; nothing to divide by is not applicable."""
    rows = ["E06000901,2020-21,1,3", "E06000902,2020-21,0,0", "E10000901,2018-19,..,4"]
    write_csv(tmp_path / "a.csv", "code,year,part,whole", *rows)
    keys = {"value": "", "numerator": "part", "denominator": "whole", "times": 100, "symbols": {"..": "x"}}
    figures, _, faults = run(tmp_path, keys)
    assert [(each.value, each.status, each.numerator, each.denominator) for each in figures] == [
        ("33.3333333333", "", "1", "3"),
        ("", "z", "0", "0"),
        ("", "x", "", "4"),
    ]
    assert faults == []


def test_two_kinds_of_rows_are_summed_for_each_place_and_period(tmp_path: Path) -> None:
    """The share of some rows among all rows of a long table."""
    rows = [f"E06000901,2020-21,{grade},{count}" for grade, count in (("A", 1), ("B", 2), ("C", 5))]
    write_csv(tmp_path / "a.csv", "code,year,grade,count", *rows, "E12000902,2020-21,A,3")
    keys = {
        "value": "",
        "numerator": "count",
        "numerator_where": ["grade ~ ^[AB]$"],
        "denominator": "count",
        "denominator_where": ["grade ~ ."],
        "times": 100,
    }
    figures, tally, _ = run(tmp_path, keys)
    assert [(each.value, each.numerator, each.denominator) for each in figures] == [("37.5", "3", "8")]
    assert tally.read == 4
    assert tally.read == len(figures) + tally.refused.total()


def test_a_wide_table_gives_a_figure_for_each_column(tmp_path: Path) -> None:
    """Headings are periods, with their marks; remarks about single cells are applied to those."""
    header = ["code", "FYE 2020", "FYE 2021", "Notes"]
    row = ["E06000901", 5.0, 6.0, "[7] applies to B4 and C4, [r] applies to C4"]
    write_ods(tmp_path / "w.ods", {"T": [["Title"], [""], header, row]})
    keys = {
        "file": "w.ods",
        "sheet": "T",
        "header_row": 3,
        "value": "",
        "period": {"form": "financial_year_ending"},
        "period_columns": "^FYE",
        "cell_notes": {"column": "Notes", "statuses": {"r": "r"}, "notes": {"7": "Another method."}},
    }
    figures, _, faults = run(tmp_path, keys)
    assert [(each.period, each.value, each.status, each.note) for each in figures] == [
        ("2019-04-01/P1Y", "5", "", "Another method."),
        ("2020-04-01/P1Y", "6", "r", "Another method."),
    ]
    assert faults == []


def test_a_mark_in_a_heading_is_a_status(tmp_path: Path) -> None:
    """2024-25 [p] is provisional for every place."""
    write_csv(tmp_path / "a.csv", "code,2023-24 [r] [note 1],2024-25 [p]", "E06000901,5,6")
    keys = {
        "value": "",
        "period": {"form": "financial_year"},
        "period_columns": "^20",
        "header_statuses": {"[p]": "p", "[r]": "r"},
    }
    figures, _, _ = run(tmp_path, keys)
    assert [(each.period, each.status) for each in figures] == [
        ("2023-04-01/P1Y", "r"),
        ("2024-04-01/P1Y", "p"),
    ]


def test_an_unexplained_mark_is_a_fault(tmp_path: Path) -> None:
    """A remark the recipe does not explain is not passed over."""
    write_csv(tmp_path / "a.csv", "code,2023-24,Notes", "E06000901,5,[9] applies to B2")
    keys = {
        "value": "",
        "period": {"form": "financial_year"},
        "period_columns": "^20",
        "cell_notes": {"column": "Notes"},
    }
    _, _, faults = run(tmp_path, keys)
    assert len(faults) == 1
    assert "[9]" in faults[0]


def test_flags_and_marks_qualify_rows(tmp_path: Path) -> None:
    """Flags go by what a row says, marks by place and period."""
    write_csv(tmp_path / "a.csv", "code,year,value,sent", "E06000901,2020-21,5,N", "E06000901,2021-22,6,Y")
    keys = {
        "flags": [{"where": ["sent = N"], "note": "Not certified."}],
        "marks": [{"periods": ["2021-04-01/P1Y"], "places": ["E06000901"], "status": "e"}],
    }
    figures, _, _ = run(tmp_path, keys)
    assert [(each.status, each.note) for each in figures] == [("", "Not certified."), ("e", "")]


def test_words_become_ranks(tmp_path: Path) -> None:
    """A grade is stored as its rank."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2020-21,Good")
    figures, _, _ = run(tmp_path, {"words": {"Good": "2"}})
    assert figures[0].value == "2"


def test_a_remark_about_an_obsolete_code_is_dropped_under_todays_code(tmp_path: Path) -> None:
    """It would be untrue of the code the figure is stored under; a former authority keeps it."""
    remark = "Obsolete code since 2023 (replaced by E08000902 Crossford)"
    rows = [f"E08000901,2020-21,5,{remark}", f"E10000901,2018-19,6,{remark}"]
    write_csv(tmp_path / "a.csv", "code,year,value,notes", *rows)
    figures, _, _ = run(tmp_path, {"note": "notes"})
    assert [(each.geography, each.note) for each in figures] == [("E08000902", ""), ("E10000901", remark)]


def test_a_blank_of_an_authority_that_did_not_exist_is_counted_and_left_out(tmp_path: Path) -> None:
    """Values before or after its life are kept as published, blanks are not."""
    rows = ["E10000901,2022-23,-", "E06000902,2010-11,-", "E06000902,2011-12,5"]
    write_csv(tmp_path / "a.csv", "code,year,value", *rows)
    figures, tally, _ = run(tmp_path, {"symbols": {"-": "x"}})
    assert [each.value for each in figures] == ["5"]
    assert tally.refused["no value, and the authority did not exist then"] == 2


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ({"value": "amount"}, "no column 'amount'"),
        ({"file": "b.csv"}, "missing"),
        ({"where": ["kind a"]}, "not a condition"),
        ({"value": "", "period_columns": "^FYE"}, "no column like"),
        ({"where": ["code ~ ("]}, "unterminated"),
    ],
)
def test_what_does_not_fit_the_file_is_a_fault(tmp_path: Path, keys: dict[str, Any], words: str) -> None:
    """A recipe that does not fit its file is told in one sentence."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2020-21,5")
    _, _, faults = run(tmp_path, keys)
    assert len(faults) == 1
    assert words in faults[0]


def test_a_label_that_does_not_fit_names_its_row(tmp_path: Path) -> None:
    """A period in another form is a fault of that row."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2020,5")
    _, _, faults = run(tmp_path, {})
    assert len(faults) == 1
    assert "B2 ('2020') is no period of the form 'financial_year'." in faults[0]
