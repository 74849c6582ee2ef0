"""Where things stand on a chart of bars: names beside or over them, figures at the ends."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import isclose

from lutondash.charts import theme
from lutondash.charts.placing import balanced, text_width
from lutondash.charts.theme import Size
from lutondash.views.bar_chart import Bar, BarChart, BarKind

BESIDE = 7
"""Pixels between the end of a bar and its figure."""
_AFTER_NAMES = 16
_LEADING = 4
_BOLD = 1.08
_LEAST_ROW, _AROUND_WORDS = 36, 14
_UNDER_A_NAME, _BETWEEN_ROWS = 3, 16
_THICK, _THIN = 18, 14
_MOST_OF_ONE, _MOST_OF_TWO = 0.5, 0.4
"""The share of the room beside names that a figure may take before it is broken into lines.

Less where figures stand on both sides: there must be room left for bars.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One bar with its words as lines of text; pixels are counted from the top of the chart."""

    bar: Bar
    names: tuple[str, ...]
    figures: tuple[str, ...]
    is_before: bool
    top: float
    height: float
    middle: float
    thickness: float
    name_middle: float

    @property
    def bar_top(self) -> float:
        """The upper edge of the bar."""
        return self.middle - self.thickness / 2

    @property
    def bar_foot(self) -> float:
        """The lower edge of the bar."""
        return self.middle + self.thickness / 2

    @property
    def foot(self) -> float:
        """Where the row ends."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class BarLayout:
    """The rows of a chart of bars, the ends of its scale, and the pixels kept free at either side."""

    size: Size
    low: float
    high: float
    left: float
    right: float
    rows: tuple[Row, ...]

    @property
    def height(self) -> int:
        """How high all rows are."""
        return round(self.rows[-1].foot)

    @property
    def leading(self) -> int:
        """Pixels from one line of text to the next."""
        return self.size.type_size + _LEADING

    @property
    def names_stand_over(self) -> bool:
        """Whether each name stands over its bar, not beside it."""
        return _is_phone(self.size)

    @property
    def goes_under_zero(self) -> bool:
        """Whether bars are on the other side of zero too, or only there."""
        return self.low < 0

    def lines(self, texts: tuple[str, ...], middle: float) -> Iterator[tuple[str, float]]:
        """Give each line of a text with the middle of where it stands."""
        first = middle - (len(texts) - 1) / 2 * self.leading
        return ((text, first + n * self.leading) for n, text in enumerate(texts))

    def joined(self) -> Iterator[tuple[Row, Row]]:
        """Give each two rows of which the second begins or ends where the first ended."""
        near = (self.high - self.low) * 1e-6
        for one, other in pairwise(self.rows):
            ends = (other.bar.start, other.bar.end)
            if one.bar.end and any(isclose(one.bar.end, end, abs_tol=near) for end in ends):
                yield one, other


def is_bold(bar: Bar) -> bool:
    """Tell whether the words of a bar are bold: those of totals are."""
    return bar.kind is BarKind.TOTAL


def layout(view: BarChart, size: Size) -> BarLayout:
    """Lay out bars for the narrowest place that they have to fit; where there is more room, they stretch."""
    low, high = _ends(view)
    names = [tuple(balanced(bar.name, _name_room(size), size.type_size)) for bar in view.bars]
    edge = 0.0 if _is_phone(size) else _column(names, view, size)
    before = [_is_before(bar, view) for bar in view.bars]
    most = (size.least_width - edge) * (_MOST_OF_TWO if any(before) else _MOST_OF_ONE)
    figures = [tuple(balanced(bar.text, most, size.type_size)) for bar in view.bars]
    rooms = [_width(texts, bar, size) + BESIDE for texts, bar in zip(figures, view.bars, strict=True)]
    left = edge + max((room for room, is_before in zip(rooms, before, strict=True) if is_before), default=0.0)
    shares = [(max(bar.start, bar.end) - low) / (high - low) for bar in view.bars]
    after = [each[:2] for each in zip(shares, rooms, before, strict=True) if not each[2]]
    right = _right(after, size.least_width - left)
    return BarLayout(size, low, high, left, right, _rows(view, size, names, figures, before))


def _right(after: list[tuple[float, float]], width: float) -> float:
    """Keep free what figures after bars need; each bar reaches a share of the scale, each figure takes room.

    The figure of a short bar may stand where other bars are long.
    """
    needs = ((room - (1 - share) * width) / share for share, room in after if share)
    return max(max(needs, default=0.0), 0.0)


def _is_before(bar: Bar, view: BarChart) -> bool:
    """Tell whether a figure stands to the left of its bar: of steps, all stand to the right."""
    return bar.end < 0 and not view.is_stepped


def _ends(view: BarChart) -> tuple[float, float]:
    """Find the ends of the scale, which holds every bar and zero."""
    values = [0.0, *(value for bar in view.bars for value in (bar.start, bar.end))]
    low, high = min(values), max(values)
    return (low, high) if low < high else (low, low + 1)


def _is_phone(size: Size) -> bool:
    """Tell whether names stand over their bars."""
    return size == theme.NARROW


def _name_room(size: Size) -> float:
    """Return how wide a name may be before it is broken into lines."""
    return (size.least_width if _is_phone(size) else size.label_width) / _BOLD


def _column(names: list[tuple[str, ...]], view: BarChart, size: Size) -> float:
    """Measure the column of names, with the space after it."""
    widths = (_width(texts, bar, size) for texts, bar in zip(names, view.bars, strict=True))
    return max(widths) + _AFTER_NAMES


def _width(texts: tuple[str, ...], bar: Bar, size: Size) -> float:
    widest = max((text_width(text, size.type_size) for text in texts), default=0.0)
    return widest * (_BOLD if is_bold(bar) else 1)


def _rows(
    view: BarChart,
    size: Size,
    names: list[tuple[str, ...]],
    figures: list[tuple[str, ...]],
    before: list[bool],
) -> tuple[Row, ...]:
    """Put the rows under each other, as high as their words need."""
    words = list(zip(names, figures, strict=True))
    heights = [_height(name, figure, size) for name, figure in words]
    tops = accumulate(heights[:-1], initial=0.0)
    placed = zip(view.bars, words, before, tops, heights, strict=True)
    return tuple(
        Row(bar, name, figure, is_before, top, height, *_within(name, figure, size, top, height))
        for bar, (name, figure), is_before, top, height in placed
    )


def _height(name: tuple[str, ...], figure: tuple[str, ...], size: Size) -> float:
    leading = size.type_size + _LEADING
    if _is_phone(size):
        return len(name) * leading + _UNDER_A_NAME + _bar_height(figure, size) + _BETWEEN_ROWS
    return max(_LEAST_ROW, max(len(name), len(figure)) * leading + _AROUND_WORDS)


def _bar_height(figure: tuple[str, ...], size: Size) -> float:
    """Return how high a bar and its figure are, where the name stands over both."""
    return max(_THIN, len(figure) * (size.type_size + _LEADING))


def _within(
    name: tuple[str, ...], figure: tuple[str, ...], size: Size, top: float, height: float
) -> tuple[float, float, float]:
    """Give the middle of the bar, its thickness, and the middle of its name."""
    if not _is_phone(size):
        return top + height / 2, _THICK, top + height / 2
    name_height = len(name) * (size.type_size + _LEADING)
    start = top + _BETWEEN_ROWS / 2
    bar = start + name_height + _UNDER_A_NAME + _bar_height(figure, size) / 2
    return bar, _THIN, start + name_height / 2
