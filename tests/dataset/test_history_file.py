"""Tests of `lutondash.dataset.history_file`: a history is read as it was written."""

from pathlib import Path

from lutondash.dataset.history_file import read_history, write_history
from lutondash.model.edition import ChangeKind, FileChange, FileFate, History, Shown
from tests.editions_made import at, change, edition, history, withdrawn


def test_a_history_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Editions, withdrawals, changes, counts, times and files survive."""
    counted = edition(2, figures={ChangeKind.NEW: 3})
    files = (FileChange("budget/revenue.csv", FileFate.CHANGED, 1, 2, ("a",)),)
    found = history(
        withdrawn(3, 9), counted, changes=[(2, change())], out_at=at(20), drafted=(change(),), files=files
    )
    assert read_history(write_history(found, tmp_path)) == found


def test_equal_histories_are_one_file(tmp_path: Path) -> None:
    """What is there is left alone, and nothing half made lies beside it."""
    first = write_history(History(Shown.DRAFT), tmp_path / "new")
    assert write_history(History(Shown.DRAFT), tmp_path / "new") == first
    assert list((tmp_path / "new").iterdir()) == [first]
