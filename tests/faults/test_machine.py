"""The disk is full, or the clock is wrong: readers keep what they have, and health says what is wrong."""

from datetime import UTC, datetime, timedelta

import psutil
import pytest

from lutondash.editions import looked
from tests.faults.conftest import Publish
from tests.faults.crowd import crowd
from tests.faults.line import line_to
from tests.faults.serving import Site
from tests.web.test_server import get

AN_HOUR = 3600.0
ASKED = ("/download/lutondash-figures.zip", "/download/rainy-days.png", "/money", "/compare")
"""What nobody has asked for yet, and takes much to make."""


@pytest.mark.skipif(not hasattr(psutil, "RLIMIT_FSIZE"), reason="only Linux can limit a running process")
def test_the_disk_is_full(shown: Site, publish: Publish) -> None:
    """No file of the server can grow: what is read goes on, the next edition waits until there is room."""
    before = shown.health()["edition"]
    server = psutil.Process(shown.server.pid)
    _, most = limits = server.rlimit(psutil.RLIMIT_FSIZE)
    with crowd(shown.server.url) as readers:
        server.rlimit(psutil.RLIMIT_FSIZE, (0, most))
        try:
            new = publish().number
            said = shown.wait_for(status="degraded")
            answers = [get(shown.server.url + each).status for each in ASKED]
            readers.wait_for_more()
        finally:
            server.rlimit(psutil.RLIMIT_FSIZE, limits)
        shown.wait_for(status="ok", edition=new)
    assert (said["code"], said["edition"], said["fault"]) == (200, before, looked.NOT_KEPT.format(new))
    assert answers == [200] * len(ASKED)
    assert not readers.failures()


def test_the_clock_goes_ahead_and_back(shown: Site, publish: Publish) -> None:
    """An edition comes out by the clock and goes again with it; each time readers see one that is whole."""
    before, now = shown.health()["edition"], datetime.now(UTC)
    new = publish(at=now + timedelta(seconds=AN_HOUR / 2), now=now).number
    with crowd(shown.server.url) as readers:
        try:
            shown.set_clock(AN_HOUR)
            ahead = shown.wait_for(edition=new, status="ok")
            shown.set_clock(0)
            back = shown.wait_for(edition=before, status="ok")
            readers.wait_for_more()
            shown.set_clock(AN_HOUR)
            shown.wait_for(edition=new, status="ok")
        finally:
            shown.set_clock(0)
        shown.wait_for(edition=before, status="ok")
    assert datetime.fromisoformat(ahead["checked"]) > now + timedelta(seconds=AN_HOUR / 2)
    assert datetime.fromisoformat(back["checked"]) < now + timedelta(seconds=AN_HOUR / 2)
    assert not readers.failures()


def test_a_clock_far_back_shows_nothing_that_is_not_out(shown: Site) -> None:
    """By such a clock no edition is out: that is said, with 503, until the clock is right again."""
    before = shown.health()["edition"]
    years = 20 * 365 * 24 * AN_HOUR
    try:
        shown.set_clock(-years)
        said = shown.wait_for(status="down")
        page = get(shown.server.url + "/")
    finally:
        shown.set_clock(0)
    shown.wait_for(status="ok", edition=before)
    with crowd(shown.server.url) as readers:
        readers.wait_for_more()
    assert (said["code"], said["edition"], page.status) == (503, None, 503)
    assert said["fault"].startswith(looked.NOT_OUT_YET.format(before))
    assert not readers.failures()


def test_lines_are_cut(shown: Site) -> None:
    """Whoever reads over a line that breaks comes back over the next, and nobody else notices."""
    with line_to(shown.server.url) as line, crowd(line.url) as cut, crowd(shown.server.url, 1, 1) as others:
        moments = []
        for _ in range(3):
            cut.wait_for_more()
            moments.append(line.cut())
            cut.wait_for_more()
        assert shown.health()["status"] == "ok"
    assert not cut.failures(*moments)
    assert any(each.fault for each in cut.asked if each.what.startswith("run"))
    assert not others.failures()
