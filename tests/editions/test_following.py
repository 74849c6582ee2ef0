"""Tests of `lutondash.editions.following`: what is out is shown, and the last good edition stays up."""

import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from lutondash.dataset import edition as editions
from lutondash.dataset.edition import Edition, dataset
from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError, UnknownIdError
from lutondash.model.edition import ChangeKind, Shown
from tests.editions.damaged import publish_faulty
from tests.editions.shelves import DAY, NOW, RAIN, fill, lose, manifest_path, next_draft, put, spoil

SECOND = timedelta(seconds=1)
TIME = NOW + DAY
"""When the second edition comes out."""
LATER = TIME + timedelta(hours=1)


@pytest.fixture
def followed(folder_store: Store, sample: Path, tmp_path: Path) -> Store:
    """Return a store with an edition that is out, and one that comes out a day later."""
    fill(folder_store, sample, tmp_path, editions=1)
    draft, changed = next_draft(folder_store, tmp_path, 102)
    put(draft, folder_store, at=TIME, changes=changed)
    return folder_store


@pytest.fixture
def follower(followed: Store, tmp_path: Path) -> Follower:
    """Return who follows the store, having looked once."""
    return following(followed, tmp_path, NOW)


def following(store: Store, place: Path, now: datetime) -> Follower:
    """Follow a store from a moment on, as another process with the same place on this machine would."""
    follower = Follower(store.address, place / "cache")
    follower.refresh(now)
    return follower


def rain(shown: Edition) -> float | None:
    """Return the last figure of rain: each edition of these tests has another."""
    return dataset(shown).series("rainy-days", "E92999001").observations[-1].value


def numbers(shown: Edition) -> list[int]:
    """Return the editions that a page tells of."""
    return [each.number for each in dataset(shown).history.editions]


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
    """The one before is shown again; what was taken back is listed, and can be looked at as it was."""
    follower.refresh(TIME)
    withdraw(followed, now=LATER, note="A total was wrong.", approved_by="Chief executive")
    follower.refresh(LATER)
    shown = follower.shown(LATER)
    assert (shown.number, rain(shown), numbers(shown)) == (1, 154, [2, 1])
    assert dataset(shown).history.changes == ()
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


def cached(tmp_path: Path, manifest: StoredManifest, path: str = RAIN) -> Path:
    """Return where a file of an edition lies on this machine."""
    (folder,) = (tmp_path / "cache").glob(f"*/{manifest.sha256[:16]}")
    return folder / path


@pytest.mark.parametrize("spoilt", ["junk", "altered", "gone"])
def test_files_damaged_on_this_machine_are_mended_before_the_next_day(
    follower: Follower, followed: Store, tmp_path: Path, spoilt: str
) -> None:
    """No altered figure is ever read from them."""
    file = cached(tmp_path, followed.ledger().manifests[0])
    whole = file.read_bytes()
    damage(file, spoilt)
    next_day = TIME - SECOND
    follower.refresh(next_day)
    shown = follower.shown(next_day)
    assert (rain(shown), shown.as_of, file.read_bytes()) == (154, date(2024, 9, 3), whole)
    assert follower.health(next_day).status == "ok"


def damage(file: Path, how: str) -> None:
    """Spoil a file on this machine, as a bad disk would."""
    whole = file.read_bytes()
    file.unlink()
    if how != "gone":
        file.write_bytes(whole.replace(b",154", b",155") if how == "altered" else whole + b"junk,1\n")


@pytest.mark.parametrize("spoilt", ["junk", "altered", "gone"])
def test_yesterday_stays_where_the_next_day_cannot_be_read(
    follower: Follower, followed: Store, tmp_path: Path, spoilt: str
) -> None:
    """The store cannot mend the files either; once it can, the day of today is shown."""
    manifest = followed.ledger().manifests[0]
    damage(cached(tmp_path, manifest), spoilt)
    away = Path(followed.address).rename(tmp_path / "away")
    next_day = TIME - SECOND
    for seconds in (0, 15, 30):
        follower.refresh(next_day + seconds * SECOND)
        shown = follower.shown(next_day + seconds * SECOND)
        assert (rain(shown), shown.as_of) == (154, date(2024, 9, 2))
    health = follower.health(next_day)
    assert (health.status, health.edition, health.is_up) == ("degraded", 1, True)
    assert health.fault == f"{looked.OUT_OF_REACH} {looked.NOT_READ_AGAIN.format(1)}"

    away.rename(followed.address)
    follower.refresh(next_day)
    assert follower.shown(next_day).as_of == date(2024, 9, 3)
    assert (rain(follower.shown(next_day)), follower.health(next_day).status) == (154, "ok")


