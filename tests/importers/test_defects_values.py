"""What publishers get wrong in values, periods, places and statuses (5 to 14, 16, 18, 22 to 24, 26 to 28)."""

from pathlib import Path

import pytest

from lutondash.importers.assemble import drop_repeats
from lutondash.importers.rows import Tally
from lutondash.model.indicator import Polarity
from lutondash.model.period import PeriodType, fits
from tests.importers.extracting import ELS, ELS_RECIPE, els_row, run
from tests.importers.makers import write_csv

KPI = {"place": {"code": "E06000901"}, "period": {"label": "Q2 2014/15", "form": "financial_quarter"}}
RATING = {"column": "s", "words": {"lg": "met", "la": "close", "lr": "missed", "lu": "none"}}


def years(*values: str, code: str = "E06000901") -> list[str]:
    """Rows of a place, a year for each value."""
    return [f"{code},{2010 + at}-{11 + at},{value}" for at, value in enumerate(values)]


def test_5_shares_written_as_fractions_are_told_and_the_scale_declared(tmp_path: Path) -> None:
    """0.34 is a percentage only where the recipe says so."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("0.34", "0.35", "0.408", "0.415"))
    _, tally, _ = run(tmp_path)
    assert tally.remarks == [
        "every figure lies between 0 and 1; if these are shares of 100, set scale = 100."
    ]
    figures, tally, _ = run(tmp_path, scale=100)
    assert [each.value for each in figures] == ["34", "35", "40.8", "41.5"]
    assert tally.remarks == []


def test_5_a_series_that_changes_its_scale_is_told_with_the_row(tmp_path: Path) -> None:
    """From 0.41 to 39.1 is about a hundredfold."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("0.40", "0.41", "39.1", "39.4"))
    _, tally, faults = run(tmp_path)
    assert faults == []
    assert tally.remarks == [
        "E06000901 2012-04-01/P1Y: 39.1 (a.csv, row 4) is about 100 times more or less than 0.41 "
        "in 2011-04-01/P1Y; is it the scale?"
    ]


def test_5_small_counts_and_changes_of_sign_are_no_matter_of_scale(tmp_path: Path) -> None:
    """From 1 to 71 households, or from a loss to a gain, is no hundredfold."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("1", "71", "-0.7", "70"))
    assert run(tmp_path)[1].remarks == []


@pytest.mark.parametrize(
    ("label", "form", "wanted"),
    [
        ("2016", "calendar_year", "2016-01-01/P1Y"),
        ("2016", "academic_year_ending", "2015-09-01/P1Y"),
        ("2016", "financial_year_ending", "2015-04-01/P1Y"),
        ("2016/17", "financial_year", "2016-04-01/P1Y"),
        ("2010-11", "financial_year", "2010-04-01/P1Y"),
        ("2022/23 Q3", "financial_quarter", "2022-10-01/P3M"),
        ("2021-04-01/P1Y", "iso", "2021-04-01/P1Y"),
        ("2017-03-01", "calendar_month", "2017-03-01/P1M"),
    ],
)
def test_6_every_spelling_of_a_period_has_a_form(tmp_path: Path, label: str, form: str, wanted: str) -> None:
    """The same year is another period under another form, so the form is declared."""
    write_csv(tmp_path / "a.csv", "code,year,value", f"E06000901,{label},5")
    figures, _, faults = run(tmp_path, period={"column": "year", "form": form})
    assert [each.period for each in figures] == [wanted]
    assert faults == []


def test_6_an_ambiguous_year_is_not_guessed(tmp_path: Path) -> None:
    """A column that goes from 2016/17 to 2019 is refused at the first 2019."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2016/17,5", "E06000901,2019,6")
    _, _, faults = run(tmp_path)
    assert len(faults) == 1
    assert "B3 ('2019') is no period of the form 'financial_year'." in faults[0]


