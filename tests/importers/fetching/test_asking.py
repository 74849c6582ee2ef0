"""Tests of asking again, waiting, redirects and refusals, against a server that misbehaves."""

from datetime import timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest

from lutondash.errors import ImportFaultError
from tests.importers.fetching.conftest import FILE, START, Desk
from tests.importers.fetching.documented import els, els_row
from tests.importers.fetching.publisher import (
    resets,
    sends,
    sends_length,
    stalls,
)

GOOD = els(els_row())
ANSWER = sends(GOOD)


def refused(desk: Desk, **settings: object) -> str:
    """Return the words of a refusal; nothing has been kept."""
    with pytest.raises(ImportFaultError) as caught:
        desk.columns(**settings)
    assert desk.kept == []
    (finding,) = caught.value.findings
    assert finding.remedy
    return f"{finding.path}: {finding.fault}"


def test_a_good_answer_is_kept_byte_for_byte(desk: Desk) -> None:
    """One request, the same bytes, and a record beside them."""
    desk.publisher.plays(ANSWER)
    kept = desk.file()
    assert kept.path.read_bytes() == GOOD
    assert len(desk.publisher.asked) == 1
    assert desk.kept == ["els/homes.csv", "els/homes.csv.fetched.json"]
    assert desk.clock.waited == []


def test_it_says_who_asks(desk: Desk) -> None:
    """The publisher learns the program, its version and whom to write to, and may pack with gzip only."""
    desk.publisher.plays(ANSWER)
    desk.file(contact="data@example.org")
    headers = desk.publisher.asked[0].headers
    assert headers["User-Agent"] == "lutondash/0.1 (contact: data@example.org)"
    assert headers["Accept-Encoding"] == "gzip"


def test_too_many_requests_waits_as_long_as_asked(desk: Desk) -> None:
    """After 429 with seconds the next request comes that much later."""
    desk.publisher.plays(sends(b"", status=429, retry_after="7"), ANSWER)
    assert desk.file().path.read_bytes() == GOOD
    assert desk.clock.waited == [7.0]
    assert "slow down (status 429); asking again in 7 seconds." in desk.told[0]


def test_too_many_requests_until_a_date(desk: Desk) -> None:
    """After 429 with a date the next request comes then."""
    until = format_datetime(START + timedelta(seconds=42), usegmt=True)
    desk.publisher.plays(sends(b"", status=429, retry_after=until), ANSWER)
    desk.file()
    assert desk.clock.waited == [42.0]


def test_an_absurd_wait_is_capped_and_told(desk: Desk) -> None:
    """Nobody waits a year: we wait our longest and say what was asked."""
    desk.publisher.plays(sends(b"", status=503, retry_after="31536000"), ANSWER)
    desk.file()
    assert desk.clock.waited == [120.0]
    assert "we were asked to wait 31,536,000" in desk.told[0]


def test_an_unreadable_wait_is_taken_as_none(desk: Desk) -> None:
    """A header of nonsense leads to the wait we would make without it."""
    desk.publisher.plays(sends(b"", status=429, retry_after="soon"), ANSWER)
    desk.file()
    assert desk.clock.waited == [1.0]


def test_a_server_that_recovers_is_asked_again(desk: Desk) -> None:
    """Three times 503, each wait longer than the last, then the file."""
    busy = sends(b"", status=503)
    desk.publisher.plays(busy, busy, busy, ANSWER)
    kept = desk.file()
    assert kept.path.read_bytes() == GOOD
    assert desk.clock.waited == [1.0, 2.0, 4.0]
    assert kept.record.requests[0].tries == 4


def test_a_server_that_never_recovers_is_given_up(desk: Desk) -> None:
    """Five times 500 and no more."""
    desk.publisher.plays(sends(b"oops", status=500))
    assert "cannot answer now (status 500). We asked 5 times." in refused(desk)
    assert len(desk.publisher.asked) == 5


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 418])
def test_other_refusals_are_final(desk: Desk, status: int) -> None:
    """A request that is wrong is wrong the second time too."""
    page = b"<html><title>Not \x1b[31mhere</title></html>"
    desk.publisher.plays(sends(page, status=status))
    assert f"status {status}: 'Not [31mhere'" in refused(desk)
    assert len(desk.publisher.asked) == 1


