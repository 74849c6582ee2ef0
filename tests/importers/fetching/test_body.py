"""Tests of bodies that are too large, too slow, packed, or of another form than they should be."""

import gzip
import itertools
import tracemalloc
from collections.abc import Iterator

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.fetching.settings import LIMIT, MEGABYTE
from tests.importers.fetching.conftest import Desk
from tests.importers.fetching.documented import els, els_row
from tests.importers.fetching.publisher import (
    sends,
    sends_length,
    sends_without_length,
    streams,
)
from tests.importers.fetching.test_asking import refused

GOOD = els(*[els_row(value=f"{number}.50") for number in range(400)])
LINE = b"E06000901,Alderham,LTLA,Homes,2024-04-01/P1Y,5.50,Percentage,%,,,,\n"


def endless(first: bytes = GOOD) -> Iterator[bytes]:
    """Return a file that never ends."""
    return itertools.chain([first], itertools.repeat(LINE * 1000))


def test_a_stream_without_end_is_cut_off_at_the_limit(desk: Desk) -> None:
    """No more is taken than was allowed."""
    desk.publisher.plays(streams(endless()))
    assert "larger than the 1.0 megabytes that are allowed" in refused(desk, limit=MEGABYTE)
    assert len(desk.publisher.asked) == 1


def test_a_hundred_megabytes_and_more_are_taken_at_the_usual_limit(desk: Desk) -> None:
    """The usual limit lets a large file through, and 200 MB is its end."""
    piece = LINE.replace(b"Homes", b"Homes " * 160) * 1000
    pieces = [GOOD, *[piece] * 101]
    desk.publisher.plays(streams(pieces))
    kept = desk.file()
    assert kept.record.bytes == sum(map(len, pieces)) > 100 * MEGABYTE
    assert kept.record.rows == 400 + 101 * 1000
    assert LIMIT == 200 * MEGABYTE


def test_an_announced_size_over_the_limit_is_not_even_read(desk: Desk) -> None:
    """The length that is promised is enough to refuse."""
    desk.publisher.plays(sends_length(GOOD, 10**12))
    assert "larger than" in refused(desk)


def test_a_packed_answer_is_unpacked(desk: Desk) -> None:
    """Gzip on the way, plain on the disk; the checksum is of the plain file."""
    desk.publisher.plays(sends(gzip.compress(GOOD), content_encoding="gzip"))
    assert desk.file().path.read_bytes() == GOOD


def test_a_packed_bomb_is_counted_unpacked(desk: Desk) -> None:
    """A few kilobytes that unpack to 50 MB stop at the limit, and memory stays small."""
    bomb = gzip.compress(GOOD + b"\n" * 50 * MEGABYTE)
    assert len(bomb) < MEGABYTE / 10
    desk.publisher.plays(sends(bomb, content_encoding="gzip"))
    tracemalloc.start()
    words = refused(desk, limit=5 * MEGABYTE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert "larger than the 5.0 megabytes" in words
    assert peak < 10 * MEGABYTE


@pytest.mark.parametrize("damage", [lambda packed: packed[:-10], lambda packed: packed[:40] + b"\x00" * 40])
def test_a_damaged_packed_answer_is_asked_for_again(desk: Desk, damage: object) -> None:
    """A packed body that breaks off, or is no gzip any more, is never kept."""
    packed = gzip.compress(GOOD)
    broken = damage(packed)  # type: ignore[operator]  # pytest's parameters have no type
    desk.publisher.plays(sends(broken, content_encoding="gzip"), sends(packed, content_encoding="gzip"))
    assert desk.file().path.read_bytes() == GOOD
    assert "packed answer" in desk.told[0]


@pytest.mark.parametrize("packing", ["br", "zstd", "gzip, gzip", "deflate"])
def test_other_packings_are_refused(desk: Desk, packing: str) -> None:
    """We asked for gzip or nothing."""
    desk.publisher.plays(sends(GOOD, content_encoding=packing))
    assert f"packed as '{packing}'" in refused(desk)


def test_an_answer_that_drips_is_given_up(desk: Desk) -> None:
    """Bytes that keep coming do not make up for a body that takes for ever."""
    desk.clock.step = 100.0
    desk.publisher.plays(streams([GOOD[:3000], *[b"1"] * 1000]))
    assert "had not ended after 900 seconds" in refused(desk, attempts=2)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b"<!DOCTYPE html><title>Sorry, busy</title>", "a web page, not a file of figures: 'Sorry, busy'"),
        (b"\xef\xbb\xbf \n<?xml version='1.0'?><error/>", "a web page"),
        (b'{"error": "no such dataset"}', "JSON, not CSV"),
        (b"PK\x03\x04rest", "packed or printed file"),
        (b"%PDF-1.7", "packed or printed file"),
        (gzip.compress(b"a,b\n1,2\n", mtime=0), "not UTF-8 text"),
        ("a,b\n1,2\n".encode("utf-16"), "not UTF-8 text"),
        (b"", "empty"),
        (b"  \r\n ", "empty"),
        (b"areacd,period\n", "not one row"),
        (b'areacd,period\n"E06000901,2024\n', "cannot be read"),
        (b"a" * 3_000_000, "longer than"),
    ],
)
def test_what_is_no_csv_file_is_refused_whatever_the_status_says(desk: Desk, body: bytes, words: str) -> None:
    """The beginning of the body counts, not its type."""
    desk.publisher.plays(sends(body, content_type="text/csv"))
    assert words in refused(desk)
    assert len(desk.publisher.asked) == 1


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.xlsx", b"PK\x03\x04"),
        ("a.ods", b"PK\x03\x04"),
        ("a.xls", b"\xd0\xcf\x11\xe0"),
        ("a.parquet", b"PAR1"),
    ],
)
def test_a_workbook_must_begin_as_one(desk: Desk, name: str, body: bytes) -> None:
    """Its mark is looked for; a web page under its name is refused."""
    order = {"kind": "file", "file": name, "url": f"https://example.org/{name}"}
    desk.publisher.plays(sends(body * 9), sends(b"a,b\n1,2\n"))
    assert desk.fetch(order).record.rows is None
    with pytest.raises(ImportFaultError, match="is no"):
        desk.fetch(order | {"file": f"other-{name}"})


def test_a_file_that_breaks_off_without_a_promised_length_is_refused(desk: Desk) -> None:
    """Where nothing vouches for the end, the last line has to be ended."""
    desk.publisher.plays(sends_without_length(GOOD[:-1]))
    assert "may be cut short" in refused(desk)


def test_a_file_whole_to_its_last_line_needs_no_length(desk: Desk) -> None:
    """An old server that promises nothing is believed when the file ends as a file does."""
    desk.publisher.plays(sends_without_length(GOOD))
    assert desk.file().path.read_bytes() == GOOD


def test_a_length_too_short_is_found_in_the_last_row(desk: Desk) -> None:
    """A promised length that cuts the body leaves a row with too few cells."""
    desk.publisher.plays(sends_length(GOOD, len(GOOD) - 8))
    assert "cut or damaged" in refused(desk)


def test_a_last_line_that_is_not_ended_is_told(desk: Desk) -> None:
    """Where the length is as promised it is kept, with a word to look."""
    desk.publisher.plays(sends(GOOD[:-1]))
    assert desk.file().record.told == ("The last line is not ended; look at the last row.",)


def test_a_row_with_too_many_cells_is_refused(desk: Desk) -> None:
    """Cells that stand under no column are a damaged file."""
    desk.publisher.plays(sends(GOOD + LINE.strip() + b",more\n"))
    assert "Row 401 has 13 cells under 12 columns" in refused(desk)