def test_7_two_codes_of_one_place_draw_one_line(tmp_path: Path) -> None:
    """An alias leads to the code that is held; two different values for one period are a fault."""
    rows = ["E11000001,2020-21,5", "E12000901,2020-21,5", "E11000001,2021-22,6", "E12000901,2021-22,7"]
    write_csv(tmp_path / "a.csv", "code,year,value", *rows)
    figures, _, _ = run(tmp_path, place={"column": "code", "also": {"E11000001": "E12000901"}})
    faults: list[str] = []
    kept = drop_repeats(figures, Tally("", ""), faults)
    assert {each.geography for each in figures} == {"E12000901"}
    assert [(each.period, each.value) for each in kept] == [("2020-04-01/P1Y", "5"), ("2021-04-01/P1Y", "6")]
    assert len(faults) == 1


@pytest.mark.parametrize(("cell", "symbols"), [("NA", {"NA": "x"}), ("", {"": "x"}), ("..", {"..": "u"})])
def test_8_what_stands_for_missing_becomes_a_reason_and_never_nought(
    tmp_path: Path, cell: str, symbols: dict[str, str]
) -> None:
    """NA, a blank and two dots, each by the recipe."""
    write_csv(tmp_path / "a.csv", "code,year,value", f"E06000901,2020-21,{cell}")
    figures, _, _ = run(tmp_path, symbols=symbols)
    assert [(each.value, each.status) for each in figures] == [("", symbols[cell])]


def test_8_an_unexplained_na_is_refused_with_its_cell(tmp_path: Path) -> None:
    """It is not taken for a blank."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2020-21,NA")
    (fault,) = run(tmp_path)[2]
    assert fault.startswith("a.csv: C2 ('NA') is neither a number nor a sign the recipe explains.")


@pytest.mark.parametrize("letter", "xucz")
def test_8_a_blank_with_a_letter_keeps_it(tmp_path: Path, letter: str) -> None:
    """The ONS's own letters."""
    write_csv(tmp_path / "a.csv", ELS, els_row("", status=letter))
    figures, _, faults = run(tmp_path, **ELS_RECIPE)
    assert [(each.value, each.status) for each in figures] == [("", letter)]
    assert faults == []


def test_9_a_nought_far_outside_the_history_is_told(tmp_path: Path) -> None:
    """Website uptime of 0 among 98 to 100."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("99", "98", "100", "99.5", "0"))
    _, tally, _ = run(tmp_path)
    assert tally.remarks == [
        "E06000901 2014-04-01/P1Y: 0 (a.csv, row 6) is nought, and all others lie from 98 to 100; "
        "is it missing?"
    ]


def test_9_a_nought_among_small_counts_is_nothing_to_tell(tmp_path: Path) -> None:
    """A count that goes up and down may well be nought."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("1", "5", "2", "9", "0"))
    assert run(tmp_path)[1].remarks == []


def test_9_a_nought_that_its_note_contradicts_is_told(tmp_path: Path) -> None:
    """The figures have yet to be agreed."""
    write_csv(tmp_path / "a.csv", "tq,n", "0,Missed collection figures have yet to be agreed")
    _, tally, _ = run(tmp_path, **KPI, value="tq", note="n")
    assert len(tally.remarks) == 1
    assert "is nought, but its note says 'Missed collection" in tally.remarks[0]


def test_9_a_nought_that_its_own_rating_contradicts_is_told(tmp_path: Path) -> None:
    """0 per cent against a target of 98, rated green."""
    write_csv(tmp_path / "a.csv", "tq,t,s", "0,98,lg")
    rating = RATING | {"target": "t", "better": "higher"}
    _, tally, _ = run(tmp_path, **KPI, value="tq", rating=rating)
    assert tally.remarks == [
        "a.csv, row 2: rated 'lg', but 0 against a target of at least 98 says otherwise."
    ]


def test_10_the_supplied_rating_is_kept_and_the_discrepancy_told(tmp_path: Path) -> None:
    """2.7 days lost are within 3.15, but rated red: both are shown to officers."""
    write_csv(tmp_path / "a.csv", "tq,t,s", "2.7,3.15,lr")
    rating = RATING | {"target": "t", "better": "lower"}
    figures, tally, _ = run(tmp_path, **KPI, value="tq", rating=rating)
    assert figures[0].note == "The publisher rates this as off target (lr)."
    assert tally.remarks == [
        "a.csv, row 2: rated 'lr', but 2.7 against a target of at most 3.15 says otherwise."
    ]