@pytest.mark.parametrize("status", [204, 206, 304])
def test_a_status_that_holds_no_file_is_refused(desk: Desk, status: int) -> None:
    """No content, a part, and `not modified` that nobody asked for are no file."""
    desk.publisher.plays(sends(b"", status=status))
    assert f"status {status}" in refused(desk)


def test_a_body_cut_short_is_found_and_asked_for_again(desk: Desk) -> None:
    """Fewer bytes than promised are never a file."""
    desk.publisher.plays(sends_length(GOOD[:-5], len(GOOD)), ANSWER)
    assert desk.file().path.read_bytes() == GOOD
    assert "broke off" in desk.told[0]


def test_a_body_always_cut_short_is_refused(desk: Desk) -> None:
    """After five tries nothing is kept."""
    desk.publisher.plays(sends_length(GOOD[:-5], len(GOOD)))
    assert "broke off" in refused(desk)


def test_a_connection_reset_in_the_middle_is_asked_again(desk: Desk) -> None:
    """A reset is a fault that passes."""
    desk.publisher.plays(resets(GOOD), resets(GOOD), ANSWER)
    assert desk.file().path.read_bytes() == GOOD
    assert len(desk.publisher.asked) == 3


def test_a_server_that_says_nothing_is_given_up(desk: Desk) -> None:
    """A silence longer than the time allowed counts as no answer."""
    desk.publisher.plays(stalls(desk.publisher))
    assert "No answer came in time. We asked 2 times." in refused(desk, to_answer=0.05, attempts=2)


def test_nobody_there_is_told(desk: Desk) -> None:
    """An address without a server is a fault in words."""
    words = refused(desk, bases={"file": "http://127.0.0.1:1"}, attempts=2)
    assert "There was no connection" in words


def test_a_redirect_on_the_same_host_is_followed(desk: Desk) -> None:
    """The record says where the file came from in the end."""
    desk.publisher.plays(sends(b"", status=302, location="/moved/homes.csv"), ANSWER)
    kept = desk.file()
    assert kept.record.requests[0].came_from == f"{desk.publisher.base}/moved/homes.csv"
    assert kept.record.requests[0].address == f"{desk.publisher.base}/homes/homes.csv"


def test_a_redirect_to_http_elsewhere_is_refused(desk: Desk) -> None:
    """Nobody is asked there."""
    desk.publisher.plays(sends(b"", status=301, location="http://elsewhere.example.org/homes.csv"))
    assert "neither https nor the same host" in refused(desk)
    assert len(desk.publisher.asked) == 1


def test_redirects_without_end_are_given_up(desk: Desk) -> None:
    """A circle is left after five turns."""
    desk.publisher.plays(sends(b"", status=302, location="/again"))
    assert "on and on" in refused(desk)
    assert len(desk.publisher.asked) == 6


def test_one_request_a_second(desk: Desk) -> None:
    """Even redirects are asked for politely."""
    desk.publisher.plays(sends(b"", status=302, location="/moved"), ANSWER)
    desk.file()
    assert desk.clock.waited == [1.0]


def test_a_proxy_is_used_for_https_only(desk: Desk) -> None:
    """It is asked for a way through to an https address; the server next door is asked directly."""
    desk.publisher.plays(ANSWER)
    assert desk.file(proxy="http://127.0.0.1:1").path.read_bytes() == GOOD
    with pytest.raises(ImportFaultError, match="It cannot be asked: 501"):
        desk.fetch(FILE, bases={}, proxy=desk.publisher.base)  # this publisher is no proxy and says so
    assert len(desk.publisher.asked) == 1


def test_certificates_that_cannot_be_read_are_told(desk: Desk, tmp_path: Path) -> None:
    """The setting is named."""
    assert "certificates cannot be read" in refused(desk, certificates=str(tmp_path / "none.pem"))
