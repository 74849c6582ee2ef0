"""`lutondash publish`, `editions`, `verify` and `rollback`: an edition from its draft to its withdrawal."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from lutondash.cli import publish, stores
from lutondash.editions.draft import begin
from lutondash.editions.draft_lock import locked
from lutondash.editions.publishing import Prepared
from lutondash.editions.staging import staging
from lutondash.editions.store import Store
from lutondash.errors import EditionFaultError
from tests.cli.test_commands import leave
from tests.editions import shelves
from tests.editions.conftest import KEY, bucket, s3_endpoint
from tests.editions.shelves import DAY, NOW, RAIN, next_draft
from tests.sample import add, change

__all__ = ["bucket", "s3_endpoint"]
WORDS = ("--note", "Brings figures.", "--approved-by", "Service director")
ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def _at_a_set_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Let the commands believe that it is the minute of the tests, and know of no store."""
    monkeypatch.delenv("LUTONDASH_STORE", raising=False)
    monkeypatch.setenv("LUTONDASH_CACHE", str(tmp_path / "cache"))
    for module in ("publish", "rollback", "editions"):
        monkeypatch.setattr(f"lutondash.cli.{module}.now", lambda: NOW)


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """Return the address of a new store in a folder."""
    return str(tmp_path / "store")


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    """Return the JSON that a command printed."""
    return dict(json.loads(capsys.readouterr().out))


