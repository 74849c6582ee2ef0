"""Tests of `lutondash.editions.following`: what is out is shown, and the last good edition stays up."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest

from lutondash.dataset import edition as editions
from lutondash.dataset.edition import Edition, dataset
from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError, UnknownIdError
from lutondash.model.edition import ChangeKind, Shown
from tests.editions.damaged import publish_faulty
from tests.editions.followers import LATER, SECOND, TIME, following, numbers, rain
from tests.editions.shelves import DAY, NOW, fill, lose, manifest_path, spoil


def test_an_edition_is_shown_from_its_second_on(follower: Follower) -> None:
    """Not one second before, and with the first look after."""
    follower.refresh(TIME - SECOND)
    before = follower.shown(TIME - SECOND)
    follower.refresh(TIME)
    after = follower.shown(TIME)
    assert (before.number, numbers(before), rain(before)) == (1, [1], 154)
    assert (after.number, numbers(after), rain(after)) == (2, [2, 1], 102)
    assert (after.kind, dataset(after).history.shown) == (Shown.CURRENT, Shown.CURRENT)


def test_a_page_is_made_of_the_edition_that_was_taken(follower: Follower) -> None:
    """What was taken before the switch stays whole after it."""
    taken = follower.shown(TIME - SECOND)
    follower.refresh(TIME)
    assert (rain(taken), numbers(taken)) == (154, [1])


def test_the_changes_of_our_own_place_are_told(follower: Follower) -> None:
    """Here the region's and the country's too; the first edition changed nothing."""
    follower.refresh(TIME)
    told = dataset(follower.shown(TIME)).history.changes
    assert [(each.edition, each.change.kind, each.change.new) for each in told] == [
        (2, ChangeKind.CORRECTED, "102")
    ]


@pytest.mark.parametrize("spoilt", ["lost", "damaged"])
def test_a_damaged_edition_is_refused_until_it_is_mended(
    follower: Follower, followed: Store, spoilt: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The last good one stays up; the log says so once, and health with every answer."""
    new = followed.ledger().standing[0]
    file = next(each for each in new.manifest.files if each.path.endswith("rainy-days/observations.csv"))
    path, whole = blob_path(file.sha256), followed.read_blob(file.sha256)
    lose(followed, path) if spoilt == "lost" else spoil(followed, path, whole[:-3] + b"7\n")
    with caplog.at_level(logging.INFO, "lutondash"):
        for seconds in range(0, 60, 15):
            follower.refresh(TIME + seconds * SECOND)
    assert follower.shown(LATER).number == 1
    health = follower.health(TIME + 45 * SECOND)
    assert (health.status, health.edition, health.fault) == ("degraded", 1, looked.NOT_WHOLE.format(2))
    assert (health.since, health.checked) == (TIME, TIME + 45 * SECOND)
    assert [each.getMessage().partition(" fault")[0] for each in caplog.records] == [
        "status=degraded edition=1"
    ]
    with pytest.raises(UnknownIdError):
        follower.past(2, TIME)

    spoil(followed, path, whole)
    follower.refresh(LATER)
    assert follower.shown(LATER).number == 2
    assert (follower.health(LATER).status, follower.health(LATER).since) == ("ok", LATER)


def test_a_damaged_record_leaves_what_is_shown(follower: Follower, followed: Store) -> None:
    """Whether it is the next edition's or that of the one shown; nobody is told of the next."""
    spoil(followed, manifest_path(2), b"{}")
    follower.refresh(LATER)
    assert follower.shown(LATER).number == 1
    assert follower.health(LATER).fault == looked.DAMAGED_RECORD

    spoil(followed, manifest_path(1), b"{}")
    follower.refresh(LATER)
    assert rain(follower.shown(LATER)) == 154


def test_a_late_edition_is_refused(follower: Follower, followed: Store) -> None:
    """One that says it was prepared after its own time is no edition."""
    raw = followed.read_record(manifest_path(2)) or b""
    spoil(followed, manifest_path(2), raw.replace(b'"prepared": "2024-09-02', b'"prepared": "2024-10-02'))
    follower.refresh(LATER)
    assert follower.shown(LATER).number == 1
    assert follower.health(LATER).fault == looked.DAMAGED_RECORD


