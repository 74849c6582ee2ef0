"""One made-up control chart of every kind: every class of value, limits set anew, a gap."""

from dataclasses import replace
from datetime import date

from lutondash.model.indicator import Unit
from lutondash.views.control_chart import ControlChart, ControlPoint, Limits
from lutondash.views.control_words import Mark, key
from lutondash.views.trend_chart import BreakMark, TargetMark

MARKS = (
    Mark("Within chance", "dot", "none"),
    Mark("Outside the limits", "diamond", "worse"),
    Mark("Rises every time", "triangle-up", "better"),
    Mark("Falls every time", "triangle-down", "worse"),
    Mark("Two of three close to a limit", "square", "none"),
    Mark("Seven in a row on one side", "circle", "better"),
)


def _point(number: int, value: float) -> ControlPoint:
    day = date(2010 + number, 12, 31)
    mark = MARKS[number % len(MARKS)]
    text = f"{value:g}%"
    return ControlPoint(day, str(day.year), str(day.year), text, text, value, mark, run=number // 5)


POINTS = tuple(_point(n, 40 + (n * 7) % 13) for n in range(14))
_LIMITS = Limits(
    POINTS[0].day, POINTS[-1].day, 46, 38, 54, "Average 46%", "Lower limit 38%", "Upper limit 54%"
)

ONE_STRETCH = ControlChart(
    id="umbrellas",
    headline="The latest year is no more than chance",
    subtitle="Percent of umbrellas. Muddleford, 2010 to 2023.",
    source="Source: Rainland Statistics, Umbrellas. Published in June 2024.",
    held="Figures held on 1 September 2024.",
    alt="The latest year is no more than chance.",
    points=POINTS,
    segments=(_LIMITS,),
    rebases=(),
    targets=(),
    key=key([point.mark for point in POINTS]),
    notes=(),
    reading=("Any figure goes up and down.", "The pale band shows chance."),
    unit=Unit.PERCENT,
    decimals=0,
    from_zero=True,
)

CONTROL_KINDS = {
    "one stretch": ONE_STRETCH,
    "limits set anew": replace(
        ONE_STRETCH,
        segments=(
            replace(_LIMITS, last=POINTS[8].day),
            replace(_LIMITS, first=POINTS[9].day, mean=44, lower=40, upper=48),
        ),
        rebases=(BreakMark(date(2019, 4, 1), "Dotted line, 1 April 2019: the limits start anew."),),
    ),
    "a stretch of one value": replace(
        ONE_STRETCH,
        segments=(
            replace(_LIMITS, last=POINTS[-2].day),
            replace(_LIMITS, first=POINTS[-1].day),
        ),
    ),
    "a target with room": replace(ONE_STRETCH, targets=(TargetMark(10, "Target: at least 10%"),)),
    "a target within the limits": replace(ONE_STRETCH, targets=(TargetMark(46, "Target: at least 46%"),)),
    "few values": replace(
        ONE_STRETCH, points=POINTS[-8:], segments=(replace(_LIMITS, first=POINTS[-8].day),)
    ),
}