def test_an_edition_from_its_draft_to_its_withdrawal(
    sample: Path, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Published at once, followed by one to come, listed, verified, taken back."""
    assert leave("publish", sample, "--store", shelf, *WORDS) == 0
    assert (
        "Edition 1 comes out at 2024-09-02T10:30+01:00: 60 files. Figures: 125 new."
        in capsys.readouterr().out
    )
    draft, _ = next_draft(Store.open(shelf), tmp_path, 155)
    explain = '\n[[explained]]\nindicator = "rainy-days"\nkind = "corrected"\nnote = "A day was lost."\n'
    with (draft / "draft.toml").open("a") as file:
        file.write(explain)
    assert leave("publish", draft, "--store", shelf, "--at", "2024-09-03T09:30", *WORDS) == 0
    assert "Edition 2 comes out at 2024-09-03T09:30+01:00" in capsys.readouterr().out
    assert leave("editions", "--store", shelf) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "to come" in lines[0]
    assert "1 corrected" in lines[0]
    assert "shown" in lines[1]
    assert leave("verify", "--store", shelf) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
    assert leave("rollback", "--store", shelf, *WORDS) == 0
    assert capsys.readouterr().out == (
        "Edition 2, which was still to come, is taken back. Edition 1 is shown.\n"
    )
    assert leave("rollback", "--store", shelf, *WORDS) == 0
    assert capsys.readouterr().out == "Edition 1 is taken back. No edition is shown now.\n"
    assert leave("rollback", "--store", shelf, *WORDS) == 1
    assert "There is no edition to take back." in capsys.readouterr().err


def test_a_withdrawal_that_is_lost_is_missed_by_whoever_took_it_back(
    sample: Path, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`verify` says so on that machine, and the edition does not count as shown there."""
    store = Store.open(shelf)
    shelves.fill(store, sample, tmp_path, editions=2, now=NOW - 2 * DAY, at=NOW - DAY)
    assert leave("rollback", "--store", shelf, *WORDS) == 0
    shelves.lose(store, "withdrawals/0002.json")
    capsys.readouterr()
    assert leave("verify", "--store", shelf) == 1
    assert "Edition 2 was taken back. Its record is missing." in capsys.readouterr().out
    assert leave("editions", "--store", shelf) == 1
    assert [line.split()[2] for line in capsys.readouterr().out.splitlines()] == ["taken", "shown"]


def test_editions_are_told_to_programs(
    sample: Path, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Newest first, with how each stands."""
    store = Store.open(shelf)
    shelves.fill(store, sample, tmp_path, editions=2, now=NOW - 2 * DAY, at=NOW - DAY)
    draft, changed = next_draft(store, tmp_path, 1)
    shelves.put(draft, store, at=NOW + DAY, changes=changed)
    draft, changed = next_draft(store, tmp_path, 2)
    shelves.put(draft, store, at=NOW + DAY, changes=changed)
    assert leave("rollback", "--store", shelf, *WORDS) == 0
    capsys.readouterr()
    assert leave("editions", "--store", shelf, "--json") == 0
    told = printed(capsys)
    assert told["findings"] == []
    listed = told["editions"]
    assert isinstance(listed, list)
    assert [(each["number"], each["state"]) for each in listed] == [
        (4, "taken back"),
        (3, "to come"),
        (2, "shown"),
        (1, "replaced"),
    ]
    assert listed[0]["withdrawn"]["approved_by"] == "Service director"
    assert listed[2]["figures"] == {"corrected": 1}


def test_what_is_taken_back_is_named_and_may_be_hidden(
    sample: Path, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Another edition than the newest is refused; the answer says what was hit and what is shown now."""
    store = Store.open(shelf)
    shelves.fill(store, sample, tmp_path, editions=2, now=NOW - 2 * DAY, at=NOW - DAY)
    draft, changed = next_draft(store, tmp_path, 1)
    shelves.put(draft, store, at=NOW + DAY, changes=changed)
    assert leave("rollback", "--store", shelf, "--edition", 2, *WORDS) == 1
    assert "Edition 2 is not the newest that stands: that is edition 3." in capsys.readouterr().err
    assert leave("rollback", "--store", shelf, "--edition", 3, *WORDS) == 0
    assert capsys.readouterr().out == (
        "Edition 3, which was still to come, is taken back. Edition 2 is shown.\n"
    )
    assert leave("rollback", "--store", shelf, "--edition", 2, "--hide", *WORDS) == 0
    assert capsys.readouterr().out == "Edition 2 is taken back and hidden. Edition 1 is shown.\n"
    assert {number: each.hidden for number, each in store.withdrawals().items()} == {3: False, 2: True}


def test_a_damaged_store_is_told_and_leaves_with_1(
    sample: Path, shelf: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """By `verify`, by `editions` and by whoever wants to publish."""
    shelves.put(sample, Store.open(shelf))
    shelves.spoil(Store.open(shelf), "editions/0001.json", b"{")
    assert leave("verify", "--store", shelf, "--json") == 1
    told = printed(capsys)
    assert told["ok"] is False
    assert leave("verify", "--store", shelf) == 1
    assert "editions/0001.json: error: " in capsys.readouterr().out
    assert leave("editions", "--store", shelf) == 1
    assert "editions/0001.json: error: " in capsys.readouterr().err
    assert leave("editions", "--store", shelf, "--json") == 1
    assert len(printed(capsys)["findings"]) == 1  # type: ignore[arg-type]  a list, as the test above shows
    assert leave("publish", sample, "--store", shelf, *WORDS) == 1


def test_an_empty_store_is_told(shelf: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Listing nothing is no fault; verifying nothing is one."""
    assert leave("editions", "--store", shelf) == 0
    assert capsys.readouterr().out == "There is no edition.\n"
    assert leave("verify", "--store", shelf) == 1


def test_a_draft_at_fault_is_refused_with_every_fault(
    sample: Path, shelf: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what was found and what to do; nothing is published."""
    line = add(sample, RAIN, "2014-01-01/P1Y,E00000000,150")
    change(
        sample,
        "releases/letters-return.toml",
        'kind = "publisher_file"',
        'kind = "publisher_file"\nembargo = 2030-01-01T00:00:00Z',
    )
    assert leave("publish", sample, "--store", shelf, *WORDS) == 1
    err = capsys.readouterr().err
    assert f"{RAIN}:{line}: error: " in err
    assert "under embargo until 2030-01-01T00:00+00:00" in err
    assert Store.open(shelf).files.every() == ()


def test_an_error_of_the_checklist_blocks(
    sample: Path, shelf: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A correction that nobody explains is not published."""
    assert leave("publish", sample, "--store", shelf, *WORDS) == 0
    draft, _ = next_draft(Store.open(shelf), tmp_path, 155)
    capsys.readouterr()
    assert leave("publish", draft, "--store", shelf, *WORDS) == 1
    assert "no note says why" in capsys.readouterr().err
    assert [each.number for each in Store.open(shelf).manifests()] == [1]


def test_warnings_of_the_checklist_are_told(
    sample: Path, shelf: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """They do not block."""
    assert leave("publish", sample, "--store", shelf, *WORDS) == 0
    assert ": warning: " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--at", "2027-03-28T01:30"), "does not exist"),
        (("--at", "2026-10-25T01:30"), "comes twice"),
        (("--at", "tomorrow"), "is no time"),
    ],
)
def test_a_time_that_is_none_leaves_with_2(
    arguments: tuple[str, ...], words: str, sample: Path, shelf: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command was called wrongly; nothing is published."""
    assert leave("publish", sample, "--store", shelf, *WORDS, *arguments) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize("command", ["publish", "rollback", "editions", "verify"])
def test_without_a_store_a_command_leaves_with_2(
    command: str, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It says how one is named."""
    draft, words = (
        ((sample,), WORDS) if command == "publish" else ((), WORDS if command == "rollback" else ())
    )
    assert leave(command, *draft, *words) == 2
    assert "--store" in capsys.readouterr().err


def test_the_store_may_be_named_by_the_environment(
    sample: Path, shelf: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As for the site."""
    monkeypatch.setenv("LUTONDASH_STORE", shelf)
    assert leave("publish", sample, *WORDS) == 0
    assert leave("editions") == 0
    assert "shown" in capsys.readouterr().out


@pytest.mark.parametrize("missing", ["--note", "--approved-by"])
def test_words_are_asked_for(missing: str, sample: Path, shelf: str) -> None:
    """Nothing is published or taken back without a reason and a role."""
    words = [word for pair in (WORDS[:2], WORDS[2:]) if pair[0] != missing for word in pair]
    assert leave("publish", sample, "--store", shelf, *words) == 2
    assert leave("rollback", "--store", shelf, *words) == 2


def test_a_draft_is_held_while_it_is_published(
    sample: Path,
    shelf: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whoever imports into it must wait, and who publishes waits for an import."""
    draft = tmp_path / "draft"
    begin(draft, sample, None)
    with locked(draft):
        assert leave("publish", draft, "--store", shelf, *WORDS) == 1
    assert "is working on this draft" in capsys.readouterr().err
    assert Store.open(shelf).files.every() == ()
    real, tried = publish.prepare, list[str]()

    def prepare(folder: Path, *given: Any, **named: Any) -> Prepared:
        with pytest.raises(EditionFaultError) as busy, staging(folder):
            pass
        tried.append(str(busy.value))
        return real(folder, *given, **named)

    monkeypatch.setattr(publish, "prepare", prepare)
    assert leave("publish", draft, "--store", shelf, *WORDS) == 0
    assert "is working on this draft" in tried[0]
    with locked(draft):
        pass


def test_a_folder_that_is_not_there_leaves_with_2(tmp_path: Path, shelf: str) -> None:
    """Before anything is looked for in the store."""
    assert leave("publish", tmp_path / "nowhere", "--store", shelf, *WORDS) == 2


def test_the_clock_of_the_commands_has_a_zone() -> None:
    """And it is right to the minute."""
    assert abs(stores.now() - datetime.now(UTC)) < timedelta(minutes=1)
    assert publish.now is not stores.now  # this file has set it


def test_a_server_is_reached_by_settings_of_the_environment(
    sample: Path, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """A program of its own publishes to it; here it is read. Nothing but fsspec's settings leads there."""
    place = request.getfixturevalue("bucket")
    endpoint = request.getfixturevalue("s3_endpoint")
    done = subprocess.run(  # noqa: S603  our own interpreter and module
        [sys.executable, "-m", "lutondash", "publish", str(sample), *WORDS],
        env={**os.environ, **KEY, "FSSPEC_S3_ENDPOINT_URL": endpoint, "LUTONDASH_STORE": place},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout[:9]) == (0, "Edition 1"), done.stderr
    assert leave("verify", "--store", place) == 0
    assert "0 errors, 0 warnings" in capsys.readouterr().out
