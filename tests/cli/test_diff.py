"""`lutondash diff` and `lutondash preview`: what a draft changes, and what they do before they start."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from shutil import copytree

import psutil
import pytest

from lutondash.cli import preview
from lutondash.editions.local_time import instant
from lutondash.editions.publishing import publish
from lutondash.editions.store import Store
from scripts.server import ROOT
from tests.cli.test_commands import DAY, leave
from tests.drafted import mend, met_before, miss
from tests.sample import NEIGHBOUR, add, write

NOTE = (
    '[[explained]]\nindicator = "letters-answered"\nkind = "corrected"\nnote = "Two digits were swapped."\n'
)
RAIN = "indicators/rainy-days/observations.csv"


@pytest.fixture
def draft(sample: Path) -> Path:
    """A draft with a mended figure, a new one of another place, and a target that is now missed."""
    met_before(sample)
    folder = Path(copytree(sample, sample.parent / "draft"))
    mend(folder)
    miss(folder)
    add(folder, RAIN, f"2021-01-01/P1Y,{NEIGHBOUR},151")
    write(folder, "draft.toml", NOTE)
    return folder


def test_diff_lists_what_changes(draft: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Figures with both values and the reason, answers, and what must be put right: then it leaves with 1."""
    assert leave("diff", draft, "--data", sample, *DAY) == 1
    out = capsys.readouterr().out
    assert "1 new, 2 corrected." in out
    assert "71.0%" in out
    assert "17.0%" in out
    assert "Two digits were swapped." in out
    assert "Gutters cleared within a day: Are we at the target? At the target. Now: Target missed." in out
    assert "error: 1 value is corrected, and no note says why." in out
    assert "Not listed: 1 of other places." in out


