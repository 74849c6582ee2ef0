"""Commands print what they should and leave with 0, 1 or 2."""

import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path

import pytest

from lutondash import Dataset
from lutondash.analysis.signal import Kind
from lutondash.cli import serve
from lutondash.cli.main import run
from lutondash.cli.plain_signal import as_plain
from lutondash.model.indicator import Indicator
from lutondash.views.signals import answers
from tests.sample import add, change

RAIN = "indicators/rainy-days/observations.csv"
DAY = ("--as-of", "2024-09-01")


def leave(*arguments: str | Path) -> int:
    """Run a command in this process and return what it leaves with."""
    with pytest.raises(SystemExit) as left:
        run([str(argument) for argument in arguments])
    return int(left.value.code or 0)


def test_validate_is_fine_with_a_folder_in_order(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Warnings are told and the command leaves with 0."""
    assert leave("validate", "--data", sample, *DAY) == 0
    assert "0 errors, 2 warnings" in capsys.readouterr().out


def test_validate_lists_every_fault(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors come first, each with file and line, and the command leaves with 1."""
    line = add(sample, RAIN, "2014-01-01/P1Y,E00000000,150")
    assert leave("validate", "--data", sample, *DAY) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{RAIN}:{line}: error: ")
    assert "1 error, 2 warnings" in out


def test_validate_prints_json(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs read the same findings."""
    line = add(sample, RAIN, "2014-01-01/P1Y,E00000000,150")
    assert leave("validate", "--data", sample, "--json", *DAY) == 1
    printed = json.loads(capsys.readouterr().out)
    assert printed["ok"] is False
    assert list(printed["findings"][0]) == ["severity", "path", "line", "fault", "remedy"]
    assert (printed["findings"][0]["path"], printed["findings"][0]["line"]) == (RAIN, line)


def test_list_shows_every_indicator(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One row each, as words and as JSON."""
    assert leave("list", "--data", sample, *DAY) == 0
    assert "rainy-days" in capsys.readouterr().out
    assert leave("list", "--data", sample, "--json", *DAY) == 0
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == 7
    assert listed[-1] == {
        "id": "umbrellas-returned",
        "priority": "dry-town",
        "role": "outcome",
        "latest": "2023-04-01/P1Y",
        "title": "Lost umbrellas given back",
    }


def test_show_prints_an_indicator_and_its_latest_figure(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The JSON holds the description and the latest value; without figures that is null."""
    assert leave("show", "umbrellas-returned", "--data", sample, "--json", *DAY) == 0
    shown = json.loads(capsys.readouterr().out)
    assert Indicator.model_validate(shown["indicator"]).id == "umbrellas-returned"
    assert (shown["latest"]["value"], shown["latest"]["status"]) == (54, "p")
    assert leave("show", "umbrellas-returned", "--data", sample, *DAY) == 0
    assert "Lost umbrellas given back" in capsys.readouterr().out


@pytest.mark.parametrize("wanted", ["umbrellas-returned", "gutters-cleared", "letters-answered"])
def test_show_prints_the_four_signals_as_the_page_has_them(
    wanted: str, sample: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    """Always four, in order; the words and reasons also stand in the text."""
    four = [answer.signal for answer in answers(dataset, dataset.indicator(wanted))]
    assert leave("show", wanted, "--data", sample, "--json", *DAY) == 0
    printed = json.loads(capsys.readouterr().out)["signals"]
    assert printed == [as_plain(signal) for signal in four]
    assert [signal["kind"] for signal in printed] == list(Kind)
    assert all(
        list(signal) == ["kind", "rule", "verdict", "words", "inputs", "steps", "reason"]
        for signal in printed
    )
    assert leave("show", wanted, "--data", sample, *DAY) == 0
    told = capsys.readouterr().out
    assert [f"{signal.words}. {signal.reason}" in told for signal in four] == [True] * 4


def test_show_holds_back_what_is_under_embargo(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No command is a way round an embargo."""
    kind = 'kind = "publisher_file"'
    change(sample, "releases/letters-return.toml", kind, f"{kind}\nembargo = 2030-01-01T00:00:00Z")
    assert leave("show", "letters-answered", "--data", sample, "--json", *DAY) == 0
    assert json.loads(capsys.readouterr().out)["latest"] is None


def test_an_unknown_id_names_the_nearest(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip is answered with what was probably meant, and 2."""
    assert leave("show", "rainy-day", "--data", sample, *DAY) == 2
    assert "Did you mean rainy-days?" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ("nothing",),
        ("show",),
        ("validate", "--data", "nowhere"),
        ("validate", "--as-of", "2022-13-01"),
        ("import", "--from", "nowhere"),
        ("new-indicator", "Missed Bins"),
        ("new-indicator", "../bins"),
    ],
)
def test_a_wrong_call_leaves_with_2(arguments: tuple[str, ...], sample: Path) -> None:
    """The command says how it is called and does nothing."""
    more = ("--data", str(sample)) if arguments[0] == "new-indicator" else ()
    assert leave(*arguments, *more) == 2


@pytest.mark.parametrize("command", ["list", "show rainy-days", "serve"])
def test_faulty_data_stops_every_command(
    command: str, sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is shown or served from a folder at fault; the list is printed instead."""
    line = add(sample, RAIN, "2014-01-01/P1Y,E00000000,150")
    assert leave(*command.split(), "--data", sample, *DAY) == 1
    assert f"{RAIN}:{line}: error: " in capsys.readouterr().err


def test_serve_follows_a_store(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Named by an option or in the environment, as it is found from any folder; a given folder goes first."""
    told: list[dict[str, str]] = []

    def started(_words: list[str], environment: dict[str, str], _folder: Path) -> int:
        told.append(environment)
        return 0

    monkeypatch.setattr(serve, "run_until_stopped", started)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LUTONDASH_STORE", "s3://bucket/editions")
    assert leave("serve", "--store", "shelf") == 0
    assert leave("serve") == 0
    assert leave("serve", "--data", sample, *DAY) == 0
    assert [each["LUTONDASH_STORE"] for each in told] == [str(tmp_path / "shelf"), "s3://bucket/editions", ""]


def test_serve_starts_the_app_on_the_folder_and_day(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The app is told by its environment what to show; serving leaves as the server does."""
    started: list[tuple[list[str], dict[str, str]]] = []

    def stand_in(words: list[str], environment: dict[str, str], _folder: Path) -> int:
        started.append((words, environment))
        return 3

    monkeypatch.setattr(serve, "run_until_stopped", stand_in)
    assert leave("serve", "--data", sample, "--port", "9999", *DAY) == 3
    ((words, environment),) = started
    assert environment["LUTONDASH_DATA"] == str(sample)
    assert environment["LUTONDASH_AS_OF"] == "2024-09-01"
    assert "--port=9999" in words


def test_without_a_day_the_app_shows_today(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that runs for weeks follows the calendar."""
    monkeypatch.delenv("LUTONDASH_AS_OF", raising=False)
    assert "LUTONDASH_AS_OF" not in serve.environment(sample, None)
    assert serve.environment(sample, date(2024, 9, 1))["LUTONDASH_AS_OF"] == "2024-09-01"


def test_a_new_indicator_says_what_to_fill_in(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder made is valid TOML with every key; validate lists what is still blank."""
    assert leave("new-indicator", "missed-bins", "--data", sample) == 0
    assert "validate" in capsys.readouterr().out
    text = (sample / "indicators/missed-bins/indicator.toml").read_text("utf-8")
    assert tomllib.loads(text)["id"] == "missed-bins"
    assert all((info.alias or name) in text for name, info in Indicator.model_fields.items())
    assert leave("validate", "--data", sample, *DAY) == 1
    assert "'title' is blank" in capsys.readouterr().out
    assert leave("new-indicator", "missed-bins", "--data", sample) == 2


def test_what_is_commented_out_may_be_taken_in(sample: Path) -> None:
    """Every table that is offered, hidden numbers too, is of the form that the model wants."""
    leave("new-indicator", "missed-bins", "--data", sample)
    text = (sample / "indicators/missed-bins/indicator.toml").read_text("utf-8")
    _, _, tables = text.partition("# [[contributes_to]]")
    offered = tomllib.loads("".join(line.removeprefix("# ") for line in tables.splitlines(keepends=True)[1:]))
    assert (offered["disclosure"]["smallest"], offered["disclosure"]["hide_zero"]) == (5, False)
    assert set(offered["disclosure"]["adds_up"][0]) == {"over", "total", "parts"}


def test_a_new_indicator_in_a_draft_names_the_draft(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is left to do is told with the commands for a draft, ready to be typed."""
    draft = sample.parent / "draft"
    assert leave("begin", draft, "--base", sample) == 0
    assert leave("new-indicator", "missed-bins", "--data", draft) == 0
    said = capsys.readouterr().out
    assert f"`lutondash validate --data {draft.as_posix()}`" in said
    assert f"`lutondash preview {draft.as_posix()}`" in said
    assert f"{draft.as_posix()}/recipes/RELEASE.toml" in said
    assert leave("begin", draft, "--base", sample) == 1
    assert "This draft exists already." in capsys.readouterr().err


def test_a_new_indicator_filled_in_is_accepted(sample: Path) -> None:
    """Five minutes later the folder is in order."""
    leave("new-indicator", "missed-bins", "--data", sample)
    path = "indicators/missed-bins/indicator.toml"
    filled = {
        "title": "Missed bins",
        "question": "How many bins are missed?",
        "definition": "Bins reported as missed.",
        "measure": "missed bins",
        "role": "context",
        "priority": "tidy-council",
        "unit": "count",
        "polarity": "low_is_good",
        "period_type": "financial_year",
        "measured": "during",
        "release": "rain-statistics",
        "frequency": "annual",
        "evidence_class": "council_reported",
        "control": "controls",
    }
    for key, value in filled.items():
        change(sample, path, f'\n{key} = ""', f'\n{key} = "{value}"')
    add(sample, "indicators/missed-bins/observations.csv", "2023-04-01/P1Y,E06999001,12")
    assert leave("validate", "--data", sample, *DAY) == 0


def test_python_m_is_the_same_command(sample: Path) -> None:
    """`python -m lutondash` needs no script on the path."""
    done = subprocess.run(  # noqa: S603  our own interpreter, no shell
        [sys.executable, "-m", "lutondash", "validate", "--data", str(sample), *DAY],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_day_that_is_none_says_how_to_write_one(capsys: pytest.CaptureFixture[str]) -> None:
    """A word where a day was wanted is answered with the form, and leaves with 2."""
    assert leave("list", "--as-of", "tomorrow") == 2
    assert "2025-03-31" in capsys.readouterr().err


def test_import_without_its_readers_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the extra is not installed, the command says so and leaves with 2."""
    monkeypatch.setitem(sys.modules, "lutondash.importers.run", None)

    assert leave("import", "--from", tmp_path) == 2
    assert "pip install" in capsys.readouterr().err
