"""Answers: the best packing a browser takes, and only what it does not hold already."""

import gzip

import brotli
import pytest

from lutondash.web.answers import file_answer, page_answer
from tests.web.asking import Client

PAGE = "<p>Rain in Muddleford.</p>" * 100


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br", "br"),
        ("gzip", "gzip"),
        ("", None),
        ("br;q=0, gzip;q=0", None),
        ("gzip;q=1, br;q=0.2", "gzip"),
    ],
)
def test_a_page_comes_as_the_browser_takes_it(site: Client, accepted: str, encoding: str | None) -> None:
    """Whatever the packing, the page and its mark are the same, and caches are told what it hung on."""
    reply = site.ask("/about", accept_encoding=accepted)
    plain = site.ask("/about")
    assert reply.headers.get("content-encoding") == encoding
    assert reply.text == plain.text
    assert reply.headers["etag"] == plain.headers["etag"]
    assert reply.headers["vary"].startswith("Accept-Encoding")
    assert int(reply.headers["content-length"]) == len(reply.body)


def test_a_packed_page_is_much_smaller(site: Client) -> None:
    """Brotli takes less than gzip, and both less than a third."""
    sizes = [len(site.ask("/", accept_encoding=each).body) for each in ("br", "gzip", "")]
    assert sizes == sorted(sizes)
    assert sizes[1] * 3 < sizes[2]


@pytest.mark.parametrize("form", ["{}", "*", '"other", {}', 'W/"other",{}  , "x"', "strong"])
def test_what_is_held_already_is_not_sent(site: Client, form: str) -> None:
    """A mark counts anywhere in the list, strong or weak, whatever the packing."""
    etag = site.ask("/about", accept_encoding="br").headers["etag"]
    held = etag.removeprefix("W/") if form == "strong" else form.format(etag)
    reply = site.ask("/about", accept_encoding="gzip", if_none_match=held)
    assert (reply.status, reply.body) == (304, b"")
    assert reply.headers["etag"] == etag
    assert "content-encoding" not in reply.headers


@pytest.mark.parametrize("form", ["", '"other"', 'W/"other"', "{}x", '"x{}'])
def test_what_is_not_held_is_sent(site: Client, form: str) -> None:
    """A mark that merely looks alike is another."""
    etag = site.ask("/about").headers["etag"]
    assert site.ask("/about", if_none_match=form.format(etag.removeprefix("W/").strip('"'))).status == 200


def test_a_page_not_found_is_never_held(site: Client) -> None:
    """Its status is what counts."""
    missing = site.ask("/nothing")
    assert site.ask("/nothing", if_none_match=missing.headers["etag"]).status == 404


@pytest.mark.parametrize("address", ["/", "/about", "/?q=", "/download/letters-answered.csv", "/sitemap.xml"])
def test_a_shared_cache_keeps_what_all_readers_see_for_seconds(site: Client, address: str) -> None:
    """No browser does without asking; an edition must be out everywhere within a minute."""
    first = site.ask(address)
    held = site.ask(address, if_none_match=first.headers["etag"])
    assert held.status == 304
    for reply in (first, held):
        told = reply.headers["cache-control"].split(", ")
        assert {"public", "max-age=0", "must-revalidate"} <= set(told)
        assert "no-cache" not in told
        (seconds,) = [int(each.removeprefix("s-maxage=")) for each in told if each.startswith("s-maxage=")]
        assert 0 < seconds <= 10


@pytest.mark.parametrize("address", ["/?q=waste", "/?q=&q=waste", "/about?%71=waste", "/nothing?q=waste"])
def test_a_search_is_kept_by_nobody(site: Client, address: str) -> None:
    """However it is written, and wherever."""
    assert site.ask(address).headers["cache-control"] == "private, no-store"


def test_a_page_not_found_is_asked_for_each_time(site: Client) -> None:
    """It may be there with the next edition."""
    assert site.ask("/nothing").headers["cache-control"] == "public, no-cache"


def test_equal_pages_have_equal_marks() -> None:
    """The mark is made from what the page holds, and from nothing else."""
    assert page_answer(PAGE).etag == page_answer(PAGE).etag != page_answer(PAGE + " ").etag


def test_text_is_packed_twice() -> None:
    """Both forms hold the same."""
    bodies = page_answer(PAGE).bodies
    assert brotli.decompress(bodies["br"]) == gzip.decompress(bodies["gzip"]) == PAGE.encode()


@pytest.mark.parametrize(
    "kind",
    ["application/zip", "image/png", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"],
)
def test_what_is_packed_already_is_left_alone(kind: str) -> None:
    """It would get no smaller."""
    assert file_answer(b"0" * 1000, kind).bodies == {"identity": b"0" * 1000}