def test_diff_of_a_draft_in_order_leaves_with_0(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing to put right, nothing to say."""
    draft = Path(copytree(sample, sample.parent / "draft"))
    assert leave("diff", draft, "--data", sample, *DAY) == 0
    assert "no figure changes." in capsys.readouterr().out


def test_diff_prints_json(draft: Path, sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs read the same: counts, changes, both verdicts with their sums, files and the checklist."""
    assert leave("diff", draft, "--data", sample, "--json", "--all", *DAY) == 1
    found = json.loads(capsys.readouterr().out)
    assert found["counts"] == {"new": 1, "revised": 0, "corrected": 2, "removed": 0}
    assert {change["indicator"] for change in found["changes"]} == {
        "letters-answered",
        "gutters-cleared",
        "rainy-days",
    }
    flip = next(each for each in found["flips"] if each["now"]["kind"] == "target_now")
    assert (flip["before"]["verdict"], flip["now"]["verdict"]) == ("met", "missed")
    assert flip["now"]["steps"]
    assert {item["severity"] for item in found["checklist"]} >= {"error"}


def test_diff_lists_the_places_asked_for(
    draft: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One place by its code."""
    leave("diff", draft, "--data", sample, "--json", "--place", NEIGHBOUR, *DAY)
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [(each["kind"], each["geography"]) for each in changes] == [("new", NEIGHBOUR)]


def test_diff_stands_beside_the_newest_edition_of_a_store(
    draft: Path, sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Named with its day; a store without an edition has nothing to stand beside, and all is new."""
    store = tmp_path / "store"
    store.mkdir()
    leave("diff", sample, "--store", store, "--json", *DAY)
    assert json.loads(capsys.readouterr().out)["counts"]["revised"] == 0
    when = instant("2024-09-01T09:30")
    publish(
        sample, Store.open(str(store)), at=when, now=when, note="First.", approved_by="Director", changes=()
    )
    leave("diff", draft, "--store", store, *DAY)
    assert "Beside edition 1 of 2024-09-01: 1 new, 2 corrected." in capsys.readouterr().out


@pytest.mark.parametrize("command", ["diff", "preview"])
def test_a_draft_that_is_not_there_leaves_with_2(command: str, sample: Path) -> None:
    """The command was called wrongly."""
    assert leave(command, sample.parent / "nowhere", "--data", sample) == 2


@pytest.mark.parametrize("command", ["diff", "preview"])
def test_a_draft_at_fault_leaves_with_1(
    command: str, draft: Path, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every fault is listed, and nothing starts."""
    line = add(draft, RAIN, "2014-01-01/P1Y,E00000000,150")
    assert leave(command, draft, "--data", sample) == 1
    assert f"{RAIN}:{line}: error: " in capsys.readouterr().err


def started(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> tuple[list[str], dict[str, str]]:
    """Return what `lutondash preview` would start, and with which settings."""
    found: list[tuple[list[str], dict[str, str]]] = []

    def stand_in(words: list[str], environment: dict[str, str], folder: Path) -> int:
        assert (folder / "app.py").is_file()
        found.append((words, environment))
        return 0

    monkeypatch.setattr(preview, "run_until_stopped", stand_in)
    assert leave("preview", *words) == 0
    return found[0]


def test_preview_starts_another_server(draft: Path, sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its own program and port; the draft and its time are words of the command, never settings."""
    words, told = started(monkeypatch, draft, "--data", sample, "--at", "2026-07-26T09:30")
    assert words[1:3] == ["-m", "lutondash.web.preview"]
    assert {f"--draft={draft}", "--at=2026-07-26T09:30+01:00", "--port=8502"} <= set(words)
    assert (told["LUTONDASH_DATA"], told["LUTONDASH_STORE"]) == (str(sample), "")
    assert "LUTONDASH_DRAFT" not in told


def test_preview_passes_on_the_names_of_a_proxy(
    draft: Path, sample: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every one of them, and none unless named."""
    words, _ = started(monkeypatch, draft, "--data", sample, "--host", "one.test", "--host", "two.test")
    assert words[-2:] == ["--host=one.test", "--host=two.test"]
    words, _ = started(monkeypatch, draft, "--data", sample)
    assert not any(word.startswith("--host") for word in words)


@pytest.mark.parametrize("host", ["a*b", "*", "https://one.test", "one.test:8502", ""])
def test_preview_refuses_what_is_no_name(draft: Path, host: str, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip in a name is told at once, in words."""
    assert leave("preview", str(draft), "--host", host) == 2
    assert "is no name of a host" in capsys.readouterr().err


def test_preview_stands_beside_a_store(draft: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store is named with its full path, for the server starts in another folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "store").mkdir()
    _, told = started(monkeypatch, draft, "--store", "store")
    assert (told["LUTONDASH_DATA"], told["LUTONDASH_STORE"]) == ("", str(tmp_path / "store"))


CHILD = """
import os, sys, time
open(sys.argv[1], "w").write(str(os.getpid()))
time.sleep(60)
"""
PARENT = """
import sys
from pathlib import Path
from lutondash.cli.child import run_until_stopped
sys.exit(run_until_stopped([sys.executable, "-c", sys.argv[1], sys.argv[2]], {}, Path(".")))
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGKILL, -signal.SIGKILL)])
def test_the_server_ends_with_its_command(tmp_path: Path, number: signal.Signals, code: int) -> None:
    """However the command ends, it leaves nobody behind who serves a draft, or holds the port."""
    noted = tmp_path / "number"
    with subprocess.Popen([sys.executable, "-c", PARENT, CHILD, str(noted)], cwd=ROOT) as command:  # noqa: S603  our own words
        end = time.monotonic() + 30
        while not (noted.is_file() and noted.read_text("utf-8")) and time.monotonic() < end:
            time.sleep(0.05)
        command.send_signal(number)
        assert command.wait(30) == code
    child = int(noted.read_text("utf-8"))
    while psutil.pid_exists(child) and time.monotonic() < end:
        time.sleep(0.05)
    assert not psutil.pid_exists(child)
