"""Tests of keeping: whole or not at all, nothing lost, a record, and `not changed`."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.fetching.keeping import Outcome
from tests.importers.fetching.conftest import FILE, Desk
from tests.importers.fetching.documented import els, els_row, nomis
from tests.importers.fetching.publisher import Act, Request, sends, streams
from tests.importers.fetching.test_nomis import ORDER as NOMIS
from tests.importers.fetching.test_nomis import months

OLD, NEW = els(els_row()), els(els_row(), els_row(period="2025-04-01/P1Y"))
DATED = {"etag": '"v1"', "last_modified": "Fri, 20 Nov 2026 09:30:00 GMT"}


def sha256(body: bytes) -> str:
    """Return a checksum."""
    return hashlib.sha256(body).hexdigest()


def record(desk: Desk) -> dict[str, object]:
    """Return what the record beside the file says."""
    text = (desk.folder / "els/homes.csv.fetched.json").read_text()
    return dict(json.loads(text))


def test_the_record_says_what_was_asked_and_what_came(desk: Desk) -> None:
    """Address, time, status, size, checksum and the publisher's own mark of the version."""
    desk.publisher.plays(sends(OLD, content_type="text/csv", **DATED))
    desk.file()
    address = f"{desk.publisher.base}/homes/homes.csv"
    assert record(desk) == {
        "release": "made-up",
        "file": "els/homes.csv",
        "sha256": sha256(OLD),
        "bytes": len(OLD),
        "rows": 1,
        "fetched": "2026-11-22T09:00:00+00:00",
        "checked": "2026-11-22T09:00:00+00:00",
        "requests": [
            {
                "method": "GET",
                "address": address,
                "body": None,
                "came_from": address,
                "at": "2026-11-22T09:00:00+00:00",
                "status": 200,
                "content_type": "text/csv",
                "bytes": len(OLD),
                "sha256": sha256(OLD),
                "etag": '"v1"',
                "last_modified": "Fri, 20 Nov 2026 09:30:00 GMT",
                "tries": 1,
            }
        ],
        "told": [],
        "earlier": [],
    }


def only_if_changed(request: Request) -> Act:
    """Answer as a publisher that keeps to conditions."""
    unchanged = request.headers.get("If-None-Match") == '"v1"'
    return sends(b"", status=304) if unchanged else sends(OLD, **DATED)


def test_the_next_time_it_is_asked_for_only_if_changed(desk: Desk) -> None:
    """Nothing is sent again; the record says when we last looked and when the file came."""
    desk.publisher.answers(only_if_changed)
    desk.file()
    desk.clock.seconds += 3600
    again = desk.file()
    assert again.outcome is Outcome.NOT_CHANGED
    headers = desk.publisher.asked[1].headers
    assert headers["If-Modified-Since"] == DATED["last_modified"]
    assert record(desk)["fetched"] == "2026-11-22T09:00:00+00:00"
    assert record(desk)["checked"] == "2026-11-22T10:00:00+00:00"


def test_a_file_changed_by_hand_is_fetched_anew(desk: Desk) -> None:
    """Only a file that is as it came may be called unchanged; the other one stays under another name."""
    desk.publisher.answers(only_if_changed)
    path = desk.file().path
    path.write_bytes(b"edited\n")
    again = desk.file()
    assert "If-None-Match" not in desk.publisher.asked[1].headers
    assert again.outcome is Outcome.CHANGED
    assert path.read_bytes() == OLD
    assert (path.parent / again.moved_to).read_bytes() == b"edited\n"


def test_a_new_edition_never_wipes_out_the_old_one(desk: Desk) -> None:
    """The old file stays under its checksum, and the record lists it."""
    desk.publisher.plays(sends(OLD), sends(NEW))
    desk.file()
    kept = desk.file()
    aside = f"homes.{sha256(OLD)[:12]}.csv"
    assert (kept.outcome, kept.moved_to) == (Outcome.CHANGED, aside)
    assert kept.path.read_bytes() == NEW
    assert desk.kept == [f"els/{aside}", "els/homes.csv", "els/homes.csv.fetched.json"]
    assert (desk.folder / "els" / aside).read_bytes() == OLD
    earlier = kept.record.earlier[0]
    assert (earlier.name, earlier.sha256) == (aside, sha256(OLD))


def test_every_earlier_file_stays_listed(desk: Desk) -> None:
    """Back and forth and back: three files have had the name and none is lost."""
    third = els(els_row(value="6"))
    desk.publisher.plays(sends(OLD), sends(NEW), sends(OLD), sends(third))
    for _ in range(4):
        kept = desk.file()
    assert [each.sha256 for each in kept.record.earlier] == [sha256(OLD), sha256(NEW), sha256(OLD)]
    assert len(desk.kept) == 4


def test_the_same_bytes_again_are_not_changed(desk: Desk) -> None:
    """A publisher without marks of version sends all of it; the file stays as it is."""
    desk.publisher.plays(sends(OLD))
    desk.file()
    desk.clock.seconds += 60
    again = desk.file()
    assert (again.outcome, again.moved_to) == (Outcome.NOT_CHANGED, "")
    assert again.record.fetched < again.record.checked


