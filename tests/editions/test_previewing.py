"""Tests of `lutondash.editions.previewing`: a draft beside what is published, in its own process only."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from shutil import copytree

import pytest

from lutondash.dataset.edition import dataset
from lutondash.editions.draft_copies import DraftCopies
from lutondash.editions.local_time import in_luton
from lutondash.editions.previewing import DRAFT, OUT_AT, PLACE, PROCESS, Preview, preview_set, refuse_draft
from lutondash.editions.published_base import FolderBase, StoreBase
from lutondash.editions.publishing import publish
from lutondash.editions.source import Folder, source
from lutondash.editions.store import Store
from lutondash.errors import DataFaultError, EditionFaultError, UnknownIdError, UsageError
from lutondash.model.edition import Change, ChangeKind, Shown
from tests import sample as made
from tests.drafted import mend

NOW = datetime(2024, 9, 1, 12, 0, tzinfo=UTC)
OUT = datetime(2024, 9, 5, 8, 30, tzinfo=UTC)


@pytest.fixture
def draft(sample: Path) -> Path:
    """A copy of the made-up folder, with its note."""
    folder = Path(copytree(sample, sample.parent / "draft"))
    made.write(folder, "draft.toml", "")
    return folder


@pytest.fixture
def preview(sample: Path, draft: Path, tmp_path: Path) -> Preview:
    """The draft beside the folder it was copied from."""
    return Preview(draft, FolderBase(sample), tmp_path / "cache", OUT)


def changed(preview: Preview, now: datetime = NOW) -> tuple[Change, ...]:
    """Return what the draft would change."""
    return dataset(preview.shown(now)).history.drafted


def test_a_draft_is_shown_as_it_would_come_out(preview: Preview, sample: Path) -> None:
    """On the day of its time, beside what is published, and nothing about it is public."""
    shown = preview.shown(NOW)
    held = dataset(shown)
    assert (held.history.shown, held.history.out_at) == (Shown.DRAFT, OUT)
    assert held.as_of == in_luton(OUT).date()
    assert shown.before is not None
    assert shown.before.folder == str(sample)
    assert held.before == held
    assert held.history.number is None


def test_a_change_of_the_draft_shows_at_once(preview: Preview, draft: Path) -> None:
    """The next look has it, as another edition; a look without a change is the same edition."""
    first = preview.shown(NOW)
    assert preview.shown(NOW + timedelta(minutes=1)) == first
    mend(draft)
    assert preview.shown(NOW) != first
    (change,) = changed(preview)
    assert (change.kind, change.why) == (ChangeKind.CORRECTED, "")
    note = '[[explained]]\nindicator = "letters-answered"\nkind = "corrected"\nnote = "Two digits."\n'
    made.write(draft, "draft.toml", note)
    assert [each.why for each in changed(preview)] == ["Two digits."]


def test_a_draft_at_fault_is_not_shown_until_it_is_mended(preview: Preview, draft: Path) -> None:
    """Never what it was before: an officer must not take that for the draft."""
    preview.shown(NOW)
    path = "indicators/letters-answered/observations.csv"
    text = (draft / path).read_text("utf-8")
    made.add(draft, path, "one,two")
    with pytest.raises(DataFaultError):
        preview.shown(NOW)
    assert not preview.health(NOW).is_up
    made.write(draft, path, text)
    assert changed(preview) == ()
    assert preview.health(NOW).is_up


def test_a_draft_looks_at_no_earlier_edition(preview: Preview) -> None:
    """An address cannot lead out of it."""
    with pytest.raises(UnknownIdError):
        preview.past(1, NOW)


def test_beside_a_store_a_draft_stands_beside_the_newest_edition(
    sample: Path, draft: Path, tmp_path: Path
) -> None:
    """Also one that is still to come: a draft begins from that. Editions that are out are told."""
    store = Store.open(str(tmp_path / "store"))
    first = {"now": NOW, "note": "The first.", "approved_by": "Director"}
    publish(sample, store, at=NOW, changes=(), **first)  # type: ignore[arg-type]  # words and a time
    made.write(draft, "draft.toml", "base = 1\n")
    preview = Preview(draft, StoreBase(store, tmp_path / "cache"), tmp_path / "cache", OUT)
    held = dataset(preview.shown(NOW + timedelta(minutes=1)))
    assert held.before is not None
    assert held.before.history.number == 1
    assert [each.number for each in held.history.editions] == [1]
    assert held.history.drafted == ()
    publish(draft, store, at=OUT, changes=(), **first)  # type: ignore[arg-type]  # as above
    later = dataset(preview.shown(NOW + timedelta(minutes=2)))
    assert later.before is not None
    assert later.before.history.number == 2
    assert [each.number for each in later.history.editions] == [1]


def settings(draft: Path, sample: Path, **more: str) -> dict[str, str]:
    """Return what `lutondash preview` would set."""
    base = {DRAFT: str(draft), OUT_AT: "", "LUTONDASH_DATA": str(sample)}
    return {**base, PLACE: str(draft.parent / "cache"), **more}


@pytest.mark.parametrize("process", ["", "1", "me"])
def test_a_process_that_serves_the_public_refuses_a_draft(draft: Path, sample: Path, process: str) -> None:
    """Whoever sets the settings: only the process that was started for a draft has its own number in them."""
    told = settings(draft, sample, **{PROCESS: process})
    with pytest.raises(UsageError, match="public"):
        refuse_draft(told)
    with pytest.raises(UsageError, match="public"):
        source(told)


def test_without_a_draft_nothing_is_refused(sample: Path) -> None:
    """The public site is as it was."""
    told = {"LUTONDASH_DATA": str(sample)}
    refuse_draft(told)
    assert isinstance(source(told), Folder)


def test_the_process_of_a_preview_shows_its_draft(draft: Path, sample: Path) -> None:
    """One preview for the whole process."""
    told = settings(draft, sample, **{PROCESS: str(os.getpid()), OUT_AT: OUT.isoformat()})
    assert source(told) is source(told)
    assert dataset(source(told).shown(NOW)).history.out_at == OUT


def test_a_preview_needs_something_to_stand_beside(draft: Path, sample: Path) -> None:
    """And a place for its copies."""
    told = settings(draft, sample, **{PROCESS: str(os.getpid())})
    with pytest.raises(UsageError, match="--store"):
        preview_set({**told, "LUTONDASH_DATA": ""})
    with pytest.raises(UsageError, match="copies"):
        preview_set({**told, PLACE: ""})


def test_copies_are_whole_and_few(draft: Path, tmp_path: Path) -> None:
    """One for each state of the draft, the last two kept; hidden files are left out."""
    copies = DraftCopies(draft, tmp_path / "copies")
    made.write(draft, ".lock", "")
    first = copies.copy()
    assert copies.copy() == first
    assert not (first / ".lock").exists()
    assert (first / "draft.toml").is_file()
    for note in ("# one\n", "# two\n"):
        made.write(draft, "draft.toml", note)
        newest = copies.copy()
    kept = {each.name for each in (tmp_path / "copies").iterdir()}
    assert len(kept) == 2
    assert newest.name in kept
    assert first.name not in kept


def test_a_draft_that_is_not_there_is_told(tmp_path: Path) -> None:
    """The fault names it."""
    with pytest.raises(EditionFaultError, match="no such draft"):
        DraftCopies(tmp_path / "nowhere", tmp_path / "copies").copy()
