"""What the verdict of a recent trend says: its arithmetic, its reason, and what would change it."""

from collections.abc import Iterator, Mapping, Sequence
from math import sqrt

from lutondash.analysis import caveats
from lutondash.analysis.position import sense
from lutondash.analysis.signal import Band, Step, Verdict
from lutondash.analysis.span import Edge, Span
from lutondash.analysis.trend_fit import Weighted, line, one_left_out
from lutondash.analysis.trend_found import POINTS, THRESHOLD, Method, Trend, Way, counts_of, ends
from lutondash.analysis.writing import Writer, number
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation

WORDS: Mapping[Verdict, str] = {
    Verdict.IMPROVEMENT: "A real improvement",
    Verdict.COMMON_CAUSE: "No clear change",
    Verdict.CONCERN: "A real worsening",
    Verdict.SPECIAL_HIGH: "A real rise",
    Verdict.SPECIAL_LOW: "A real fall",
}

_MOVES: Mapping[Way, str] = {
    Way.INCREASING: "the figures rise",
    Way.DECREASING: "the figures fall",
    Way.NO_CHANGE: "the figures show no clear way",
}
_WAYS: Mapping[Polarity, tuple[tuple[Way, Verdict], ...]] = {
    Polarity.HIGH_IS_GOOD: (
        (Way.INCREASING, Verdict.IMPROVEMENT),
        (Way.NO_CHANGE, Verdict.COMMON_CAUSE),
        (Way.DECREASING, Verdict.CONCERN),
    ),
    Polarity.LOW_IS_GOOD: (
        (Way.DECREASING, Verdict.IMPROVEMENT),
        (Way.NO_CHANGE, Verdict.COMMON_CAUSE),
        (Way.INCREASING, Verdict.CONCERN),
    ),
}
_MARGIN = "with a margin as wide"
_UNJUDGED = (
    (Way.NO_CHANGE, Verdict.COMMON_CAUSE),
    (Way.INCREASING, Verdict.SPECIAL_HIGH),
    (Way.DECREASING, Verdict.SPECIAL_LOW),
)


def verdicts(polarity: Polarity) -> tuple[tuple[Way, Verdict], ...]:
    """Return what each movement means by the polarity, best first."""
    return _WAYS.get(polarity, _UNJUDGED)


def reason(found: Trend) -> str:
    """Say why the movement is clear, or why not."""
    if found.way is not Way.NO_CHANGE:
        moved = "rise" if found.sign > 0 else "fall"
        return f"The last {POINTS} figures {moved} by more than chance explains."
    if found.is_clear:
        return f"The change over {POINTS} figures hangs on one of them, so it is not clear."
    return f"The last {POINTS} figures move by no more than chance explains."


def steps(
    found: Trend, points: Sequence[Observation], polarity: Polarity, verdict: Verdict, writer: Writer
) -> tuple[Step, ...]:
    """Write the arithmetic in order; the last line gives the verdict."""
    arithmetic = [
        *_figures(found, writer),
        *_passed_over(found, points),
        *_test(found, writer),
        Step("Chi-squared that chance exceeds once in 500 times", number(THRESHOLD)),
        Step("Slope keeps its sign whichever figure is left out", "yes" if found.sign else "no"),
    ]
    last = Step(f"{sense(polarity).capitalize()}; {_MOVES[found.way]}", WORDS[verdict])
    return caveats.before_the_verdict(arithmetic, found.used[-1], last, found.used[:-1])


def _figures(found: Trend, writer: Writer) -> Iterator[Step]:
    for point in found.used:
        if found.method is Method.PROPORTION:
            [(count, whole)] = counts_of([point])
            yield Step(writer.period(point), f"{number(count)} of {number(whole)}")
        else:
            lower, upper = (writer.value(end) for end in ends(point))
            yield Step(writer.period(point), f"{writer.value(point.known)}, between {lower} and {upper}")