def test_data_at_fault_is_refused_and_read_only_once(
    follower: Follower, followed: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its files are whole and yet no dataset: the last good one stays up."""
    publish_faulty(followed, at=TIME)
    for _ in range(3):
        follower.refresh(LATER)
    assert follower.shown(LATER).number == 2
    assert follower.health(LATER).fault == looked.AT_FAULT.format(3)
    monkeypatch.setattr("lutondash.editions.fetching.check_out", None)
    follower.refresh(LATER)
    assert follower.health(LATER).fault == looked.AT_FAULT.format(3)


def test_a_process_that_starts_beside_a_damaged_edition_shows_the_one_before(
    followed: Store, tmp_path: Path
) -> None:
    """It has no last good one of its own."""
    lose(followed, blob_path(followed.ledger().standing[0].manifest.changes.sha256))
    assert following(followed, tmp_path, LATER).shown(LATER).number == 1


def test_an_edition_taken_back_goes_at_once(follower: Follower, followed: Store) -> None:
    """The one before is shown again; what was taken back is listed with its figures, and can be looked at."""
    follower.refresh(TIME)
    withdraw(followed, now=LATER, note="A total was wrong.", approved_by="Chief executive")
    follower.refresh(LATER)
    shown = follower.shown(LATER)
    assert (shown.number, rain(shown), numbers(shown)) == (1, 154, [2, 1])
    assert [(each.edition, each.change.new) for each in dataset(shown).history.changes] == [(2, "102")]
    assert follower.health(LATER).status == "ok"
    past = follower.past(2, LATER)
    told = dataset(past).history
    assert (past.number, rain(past), numbers(past), len(told.changes)) == (2, 102, [2, 1], 1)
    assert [each.withdrawn and each.withdrawn.note for each in told.editions] == ["A total was wrong.", None]


def test_an_edition_taken_back_before_its_time_was_never_there(follower: Follower, followed: Store) -> None:
    """Nobody is told of it, then or later."""
    withdraw(followed, now=TIME - SECOND, note="A total was wrong.", approved_by="Chief executive")
    follower.refresh(LATER)
    assert numbers(follower.shown(LATER)) == [1]
    for now in (TIME, LATER, LATER + 1000 * DAY):
        follower.refresh(now)
        with pytest.raises(UnknownIdError):
            follower.past(2, now)


def test_an_earlier_edition_is_shown_as_it_came_out(follower: Follower) -> None:
    """On the day on which it did, with what is known of later ones beside it."""
    follower.refresh(LATER)
    past = follower.past(1, LATER)
    assert (past.number, past.kind, past.as_of, rain(past)) == (1, Shown.PAST, date(2024, 9, 2), 154)
    assert (dataset(past).history.number, numbers(past)) == (1, [2, 1])
    assert dataset(past).history.changes == ()


@pytest.mark.parametrize("number", [0, 2, 3, 999999])
def test_what_is_not_out_has_no_number(follower: Follower, number: int) -> None:
    """An edition that is still to come is told apart from none by nothing."""
    with pytest.raises(UnknownIdError) as refused:
        follower.past(number, TIME - SECOND)
    assert (refused.value.kind, refused.value.known) == ("edition", ())


def test_many_earlier_editions_take_little_room(folder_store: Store, sample: Path, tmp_path: Path) -> None:
    """No more than two are held, and the current one stays."""
    fill(folder_store, sample, tmp_path, editions=6)
    follower = following(folder_store, tmp_path, NOW)
    current = dataset(follower.shown(NOW)).figures
    for number in range(1, 7):
        dataset(follower.past(number, NOW))
        assert len(editions._PAST) <= 2
    assert dataset(follower.shown(NOW)).figures is current


def test_health_says_nothing_of_what_is_still_to_come(follower: Follower) -> None:
    """And when nobody looks any more, it says so."""
    health = follower.health(NOW)
    assert (health.status, health.edition, health.fault) == ("ok", 1, "")
    assert follower.health(NOW + timedelta(minutes=3)).fault == looked.NOT_LOOKED


def test_a_store_out_of_reach_leaves_what_is_shown(
    follower: Follower, followed: Store, tmp_path: Path
) -> None:
    """A process that starts then shows what was shown last; it forgets that where it was taken back."""
    follower.refresh(TIME)
    away = Path(followed.address).rename(tmp_path / "away")
    Path(followed.address).write_text("no folder")
    follower.refresh(LATER)
    started = following(followed, tmp_path, LATER)
    for each in (follower, started):
        assert (each.shown(LATER).number, rain(each.shown(LATER))) == (2, 102)
        assert each.health(LATER).fault == looked.OUT_OF_REACH

    Path(followed.address).unlink()
    away.rename(followed.address)
    withdraw(followed, now=LATER, note="A total was wrong.", approved_by="Chief executive")
    for each in (started, following(followed, tmp_path, LATER)):
        each.refresh(LATER)
        assert each.shown(LATER).number == 1


def test_where_nothing_can_be_shown_that_is_said(folder_store: Store, tmp_path: Path) -> None:
    """An empty store is no fault of its own, and yet readers see nothing."""
    follower = following(folder_store, tmp_path, NOW)
    with pytest.raises(EditionFaultError, match=looked.NOTHING):
        follower.shown(NOW)
    assert (follower.health(NOW).status, follower.health(NOW).fault) == ("down", looked.NOTHING)


def test_the_day_changes_at_midnight(follower: Follower) -> None:
    """In Luton's time: summer lasts until October, so that the day begins an hour before Greenwich's."""
    midnight = NOW.replace(hour=23, minute=0)
    assert follower.shown(midnight - SECOND).as_of == date(2024, 9, 2)
    assert follower.shown(midnight).as_of == date(2024, 9, 2)  # nobody has looked since
    follower.refresh(midnight)
    assert follower.shown(midnight).as_of == date(2024, 9, 3)
    assert dataset(follower.shown(midnight)).as_of == date(2024, 9, 3)


def test_the_next_day_is_read_before_it_begins(follower: Follower, monkeypatch: pytest.MonkeyPatch) -> None:
    """No reader waits at midnight."""
    midnight = NOW.replace(hour=23, minute=0)
    follower.refresh(midnight - 30 * SECOND)
    monkeypatch.setattr(editions, "load", None)
    assert dataset(follower.shown(midnight)).as_of == date(2024, 9, 3)


def test_processes_that_share_a_place_show_the_same(followed: Store, tmp_path: Path) -> None:
    """However many look at the same moment."""

    def shown(_: int) -> Edition:
        return following(followed, tmp_path, TIME).shown(TIME)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(shown, range(8)))
    assert [each.number for each in found] == [2]
