"""The lines of a chart: one place each, with the very points that are drawn and their words."""

from dataclasses import dataclass
from datetime import date

from lutondash.analysis.beside import may_compare
from lutondash.analysis.runs import runs
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Status
from lutondash.views import formats


@dataclass(frozen=True, slots=True)
class LinePoint:
    """One value on a line: the last day of its period, its words, its release, and the run it is joined to.

    `text` is the whole figure; `number` leaves out the unit's words, for where there is little room.
    `is_exact` is false for a value given as about, more than or less than so much.
    """

    day: date
    label: str
    short: str
    value: float
    text: str
    number: str
    run: int
    release: str
    lower: float | None = None
    upper: float | None = None
    is_provisional: bool = False
    is_exact: bool = True


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

    @property
    def is_joined(self) -> bool:
        """Whether any two of its points are joined."""
        return len({point.run for point in self.points}) < len(self.points)


def line(dataset: Dataset, indicator: Indicator, code: str, tone: str) -> Line | None:
    """Make the line of one place; None where nothing may be drawn, or two values share a day."""
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


def other_lines(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...]) -> tuple[Line, ...]:
    """Make the lines of the country, the region and chosen places; none beside what does not compare."""
    if not indicator.comparable:
        return ()
    wanted = [(dataset.vision.country, "country"), (dataset.vision.region, "region")]
    wanted += [(code, "chosen") for code in chosen if code != dataset.vision.geography]
    found = (line(dataset, indicator, code, tone) for code, tone in wanted)
    return tuple(each for each in found if each is not None)


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
        release=observation.release or indicator.release,
        lower=observation.lower,
        upper=observation.upper,
        is_provisional=Status.PROVISIONAL in observation.status,
        is_exact=not observation.qualifier,
    )
