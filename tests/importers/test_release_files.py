"""Tests of the checksums in a release."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from lutondash.importers.readers import SourceError, Sources
from lutondash.importers.release_files import listed, release_path, with_checksum, with_checksums
from tests.importers.makers import RELEASE, write_csv


def test_checksums_are_refreshed_and_peoples_words_kept(tmp_path: Path) -> None:
    """Everything before the first file stays byte for byte; listed files keep their order."""
    write_csv(tmp_path / "a.csv", "a")
    write_csv(tmp_path / "b.csv", "b")
    people = "# A comment of people.\n" + RELEASE.format(id="made-up")
    text = people + f'\n[[file]]\nname = "b.csv"\nsha256 = "{"0" * 64}"\n'
    refreshed = with_checksums(text, ["a.csv"], Sources(tmp_path))
    assert refreshed.startswith(people)
    assert [(each["name"], each["sha256"]) for each in tomllib.loads(refreshed)["file"]] == [
        ("b.csv", hashlib.sha256(b"b\n").hexdigest()),
        ("a.csv", hashlib.sha256(b"a\n").hexdigest()),
    ]
    assert with_checksums(refreshed, ["a.csv"], Sources(tmp_path)) == refreshed


def test_any_name_can_be_read_back() -> None:
    """Quotation marks and line ends in a name do not break the release."""
    name = 'a "b" $(c)\\\n\x1b.csv'
    text = with_checksum(RELEASE.format(id="made-up"), name, "0" * 64)
    assert listed(text) == (name,)
    assert listed(with_checksum(text, "b.csv", "1" * 64, [name])) == ("b.csv",)


@pytest.mark.parametrize("more", ['[[file]]\nname = "a.csv"', 'file = "a"', "file = 3", "x = ["])
def test_a_damaged_list_of_files_is_refused_in_words(more: str) -> None:
    """The words say what is wrong and what to do."""
    with pytest.raises(SourceError) as raised:
        listed(RELEASE.format(id="made-up") + more)
    assert raised.value.remedy


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A checksum cannot be made of nothing."""
    with pytest.raises(SourceError, match="missing"):
        with_checksums(RELEASE.format(id="made-up"), ["a.csv"], Sources(tmp_path))


def test_a_release_is_called_by_its_id(tmp_path: Path) -> None:
    """The file's name is the id."""
    assert release_path(tmp_path, "made-up") == tmp_path / "releases" / "made-up.toml"
