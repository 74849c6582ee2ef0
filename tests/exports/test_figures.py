"""The CSV to take away holds exactly the figures shown, safe for spreadsheets."""

import csv
import io
from pathlib import Path

import pytest

from lutondash import Dataset, UnknownIdError, load
from lutondash.exports.figures import COLUMNS, all_figures_csv, figures_csv
from tests.sample import AS_OF, COUNTRY, HOME, change


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return CSV as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_the_rows_are_those_of_the_places(dataset: Dataset) -> None:
    """Only the places asked for, each row complete in itself."""
    rows = rows_of(figures_csv(dataset, "rainy-days", [HOME, COUNTRY]))
    assert {row["geography_name"] for row in rows} == {"Muddleford", "Rainland"}
    assert len(rows) == 12
    assert (rows[0]["unit"], rows[0]["period_from"], rows[0]["period_to"]) == (
        "count",
        "2015-01-01",
        "2015-12-31",
    )
    assert rows[0]["publisher"] == "Rainland Statistics"


def test_values_are_those_of_the_series(dataset: Dataset) -> None:
    """A verdict can be recomputed from the download."""
    rows = rows_of(figures_csv(dataset, "umbrellas-returned", [HOME]))
    whole = [row for row in rows if not row["breakdown"]]
    for row, observation in zip(whole, dataset.series("umbrellas-returned").observations, strict=True):
        assert (float(row["value"]) if row["value"] else None) == observation.value
        assert (row["status"], row["note"]) == (observation.status, observation.note)


def test_every_column_is_there_even_where_empty(dataset: Dataset) -> None:
    """Files of several indicators can be put below each other."""
    assert tuple(rows_of(figures_csv(dataset, "boots-handed-out"))[0]) == COLUMNS


def test_everything_is_our_own_place(dataset: Dataset) -> None:
    """The one file of all figures is about the place of the dashboard."""
    rows = rows_of(all_figures_csv(dataset))
    assert {row["geography"] for row in rows} == {HOME}
    assert {row["indicator"] for row in rows} == set(dataset.indicators)


def test_a_note_cannot_run_and_a_negative_number_can_be_added(sample: Path) -> None:
    """Text is made safe and numbers are left alone."""
    path = "indicators/umbrellas-returned/observations.csv"
    change(sample, path, '"Few, so hidden"', '"=HYPERLINK(""x"")"')
    change(sample, "indicators/umbrellas-returned/indicator.toml", "min = 0\n", "")
    change(
        sample, path, f"2014-04-01/P1Y,{HOME},40.5,,,38.5,42.5,", f"2014-04-01/P1Y,{HOME},-40.5,,,-41,-40,"
    )
    rows = rows_of(figures_csv(load(sample, as_of=AS_OF), "umbrellas-returned", [HOME]))
    assert rows[0]["note"] == '\'=HYPERLINK("x")'
    assert rows[1]["value"] == "-40.5"


def test_unknown_ids_are_refused(dataset: Dataset) -> None:
    """Neither an indicator nor a place is guessed."""
    with pytest.raises(UnknownIdError):
        figures_csv(dataset, "nothing", [HOME])
    with pytest.raises(UnknownIdError):
        figures_csv(dataset, "rainy-days", ["E00000000"])
