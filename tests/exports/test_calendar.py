"""A calendar is read back by a calendar library, and holds what the view says."""

from datetime import UTC, date, datetime

import icalendar

from lutondash.exports.calendar import ics
from lutondash.views.calendar import Calendar, Event

MONTH = Event(
    id="urn:uuid:7e5f0f1c-0000-5000-8000-000000000001",
    title="New figures due in October 2024: Rain; drops, and more",
    first=date(2024, 10, 1),
    last=date(2024, 10, 31),
    lines=("Published by Rainland Statistics.", "2 figures here: Days with rain; " + "very long " * 20),
    address="/data#next",
    url="https://example.org/rain",
)
PLANNED = Calendar(
    id="urn:uuid:7e5f0f1c-0000-5000-8000-000000000000",
    title="Dates",
    about="Dates as publishers announce them. They may change.",
    address="/data#next",
    stamp=datetime(2024, 9, 1, tzinfo=UTC),
    events=(MONTH,),
)


def located(address: str) -> str:
    """Say where the made-up site is."""
    return f"https://example.org{address}"


def test_an_event_is_read_back_whole() -> None:
    """Whole days, the end the day after the last, names that last, no time taken from the reader."""
    read = icalendar.Calendar.from_ical(ics(PLANNED, located))
    (event,) = read.walk("VEVENT")
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (date(2024, 10, 1), date(2024, 11, 1))
    assert (str(event["uid"]), str(event["summary"])) == (MONTH.id, MONTH.title)
    assert event.decoded("dtstamp") == PLANNED.stamp
    assert str(event["transp"]) == "TRANSPARENT"
    assert str(event["url"]) == "https://example.org/data#next"
    assert [line.strip() for line in str(event["description"]).split("\n")] == [
        *(line.strip() for line in MONTH.lines),
        "Announced: https://example.org/rain",
        "The figures: https://example.org/data#next",
    ]


def test_it_is_the_same_each_time_and_keeps_to_the_rules() -> None:
    """Lines of at most 75 bytes that end in CRLF; nothing in it changes from one making to the next."""
    made = ics(PLANNED, located)
    assert made == ics(PLANNED, located)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert made.count(b"\n") == made.count(b"\r\n")
    assert b"VERSION:2.0" in made
    assert b"PRODID:" in made


def test_where_the_site_is_not_known_it_names_the_source_only() -> None:
    """An address that holds only within the site is of no use in a calendar."""
    made = ics(PLANNED, str)
    assert b"/data" not in made
    (event,) = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert str(event["url"]) == MONTH.url
