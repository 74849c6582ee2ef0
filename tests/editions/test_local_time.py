"""A time that an officer writes is the instant that the clocks in Luton show, or it is refused."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.editions.local_time import LONDON, in_luton, instant, whole_second, written
from lutondash.errors import UsageError

MOMENTS = st.datetimes(
    min_value=datetime.fromisoformat("2000-01-01"),
    max_value=datetime.fromisoformat("2099-12-31"),
    timezones=st.just(UTC),
).map(lambda moment: moment.replace(microsecond=0))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2026-11-26T09:30", "2026-11-26T09:30+00:00"),
        ("2026-07-01T09:30", "2026-07-01T08:30+00:00"),
        ("2026-07-01 09:30", "2026-07-01T08:30+00:00"),
        ("2026-11-26T09:30:15", "2026-11-26T09:30:15+00:00"),
        # the clocks go forward at one in the morning
        ("2026-03-29T00:59", "2026-03-29T00:59+00:00"),
        ("2026-03-29T02:00", "2026-03-29T01:00+00:00"),
        ("2027-03-28T00:59:59", "2027-03-28T00:59:59+00:00"),
        ("2027-03-28T02:00", "2027-03-28T01:00+00:00"),
        # and back at two
        ("2026-10-25T00:59", "2026-10-24T23:59+00:00"),
        ("2026-10-25T02:00", "2026-10-25T02:00+00:00"),
        ("2027-10-31T00:59", "2027-10-30T23:59+00:00"),
        ("2027-10-31T02:00", "2027-10-31T02:00+00:00"),
        # with an offset there is nothing to guess
        ("2026-10-25T01:30+01:00", "2026-10-25T00:30+00:00"),
        ("2026-10-25T01:30+00:00", "2026-10-25T01:30+00:00"),
        ("2027-10-31T01:30z", "2027-10-31T01:30+00:00"),
        ("2026-03-29T01:30Z", "2026-03-29T01:30+00:00"),
        ("2026-07-01T12:00+05:30", "2026-07-01T06:30+00:00"),
    ],
)
def test_a_time_by_the_clock_is_one_instant(text: str, meant: str) -> None:
    """In winter and in summer, and up to the very minute at which the clocks change."""
    assert instant(text) == datetime.fromisoformat(meant)
    assert instant(text).utcoffset() == datetime.fromisoformat(meant).astimezone(LONDON).utcoffset()


@pytest.mark.parametrize("day", ["2026-03-29", "2027-03-28"])
@pytest.mark.parametrize("clock", ["01:00", "01:30", "01:59:59"])
def test_an_hour_that_does_not_exist_is_refused(day: str, clock: str) -> None:
    """When the clocks go forward nothing is guessed; what the clocks show an hour later is told."""
    with pytest.raises(UsageError, match=r"does not exist.*T02:\d\d(:59)?\+01:00"):
        instant(f"{day}T{clock}")


@pytest.mark.parametrize("day", ["2026-10-25", "2027-10-31"])
@pytest.mark.parametrize("clock", ["01:00", "01:30", "01:59:59"])
def test_an_hour_that_comes_twice_needs_an_offset(day: str, clock: str) -> None:
    """Both ways to write it are told, and either then is accepted as it stands."""
    text = f"{day}T{clock}"
    with pytest.raises(UsageError) as refused:
        instant(text)
    first, second = f"{text}+01:00", f"{text}+00:00"
    assert f"Write {first} for the first time or {second} for the second." in str(refused.value)
    assert instant(second) - instant(first) == timedelta(hours=1)


@pytest.mark.parametrize(
    "text",
    [
        *("", "now", "2026-11-26", "09:30", "2026-11-26T9:30", "26/11/2026 09:30", "2026-11-26T09:30+1"),
        *("2026-02-30T09:30", "2026-11-26T24:30", "2026-11-26T09:60", "2026-11-26T09:30+99:00"),
        *(
            "0001-01-01T00:00+14:00",
            "9999-12-31T23:59-14:00",
            "\uff12\uff10\uff12\uff16-11-26T09:30",
            "2026-11-26T09:30\n+00:00",
        ),
    ],
)
def test_what_is_no_time_is_refused_in_words(text: str) -> None:
    """Nothing that is half a time is completed by guessing."""
    with pytest.raises(UsageError):
        instant(text)


@given(MOMENTS)
def test_an_instant_survives_being_written_and_read(moment: datetime) -> None:
    """Whatever the hour and the season: what is written carries its offset and means the same."""
    assert instant(written(moment)) == moment
    assert instant(written(moment)).utcoffset() == moment.astimezone(LONDON).utcoffset()


@given(MOMENTS)
def test_the_clock_names_an_instant_once_twice_or_never(moment: datetime) -> None:
    """Read without its offset, a time is the instant itself, unless the clocks show that time twice."""
    wall = moment.astimezone(LONDON).replace(tzinfo=None, fold=0)
    again = {(wall.replace(tzinfo=LONDON, fold=fold)).astimezone(UTC) for fold in (0, 1)}
    if len(again) == 1:
        assert instant(wall.isoformat()) == moment
    else:
        with pytest.raises(UsageError, match="comes twice"):
            instant(wall.isoformat())


@given(MOMENTS.map(lambda moment: moment.replace(tzinfo=None)))
def test_a_time_is_accepted_only_if_the_clocks_then_show_it(wall: datetime) -> None:
    """What is accepted is what a clock in Luton shows at that instant; the rest is refused."""
    text = wall.isoformat(timespec="seconds")
    try:
        found = instant(text)
    except UsageError:
        shown = [wall.replace(tzinfo=LONDON, fold=fold).utcoffset() for fold in (0, 1)]
        assert shown[0] != shown[1]
    else:
        assert found.replace(tzinfo=None) == datetime.fromisoformat(text)


@given(MOMENTS, st.integers(min_value=-7200, max_value=7200))
def test_the_earlier_of_two_instants_is_the_earlier_by_the_clocks_too(moment: datetime, seconds: int) -> None:
    """Even where the clocks of the later show less, as in the hour that comes twice."""
    other = moment + timedelta(seconds=seconds)
    assert (in_luton(moment) < in_luton(other)) == (moment < other)
    assert in_luton(other) - in_luton(moment) == timedelta(seconds=seconds)


@pytest.mark.parametrize("day", ["2026-10-25", "2027-10-31"])
def test_the_second_of_two_same_times_is_later(day: str) -> None:
    """Ten to two in summer time is before half past one in winter time."""
    assert instant(f"{day}T01:50+01:00") < instant(f"{day}T01:30+00:00")


def test_a_moment_without_a_zone_is_refused() -> None:
    """A naive moment could be any of two dozen instants."""
    with pytest.raises(ValueError, match="time zone"):
        in_luton(datetime(2026, 11, 26, 9, 30))  # noqa: DTZ001  that it has no zone is what is tested


def test_an_instant_is_kept_to_the_second_in_luton_time() -> None:
    """Parts of a second are cut, and the zone is ours, whichever it was."""
    moment = datetime(2026, 7, 1, 12, 0, 0, 999_999, timezone(timedelta(hours=5)))
    assert whole_second(moment).isoformat() == "2026-07-01T08:00:00+01:00"
