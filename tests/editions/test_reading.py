"""Readers see the newest edition that is out, whole; never a byte of one still to come or damaged."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from lutondash.editions.manifest import Manifest, StoredManifest, from_bytes, stored, to_bytes
from lutondash.editions.reading import check_changes, check_out, is_whole, released, shown_at
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError
from tests.editions.shelves import CHANGE, DAY, NOW, lose, manifest_path, rewrite, small, spoil, told

SECOND = timedelta(seconds=1)


def take_back(store: Store, when: timedelta = timedelta()) -> StoredManifest:
    """Withdraw the newest edition that stands."""
    return withdraw(store, now=NOW + when, note="A total was wrong.", approved_by="Chief executive")


def numbers(store: Store, when: timedelta = timedelta()) -> tuple[int | None, list[int]]:
    """Return which edition is shown at a moment, and which are told of."""
    shown = shown_at(store, NOW + when)
    return shown.number if shown else None, [each.number for each in released(store, NOW + when)]


def files(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_an_edition_is_shown_from_its_very_second(store: Store) -> None:
    """One second before its time there is no trace of it; at its time it is there."""
    small(store, 3)
    assert numbers(store, -SECOND) == (None, [])
    assert numbers(store) == (1, [1])
    assert numbers(store, DAY - SECOND) == (1, [1])
    assert numbers(store, DAY) == (2, [2, 1])
    assert numbers(store, 9 * DAY) == (3, [3, 2, 1])


def test_of_two_at_the_same_minute_the_later_number_is_shown(folder_store: Store) -> None:
    """Both came out, and the one that was published last holds."""
    small(folder_store, 2, at=NOW)
    assert numbers(folder_store) == (2, [2, 1])


def test_a_withdrawal_shows_the_edition_before_it(store: Store) -> None:
    """The one that was taken back is still told of, with why."""
    small(store, 3)
    assert take_back(store, 3 * DAY).number == 3
    assert numbers(store, 3 * DAY) == (2, [3, 2, 1])
    told_of = released(store, NOW + 3 * DAY)[0]
    assert told_of.withdrawn is not None
    assert (told_of.withdrawn.note, told_of.withdrawn.at) == ("A total was wrong.", NOW + 3 * DAY)
    assert take_back(store, 3 * DAY).number == 2
    assert numbers(store, 3 * DAY) == (1, [3, 2, 1])


def test_an_edition_taken_back_before_its_time_never_was(folder_store: Store) -> None:
    """Neither then nor at its time nor after it does anybody read of it."""
    small(folder_store, 2)
    assert take_back(folder_store).number == 2
    for days in (0, 1, 9):
        assert numbers(folder_store, days * DAY) == (1, [1])


def test_a_fast_clock_does_not_publish_what_it_cancels(folder_store: Store) -> None:
    """Taken back within a minute of its time, by the clock of whoever did it, it was never out for sure."""
    small(folder_store, 2)
    take_back(folder_store, DAY + 59 * SECOND)
    assert numbers(folder_store, 9 * DAY) == (1, [1])


def test_an_edition_that_was_out_for_a_minute_is_told(folder_store: Store) -> None:
    """Somebody may have read it."""
    small(folder_store, 2)
    take_back(folder_store, DAY + 60 * SECOND)
    assert numbers(folder_store, 9 * DAY) == (1, [2, 1])


def test_a_withdrawal_counts_whatever_clock_wrote_it(folder_store: Store) -> None:
    """A clock that is fast must not keep up what was to be taken down."""
    small(folder_store, 2)
    take_back(folder_store, 9 * DAY)
    assert numbers(folder_store, 2 * DAY) == (1, [2, 1])


def test_what_the_public_is_told_of_an_edition(folder_store: Store) -> None:
    """When, what, by which role, and how many figures of each kind."""
    small(folder_store, 1)
    (only,) = released(folder_store, NOW)
    assert (only.at, only.note, only.approved_by) == (NOW, "Brings figures.", "Service director")
    assert (dict(only.figures), only.withdrawn) == ({"revised": 1}, None)


def test_an_edition_prepared_after_its_time_is_refused(folder_store: Store) -> None:
    """Such a manifest cannot be made; one that was made by force is told as a fault."""
    with pytest.raises(ValidationError, match="after the time"):
        small(folder_store, 1, prepared=NOW + SECOND)
    small(folder_store, 1)
    rewrite(folder_store, 1, lambda plain: plain.update(prepared="2024-09-03T09:30:00Z"))
    assert numbers(folder_store, 9 * DAY) == (None, [])
    assert "after the time" in folder_store.faults[0].fault


def test_a_damaged_manifest_is_passed_over(store: Store) -> None:
    """The last good edition is shown, and the fault is told."""
    small(store, 3)
    spoil(store, manifest_path(3), b"{")
    assert numbers(store, 9 * DAY) == (2, [2, 1])
    assert [finding.path for finding in store.faults] == [manifest_path(3)]


def test_the_files_of_an_edition_are_checked_out(store: Store, tmp_path: Path) -> None:
    """Every one of them as it was published, and nothing else beside them."""
    first, second = small(store, 2)
    folder = check_out(second, store, tmp_path / "cache")
    assert files(folder) == {
        "README.md": b"The same in all.",
        "indicators/x/observations.csv": b"Of edition 2.",
    }
    assert folder.name == second.sha256[:16]
    assert (
        files(check_out(first, store, tmp_path / "cache"))["indicators/x/observations.csv"]
        == b"Of edition 1."
    )
    assert len(list((tmp_path / "cache").iterdir())) == 2


def test_a_whole_edition_is_not_fetched_again(folder_store: Store, tmp_path: Path) -> None:
    """What is there is compared with its checksums and used."""
    (first,) = small(folder_store, 1)
    folder = check_out(first, folder_store, tmp_path)
    inode = (folder / "README.md").stat().st_ino
    lose(folder_store, blob_path(first.manifest.files[0].sha256))
    assert check_out(first, folder_store, tmp_path) == folder
    assert (folder / "README.md").stat().st_ino == inode


@pytest.mark.parametrize("how", ["changed", "missing", "extra", "hidden", "link", "empty"])
def test_an_edition_that_was_touched_is_fetched_again(how: str, folder_store: Store, tmp_path: Path) -> None:
    """A byte changed, a file gone, added or made a link: the folder is made anew."""
    (first,) = small(folder_store, 1)
    folder = check_out(first, folder_store, tmp_path / "cache")
    good = files(folder)
    readme = folder / "README.md"
    match how:
        case "changed":
            readme.write_bytes(b"The same in al!.")
        case "missing":
            readme.unlink()
        case "extra" | "hidden":
            (folder / ("extra.csv" if how == "extra" else ".hidden")).write_text("x")
        case "link":
            (tmp_path / "aside").write_bytes(readme.read_bytes())
            readme.unlink()
            readme.symlink_to(tmp_path / "aside")
        case "empty":
            for path in good:
                (folder / path).unlink()
    assert not is_whole(folder, first.manifest)
    assert check_out(first, folder_store, tmp_path / "cache") == folder
    assert files(folder) == good
    assert is_whole(folder, first.manifest)
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [folder.name]


def test_damaged_and_missing_contents_are_refused_together(store: Store, tmp_path: Path) -> None:
    """Nothing is left of the attempt, and every fault is told."""
    (first,) = small(store, 1)
    readme, figures = (blob_path(file.sha256) for file in first.manifest.files)
    spoil(store, readme, b"The same in al!.")
    lose(store, figures)
    with pytest.raises(EditionFaultError) as fault:
        check_out(first, store, tmp_path / "cache")
    faults = dict(told(fault.value.findings))
    assert set(faults) == {readme, figures}
    assert "damaged" in faults[readme]
    assert "missing" in faults[figures]
    assert list((tmp_path / "cache").iterdir()) == []


def test_an_edition_beside_a_break_in_the_chain_is_refused(store: Store, tmp_path: Path) -> None:
    """Where the manifest before it is whole and another; one that is damaged or gone is alone to blame."""
    _, second = small(store, 2)
    good = store.read_record(manifest_path(1)) or b""
    spoil(store, manifest_path(1), good + b"\n")
    with pytest.raises(EditionFaultError, match="not the one that it follows"):
        check_out(second, store, tmp_path)
    spoil(store, manifest_path(1), good.replace(b"Brings", b"brings"))
    assert check_out(second, store, tmp_path / "beside a damaged one").is_dir()
    lose(store, manifest_path(1))
    assert check_out(second, store, tmp_path / "after a lost one").is_dir()


@pytest.mark.parametrize("path", ["../x", "/tmp/x", "a/../../x", "..\\x"])  # noqa: S108  never written
def test_a_path_that_leads_out_is_never_written(path: str, store: Store, tmp_path: Path) -> None:
    """A manifest with such a path is damaged: there is nothing that could be checked out."""
    small(store, 1)
    rewrite(store, 1, lambda plain: plain["files"][0].update(path=path))
    assert store.manifests() == ()
    assert "no plain path" in store.faults[0].fault
    assert list(tmp_path.rglob("x")) == []


def test_a_manifest_that_lies_about_a_size_is_refused(folder_store: Store, tmp_path: Path) -> None:
    """Even where the contents are those that it names."""
    (first,) = small(folder_store, 1)
    file = first.manifest.files[0]
    wrong = (file.model_copy(update={"size": file.size + 1}), *first.manifest.files[1:])
    lying = replace(first, manifest=first.manifest.model_copy(update={"files": wrong}))
    with pytest.raises(EditionFaultError, match=r"README\.md has 17 bytes; it has 16"):
        check_out(lying, folder_store, tmp_path)


def test_many_who_check_out_at_once_get_one_whole_folder(folder_store: Store, tmp_path: Path) -> None:
    """Also where what was there before is damaged: nobody ever gets half an edition."""
    (first,) = small(folder_store, 1)
    for damaged in (False, *[True] * 20):
        if damaged:
            (tmp_path / "cache" / first.sha256[:16] / "README.md").write_text("spoilt")
        with ThreadPoolExecutor(6) as pool:
            made = set(pool.map(lambda _: check_out(first, folder_store, tmp_path / "cache"), range(6)))
        assert made == {tmp_path / "cache" / first.sha256[:16]}
        assert is_whole(made.pop(), first.manifest)


def test_a_place_that_cannot_be_written_is_a_fault(folder_store: Store, tmp_path: Path) -> None:
    """It is told with the folder, like every other."""
    (first,) = small(folder_store, 1)
    (tmp_path / "cache").write_text("no folder")
    with pytest.raises(EditionFaultError, match="cannot be kept here"):
        check_out(first, folder_store, tmp_path / "cache")


def test_changes_come_back_as_they_went_in(store: Store) -> None:
    """Line breaks, quotation marks and commas in the reason included."""
    (first,) = small(store, 1)
    assert check_changes(first, store) == (CHANGE,)


@pytest.mark.parametrize(
    "rows",
    [
        b"kind,indicator\nnew,rainy-days\n",
        b"",
        b"\xff\xfe",
        b"kind,indicator,geography,breakdown,period,sequence,period_label,old,new,old_status,new_status,why\n",
        b"kind,indicator,geography,breakdown,period,sequence,period_label,old,new,old_status,new_status,why\n"
        b"invented,rainy-days,E92999001,,,,,,,,,\n",
        b"kind,indicator,geography,breakdown,period,sequence,period_label,old,new,old_status,new_status,why\n"
        b"revised,rainy-days,E92999001,,,,,,,,,,more\n",
        b"kind,indicator,geography,breakdown,period,sequence,period_label,old,new,old_status,new_status,why\n"
        b"revised,rainy-days,E92999001\n",
    ],
)
def test_what_is_no_table_of_changes_is_refused(rows: bytes, folder_store: Store) -> None:
    """Other columns, too few or too many cells, an unknown kind, fewer rows than the manifest says."""
    (first,) = small(folder_store, 1)
    changed = first.manifest.changes.model_copy(update={"sha256": folder_store.put_blob(rows)})
    other = first.manifest.model_copy(update={"changes": changed})
    with pytest.raises(EditionFaultError, match="blobs/"):
        check_changes(stored(other, to_bytes(other)), folder_store)


def test_a_manifest_is_read_as_it_was_written(store: Store) -> None:
    """The checksum is that of the stored bytes, so the chain can be proved from outside."""
    (first,) = small(store, 1)
    raw = store.read_record(manifest_path(1)) or b""
    assert stored(from_bytes(raw, Manifest), raw) == first == store.manifests()[0]
