"""Words of a control chart: its headline, its marks and their key, its notes."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from lutondash.analysis.goal import same
from lutondash.analysis.xmr import FULL, Control, RebaseLike, Segment
from lutondash.analysis.xmr_rules import RUN, TRIPLE, Class
from lutondash.model.indicator import Frequency, Indicator, Polarity, Unit
from lutondash.views import formats, wording

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_PERIODS = {Frequency.MONTHLY: "month", Frequency.QUARTERLY: "quarter", Frequency.ANNUAL: "year"}


@dataclass(frozen=True, slots=True)
class Mark:
    """What a value is: words for its pattern, the shape that says it, and whether it is better or worse.

    Shapes: diamond, triangle-up, triangle-down, square, circle, and dot for chance. Meanings: better, worse,
    none.
    """

    words: str
    shape: str
    meaning: str


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A line of the key: a shape, the meaning whose colour it has (blank for any), and its words."""

    shape: str
    meaning: str
    words: str


_MARKS = {
    Class.COMMON: ("Within chance", "dot"),
    Class.ABOVE: ("Outside the limits", "diamond"),
    Class.BELOW: ("Outside the limits", "diamond"),
    Class.INCREASING: ("Rises every time", "triangle-up"),
    Class.DECREASING: ("Falls every time", "triangle-down"),
    Class.TWO_OF_THREE_HIGH: ("Two of three close to a limit", "square"),
    Class.TWO_OF_THREE_LOW: ("Two of three close to a limit", "square"),
    Class.SEVEN_HIGH: ("Seven in a row on one side", "circle"),
    Class.SEVEN_LOW: ("Seven in a row on one side", "circle"),
}
_SHAPES = {
    "diamond": "Diamond: outside the limits",
    "triangle-up": f"Triangle: {_NUMBERS[RUN - 1]} rises in a row",
    "triangle-down": f"Turned triangle: {_NUMBERS[RUN - 1]} falls in a row",
    "square": "Square: two of three close to a limit",
    "circle": f"Circle: {_NUMBERS[RUN]} or more in a row on one side of the average",
    "dot": "Small dot: no more than chance",
}
_MEANINGS = {
    "worse": "Purple: more than chance, and worse",
    "better": "Green: more than chance, and better",
    "none": "Grey: more than chance, neither good nor bad",
}


def mark(name: Class, polarity: Polarity) -> Mark:
    """Say what the class of a value looks like, and what it means by the polarity."""
    words, shape = _MARKS[name]
    good = {Polarity.HIGH_IS_GOOD: 1, Polarity.LOW_IS_GOOD: -1}.get(polarity, 0)
    return Mark(words, shape, {1: "better", -1: "worse", 0: "none"}[name.side * good])


def key(marks: Sequence[Mark]) -> tuple[KeyEntry, ...]:
    """List the shapes and the colours that occur."""
    shapes = {mark.shape for mark in marks}
    meanings = {mark.meaning for mark in marks if mark.shape != "dot"}
    by_shape = (KeyEntry(shape, "", words) for shape, words in _SHAPES.items() if shape in shapes)
    by_colour = (KeyEntry("swatch", name, words) for name, words in _MEANINGS.items() if name in meanings)
    return (*by_shape, *by_colour)


def headline(segment: Segment, indicator: Indicator) -> str:
    """Say what the end of a series shows, by the class of its latest value."""
    period = _PERIODS.get(indicator.frequency, "figure")
    name = segment.classes[-1]
    match name:
        case Class.ABOVE | Class.BELOW:
            return _outside(_at_the_end(segment.classes, name), period)
        case Class.INCREASING | Class.DECREASING:
            way = "higher" if name is Class.INCREASING else "lower"
            return f"Each of the last {_counted(_steps(segment))} {period}s is {way} than the one before"
        case Class.TWO_OF_THREE_HIGH | Class.TWO_OF_THREE_LOW:
            return _close(segment, period)
        case Class.SEVEN_HIGH | Class.SEVEN_LOW:
            return _one_side(segment, period)
        case _ if any(each.side for each in segment.classes):
            return f"The latest {period} is no more than chance"
        case _:
            return "Nothing here is more than chance"


def _outside(count: int, period: str) -> str:
    if count == 1:
        return f"The latest {period} lies outside what chance explains"
    return f"{_counted(count).capitalize()} {period}s in a row lie outside what chance explains"


def _close(segment: Segment, period: str) -> str:
    near = [segment.limits.near(point.known) for point in segment.points[-TRIPLE:]]
    side = "upper" if segment.classes[-1].side > 0 else "lower"
    which = "The" if all(near) else "Two of the"
    return f"{which} last three {period}s lie close to the {side} limit"


def _one_side(segment: Segment, period: str) -> str:
    sides = [segment.limits.side(point.known) for point in segment.points]
    side = "high" if sides[-1] > 0 else "low"
    return (
        f"The last {_counted(_at_the_end(sides, sides[-1]))} {period}s lie on the {side} side of the average"
    )


def _at_the_end(items: Sequence[object], wanted: object) -> int:
    """Count how many at the end are the wanted one, without a break."""
    return sum(1 for _ in takewhile(lambda each: each == wanted, reversed(items)))


def _steps(segment: Segment) -> int:
    """Count the rises, or the falls, in a row at the end."""
    values = [point.known for point in segment.points]
    steps = [0 if same(before, after) else 1 if after > before else -1 for before, after in pairwise(values)]
    return _at_the_end(steps, segment.classes[-1].side)


def _counted(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def counted(marks: Sequence[Mark]) -> str:
    """Count the values of every kind, for those who cannot see the marks."""
    found = Counter(mark.words for mark in marks)
    told = ", ".join(f"{words[0].lower()}{words[1:]} {number}" for words, number in found.most_common())
    return f"Of {formats.count_of(len(marks), 'figure')}: {told}."


def rebased(rebase: RebaseLike) -> str:
    """Say that limits start anew, and why a person decided so."""
    return f"Dotted line, {formats.day(rebase.at)}: the limits start anew. {wording.sentence(rebase.reason)}"


def notes(found: Control, rebases: tuple[str, ...], *, starts_at_zero: bool) -> tuple[str, ...]:
    """Say what a reader must know to read the drawing, a line each."""
    trial = f"The limits are for trial: fewer than {FULL} figures lie behind them."
    few = found.segments[-1].based_on < FULL
    scale = "The scale does not start at zero."
    return (*rebases, *([trial] if few else []), *([] if starts_at_zero else [scale]))


def reading(indicator: Indicator, lower: str, upper: str) -> tuple[str, ...]:
    """Say in two sentences how to read the chart."""
    thing = "count" if indicator.unit is Unit.COUNT else "figure"
    period = _PERIODS.get(indicator.frequency, "figure")
    return (
        f"Any {thing} goes up and down.",
        f"The pale band shows how far this one moves by chance from {period} to {period}: "
        f"{lower} to {upper}.",
    )
