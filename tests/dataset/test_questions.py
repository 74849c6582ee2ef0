"""Tests of `lutondash.dataset.checks.questions`: which wordings are neutral, and which are not."""

from pathlib import Path

import pytest

from lutondash import DataFaultError, load
from tests.sample import AS_OF, change

QUESTIONS = "framework/questions.toml"
ASKED = "What is being done about it, by which role, and by when?"


def refused(sample: Path, text: str) -> list[str]:
    """Return what is wrong with a folder in which this question is asked."""
    change(sample, QUESTIONS, ASKED, text)
    try:
        load(sample, as_of=AS_OF)
    except DataFaultError as reason:
        return [finding.fault for finding in reason.findings if finding.path == QUESTIONS]
    return []


@pytest.mark.parametrize(
    "text",
    [
        "Why have you failed, and what will you do?",
        "What went wrong, and who is to blame?",
        "How is it still so far from the target?",
        "How many were even asked?",
        "What excuse does the service give?",
        "Isn't it time to say what changed?",
        "How could they not have known what was coming?",
        "What has Labour done about it?",
        "What did the Conservatives leave undone?",
        "What will the opposition do?",
        "How has austerity moved the figure?",
    ],
)
def test_a_leading_or_blaming_or_party_question_is_refused(sample: Path, text: str) -> None:
    """The words that are not neutral are named."""
    assert any("are not neutral" in fault for fault in refused(sample, text)), text


@pytest.mark.parametrize(
    "text",
    [
        "Has the service enough staff?",
        "The figure fell; what next? And when?",
        "What moved the figure",
        f"What {'and what ' * 12}now is it?",
    ],
)
def test_a_question_that_is_not_one_open_sentence_is_refused(sample: Path, text: str) -> None:
    """Yes or no ends a talk; two questions get one answer; a long one is lost."""
    assert refused(sample, text)


@pytest.mark.parametrize(
    "text",
    [
        "What has the labour market to do with it?",
        "Which poor households does the figure leave out?",
        "How much waste is left, and where does it go?",
    ],
)
def test_a_subject_is_not_mistaken_for_a_judgement(sample: Path, text: str) -> None:
    """The labour market is no party, and the poor are not blamed."""
    assert refused(sample, text) == []