def _passed_over(found: Trend, points: Sequence[Observation]) -> Iterator[Step]:
    """Say how many figures within the window could not be used."""
    since = next(n for n, point in enumerate(points) if point is found.used[0])
    valued = [p for p in points[since:] if caveats.is_known(p) and not p.is_forecast]
    skipped = sum(all(p is not u for u in found.used) for p in valued)
    if skipped:
        needed = "margin of error" if found.method is Method.INTERVAL else "count and denominator"
        yield Step(f"Figures passed over because they have no {needed} of use", number(skipped))


def _test(found: Trend, writer: Writer) -> Iterator[Step]:
    if found.method is Method.PROPORTION:
        yield Step("Slope of the log-odds, weighted, for each step", number(found.slope))
        yield Step("Chi-squared for a trend in shares", number(found.chi_squared))
        return
    error = 1 / sqrt(line(found.weighted).spread)
    yield Step("Slope of the weighted line, for each step", writer.change(found.slope))
    yield Step("Standard error of the slope", writer.change(error))
    yield Step(f"Chi-squared: ({number(found.slope)} / {number(error)}), squared", number(found.chi_squared))


def bands(found: Trend, polarity: Polarity, writer: Writer) -> tuple[Band, ...]:
    """Say what the latest figure would have to be, with a margin as wide as it has, for each verdict."""
    conditions = _in_words() if found.method is Method.PROPORTION else _by_latest(found, writer)
    return tuple(
        Band(WORDS[verdict], conditions[way], way is found.way) for way, verdict in verdicts(polarity)
    )


def _in_words() -> Mapping[Way, str]:
    over = f"chi-squared over {THRESHOLD:.4f}, whichever figure is left out, and the shares"
    return {
        Way.INCREASING: f"{over} rise",
        Way.DECREASING: f"{over} fall",
        Way.NO_CHANGE: f"chi-squared of {THRESHOLD:.4f} or less, or one figure decides",
    }


def _by_latest(found: Trend, writer: Writer) -> Mapping[Way, str]:
    """Solve for the latest figure: every slope but that without it moves straight with it."""
    earlier = line(found.weighted[:-1]).slope
    never = f"no figure alone, as the {POINTS - 1} before it do not"
    any_figure = f"any figure, as the {POINTS - 1} before it neither rise nor fall"
    conditions = {
        Way.INCREASING: f"{never} rise",
        Way.NO_CHANGE: any_figure,
        Way.DECREASING: f"{never} fall",
    }
    if earlier > 0:
        edge = max(_needed(found, 1))
        conditions[Way.INCREASING] = f"{Span(low=Edge(edge, counts=False)).words(writer)}, {_MARGIN}"
        conditions[Way.NO_CHANGE] = f"{Span(high=Edge(edge)).words(writer)}, {_MARGIN}"
    elif earlier < 0:
        edge = min(_needed(found, -1))
        conditions[Way.DECREASING] = f"{Span(high=Edge(edge, counts=False)).words(writer)}, {_MARGIN}"
        conditions[Way.NO_CHANGE] = f"{Span(low=Edge(edge)).words(writer)}, {_MARGIN}"
    return conditions


def _apart(points: Sequence[Weighted]) -> float:
    """Return how far the last point lies from the weighted centre, never lost to zero in rounding."""
    last, *others = reversed(points)
    total = sum(point.weight for point in points)
    return sum(point.weight * (last.x - point.x) for point in others) / total


def _needed(found: Trend, sign: int) -> Iterator[float]:
    """Yield the values of the latest figure from which each slope that holds it is steep enough."""
    latest = found.weighted[-1]
    for points in (found.weighted, *one_left_out(found.weighted)[:-1]):
        fitted = line(points)
        wanted = sign * sqrt(THRESHOLD / fitted.spread) if points is found.weighted else 0.0
        leverage = latest.weight * _apart(points) / fitted.spread
        yield latest.y + (wanted - fitted.slope) / leverage
