"""Variation by control limits (an XmR chart): whether the latest figure is more than chance.

Takes 8 figures at least, in the same way of counting and not sharing periods; 12 for full limits.
Source: NHS Making Data Count, as in NHSRplotthedots 0.2.
"""

from collections.abc import Mapping

from lutondash.analysis import caveats
from lutondash.analysis.goal import Goal, same
from lutondash.analysis.signal import Input, Kind, Rule, Signal, Verdict, not_assessed
from lutondash.analysis.writing import PLAIN, Writer
from lutondash.analysis.xmr_assurance import assurance
from lutondash.analysis.xmr_control import Control, RebaseLike, Segment, control
from lutondash.analysis.xmr_limits import NEAR, SCREENED, WIDTH
from lutondash.analysis.xmr_rules import CLOSE_OF_TRIPLE, RUN, TRIPLE
from lutondash.analysis.xmr_words import WORDS, Found, bands, reason, steps
from lutondash.model.indicator import Polarity

__all__ = ["FEWEST", "FULL", "RULE", "Control", "RebaseLike", "Segment", "control", "variation"]

FEWEST = 8
"""Figures since the limits were last set anew, for any verdict."""

FULL = 12
"""Figures behind the limits from which they are more than trial limits."""

_LEAST_SEVERITY = 1e-12
_TIMES, _MINUS = "\N{MULTIPLICATION SIGN}", "\N{MINUS SIGN}"

RULE = Rule(
    id="xmr",
    kind=Kind.VARIATION,
    title="Control limits (XmR chart)",
    formula=(
        "step = how far a figure is from the one before it; none where a period is missing",
        f"average step: steps of {SCREENED} {_TIMES} the average or more are left out once, "
        "then it is worked out again",
        f"lower limit = average {_MINUS} {WIDTH} {_TIMES} average step",
        f"upper limit = average + {WIDTH} {_TIMES} average step",
        f"near limits = {NEAR:.4f} of the way from the average to the limits",
    ),
    thresholds=(
        "More than chance is the first of these that holds for the latest figure.",
        "It lies outside the limits; a figure on a limit is inside.",
        f"It belongs to {RUN} figures that rise, or fall, every time; two equal neighbours break the run.",
        f"It is one of {CLOSE_OF_TRIPLE} in {TRIPLE} figures in a row that lie between a near limit and its "
        "limit. All three must be on one side of the average.",
        f"It belongs to {RUN} figures in a row on one side of the average; one on it breaks the run.",
        f"Under {FEWEST} figures: not assessed. {FEWEST} to {FULL - 1}: trial limits. {FULL} or more: full.",
        "A target outside the limits is consistently met or missed. "
        "A target on a limit, or between them, is hit or missed by chance.",
        "Where all figures are equal, the target is consistently met if they meet it, else missed.",
    ),
    source="NHS Making Data Count, as built into the tool NHSRplotthedots 0.2",
    source_url="https://github.com/nhs-r-community/NHSRplotthedots",
    limits=(
        "It is not used on running totals, or where the periods share years.",
        "It does not know the seasons: a figure that goes up each winter may be marked each winter.",
        "Limits start anew only where a person decided so and wrote down why.",
        "Great steps are kept where no other step would be left.",
        "Other tools count two of three where the third figure lies on the other side of the average.",
    ),
)


def variation(
    control: Control, polarity: Polarity, goal: Goal | None = None, writer: Writer = PLAIN
) -> Signal:
    """Judge the latest figure of a control chart by the limits of its own segment.

    Inputs: mean, average_moving_range, lower_limit, upper_limit, near_lower_limit and near_upper_limit in
    the unit of the series; points of the latest segment; classes of all points; assurance; trial. Severity
    is the distance from the mean in half widths of the limits.
    """
    if not control.segments:
        return not_assessed(RULE, "No figure", "There is no figure to judge.", _inputs(control))
    segment = control.segments[-1]
    sure = assurance(segment.lower, segment.upper, goal, polarity) if segment.limits.ranges else None
    found = Found(segment, polarity, goal, sure, FULL if segment.based_on < FULL else None)
    inputs = {**_inputs(control), **_judged_by(found)}
    if caveats.share_days(segment.points):
        return not_assessed(RULE, "Shared years", "The periods overlap, so neighbours are not apart.", inputs)
    refused = _too_few(segment)
    if refused:
        return not_assessed(RULE, "Too few figures", refused, inputs)
    verdict = verdict_of(segment, polarity)
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=WORDS[verdict],
        inputs=inputs,
        steps=steps(found, verdict, writer),
        reason=reason(found, writer),
        bands=bands(found, verdict, writer),
        used=segment.points,
        severity=_severity(segment) if verdict is Verdict.CONCERN else 0.0,
    )


def verdict_of(segment: Segment, polarity: Polarity) -> Verdict:
    """Say what the class of the latest figure means by the polarity."""
    side = segment.classes[-1].side
    if not side:
        return Verdict.COMMON_CAUSE
    if polarity is Polarity.HIGH_IS_GOOD:
        return Verdict.IMPROVEMENT if side > 0 else Verdict.CONCERN
    if polarity is Polarity.LOW_IS_GOOD:
        return Verdict.CONCERN if side > 0 else Verdict.IMPROVEMENT
    return Verdict.SPECIAL_HIGH if side > 0 else Verdict.SPECIAL_LOW


def _too_few(segment: Segment) -> str:
    """Say why the latest segment cannot be judged, blank where it can."""
    count = len(segment.points)
    if count < FEWEST:
        since = " since the limits were set anew" if segment.rebase else ""
        return f"{count} of {FEWEST} figures needed{since}."
    if not segment.limits.ranges:
        return "No two neighbouring figures lie behind the limits, so there is no step between them."
    return ""


def _inputs(control: Control) -> Mapping[str, Input]:
    missing: dict[str, Input] = dict.fromkeys(
        (
            "mean",
            "average_moving_range",
            "lower_limit",
            "upper_limit",
            "near_lower_limit",
            "near_upper_limit",
        )
    )
    classes = tuple(name.value for name in control.classes)
    return {**missing, "points": 0, "classes": classes, "assurance": None, "trial": False}


def _judged_by(found: Found) -> Mapping[str, Input]:
    segment = found.segment
    told: dict[str, Input] = {"mean": segment.mean, "points": len(segment.points)}
    if segment.limits.ranges:
        told |= {
            "average_moving_range": segment.average_moving_range,
            "lower_limit": segment.lower,
            "upper_limit": segment.upper,
            "near_lower_limit": segment.near_lower,
            "near_upper_limit": segment.near_upper,
        }
    if found.goal:
        told["target"] = found.goal.value
    told["assurance"] = found.assurance.value if found.assurance else None
    told["trial"] = found.full is not None and len(segment.points) >= FEWEST
    return {**told, **caveats.inputs(segment.points[-1])}


def _severity(segment: Segment) -> float:
    """Return how many half widths of the limits the latest figure lies from the mean; 1 without width."""
    width = WIDTH * segment.average_moving_range
    distance = abs(segment.points[-1].known - segment.mean)
    return max(distance / width, _LEAST_SEVERITY) if not same(width, 0) else 1.0
