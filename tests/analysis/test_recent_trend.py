"""Tests of the recent trend, on the numbers that Fingertips asserts in its own tests."""

import random
import re

import pytest

from lutondash.analysis.recent_trend import RULE, Method, Way, recent_trend, verdict_of
from lutondash.analysis.signal import VERDICTS, Kind, Verdict
from lutondash.analysis.trend_fit import by_interval, line, one_left_out
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from tests.analysis.series import months, with_counts, with_margins

_HIGH, _LOW, _NEITHER = Polarity.HIGH_IS_GOOD, Polarity.LOW_IS_GOOD, Polarity.NO_JUDGEMENT
_Row = tuple[float, float, float]

_FT_01: tuple[_Row, ...] = (
    (24.67, 23.16, 26.25),
    (24.6, 23.15, 26.19),
    (28, 26.44, 29.64),
    (30.2, 28.63, 31.9),
    (30.6, 28.98, 32.25),
)
_FT_02: tuple[_Row, ...] = (
    (20.5506, 18.1803, 23.1427),
    (19.5952, 17.3444, 22.0602),
    (19.0349, 16.8421, 21.4394),
    (21.3966, 19.0918, 23.8975),
    (18.4372, 16.2925, 20.7941),
)
_FT_05: tuple[_Row, ...] = (
    (7.0826, 7.0754, 7.094),
    (7.1085, 7.1013, 7.1199),
    (7.2571, 7.2499, 7.2684),
    (7.4528, 7.4456, 7.4643),
    (7.6554, 7.6481, 7.6669),
)
_FT_07: tuple[_Row, ...] = (
    (2.935, 2.7841, 3.0919),
    (1.93028, 1.8085, 2.058),
    (2.7567, 2.6113, 2.9082),
    (2.8701, 2.7225, 3.0237),
    (3.0121, 2.8616, 3.1683),
)

# case, rows, polarity, chi-squared, slope, signs of the six slopes, direction, verdict; sources:
# fingertips-open TrendMarkerCalculatorTest.cs (01, 02), FingertipsNext TrendCalculatorTests.cs (05, 07).
# The peers print chi-squared 46.77 for 01; the others were worked out again from the formula.
_PEERS = [
    ("ft-01", _FT_01, _HIGH, 46.765316, 1.75156622, "++++++", "increasing", Verdict.IMPROVEMENT),
    ("ft-02", _FT_02, _HIGH, 0.464243, -0.259980964, "-----+", "no_change", Verdict.COMMON_CAUSE),
    ("ft-05", _FT_05, _NEITHER, 9740.102185, 0.148799263, "++++++", "increasing", Verdict.SPECIAL_HIGH),
    ("ft-07", _FT_07, _LOW, 33.485781, 0.139843649, "++++++", "increasing", Verdict.CONCERN),
]


@pytest.mark.parametrize("case", _PEERS, ids=[row[0] for row in _PEERS])
def test_trends_are_those_of_fingertips(
    case: tuple[str, tuple[_Row, ...], Polarity, float, float, str, str, Verdict],
) -> None:
    """Chi-squared, slope, the sign of every fit and the direction agree."""
    _, rows, polarity, chi_squared, slope, signs, direction, verdict = case

    found = recent_trend(with_margins(*rows), polarity)

    assert found.inputs["chi_squared"] == pytest.approx(chi_squared, rel=1e-7, abs=1e-6)
    assert found.inputs["slope"] == pytest.approx(slope, rel=1e-7)
    assert (found.inputs["direction"], found.inputs["points"]) == (direction, 5)
    assert found.verdict is verdict
    points = by_interval(rows)
    fits = [line(fit).slope for fit in (points, *one_left_out(points))]
    assert "".join("+" if fit > 0 else "-" for fit in fits) == signs


