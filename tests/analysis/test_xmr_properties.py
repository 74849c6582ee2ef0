"""Properties of control limits that hold for any series: made up by chance, the same in every run."""

import random

import pytest

from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import Signal, Verdict
from lutondash.analysis.xmr import control, variation
from lutondash.analysis.xmr_rules import Class
from lutondash.model.indicator import Polarity
from lutondash.model.target import Comparison
from tests.analysis.series import months

_SEEDS = range(60)
_MIRRORED = {
    Class.COMMON: Class.COMMON,
    Class.ABOVE: Class.BELOW,
    Class.INCREASING: Class.DECREASING,
    Class.TWO_OF_THREE_HIGH: Class.TWO_OF_THREE_LOW,
    Class.SEVEN_HIGH: Class.SEVEN_LOW,
}
_MIRROR = {**_MIRRORED, **{low: high for high, low in _MIRRORED.items()}}


def _values(seed: int) -> list[float]:
    """Make a series with chance, a drift or a jump, in tenths, so that ties and exact limits occur."""
    chance = random.Random(seed)  # noqa: S311 - made-up series, not secrets
    count, drift = chance.randint(8, 31), chance.choice([0, 0, 0.2, -0.3])
    jump = chance.choice([0, 0, 2, -4])
    return [round(20 + drift * n + jump * (n > count * 2 // 3) + chance.gauss(0, 1), 1) for n in range(count)]


def _judge(values: list[float], polarity: Polarity, comparison: Comparison, target: float) -> Signal:
    return variation(control(months(values)), polarity, Goal(comparison, target))


def test_the_series_hold_every_verdict() -> None:
    """The properties are put to more than quiet series."""
    found = {_judge(_values(s), Polarity.HIGH_IS_GOOD, Comparison.AT_LEAST, 20).verdict for s in _SEEDS}

    assert found == {Verdict.IMPROVEMENT, Verdict.COMMON_CAUSE, Verdict.CONCERN}


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_mirrored_series_with_its_polarity_has_the_same_verdict(seed: int) -> None:
    """Negating figures, target and polarity changes no verdict and turns every class over."""
    values = _values(seed)

    found = _judge(values, Polarity.HIGH_IS_GOOD, Comparison.AT_LEAST, 20)
    other = _judge([-v for v in values], Polarity.LOW_IS_GOOD, Comparison.AT_MOST, -20)

    assert (other.verdict, other.inputs["assurance"]) == (found.verdict, found.inputs["assurance"])
    assert other.severity == pytest.approx(found.severity)
    classes = control(months(values)).classes
    assert control(months([-v for v in values])).classes == tuple(_MIRROR[name] for name in classes)


@pytest.mark.parametrize("factor", [0.01, 1000])
@pytest.mark.parametrize("seed", _SEEDS)
def test_another_unit_changes_nothing(seed: int, factor: float) -> None:
    """Classes, verdict, assurance and severity do not depend on the unit."""
    values = _values(seed)

    found = _judge(values, Polarity.LOW_IS_GOOD, Comparison.AT_MOST, 20)
    other = _judge([factor * v for v in values], Polarity.LOW_IS_GOOD, Comparison.AT_MOST, factor * 20)

    assert (other.verdict, other.inputs["assurance"]) == (found.verdict, found.inputs["assurance"])
    assert other.inputs["classes"] == found.inputs["classes"]
    assert other.severity == pytest.approx(found.severity)


@pytest.mark.parametrize("seed", _SEEDS)
def test_moving_a_series_with_its_target_changes_nothing(seed: int) -> None:
    """Only differences count."""
    values = _values(seed)

    found = _judge(values, Polarity.HIGH_IS_GOOD, Comparison.AT_LEAST, 20)
    other = _judge([v - 20 for v in values], Polarity.HIGH_IS_GOOD, Comparison.AT_LEAST, 0)

    assert other.inputs["classes"] == found.inputs["classes"]
    assert (other.verdict, other.inputs["assurance"]) == (found.verdict, found.inputs["assurance"])


@pytest.mark.parametrize("seed", _SEEDS)
def test_a_higher_latest_figure_is_never_worse(seed: int) -> None:
    """By limits that the latest figure did not help to set, a higher one is never judged worse."""
    values = _values(seed)
    order = [Verdict.CONCERN, Verdict.COMMON_CAUSE, Verdict.IMPROVEMENT]

    def rank(latest: float) -> int:
        judged = control(months([*values, latest]), baseline_points=len(values))
        return order.index(variation(judged, Polarity.HIGH_IS_GOOD).verdict)

    found = [rank(latest / 2) for latest in range(100)]

    assert found == sorted(found)
    assert (found[0], found[-1]) == (0, 2)


@pytest.mark.parametrize("seed", _SEEDS)
def test_limits_can_be_worked_out_again_from_the_inputs(seed: int) -> None:
    """The latest class, where it is outside, follows from the limits that the signal gives."""
    values = _values(seed)
    found = _judge(values, Polarity.HIGH_IS_GOOD, Comparison.AT_LEAST, 20)
    mean, size = found.inputs["mean"], found.inputs["average_moving_range"]
    assert isinstance(mean, float)
    assert isinstance(size, float)

    assert mean == pytest.approx(sum(values) / len(values))
    assert found.inputs["upper_limit"] == pytest.approx(mean + 2.66 * size)
    outside = [n for n, name in enumerate(control(months(values)).classes) if name in {"above", "below"}]
    assert outside == [n for n, v in enumerate(values) if abs(v - mean) > 2.66 * size * (1 + 1e-9)]