def test_a_file_laid_there_by_hand_is_not_lost(desk: Desk) -> None:
    """A file without a record is kept as any other."""
    path = desk.folder / "els/homes.csv"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"by hand\n")
    desk.publisher.plays(sends(OLD))
    kept = desk.file()
    assert (path.parent / kept.moved_to).read_bytes() == b"by hand\n"


def test_a_refused_answer_leaves_everything_as_it_was(desk: Desk) -> None:
    """File and record keep their bytes, and nothing else lies about."""
    desk.publisher.plays(sends(OLD, **DATED))
    desk.columns()
    before = {name: (desk.folder / name).read_bytes() for name in desk.kept}
    for act in (sends(b"<html>"), sends(b"", status=404), streams([OLD] * 9), sends(OLD[:-30])):
        desk.publisher.plays(act)
        with pytest.raises(ImportFaultError):
            desk.columns(limit=len(OLD) + 9)
    assert {name: (desk.folder / name).read_bytes() for name in desk.kept} == before
    assert [each.name for each in desk.folder.iterdir()] == ["els"]


@pytest.mark.parametrize("text", ["", "{", '{"release": 3}', "\x00"])
def test_a_damaged_record_is_not_relied_upon(desk: Desk, text: str) -> None:
    """The file is fetched whole and the record written anew."""
    desk.publisher.answers(only_if_changed)
    path = desk.file().path
    path.with_name("homes.csv.fetched.json").write_text(text)
    assert desk.file().outcome is Outcome.NOT_CHANGED
    assert "If-None-Match" not in desk.publisher.asked[1].headers
    assert record(desk)["sha256"] == sha256(OLD)


def test_a_table_of_several_pages_is_always_asked_for(desk: Desk) -> None:
    """The first page alone cannot say that the others are the same."""
    pages = [sends(nomis(months(4)[:2], 4), **DATED), sends(nomis(months(4)[2:], 4))]
    desk.publisher.plays(*pages, *pages)
    desk.fetch(NOMIS)
    assert desk.fetch(NOMIS).outcome is Outcome.NOT_CHANGED
    assert all("If-None-Match" not in each.headers for each in desk.publisher.asked)


def test_another_address_is_not_asked_with_the_old_mark(desk: Desk) -> None:
    """The mark of one address says nothing about another."""
    desk.publisher.answers(only_if_changed)
    desk.file()
    desk.fetch(FILE | {"url": "https://example.org/homes/moved.csv"})
    assert "If-None-Match" not in desk.publisher.asked[1].headers


def test_a_folder_in_the_files_place_is_refused_before_anyone_is_asked(desk: Desk) -> None:
    """The fault names it."""
    (desk.folder / "els/homes.csv").mkdir(parents=True)
    with pytest.raises(ImportFaultError, match="not a file"):
        desk.file()
    assert desk.publisher.asked == []


def test_a_link_out_of_the_folder_is_refused(desk: Desk, tmp_path: Path) -> None:
    """Nothing is written elsewhere than in the folder."""
    (tmp_path / "elsewhere").mkdir()
    desk.folder.mkdir()
    (desk.folder / "els").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(ImportFaultError, match="out of the folder"):
        desk.file()
    assert desk.publisher.asked == []


@pytest.mark.parametrize("moment", range(1, 8))
def test_a_crash_at_any_moment_leaves_a_whole_file_and_loses_none(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    """The machine stops at the first, second ... change on the disk: old or new stands, old is never gone."""
    desk.publisher.plays(sends(OLD, **DATED), sends(NEW), sends(NEW))
    desk.file()
    _crash_at(moment, monkeypatch)
    with pytest.raises(Crash):
        desk.file()
        raise Crash  # there were not so many changes
    monkeypatch.undo()
    path = desk.folder / "els/homes.csv"
    assert path.read_bytes() in (OLD, NEW)
    assert OLD in [each.read_bytes() for each in path.parent.glob("homes*.csv")]
    desk.file()
    assert path.read_bytes() == NEW
    assert OLD in [each.read_bytes() for each in path.parent.glob("homes*.csv")]


class Crash(BaseException):
    """The machine stops."""


def _crash_at(moment: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stop at the so-manieth call that changes the disk."""
    left = [moment]

    def counted(real: Callable[..., object]) -> Callable[..., object]:
        def call(*given: object, **named: object) -> object:
            left[0] -= 1
            if left[0] == 0:
                raise Crash
            return real(*given, **named)

        return call

    monkeypatch.setattr(Path, "replace", counted(Path.replace))
    monkeypatch.setattr(Path, "write_text", counted(Path.write_text))
    monkeypatch.setattr("lutondash.importers.fetching.keeping.copyfile", counted(copyfile))
    monkeypatch.setattr("lutondash.importers.fetching.keeping.os.fsync", counted(os.fsync))


def test_a_folder_that_cannot_be_used_is_told(desk: Desk) -> None:
    """A file where the folder should be is a fault in words."""
    desk.folder.write_text("no folder")
    with pytest.raises(ImportFaultError, match="cannot be read or written"):
        desk.file()