def test_the_printed_chi_squared() -> None:
    """ft-01: the peer asserts 46.77."""
    chi_squared = recent_trend(with_margins(*_FT_01), _HIGH).inputs["chi_squared"]

    assert isinstance(chi_squared, float)
    assert round(chi_squared, 2) == 46.77


def test_the_arithmetic_can_be_followed() -> None:
    """Slope over standard error, squared, is chi-squared, as the steps print them."""
    told = [str(step) for step in recent_trend(with_margins(*_FT_01), _HIGH).steps]

    assert told[0] == "2014-01-01/P1Y: 24.67, between 23.16 and 26.25"
    (sum_,) = [line for line in told if line.startswith("Chi-squared: (")]
    slope, error, chi_squared = map(float, re.findall(r"\d+\.\d+", sum_))
    assert (slope / error) ** 2 == pytest.approx(chi_squared, rel=1e-6)
    assert chi_squared == pytest.approx(46.765316)
    assert "Chi-squared that chance exceeds once in 500 times: 9.5495357" in told
    assert told[-1] == "A high figure is good; the figures rise: A real improvement"


def test_a_count_that_is_all_cannot_be_calculated() -> None:
    """ft-04 (TrendMarkerCalculatorTest.cs): 5 of 5 in one year; nor can a count of none."""
    rows = ((5, 5), (3, 5), (1, 5), (1, 4), (2, 4))

    for told in (rows, ((0, 5), *rows[1:]), ((6, 5), *rows[1:]), ((-1, 5), *rows[1:])):
        found = recent_trend(with_counts(*told), _HIGH, Method.PROPORTION)
        assert (found.verdict, found.words) == (Verdict.NOT_ASSESSED, "A share of none or all")
        assert found.inputs["chi_squared"] is None


def test_four_figures_are_too_few() -> None:
    """ft-08 (TrendCalculatorTests.cs): five are needed."""
    found = recent_trend(with_margins(*_FT_01[1:]), _LOW)

    assert (found.verdict, found.words) == (Verdict.NOT_ASSESSED, "Too few figures")
    assert found.reason == "4 of 5 figures with a margin of error."


@pytest.mark.parametrize(
    ("way", "polarity", "expected"),
    [
        # FingertipsNext, TrendCalculatorTests.cs, in the order of its table. Fingertips' own words are
        # "increasing", "no_change", "increasing_and_getting_better" and so on.
        (Way.INCREASING, _NEITHER, Verdict.SPECIAL_HIGH),
        (Way.NO_CHANGE, _HIGH, Verdict.COMMON_CAUSE),
        (Way.INCREASING, _HIGH, Verdict.IMPROVEMENT),
        (Way.INCREASING, _LOW, Verdict.CONCERN),
        (Way.DECREASING, _LOW, Verdict.IMPROVEMENT),
        (Way.DECREASING, _HIGH, Verdict.CONCERN),
        (Way.DECREASING, Polarity.IN_RANGE, Verdict.SPECIAL_LOW),
    ],
)
def test_the_polarity_says_what_a_movement_means(way: Way, polarity: Polarity, expected: Verdict) -> None:
    """Getting better is an improvement, getting worse a concern; without polarity only the way is told."""
    assert verdict_of(way, polarity) is expected


_COUNTS = ((120.0, 7742.0), (130.0, 7000.0), (150.0, 7600.0), (160.0, 7800.0), (190.0, 7600.0))


def test_chi_squared_of_proportions_is_the_published_formula() -> None:
    """The sums as Fingertips writes them, N and R being the totals."""
    total, found = sum(n for _, n in _COUNTS), sum(r for r, _ in _COUNTS)
    rx = sum(x * r for x, (r, _) in enumerate(_COUNTS, 1))
    nx = sum(x * n for x, (_, n) in enumerate(_COUNTS, 1))
    nxx = sum(x * x * n for x, (_, n) in enumerate(_COUNTS, 1))
    expected = total * (total * rx - found * nx) ** 2 / (found * (total - found) * (total * nxx - nx**2))

    signal = recent_trend(with_counts(*_COUNTS), _LOW, Method.PROPORTION)

    assert signal.inputs["chi_squared"] == pytest.approx(expected, rel=1e-9)
    assert (signal.inputs["direction"], signal.verdict) == ("increasing", Verdict.CONCERN)
    assert signal.severity == pytest.approx(expected / 9.54953570608324)


