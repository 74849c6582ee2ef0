"""Recent trend: whether the last five figures rise or fall more than their margins of error allow.

A weighted line through five figures; its slope must be clear at 99.8% and keep its sign whichever figure
is left out. Source: the Fingertips tool (`TrendMarkerCalculator`).
"""

from collections.abc import Mapping, Sequence
from math import isfinite

from lutondash.analysis import caveats
from lutondash.analysis.goal import same
from lutondash.analysis.signal import Input, Kind, Rule, Signal, Verdict, not_assessed
from lutondash.analysis.trend_fit import STANDARD_ERRORS
from lutondash.analysis.trend_found import POINTS, THRESHOLD, Method, Trend, Way, counts_of, ends, fit
from lutondash.analysis.trend_words import WORDS, bands, reason, steps, verdicts
from lutondash.analysis.writing import PLAIN, Writer
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation

__all__ = ["RULE", "Method", "Way", "recent_trend"]

RULE = Rule(
    id="trend",
    kind=Kind.VARIATION,
    title="The trend of the last five figures",
    formula=(
        f"standard error of a figure = (upper \N{MINUS SIGN} lower) / {STANDARD_ERRORS}",
        "weight = 1 / the square of the standard error",
        f"slope = the weighted least squares line through {POINTS} figures, at 1 to {POINTS}",
        "chi-squared = (slope / its standard error), squared",
        "With counts in place of margins: chi-squared for a trend in shares. "
        "The slopes are those of the log-odds, each weight being n p (1 \N{MINUS SIGN} p).",
    ),
    thresholds=(
        f"A real change: chi-squared is over {THRESHOLD:.4f}, which chance alone gives once in 500 times. "
        f"The slope must keep its sign when any one of the {POINTS} is left out.",
        "Otherwise: no clear change.",
        f"Fewer than {POINTS} figures with a margin of error: not assessed.",
    ),
    source="Department of Health and Social Care, Fingertips: recent trend",
    source_url="https://github.com/PublicHealthEngland/fingertips-open",
    limits=(
        "It looks for a straight line, so a rise and a fall within the five figures may cancel out.",
        "Figures with no margin of error are passed over, so years may be left out.",
        "It is not for figures whose periods overlap.",
    ),
)


def recent_trend(
    points: Sequence[Observation],
    polarity: Polarity,
    method: Method = Method.INTERVAL,
    writer: Writer = PLAIN,
) -> Signal:
    """Judge the latest five figures with a margin of error; points in order of time, oldest first.

    Inputs: chi_squared, slope (a step; of the log-odds with counts), threshold, points and direction.
    Severity is chi-squared over its threshold.
    """
    fitting = _has_interval if method is Method.INTERVAL else _has_counts
    used = tuple(point for point in points if not point.is_forecast and fitting(point))[-POINTS:]
    refused = _refused(used, method)
    if refused is not None:
        return not_assessed(RULE, *refused, _missing(len(used)))
    found = fit(used, method)
    verdict = verdict_of(found.way, polarity)
    return Signal(
        kind=RULE.kind,
        rule=RULE.id,
        verdict=verdict,
        words=WORDS[verdict],
        inputs=_inputs(found),
        steps=steps(found, points, polarity, verdict, writer),
        reason=reason(found),
        bands=bands(found, polarity, writer),
        used=used,
        severity=found.chi_squared / THRESHOLD if verdict is Verdict.CONCERN else 0.0,
    )


def verdict_of(way: Way, polarity: Polarity) -> Verdict:
    """Say what a movement means by the polarity; without one, only which way it goes."""
    return dict(verdicts(polarity))[way]


def _has_interval(point: Observation) -> bool:
    """Say whether a figure has an interval the right way round; one of no width counts as having one."""
    return caveats.is_known(point) and caveats.interval(point) is not None


def _has_counts(point: Observation) -> bool:
    count, whole = point.numerator, point.denominator
    return count is not None and whole is not None and isfinite(count) and isfinite(whole)


def _refused(used: Sequence[Observation], method: Method) -> tuple[str, str] | None:
    """Say in a few words, and in a sentence, why no trend can be worked out."""
    if len(used) < POINTS:
        needed = "margin of error" if method is Method.INTERVAL else "count and a denominator"
        return "Too few figures", f"{len(used)} of {POINTS} figures with a {needed}."
    if caveats.share_days(used):
        return "Shared years", "The periods overlap, so neighbours are not apart."
    if method is Method.INTERVAL and any(same(*ends(point)) for point in used):
        return "No margin of error", "A margin of error has no width, so its figure cannot be weighed."
    if method is Method.PROPORTION and not all(0 < count < whole for count, whole in counts_of(used)):
        return (
            "A share of none or all",
            "Some count is none, all, or more than all, so no trend can be worked out.",
        )
    return None


def _missing(points: int) -> Mapping[str, Input]:
    return {"chi_squared": None, "slope": None, "threshold": THRESHOLD, "points": points, "direction": None}


def _inputs(found: Trend) -> Mapping[str, Input]:
    return {
        "chi_squared": found.chi_squared,
        "slope": found.slope,
        "threshold": THRESHOLD,
        "points": len(found.used),
        "direction": found.way.value,
        **caveats.inputs(found.used[-1]),
    }
