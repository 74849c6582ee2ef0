"""Judge a figure by the four signals: which rule fits it, on which of its values, or why none does."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from lutondash.analysis import comparison, recent_trend, target_status, trajectory, xmr
from lutondash.analysis.agreed import counts_the_same, deadline_of, goal_of, judged_by, reached_for
from lutondash.analysis.beside import may_compare
from lutondash.analysis.goal import Goal
from lutondash.analysis.partings import LatestPart, latest_part, partings
from lutondash.analysis.signal import Rule, Signal, Step, not_assessed
from lutondash.analysis.span import Edge, Span
from lutondash.analysis.target_status import Tolerance
from lutondash.analysis.trajectory import Deadline
from lutondash.analysis.writing import PLAIN, Writer
from lutondash.analysis.yearly import FEWEST_POINTS, yearly_points
from lutondash.model.indicator import Accumulation, Frequency, Indicator, Unit
from lutondash.model.observation import Observation, Series, Status
from lutondash.model.period import READING_TYPES
from lutondash.model.target import Target, TargetKind

_ROLLING = "The periods share years, so neighbours are not apart"
_SINGLE = "Single readings"


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a figure is judged on: its series, its targets, and the series of similar places by code."""

    indicator: Indicator
    series: Series
    targets: tuple[Target, ...] = ()
    similar: Mapping[str, Series] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def part(self) -> LatestPart:
        """The values that may be judged together with the latest."""
        return latest_part(self.series.with_values, partings(self.indicator, self.series))


@dataclass(frozen=True, slots=True)
class Course:
    """The yearly points of a figure, and what they should reach by when; `by` is as the target says it."""

    points: tuple[Observation, ...]
    goal: Goal
    deadline: Deadline
    by: str


def judge(evidence: Evidence, writer: Writer = PLAIN) -> tuple[Signal, ...]:
    """Judge a figure four ways, always in the order of the kinds."""
    return tuple(rule(evidence, writer) for rule in (target_now, on_course, variation, compared))


def target_now(evidence: Evidence, writer: Writer = PLAIN) -> Signal:
    """Set the latest value against the target for its own period."""
    indicator, latest = evidence.indicator, evidence.series.latest
    if latest is None:
        return _no_figure(target_status.RULE)
    target = judged_by(evidence.targets, latest, indicator.measured)
    if target is None:
        return _no_target_now(evidence, latest, writer)
    settings = indicator.assessment
    given = settings.target_tolerance
    tolerance = None if given is None else Tolerance(given, settings.tolerance_kind)
    return target_status.target_status(latest, goal_of(target), tolerance, writer)


def _no_target_now(evidence: Evidence, latest: Observation, writer: Writer) -> Signal:
    rule, measured = target_status.RULE, evidence.indicator.measured
    if not evidence.targets:
        return not_assessed(rule, "No target", "No target is published.")
    if not any(counts_the_same(t) for t in evidence.targets):
        return not_assessed(rule, "Another count", "The target counts something else than one value does.")
    target = reached_for(evidence.targets, latest, measured)
    if target is None:
        return not_assessed(rule, "No target yet", "No target is set for the period of the latest figure.")
    gap = goal_of(target).gap(latest.known)
    apart = f"The latest figure is {writer.change(gap)} away" if gap else "The latest figure is there already"
    reason = f"The target is for {writer.date(target.by)}. {apart}."
    steps = (
        Step(f"Figure for {writer.period(latest)}", writer.value(latest.known)),
        Step("Target", writer.value(target.value)),
        Step("How far it is from there", writer.change(gap)),
        Step("When the target is due", writer.date(target.by)),
    )
    inputs = {"value": latest.known, "target": target.value, "gap": gap}
    return not_assessed(rule, "Not due yet", reason, inputs, steps=steps)


def on_course(evidence: Evidence, writer: Writer = PLAIN) -> Signal:
    """Carry the yearly change on to the day the target is due."""
    found = course(evidence, writer)
    if isinstance(found, Signal):
        return found
    measured = evidence.indicator.measured
    signal = trajectory.trajectory(found.points, found.goal, found.deadline, measured, writer)
    return _with_parting(_with_reading(signal, found), evidence, len(found.points))


def _with_reading(signal: Signal, found: Course) -> Signal:
    """Say how a target that names only a year is read."""
    if not found.by.isdigit() or not signal.is_assessed:
        return signal
    return replace(signal, steps=(Step(f"“By {found.by}” is read as", found.deadline.words), *signal.steps))


def course(evidence: Evidence, writer: Writer = PLAIN) -> Course | Signal:
    """Return the points and the deadline of a projection, or the signal that says why there is none."""
    latest, rule = evidence.series.latest, trajectory.RULE
    if latest is None:
        return _no_figure(rule)
    for stands, words, reason in _hindrances(evidence):
        if stands:
            return not_assessed(rule, words, reason)
    target = reached_for(evidence.targets, latest, evidence.indicator.measured)
    deadline = deadline_of(target, writer.date(target.by)) if target else None
    if target is None or deadline is None:
        return not_assessed(rule, "No date set", "The target has no date, or counts something else.")
    return Course(yearly_points(evidence.part.points), goal_of(target), deadline, target.by)


def _hindrances(evidence: Evidence) -> tuple[tuple[bool, str, str], ...]:
    """List what keeps a figure from being carried on, each with its words and its reason."""
    indicator, targets = evidence.indicator, evidence.targets
    yearly = all(t.kind is TargetKind.ANNUAL for t in targets)
    adds_up = indicator.accumulation is Accumulation.CUMULATIVE
    return (
        (not targets, "No target", "No target is published, so there is nothing to reach."),
        (yearly, "A yearly target", "The target is for each year, not for a day to come."),
        (
            indicator.period_type in READING_TYPES,
            _SINGLE,
            "Single readings are shown one by one and never carried on.",
        ),
        (adds_up, "Adds up", "The count adds up over time, so its rise says nothing."),
    )


