"""What `assess` was asked for, whether its options fit the rule, and the signal that comes of it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Literal, TypeVar

from lutondash.analysis import benchmark, comparison, recent_trend, target_status, trajectory, xmr
from lutondash.analysis.funnel import Z_95, Z_998
from lutondash.analysis.goal import Goal
from lutondash.analysis.signal import Rule, Signal, not_assessed
from lutondash.analysis.writing import PLAIN
from lutondash.analysis.yearly import yearly_points
from lutondash.dataset.loose_series import read_places, read_series
from lutondash.errors import UsageError
from lutondash.model.indicator import Polarity
from lutondash.model.observation import Observation, Series, Status
from lutondash.model.period import Period
from lutondash.model.target import Comparison

T = TypeVar("T")

_BY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_WIDTHS = (Z_95, Z_998)

_BY_POLARITY = {Polarity.HIGH_IS_GOOD: Comparison.AT_LEAST, Polarity.LOW_IS_GOOD: Comparison.AT_MOST}


class RuleName(StrEnum):
    """The rules, by the ids of their records."""

    TARGET = target_status.RULE.id
    ON_COURSE = trajectory.RULE.id
    XMR = xmr.RULE.id
    TREND = recent_trend.RULE.id
    BENCHMARK = benchmark.RULE.id
    COMPARISON = comparison.RULE.id


@dataclass(frozen=True, slots=True)
class Asked:
    """A call of the command; an option that was not given is None."""

    file: Path
    rule: RuleName
    polarity: Polarity
    target: float | None = None
    upper: float | None = None
    comparison: Comparison | None = None
    tolerance: float | None = None
    tolerance_kind: Literal["absolute", "relative"] | None = None
    by: str | None = None
    rebase: tuple[date, ...] | None = None
    no_screening: Literal[True] | None = None
    baseline_points: int | None = None
    method: recent_trend.Method | None = None
    reference: float | None = None
    denominator: float | None = None
    z: float | None = None
    places: Path | None = None

    @property
    def given(self) -> tuple[str, ...]:
        """The options that were given, beside those of every rule."""
        own = (field.name for field in fields(self) if field.name not in {"file", "rule", "polarity"})
        return tuple(name for name in own if getattr(self, name) is not None)


@dataclass(frozen=True, slots=True)
class Restart:
    """A day from which limits start anew, as a reader asked."""

    at: date
    reason: str = "Asked for on the command line"


Judge = Callable[[Series], Signal]


def signal_of(asked: Asked) -> Signal:
    """Judge the file by the rule asked for.

    Raises UsageError where the options do not fit the rule or a file is missing, and DataFaultError
    where a file is at fault. A series that cannot be judged is no fault: the signal says so.
    """
    judge = _judge(asked)
    return judge(Series("", "", read_series(_there(asked.file))))


def _judge(asked: Asked) -> Judge:
    """Make ready what a rule needs of the options, before any file is read."""
    takes, prepare = _RULES[asked.rule]
    for name in asked.given:
        if name not in takes:
            option = name.replace("_", "-")
            raise UsageError(f"--rule {asked.rule} does not look at --{option}. Leave it out.")
    return prepare(asked)


def _needed(value: T | None, asked: Asked, option: str) -> T:
    if value is None:
        raise UsageError(f"--rule {asked.rule} needs {option}.")
    return value


def _there(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"There is no file {str(path)!r}. Give a CSV file.")
    return path


def goal(asked: Asked) -> Goal | None:
    """Return the target; None where none was given. Raises UsageError where its parts do not fit."""
    if asked.target is None:
        if asked.upper is not None or asked.comparison is not None:
            raise UsageError("--upper and --comparison speak of a target. Give --target too.")
        return None
    how = asked.comparison or _usual_comparison(asked)
    if how is None:
        raise UsageError(f"With --polarity {asked.polarity} the target needs --comparison.")
    if (how is Comparison.WITHIN) != (asked.upper is not None):
        raise UsageError("--comparison within and --upper go together. Give both or none.")
    return Goal(how, asked.target, asked.upper)


def _usual_comparison(asked: Asked) -> Comparison | None:
    """Say which side of a target is good, where the polarity tells."""
    if asked.polarity is Polarity.IN_RANGE and asked.upper is not None:
        return Comparison.WITHIN
    return _BY_POLARITY.get(asked.polarity)


def deadline(by: str) -> trajectory.Deadline:
    """Read when a target is due: the last day of a year or a month, or a day."""
    try:
        day = Period(by).end if _BY.fullmatch(by) else None
    except ValueError:
        day = None
    if day is None:
        raise UsageError(f"{by!r} is no date. Write --by 2027, 2027-03 or 2027-03-31.")
    return trajectory.Deadline(day, PLAIN.date(by))


def _target(asked: Asked) -> Judge:
    wanted, size = _needed(goal(asked), asked, "--target"), asked.tolerance
    if size is None and asked.tolerance_kind is not None:
        raise UsageError("--tolerance-kind says what --tolerance counts. Give --tolerance too.")
    tolerance = None if size is None else target_status.Tolerance(size, asked.tolerance_kind or "absolute")
    return _of_latest(
        target_status.RULE, lambda latest: target_status.target_status(latest, wanted, tolerance)
    )


def _on_course(asked: Asked) -> Judge:
    wanted = _needed(goal(asked), asked, "--target")
    by = deadline(_needed(asked.by, asked, "--by"))
    return lambda series: trajectory.trajectory(yearly_points(_since_break(series.with_values)), wanted, by)


def _xmr(asked: Asked) -> Judge:
    # Where no side is good, a target alone says nothing: there is no assurance then, and no fault.
    has_a_side = asked.comparison is not None or _usual_comparison(asked) is not None
    wanted = goal(asked) if has_a_side or asked.target is None else None
    restarts = tuple(Restart(at) for at in sorted(asked.rebase or ()))

    def judged(series: Series) -> Signal:
        control = xmr.control(
            _since_break(_measured(series)),
            restarts,
            screening=asked.no_screening is None,
            baseline_points=asked.baseline_points,
        )
        return xmr.variation(control, asked.polarity, wanted)

    return judged


def _trend(asked: Asked) -> Judge:
    method = asked.method or recent_trend.Method.INTERVAL
    return lambda series: recent_trend.recent_trend(_since_break(series.with_values), asked.polarity, method)


def _benchmark(asked: Asked) -> Judge:
    reference = _needed(asked.reference, asked, "--reference")
    if asked.z is not None and asked.denominator is None:
        raise UsageError("--z is the width of a funnel. Give --denominator too.")
    width = _WIDTHS[0] if asked.z is None else asked.z
    if width not in _WIDTHS:
        raise UsageError(f"--z is {width:g}. Give {' or '.join(map(str, _WIDTHS))}.")
    funnel = None if asked.denominator is None else benchmark.Funnel(asked.denominator, width)
    return _of_latest(
        benchmark.RULE, lambda latest: benchmark.benchmark(latest, reference, asked.polarity, funnel)
    )


def _comparison(asked: Asked) -> Judge:
    path = _there(_needed(asked.places, asked, "--places"))
    return _of_latest(
        comparison.RULE,
        lambda latest: comparison.comparison(latest, read_places(path), asked.polarity),
    )


def _of_latest(rule: Rule, judge: Callable[[Observation], Signal]) -> Judge:
    """Judge the latest value that was measured; a file without one is not assessed."""
    none = not_assessed(rule, "No figure", "The file holds no figure.")
    return lambda series: none if series.latest is None else judge(series.latest)


def _measured(series: Series) -> tuple[Observation, ...]:
    """Return all but forecasts, gaps included."""
    return tuple(o for o in series.observations if not o.is_forecast)


def _since_break(observations: tuple[Observation, ...]) -> tuple[Observation, ...]:
    """Return what follows the last break that the file marks: no rule looks across one."""
    marked = [at for at, o in enumerate(observations) if Status.BREAK in o.status]
    return observations[marked[-1] :] if marked else observations


_GOAL = ("target", "upper", "comparison")
_RULES: Mapping[RuleName, tuple[tuple[str, ...], Callable[[Asked], Judge]]] = {
    RuleName.TARGET: ((*_GOAL, "tolerance", "tolerance_kind"), _target),
    RuleName.ON_COURSE: ((*_GOAL, "by"), _on_course),
    RuleName.XMR: ((*_GOAL, "rebase", "no_screening", "baseline_points"), _xmr),
    RuleName.TREND: (("method",), _trend),
    RuleName.BENCHMARK: (("reference", "denominator", "z"), _benchmark),
    RuleName.COMPARISON: (("places",), _comparison),
}
"""The options each rule looks at, and what makes it ready."""
