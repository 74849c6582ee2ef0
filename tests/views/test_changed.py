"""Tests of `lutondash.views.changed`: a change in words, and changes joined over several editions."""

from dataclasses import replace

import pytest

from lutondash import Dataset
from lutondash.model.edition import Change, ChangeKind
from lutondash.views.changed import Names, changed_row, changed_rows, net
from lutondash.views.changed_figures import changed_figures
from tests.editions_made import change
from tests.sample import COUNTRY, HOME, NEIGHBOUR, REGION


@pytest.fixture
def names(dataset: Dataset) -> Names:
    """Names of the made-up dataset."""
    return Names(dataset)


def test_a_change_is_told_as_the_page_tells_a_figure(names: Names) -> None:
    """Title, place, period and both values, in the unit of the figure."""
    row = changed_row(names, change())
    assert (row.title, row.place, row.period) == (
        "Letters answered in ten days",
        "Muddleford",
        "2016 to 2018",
    )
    assert (row.old, row.new, row.why) == ("17.0%", "71.0%", "Two digits were swapped.")


def test_a_change_too_small_to_see_is_written_out(names: Names) -> None:
    """Where both would look the same, more decimals are shown."""
    row = changed_row(names, change(old="70.01", new="70.02"))
    assert row.old != row.new


def test_a_status_is_told_beside_the_value(names: Names) -> None:
    """A letter that goes is a change a reader can see; a blank is told by its reason."""
    row = changed_row(names, change(old="70", new="70", old_status="p"))
    assert (row.old, row.new) == ("70.0%, provisional", "70.0%")
    assert changed_row(names, change(new="", new_status="c")).new == "confidential"
    assert changed_row(names, change(new="")).new == "no figure"


def test_a_margin_alone_is_said_to_be_that(names: Names) -> None:
    """Where value and status stay, the row says what changed."""
    row = changed_row(names, change(kind=ChangeKind.REVISED, old="70", new="70", why=""))
    assert row.why == "The figure stays. Its margin, or how exact it is, changed."


def test_a_new_figure_has_no_old_value_and_a_removed_one_no_new(names: Names) -> None:
    """What was not there is left blank, not called a missing figure."""
    assert changed_row(names, change(kind=ChangeKind.NEW, old="")).old == ""
    assert changed_row(names, change(kind=ChangeKind.REMOVED, new="")).new == ""


def test_a_figure_nobody_describes_any_more_keeps_a_name(names: Names) -> None:
    """Its id is read as words, it has no page, and a place that is not known is told by its code."""
    row = changed_row(names, change(indicator="old-bridges", geography="E06000123", period="2019"))
    assert (row.title, row.address, row.place, row.period) == ("Old bridges", "", "E06000123", "2019")


def test_names_are_also_taken_from_the_edition_before(dataset: Dataset) -> None:
    """An indicator that a draft removes still has its title."""
    after = replace(dataset, indicators={})
    assert Names(after, dataset).title("letters-answered") == "Letters answered in ten days"
    assert Names(after, dataset).address("letters-answered") == ""


def test_our_own_place_comes_first_and_the_newest_period(names: Names) -> None:
    """Ours, the region, the country; within each the newest first."""
    listed = [
        change(geography=place, period=f"{year}-01-01/P3Y")
        for place in (COUNTRY, HOME, REGION)
        for year in (2015, 2016)
    ]
    rows = changed_rows(names, listed)
    assert [row.place for row in rows[::2]] == [names.place(code) for code in (HOME, REGION, COUNTRY)]
    assert rows[0].period > rows[1].period


def test_other_places_are_counted(names: Names) -> None:
    """A figure's changes stand together; what is not at home is only counted."""
    found = changed_figures(names, [change(), change(geography=NEIGHBOUR), change(indicator="rainy-days")])
    assert [(each.title, len(each.rows)) for each in found] == [
        ("Letters answered in ten days", 1),
        ("Rainy days in a year", 1),
    ]
    assert found[0].elsewhere == "1 value in 1 other place."


def test_a_reason_that_all_share_is_told_once(names: Names) -> None:
    """It stands over the rows; reasons that differ stay with theirs."""
    periods = ("2015-01-01/P3Y", "2016-01-01/P3Y")
    (shared,) = changed_figures(names, [change(period=period) for period in periods])
    assert (shared.why, {row.why for row in shared.rows}) == ("Two digits were swapped.", {""})
    (apart,) = changed_figures(names, [change(period=period, why=period[:4]) for period in periods])
    assert (apart.why, {row.why for row in apart.rows}) == ("", {"2015.", "2016."})


def step(kind: ChangeKind, old: str, new: str, why: str = "") -> Change:
    """One edition's change of a figure."""
    return change(kind=kind, old=old, new=new, why=why)


NEW, REVISED, CORRECTED, REMOVED = ChangeKind


@pytest.mark.parametrize(
    ("steps", "joined"),
    [
        ([step(NEW, "", "1"), step(REVISED, "1", "2")], (NEW, "", "2")),
        ([step(REVISED, "1", "2"), step(CORRECTED, "2", "3")], (CORRECTED, "1", "3")),
        ([step(REVISED, "1", "2"), step(REMOVED, "2", "")], (REMOVED, "1", "")),
        ([step(REMOVED, "1", ""), step(NEW, "", "2")], (REVISED, "1", "2")),
        ([step(NEW, "", "1"), step(REMOVED, "1", "")], None),
        ([step(REMOVED, "1", ""), step(NEW, "", "1")], None),
        ([step(REVISED, "1", "2"), step(CORRECTED, "2", "1")], None),
        ([step(REVISED, "1", "1")], (REVISED, "1", "1")),
    ],
)
def test_changes_of_several_editions_are_joined(
    steps: list[Change], joined: tuple[ChangeKind, str, str] | None
) -> None:
    """From what a figure was first to what it is at last; what came to nothing is left out."""
    found = [(each.kind, each.old, each.new) for each in net(steps)]
    assert found == ([joined] if joined else [])


def test_reasons_follow_one_another() -> None:
    """Each is told once, in order of time."""
    steps = [step(REVISED, str(at), str(at + 1), why) for at, why in enumerate(("First", "Then", "First"))]
    assert net(steps)[0].why == "First. Then."
