"""What an import is set beside: where it is not there, the message says which name to look at."""

from pathlib import Path

import pytest

from lutondash.editions.draft import begin
from lutondash.editions.store import Store
from tests.cli.test_commands import leave
from tests.editions import shelves
from tests.rain_files import RECIPE, rain_file, write_recipes
from tests.sample import AS_OF, HOME, change, write


@pytest.fixture
def data(sample: Path) -> Path:
    """Return the made-up folder with recipes."""
    write_recipes(sample)
    return sample


def bring(file: Path, draft: Path, *more: str | Path) -> int:
    """Import a file into a draft; return what the command leaves with."""
    return leave("import", file, "--recipe", "rain-statistics", "--into", draft, "--as-of", AS_OF, *more)


@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("--store", "nowhere", "There is no store"),
        ("--store", "empty", "has no edition yet. Publish the first one"),
        ("--base", "nowhere", "There is no folder"),
        ("--base", "empty", "is no data folder: it has no folder 'indicators'"),
    ],
)
def test_what_a_draft_is_to_copy_is_named_where_it_is_not_there(
    data: Path, option: str, name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A slip in the name of a store is not taken for an empty store; no draft is made."""
    (data.parent / "empty").mkdir()
    place, draft = data.parent / name, data.parent / "draft"
    assert bring(rain_file(data.parent), draft, option, place) == 2
    said = capsys.readouterr().err
    assert words in said
    assert str(place) in said
    assert not draft.exists()


def test_a_draft_of_another_store_is_refused(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without the edition it was begun from, nobody knows which changes the public would see."""
    store, draft = data.parent / "store", data.parent / "draft"
    shelves.put(data, Store.open(str(store)))
    begin(draft, data, 7)
    assert bring(rain_file(data.parent, {(HOME, 2021): 160}), draft, "--store", store) == 2
    assert "begun from edition 7, which the store" in capsys.readouterr().err


def test_a_file_is_no_draft(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A name that a file has is told as such."""
    write(data.parent, "draft", "a letter")
    assert bring(rain_file(data.parent), data.parent / "draft", "--base", data) == 2
    assert "draft' is a file. A draft is a folder" in capsys.readouterr().err


def test_a_fixed_period_is_told_of_a_new_file(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A recipe that says the period itself would take next year's file for this year's."""
    text = (data / RECIPE).read_text()
    write(data, RECIPE, text[: text.index('[[series]]\nindicator = "gutters')])
    change(data, RECIPE, 'column = "year", form', 'label = "2020", form')
    change(data, RECIPE, "period =", 'where = ["year = 2020"]\nperiod =')
    file = rain_file(data.parent, {(HOME, 2020): 155})
    assert bring(file, data.parent / "draft", "--base", data, "--note", "Counted again.") == 0
    assert "takes the file to be for '2020'. If it is for another time" in capsys.readouterr().out
    assert bring(file, data.parent / "draft", "--base", data) == 0
    assert "takes the file" not in capsys.readouterr().out
