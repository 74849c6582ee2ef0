"""A folder is replaced whole or not at all, and never when it holds what somebody else put there."""

import json
from pathlib import Path

import pytest

from lutondash.errors import UsageError
from lutondash.site import output_folder
from lutondash.site.output_folder import RECORD


def write_edition(folder: Path, *names: str) -> Path:
    """Make a folder that is an edition of these files."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("old", "utf-8")
    (folder / RECORD).write_text(json.dumps({"sha256": dict.fromkeys(names, "0")}), "utf-8")
    return folder


def test_a_new_and_an_empty_folder_may_be_written(tmp_path: Path) -> None:
    """Neither holds anything that could be lost."""
    output_folder.check(tmp_path / "new", replace=False)
    output_folder.check(tmp_path, replace=False)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A name that a file bears is refused."""
    (tmp_path / "out").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match="is a file"):
        output_folder.check(tmp_path / "out", replace=True)


@pytest.mark.parametrize("name", ["thesis.txt", "a/b/thesis.txt", ".git/config", "index.html"])
def test_what_somebody_else_put_there_is_named_and_kept(tmp_path: Path, name: str) -> None:
    """Even --replace takes away nothing that no edition wrote."""
    (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / name).write_text("mine", "utf-8")
    for replace in (False, True):
        with pytest.raises(UsageError, match=name):
            output_folder.check(tmp_path, replace=replace)
    assert (tmp_path / name).read_text("utf-8") == "mine"


def test_a_file_added_to_an_edition_is_kept(tmp_path: Path) -> None:
    """A domain's file or a folder beside the pages is somebody's work."""
    write_edition(tmp_path, "index.html", "indicator/a.html")
    (tmp_path / "CNAME").write_text("example.org", "utf-8")
    (tmp_path / "drafts").mkdir()
    with pytest.raises(UsageError, match="CNAME, drafts, which no earlier edition put there"):
        output_folder.check(tmp_path, replace=True)


def test_an_earlier_edition_is_replaced_only_when_asked(tmp_path: Path) -> None:
    """Without --replace the command says how."""
    write_edition(tmp_path, "index.html", "indicator/a.html")
    with pytest.raises(UsageError, match="Add --replace"):
        output_folder.check(tmp_path, replace=False)
    output_folder.check(tmp_path, replace=True)


@pytest.mark.parametrize("record", ["", "[]", "{}", '{"sha256": 3}', '{"sha256": null}', "\xff"])
def test_a_record_that_says_nothing_makes_no_edition(tmp_path: Path, record: str) -> None:
    """A file that only has the record's name is somebody's own."""
    (tmp_path / RECORD).write_text(record, "utf-16")
    with pytest.raises(UsageError, match=RECORD):
        output_folder.check(tmp_path, replace=True)
    (tmp_path / RECORD).write_text(record, "utf-8")
    with pytest.raises(UsageError, match=RECORD):
        output_folder.check(tmp_path, replace=True)


def test_many_strange_files_are_counted(tmp_path: Path) -> None:
    """Five are named and the others counted."""
    for number in range(8):
        (tmp_path / f"{number}.txt").touch()
    with pytest.raises(UsageError, match=r"0\.txt, 1\.txt, 2\.txt, 3\.txt, 4\.txt and 3 more"):
        output_folder.check(tmp_path, replace=False)


def test_the_new_folder_takes_the_old_ones_place(tmp_path: Path) -> None:
    """Nothing of the old one is left, and nothing beside it."""
    target = write_edition(tmp_path / "out", "gone.html")
    with output_folder.replaced(target) as folder:
        (folder / "index.html").write_text("new", "utf-8")
        assert (target / "gone.html").exists()
    assert [path.name for path in target.iterdir()] == ["index.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_run_that_breaks_leaves_the_old_one(tmp_path: Path) -> None:
    """Neither an error nor an interruption changes anything."""
    target = write_edition(tmp_path / "out", "index.html")
    for fault in (ValueError, KeyboardInterrupt):
        with pytest.raises(fault), output_folder.replaced(target) as folder:
            (folder / "index.html").write_text("new", "utf-8")
            raise fault
    assert (target / "index.html").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_move_that_fails_puts_the_old_one_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers find the old edition where it was."""
    target = write_edition(tmp_path / "out", "index.html")
    really = Path.rename

    def rename(self: Path, to: Path) -> Path:
        if self.name == "new":
            raise OSError("the disk is full")
        return really(self, to)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(OSError, match="full"), output_folder.replaced(target) as folder:
        (folder / "index.html").write_text("new", "utf-8")
    assert (target / "index.html").read_text("utf-8") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_in_a_folder_that_is_not_there_yet_is_made(tmp_path: Path) -> None:
    """Whoever names a path means all of it; others may read it."""
    target = tmp_path / "a" / "b"
    with output_folder.replaced(target):
        pass
    plain = tmp_path / "plain"
    plain.mkdir()
    assert target.stat().st_mode == plain.stat().st_mode
