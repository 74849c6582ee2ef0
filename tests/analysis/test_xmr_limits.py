"""Tests of control limits, on the numbers other makers of XmR charts assert in their own tests."""

import pytest

from lutondash.analysis.xmr_limits import NEAR, WIDTH, Limits, limits

_NORMAL = (
    *(-0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123),
    *(-0.68685285, -0.44566197, 1.2240818, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314),
    *(0.49785048, -1.96661716, 0.7013559, -0.47279141),
)
_ONE_OUTLIER = (*_NORMAL[:14], 10, *_NORMAL[15:])
_TEN_IN_ONES_AND_TWOS = (1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1)
_SHARES = (
    *(0.0442477876, 0.053030303, 0.041322314, 0.052238806, 0.0603448276, 0.0381679389, 0.0430107527),
    *(0.0652173913, 0.043956044, 0.0828025478, 0.08, 0.067961165, 0.0547945205, 0.0648148148),
    *(0.0784313725, 0.0780141844, 0.0597014925),
)

# case, values, screening, mean, lower, upper, tolerance; sources: NHSRplotthedots (tests, vignette
# deviations.Rmd) and PowerBI-SPC (i.test.ts, whose mean is not stated).
_PEERS = [
    ("xmr-01", _NORMAL, True, 0.1416238, -3.01138, 3.294627, 1e-5),
    ("xmr-02", _ONE_OUTLIER, True, 0.6694159, -2.383666, 3.722497, 1e-5),
    ("xmr-04", _NORMAL[:10], True, 0.0746, -2.60, 2.75, 0.005),
    ("xmr-05", _NORMAL[10:], True, 0.209, -3.28, 3.70, 0.005),
    ("xmr-07", _TEN_IN_ONES_AND_TWOS, False, 1.94, -3.06, 6.95, 0.006),
    ("xmr-08", _SHARES, True, None, 0.0229, 0.0957, 5e-5),
    # Quoted in prose by the same vignette and tests, without a row of their own.
    ("xmr-07 screened", _TEN_IN_ONES_AND_TWOS, True, 1.94, -0.72, 4.60, 0.006),
    ("xmr-02 unscreened", _ONE_OUTLIER, False, 0.6694159, -4.596625, 5.935457, 1e-5),
]


def _limits(values: tuple[float, ...], *, screening: bool = True) -> Limits:
    return limits(values, [n > 0 for n in range(len(values))], screening=screening)


@pytest.mark.parametrize("case", _PEERS, ids=[row[0] for row in _PEERS])
def test_limits_are_those_of_other_makers(
    case: tuple[str, tuple[float, ...], bool, float | None, float, float, float],
) -> None:
    """Mean and limits agree to the digits that the peers print."""
    _, values, screening, mean, lower, upper, tolerance = case

    found = _limits(values, screening=screening)

    assert found.lower == pytest.approx(lower, abs=tolerance)
    assert found.upper == pytest.approx(upper, abs=tolerance)
    if mean is not None:
        assert found.mean == pytest.approx(mean, abs=tolerance)


def test_a_published_chart_of_shares_has_the_same_near_limits() -> None:
    """PowerBI-SPC prints 0.0350 and 0.0836 as the 95% limits of its shares: two thirds of the way."""
    found = _limits(_SHARES)

    assert found.near_lower == pytest.approx(0.0350, abs=1e-4)
    assert found.near_upper == pytest.approx(0.0836, abs=1e-4)
    assert found.near_upper - found.mean == pytest.approx((found.upper - found.mean) * 2 / 3)


def test_a_range_of_exactly_the_cutoff_is_left_out() -> None:
    """Screening drops ranges that reach 3.267 times the mean, and does so once."""
    great = 3.267 * 9 / (10 - 3.267)  # nine steps of 1 and this one have a mean of great / 3.267
    values = (0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 1 + great)

    found = _limits(values)

    assert (found.screened, found.ranges) == (1, 9)
    assert found.average_moving_range == pytest.approx(1)
    assert found.mean == pytest.approx((5 + 1 + great) / 11)


def test_screening_that_would_leave_no_movement_is_left_out() -> None:
    """One odd figure among equal ones would leave steps of zero only; every step is kept then."""
    values = (5,) * 6 + (8,) + (5,) * 5

    assert _limits(values) == _limits(values, screening=False)
    assert _limits(values).average_moving_range == pytest.approx(6 / 11)


def test_a_gap_leaves_its_range_out() -> None:
    """The step across a missing period is no step between neighbours."""
    found = limits((1, 2, 30, 31), (False, True, False, True), screening=True)

    assert (found.ranges, found.average_moving_range) == (2, 1)


def test_without_a_range_nothing_is_beyond() -> None:
    """One figure has no limits, so no other lies beyond them."""
    found = limits((3,), (False,), screening=True)

    assert (found.ranges, found.side(99), found.outside(99), found.near(99)) == (0, 0, 0, 0)


def test_a_limit_is_inside_and_a_near_limit_is_not_beyond_itself() -> None:
    """Every line is crossed strictly, but for the slack of binary fractions."""
    found = Limits(mean=0.3, average_moving_range=0.1, ranges=9)

    assert found.outside(0.3 + WIDTH * 0.1) == 0
    assert found.outside(0.3 + WIDTH * 0.1001) == 1
    assert found.near(0.3 + WIDTH * 0.1 * NEAR) == 0
    assert found.near(0.3 - WIDTH * 0.1) == -1
    assert found.side(0.1 + 0.2) == 0
