"""`lutondash publish` and `diff` keep hidden figures from being told by several editions together."""

from pathlib import Path

import pytest

from lutondash.editions.draft import begin
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from tests.cli.test_commands import leave
from tests.cli.test_publish import WORDS
from tests.dataset.broken_disclosure import RULE
from tests.dataset.disclosure.test_between import HEAD, HIDDEN, TWO, YEAR
from tests.dataset.spoiling import GUTTER_TOML, GUTTERS
from tests.editions import shelves
from tests.editions.shelves import NOW
from tests.sample import COUNTY, HOME, NEIGHBOUR, add, write

ALL_HIDDEN = [*HIDDEN[:2], f"{YEAR},{HOME},,c,,100"]
ONE_SHOWN = [HIDDEN[0], f"{YEAR},{COUNTY},30,,30,100", f"{YEAR},{HOME},,c,,100"]
SAID = '\n[[explained]]\nindicator = "gutters-cleared"\nkind = "corrected"\nnote = "Counted again."\n'


@pytest.fixture(autouse=True)
def _at_a_set_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command believe that it is the minute of the tests."""
    monkeypatch.delenv("LUTONDASH_STORE", raising=False)
    monkeypatch.setattr("lutondash.cli.publish.now", lambda: NOW)


def figures(folder: Path, rows: list[str]) -> None:
    """Put these figures into a folder; a draft's files may be the base's under a second name."""
    (folder / GUTTERS).unlink()
    write(folder, GUTTERS, "\n".join((HEAD, *rows)) + "\n")


def next_one(store: Store, place: Path, rows: list[str]) -> Path:
    """Begin a draft from the newest edition, with these figures and a reason for them."""
    newest = store.ledger().standing[0]
    draft = place / f"draft-{newest.number + 1}"
    begin(draft, check_out(newest, store, place / "out"), newest.number)
    figures(draft, rows)
    with (draft / "draft.toml").open("a") as file:
        file.write(SAID)
    return draft


@pytest.fixture
def store(sample: Path, tmp_path: Path) -> Store:
    """Return a store whose first edition hides two figures and shows their sum; the second hides all."""
    store = Store.open(str(tmp_path / "store"))
    add(sample, GUTTER_TOML, RULE + TWO)
    figures(sample, HIDDEN)
    shelves.put(sample, store)
    shelves.put(next_one(store, tmp_path, ALL_HIDDEN), store)
    return store


def test_what_two_editions_tell_together_blocks(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The sum stands in the first edition only, so that the base alone would not give the other away."""
    draft = next_one(store, tmp_path, ONE_SHOWN)
    told = f"The hidden figure of {NEIGHBOUR}, {YEAR} can be worked out with an earlier edition."
    assert leave("publish", draft, "--store", store.address, *WORDS) == 1
    assert told in capsys.readouterr().err
    assert len(store.manifests()) == 2
    assert leave("diff", draft, "--store", store.address, "--as-of", NOW.date()) == 1
    out = capsys.readouterr().out
    assert f"The hidden figure of {COUNTY}, {YEAR} can be worked out with an earlier edition." in out
    assert told not in out


def test_figures_that_stay_hidden_do_not_block(
    store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same figures tell nothing more; one that was shown once is only told of."""
    draft = next_one(store, tmp_path, ALL_HIDDEN)
    assert leave("publish", draft, "--store", store.address, *WORDS) == 0
    err = capsys.readouterr().err
    assert f": warning: The hidden figure of {HOME}, {YEAR} may be one that can be worked out" in err
    assert NEIGHBOUR not in err
    assert len(store.manifests()) == 3


def test_without_a_rule_no_earlier_edition_is_read(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It costs nothing where nothing is hidden."""
    store = Store.open(str(tmp_path / "plain"))
    shelves.put(sample, store)
    draft, _ = shelves.next_draft(store, tmp_path, 154)
    monkeypatch.setattr("lutondash.cli.publish.file_cells", None)
    assert leave("publish", draft, "--store", store.address, *WORDS) == 0
