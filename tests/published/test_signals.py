"""Tests of the four signals on the published figures, against numbers worked out elsewhere."""

import pytest

from lutondash import Dataset, load
from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict
from lutondash.views.signals import answers
from scripts.pages import AS_OF, ROOT


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(ROOT / "data", as_of=AS_OF)


def _signals(dataset: Dataset, indicator: str) -> dict[Kind, Signal]:
    return {a.signal.kind: a.signal for a in answers(dataset, dataset.indicator(indicator))}


def test_the_control_limits_of_temporary_homes(published: Dataset) -> None:
    """31 quarters: average 1,143, limits 1,042 and 1,245, the last three below them."""
    signal = _signals(published, "households-in-temporary-accommodation")[Kind.VARIATION]

    assert signal.verdict is Verdict.IMPROVEMENT
    found = {name: round(float(str(signal.inputs[name]))) for name in ("mean", "lower_limit", "upper_limit")}
    assert found == {"mean": 1143, "lower_limit": 1042, "upper_limit": 1245}
    classes = signal.inputs["classes"]
    assert isinstance(classes, tuple)
    assert classes[-3:] == ("below", "below", "below")
    assert signal.inputs["assurance"] == "consistently_fails"


def test_the_course_of_temporary_homes(published: Dataset) -> None:
    """1,185 to 932 in five years, carried on to the end of 2027: 830.8, 77% of the gap left."""
    signal = _signals(published, "households-in-temporary-accommodation")[Kind.ON_COURSE]

    assert signal.verdict is Verdict.OFF_COURSE
    assert signal.inputs["mean_annual_change"] == pytest.approx(-50.6)
    assert signal.inputs["projected"] == pytest.approx(830.8)
    assert signal.inputs["shortfall_share"] == pytest.approx(330.8 / 432)


def test_recycling_beside_similar_places(published: Dataset) -> None:
    """27.7% beside a middle of 32.45% and steps of 5.70 points: 0.83 steps worse."""
    signal = _signals(published, "household-waste-recycled")[Kind.COMPARISON]

    assert (signal.verdict, signal.words) == (Verdict.WORSE, "Slightly worse")
    assert signal.inputs["n"] == 20
    assert signal.inputs["median"] == pytest.approx(32.45)
    assert signal.inputs["mad"] == pytest.approx(5.7)
    assert signal.inputs["distance"] == pytest.approx(-0.8333, abs=1e-4)


def test_every_figure_is_judged_four_ways_or_says_why_not(published: Dataset) -> None:
    """No indicator is without its four signals, and none is silent about a verdict it cannot give."""
    for indicator in published.indicators.values():
        found = answers(published, indicator)
        assert [a.signal.kind for a in found] == list(Kind)
        for each in found:
            signal = each.signal
            assert signal.verdict in {*VERDICTS[signal.kind], Verdict.NOT_ASSESSED}, indicator.id
            assert signal.reason.endswith("."), (indicator.id, signal)
            assert bool(signal.steps) >= signal.is_assessed, (indicator.id, signal)
            assert (sum(band.here for band in signal.bands) == 1) or not signal.is_assessed, (
                indicator.id,
                signal,
            )
