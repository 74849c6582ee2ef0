"""Tests of `lutondash.views.flips`: verdicts that are no longer what they were."""

from pathlib import Path

from lutondash import Dataset
from lutondash.analysis.signal import Kind, Verdict
from lutondash.views.flips import flips
from tests.drafted import drafted, mend, met_before, miss


def test_equal_editions_have_no_flips(dataset: Dataset) -> None:
    """The same figures give the same answers."""
    assert flips(dataset, dataset) == ()


def test_a_verdict_that_flips_has_both_sums(sample: Path) -> None:
    """The answer before and the answer now, each with its arithmetic, and where it stands."""
    met_before(sample)
    after = drafted(sample, miss)
    assert after.before is not None
    found = next(f for f in flips(after.before, after) if f.now.signal.kind is Kind.TARGET_NOW)
    assert (found.before.signal.verdict, found.now.signal.verdict) == (Verdict.MET, Verdict.MISSED)
    assert found.before.signal.steps
    assert found.now.signal.steps
    assert found.before.signal.steps != found.now.signal.steps
    assert found.address == "/indicator?id=gutters-cleared#target_now"


def test_only_the_figures_asked_for_are_looked_at(sample: Path) -> None:
    """A page tells of its own figures; one that only one edition holds cannot flip."""
    met_before(sample)
    after = drafted(sample, miss)
    assert after.before is not None
    assert flips(after.before, after, ["rainy-days"]) == ()
    assert flips(after.before, after, ["gutters-cleared"])


def test_a_change_that_decides_nothing_flips_nothing(sample: Path) -> None:
    """A mended figure in the middle of a series that nobody judges leaves every answer as it was."""
    after = drafted(sample, mend)
    assert after.before is not None
    kinds = {flip.now.signal.kind for flip in flips(after.before, after)}
    assert Kind.TARGET_NOW not in kinds
