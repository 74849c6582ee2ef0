"""Comparison: how far a figure lies from the middle of similar places, in their own typical distances.

The words and their bounds are those of Oflog, the Office for Local Government, in its written reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite
from types import MappingProxyType

from lutondash.analysis import caveats
from lutondash.analysis.goal import same
from lutondash.analysis.position import Middle, judged, middle, quarter, sense
from lutondash.analysis.signal import Band, Input, Kind, Rule, Signal, Step, Verdict, not_assessed
from lutondash.analysis.span import ANY, Span
from lutondash.analysis.standing import (
    BOUNDS,
    BY_HAND,
    MUCH_TO,
    PLAINLY_TO,
    SIMILAR_TO,
    SLIGHTLY_TO,
    Standing,
    span_in,
)
from lutondash.analysis.writing import PLAIN, Writer, number
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation

FEWEST_PLACES = 5
"""Similar places that must have a figure; with fewer there is no middle to speak of."""

_DEGREES = ("", "Slightly ", "", "Much ", "Much ")
_MOST_LISTED = 40
"""Places whose figures are written out in the steps; more would hide the arithmetic."""

RULE = Rule(
    id="comparison",
    kind=Kind.COMPARISON,
    title="The latest figure beside similar places",
    formula=(
        "middle = the median of the other places' figures",
        "step = the median of their distances from that middle",
        "distance = (figure \N{MINUS SIGN} middle) / step",
    ),
    thresholds=(
        f"About the same: up to {SIMILAR_TO:g} steps from the middle.",
        "Also about the same: the middle lies within the margin of error.",
        f"Slightly better or worse: up to {SLIGHTLY_TO:g} steps.",
        f"Better or worse: up to {PLAINLY_TO:g} steps.",
        f"Much better or worse: up to {MUCH_TO:g} steps.",
        f"Check by hand: more than {MUCH_TO:g} steps. So far out, the figure itself may be wrong.",
        "A figure on a bound takes the milder word. Where no way is good it is higher or lower.",
    ),
    source="Oflog, the Office for Local Government: how its reports put it in words",
    source_url="https://github.com/communitiesuk/oflog-automated-text",
    limits=(
        f"It needs {FEWEST_PLACES} similar places with a figure for the same period.",
        "Where half of the places have the very same figure there is no step to measure by.",
        "It is no league table: places whose margins of error meet have no order.",
        "Similar places are alike in many things, but not in all.",
    ),
)

_SIDES: Mapping[Verdict, str] = {
    Verdict.BETTER: "better",
    Verdict.WORSE: "worse",
    Verdict.HIGHER: "higher",
    Verdict.LOWER: "lower",
}
_SAME = "About the same"


def comparison(
    latest: Observation,
    others: Mapping[str, float],
    polarity: Polarity,
    writer: Writer = PLAIN,
    possible: Span = ANY,
) -> Signal:
    """Say how a value lies to the middle of other places, of which it must not be one.

    Inputs: value, median, mad (median distance from the median, not scaled), distance (signed, in MADs),
    n places, quartile (A is best, None where no way is good), check_by_hand. Severity is the distance in
    units of the bound of `similar`. `possible` are the values that the figure can have: nothing else is
    said to change the verdict.
    """
    values = sorted(value for value in others.values() if isfinite(value))
    refused = _refused(latest, values)
    if refused is not None:
        return refused
    centre, value = middle(values), latest.known
    distance = centre.distance(value)
    inputs = _inputs(latest, values, centre, polarity)
    if distance is None:
        reason = (
            "At least half of the similar places have the same figure, so there is no step to measure by."
        )
        return not_assessed(RULE, "No spread", reason, inputs)
    standing = Standing(value, distance, centre, values, caveats.interval(latest), possible)
    return _signal(latest, standing, polarity, inputs, writer)


def _refused(latest: Observation, values: Sequence[float]) -> Signal | None:
    if not caveats.is_known(latest):
        return not_assessed(RULE, "No figure", "There is no figure to compare.")
    inputs = {"value": latest.known, "n": len(values)}
    if caveats.extent(latest):
        reason = "A figure given only as more or less than so much cannot be compared."
        return not_assessed(RULE, "Not an exact figure", reason, inputs)
    if len(values) < FEWEST_PLACES:
        reason = f"{len(values)} of {FEWEST_PLACES} places needed have a figure for this time."
        return not_assessed(RULE, "Too few places", reason, inputs)
    return None


def _inputs(
    latest: Observation, values: Sequence[float], centre: Middle, polarity: Polarity
) -> dict[str, Input]:
    return {
        "value": latest.known,
        "median": centre.median,
        "mad": centre.mad,
        "distance": centre.distance(latest.known),
        "n": len(values),
        "quartile": None if centre.has_no_spread else quarter(latest.known, values, polarity),
        "check_by_hand": False,
        **caveats.inputs(latest),
    }


def _signal(
    latest: Observation,
    standing: Standing,
    polarity: Polarity,
    inputs: Mapping[str, Input],
    writer: Writer,
) -> Signal:
    verdict, words = judged(standing.side, polarity), _words(standing.side, standing.degree, polarity)
    steps = (*_arithmetic(latest, standing, writer), *_quarter_step(inputs["quartile"]))
    last = Step(f"{_compared(standing)}; {sense(polarity)}", words)
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=words,
        inputs=MappingProxyType({**inputs, "check_by_hand": standing.degree == BY_HAND}),
        steps=caveats.before_the_verdict(steps, latest, last),
        reason=_reason(standing, writer),
        bands=tuple(_bands(standing, polarity, writer)),
        used=(latest,),
        severity=abs(standing.distance) / SIMILAR_TO if verdict is Verdict.WORSE else 0.0,
    )


def _words(side: Verdict, degree: int, polarity: Polarity) -> str:
    """Return the words of a side and a degree, such as "Slightly worse"."""
    if not degree:
        return _SAME
    words = f"{_DEGREES[degree]}{_SIDES[judged(side, polarity)]}"
    words = words[0].upper() + words[1:]
    return f"{words}: check by hand" if degree == BY_HAND else words


def _reason(standing: Standing, writer: Writer) -> str:
    places = f"the middle of {len(standing.values)} similar places"
    if same(standing.value, standing.centre.median):
        return f"The figure is {places}."
    here, there = writer.shown(standing.value), writer.shown(standing.centre.median)
    told = f"{here} here, {there} in {places}"
    if standing.is_held:
        return f"{told}, but the margin of error holds that middle."
    return f"{told}."


def _arithmetic(latest: Observation, standing: Standing, writer: Writer) -> Iterator[Step]:
    centre, values = standing.centre, standing.values
    yield Step(f"Figure for {writer.period(latest)}", writer.value(standing.value))
    yield Step("Other places with a figure", str(len(values)))
    if len(values) <= _MOST_LISTED:
        yield Step("Their figures in order", "; ".join(map(writer.value, values)))
    yield Step("Their middle: as many places have more as have less", writer.value(centre.median))
    if len(values) <= _MOST_LISTED:
        apart = sorted(abs(value - centre.median) for value in values)
        yield Step("How far each is from that middle, in order", "; ".join(map(number, apart)))
    yield Step("One step, the middle of these distances", number(centre.mad))
    if not centre.has_no_spread:
        sum_ = f"({writer.value(standing.value)} \N{MINUS SIGN} {writer.value(centre.median)})"
        yield Step(f"Steps from the middle: {sum_} / {number(centre.mad)}", number(standing.distance))
    if standing.ends is not None:
        lower, upper = standing.ends
        yield Step("Margin of error", f"{writer.value(lower)} to {writer.value(upper)}")


def _quarter_step(quartile: Input) -> tuple[Step, ...]:
    if quartile is None:
        return ()
    return (Step("Quarter of the places it falls in, from A, the best, to D", str(quartile)),)


def _compared(standing: Standing) -> str:
    """Say which bounds the distance lies between."""
    far, degree = number(abs(standing.distance)), standing.degree
    if standing.is_held:
        return "The middle is within the margin of error"
    if not degree:
        return f"{far} is no more than {SIMILAR_TO:g}"
    if degree == BY_HAND:
        return f"{far} is more than {MUCH_TO:g}"
    return f"{far} is more than {BOUNDS[degree - 1]:g}, and no more than {BOUNDS[degree]:g}"


def _bands(standing: Standing, polarity: Polarity, writer: Writer) -> Iterator[Band]:
    """Yield the values for each word, best first, the other places standing still.

    Where there is no spread only the middle itself has a word.
    """
    centre = standing.centre
    if centre.has_no_spread:
        yield Band(_SAME, writer.value(centre.median), here=True)
        return
    sides = [(Verdict.HIGHER, degree) for degree in range(BY_HAND, 0, -1)]
    sides += [(Verdict.SIMILAR, 0)]
    sides += [(Verdict.LOWER, degree) for degree in range(1, BY_HAND + 1)]
    for side, degree in reversed(sides) if polarity is Polarity.LOW_IS_GOOD else sides:
        span = span_in(standing, side, degree)
        if span is None:
            continue
        condition = span.words(writer)
        if standing.ends is not None and side is Verdict.SIMILAR:
            condition += ", with a margin of error as wide"
        here = (side, degree) == (standing.side, standing.degree)
        yield Band(_words(side, degree, polarity), condition, here)
