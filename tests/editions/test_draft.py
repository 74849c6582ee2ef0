"""Tests of drafts: begun, read and changed as a whole or not at all."""

import errno
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from lutondash import load
from lutondash.editions.draft import (
    Draft,
    Explanation,
    Imported,
    begin,
    draft_digest,
    read,
    replace_files,
)
from lutondash.editions.explained import Explained
from lutondash.editions.staging import mend, staging
from lutondash.errors import DataFaultError, EditionFaultError
from lutondash.model.edition import ChangeKind
from tests.sample import AS_OF, write

RAIN = "indicators/rainy-days/observations.csv"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def imported(**changes: str) -> Imported:
    """Make what is noted about one import."""
    said = {"release": "rain-statistics", "recipe": "rain-statistics", "file": "rain.csv"} | changes
    return Imported.model_validate(
        said
        | {"sha256": "a" * 64, "at": datetime(2024, 9, 1, 9, tzinfo=UTC), "read": 9, "kept": 7, "refused": 2}
    )


@pytest.fixture
def draft(sample: Path) -> Path:
    """Return a draft of the made-up folder."""
    begin(sample.parent / "draft", sample, 7)
    return sample.parent / "draft"


def test_a_draft_is_a_copy_that_loads(sample: Path, draft: Path) -> None:
    """It has every file of its base, knows its edition, and is a data folder like any other."""
    (sample / ".hidden").write_text("x")
    assert contents(draft).keys() - contents(sample).keys() == {"draft.toml"}
    assert all(contents(draft)[path] == text for path, text in contents(sample).items() if path != ".hidden")
    assert read(draft) == Draft(base=7)
    assert load(draft, as_of=AS_OF) == load(sample, as_of=AS_OF)


def test_hidden_files_and_the_notes_of_another_draft_are_not_copied(sample: Path, draft: Path) -> None:
    """A draft begun from a draft starts with a clean sheet."""
    (draft / ".cache").mkdir()
    (draft / ".cache/x").write_text("x")
    begin(sample.parent / "second", draft, None)
    assert read(sample.parent / "second") == Draft()
    assert not (sample.parent / "second/.cache").exists()


def test_the_draft_is_its_own(sample: Path, draft: Path) -> None:
    """A file changed in place in the draft stays what it was in the base."""
    before = contents(sample)
    with (draft / RAIN).open("a") as file:
        file.write("x")
    assert contents(sample) == before


def test_a_draft_is_not_begun_twice(sample: Path, draft: Path) -> None:
    """What is there is never replaced by a copy."""
    before = contents(draft)
    with pytest.raises(EditionFaultError, match="exists already"):
        begin(draft, sample, 8)
    assert contents(draft) == before


def test_what_is_noted_is_read_back(draft: Path) -> None:
    """Imports, words and confirmed figures survive being written."""
    record = read(draft).with_import(imported(), ("a:E06999001:2020",))
    record = record.with_explanation(
        Explanation(indicator="rainy-days", kind=ChangeKind.CORRECTED, note='A "typing" error.\nMended.')
    )
    replace_files(draft, {RAIN: "new\n"}, record)
    assert read(draft) == record
    assert (draft / RAIN).read_text() == "new\n"
    assert read(draft).explanations == {
        "rainy-days": Explained(ChangeKind.CORRECTED, 'A "typing" error.\nMended.')
    }


def test_a_second_import_of_a_file_takes_the_place_of_the_first() -> None:
    """Its earlier note is gone; another file's stays; confirmed figures are kept once."""
    record = Draft().with_import(imported(), ("one",)).with_import(imported(file="sun.csv"))
    again = record.with_import(imported(), ("one", "two"))
    assert [each.file for each in again.imports] == ["sun.csv", "rain.csv"]
    assert again.accepted == ("one", "two")


def test_words_about_an_indicator_are_gathered() -> None:
    """A second sentence follows the first; the same one is not repeated; the kind stays unless given."""
    first = Explanation(indicator="rainy-days", kind=ChangeKind.CORRECTED, note="One.")
    draft = Draft().with_explanation(first).with_explanation(first)
    draft = draft.with_explanation(Explanation(indicator="rainy-days", note="Two."))
    assert draft.explained == (
        Explanation(indicator="rainy-days", kind=ChangeKind.CORRECTED, note="One. Two."),
    )


def test_a_new_file_gets_its_folders(draft: Path) -> None:
    """An indicator's first figures need no folder to be there."""
    replace_files(draft, {"indicators/new/observations.csv": "x\n"}, read(draft))
    assert (draft / "indicators/new/observations.csv").read_text() == "x\n"


def test_nothing_is_left_beside_a_draft(sample: Path, draft: Path) -> None:
    """The copy made on the way and the file of the lock are gone afterwards."""
    replace_files(draft, {RAIN: "new\n"}, read(draft))
    beside = {path.name for path in sample.parent.iterdir()}
    assert beside == {"data", "draft"}


def test_a_failure_on_the_way_leaves_the_draft(draft: Path) -> None:
    """What is raised while a copy is being changed changes nothing."""
    before = contents(draft)
    with pytest.raises(ValueError, match="stop"), staging(draft) as staged:
        staged.write({RAIN: "new\n"})
        raise ValueError("stop")
    assert contents(draft) == before


def test_a_full_disk_leaves_the_draft(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told in words, and nothing is left beside the draft."""

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = contents(draft)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(EditionFaultError, match="No space left"):
            replace_files(draft, {RAIN: "new\n"}, read(draft))
    assert contents(draft) == before
    assert not (draft.parent / ".draft.next").exists()


def test_work_done_meanwhile_is_not_lost(draft: Path) -> None:
    """Where somebody edits the draft during an import, the import is not written."""
    with pytest.raises(EditionFaultError, match="changed while"), staging(draft) as staged:
        write(draft, "indicators/rainy-days/commentary.toml", "# my words\n")
        staged.write({RAIN: "new\n"})
        staged.put()
    assert (draft / "indicators/rainy-days/commentary.toml").read_text() == "# my words\n"
    assert (draft / RAIN).read_text() != "new\n"


def test_without_an_exchange_the_draft_is_moved_aside(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system cannot let two folders change places, two moves do it; a cut between is mended."""
    monkeypatch.setattr("lutondash.editions.staging.exchange", lambda *_: False)
    replace_files(draft, {RAIN: "new\n"}, read(draft))
    assert (draft / RAIN).read_text() == "new\n"
    before = contents(draft)
    draft.rename(draft.parent / ".draft.last")  # as if it was cut off here
    mend(draft)
    assert contents(draft) == before


def test_a_folder_without_notes_is_no_draft(sample: Path) -> None:
    """A published folder is never imported into by mistake; a folder that is not there is told."""
    with pytest.raises(DataFaultError, match="is no draft"):
        read(sample)
    with pytest.raises(DataFaultError, match="no such draft"):
        read(sample / "nowhere")


def test_every_fault_of_the_notes_is_told(draft: Path) -> None:
    """Unknown keys and wrong kinds are named."""
    write(draft, "draft.toml", "base = 0\ncolour = 1\n")
    with pytest.raises(DataFaultError) as caught:
        read(draft)
    assert len(caught.value.findings) == 2


def test_the_digest_follows_every_letter(draft: Path) -> None:
    """It is the same for the same files, and another after any change but in a hidden file."""
    before = draft_digest(draft)
    (draft / ".hidden").write_text("x")
    assert draft_digest(draft) == before
    with (draft / RAIN).open("a") as file:
        file.write("\n")
    assert draft_digest(draft) != before
