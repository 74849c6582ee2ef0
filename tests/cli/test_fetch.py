"""Tests of `lutondash fetch`: what it prints, what it leaves with, and what the environment says."""

import builtins
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_commands import leave
from tests.importers.fetching.documented import els, els_row
from tests.importers.fetching.publisher import Publisher, sends
from tests.importers.fetching.test_import_what_was_fetched import ELS
from tests.importers.makers import write_csv, write_data

BODY = els(els_row())


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Return a publisher of one good file."""
    one = Publisher()
    one.plays(sends(BODY))
    yield one
    one.close()


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a data folder whose recipe orders a file."""
    return write_data(tmp_path, {"made-up": ELS})[0]


def test_it_says_what_came_and_what_to_do_next(
    data: Path, publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """File, rows, bytes, checksum, address and the next command; the second time, that nothing changed."""
    arguments = ("fetch", "made-up", "--data", data, "--to", tmp_path / "to", "--base-url", publisher.base)
    assert leave(*arguments) == 0
    out = capsys.readouterr().out
    file = tmp_path / "to/homes.csv"
    assert file.read_bytes() == BODY
    assert f"{file}: new\n1 row, {len(BODY)} bytes, sha256 " in out
    assert f"asked {publisher.base}/homes.csv at 20" in out
    assert out.endswith(f"Next: lutondash import {file} --recipe made-up --into draft\n")
    assert leave(*arguments) == 0
    assert f"{file}: not changed" in capsys.readouterr().out


def test_programs_read_the_same(
    data: Path, publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON holds the record and the outcome."""
    to = tmp_path / "to"
    assert leave("fetch", "made-up", "--data", data, "--to", to, "--base-url", publisher.base, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["outcome"], printed["rows"], printed["bytes"]) == ("new", 1, len(BODY))
    assert printed["path"] == str(to / "homes.csv")
    assert printed["next"].startswith("lutondash import ")


def test_the_environment_says_whom_to_ask(
    data: Path, publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An address for the kind, whom to write to, and how much may come; an option wins."""
    monkeypatch.setenv("LUTONDASH_FETCH_FILE", publisher.base)
    monkeypatch.setenv("LUTONDASH_FETCH_CONTACT", "data@example.org")
    assert leave("fetch", "made-up", "--data", data, "--to", tmp_path / "to") == 0
    assert "data@example.org" in publisher.asked[0].headers["User-Agent"]
    publisher.plays(sends(b"areacd,period,observation\n" + b"a,b,c\n" * 200_000))
    monkeypatch.setenv("LUTONDASH_FETCH_MEGABYTES", "1")
    assert leave("fetch", "made-up", "--data", data, "--to", tmp_path / "to") == 1


def test_a_refused_answer_leaves_with_one(
    data: Path, publisher: Publisher, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where, what was found and what to do, on the stream of errors; nothing is kept."""
    publisher.plays(sends(b"areacd,period,figure\nE06000901,2024,5\n"))
    to = tmp_path / "to"
    assert leave("fetch", "made-up", "--data", data, "--to", to, "--base-url", publisher.base) == 1
    said = capsys.readouterr()
    assert "Missing: 'observation'. New there: 'figure'." in said.err
    assert f"{publisher.base}/homes.csv: error: " in said.err
    assert said.out == ""
    assert list(to.iterdir()) == []


def test_a_recipe_elsewhere_may_be_named(data: Path, publisher: Publisher, tmp_path: Path) -> None:
    """A recipe that is being written need not be in the data folder; it has to be the release's own."""
    write_csv(tmp_path / "new-one.toml", 'release = "new-one"', ELS)
    common = ("--recipe", tmp_path / "new-one.toml", "--to", tmp_path / "to", "--base-url", publisher.base)
    assert leave("fetch", "new-one", *common) == 0
    assert leave("fetch", "made-up", "--data", data, *common) == 2


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("made-down",), "Did you mean 'made-up'?"),
        (("made-up", "--base-url", "ftp://example.org"), "no address to ask"),
        (("made-up", "--base-url", "example.org"), "no address to ask"),
        (("silent",), "has no [fetch]"),
    ],
)
def test_called_wrongly(
    data: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    """An unknown release, a base that is no address, and a recipe that orders nothing leave with 2."""
    write_csv(data / "recipes/silent.toml", 'release = "silent"')
    assert leave("fetch", *arguments, "--data", data) == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HTTPS_PROXY", "proxy:8080"),
        ("LUTONDASH_FETCH_CONTACT", "a\r\nX-Evil: 1"),
        ("LUTONDASH_FETCH_MEGABYTES", "many"),
        ("LUTONDASH_FETCH_MEGABYTES", "0"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """It leaves with 2 before anybody is asked."""
    monkeypatch.setenv(name, value)
    assert leave("fetch", "made-up", "--data", data) == 2


def test_a_faulty_recipe_is_told(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown key in [fetch] is named, and it leaves with 1."""
    write_csv(data / "recipes/made-up.toml", 'release = "made-up"', ELS.replace("columns =", "colums ="))
    assert leave("fetch", "made-up", "--data", data) == 1
    assert "colums" in capsys.readouterr().err


def test_without_the_extra_it_says_how_to_install_it(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody sees a traceback because httpx is not there."""
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "lutondash.importers.fetching.fetch":
            raise ModuleNotFoundError("No module named 'httpx'", name="httpx")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    assert leave("fetch", "made-up", "--data", data) == 2
    assert "Fetching needs httpx" in capsys.readouterr().err


def test_other_commands_do_not_load_what_fetching_needs() -> None:
    """The libraries of the network are loaded when a file is fetched, and only then."""
    program = "import sys, lutondash.cli.main; print(sorted({'httpx', 'tenacity'} & sys.modules.keys()))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603  our own words
    assert done.stdout.strip() == "[]"
