"""data/README.md says what the models say, and the published folder is in order."""

from datetime import date
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.exports.dictionary import FILES, with_dictionary
from tests.data_folder import export

DATA = Path(__file__).parents[2] / "data"
AS_OF = date(2026, 6, 30)


@pytest.fixture(scope="module")
def published() -> Dataset:
    """Return the published folder, which has no error."""
    return load(DATA, as_of=AS_OF)


def test_the_dictionary_is_that_of_the_models() -> None:
    """Whoever changes a model writes the dictionary again: python scripts/data_dictionary.py."""
    text = (DATA / "README.md").read_text("utf-8")
    assert with_dictionary(text) == text


def test_every_kind_of_file_is_in_the_dictionary() -> None:
    """A file in the folder that the dictionary does not know would be explained nowhere."""
    known = {path.rpartition("/")[2] for path, _, _ in FILES}
    folders = ("framework", "codelists", "indicators")
    found = {path.name for folder in folders for path in (DATA / folder).rglob("*.*") if path.is_file()}
    assert found <= known


def test_the_published_folder_reads_back_as_written(published: Dataset, tmp_path: Path) -> None:
    """Every published figure and record survives being written and read again."""
    export(published, tmp_path / "copy")
    assert load(tmp_path / "copy", as_of=AS_OF) == published