def test_11_a_count_that_grows_through_the_year_says_so_in_its_period(tmp_path: Path) -> None:
    """The second quarter of a cumulative KPI is half a year, which no quarter is compared with."""
    write_csv(tmp_path / "a.csv", "q,tq", "Q1 2014/15,30.1", "Q2 2014/15,57.4")
    period = {"column": "q", "form": "financial_year_to_quarter"}
    figures, _, _ = run(tmp_path, place=KPI["place"], period=period, value="tq")
    assert [each.period for each in figures] == ["2014-04-01/P3M", "2014-04-01/P6M"]
    assert all(fits(each.period, PeriodType.CUMULATIVE_TO_DATE) for each in figures)
    assert not fits(figures[1].period, PeriodType.QUARTER)


def test_12_an_unknown_code_of_a_rating_names_the_code_and_the_row(tmp_path: Path) -> None:
    """For information only is explained; ld is not."""
    write_csv(tmp_path / "a.csv", "k,tq,s", "CS01,5,lu", "CS02,6,ld")
    figures, _, faults = run(tmp_path, **KPI, value="tq", rating=RATING)
    assert [each.note for each in figures] == [""]
    assert len(faults) == 1
    assert "C3 ('ld') is a rating that nothing explains." in faults[0]


def test_12_an_unknown_code_of_a_status_names_the_code_and_the_cell(tmp_path: Path) -> None:
    """Codes are explained in the recipe, never guessed."""
    write_csv(tmp_path / "a.csv", ELS, els_row("5", status="Prov"))
    (fault,) = run(tmp_path, **ELS_RECIPE)[2]
    assert "K2 ('Prov') is no status that is known." in fault
    figures, _, faults = run(tmp_path, **ELS_RECIPE, statuses={"Prov": "p"})
    assert [each.status for each in figures] == ["p"]
    assert faults == []


def test_13_notes_are_kept_word_for_word(tmp_path: Path) -> None:
    """Date stamps, initials and marks of HTML are text."""
    note = "141022 - To date <b>£125k</b> spent (25%)"
    write_csv(tmp_path / "a.csv", "tq,n", f"25,{note}")
    assert run(tmp_path, **KPI, value="tq", note="n")[0][0].note == note


def test_14_a_sentence_in_the_status_column_is_moved_and_told_with_its_cell(tmp_path: Path) -> None:
    """It becomes the note; the report names how many rows and the first."""
    words = "Value for Alderham and Brackwell combined"
    write_csv(tmp_path / "a.csv", ELS, els_row("5"), els_row("6", code="E06000902", status=words))
    figures, tally, faults = run(tmp_path, **ELS_RECIPE)
    assert [(each.status, each.note) for each in figures] == [("", ""), ("", words)]
    assert faults == []
    assert tally.remarks == [
        f"a.csv: 1 rows have words in the column of statuses, first K3 ({words!r}); they are kept as notes."
    ]


def test_16_scientific_notation_and_float_dust_are_read_exactly(tmp_path: Path) -> None:
    """No exponent is written, and no dust."""
    write_csv(tmp_path / "a.csv", "code,year,value", *years("3.60E-05", "16.527720000000002", "1e3"))
    assert [each.value for each in run(tmp_path)[0]] == ["0.000036", "16.52772", "1000"]


def test_18_rows_of_totals_are_taken_only_where_they_are_asked_for(tmp_path: Path) -> None:
    """A total among the lines is no place, and long decimals of thousands stay exact."""
    rows = [
        "E06000901,2016-17,14393.10363",
        "TOTAL EDUCATION SERVICES,2016-17,20000",
        "E06000902,2016-17,5607",
    ]
    write_csv(tmp_path / "a.csv", "code,year,value", *rows)
    figures, tally, _ = run(tmp_path, scale=1000)
    assert [each.value for each in figures] == ["14393103.63", "5607000"]
    assert tally.refused == {"outside the places we hold": 1}


@pytest.mark.parametrize(
    ("written", "wanted"),
    [("04/01/2017", "2017-01-04"), ("01-Mar-22", "2022-03-01"), ("2025-04-01T01:00:00", "2025-04-01")],
)
def test_22_dates_are_day_first_and_lose_an_hour_that_is_a_slip(
    tmp_path: Path, written: str, wanted: str
) -> None:
    """British order, month names, and spreadsheets that put one o'clock."""
    write_csv(tmp_path / "a.csv", "code,year,value", f"E06000901,{written},5")
    figures, _, _ = run(tmp_path, period={"column": "year", "form": "day_first"})
    assert [each.period for each in figures] == [wanted]


