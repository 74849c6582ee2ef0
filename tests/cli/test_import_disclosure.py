"""`lutondash import --into` hides small numbers with a look at what earlier editions show."""

from pathlib import Path
from typing import Any

import pytest

from lutondash.editions.draft import begin
from lutondash.editions.store import Store
from lutondash.importers import import_file as importing
from tests.cli.test_import_into import bring
from tests.dataset.broken_disclosure import RULE
from tests.dataset.spoiling import GUTTER_TOML
from tests.editions import shelves
from tests.rain_files import GUTTERS, gutter_file, write_recipes
from tests.sample import HOME, NEIGHBOUR, add


@pytest.fixture
def draft(sample: Path) -> Path:
    """Return a draft of the first edition of a store; its gutters have a rule."""
    write_recipes(sample)
    add(sample, GUTTER_TOML, RULE)
    shelves.put(sample, Store.open(str(sample.parent / "store")))
    begin(sample.parent / "draft", sample, 1)
    return sample.parent / "draft"


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[list[dict[tuple[str, str], str]]]:
    """Return, for each import, the figures that were taken to be seen by readers."""
    told: list[list[dict[tuple[str, str], str]]] = []
    real = importing.suppress

    def listening(guard: Any, figures: Any, before: Any, found: Any) -> Any:
        told.append([{(each.geography, each.period): each.numerator for each in one} for one in before])
        return real(guard, figures, before, found)

    monkeypatch.setattr(importing, "suppress", listening)
    return told


def test_a_second_import_still_sees_what_was_published(
    draft: Path, seen: list[list[dict[tuple[str, str], str]]]
) -> None:
    """The first import changed the draft's figures; readers have seen those of the edition."""
    key, store = (HOME, "2023-10-01/P3M"), ("--store", str(draft.parent / "store"))
    for cleared in (70, 60):
        file = gutter_file(draft.parent, "2023 Q4", cleared)
        assert bring(file, draft, *store, "--note", "Counted again.", "--as", "correction") == 0
    assert f",{HOME},60" in (draft / GUTTERS).read_text()
    assert [[table[key] for table in each] for each in seen] == [["81"], ["81"]]


def test_a_folder_may_be_what_was_published(
    draft: Path, seen: list[list[dict[tuple[str, str], str]]]
) -> None:
    """Named with --base for a draft that is there already, it is looked at too."""
    for cleared in (70, 60):
        file = gutter_file(draft.parent, "2023 Q4", cleared)
        assert bring(file, draft, "--base", draft.parent / "data", "--note", "Counted again.") == 0
    assert [[table[HOME, "2023-10-01/P3M"] for table in each] for each in seen] == [["81"], ["81"]]


def test_without_a_store_that_is_said(
    draft: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The officer reads what was not looked at; where nothing is hidden nobody is told."""
    monkeypatch.delenv("LUTONDASH_STORE", raising=False)
    file = gutter_file(draft.parent, "2024 Q1", 80)
    assert bring(file, draft) == 0
    assert "without a look at earlier editions" in capsys.readouterr().out
    assert NEIGHBOUR in (draft / GUTTERS).read_text()
