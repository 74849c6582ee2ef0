"""`ControlChart`: a figure over time with the limits of chance and the mark of every value."""

from dataclasses import dataclass, replace
from datetime import date

from lutondash.analysis import judge, xmr
from lutondash.analysis.judge import Evidence
from lutondash.analysis.xmr import Control, Segment
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, Unit
from lutondash.views import control_words, formats
from lutondash.views.control_words import KeyEntry, Mark
from lutondash.views.lines import Line, LinePoint, line
from lutondash.views.signals import evidence
from lutondash.views.text_alternative import aloud, text_alternative
from lutondash.views.trend_chart import BreakMark, TargetMark, from_zero, source, subtitle, target_marks
from lutondash.views.unit_writer import UnitWriter

MOST_ON_A_PHONE = 12
"""Values drawn where there is little room; the table has them all."""


@dataclass(frozen=True, slots=True)
class ControlPoint:
    """One value: the last day of its period, its words, its mark, and the run of the line it is joined to."""

    day: date
    label: str
    short: str
    text: str
    number: str
    value: float
    mark: Mark
    run: int


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one stretch, in the unit of the indicator, and the words at their ends."""

    first: date
    last: date
    mean: float
    lower: float
    upper: float
    mean_words: str
    lower_words: str
    upper_words: str


@dataclass(frozen=True, slots=True)
class ControlChart:
    """A chart of what is more than chance; `alt` is made from the very points that are drawn."""

    id: str
    headline: str
    subtitle: str
    source: str
    held: str
    alt: str
    points: tuple[ControlPoint, ...]
    segments: tuple[Limits, ...]
    rebases: tuple[BreakMark, ...]
    targets: tuple[TargetMark, ...]
    key: tuple[KeyEntry, ...]
    notes: tuple[str, ...]
    reading: tuple[str, ...]
    unit: Unit
    decimals: int
    from_zero: bool

    @property
    def days(self) -> list[date]:
        """Every day that the chart has to hold."""
        return [point.day for point in self.points]

    @property
    def heights(self) -> list[float]:
        """Every value, limit and target that the chart has to hold."""
        ends = [value for each in self.segments for value in (each.lower, each.upper)]
        return [p.value for p in self.points] + ends + [t.value for t in self.targets]

    @property
    def legend(self) -> str:
        """The key in one text, for a picture that is taken away from its page."""
        return " ".join(f"{entry.words}." for entry in self.key)

    @property
    def latest(self) -> "ControlChart":
        """The chart with only its last values, for a phone."""
        kept = self.points[-MOST_ON_A_PHONE:]
        start = kept[0].day
        segments = (replace(s, first=max(s.first, start)) for s in self.segments if s.last >= start)
        rebases = (mark for mark in self.rebases if mark.day > start)
        return replace(self, points=kept, segments=tuple(segments), rebases=tuple(rebases))


def control_chart(dataset: Dataset, indicator: Indicator) -> ControlChart | None:
    """Make the chart of an indicator that is judged by control limits; None for every other."""
    judged = evidence(dataset, indicator)
    signal = judge.variation(judged)
    home = line(dataset, indicator, dataset.vision.geography, "home")
    if signal.rule != xmr.RULE.id or not signal.is_assessed or home is None:
        return None
    found = judge.control(judged)
    days = {point.period.end for point in found.points}
    drawn = replace(home, points=tuple(point for point in home.points if point.day in days))
    return _chart(dataset, judged, found, drawn) if len(days) == len(drawn.points) else None


def _chart(dataset: Dataset, judged: Evidence, found: Control, home: Line) -> ControlChart:
    indicator, writer = judged.indicator, UnitWriter(judged.indicator)
    points = _points(indicator, found, home.points)
    segments = tuple(_limits(segment, writer) for segment in found.segments)
    rebases = _rebases(found)
    targets = target_marks(dataset, indicator)
    headline = control_words.headline(found.segments[-1], indicator)
    marks = tuple(point.mark for point in points)
    told = text_alternative(headline, (home,), tuple(target.words for target in targets))
    last = segments[-1]
    limits_told = f"{last.upper_words}. {last.mean_words}. {last.lower_words}."
    values = [p.value for p in points] + [v for s in segments for v in (s.lower, s.upper)]
    starts_at_zero = from_zero(values + [target.value for target in targets])
    return ControlChart(
        id=f"{indicator.id}-control",
        headline=headline,
        subtitle=subtitle(indicator, (home,)),
        source=source(dataset, indicator, (home,)),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=aloud(f"{told} {limits_told} {control_words.counted(marks)}"),
        points=points,
        segments=segments,
        rebases=rebases,
        targets=targets,
        key=control_words.key(marks),
        notes=control_words.notes(
            found, tuple(mark.words for mark in rebases), starts_at_zero=starts_at_zero
        ),
        reading=control_words.reading(indicator, writer.shown(last.lower), writer.shown(last.upper)),
        unit=indicator.unit,
        decimals=indicator.decimals,
        from_zero=starts_at_zero,
    )


def _points(indicator: Indicator, found: Control, drawn: tuple[LinePoint, ...]) -> tuple[ControlPoint, ...]:
    """Give every value its mark; the line is broken where its own is, and where limits start anew."""
    segments = [number for number, segment in enumerate(found.segments) for _ in segment.points]
    joined = list(zip(segments, (point.run for point in drawn), strict=True))
    runs = {pair: number for number, pair in enumerate(dict.fromkeys(joined))}
    return tuple(
        ControlPoint(
            day=p.day,
            label=p.label,
            short=p.short,
            text=p.text,
            number=p.number,
            value=p.value,
            mark=control_words.mark(name, indicator.polarity),
            run=runs[pair],
        )
        for p, name, pair in zip(drawn, found.classes, joined, strict=True)
    )


def _limits(segment: Segment, writer: UnitWriter) -> Limits:
    days = [point.period.end or date.min for point in segment.points]
    return Limits(
        first=days[0],
        last=days[-1],
        mean=segment.mean,
        lower=segment.lower,
        upper=segment.upper,
        mean_words=f"Average {writer.shown(segment.mean)}",
        lower_words=f"Lower limit {writer.shown(segment.lower)}",
        upper_words=f"Upper limit {writer.shown(segment.upper)}",
    )


def _rebases(found: Control) -> tuple[BreakMark, ...]:
    """Tell where limits start anew, and why; those a series begins with start nothing anew."""
    return tuple(
        BreakMark(segment.rebase.at, control_words.rebased(segment.rebase))
        for segment in found.segments[1:]
        if segment.rebase
    )