def test_23_two_measures_under_one_name_are_refused_until_one_is_chosen(tmp_path: Path) -> None:
    """Count and rate share an indicator; which one is told by `measure`."""
    rows = ["E06000901,2020-21,41,Count", "E06000901,2020-21,20.5,Rate"]
    write_csv(tmp_path / "a.csv", "code,year,value,measure", *rows)
    faults: list[str] = []
    drop_repeats(run(tmp_path)[0], Tally("", ""), faults)
    assert faults == [
        "a.csv, row 2 and a.csv, row 3: E06000901 has both '41' and '20.5' for '2020-04-01/P1Y'."
    ]
    assert [each.value for each in run(tmp_path, where=["measure = Rate"])[0]] == ["20.5"]


@pytest.mark.parametrize("written", ["£ 12.50", '12.5 "tCO2"', "12.5 Weeks", "12.5%"])
def test_24_signs_of_units_are_taken_off_by_the_recipe(tmp_path: Path, written: str) -> None:
    """Number formats that carry words; without the recipe they are refused."""
    quoted = written.replace('"', '""')
    write_csv(tmp_path / "a.csv", "code,year,value", f'E06000901,2020-21,"{quoted}"')
    figures, _, _ = run(tmp_path, signs=["£", '"tCO2"', "Weeks", "%"])
    assert [each.value for each in figures] == ["12.5"]
    assert len(run(tmp_path)[2]) == 1


def test_24_periods_of_several_years_may_overlap(tmp_path: Path) -> None:
    """Three-year aggregates come every year; a measure may be best within a range, or not judged."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E06000901,2016-19,5", "E06000901,2017-20,6")
    figures, _, _ = run(tmp_path, period={"column": "year", "form": "three_financial_years_span"})
    assert [each.period for each in figures] == ["2016-04-01/P3Y", "2017-04-01/P3Y"]
    assert {each.value for each in Polarity} == {"high_is_good", "low_is_good", "in_range", "no_judgement"}


def test_26_a_negative_net_amount_is_an_amount(tmp_path: Path) -> None:
    """Parking brings in more than it costs."""
    write_csv(tmp_path / "a.csv", "code,year,value", 'E06000901,2016-17,"-1,393"')
    assert [each.value for each in run(tmp_path)[0]] == ["-1393"]


def test_27_a_blank_without_a_reason_is_a_fault_where_statuses_are_given(tmp_path: Path) -> None:
    """The publisher has a column of reasons and gives none."""
    write_csv(tmp_path / "a.csv", ELS, els_row(""))
    figures, _, faults = run(tmp_path, **ELS_RECIPE)
    assert figures == []
    assert len(faults) == 1
    assert faults[0].startswith("a.csv: F2 is blank without a status that says why.")


def test_28_a_code_that_no_list_has_is_counted_apart_and_kept_where_asked(tmp_path: Path) -> None:
    """Two places counted together are neither dropped in silence nor mixed with places left out."""
    write_csv(tmp_path / "a.csv", "code,year,value", "E67000001,2020-21,5", "E12000902,2020-21,6")
    figures, tally, _ = run(tmp_path)
    assert figures == []
    assert tally.refused == {"a code that no list of places has": 1, "outside the places we hold": 1}
    figures, tally, _ = run(tmp_path, place={"column": "code", "unknown": "keep"})
    assert [(each.geography, each.value) for each in figures] == [("E67000001", "5")]
    assert tally.remarks == ["1 codes are in no list of places and are kept: E67000001."]


def test_many_faults_of_a_file_are_counted_after_the_first(tmp_path: Path) -> None:
    """A column of the wrong kind does not fill the screen."""
    write_csv(tmp_path / "a.csv", "code,year,value", *["E06000901,2020-21,?"] * 500)
    (fault,) = run(tmp_path)[2]
    assert "C2 ('?'), C3 ('?'), C4 ('?') and 497 more: each is neither a number" in fault