def test_one_figure_alone_is_no_trend() -> None:
    """A clear slope that turns when the last figure is left out is no clear change."""
    found = recent_trend(
        with_margins((10, 9.9, 10.1), (9.9, 9.8, 10), (9.8, 9.7, 9.9), (9.7, 9.6, 9.8), (12, 11.9, 12.1)),
        _HIGH,
    )

    assert isinstance(found.inputs["chi_squared"], float)
    assert found.inputs["chi_squared"] > 9.55
    assert (found.verdict, found.words) == (Verdict.COMMON_CAUSE, "No clear change")
    assert "hangs on one of them" in found.reason
    assert found.bands[0].condition == "no figure alone, as the 4 before it do not rise"


def test_figures_without_a_margin_of_use_are_passed_over() -> None:
    """Missing, half missing and reversed intervals are skipped, and the steps say so."""
    bad = [(None, None), (1.0, None), (31.0, 30.0), (float("nan"), 2.0)]
    latest = with_margins(*_FT_01)[-1:]
    others = [
        Observation(Period(f"{2018 + n}-06-01/P1M"), 25, lower=low, upper=up)
        for n, (low, up) in enumerate(bad)
    ]
    told = (*with_margins(*_FT_01)[:4], *others, *latest)

    found = recent_trend(told, _HIGH)

    assert found.inputs["chi_squared"] == pytest.approx(46.765316)
    assert "Figures passed over because they have no margin of error of use: 4" in map(str, found.steps)


def test_a_margin_of_no_width_cannot_be_calculated() -> None:
    """One of the latest five without width: no trend. An older one does not matter."""
    flat = (24.0, 24.0, 24.0)

    found = recent_trend(with_margins(*_FT_01[:4], flat), _HIGH)
    assert (found.verdict, found.words) == (Verdict.NOT_ASSESSED, "No margin of error")
    assert recent_trend(with_margins(flat, *_FT_01), _HIGH).verdict is Verdict.IMPROVEMENT


def test_bad_input_is_a_reason_never_an_exception() -> None:
    """Nothing, no intervals, no values, no counts, all equal."""
    for method in Method:
        for points in ((), months([1, 2, 3, 4, 5, 6]), months([None] * 6)):
            found = recent_trend(points, _HIGH, method)
            assert found.verdict is Verdict.NOT_ASSESSED
            assert found.reason
    assert recent_trend(with_margins(*[(5, 4, 6)] * 5), _HIGH).verdict is Verdict.COMMON_CAUSE
    assert recent_trend(with_counts(*[(1, 4)] * 5), _HIGH, Method.PROPORTION).inputs["chi_squared"] == 0


def test_a_forecast_is_no_figure() -> None:
    """The trend ends at the last figure that is no forecast."""
    forecast = Observation(Period("2030-01-01/P1Y"), 1, status="f", lower=0.9, upper=1.1)

    assert recent_trend((*with_margins(*_FT_01), forecast), _HIGH).verdict is Verdict.IMPROVEMENT


def _random_rows(chance: random.Random) -> list[_Row]:
    tilt, start = chance.uniform(-2, 2), chance.uniform(-50, 50)
    values = [start + n * tilt + chance.gauss(0, 1) for n in range(5)]
    return [(value, value - chance.uniform(0.5, 2), value + chance.uniform(0.5, 2)) for value in values]


