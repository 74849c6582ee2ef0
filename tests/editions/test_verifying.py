"""`verify` reads everything and tells whatever is not as it was published."""

import json
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash.editions.files import WRITING
from lutondash.editions.store import Store, blob_path
from lutondash.editions.verifying import verify
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import Severity
from tests.editions.shelves import NOW, lose, manifest_path, rewrite, small, spoil, told


def faults(store: Store) -> list[str]:
    """Return what verifying finds: each place once, errors only."""
    found = verify(store)
    return sorted({finding.path for finding in found if finding.severity is Severity.ERROR})


def test_a_whole_store_has_no_finding(store: Store) -> None:
    """With a withdrawal and contents that editions share."""
    small(store, 3)
    withdraw(store, now=NOW, note="A total was wrong.", approved_by="Chief executive")
    assert verify(store) == ()


def test_an_empty_store_is_told(store: Store) -> None:
    """A slip in the address must not pass for a store in order."""
    assert told(verify(store)) == [("editions", "There is no edition here.")]


@pytest.mark.parametrize("data", [b"", b"Of edition 2", b"Of edition 2.\n", b"of edition 2."])
def test_every_damaged_byte_is_found(data: bytes, folder_store: Store) -> None:
    """Cut short, longer, or of the same length."""
    _, second = small(folder_store, 2)
    path = blob_path(second.manifest.files[1].sha256)
    spoil(folder_store, path, data)
    assert faults(folder_store) == [path]


def test_damaged_contents_of_several_editions_are_told_once(folder_store: Store) -> None:
    """The file is the fault, and it lies in one place."""
    first, *_ = small(folder_store, 3)
    path = blob_path(first.manifest.files[0].sha256)
    spoil(folder_store, path, b"x")
    assert len(verify(folder_store)) == 1


def test_missing_contents_are_found(store: Store) -> None:
    """A file of data, and the table of changes."""
    first, _ = small(store, 2)
    figures, changes = (blob_path(d) for d in (first.manifest.files[1].sha256, first.manifest.changes.sha256))
    lose(store, figures)
    lose(store, changes)
    assert faults(store) == sorted([figures, changes])


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b"null", b'{"format": 1}'])
def test_a_damaged_manifest_is_found(data: bytes, folder_store: Store) -> None:
    """In the middle of the chain it alone is to blame."""
    small(folder_store, 3)
    spoil(folder_store, manifest_path(2), data)
    assert faults(folder_store) == [manifest_path(2)]
    assert [each.number for each in folder_store.manifests()] == [1, 3]


def test_a_changed_word_in_an_old_manifest_is_found(store: Store) -> None:
    """Nobody can change afterwards what was said."""
    small(store, 2)
    rewrite(store, 1, lambda plain: plain.update(note="We never said so."))
    assert faults(store) == [manifest_path(2)]


def test_a_gap_in_the_numbers_is_found(store: Store) -> None:
    """The one after it tells which is gone."""
    small(store, 3)
    lose(store, manifest_path(2))
    assert faults(store) == [manifest_path(2)]


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "..", "a/../../b", "C:\\x"])
def test_a_path_that_leads_out_is_found(path: str, folder_store: Store) -> None:
    """Before anything is written by it."""
    small(folder_store, 1)
    rewrite(folder_store, 1, lambda plain: plain["files"][0].update(path=path))
    assert faults(folder_store) == [manifest_path(1)]


def test_a_size_that_is_not_so_is_found(store: Store) -> None:
    """Of a file and of the table of changes."""
    small(store, 1)
    rewrite(store, 1, lambda plain: (plain["files"][0].update(size=1), plain["changes"].update(size=2)))
    words = [fault for _, fault in told(verify(store))]
    assert [word.split(" has ")[0] for word in words] == [
        "It says that README.md",
        "It says that the table of changes",
    ]


def test_a_count_of_changes_that_is_not_so_is_found(store: Store) -> None:
    """The page about editions tells these numbers to the public."""
    (first,) = small(store, 1)
    rewrite(store, 1, lambda plain: plain["changes"].update(counts={"revised": 2}))
    assert faults(store) == [blob_path(first.manifest.changes.sha256)]


@pytest.mark.parametrize(
    "path",
    [
        *(
            "editions/0001.json.bak",
            "editions/1.json",
            "editions/x/0001.json",
            "README.md",
            "withdrawals/x.json",
        ),
        *("blobs/README", "blobs/00/short", "blobs/zz/" + "0" * 64),
    ],
)
def test_a_file_that_nobody_put_there_is_found(path: str, folder_store: Store) -> None:
    """Whatever is no edition's is told; nothing of it is ever shown."""
    small(folder_store, 1)
    spoil(folder_store, path, b"x")
    assert told(verify(folder_store)) == [(path, "This file does not belong in a store.")]


def test_contents_that_no_edition_names_are_a_warning(store: Store) -> None:
    """They remain where a publisher was interrupted, and harm nobody."""
    small(store, 1)
    digest = store.put_blob(b"left behind")
    (finding,) = verify(store)
    assert (finding.path, finding.severity) == (blob_path(digest), Severity.WARNING)


def test_a_half_written_file_is_a_warning(folder_store: Store) -> None:
    """It remains where a program was killed."""
    small(folder_store, 1)
    spoil(folder_store, f"{WRITING}/left", b"x")
    (finding,) = verify(folder_store)
    assert (finding.path, finding.severity) == (f"{WRITING}/left", Severity.WARNING)


@pytest.mark.parametrize("data", [b"", b"{}", b'{"number": 1}'])
def test_a_damaged_withdrawal_is_found(data: bytes, folder_store: Store) -> None:
    """Else an edition that was taken down would be up again without a word."""
    small(folder_store, 2)
    withdraw(folder_store, now=NOW, note="A total was wrong.", approved_by="Chief executive")
    spoil(folder_store, "withdrawals/0002.json", data)
    assert faults(folder_store) == ["withdrawals/0002.json"]


def test_everything_is_read_afresh(store: Store) -> None:
    """What an open store has in its memory does not hide damage."""
    small(store, 1)
    assert verify(store) == ()
    spoil(store, manifest_path(1), b"{}")
    assert faults(store) == [manifest_path(1)]


def test_one_digit_of_the_time_is_found_in_the_newest_manifest(folder_store: Store) -> None:
    """No later edition names its bytes yet, and an hour too early would break an embargo."""
    small(folder_store, 2)
    good = folder_store.read_record(manifest_path(2)) or b""
    spoil(folder_store, manifest_path(2), good.replace(b"T09:30", b"T08:30", 1))
    assert faults(folder_store) == [manifest_path(2)]
    assert [each.number for each in folder_store.manifests()] == [1]


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_any_changed_byte_is_found(data: st.DataObject) -> None:
    """In what an edition says, in what it holds or changed, and in that it was taken back."""
    with TemporaryDirectory() as place:
        store = Store.open(place)
        small(store, 2)
        withdraw(store, now=NOW, note="A total was wrong.", approved_by="Chief executive")
        path = data.draw(st.sampled_from([listed.path for listed in store.files.every()]))
        raw = bytearray(store.read_record(path) or b"")
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at] ^= data.draw(st.integers(1, 255))
        before = _said(store, path)
        spoil(store, path, bytes(raw))
        assert faults(store) or _said(store, path) == before


def _said(store: Store, path: str) -> object:
    """Return what a record says, whatever spaces and lines it is written with; None where it is none."""
    try:
        return json.loads(store.read_record(path) or b"") if path.endswith(".json") else None
    except ValueError:
        return None
