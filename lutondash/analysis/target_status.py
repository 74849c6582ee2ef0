"""Target status: the latest value against its target, with a tolerance where one was agreed.

A miss within the tolerance, its bound included, is `close`: still a miss, as Reigate and Banstead read it.
"""

from collections.abc import Iterator, Mapping
from math import isfinite

from lutondash.analysis import caveats
from lutondash.analysis.goal import Goal, same
from lutondash.analysis.goal_spans import PERCENT, Tolerance, close_to, missed, wanted
from lutondash.analysis.signal import Band, Input, Kind, Rule, Signal, Step, Verdict, not_assessed
from lutondash.analysis.writing import PLAIN, Writer
from lutondash.model.observation import Observation

__all__ = ["RULE", "Tolerance", "target_status"]

RULE = Rule(
    id="target",
    kind=Kind.TARGET_NOW,
    title="The latest figure against its target",
    formula=(
        "gap = how far the figure lies on the wrong side of the target; 0 where it does not",
        f"tolerance = a number of units, or p / {PERCENT} \N{MULTIPLICATION SIGN} |target| for p percent",
    ),
    thresholds=(
        "At the target: the figure is as the target asks. One that equals the target counts, "
        "unless it is to be more, or less, than that.",
        "Close to the target: a miss, but the gap is no more than the tolerance.",
        "Target missed: the gap is more than the tolerance, or no tolerance was agreed.",
    ),
    source="Reigate and Banstead Council: how near is close is agreed for each measure",
    source_url="https://www.reigate-banstead.gov.uk/info/20090/council_policy/276/performance/2",
    limits=(
        "It looks at one figure. It does not say whether a miss is chance.",
        "Where the target is 0 the tolerance must be in units, not in percent.",
        "Some councils call a near miss green. Here it stays a miss.",
    ),
)

WORDS: Mapping[Verdict, str] = {
    Verdict.MET: "At the target",
    Verdict.CLOSE: "Close to the target",
    Verdict.MISSED: "Target missed",
}


def target_status(
    latest: Observation, goal: Goal, tolerance: Tolerance | None = None, writer: Writer = PLAIN
) -> Signal:
    """Say whether the latest value meets its goal, comes close, or misses it.

    Inputs: value, target, tolerance (as given, or None), gap, and upper where the goal is a range; in the
    unit of the series. Severity is the gap as a share of the target, or the gap where the target is 0.
    """
    refused = _refused(latest, goal)
    if refused is not None:
        return refused
    inputs = _inputs(latest, goal, tolerance)
    possible = {_verdict(value, goal, tolerance) for value in _possible(latest, goal)}
    if None in possible:
        return not_assessed(RULE, "Tolerance of no use", _of_no_use(tolerance), inputs)
    if len(possible) > 1:
        return not_assessed(RULE, "Not an exact figure", _left_open(latest, writer), inputs)
    verdict = possible.pop() or Verdict.NOT_ASSESSED
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=WORDS[verdict],
        inputs=inputs,
        steps=_steps(latest, goal, tolerance, verdict, writer),
        reason=_reason(latest, goal, writer),
        bands=tuple(_bands(goal, tolerance, verdict, writer)),
        used=(latest,),
        severity=_severity(latest.known, goal) if verdict is Verdict.MISSED else 0.0,
    )


def _refused(latest: Observation, goal: Goal) -> Signal | None:
    if not caveats.is_known(latest):
        return not_assessed(RULE, "No figure", "There is no figure to judge.")
    if not (isfinite(goal.value) and isfinite(goal.top)):
        return not_assessed(RULE, "No target", "The target is no number.", {"value": latest.known})
    if not goal.is_possible:
        inputs = {"value": latest.known, "target": goal.value, "upper": goal.upper}
        reason = "The lower end of the target is more than its upper end, so no figure can meet it."
        return not_assessed(RULE, "Target cannot be met", reason, inputs)
    return None


def _inputs(latest: Observation, goal: Goal, tolerance: Tolerance | None) -> Mapping[str, Input]:
    told: dict[str, Input] = {"value": latest.known, "target": goal.value}
    if goal.upper is not None:
        told["upper"] = goal.upper
    told["tolerance"] = tolerance.size if tolerance else None
    told["gap"] = goal.gap(latest.known)
    return {**told, **caveats.inputs(latest)}


