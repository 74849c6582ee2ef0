"""One made-up chart of every kind, so that whatever is drawn is drawn here."""

from dataclasses import replace
from datetime import date

from lutondash.model.indicator import Unit
from lutondash.views.course import CourseMark
from lutondash.views.lines import Line, LinePoint
from lutondash.views.trend_chart import BreakMark, TargetMark, TrendChart

HOSTILE = '<img src=x onerror=alert(1)> & "role" $x$ [a](javascript:alert(1))'
_TONES = {"Muddleford": "home", "Rainland": "country", "The Wet East": "region"}


def line(name: str, *values: float, margin: float = 0.0, first: int = 2015, joined: bool = True) -> Line:
    """Make a yearly line; `margin` gives it intervals, and one not joined is a row of dots."""
    points = (
        LinePoint(
            day=date(first + n, 12, 31),
            label=str(first + n),
            short=str(first + n),
            value=value,
            text=f"{value:g}%",
            number=f"{value:g}%",
            run=0 if joined else n,
            release="rain-statistics",
            lower=value - margin if margin else None,
            upper=value + margin if margin else None,
        )
        for n, value in enumerate(values)
    )
    return Line(name, name, _TONES.get(name, "chosen"), tuple(points))


HOME = line("Muddleford", 40, 44, 38, 47, 52)
OTHERS = (line("Rainland", 41, 43, 45, 50, 51), line("The Wet East", 30, 33, 35, 36, 39))
CHOSEN = tuple(line(f"Slopton {n}", 20 + n, 25 + n, 30 + n, 42 + n, 48 + n) for n in range(6))
WITH_MARGIN = line("Muddleford", 40, 44, 38, 47, 52, margin=4)

ONE_PLACE = TrendChart(
    id="umbrellas",
    headline="Up from 40% to 52% in four years",
    subtitle="Percent of umbrellas. Muddleford, 2015 to 2019.",
    source="Source: Rainland Statistics, Umbrellas. Published in June 2024.",
    held="Figures held on 1 September 2024.",
    alt="Up from 40% to 52% in four years.",
    lines=(HOME,),
    targets=(),
    breaks=(),
    unit=Unit.PERCENT,
    decimals=0,
    joined=True,
    from_zero=True,
)

_TARGET = TargetMark(45, "Target: at least 45% by the end of 2024")
_BREAK = BreakMark(date(2017, 4, 1), "Dotted line, 1 April 2017: counted in another way.")
_COURSE = CourseMark(
    since=HOME.end.day,
    until=date(2024, 12, 31),
    start=52,
    low=22,
    mean=67,
    high=97,
    words="At this pace 67%",
    short="Dec 2024",
    notes=("The dashed line carries on the mean yearly change of the last four years.", "It is no forecast."),
    told="At this pace 67% by the end of 2024, and from 22% to 97%.",
)
_DOTS = line("Muddleford", 40, 44, 38, 47, 52, margin=4, joined=False)

KINDS = {
    "one place": ONE_PLACE,
    "with the country and the region": replace(ONE_PLACE, lines=(HOME, *OTHERS)),
    "with every place one may choose": replace(ONE_PLACE, lines=(HOME, *OTHERS, *CHOSEN)),
    "with a margin of error": replace(ONE_PLACE, lines=(WITH_MARGIN,)),
    "margin, places and target": replace(
        ONE_PLACE, lines=(WITH_MARGIN, *OTHERS, *CHOSEN[:3]), targets=(_TARGET,)
    ),
    "readings": replace(ONE_PLACE, lines=(_DOTS,), joined=False),
    "a target with room beside it": replace(ONE_PLACE, targets=(replace(_TARGET, value=10),)),
    "a target without room": replace(
        ONE_PLACE, lines=(line("Muddleford", *[40, 50] * 9),), targets=(_TARGET,)
    ),
    "two targets": replace(ONE_PLACE, targets=(_TARGET, replace(_TARGET, value=10))),
    "a break": replace(
        ONE_PLACE,
        breaks=(_BREAK,),
        lines=(replace(HOME, points=tuple(replace(p, run=int(p.day.year > 2016)) for p in HOME.points)),),
    ),
    "below zero": replace(ONE_PLACE, lines=(line("Muddleford", -4, 3, -8, 7, -2),)),
    "a scale without zero": replace(
        ONE_PLACE, lines=(line("Muddleford", 90, 91, 92, 93, 94),), from_zero=False
    ),
    "money": replace(ONE_PLACE, lines=(line("Muddleford", -2e6, -9e6, -4e7),), unit=Unit.GBP),
    "carried on to a day": replace(ONE_PLACE, targets=(_TARGET,), course=_COURSE),
    "carried on beside other places": replace(
        ONE_PLACE, lines=(WITH_MARGIN, *OTHERS), targets=(_TARGET,), course=_COURSE
    ),
    "carried on with many places": replace(
        ONE_PLACE, lines=(HOME, *OTHERS, *CHOSEN), targets=(_TARGET,), course=_COURSE
    ),
    "hostile names": replace(ONE_PLACE, lines=(replace(HOME, name=HOSTILE),), headline=HOSTILE),
}
