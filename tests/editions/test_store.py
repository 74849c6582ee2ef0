"""A store keeps what it has, in a folder and on a server alike, and tells what is at fault in it."""

from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path
from threading import Barrier

import pytest

from lutondash.editions.files import WRITING
from lutondash.editions.manifest import NumberedWithdrawal, to_bytes
from lutondash.editions.records import number_of
from lutondash.editions.store import Store, blob_path
from lutondash.errors import EditionFaultError
from tests.editions.shelves import NOW, lose, manifest_path, rewrite, small, spoil, told

PUBLISHERS = 8


def test_an_empty_store_has_no_edition(store: Store) -> None:
    """Nothing is made by looking, and a store that is not there yet is an empty one."""
    assert (store.manifests(), dict(store.withdrawals()), store.faults) == ((), {}, ())
    assert store.ledger().last_number == 0
    assert store.files.every() == ()


def test_contents_are_kept_once_by_their_checksum(store: Store) -> None:
    """What is put in comes out, and the same again adds nothing."""
    digest = store.put_blob(b"rain")
    assert digest == sha256(b"rain").hexdigest() == store.put_blob(b"rain")
    assert store.read_blob(digest) == b"rain"
    assert [listed.path for listed in store.files.every()] == [blob_path(digest)]


@pytest.mark.parametrize("damaged", [b"", b"rai", b"rainy", b"RAIN"])
def test_damaged_contents_are_never_given_out(damaged: bytes, store: Store) -> None:
    """Not one wrong byte; where the same contents are put in again, they are mended."""
    digest = store.put_blob(b"rain")
    spoil(store, blob_path(digest), damaged)
    with pytest.raises(EditionFaultError, match=r"damaged: their SHA-256 is"):
        store.read_blob(digest)
    store.put_blob(b"rain")
    assert store.read_blob(digest) == b"rain"


def test_missing_contents_are_told(store: Store) -> None:
    """By the place where they should be."""
    digest = store.put_blob(b"rain")
    lose(store, blob_path(digest))
    with pytest.raises(EditionFaultError) as fault:
        store.read_blob(digest)
    assert told(fault.value.findings) == [(blob_path(digest), "This file of an edition is missing.")]


def test_a_record_is_written_once(store: Store) -> None:
    """A second of the same name is refused and the first stays."""
    store.create("editions/0001.json", b"first")
    with pytest.raises(FileExistsError):
        store.create("editions/0001.json", b"second")
    assert store.read_record("editions/0001.json") == b"first"
    assert [listed.path for listed in store.files.every()] == ["editions/0001.json"]


def test_of_many_at_once_one_wins(store: Store) -> None:
    """However many write the same record at the same moment, its winner is told and nobody else."""
    for number in range(1, 6):
        together = Barrier(PUBLISHERS)

        def write(me: int, path: str = manifest_path(number), gate: Barrier = together) -> int | None:
            gate.wait()
            try:
                store.create(path, b"by %d" % me)
            except FileExistsError:
                return None
            return me

        with ThreadPoolExecutor(PUBLISHERS) as pool:
            winners = [me for me in pool.map(write, range(PUBLISHERS)) if me is not None]
        assert len(winners) == 1
        assert store.read_record(manifest_path(number)) == b"by %d" % winners[0]