def _possible(latest: Observation, goal: Goal) -> Iterator[float]:
    """Yield values that settle the verdict: the value, or the ends and the goal within what it may be."""
    extent = caveats.extent(latest)
    if extent is None:
        yield latest.known
        return
    bounds = (goal.value, goal.top)
    yield from (extent.low, extent.high, *(b for b in bounds if extent.low <= b <= extent.high))


def _verdict(value: float, goal: Goal, tolerance: Tolerance | None) -> Verdict | None:
    """Judge a value; None where the tolerance cannot be used and would matter."""
    if goal.is_met_by(value):
        return Verdict.MET
    if tolerance is None:
        return Verdict.MISSED
    units = tolerance.at(goal.nearest(value))
    if units is None:
        return None
    # A value that equals a strict target misses it by nothing, so any tolerance makes it close.
    return Verdict.CLOSE if _is_within(value, units, goal) else Verdict.MISSED


def _is_within(value: float, units: float, goal: Goal) -> bool:
    nearest = goal.nearest(value)
    edge = nearest - units if value < nearest else nearest + units
    return goal.gap(value) <= units or same(value, edge)


def _severity(value: float, goal: Goal) -> float:
    nearest, gap = goal.nearest(value), goal.gap(value)
    smallest = 1e-12  # a strict target missed by nothing is still missed
    return max(gap if same(nearest, 0) else gap / abs(nearest), smallest)


def _of_no_use(tolerance: Tolerance | None) -> str:
    if tolerance and tolerance.kind == "relative":
        return "The target is missed. A tolerance in percent of zero is nothing, so it cannot be used."
    return "The tolerance is no number from zero up, so it cannot be used."


def _left_open(latest: Observation, writer: Writer) -> str:
    given = latest.qualifier.replace("_", " ")
    return f"The source says {given} {writer.value(latest.known)}. That leaves the answer open."


def _reason(latest: Observation, goal: Goal, writer: Writer) -> str:
    told = f"The figure is {writer.shown(latest.known)}"
    if latest.qualifier:
        told = f"The figure is {latest.qualifier.replace('_', ' ')} {writer.shown(latest.known)}"
    return f"{told}; the target is {wanted(goal, writer)}."


def _steps(
    latest: Observation, goal: Goal, tolerance: Tolerance | None, verdict: Verdict, writer: Writer
) -> tuple[Step, ...]:
    value, nearest = latest.known, goal.nearest(latest.known)
    arithmetic = [
        Step(f"Figure for {writer.period(latest)}", writer.value(value)),
        Step("Target", wanted(goal, writer)),
    ]
    if verdict is Verdict.MET:
        last = Step("The figure is as the target asks", WORDS[verdict])
        return caveats.before_the_verdict(arithmetic, latest, last)
    sum_ = f"Figure less target: {writer.value(value)} \N{MINUS SIGN} {writer.value(nearest)}"
    arithmetic.append(Step(sum_, writer.change(value - nearest)))
    if tolerance is None:
        return caveats.before_the_verdict(
            arithmetic, latest, Step("No tolerance was agreed, so any miss counts", WORDS[verdict])
        )
    arithmetic.append(_tolerance_step(tolerance, nearest, writer))
    compared = "no more than" if verdict is Verdict.CLOSE else "more than"
    last = Step(f"The miss is {compared} the tolerance", WORDS[verdict])
    return caveats.before_the_verdict(arithmetic, latest, last)


def _tolerance_step(tolerance: Tolerance, nearest: float, writer: Writer) -> Step:
    units = writer.change(tolerance.at(nearest) or 0.0)
    if tolerance.kind == "absolute":
        return Step("Tolerance", units)
    return Step(f"Tolerance: {tolerance.size:g}% of {writer.value(abs(nearest))}", units)


def _bands(goal: Goal, tolerance: Tolerance | None, given: Verdict, writer: Writer) -> Iterator[Band]:
    """Yield the values for each verdict, best first; a verdict no value can get is left out."""
    regions = {
        Verdict.MET: wanted(goal, writer),
        Verdict.CLOSE: close_to(goal, tolerance, writer),
        Verdict.MISSED: missed(goal, tolerance, writer),
    }
    yield from (Band(WORDS[v], region, v is given) for v, region in regions.items() if region)
