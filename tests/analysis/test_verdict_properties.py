"""What holds of every verdict, whatever the numbers: tried on hundreds of made-up ones each."""

from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import Any

import pytest

from lutondash.analysis.benchmark import Funnel, benchmark
from lutondash.analysis.comparison import comparison
from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.analysis.target_status import Tolerance, target_status
from lutondash.analysis.trajectory import trajectory
from lutondash.model.indicator import Polarity
from lutondash.model.target import Comparison
from tests.analysis.observed import end_of, observed, yearly

TRIES = 300
OPPOSITE = {
    Comparison.AT_LEAST: Comparison.AT_MOST,
    Comparison.AT_MOST: Comparison.AT_LEAST,
    Comparison.ABOVE: Comparison.BELOW,
    Comparison.BELOW: Comparison.ABOVE,
    Comparison.EXACTLY: Comparison.EXACTLY,
    Comparison.WITHIN: Comparison.WITHIN,
}
TURNED = {
    Polarity.HIGH_IS_GOOD: Polarity.LOW_IS_GOOD,
    Polarity.LOW_IS_GOOD: Polarity.HIGH_IS_GOOD,
}
ONE_SIDED = (Comparison.AT_LEAST, Comparison.AT_MOST, Comparison.ABOVE, Comparison.BELOW)
WORST_FIRST = {
    verdict: rank
    for rank, verdict in enumerate(
        (
            Verdict.WRONG_WAY,
            Verdict.OFF_COURSE,
            Verdict.WORSE,
            Verdict.MISSED,
            Verdict.SLIPPING,
            Verdict.SIMILAR,
            Verdict.CLOSE,
            Verdict.ON_COURSE,
            Verdict.BETTER,
            Verdict.MET,
        )
    )
}


def _randoms() -> Iterator[Random]:
    """Yield sources of numbers, always the same ones."""
    yield from (Random(seed) for seed in range(TRIES))  # noqa: S311 - made-up numbers, no secrets


def _value(random: Random) -> float:
    """Make a whole number or a fraction, so that bounds are hit as well as missed."""
    return random.choice((float(random.randint(-20, 20)), random.uniform(-20, 20)))


def _goal(random: Random) -> Goal:
    comparison_ = random.choice(list(Comparison))
    value = _value(random)
    upper = value + abs(_value(random)) if comparison_ is Comparison.WITHIN else None
    return Goal(comparison_, value, upper)


def _times(goal: Goal, factor: float) -> Goal:
    """Multiply a goal; by a negative factor its ends change places."""
    if factor > 0:
        return Goal(goal.comparison, goal.value * factor, None if goal.upper is None else goal.top * factor)
    if goal.upper is None:
        return Goal(OPPOSITE[goal.comparison], goal.value * factor)
    return Goal(goal.comparison, goal.top * factor, goal.value * factor)


def _tolerance(random: Random, factor: float) -> Tolerance | None:
    kind, size = random.randint(0, 2), float(random.randint(0, 8))
    if not kind:
        return None
    return Tolerance(size * abs(factor)) if kind == 1 else Tolerance(size * 5, "relative")


def _target(random: Random, factor: float) -> Signal:
    value, goal = _value(random), _goal(random)
    return target_status(observed(value * factor), _times(goal, factor), _tolerance(random, factor))


def _course(random: Random, factor: float) -> Signal:
    values = [_value(random) for _ in range(random.randint(1, 8))]
    goal, by = _goal(random), 2025 + random.randint(0, 6)
    return trajectory(yearly(*(v * factor for v in values)), _times(goal, factor), end_of(by))


def _margins(random: Random, factor: float) -> dict[str, Any]:
    """Make a margin of error about a value, or none."""
    if random.randint(0, 2) == 0:
        return {"value": _value(random) * factor}
    lower, value, upper = sorted(_value(random) * factor for _ in range(3))
    return {"lower": lower, "value": value, "upper": upper}


def _reference(random: Random, factor: float) -> Signal:
    margins, reference = _margins(random, factor), _value(random)
    return benchmark(observed(**margins), reference * factor, _polarity(random, factor))