@pytest.mark.parametrize("seed", range(40))
def test_the_same_series_seen_otherwise_has_the_same_verdict(seed: int) -> None:
    """Mirrored with its polarity, in another unit, moved, or with older figures: nothing changes."""
    rows = _random_rows(random.Random(seed))  # noqa: S311 - made-up series, not secrets
    found = recent_trend(with_margins(*rows), _HIGH)
    others = [
        recent_trend(with_margins(*((-v, -up, -low) for v, low, up in rows)), _LOW),
        recent_trend(with_margins(*((1e4 * v, 1e4 * low, 1e4 * up) for v, low, up in rows)), _HIGH),
        recent_trend(with_margins(*((v + 9, low + 9, up + 9) for v, low, up in rows)), _HIGH),
        recent_trend(with_margins((99, 98, 100), (0, -1, 1), *rows), _HIGH),
    ]

    for other in others:
        assert other.verdict is found.verdict
        assert other.inputs["chi_squared"] == pytest.approx(found.inputs["chi_squared"], rel=1e-7)


@pytest.mark.parametrize("seed", range(40))
def test_a_higher_latest_figure_is_never_worse(seed: int) -> None:
    """With the same margin the verdict goes from worsening over no change to improvement only."""
    *earlier, (_, low, up) = _random_rows(random.Random(seed))  # noqa: S311 - made-up series
    order = [Verdict.CONCERN, Verdict.COMMON_CAUSE, Verdict.IMPROVEMENT]
    wide = up - low
    latest = [(v / 4, v / 4 - wide / 2, v / 4 + wide / 2) for v in range(-600, 600, 7)]

    found = [order.index(recent_trend(with_margins(*earlier, row), _HIGH).verdict) for row in latest]

    assert found == sorted(found)
    assert len(set(found)) > 1


@pytest.mark.parametrize("seed", range(40))
def test_the_verdict_flips_at_the_value_in_the_bands(seed: int) -> None:
    """Just past the edge that the steps print in full, the verdict is another."""
    rows = _random_rows(random.Random(seed))  # noqa: S311 - made-up series
    found = recent_trend(with_margins(*rows), _HIGH)
    over = [band for band in found.bands if band.condition.startswith(("over ", "under "))]
    (band,) = over
    word, text = band.condition.removesuffix(", with a margin as wide").split()
    edge, past = float(text.replace("\N{MINUS SIGN}", "-")), 0.001 if word == "over" else -0.001
    half = (rows[-1][2] - rows[-1][1]) / 2

    for value, is_it in ((edge + past, True), (edge - past, False)):
        other = recent_trend(with_margins(*rows[:4], (value, value - half, value + half)), _HIGH)
        assert (other.words == band.words) is is_it


@pytest.mark.parametrize("method", Method)
@pytest.mark.parametrize("polarity", Polarity)
def test_it_reads_well(method: Method, polarity: Polarity) -> None:
    """Short sentences, the verdict last, one band here, a severity for the bad only."""
    points = with_margins(*_FT_07) if method is Method.INTERVAL else with_counts(*_COUNTS)

    found = recent_trend(points, polarity, method)

    assert found.verdict in VERDICTS[Kind.VARIATION]
    assert all(len(sentence.split()) <= 25 for sentence in found.reason.split(". "))
    assert found.steps[-1].value == found.words
    assert [band.words for band in found.bands if band.here] == [found.words]
    assert (found.severity > 0) == (found.verdict is Verdict.CONCERN)
    assert found.used == points


def test_a_provisional_figure_is_called_so() -> None:
    """The step and the input say that the latest figure may change."""
    latest = Observation(Period("2018-01-01/P1Y"), 30.6, status="p", lower=28.98, upper=32.25)
    found = recent_trend((*with_margins(*_FT_01)[:4], latest), _HIGH)

    assert found.inputs["provisional"] is True
    assert "The latest figure is provisional and may change" in map(str, found.steps)


def test_the_rule_says_its_own_threshold() -> None:
    """The published lines hold the numbers in use."""
    assert "9.5495" in " ".join(RULE.thresholds)
    assert "3.92" in " ".join(RULE.formula)
