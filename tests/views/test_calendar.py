"""A calendar holds the days and months that are announced, and nothing that is not."""

from datetime import UTC, date, datetime
from pathlib import Path

from lutondash import Dataset, load
from lutondash.views.calendar import Calendar, calendar
from lutondash.views.scrutiny.scope import Asking, scope
from tests.sample import AS_OF, change

RAIN = "releases/rain-statistics.toml"


def planned(folder: Path, when: str, asking: Asking | None = None) -> Calendar:
    """Return a calendar where the next figures about rain are announced for a time."""
    change(folder, RAIN, 'kind = "publisher_file"', f'kind = "publisher_file"\nnext_release = "{when}"')
    dataset = load(folder, as_of=AS_OF)
    return calendar(dataset, scope(dataset, asking) if asking else None)


def test_a_day_is_a_day_and_a_month_all_of_it(sample: Path) -> None:
    """No day is made up for a month: the event lasts as long as the month and says so."""
    (rain, _) = planned(sample, "2024-09-17").events
    assert (rain.first, rain.last) == (date(2024, 9, 17), date(2024, 9, 17))
    assert rain.title == "New figures due: Figures about rain-statistics"
    assert "stands for the whole month" not in " ".join(rain.lines)

    change(sample, RAIN, '"2024-09-17"', '"2024-10"')
    dataset = load(sample, as_of=AS_OF)
    rain = next(each for each in calendar(dataset).events if "rain-statistics" in each.title)
    assert (rain.first, rain.last) == (date(2024, 10, 1), date(2024, 10, 31))
    assert rain.title.startswith("New figures due in October 2024")
    assert "No day is announced, so it stands for the whole month." in rain.lines


def test_what_is_past_or_no_month_is_left_out(sample: Path) -> None:
    """A date that went by, a year, a season: none of them has a place in a calendar."""
    assert len(planned(sample, "2024-08-31").events) == 1
    for before, when in (("2024-08-31", "2025"), ("2025", "Autumn 2024"), ("Autumn 2024", "discontinued")):
        change(sample, RAIN, f'"{before}"', f'"{when}"')
        assert [each.title for each in calendar(load(sample, as_of=AS_OF)).events] == [
            "Weather board: the wet summer"
        ]


def test_a_calendar_of_a_figure_holds_its_release_only(sample: Path) -> None:
    """It leads to the page of the figure; that of all figures to the list of what comes next."""
    (rain,) = planned(sample, "2024-10", Asking(indicators=("rainy-days",))).events
    assert rain.address == "/indicator?id=rainy-days"
    every = calendar(load(sample, as_of=AS_OF)).events
    assert next(each for each in every if each.id == rain.id).address == "/data#next"


def test_meetings_stand_with_their_committee(dataset: Dataset) -> None:
    """Those to come, in the calendar of everything and of the committee, and in no other."""
    (meeting,) = calendar(dataset).events
    assert (meeting.first, meeting.title) == (date(2024, 10, 3), "Weather board: the wet summer")
    assert meeting.lines == ("A meeting of the Weather board.", "The dry room, town hall.")
    assert meeting.address == "/scrutiny?committee=weather-board"
    assert calendar(dataset, scope(dataset, Asking(committee="weather-board"))).events == (meeting,)
    assert calendar(dataset, scope(dataset, Asking(priority="dry-town"))).events == ()


def test_a_meeting_that_was_is_left_out_and_none_held_is_said(sample: Path) -> None:
    """A calendar never looks full where nothing is known."""
    assert calendar(load(sample, as_of=date(2024, 10, 4))).events == ()
    (sample / "framework/meetings.toml").unlink()
    bare = calendar(load(sample, as_of=AS_OF))
    assert bare.events == ()
    assert "No dates of meetings are held here." in bare.about
    assert bare.stamp == datetime(2024, 9, 1, tzinfo=UTC)
