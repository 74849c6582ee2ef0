"""Benchmark: whether a figure is clearly apart from a reference such as England's.

By the margin of error of the figure, or for a percentage of a known count by the funnel's limits.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from lutondash.analysis import caveats
from lutondash.analysis.funnel import Z_95, Z_998, Funnel
from lutondash.analysis.goal import same
from lutondash.analysis.position import judged, sense
from lutondash.analysis.signal import Band, Kind, Rule, Signal, Step, Verdict, not_assessed
from lutondash.analysis.span import Edge, Span
from lutondash.analysis.writing import PLAIN, Writer, number
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation

__all__ = ["RULE", "Funnel", "benchmark"]

_TIMES, _LESS = "\N{MULTIPLICATION SIGN}", "\N{MINUS SIGN}"

RULE = Rule(
    id="benchmark",
    kind=Kind.COMPARISON,
    title="A figure beside one reference, such as England",
    formula=(
        "With a margin of error: is the reference within it?",
        f"With a count n: E = n {_TIMES} reference / 100, z² = z {_TIMES} z",
        f"limits = 100 {_TIMES} (2E + z² ± z {_TIMES} √(z² + 4E {_TIMES} (1 {_LESS} E / n)))",
        f"divided by (2 {_TIMES} (n + z²))",
    ),
    thresholds=(
        "About the same: the reference is within the margin of error. Its ends count as within.",
        "Higher: the whole margin is more than the reference. Lower: all of it is less.",
        f"With a count: within the limits, ends counted, is about the same. z is {Z_95:g} or {Z_998:g}.",
        "Where one way is good, they read better or worse.",
    ),
    source="Fingertips, the public health profiles of England",
    source_url="https://github.com/dhsc-govuk/FingertipsNext/blob/d1600f4a5a6dc3eacaaad5d23e00f6eb312fdbba/api/DHSC.FingertipsNext.Modules.HealthData.UnitTests/Services/BenchmarkComparisonEngineTests.cs",
    limits=(
        "Without a margin of error or a count there is no answer.",
        "A place is part of England, so the two are never fully apart.",
        "A clear difference may still be a small one.",
    ),
)

WORDS: Mapping[Verdict, str] = {
    Verdict.BETTER: "Better",
    Verdict.SIMILAR: "About the same",
    Verdict.WORSE: "Worse",
    Verdict.HIGHER: "Higher",
    Verdict.LOWER: "Lower",
}


@dataclass(frozen=True, slots=True)
class _Test:
    """A value set against a reference: the margin or the limits, and what came out.

    `told` are the steps before the verdict; from `floor` to `ceiling` a value would be about the same.
    """

    latest: Observation
    reference: float
    lower: float
    upper: float
    side: Verdict
    told: tuple[Step, ...]
    last: str
    floor: float
    ceiling: float


def benchmark(  # noqa: PLR0913 - the reference and its name, and how it is tested, are one question
    latest: Observation,
    reference: float,
    polarity: Polarity,
    funnel: Funnel | None = None,
    *,
    name: str = "the reference",
    writer: Writer = PLAIN,
) -> Signal:
    """Say whether a value is clearly better or worse than a reference, or higher or lower.

    Inputs: value, reference, lower and upper: the ends of the value's interval, or the limits of the
    funnel, for which value and reference are percentages. Severity is the distance in margins.
    """
    if not caveats.is_known(latest):
        return not_assessed(RULE, "No figure", "There is no figure to compare.")
    if not isfinite(reference):
        return not_assessed(RULE, "Nothing to compare", "The reference is no number.")
    if caveats.extent(latest):
        reason = "A figure given only as more or less than so much cannot be compared."
        return not_assessed(RULE, "Not an exact figure", reason, {"value": latest.known})
    found = _by_interval(latest, reference, name, writer)
    if funnel is not None:
        found = _by_funnel(latest, reference, funnel, name, writer)
    if isinstance(found, Signal):
        return found
    return _signal(found, polarity, name, writer)


def _by_interval(latest: Observation, reference: float, name: str, writer: Writer) -> _Test | Signal:
    value, ends = latest.known, caveats.interval(latest)
    if ends is None:
        return _no_margin(latest, reference)
    lower, upper = ends
    if not lower <= value <= upper:
        inputs = {"value": value, "lower": lower, "upper": upper, "reference": reference}
        reason = "The figure lies outside its own margin of error, so neither can be trusted."
        return not_assessed(RULE, "No usable margin", reason, inputs)
    told = (
        Step(f"Figure for {writer.period(latest)}", writer.value(value)),
        Step("Its margin of error", f"{writer.value(lower)} to {writer.value(upper)}"),
        Step(f"Figure of {name}", writer.value(reference)),
    )
    side = _side(lower, upper, reference)
    last = {
        Verdict.HIGHER: "The lower end is more than the reference",
        Verdict.LOWER: "The upper end is less than the reference",
    }.get(side, "The reference is within the margin of error")
    floor, ceiling = reference - (upper - value), reference + (value - lower)
    return _Test(latest, reference, lower, upper, side, told, last, floor, ceiling)


def _side(lower: float, upper: float, reference: float) -> Verdict:
    """Say on which side of the reference a margin lies; touching it is similar."""
    if lower > reference and not same(lower, reference):
        return Verdict.HIGHER
    if upper < reference and not same(upper, reference):
        return Verdict.LOWER
    return Verdict.SIMILAR


def _no_margin(latest: Observation, reference: float) -> Signal:
    inputs = {"value": latest.known, "lower": latest.lower, "upper": latest.upper, "reference": reference}
    reason = "No margin of error is published, so a difference may be chance."
    if latest.has_interval:
        reason = "The margin of error runs the wrong way round, so it cannot be used."
    return not_assessed(RULE, "No margin of error", reason, inputs)


def _by_funnel(
    latest: Observation, reference: float, funnel: Funnel, name: str, writer: Writer
) -> _Test | Signal:
    value = latest.known
    if not funnel.fits(value, reference):
        inputs = {"value": value, "reference": reference, "denominator": funnel.denominator}
        reason = "This test needs two percentages from 0 to 100, and a count of more than 0."
        return not_assessed(RULE, "Not a percentage", reason, inputs)
    lower, upper = funnel.limits(reference)
    told = (
        Step(f"Figure for {writer.period(latest)}", writer.value(value)),
        Step(f"Figure of {name}", writer.value(reference)),
        Step("Number of cases, n", number(funnel.denominator)),
        Step("Expected cases, E", number(funnel.expected(reference))),
        Step("z", number(funnel.z)),
        Step("Limits of chance", f"{writer.value(lower)} to {writer.value(upper)}"),
    )
    side, last = Verdict.SIMILAR, "The figure is within the limits"
    if _side(value, value, upper) is Verdict.HIGHER:
        side, last = Verdict.HIGHER, "The figure is over both limits"
    if _side(value, value, lower) is Verdict.LOWER:
        side, last = Verdict.LOWER, "The figure is under both limits"
    return _Test(latest, reference, lower, upper, side, told, last, lower, upper)


def _signal(test: _Test, polarity: Polarity, name: str, writer: Writer) -> Signal:
    latest, reference = test.latest, test.reference
    verdict = judged(test.side, polarity)
    last = Step(f"{test.last}; {sense(polarity)}", WORDS[verdict])
    inputs = {"value": latest.known, "lower": test.lower, "upper": test.upper, "reference": reference}
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=WORDS[verdict],
        inputs={**inputs, **caveats.inputs(latest)},
        steps=caveats.before_the_verdict(test.told, latest, last),
        reason=_reason(test, name, writer),
        bands=_bands(test, polarity, writer),
        used=(latest,),
        severity=_severity(test) if verdict is Verdict.WORSE else 0.0,
    )


def _severity(test: _Test) -> float:
    """Return the distance from the reference in margins of error: 1 is just apart."""
    value, reference = test.latest.known, test.reference
    margin = (test.ceiling if value > reference else test.floor) - reference
    return abs(value - reference) if same(margin, 0) else abs((value - reference) / margin)


def _reason(test: _Test, name: str, writer: Writer) -> str:
    here, there = writer.shown(test.latest.known), writer.shown(test.reference)
    figures = f"{here} here, {there} for {name}"
    if test.side is Verdict.SIMILAR:
        return f"{figures}: the difference may be chance."
    return f"{figures}: the difference is more than chance would make."


def _bands(test: _Test, polarity: Polarity, writer: Writer) -> tuple[Band, ...]:
    spans = {
        Verdict.HIGHER: Span(low=Edge(test.ceiling, counts=False)),
        Verdict.SIMILAR: Span(Edge(test.floor), Edge(test.ceiling)),
        Verdict.LOWER: Span(high=Edge(test.floor, counts=False)),
    }
    sides = reversed(spans) if polarity is Polarity.LOW_IS_GOOD else iter(spans)
    return tuple(
        Band(WORDS[judged(side, polarity)], spans[side].words(writer), side is test.side) for side in sides
    )
