"""Tests of `lutondash.editions.following` where this machine, its clock or the store's place is at fault."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from lutondash.dataset import edition as editions
from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError
from tests.editions.followers import LATER, SECOND, TIME, following, numbers, rain
from tests.editions.shelves import NOW, RAIN


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
