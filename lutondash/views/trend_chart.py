"""`TrendChart`: a figure over time with its finding, its places, targets and breaks."""

from dataclasses import dataclass
from datetime import date

from lutondash.analysis.beside import may_compare
from lutondash.analysis.direction import breaks_for
from lutondash.analysis.runs import runs
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.observation import Observation
from lutondash.model.period import READING_TYPES
from lutondash.model.target import Basis, Target
from lutondash.views import formats, wording
from lutondash.views.findings import finding


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One value on a line: the last day of its period, its words, and the run it is joined to.

    `text` is the whole figure; `number` leaves out the unit's words, for where there is little room.
    """

    day: date
    label: str
    short: str
    value: float
    text: str
    number: str
    run: int
    lower: float | None = None
    upper: float | None = None
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """The values of one place; `tone` says how it is drawn: home, country, region or chosen."""

    code: str
    name: str
    tone: str
    points: tuple[LinePoint, ...]

    @property
    def end(self) -> LinePoint:
        """The last point, where the line is labelled."""
        return self.points[-1]


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
    """A chart of a figure over time; `alt` is made from the very points that are drawn."""

    id: str
    headline: str
    subtitle: str
    source: str
    alt: str
    lines: tuple[Line, ...]
    targets: tuple[TargetMark, ...]
    breaks: tuple[BreakMark, ...]
    unit: Unit
    decimals: int
    joined: bool
    from_zero: bool

    @property
    def has_intervals(self) -> bool:
        """Whether our own line has intervals to draw."""
        return any(p.lower is not None for line in self.lines if line.tone == "home" for p in line.points)

    @property
    def heights(self) -> list[float]:
        """Every value, interval and target that the chart has to hold."""
        values = [v for line in self.lines for p in line.points for v in (p.value, p.lower, p.upper)]
        return [v for v in values if v is not None] + [target.value for target in self.targets]

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to read the drawing, a line each."""
        band = (
            "The pale band is the publisher\N{RIGHT SINGLE QUOTATION MARK}s margin of error for Luton."
            if self.has_intervals
            else ""
        )
        scale = "" if self.from_zero else "The scale does not start at zero."
        return tuple(words for words in (band, *(mark.words for mark in self.breaks), scale) if words)


FEWEST_POINTS = 2
"""A single value is a number, not a chart."""


def trend_chart(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...] = ()) -> TrendChart | None:
    """Make an indicator's chart with the country, the region and chosen places; None for one value."""
    home = _line(dataset, indicator, dataset.vision.geography, "home")
    if home is None or len(home.points) < FEWEST_POINTS or indicator.unit is Unit.GRADE:
        return None
    lines = (home, *_other_lines(dataset, indicator, chosen))
    targets = _targets(dataset, indicator)
    headline = finding(indicator, dataset.series(indicator.id))
    return TrendChart(
        id=indicator.id,
        headline=headline,
        subtitle=_subtitle(indicator, lines),
        source=_source(dataset, indicator),
        alt=_alt(headline, lines),
        lines=lines,
        targets=targets,
        breaks=_breaks(indicator, dataset.vision.geography, home),
        unit=indicator.unit,
        decimals=indicator.decimals,
        joined=indicator.period_type not in READING_TYPES,
        from_zero=_from_zero([p.value for line in lines for p in line.points] + [t.value for t in targets]),
    )


_FLAT = 0.8
"""Values whose smallest is this share of the largest or more would be a flat line above a zero."""


def _from_zero(values: list[float]) -> bool:
    """Tell whether the scale starts at zero: always, unless that would flatten the lines."""
    low, high = min(values), max(values)
    near, far = sorted((abs(low), abs(high)))
    return low <= 0 <= high or near < far * _FLAT


def _other_lines(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...]) -> tuple[Line, ...]:
    if not indicator.comparable:
        return ()
    wanted = [(dataset.vision.country, "country"), (dataset.vision.region, "region")]
    wanted += [(code, "chosen") for code in chosen if code != dataset.vision.geography]
    found = (_line(dataset, indicator, code, tone) for code, tone in wanted)
    return tuple(line for line in found if line is not None)


def _line(dataset: Dataset, indicator: Indicator, code: str, tone: str) -> Line | None:
    series = dataset.series(indicator.id, code)
    home = dataset.vision.geography
    points = tuple(
        _point(indicator, o, number)
        for number, run in enumerate(runs(indicator, series))
        for o in run
        if o.period.end is not None and (code == home or may_compare(indicator, o.period, home, code))
    )
    days = {p.day for p in points}
    if not points or len(days) < len(points):
        return None
    return Line(code, dataset.geography(code).name, tone, points)


def _point(indicator: Indicator, observation: Observation, run: int) -> LinePoint:
    figure = formats.figure(indicator, observation.value, qualifier=observation.qualifier)
    return LinePoint(
        day=observation.period.end or date.min,
        label=formats.period(indicator, observation),
        short=formats.short_span(observation.period),
        value=observation.known,
        text=str(figure),
        number=f"{figure.qualifier}{figure.number}",
        run=run,
        lower=observation.lower,
        upper=observation.upper,
        provisional="p" in observation.status,
    )


def _subtitle(indicator: Indicator, lines: tuple[Line, ...]) -> str:
    """Name what is counted, where, and over which years."""
    names = [line.name for line in lines]
    places = " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else names[0]
    days = [point.day for line in lines for point in line.points]
    first, last = min(days).year, max(days).year
    return f"{wording.sentence(indicator.measure)} {places}, {first}{f' to {last}' if last > first else ''}."


def _source(dataset: Dataset, indicator: Indicator) -> str:
    release = dataset.release(indicator.release)
    return f"Source: {release.publisher}, {release.title}."


def _alt(headline: str, lines: tuple[Line, ...]) -> str:
    """Say in words what the lines show: ends, highest and lowest of each place."""
    return " ".join([f"Line chart. {headline}.", *(_alt_line(line) for line in lines)])


def _alt_line(line: Line) -> str:
    first, last = line.points[0], line.end
    high, low = max(line.points, key=lambda p: p.value), min(line.points, key=lambda p: p.value)
    return f"{line.name}: {_told(first)}, {_told(last)}. Highest {_told(high)}, lowest {_told(low)}."


def _told(point: LinePoint) -> str:
    return f"{point.text} {formats.at(point.label)}"


def _targets(dataset: Dataset, indicator: Indicator) -> tuple[TargetMark, ...]:
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
