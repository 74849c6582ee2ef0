"""An edition is taken back once, with a reason, and nothing is deleted."""

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Barrier

import pytest

from lutondash.editions.manifest import sealed
from lutondash.editions.reading import released, shown_at
from lutondash.editions.store import Store
from lutondash.editions.verifying import verify
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError
from tests.editions.shelves import DAY, NOW, fill, lose, manifest_path, next_draft, put, small, spoil, told


def take_back(store: Store, note: str = "A total was wrong.", role: str = "Chief executive") -> int:
    """Withdraw the newest edition two days after the first came out."""
    return withdraw(store, now=NOW + 2 * DAY + timedelta(microseconds=9), note=note, approved_by=role).number


def shown(store: Store) -> int | None:
    """Return the number of the edition that is shown after two days."""
    each = shown_at(store, NOW + 2 * DAY)
    return each.number if each else None


def test_one_edition_after_the_other_is_taken_back(store: Store) -> None:
    """First one still to come, then those that are out, until nothing is left and that is told."""
    small(store, 4)
    assert shown(store) == 3
    before = {listed.path for listed in store.files.every()}
    assert [(take_back(store), shown(store)) for _ in range(4)] == [(4, 3), (3, 2), (2, 1), (1, None)]
    with pytest.raises(EditionFaultError, match="There is no edition to take back"):
        take_back(store)
    left = {listed.path for listed in store.files.every()}
    assert left - before == {f"withdrawals/{number:04d}.json" for number in range(1, 5)}
    assert before <= left
    assert verify(store) == ()


def test_it_is_noted_when_why_and_by_whom(store: Store) -> None:
    """To the second."""
    small(store, 1)
    take_back(store)
    (noted,) = store.withdrawals().values()
    assert (noted.at, noted.note, noted.approved_by) == (
        NOW + 2 * DAY,
        "A total was wrong.",
        "Chief executive",
    )


def test_an_empty_store_has_nothing_to_take_back(store: Store) -> None:
    """And nothing is written."""
    with pytest.raises(EditionFaultError, match="There is no edition to take back"):
        take_back(store)
    assert store.files.every() == ()


def test_without_a_reason_and_a_role_nothing_is_taken_back(folder_store: Store) -> None:
    """Both are asked for at once."""
    small(folder_store, 1)
    with pytest.raises(EditionFaultError) as fault:
        take_back(folder_store, " ", "")
    assert [path for path, _ in told(fault.value.findings)] == ["approved_by", "note"]
    assert not folder_store.withdrawals()


def test_two_who_take_back_at_once_take_back_one(store: Store) -> None:
    """The second would otherwise take down an edition that nobody complained of."""
    small(store, 3)
    together = Barrier(2)

    def take(me: int) -> int | None:
        together.wait()
        try:
            return withdraw(store, now=NOW, note=f"By {me}.", approved_by="Chief executive").number
        except EditionFaultError:
            return None

    with ThreadPoolExecutor(2) as pool:
        taken = [number for number in pool.map(take, range(2)) if number]
    assert taken in ([3], [3, 2], [2, 3])  # two are taken only where one came wholly after the other
    assert sorted(store.withdrawals()) == sorted(taken)


def test_one_who_is_late_is_told(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where somebody else takes the same edition back between looking and writing."""
    small(store, 2)
    ledger = store.ledger()
    take_back(store)
    monkeypatch.setattr(Store, "ledger", lambda _: ledger)
    with pytest.raises(EditionFaultError, match="taken back by somebody else"):
        take_back(store, "Another reason.")


def test_an_older_edition_is_not_taken_back_for_a_damaged_one(store: Store) -> None:
    """Who means the newest must not hit the one that is still good."""
    small(store, 3)
    spoil(store, manifest_path(3), b"{}")
    with pytest.raises(EditionFaultError, match="damaged"):
        take_back(store)
    assert not store.withdrawals()


@pytest.mark.parametrize("data", [b"", b"{}", b'{"number": 2}'])
def test_a_damaged_record_does_not_bring_an_edition_back(data: bytes, store: Store) -> None:
    """It stays down, is not told of as if it stood, and the fault is told."""
    small(store, 2)
    take_back(store)
    spoil(store, "withdrawals/0002.json", data)
    ledger = store.ledger()
    assert (shown(store), [each.number for each in ledger.standing]) == (1, [1])
    assert [each.number for each in released(store, NOW + 9 * DAY)] == [1]
    assert {path for path, _ in told(ledger.faults)} == {"withdrawals/0002.json"}


def test_a_lost_record_does_not_bring_an_edition_back(store: Store) -> None:
    """A withdrawal written later knew of it, and `verify` tells that its record is gone."""
    small(store, 3)
    assert (take_back(store), take_back(store)) == (3, 2)
    lose(store, "withdrawals/0003.json")
    assert shown(store) == 1
    words = "Edition 3 was taken back. Its record is missing."
    assert told(verify(store)) == [("withdrawals/0003.json", words)]


def test_an_edition_published_later_knows_what_was_taken_back(
    folder_store: Store, sample: Path, tmp_path: Path
) -> None:
    """So that its manifest keeps down what it was published to replace."""
    fill(folder_store, sample, tmp_path)
    withdraw(folder_store, now=NOW, note="A total was wrong.", approved_by="Chief executive")
    draft, changed = next_draft(folder_store, tmp_path, 1)
    assert put(draft, folder_store, changes=changed).manifest.withdrawn == (2,)
    lose(folder_store, "withdrawals/0002.json")
    assert [each.number for each in folder_store.ledger().standing] == [3, 1]
    assert [path for path, _ in told(verify(folder_store))] == ["withdrawals/0002.json"]


def test_records_written_before_withdrawals_were_listed_are_read(folder_store: Store) -> None:
    """A store of that time is as whole as it was."""
    small(folder_store, 2)
    take_back(folder_store)
    for path in (manifest_path(2), "withdrawals/0002.json"):
        plain = json.loads(folder_store.read_record(path) or b"")
        del plain["withdrawn"], plain["sha256"]
        spoil(folder_store, path, sealed(plain))
    assert verify(folder_store) == ()
    assert sorted(folder_store.withdrawals()) == [2]


def test_only_the_edition_that_was_meant_is_taken_back(folder_store: Store) -> None:
    """Of three still to come none is hit by who means the one that everybody sees."""
    small(folder_store, 3)

    def meant(number: int) -> int:
        return withdraw(folder_store, now=NOW, note="Bad.", approved_by="Director", number=number).number

    with pytest.raises(EditionFaultError, match="Edition 1 is not the newest that stands: that is edition 3"):
        meant(1)
    with pytest.raises(EditionFaultError, match="There is no edition 9"):
        meant(9)
    assert not folder_store.withdrawals()
    assert meant(3) == 3
    with pytest.raises(EditionFaultError, match="Edition 3 is taken back already"):
        meant(3)
    assert sorted(folder_store.withdrawals()) == [3]


def test_it_is_noted_that_an_edition_is_hidden(store: Store) -> None:
    """Without that it stays to be looked at."""
    small(store, 2)
    withdraw(store, now=NOW, note="It held names.", approved_by="Chief executive", hidden=True)
    take_back(store)
    assert {number: each.hidden for number, each in store.withdrawals().items()} == {1: False, 2: True}
