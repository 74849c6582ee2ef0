"""Tests of the change between two figures."""

import pytest

from lutondash.analysis.change import Change, change, intervals_overlap
from lutondash.model.observation import Observation
from lutondash.model.period import Period

_Row = tuple[float | None, float | None, float | None]


def _figure(row: _Row) -> Observation:
    value, lower, upper = row
    return Observation(Period("2020"), value, lower=lower, upper=upper)


@pytest.mark.parametrize(
    ("latest", "previous", "expected"),
    [
        # Fingertips, TrendBetweenTwoValuesCalculatorTest.cs
        pytest.param((1, 0.9, 1.1), (2, 1.9, 2.1), Change.DECREASING, id="two-1"),
        pytest.param((1, 0.9, 1.6), (2, 1.5, 2.1), Change.NO_CHANGE, id="two-2"),
        pytest.param((2, 1.9, 2.1), (1, 0.9, 1.1), Change.INCREASING, id="a rise"),
        pytest.param((1, 0.9, 1.5), (2, 1.5, 2.1), Change.NO_CHANGE, id="intervals touch"),
        pytest.param((1, 0.9, 0.3), (2, 0.1 + 0.2, 2.1), Change.DECREASING, id="the wrong way round"),
        pytest.param((1, None, None), (2, 1.5, 2.1), Change.DECREASING, id="one without an interval"),
        pytest.param((2, None, None), (1, None, None), Change.INCREASING, id="both without"),
        pytest.param((0.1 + 0.2, None, None), (0.3, None, None), Change.NO_CHANGE, id="equal"),
        pytest.param((None, 1, 2), (0.3, 0.1, 0.4), Change.NOT_KNOWN, id="no figure"),
        pytest.param((0.3, 0.1, 0.4), (None, None, None), Change.NOT_KNOWN, id="nothing before"),
    ],
)
def test_change(latest: _Row, previous: _Row, expected: Change) -> None:
    """A change is real where the intervals share no value, or where there are none."""
    assert change(_figure(latest), _figure(previous)) is expected


def test_touching_but_for_a_binary_fraction_is_touching() -> None:
    """0.3 and 0.1 + 0.2 are the same end."""
    assert intervals_overlap(_figure((0.2, 0.1, 0.3)), _figure((0.4, 0.1 + 0.2, 0.5)))
