"""Tests of `lutondash.editions.changes`: what two data folders differ in."""

import csv
import io
import shutil
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash.editions.changes import changes
from lutondash.editions.explained import Explained
from lutondash.errors import DataFaultError
from lutondash.model.edition import Change, ChangeKind
from tests import sample

FIGURES = "indicators/letters-answered/observations.csv"
READINGS = "indicators/gutter-inspection/observations.csv"
HOME = sample.HOME


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The made-up folder."""
    sample.write_sample(tmp_path / "before")
    return tmp_path / "before"


@pytest.fixture
def after(before: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(before, before.parent / "after"))


def only(found: tuple[Change, ...]) -> Change:
    """Return the one change there is."""
    assert len(found) == 1, found
    return found[0]


def test_equal_folders_have_no_changes(before: Path, after: Path) -> None:
    """A copy differs in nothing."""
    assert changes(before, after, {}) == ()


def test_another_way_to_write_a_number_is_no_change(before: Path, after: Path) -> None:
    """Zeros at the end and the order of columns say nothing new."""
    sample.change(after, FIGURES, f"2015-01-01/P3Y,{HOME},70,", f"2015-01-01/P3Y,{HOME},70.0,")
    assert changes(before, after, {}) == ()


def test_another_label_or_note_is_no_change(before: Path, after: Path) -> None:
    """Words about a figure are not the figure."""
    sample.change(after, READINGS, "Spring 2019", "In spring 2019")
    assert changes(before, after, {}) == ()


def test_a_mended_figure_is_a_correction(before: Path, after: Path) -> None:
    """A value that changes although its publication did not is a correction, with what was said of it."""
    sample.change(after, FIGURES, f"2016-01-01/P3Y,{HOME},71,", f"2016-01-01/P3Y,{HOME},17.5,")
    said = {"letters-answered": Explained(ChangeKind.CORRECTED, "Two digits were swapped.")}
    change = only(changes(before, after, said))
    assert (change.kind, change.old, change.new) == (ChangeKind.CORRECTED, "71", "17.5")
    assert (change.period, change.why) == ("2016-01-01/P3Y", "Two digits were swapped.")


def test_a_row_marked_revised_is_a_revision(before: Path, after: Path) -> None:
    """The letter r says so, whatever was said about the others."""
    path = "indicators/umbrellas-returned/observations.csv"
    sample.change(after, path, f"2014-04-01/P1Y,{HOME},40.5,,", f"2014-04-01/P1Y,{HOME},40.6,r,")
    said = {"umbrellas-returned": Explained(ChangeKind.CORRECTED, "Counted again.")}
    change = only(changes(before, after, said))
    assert (change.kind, change.new_status, change.why) == (ChangeKind.REVISED, "r", "Counted again.")


def test_a_provisional_figure_is_revised(before: Path, after: Path) -> None:
    """A provisional figure said that it may change."""
    path = "indicators/umbrellas-returned/observations.csv"
    sample.change(after, path, f"2023-04-01/P1Y,{HOME},54.0,p,", f"2023-04-01/P1Y,{HOME},55,,")
    assert only(changes(before, after, {})).kind is ChangeKind.REVISED


def test_a_figure_of_another_issue_is_revised(before: Path, after: Path) -> None:
    """A publication that comes out again, under the same id and a later date, revises."""
    sample.change(after, FIGURES, f"2016-01-01/P3Y,{HOME},71,", f"2016-01-01/P3Y,{HOME},72,")
    sample.change(after, "releases/letters-return.toml", 'published = "2024-06"', 'published = "2024-06-30"')
    assert only(changes(before, after, {})).kind is ChangeKind.REVISED
    said = {"letters-answered": Explained(ChangeKind.CORRECTED, "We had taken the wrong column.")}
    assert only(changes(before, after, said)).kind is ChangeKind.CORRECTED


def test_a_row_from_another_release_is_revised(before: Path, after: Path) -> None:
    """The release a row names is where it comes from."""
    sample.change(after, READINGS, ",1,2,The second visit,inspection-two", ",2,2,The second visit,rain-plan")
    change = only(changes(before, after, {}))
    assert (change.kind, change.sequence, change.period_label) == (
        ChangeKind.REVISED,
        "2",
        "The second visit",
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("74,about", "74,"), ("74,about", "74,at_least")],
)
def test_a_qualifier_alone_is_a_change(before: Path, after: Path, old: str, new: str) -> None:
    """A figure that is now exact, or exact in another way, is not what it was."""
    sample.change(after, FIGURES, f"2019-01-01/P3Y,{HOME},{old}", f"2019-01-01/P3Y,{HOME},{new}")
    assert only(changes(before, after, {})).old == "74"


def test_a_status_alone_is_a_change_and_its_order_is_not(before: Path, after: Path) -> None:
    """A letter more is a change; the same letters in another order are not."""
    path = "indicators/umbrellas-returned/observations.csv"
    sample.change(before, path, f"2014-04-01/P1Y,{HOME},40.5,,", f"2014-04-01/P1Y,{HOME},40.5,eu,")
    sample.change(after, path, f"2014-04-01/P1Y,{HOME},40.5,,", f"2014-04-01/P1Y,{HOME},40.5,ue,")
    assert changes(before, after, {}) == ()
    sample.change(after, path, f"{HOME},40.5,ue,", f"{HOME},40.5,u,")
    assert (only(changes(before, after, {})).old_status, only(changes(before, after, {})).new_status) == (
        "eu",
        "u",
    )


def test_new_and_removed_rows_are_told(before: Path, after: Path) -> None:
    """A row that came is new; one that went is removed, with what was said about it."""
    sample.change(after, FIGURES, f"2015-01-01/P3Y,{HOME},70,", f"2021-01-01/P3Y,{HOME},70,")
    said = {"letters-answered": Explained(ChangeKind.CORRECTED, "That year was never counted.")}
    new, removed = changes(before, after, said)
    assert (new.kind, new.period, new.new, new.why) == (ChangeKind.NEW, "2021-01-01/P3Y", "70", "")
    assert (removed.kind, removed.period, removed.old) == (ChangeKind.REMOVED, "2015-01-01/P3Y", "70")
    assert removed.why == "That year was never counted."


def test_without_a_folder_before_everything_is_new(before: Path) -> None:
    """The first edition brings every figure."""
    found = changes(None, before, {})
    assert {change.kind for change in found} == {ChangeKind.NEW}
    rows = (len(path.read_text().splitlines()) - 1 for path in before.rglob("observations.csv"))
    assert len(found) == sum(rows)


def test_an_indicator_that_goes_takes_its_figures_with_it(before: Path, after: Path) -> None:
    """Every row of a folder that is gone is removed."""
    shutil.rmtree(after / "indicators/rainy-days")
    found = changes(before, after, {})
    assert {(change.kind, change.indicator) for change in found} == {(ChangeKind.REMOVED, "rainy-days")}


def test_every_file_that_cannot_be_read_is_told(before: Path, after: Path) -> None:
    """A draft with faults is refused with all of them at once, each with its file and line."""
    sample.add(after, FIGURES, "one,two")
    sample.change(after, READINGS, "period,geography", "period,place")
    with pytest.raises(DataFaultError) as refused:
        changes(before, after, {})
    assert {finding.path for finding in refused.value.findings} == {FIGURES, READINGS}


def test_a_place_without_a_code_is_told(before: Path, after: Path) -> None:
    """A name where a code belongs is a fault of its file, not of the program."""
    sample.add(after, FIGURES, "2022-01-01/P3Y,Rainland,70,")
    with pytest.raises(DataFaultError) as refused:
        changes(before, after, {})
    assert [finding.path for finding in refused.value.findings] == [FIGURES]


PLACES = ("E06000001", "E06000002", "E06000003")
values = st.one_of(
    st.sampled_from([("", "x"), ("", "c")]),
    st.tuples(
        st.decimals(-1000, 1000, places=2, allow_nan=False).map(str), st.sampled_from(["", "p", "r", "e"])
    ),
)
tables = st.dictionaries(
    st.tuples(st.sampled_from(PLACES), st.integers(2000, 2012).map(str), st.sampled_from(["", "women"])),
    values,
    max_size=20,
)
Table = Mapping[tuple[str, str, str], tuple[str, str]]


def write_table(folder: Path, table: Table) -> None:
    """Write one indicator's figures."""
    text = io.StringIO(newline="")
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["period", "geography", "value", "status", "breakdown"])
    rows.writerows(
        [period, place, value, status, part]
        for (place, period, part), (value, status) in sorted(table.items())
    )
    sample.write(folder, "indicators/rain/observations.csv", text.getvalue())