def _beside(random: Random, factor: float) -> Signal:
    margins = _margins(random, factor)
    others = {str(n): _value(random) * factor for n in range(random.randint(3, 15))}
    return comparison(observed(**margins), others, _polarity(random, factor))


def _polarity(random: Random, factor: float) -> Polarity:
    polarity = random.choice(list(TURNED))
    return polarity if factor > 0 else TURNED[polarity]


RULES = pytest.mark.parametrize("judge", [_target, _course, _reference, _beside])


@RULES
def test_negating_everything_changes_no_verdict(judge: Callable[[Random, float], Signal]) -> None:
    """A high figure that is good is as good as its negative where a low one is."""
    for one, other in zip(_randoms(), _randoms(), strict=True):
        assert judge(one, 1).verdict is judge(other, -1).verdict


@RULES
@pytest.mark.parametrize("factor", [0.001, 3, 1000])
def test_another_unit_changes_no_verdict(judge: Callable[[Random, float], Signal], factor: float) -> None:
    """Pounds or thousands of pounds: the words and the order of the bad ones stay."""
    for one, other in zip(_randoms(), _randoms(), strict=True):
        assert judge(one, 1).words == judge(other, factor).words


BAD = {Verdict.MISSED, Verdict.OFF_COURSE, Verdict.WRONG_WAY, Verdict.WORSE}
BESIDE = {Verdict.BETTER, Verdict.SIMILAR, Verdict.WORSE, Verdict.NOT_ASSESSED}


@pytest.mark.parametrize(
    ("judge", "reached"),
    [
        (_target, set(VERDICTS[Kind.TARGET_NOW])),
        (_course, {*VERDICTS[Kind.ON_COURSE], Verdict.NOT_ASSESSED}),
        (_reference, BESIDE),
        (_beside, BESIDE),
    ],
)
def test_every_verdict_is_reached_and_explained(
    judge: Callable[[Random, float], Signal], reached: set[Verdict]
) -> None:
    """The tries are not all of one kind; each verdict ends its steps, and marks one of its bands."""
    signals = [judge(random, 1) for random in _randoms()]
    assert {signal.verdict for signal in signals} >= reached
    for signal in signals:
        assert signal.reason
        assert (signal.severity > 0) is (signal.verdict in BAD)
        if signal.is_assessed:
            assert signal.steps[-1].value == signal.words
            assert [band.words for band in signal.bands if band.here] == [signal.words]


def test_points_before_the_window_change_nothing() -> None:
    """Only the last six points count, however many came before, and whatever they were."""
    for random in _randoms():
        values, goal = [_value(random) for _ in range(6)], _goal(random)
        older = [_value(random) for _ in range(random.randint(1, 5))]
        short = trajectory(yearly(*values), goal, end_of(2030))
        assert trajectory(yearly(*older, *values), goal, end_of(2030)) == short


def _rules(random: Random) -> tuple[int, tuple[Callable[[float], Signal], ...]]:
    """Make one question for each rule, and say which way of the latest value is better for all of them."""
    goal = Goal(random.choice(ONE_SIDED), _value(random))
    up = 1 if goal.comparison in {Comparison.AT_LEAST, Comparison.ABOVE} else -1
    polarity = Polarity.HIGH_IS_GOOD if up > 0 else Polarity.LOW_IS_GOOD
    before, others = [_value(random) for _ in range(5)], {str(n): _value(random) for n in range(9)}
    return up, (
        lambda v: target_status(observed(v), goal, Tolerance(3)),
        lambda v: trajectory(yearly(*before, v), goal, end_of(2029)),
        lambda v: comparison(observed(v), others, polarity),
        lambda v: benchmark(observed(v, lower=v - 4, upper=v + 3), 2, polarity),
        lambda v: benchmark(observed(v), 9, polarity, Funnel(50)),
    )


def test_a_better_latest_value_never_gets_a_worse_verdict() -> None:
    """All else unchanged, each rule is monotone in the latest value."""
    for random in islice(_randoms(), 60):
        up, rules = _rules(random)
        for judge in rules:
            signals = [judge(float(up * step)) for step in range(-30, 31)]
            ranks = [WORST_FIRST[signal.verdict] for signal in signals if signal.is_assessed]
            assert len(set(ranks)) > 1
            assert ranks == sorted(ranks)
