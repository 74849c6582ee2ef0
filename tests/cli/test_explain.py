"""`lutondash explain` prints the rule, the arithmetic and the rows behind the signals of a figure."""

import json
from pathlib import Path

import pytest

from lutondash import Dataset
from lutondash.analysis.signal import Kind
from lutondash.views.answer import QUESTIONS
from lutondash.views.methods_page import RULES
from lutondash.views.signals import answers
from tests.cli.test_commands import DAY, leave

KEYS = ["kind", "rule", "verdict", "words", "inputs", "steps", "reason"]


@pytest.mark.parametrize("kind", Kind)
def test_one_signal_is_explained(
    kind: Kind, sample: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its words, its reason, each step, the formula, the thresholds and the source of its rule."""
    (signal,) = (
        answer.signal
        for answer in answers(dataset, dataset.indicator("gutters-cleared"))
        if answer.signal.kind is kind
    )
    assert leave("explain", "gutters-cleared", "--signal", kind.value, "--data", sample, *DAY) == 0
    told = capsys.readouterr().out
    lines = {line.strip() for line in told.splitlines()}
    rule = RULES[signal.rule]
    assert {signal.words, signal.reason, *map(str, signal.steps)} <= lines
    assert {*rule.formula, *rule.thresholds, rule.source, rule.source_url} <= lines
    assert [question for question in QUESTIONS.values() if question in told] == [QUESTIONS[kind]]


def test_the_rows_used_are_shown(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With their period and value as they stand in the file, and no column that is blank throughout."""
    asked = ("explain", "umbrellas-returned", "--signal", "variation", "--data", sample, *DAY)
    assert leave(*asked) == 0
    told = capsys.readouterr().out.partition("The rows used")[2].split()
    assert told[:6] == ["period", "value", "lower", "upper", "status", "release"]
    assert leave(*asked, "--json") == 0
    (signal,) = json.loads(capsys.readouterr().out)["signals"]
    assert [row["period"] for row in signal["used"]] == [f"{year}-04-01/P1Y" for year in range(2019, 2024)]
    assert [row["value"] for row in signal["used"]] == [48, 49.5, 51, 52.5, 54]
    assert told[6:11] == ["2019-04-01/P1Y", "48.0", "46.0", "50.0", "rain-statistics"]


def test_all_four_are_explained_unless_one_is_named(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In the order of the questions, as words and as JSON with rule, bands and rows."""
    assert leave("explain", "umbrellas-returned", "--data", sample, *DAY) == 0
    told = capsys.readouterr().out
    found = [told.index(question) for question in QUESTIONS.values()]
    assert found == sorted(found)
    assert leave("explain", "umbrellas-returned", "--data", sample, *DAY, "--json") == 0
    printed = json.loads(capsys.readouterr().out)
    assert printed["indicator"] == "umbrellas-returned"
    assert [signal["kind"] for signal in printed["signals"]] == list(Kind)
    assert all(list(signal) == [*KEYS, "bands", "used", "described"] for signal in printed["signals"])


@pytest.mark.parametrize(("wanted", "signal"), [("rainy-day", "variation"), ("rainy-days", "weather")])
def test_an_unknown_id_or_signal_leaves_with_2(wanted: str, signal: str, sample: Path) -> None:
    """Nothing is guessed."""
    assert leave("explain", wanted, "--signal", signal, "--data", sample, *DAY) == 2