def _with_parting(signal: Signal, evidence: Evidence, points: int) -> Signal:
    """Say that a parting left too few points, where it did."""
    parting = evidence.part.parting
    if signal.words != "Too few figures" or parting is None or points >= FEWEST_POINTS:
        return signal
    return replace(signal, words=parting.words, reason=f"{parting.reason}. {signal.reason}")


def variation(evidence: Evidence, writer: Writer = PLAIN) -> Signal:
    """Tell a real change from chance: by control limits, else by the publisher's margins of error."""
    indicator, latest = evidence.indicator, evidence.series.latest
    if latest is None:
        return _no_figure(xmr.RULE)
    if indicator.period_type in READING_TYPES:
        return not_assessed(
            xmr.RULE, _SINGLE, "Single readings are shown one by one and never called a trend."
        )
    if indicator.assessment.spc == "auto" and indicator.accumulation is Accumulation.POINT:
        return _with_parting(_by_limits(evidence, latest, writer), evidence, 0)
    if any(o.has_interval for o in evidence.series.with_values):
        return _by_margins(evidence, writer)
    return _no_rule_fits(indicator)


def control(evidence: Evidence) -> xmr.Control:
    """Return the limits and the class of every value since the last parting."""
    return xmr.control(evidence.part.points, evidence.indicator.rebases)


def _by_limits(evidence: Evidence, latest: Observation, writer: Writer) -> Signal:
    indicator = evidence.indicator
    target = judged_by(evidence.targets, latest, indicator.measured)
    target = target or reached_for(evidence.targets, latest, indicator.measured)
    goal = goal_of(target) if target else None
    signal = xmr.variation(control(evidence), indicator.polarity, goal, writer)
    with_margins = any(o.has_interval for o in evidence.part.points)
    return signal if signal.is_assessed or not with_margins else _by_margins(evidence, writer)


def _by_margins(evidence: Evidence, writer: Writer) -> Signal:
    indicator = evidence.indicator
    if indicator.accumulation is Accumulation.ROLLING:
        return not_assessed(recent_trend.RULE, "Shared years", f"{_ROLLING}.")
    signal = recent_trend.recent_trend(evidence.part.points, indicator.polarity, writer=writer)
    return _with_parting(signal, evidence, 0)


def _no_rule_fits(indicator: Indicator) -> Signal:
    """Say why neither rule may be used, in the indicator's own recorded reason."""
    spc = indicator.assessment.spc
    why = "No rule is chosen for this figure" if spc in {"off", "auto"} else spc[0].upper() + spc[1:]
    return not_assessed(xmr.RULE, _words_of(indicator), f"{why}. No margin of error is published.")


def _words_of(indicator: Indicator) -> str:
    if indicator.accumulation is not Accumulation.POINT:
        return "Shared years" if indicator.accumulation is Accumulation.ROLLING else "Adds up"
    return "Yearly figures" if indicator.frequency is Frequency.ANNUAL else "Too irregular"


def compared(evidence: Evidence, writer: Writer = PLAIN) -> Signal:
    """Set the latest value beside those of similar places for the same period."""
    indicator, latest, rule = evidence.indicator, evidence.series.latest, comparison.RULE
    if latest is None:
        return _no_figure(rule)
    if indicator.unit is not Unit.GRADE and indicator.period_type in READING_TYPES:
        return not_assessed(rule, _SINGLE, "Single readings are shown one by one and never compared.")
    if indicator.unit is Unit.GRADE:
        return not_assessed(rule, "Grades", "Grades are words; they are counted, not measured.")
    if not indicator.comparable:
        return not_assessed(rule, "A total", "A total grows with the place, so it is not set beside others.")
    if not may_compare(indicator, latest.period, evidence.series.geography):
        return not_assessed(
            rule, "Counted anew", "The way of counting changed here, so it no longer compares."
        )
    others = dict(_others(evidence, latest))
    values = {code: observation.known for code, observation in others.items()}
    signal = comparison.comparison(latest, values, indicator.polarity, writer, _possible(indicator))
    return with_provisional(signal, latest, tuple(others.values()))


def _possible(indicator: Indicator) -> Span:
    """Return the values that the indicator can have at all."""
    low, high = (None if end is None else Edge(end) for end in (indicator.min, indicator.max))
    return Span(low, high)


def _others(evidence: Evidence, latest: Observation) -> list[tuple[str, Observation]]:
    """Return every similar place's value for our latest period, where it may stand beside ours."""
    found = ((code, series.at(latest.period)) for code, series in evidence.similar.items())
    return [
        (code, o)
        for code, o in found
        if o is not None
        and o.value is not None
        and not o.qualifier
        and may_compare(evidence.indicator, latest.period, code)
    ]


def with_provisional(signal: Signal, latest: Observation, others: tuple[Observation, ...]) -> Signal:
    """Say where a provisional figure is set beside a final one."""
    ours = Status.PROVISIONAL in latest.status
    unlike = sum((Status.PROVISIONAL in other.status) != ours for other in others)
    if not unlike or not signal.is_assessed:
        return signal
    words = "Final figures of other places" if ours else "Provisional figures of other places"
    told = Step(f"{words} that stand beside ours", str(unlike))
    inputs = MappingProxyType({**signal.inputs, "provisional_beside_final": unlike})
    return replace(signal, steps=(*signal.steps[:-1], told, signal.steps[-1]), inputs=inputs)


def _no_figure(rule: Rule) -> Signal:
    return not_assessed(rule, "No figure", "No figure is published.")
