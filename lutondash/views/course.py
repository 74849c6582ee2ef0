"""`CourseMark`: where a figure would be on the day its target is due, in words and as it is drawn."""

from dataclasses import dataclass
from datetime import date

from lutondash.analysis.judge import Course, Evidence, course
from lutondash.analysis.projection import projection
from lutondash.views import formats, wording
from lutondash.views.lines import LinePoint
from lutondash.views.unit_writer import UnitWriter


@dataclass(frozen=True, slots=True)
class CourseMark:
    """A straight line on from the latest value, and its range: values at `until`, in the indicator's unit.

    `words` label its end, `short` names that day, `notes` say what the line and its wedge are, and `told`
    is for those who cannot see them.
    """

    since: date
    until: date
    start: float
    low: float
    mean: float
    high: float
    words: str
    short: str
    notes: tuple[str, ...]
    told: str


def course_mark(evidence: Evidence, end: LinePoint) -> CourseMark | None:
    """Carry a figure on from the end of its line; None where no rule does so, or no time is left."""
    writer = UnitWriter(evidence.indicator)
    found = course(evidence, writer)
    if not isinstance(found, Course):
        return None
    line = projection(found.points, found.deadline, evidence.indicator.measured)
    if line is None or line.until <= end.day or line.latest != end.value:
        return None
    low, mean, high = (writer.shown(value) for value in (line.low, line.mean, line.high))
    notes = _notes(len(line.points) - 1)
    ends = f"At this pace {mean} by {found.deadline.words}, and from {low} to {high}."
    return CourseMark(
        since=end.day,
        until=line.until,
        start=end.value,
        low=line.low,
        mean=line.mean,
        high=line.high,
        words=f"At this pace {mean}",
        short=formats.short_month(line.until),
        notes=notes,
        told=" ".join((ends, *notes)),
    )


def _notes(changes: int) -> tuple[str, ...]:
    return (
        f"The dashed line carries on the mean yearly change of the last {wording.years(changes)}.",
        "The wedge shows the smallest and the largest of them. It is no forecast.",
    )
