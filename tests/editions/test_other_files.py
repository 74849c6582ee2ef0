"""Tests of `lutondash.editions.other_files`: what differs beside the figures."""

import shutil
from pathlib import Path

import pytest

from lutondash.editions.other_files import other_files
from lutondash.model.edition import FileChange, FileFate
from tests import sample


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The made-up folder."""
    sample.write_sample(tmp_path / "before")
    return tmp_path / "before"


@pytest.fixture
def after(before: Path) -> Path:
    """A copy of it to change."""
    return Path(shutil.copytree(before, before.parent / "after"))


def test_figures_hidden_files_and_the_note_of_the_draft_do_not_count(before: Path, after: Path) -> None:
    """Figures have a list of their own, and what is not published is not told."""
    sample.add(after, "indicators/rainy-days/observations.csv", "2021-01-01/P1Y,E06000999,1")
    sample.write(after, "draft.toml", "base = 1\n")
    sample.write(after, ".lock", "")
    assert other_files(before, after) == ()


def test_a_target_that_is_replaced_is_a_row_that_went_and_one_that_came(before: Path, after: Path) -> None:
    """Rows are compared as wholes."""
    path = "indicators/gutters-cleared/targets.csv"
    sample.change(after, path, "at_least,90", "at_least,95")
    assert other_files(before, after) == (FileChange(path, FileFate.CHANGED, 1, 1),)


def test_the_entries_that_differ_are_named(before: Path, after: Path) -> None:
    """A file of entries names those that differ by their id, or by their period."""
    commentary = "indicators/gutters-cleared/commentary.toml"
    sample.change(after, commentary, "many leaves", "leaves")
    sample.change(after, "releases/rain-plan.toml", 'published = "2024-06"', 'published = "2024-07"')
    assert other_files(before, after) == (
        FileChange(commentary, FileFate.CHANGED, keys=("2023-10-01/P3M",)),
        FileChange("releases/rain-plan.toml", FileFate.CHANGED, keys=("published",)),
    )


def test_files_that_came_and_went(before: Path, after: Path) -> None:
    """A file that is only in one of the folders is added or removed, with its rows."""
    gone = "indicators/gutter-inspection/targets.csv"
    (after / gone).unlink()
    sample.write(after, "recipes/rain.toml", 'kind = "csv"\n')
    assert other_files(before, after) == (
        FileChange(gone, FileFate.REMOVED, 0, 1),
        FileChange("recipes/rain.toml", FileFate.ADDED),
    )
    assert {each.what for each in other_files(None, after)} == {FileFate.ADDED}
