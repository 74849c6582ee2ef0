"""Tests of `lutondash.editions.tidying`: what is in use by any process stays, what nobody uses goes."""

import multiprocessing
import os
import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from lutondash.dataset.edition import Edition, dataset
from lutondash.editions import looked, tidying
from lutondash.editions.following import Follower
from lutondash.editions.histories import HISTORIES
from lutondash.editions.store import Store
from lutondash.editions.tidying import LEFT_FOR, UNUSED_FOR, tidy
from lutondash.errors import DataFaultError
from tests.editions.followers import LATER, SECOND, TIME, following, rain
from tests.editions.shelves import NOW, fill


def aged(path: Path, seconds: float) -> Path:
    """Make a file or folder, unless it is there, and let it have been written some time ago."""
    if not path.exists():
        path.mkdir(parents=True)
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))
    return path


def own(place: Path) -> Path:
    """Return the folder that followers of the one store share."""
    (found,) = (place / "cache").iterdir()
    return found


def age_all(place: Path) -> None:
    """Let nobody have used anything for long."""
    for each in (*own(place).iterdir(), *(own(place) / HISTORIES).iterdir()):
        aged(each, 2 * UNUSED_FOR)


def numbered_folders(store: Store, place: Path) -> list[int]:
    """Return the editions whose files are on this machine."""
    there = {each.name for each in own(place).iterdir()}
    return [each.number for each in store.manifests() if each.sha256[:16] in there]


def test_editions_that_nobody_used_for_days_go(
    folder_store: Store, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one that is shown stays, and so do a few more, and what readers lately looked back at."""
    fill(folder_store, sample, tmp_path, editions=5)
    follower = following(folder_store, tmp_path, NOW)
    for number in (1, 2, 3, 4):
        follower.past(number, NOW)
    tidy(own(tmp_path))
    assert numbered_folders(folder_store, tmp_path) == [1, 2, 3, 4, 5]
    histories = len(list((own(tmp_path) / HISTORIES).iterdir()))

    monkeypatch.setattr(tidying, "KEPT", 2)
    age_all(tmp_path)
    follower.refresh(NOW)
    follower.past(3, NOW + timedelta(minutes=2))
    tidy(own(tmp_path))
    assert numbered_folders(folder_store, tmp_path) == [3, 5]
    assert len(list((own(tmp_path) / HISTORIES).iterdir())) < histories
    for number in (1, 3, 4):
        assert rain(follower.past(number, NOW + timedelta(minutes=4))) == rain_of(number)
    assert (rain(follower.shown(NOW)), follower.health(NOW).status) == (105, "ok")
    assert all(Path(path).is_file() for _, path in dataset(follower.shown(NOW)).history.whole)


def rain_of(number: int) -> float:
    """Return the figure that `fill` gives an edition."""
    return 154 if number == 1 else 100 + number


def look(address: str, place: Path, now: datetime) -> None:
    """Follow a store in a process of its own, as a second server on this machine does."""
    Follower(address, place / "cache").refresh(now)


def test_what_another_process_uses_stays(
    follower: Follower, followed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One whose clock is behind still shows the first edition; without it that edition goes."""
    monkeypatch.setattr(tidying, "KEPT", 0)
    follower.refresh(TIME)
    for starts, left in ((True, [1, 2]), (False, [2])):
        age_all(tmp_path)
        if starts:
            other = multiprocessing.get_context("spawn").Process(
                target=look, args=(followed.address, tmp_path, TIME - SECOND)
            )
            other.start()
            other.join(60)
            assert other.exitcode == 0
        follower.refresh(TIME)
        tidy(own(tmp_path))
        assert numbered_folders(followed, tmp_path) == left
    assert rain(follower.shown(TIME)) == 102


def test_an_edition_that_goes_while_it_is_wanted_is_fetched_again(
    follower: Follower, followed: Store, tmp_path: Path
) -> None:
    """Readers keep what they have meanwhile."""
    assert rain(follower.shown(NOW)) == 154
    (folder,) = (each for each in own(tmp_path).iterdir() if len(each.name) == 16)
    shutil.rmtree(folder)
    assert rain(follower.shown(NOW)) == 154
    follower.refresh(NOW)
    assert numbered_folders(followed, tmp_path) == [1]
    assert follower.health(NOW).status == "ok"


def test_files_that_go_while_they_are_read_do_not_speak_against_an_edition(
    follower: Follower, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is tried again, unlike one whose data is at fault."""

    def gone(edition: Edition) -> None:
        shutil.rmtree(edition.folder)
        raise DataFaultError(edition.folder, [])

    with monkeypatch.context() as patched:
        patched.setattr("lutondash.editions.newest.dataset", gone)
        follower.refresh(TIME)
    assert follower.health(TIME).fault == looked.NOT_WHOLE.format(2)
    follower.refresh(LATER)
    assert (rain(follower.shown(LATER)), follower.health(LATER).status) == (102, "ok")


def test_what_a_killed_process_left_goes_after_an_hour(followed: Store, tmp_path: Path) -> None:
    """At the next start; what is being made stays, told by whatever was written in it last."""
    follower = following(followed, tmp_path, NOW)
    place = own(tmp_path)
    left = [aged(place / ".making-left", 2 * LEFT_FOR), aged(place / HISTORIES / ".making-x", 2 * LEFT_FOR)]
    made = [aged(place / ".making-now", 0.5 * LEFT_FOR), place / ".making-long"]
    (made[1] / "new").mkdir(parents=True)
    aged(made[1], 2 * LEFT_FOR)
    follower.refresh(NOW + SECOND)
    assert all(each.exists() for each in (*left, *made))
    follower.refresh(NOW + timedelta(hours=1))
    assert [each.exists() for each in (*left, *made)] == [False, False, True, True]


def test_what_a_killed_publisher_left_in_the_store_goes(folder_store: Store, tmp_path: Path) -> None:
    """With the next record; what another is just writing stays."""
    writing = tmp_path / "store" / ".writing"
    writing.mkdir(parents=True)
    for name, seconds in (("left", 2 * LEFT_FOR), ("now", 0.5 * LEFT_FOR)):
        (writing / name).write_bytes(b"half")
        aged(writing / name, seconds)
    folder_store.create("editions/0001.json", b"{}")
    assert [each.name for each in writing.iterdir()] == ["now"]
