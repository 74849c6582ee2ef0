"""Tests of counting verdicts."""

import pytest

from lutondash.analysis.comparison import comparison
from lutondash.analysis.coverage import coverage
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.analysis.target_status import target_status
from lutondash.model.indicator import Polarity
from tests.analysis.observed import at_least, observed

PLACES = {str(n): float(n) for n in range(1, 10)}


def _target(value: float | None) -> Signal:
    return target_status(observed(value), at_least(100))


def _beside(value: float | None) -> Signal:
    return comparison(observed(value), PLACES, Polarity.HIGH_IS_GOOD)


def test_every_verdict_has_its_count_best_first() -> None:
    """Zeroes are kept; those without a verdict are told apart by their reason."""
    found = coverage([("a", _target(100)), ("b", _target(90)), ("c", _target(None)), ("d", _target(None))])

    assert list(found.counts.items()) == [(Verdict.MET, 1), (Verdict.CLOSE, 0), (Verdict.MISSED, 1)]
    assert found.not_assessed == (("No figure", 2),)
    assert (found.kind, found.assessed, found.without, found.total) == (Kind.TARGET_NOW, 2, 2, 4)


def test_the_worst_three_are_named() -> None:
    """By severity, the worst first; where two are as bad, by their ids."""
    values = {"a": 99, "b": 50, "c": 70, "e": 70, "d": 70, "f": 101}

    assert coverage([(id_, _target(v)) for id_, v in values.items()]).worst == ("b", "c", "d")
    assert coverage([("a", _target(100))]).worst == ()


def test_a_figure_to_check_by_hand_is_counted_but_never_among_the_worst() -> None:
    """So far out the figure itself may be wrong."""
    found = coverage([("far", _beside(-50)), ("near", _beside(2)), ("good", _beside(99))])

    assert found.counts[Verdict.WORSE] == 2
    assert found.worst == ("near",)
    assert found.check_by_hand == ("far", "good")


def test_kinds_are_never_mixed() -> None:
    """Signals of several kinds are refused, unless one kind is asked for."""
    both = [("a", _target(100)), ("a", _beside(5))]

    with pytest.raises(ValueError, match="name the kind"):
        coverage(both)
    assert coverage(both, Kind.COMPARISON).total == 1


def test_nothing_is_counted_as_nothing() -> None:
    """Without signals there are no counts, or the zeroes of the kind asked for."""
    assert (coverage([]).total, coverage([]).kind, dict(coverage([]).counts)) == (0, None, {})
    assert list(coverage([], Kind.ON_COURSE).counts) == list(VERDICTS[Kind.ON_COURSE])
