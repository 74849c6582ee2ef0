"""Tests of the published questions: every figure is asked some, and what the council can do decides which."""

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.analysis.signal import Kind, Signal, Verdict
from lutondash.model.indicator import Control, Indicator
from lutondash.views.answer import Answer, answer
from lutondash.views.scrutiny.questions import MOST, questions_for
from lutondash.views.signals import answers

DATA = Path(__file__).parents[2] / "data"
AS_OF = date(2026, 11, 22)
FEWEST = 40
BAD = (
    (Kind.TARGET_NOW, Verdict.MISSED),
    (Kind.ON_COURSE, Verdict.OFF_COURSE),
    (Kind.ON_COURSE, Verdict.WRONG_WAY),
    (Kind.VARIATION, Verdict.CONCERN),
    (Kind.COMPARISON, Verdict.WORSE),
)


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(DATA, as_of=AS_OF)


def test_every_figure_is_asked_some_questions(published: Dataset) -> None:
    """A handful, none of them twice."""
    assert len(published.questions) >= FEWEST
    for indicator in published.indicators.values():
        found = questions_for(published, indicator, answers(published, indicator))
        assert found is not None, indicator.id
        texts = [each.text for each in found.asked]
        assert len(texts) == len(set(texts)) == MOST, indicator.id


@pytest.mark.parametrize(("verdict", "control"), list(product(BAD, Control)))
def test_every_bad_verdict_is_asked_about_first(
    published: Dataset, verdict: tuple[Kind, Verdict], control: Control
) -> None:
    """Whoever can move the figure, the first question is about what is bad."""
    first = asked(published, held_to_a_target(published, control), judged(verdict))[0]
    about = next(each for each in published.questions if each.text == first)
    assert (about.kind, verdict[1] in about.verdicts) == (verdict[0], True)


def test_what_the_council_controls_is_asked_otherwise(published: Dataset) -> None:
    """A missed target that it only watches has none of the questions on what it will do."""
    bound = {each.text for each in published.questions if each.controls}
    ours, theirs = (
        bound.intersection(asked(published, held_to_a_target(published, control), judged(BAD[0])))
        for control in (Control.CONTROLS, Control.MONITORS)
    )
    assert any("which role answers for it" in text for text in ours)
    assert any("Who decides what moves this figure" in text for text in theirs)
    assert ours.isdisjoint(theirs)


def held_to_a_target(dataset: Dataset, control: Control) -> Indicator:
    """Return a figure with a target, as if the council could move it so far."""
    indicator = next(each for each in dataset.indicators.values() if dataset.targets(each.id))
    return indicator.model_copy(update={"control": control})


def judged(bad: tuple[Kind, Verdict]) -> tuple[Answer, ...]:
    """Make four answers of which one is bad and the others cannot be given."""
    given = dict.fromkeys(Kind, Verdict.NOT_ASSESSED) | dict([bad])
    return tuple(answer(Signal(kind, "rule", verdict, "words")) for kind, verdict in given.items())


def asked(dataset: Dataset, indicator: Indicator, found: tuple[Answer, ...]) -> list[str]:
    """Return the questions asked of a figure."""
    view = questions_for(dataset, indicator, found)
    return [each.text for each in view.asked] if view else []