def test_a_folder_has_no_half_written_file(folder_store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk fails before a file is whole, its name is not given to what there is of it."""

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", fail)
    with pytest.raises(EditionFaultError, match="No space left on device"):
        folder_store.create("editions/0001.json", b"first")
    with pytest.raises(EditionFaultError, match="No space left on device"):
        folder_store.put_blob(b"rain")
    assert folder_store.files.every() == ()


def test_an_answer_that_was_lost_is_no_refusal(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that wrote our record and then failed to say so is asked what it holds."""
    store = Store.open(bucket)
    system, write = store.files.system, store.files.system.pipe_file

    def lost(path: str, data: bytes, mode: str) -> None:
        write(path, data, mode=mode)
        raise ConnectionError("the answer was lost")

    monkeypatch.setattr(system, "pipe_file", lost)
    store.create("editions/0001.json", b"first")
    assert store.read_record("editions/0001.json") == b"first"
    with pytest.raises(FileExistsError):
        store.create("editions/0001.json", b"second")


def test_a_server_that_writes_over_files_is_refused(bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such a server could let two publishers win at once."""
    store = Store.open(bucket)
    digest = store.put_blob(b"rain")
    store.must_not_overwrite(digest, b"rain")
    system, write = store.files.system, store.files.system.pipe_file

    def writes_over(path: str, data: bytes, mode: str) -> None:
        assert mode == "create"
        write(path, data)

    monkeypatch.setattr(system, "pipe_file", writes_over)
    with pytest.raises(EditionFaultError, match="If-None-Match"):
        store.must_not_overwrite(digest, b"rain")


@pytest.mark.parametrize("address", ["nowhere://x", "", "s3://", "simplecache::s3://x"])
def test_what_is_no_address_is_refused(address: str) -> None:
    """In words, before anything is looked for."""
    with pytest.raises(EditionFaultError, match="address"):
        Store.open(address).ledger()


def test_a_store_out_of_reach_is_a_fault(bucket: str) -> None:
    """Reading tells it, and so does writing; it is not taken for an empty store."""
    store = Store.open(bucket)
    store.put_blob(b"rain")
    elsewhere = Store.open("s3://no-such-bucket-of-ours/luton")
    with pytest.raises(EditionFaultError, match="cannot be reached"):
        elsewhere.put_blob(b"rain")


def test_a_folder_that_may_not_be_read_is_a_fault(tmp_path: Path) -> None:
    """A file where the folder of editions should be is no empty store either."""
    (tmp_path / "editions").write_text("no folder")
    (tmp_path / "blobs").write_text("no folder")
    with pytest.raises(EditionFaultError, match="cannot be reached"):
        Store.open(str(tmp_path)).put_blob(b"rain")


def test_records_are_read_again_when_they_change(store: Store) -> None:
    """A store that is kept open sees new editions and new damage."""
    small(store, 1)
    assert [each.number for each in store.manifests()] == [1]
    assert store.faults == ()
    good = store.read_record(manifest_path(1)) or b""
    spoil(store, manifest_path(1), good.replace(b"Brings", b"Spring") + b"}")
    assert store.manifests() == ()
    assert store.ledger().damaged == {1}
    assert [path for path, _ in told(store.faults)] == [manifest_path(1)]


def test_a_number_that_is_missing_breaks_the_chain(store: Store) -> None:
    """Only the one that is missing is to blame: those before and after it are whole by their checksums."""
    small(store, 3)
    lose(store, manifest_path(2))
    ledger = store.ledger()
    assert [each.number for each in ledger.manifests] == [1, 3]
    words = "Edition 3 follows edition 2. This file is missing."
    assert told(ledger.faults) == [(manifest_path(2), words)]
    assert (ledger.last_number, ledger.damaged) == (3, {2})


def test_a_damaged_manifest_does_not_take_down_the_one_after_it(store: Store) -> None:
    """What a fresh process shows stays up where a manifest of the past is damaged."""
    small(store, 3)
    spoil(store, manifest_path(2), (store.read_record(manifest_path(2)) or b"").replace(b"Brings", b"brings"))
    ledger = store.ledger()
    assert ([each.number for each in ledger.standing], ledger.damaged) == ([3, 1], {2})
    assert {path for path, _ in told(ledger.faults)} == {manifest_path(2)}


def test_a_withdrawal_of_a_lost_edition_is_no_stray(store: Store) -> None:
    """To move it away would bring the edition back once its manifest is restored."""
    small(store, 3)
    taken = NumberedWithdrawal(number=2, at=NOW, note="A total was wrong.", approved_by="Director")
    spoil(store, "withdrawals/0002.json", to_bytes(taken))
    lose(store, manifest_path(2))
    assert {path for path, _ in told(store.faults)} == {manifest_path(2)}


def test_a_manifest_that_was_exchanged_breaks_the_chain(store: Store) -> None:
    """Even where it is whole in itself: neither it nor the edition that follows it is trusted."""
    small(store, 3)
    rewrite(store, 2, lambda plain: plain.update(note="We never said so."))
    assert [each.number for each in store.manifests()] == [1]
    fault = "The manifest of edition 2 is not the one that it follows."
    assert told(store.faults) == [(manifest_path(3), fault)]


def test_a_manifest_under_another_number_is_refused(store: Store) -> None:
    """A copy of edition 1 does not pass for edition 2."""
    small(store, 1)
    spoil(store, manifest_path(2), store.read_record(manifest_path(1)) or b"")
    assert [each.number for each in store.manifests()] == [1]
    assert (manifest_path(2), "It says that it is number 1.") in told(store.faults)


def test_a_withdrawal_of_nothing_is_a_fault(store: Store) -> None:
    """The next edition would be taken back before it is there."""
    small(store, 1)
    early = NumberedWithdrawal(number=2, at=NOW, note="Too early.", approved_by="Nobody")
    spoil(store, "withdrawals/0002.json", to_bytes(early))
    assert told(store.faults) == [("withdrawals/0002.json", "There is no edition 2 to take back.")]


def test_a_huge_record_is_not_read(folder_store: Store, tmp_path: Path) -> None:
    """Nor is an empty one."""
    spoil(folder_store, manifest_path(1), b"{}")
    with (tmp_path / "store" / manifest_path(1)).open("r+b") as file:
        file.truncate(10_000_001)
    spoil(folder_store, manifest_path(2), b"")
    assert told(folder_store.faults) == [
        (manifest_path(1), "It has 10000001 bytes."),
        (manifest_path(2), "It has 0 bytes."),
    ]


@pytest.mark.parametrize(
    ("path", "number"),
    [
        ("editions/0007.json", 7),
        ("editions/12345.json", 12345),
        ("editions/00007.json", None),
        ("editions/7.json", None),
        ("editions/0000.json", None),
        ("editions/0007.json~", None),
        ("editions/x/0007.json", None),
        ("editions/\u0660\u0660\u0660\u0667.json", None),
    ],
)
def test_a_record_is_known_by_its_name(path: str, number: int | None) -> None:
    """Each number has one name only."""
    assert number_of(path) == number


def test_half_written_files_stand_apart(folder_store: Store, tmp_path: Path) -> None:
    """What a killed program leaves is in a folder of its own, where nobody looks for editions."""
    folder_store.put_blob(b"rain")
    assert (tmp_path / "store" / WRITING).is_dir()
    (tmp_path / "store" / WRITING / "left").write_bytes(b"ra")
    assert folder_store.ledger().faults == ()
