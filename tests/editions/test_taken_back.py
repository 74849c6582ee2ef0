"""A withdrawal whose record is lost from the store: whoever has seen it does not show that edition again."""

from pathlib import Path

import pytest

from lutondash.dataset.edition import dataset
from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.records import WITHDRAWALS, numbered
from lutondash.editions.store import Store
from lutondash.editions.verifying import verify
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError, UnknownIdError
from tests.editions.followers import LATER, following, numbers
from tests.editions.shelves import NOW, fill, lose, next_draft, put, small, spoil

RECORD = numbered(WITHDRAWALS, 2)


@pytest.fixture
def follower(followed: Store, tmp_path: Path) -> Follower:
    """Return who follows the store, having looked once the second edition was out."""
    return following(followed, tmp_path, LATER)


def take_back(store: Store, **more: bool) -> None:
    """Take the newest edition back, an hour after it came out."""
    withdraw(store, now=LATER, note="A total was wrong.", approved_by="Chief executive", **more)


def remembering(store: Store, place: Path) -> Store:
    """Return the store as a command on the machine of the follower opens it."""
    return Store.open(store.address, place / "cache")


def copies(place: Path) -> list[Path]:
    """Return the records that this machine keeps."""
    return list((place / "cache").glob(f"*/{WITHDRAWALS}/*"))


def test_an_edition_seen_taken_back_does_not_come_back(
    follower: Follower, followed: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Nor in a process that starts later; health and the log say what is lost, and where a copy lies."""
    take_back(followed)
    follower.refresh(LATER)
    assert follower.health(LATER).status == "ok"
    raw = followed.read_record(RECORD)
    lose(followed, RECORD)
    (copy,) = copies(tmp_path)
    for each in (follower, following(followed, tmp_path, LATER)):
        each.refresh(LATER)
        shown = each.shown(LATER)
        assert (shown.number, numbers(shown)) == (1, [2, 1])
        told = dataset(shown).history.editions[0].withdrawn
        assert told is not None
        assert (told.note, told.at) == ("A total was wrong.", LATER)
        health = each.health(LATER)
        assert (health.status, health.fault) == ("degraded", looked.DAMAGED_RECORD)
        assert each.past(2, LATER).number == 2
    assert f"Edition 2 was taken back. Its record is missing. Put this copy there: {copy}" in caplog.text

    assert copy.read_bytes() == raw
    spoil(followed, RECORD, copy.read_bytes())
    follower.refresh(LATER)
    assert follower.health(LATER).status == "ok"


def test_what_was_hidden_stays_hidden(follower: Follower, followed: Store) -> None:
    """It answers as a number that never was, before and after its record is lost."""
    take_back(followed, hidden=True)
    follower.refresh(LATER)
    lose(followed, RECORD)
    follower.refresh(LATER)
    assert follower.shown(LATER).number == 1
    with pytest.raises(UnknownIdError):
        follower.past(2, LATER)


@pytest.mark.parametrize("spoilt", ["in the store", "here"])
def test_a_record_that_was_damaged_when_it_was_seen_counts(
    follower: Follower, followed: Store, tmp_path: Path, spoilt: str
) -> None:
    """Nobody knows when and why it was taken back, and yet it was."""
    take_back(followed)
    if spoilt == "in the store":
        spoil(followed, RECORD, b"{}")
    follower.refresh(LATER)
    if spoilt == "here":
        copies(tmp_path)[0].write_bytes(b"{}")
    lose(followed, RECORD)
    for each in (follower, following(followed, tmp_path, LATER)):
        each.refresh(LATER)
        assert each.shown(LATER).number == 1
        assert each.health(LATER).fault == looked.DAMAGED_RECORD


def test_a_process_without_room_remembers_by_itself(
    follower: Follower, followed: Store, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """Until it ends; the log says so once."""
    take_back(followed)
    (place,) = (tmp_path / "cache").iterdir()
    (place / WITHDRAWALS).write_text("no folder")
    follower.refresh(LATER)
    lose(followed, RECORD)
    for _ in range(2):
        follower.refresh(LATER)
        assert follower.shown(LATER).number == 1
    assert caplog.text.count("only until this program ends") == 1


def test_verify_tells_and_publish_refuses(folder_store: Store, tmp_path: Path, sample: Path) -> None:
    """On a machine that has seen the withdrawal, and before anything is built on the lost record."""
    fill(folder_store, sample, tmp_path, editions=2)
    take_back(folder_store)
    store = remembering(folder_store, tmp_path)
    assert verify(store) == ()
    lose(folder_store, RECORD)
    (finding,) = verify(remembering(folder_store, tmp_path))
    assert (finding.path, finding.fault) == (
        RECORD,
        "Edition 2 was taken back. Its record is missing.",
    )
    draft, _ = next_draft(store, tmp_path, 107)
    with pytest.raises(EditionFaultError, match="Its record is missing"):
        put(draft, store)


def test_another_edition_of_the_same_number_is_another(tmp_path: Path, folder_store: Store) -> None:
    """A store that was made anew at the same place is not held to what the old one took back."""
    small(folder_store, at=NOW)
    take_back(folder_store)
    assert remembering(folder_store, tmp_path).ledger().taken_back == {2}
    for path in (RECORD, "editions/0001.json", "editions/0002.json"):
        lose(folder_store, path)
    small(folder_store, at=NOW, note="Begun anew.")
    ledger = remembering(folder_store, tmp_path).ledger()
    assert (ledger.taken_back, ledger.faults) == (frozenset(), ())
