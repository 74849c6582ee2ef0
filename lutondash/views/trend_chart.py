"""`TrendChart`: a figure over time with its finding, its places, targets and breaks."""

from dataclasses import dataclass, replace
from datetime import date

from lutondash.analysis.direction import breaks_for
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.period import READING_TYPES
from lutondash.model.release import Release
from lutondash.model.target import Basis, Target
from lutondash.views import formats, wording
from lutondash.views.course import CourseMark, course_mark
from lutondash.views.findings import finding
from lutondash.views.lines import Line, line, other_lines
from lutondash.views.signals import evidence
from lutondash.views.text_alternative import aloud, text_alternative


@dataclass(frozen=True, slots=True)
class TargetMark:
    """A target as a labelled line or point, in the indicator's unit."""

    value: float
    words: str


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A day from which figures are counted in another way."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class TrendChart:
    """A chart of a figure over time; `alt` is made from the very points that are drawn.

    `source` says who published what and when; `held` says on which day we held it, for a picture
    that is taken away from its page.
    """

    id: str
    headline: str
    subtitle: str
    source: str
    held: str
    alt: str
    lines: tuple[Line, ...]
    targets: tuple[TargetMark, ...]
    breaks: tuple[BreakMark, ...]
    unit: Unit
    decimals: int
    joined: bool
    from_zero: bool
    course: CourseMark | None = None

    @property
    def has_intervals(self) -> bool:
        """Whether our own line has intervals to draw."""
        return any(p.lower is not None for line in self.lines if line.tone == "home" for p in line.points)

    @property
    def days(self) -> list[date]:
        """Every day that the chart has to hold."""
        until = [self.course.until] if self.course else []
        return [point.day for line in self.lines for point in line.points] + until

    @property
    def heights(self) -> list[float]:
        """Every value, interval, target and end of a course that the chart has to hold."""
        ahead = [self.course.low, self.course.high] if self.course else []
        values = [v for line in self.lines for p in line.points for v in (p.value, p.lower, p.upper)]
        return [v for v in values if v is not None] + [target.value for target in self.targets] + ahead

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to read the drawing, a line each."""
        whose = f"publisher\N{RIGHT SINGLE QUOTATION MARK}s margin of error for {self.lines[0].name}"
        shape = "pale band is" if self.joined else "upright lines are"
        band = f"The {shape} the {whose}." if self.has_intervals else ""
        scale = "" if self.from_zero else "The scale does not start at zero."
        ahead = self.course.notes if self.course else ()
        breaks = (mark.words for mark in self.breaks)
        return tuple(words for words in (band, *breaks, *ahead, scale) if words)


FEWEST_POINTS = 2
"""A single value is a number, not a chart."""


def trend_chart(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...] = ()) -> TrendChart | None:
    """Make an indicator's chart with the country, the region and chosen places; None for one value."""
    chart = chart_of(dataset, indicator, other_lines(dataset, indicator, chosen))
    course = course_mark(evidence(dataset, indicator), chart.lines[0].end) if chart else None
    if chart is None or course is None:
        return chart
    return replace(chart, course=course, alt=f"{chart.alt} {aloud(course.told)}")


def chart_of(dataset: Dataset, indicator: Indicator, others: tuple[Line, ...]) -> TrendChart | None:
    """Make an indicator's chart with the lines of other places; None for one value of our own."""
    home = line(dataset, indicator, dataset.vision.geography, "home")
    if home is None or len(home.points) < FEWEST_POINTS or indicator.unit is Unit.GRADE:
        return None
    lines = (home, *others)
    targets = target_marks(dataset, indicator)
    headline = finding(indicator, dataset.series(indicator.id))
    return TrendChart(
        id=indicator.id,
        headline=headline,
        subtitle=subtitle(indicator, lines),
        source=source(dataset, indicator, lines),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt=text_alternative(headline, lines, tuple(target.words for target in targets)),
        lines=lines,
        targets=targets,
        breaks=_breaks(indicator, dataset.vision.geography, home),
        unit=indicator.unit,
        decimals=indicator.decimals,
        joined=indicator.period_type not in READING_TYPES,
        from_zero=from_zero([p.value for each in lines for p in each.points] + [t.value for t in targets]),
    )


_FLAT = 0.8
"""Values whose smallest is this share of the largest or more would be a flat line above a zero."""


def from_zero(values: list[float]) -> bool:
    """Tell whether the scale starts at zero: always, unless that would flatten the lines."""
    low, high = min(values), max(values)
    near, far = sorted((abs(low), abs(high)))
    return low <= 0 <= high or near < far * _FLAT


def subtitle(indicator: Indicator, lines: tuple[Line, ...]) -> str:
    """Name what is counted, where, and over which years."""
    names = [each.name for each in lines]
    places = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    days = [point.day for each in lines for point in each.points]
    first, last = min(days).year, max(days).year
    return f"{wording.sentence(indicator.measure)} {places}, {first}{f' to {last}' if last > first else ''}."


def source(dataset: Dataset, indicator: Indicator, lines: tuple[Line, ...]) -> str:
    """Name every publication behind the points that are drawn, the indicator's own first."""
    return publications(dataset, indicator, {point.release for each in lines for point in each.points})


def publications(dataset: Dataset, indicator: Indicator, drawn: set[str]) -> str:
    """Name every publication drawn from, by its id, the indicator's own first."""
    ordered = sorted(drawn, key=lambda release: (release != indicator.release, release))
    return " ".join(_publication(dataset, indicator, release) for release in ordered)


def _publication(dataset: Dataset, indicator: Indicator, release_id: str) -> str:
    release = dataset.release(release_id)
    override = indicator.published if release_id == indicator.release else None
    return f"Source: {release.publisher}, {release.title}. {published_words(release, override)}"


def published_words(release: Release, override: str | None = None) -> str:
    """Say when a release came out, or when it was read."""
    when = override or release.published
    if when == "unknown":
        return f"Its date is not known; we read it {formats.at(formats.reduced_date(release.accessed))}."
    return f"Published {formats.at(formats.reduced_date(when))}."


def target_marks(dataset: Dataset, indicator: Indicator) -> tuple[TargetMark, ...]:
    """Return the targets that are a level of the figure itself."""
    return tuple(
        TargetMark(t.value, f"Target: {wording.target(indicator, t)}")
        for t in dataset.targets(indicator.id)
        if _is_drawable(t)
    )


def _is_drawable(agreed: Target) -> bool:
    return agreed.basis in {Basis.POINT, Basis.PER_YEAR}


def _breaks(indicator: Indicator, geography: str, home: Line) -> tuple[BreakMark, ...]:
    return tuple(
        BreakMark(
            b.at, f"Dotted line, {formats.day(b.at)}: counted in another way. {wording.sentence(b.reason)}"
        )
        for b in breaks_for(indicator, geography)
        if home.points[0].day < b.at <= home.end.day
    )
