"""Trajectory: whether the mean yearly change of the last years leads to the target in time.

After the projection method of Destatis, the German statistics office: a straight line, no growth rates,
so that zero, negative values and percentages are all treated alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import isfinite

from lutondash.analysis import caveats
from lutondash.analysis.course import ON_COURSE_UNDER, SLIPPING_TO, Course, spans
from lutondash.analysis.goal import Goal, same
from lutondash.analysis.goal_spans import STRICT, met_span, wanted
from lutondash.analysis.projection import Deadline, Projection, projection, window
from lutondash.analysis.signal import Band, Input, Kind, Rule, Signal, Step, Verdict, not_assessed
from lutondash.analysis.span import Span
from lutondash.analysis.writing import PLAIN, Writer, number
from lutondash.analysis.yearly import FEWEST_POINTS, MOST_CHANGES, reference_day
from lutondash.model.indicator import Measured
from lutondash.model.observation import Observation
from lutondash.model.target import Comparison

__all__ = ["RULE", "Deadline", "trajectory"]

RULE = Rule(
    id="on_course",
    kind=Kind.ON_COURSE,
    title="The pace of the last years, carried on to the target's date",
    formula=(
        f"change = (latest \N{MINUS SIGN} first) / years between them, over at most {MOST_CHANGES} years",
        "carried on = latest + change \N{MULTIPLICATION SIGN} years left",
        "share left open = (target \N{MINUS SIGN} carried on) / (target \N{MINUS SIGN} latest)",
    ),
    thresholds=(
        "Already there: the latest figure meets the target.",
        f"On course: the share left open is under {ON_COURSE_UNDER:g}.",
        f"Slipping: it is {ON_COURSE_UNDER:g} to {SLIPPING_TO:g}, both ends counted.",
        f"Off course: it is more than {SLIPPING_TO:g}.",
        "Going the wrong way: the change is zero, or leads away from the target.",
    ),
    source="The weather signs of Destatis, the German statistics office",
    source_url="https://github.com/jah-ky/nsdp-upgrade/blob/bd60375ceb9fc1c7c8fc541de29bb9f55c324007/www/_pages/methodology.md",
    limits=(
        "We know the rule as that of Destatis; the page that we read does not name it.",
        "It carries a straight line on. It is no forecast, and no view of anyone's work.",
        f"It needs {FEWEST_POINTS} years in a row that were counted the same way.",
        "Only the first and the last figure of these years count, so one odd year can tip it.",
        "For a range it looks at the nearer end, and does not say whether the pace leads past the other.",
    ),
)

WORDS: Mapping[Verdict, str] = {
    Verdict.MET: "Already there",
    Verdict.ON_COURSE: "On course",
    Verdict.SLIPPING: "Slipping",
    Verdict.OFF_COURSE: "Off course",
    Verdict.WRONG_WAY: "Going the wrong way",
}


def trajectory(
    points: Sequence[Observation],
    goal: Goal,
    deadline: Deadline,
    measured: Measured = Measured.DURING,
    writer: Writer = PLAIN,
) -> Signal:
    """Say whether the pace of consecutive yearly points, oldest first, meets the goal by the deadline.

    Inputs: points (how many were used), latest, target (its nearer end), mean_annual_change, years_left,
    projected, projected_low and projected_high (see `Projection`), shortfall_share (of the gap). A figure
    that meets the goal already is met however few points there are: no pace is needed.
    """
    used = window(points)
    refused = _refused(used, goal)
    if refused is not None:
        return refused
    latest = used[-1]
    if goal.is_met_by(latest.known):
        return _met(used, goal, projection(used, deadline, measured), writer)
    line = projection(used, deadline, measured)
    if line is None:
        return _no_line(used, goal, deadline, measured)
    target = goal.nearest(latest.known)
    rises = _rise_is_good(goal, latest.known)
    return _judged(Course(line, goal, target, deadline, rises), writer)


def _refused(used: Sequence[Observation], goal: Goal) -> Signal | None:
    if not used:
        return not_assessed(RULE, "No figure", "There is no figure to carry on.", {"points": 0})
    if not (isfinite(goal.value) and isfinite(goal.top)):
        return not_assessed(RULE, "No target", "The target is no number.", {"points": len(used)})
    if not goal.is_possible:
        reason = "The lower end of the target is more than its upper end, so no figure can meet it."
        return not_assessed(RULE, "Target cannot be met", reason, {"points": len(used)})
    if any(caveats.extent(used[end]) for end in (0, -1)):
        reason = "A figure given only as more or less than so much cannot be carried on."
        return not_assessed(RULE, "Not an exact figure", reason, {"points": len(used)})
    return None


def _no_line(used: Sequence[Observation], goal: Goal, deadline: Deadline, measured: Measured) -> Signal:
    inputs = {"points": len(used), "latest": used[-1].known, "target": goal.nearest(used[-1].known)}
    day = reference_day(used[-1], measured)
    if day is None:
        return not_assessed(RULE, "No date", "The latest figure has no date to count from.", inputs)
    if deadline.day <= day:
        reason = f"The target was for {deadline.words}; the latest figure is from then or later."
        return not_assessed(RULE, "The date has passed", reason, inputs)
    reason = f"{len(used)} of {FEWEST_POINTS} years in a row needed."
    return not_assessed(RULE, "Too few figures", reason, inputs)


def _rise_is_good(goal: Goal, latest: float) -> bool:
    """Say which way leads to the goal from a value that misses it; a strict goal may equal it."""
    if goal.comparison in STRICT:
        return goal.comparison is Comparison.ABOVE
    return latest < goal.nearest(latest)


def _met(used: tuple[Observation, ...], goal: Goal, line: Projection | None, writer: Writer) -> Signal:
    latest = used[-1]
    arithmetic = (
        Step(f"Figure for {writer.period(latest)}", writer.value(latest.known)),
        Step("Target", wanted(goal, writer)),
    )
    last = Step("The figure meets the target, so no pace is needed", WORDS[Verdict.MET])
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=Verdict.MET,
        words=WORDS[Verdict.MET],
        inputs=_inputs_of_met(used, goal, line),
        steps=caveats.before_the_verdict(arithmetic, latest, last),
        reason="The latest figure meets the target.",
        bands=tuple(_bands_of_met(goal, line, writer)),
        used=(latest,),
    )


def _inputs_of_met(used: Sequence[Observation], goal: Goal, line: Projection | None) -> Mapping[str, Input]:
    """Return the inputs of a figure that is there: no gap is left to be a share of."""
    latest = used[-1]
    return {
        "points": len(used),
        "latest": latest.known,
        "target": min((goal.value, goal.top), key=lambda end: abs(end - latest.known)),
        "mean_annual_change": line.change if line else None,
        "years_left": line.years if line else None,
        "projected": line.mean if line else None,
        "shortfall_share": None,
        **caveats.inputs(latest),
    }


def _bands_of_met(goal: Goal, line: Projection | None, writer: Writer) -> Iterator[Band]:
    """Yield the values for each verdict; of a range, on the side that the years before came from."""
    yield Band(WORDS[Verdict.MET], met_span(goal).words(writer), here=True)
    if line is None:
        return
    first, is_range = line.points[0].known, goal.comparison in {Comparison.EXACTLY, Comparison.WITHIN}
    if is_range and goal.is_met_by(first):
        return
    rises = first < goal.value if is_range else goal.comparison in {Comparison.AT_LEAST, Comparison.ABOVE}
    for verdict, span in spans(line, goal, goal.value if rises else goal.top, rise_is_good=rises).items():
        yield Band(WORDS[verdict], span.words(writer))


def _judged(course: Course, writer: Writer) -> Signal:
    line, verdict = course.line, course.verdict
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=WORDS[verdict],
        inputs=_inputs(course),
        steps=caveats.before_the_verdict(
            tuple(_arithmetic(course, writer)), line.points[-1], _last_step(course), line.points[:-1]
        ),
        reason=f"At this pace the figure would be {writer.shown(line.mean)} by {course.deadline.words}.",
        bands=tuple(_bands(course, writer)),
        used=line.points,
        severity=course.severity,
    )


def _inputs(course: Course) -> Mapping[str, Input]:
    line = course.line
    return {
        "points": len(line.points),
        "latest": line.latest,
        "target": course.target,
        "mean_annual_change": line.change,
        "years_left": line.years,
        "projected": line.mean,
        "projected_low": line.low,
        "projected_high": line.high,
        "shortfall_share": course.share,
        **caveats.inputs(line.points[-1]),
    }


def _arithmetic(course: Course, writer: Writer) -> Iterator[Step]:
    line, less = course.line, "\N{MINUS SIGN}"
    first, last, target = (writer.value(v) for v in (line.points[0].known, line.latest, course.target))
    yield Step(f"Figure for {writer.period(line.points[0])}", first)
    yield Step(f"Figure for {writer.period(line.points[-1])}", last)
    since, until = (writer.date(day.isoformat()) for day in (line.since, line.until))
    changes = len(line.points) - 1
    yield Step(f"Mean yearly change: ({last} {less} {first}) / {changes}", writer.change(line.change))
    yield Step(f"Years from {since} to {until}", number(line.years))
    sum_ = f"{last} + {number(line.years)} \N{MULTIPLICATION SIGN} {writer.change(line.change)}"
    yield Step(f"Carried on: {sum_}", writer.value(line.mean))
    ends = f"{writer.value(line.low)} to {writer.value(line.high)}"
    yield Step("If every year were like the lowest, or the highest, of these yearly changes", ends)
    if not same(course.target, line.latest):
        over = f"({target} {less} {writer.value(line.mean)}) / ({target} {less} {last})"
        yield Step(f"Share of the gap left open: {over}", number(course.share))


def _last_step(course: Course) -> Step:
    share, verdict = number(course.share), course.verdict
    if verdict is Verdict.WRONG_WAY:
        still = same(course.line.points[0].known, course.line.latest)
        told = "The figure stands still" if still else "The change leads away from the target"
    elif verdict is Verdict.ON_COURSE:
        told = f"{share} is under {ON_COURSE_UNDER:g}"
    elif verdict is Verdict.SLIPPING:
        told = f"{share} lies between {ON_COURSE_UNDER:g} and {SLIPPING_TO:g}"
    else:
        told = f"{share} is more than {SLIPPING_TO:g}"
    return Step(told, WORDS[verdict])


def _bands(course: Course, writer: Writer) -> Iterator[Band]:
    """Yield what the latest value would have to be for each verdict, the years before it unchanged.

    Where the first value of the window meets the target itself, only met and wrong way are left.
    """
    given = course.verdict
    found = {Verdict.MET: met_span(course.goal), **_spans_of(course)}
    yield from (Band(WORDS[v], span.words(writer), v is given) for v, span in found.items())


def _spans_of(course: Course) -> Mapping[Verdict, Span]:
    return spans(course.line, course.goal, course.target, rise_is_good=course.rise_is_good)