def test_a_clock_that_was_ahead_leaves_nothing_up(
    follower: Follower, followed: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """An edition that came out by it goes again, in this process and in one that starts."""
    follower.refresh(TIME + SECOND)
    follower.refresh(TIME - SECOND)
    assert follower.shown(TIME - SECOND).number == 2  # no more than any clock is off
    follower.refresh(NOW)
    assert (follower.shown(NOW).number, rain(follower.shown(NOW)), numbers(follower.shown(NOW))) == (
        1,
        154,
        [1],
    )
    assert follower.health(NOW).fault == looked.NOT_OUT_YET.format(2)
    assert looked.NOT_OUT_YET.format(2) in caplog.text

    follower.refresh(TIME)
    Path(followed.address).rename(tmp_path / "away")
    for each in (follower, following(followed, tmp_path, NOW)):
        each.refresh(NOW)
        with pytest.raises(EditionFaultError, match=looked.NOTHING):
            each.shown(NOW)


@pytest.mark.parametrize("lost", ["gone", "empty"])
def test_a_store_whose_place_is_missing_is_out_of_reach(
    follower: Follower, followed: Store, tmp_path: Path, lost: str
) -> None:
    """As with a share that is not mounted: what was shown stays, also after two new starts."""
    away = Path(followed.address).rename(tmp_path / "away")
    if lost == "empty":
        Path(followed.address).mkdir()
    follower.refresh(NOW)
    for each in (follower, following(followed, tmp_path, NOW), following(followed, tmp_path, NOW)):
        assert rain(each.shown(NOW)) == 154
        assert each.health(NOW).fault == looked.OUT_OF_REACH
    if lost == "empty":
        Path(followed.address).rmdir()
    away.rename(followed.address)
    follower.refresh(NOW)
    assert follower.health(NOW).status == "ok"


def test_only_a_withdrawal_makes_a_process_forget(
    follower: Follower, followed: Store, tmp_path: Path
) -> None:
    """The one edition there was is taken back: nothing is shown, even where the store is then away."""
    withdraw(followed, now=NOW, note="Not yet.", approved_by="Chief executive")
    withdraw(followed, now=NOW, note="A total was wrong.", approved_by="Chief executive")
    follower.refresh(NOW)
    Path(followed.address).rename(tmp_path / "away")
    assert following(followed, tmp_path, NOW).health(NOW).edition is None


@pytest.mark.parametrize("spoilt", ["junk", "altered", "gone"])
def test_an_earlier_edition_damaged_on_this_machine_is_mended(
    follower: Follower, followed: Store, tmp_path: Path, spoilt: str
) -> None:
    """It is looked at again before it is read again."""
    follower.refresh(LATER)
    assert rain(follower.past(1, LATER)) == 154
    damage(cached(tmp_path, followed.ledger().manifests[0]), spoilt)
    editions._PAST._held.clear()
    soon = LATER + 2 * timedelta(minutes=1)
    assert rain(follower.past(1, soon)) == 154


def test_an_edition_that_cannot_be_kept_here_is_told_of_in_its_own_words(
    followed: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Its files are not damaged: this machine has no place for them."""
    (tmp_path / "cache").write_text("no folder")
    follower = following(followed, tmp_path, NOW)
    health = follower.health(NOW)
    assert (health.status, health.fault) == ("down", f"{looked.NOT_KEPT.format(1)} {looked.NOTHING}")
    assert "cannot be kept here" in caplog.text


def test_what_cannot_be_kept_in_mind_does_not_stop_the_site(
    followed: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The log says so."""

    def full(*_: object, **__: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr("lutondash.editions.last_shown.tempfile.NamedTemporaryFile", full)
    assert following(followed, tmp_path, NOW).shown(NOW).number == 1
    assert "cannot be kept in mind: No space left on device" in caplog.text


def test_processes_that_share_a_place_show_the_same(followed: Store, tmp_path: Path) -> None:
    """However many look at the same moment."""

    def shown(_: int) -> Edition:
        return following(followed, tmp_path, TIME).shown(TIME)

    with ThreadPoolExecutor(8) as pool:
        found = set(pool.map(shown, range(8)))
    assert [each.number for each in found] == [2]


@pytest.fixture(autouse=True)
def _empty_shelves() -> Iterator[None]:
    """Let no test find on the shelves what another has read."""
    yield
    for shelf in (editions._CURRENT, editions._PAST, editions._HISTORIES):
        shelf._held.clear()