def exactly(cell: tuple[str, str]) -> tuple[object, str]:
    """Return a value as a number, so that two ways to write it are the same."""
    value, status = cell
    return (Decimal(value) if value else None), status


@given(old=tables, new=tables)
@settings(max_examples=60, deadline=None)
def test_the_changes_lead_from_the_old_figures_to_the_new(old: Table, new: Table) -> None:
    """Applied to what was there, the changes give exactly what is there; equal tables have none."""
    with TemporaryDirectory() as name:
        before, after = Path(name, "before"), Path(name, "after")
        write_table(before, old)
        write_table(after, new)
        found = changes(before, after, {})
    made = {key: exactly(cell) for key, cell in old.items()}
    for change in found:
        key = (change.geography, change.period, change.breakdown)
        assert (key in old) == (change.kind is not ChangeKind.NEW)
        if change.kind is ChangeKind.REMOVED:
            del made[key]
        else:
            made[key] = exactly((change.new, change.new_status))
    wanted = {key: exactly(cell) for key, cell in new.items()}
    assert made == wanted
    assert (found == ()) == ({key: exactly(cell) for key, cell in old.items()} == wanted)


@pytest.mark.thorough
def test_the_time_grows_with_the_rows(tmp_path: Path) -> None:
    """Ten times the rows take about ten times as long, not a hundred times."""

    def seconds(rows: int) -> float:
        before, after = tmp_path / f"before-{rows}", tmp_path / f"after-{rows}"
        old = {(f"E{at:08}", "2020", ""): (str(at), "") for at in range(rows)}
        write_table(before, old)
        write_table(after, {key: (f"{value}.5", status) for key, (value, status) in old.items()})
        start = perf_counter()
        assert len(changes(before, after, {})) == rows
        return perf_counter() - start

    seconds(1000)
    assert seconds(50_000) < 25 * seconds(5000)
