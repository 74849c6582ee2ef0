"""Tests of `lutondash.editions.earlier_files`: a file as each edition had it."""

from pathlib import Path

import pytest

from lutondash.editions.earlier_files import EarlierFiles
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError
from tests.editions.shelves import DAY, NOW, lose, small

PATH = "indicators/x/observations.csv"


def found(store: Store, place: Path, path: str = PATH) -> list[bytes]:
    """Return what a file held in earlier editions."""
    return [(each / path).read_bytes() for each in EarlierFiles(store, place).folders(path)]


def test_each_state_of_a_file_comes_once_newest_first(folder_store: Store, tmp_path: Path) -> None:
    """One that never changed comes once, one that never was not at all."""
    small(folder_store, editions=3)
    assert found(folder_store, tmp_path) == [b"Of edition 3.", b"Of edition 2.", b"Of edition 1."]
    assert found(folder_store, tmp_path, "README.md") == [b"The same in all."]
    assert found(folder_store, tmp_path, "nothing.csv") == []


def test_what_readers_saw_counts_though_it_was_taken_back(folder_store: Store, tmp_path: Path) -> None:
    """An edition that was taken back before its time was never seen."""
    small(folder_store, editions=3)
    words = {"note": "A total was wrong.", "approved_by": "Chief executive"}
    withdraw(folder_store, now=NOW + DAY, **words)
    withdraw(folder_store, now=NOW + DAY, **words)
    assert found(folder_store, tmp_path) == [b"Of edition 2.", b"Of edition 1."]


def test_a_file_that_is_lost_is_told(folder_store: Store, tmp_path: Path) -> None:
    """Nobody goes on as if an edition had never been."""
    last = small(folder_store, editions=2)[-1].manifest
    lose(folder_store, blob_path(next(file.sha256 for file in last.files if file.path == PATH)))
    with pytest.raises(EditionFaultError):
        found(folder_store, tmp_path)
