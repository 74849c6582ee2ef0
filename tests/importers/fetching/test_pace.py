"""Tests of how fast a host is asked."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash.importers.fetching.pace import Pace
from lutondash.importers.fetching.settings import Clock
from tests.importers.fetching.conftest import MadeClock

ONS = "api.beta.ons.gov.uk"


def sent(host: str, pauses: list[float]) -> list[float]:
    """Return when requests are sent that come after pauses."""
    clock = MadeClock()
    pace, times = Pace(Clock(clock.now, clock.ticks, clock.wait)), list[float]()
    for pause in pauses:
        clock.seconds += pause
        pace.keep(host)
        times.append(clock.seconds)
    return times


def test_one_a_second_where_nobody_says_how_many() -> None:
    """The first is sent at once; a pause of one's own counts."""
    assert sent("example.org", [0, 0, 0, 5, 0]) == [0, 1, 2, 7, 8]


def test_hosts_do_not_wait_for_each_other() -> None:
    """Each has its own count."""
    clock = MadeClock()
    pace = Pace(Clock(clock.now, clock.ticks, clock.wait))
    for host in ("a.example.org", "b.example.org", "c.example.org"):
        pace.keep(host)
    assert clock.waited == []


@settings(max_examples=25)
@given(st.lists(st.floats(0, 2), min_size=201, max_size=300))
def test_the_limits_of_the_statisticians_are_kept(pauses: list[float]) -> None:
    """Never more than 120 in ten seconds nor 200 in a minute, whatever the pauses."""
    times = sent(ONS, pauses)
    for count, seconds in ((120, 10), (200, 60)):
        assert all(
            later - first >= seconds - 1e-6 for first, later in zip(times, times[count:], strict=False)
        )


def test_a_burst_is_sent_as_fast_as_allowed() -> None:
    """120 at once, the next after ten seconds, the 201st after a minute."""
    times = sent(ONS, [0.0] * 201)
    assert (times[119], times[120], times[199], times[200]) == (0.0, 10.0, 10.0, 60.0)
