"""Words on a chart: labels at the ends of lines, and what a target says, broken to fit."""

from dataclasses import dataclass

from lutondash.charts.placing import Box, along, free_spot, shortened, text_width, wrapped
from lutondash.charts.style import line_style
from lutondash.charts.theme import TEXT, Size
from lutondash.views.lines import Line
from lutondash.views.trend_chart import TargetMark, TrendChart

_LEADING = 4
"""Pixels between the lines of a text, over the size of type."""
_CLEAR_OF_THE_LINE = 4
_BOLD = 1.06
"""Bold letters are so much wider."""


@dataclass(frozen=True, slots=True)
class EndLabel:
    """What stands at the end of a line of the chart, in one or more lines of text."""

    value: float
    colour: str
    texts: tuple[str, ...]
    type_size: int
    weight: int = 600

    @property
    def width(self) -> float:
        """How wide its widest line of text is, in pixels."""
        return max(text_width(text, self.type_size) for text in self.texts) * _BOLD

    @property
    def height(self) -> float:
        """How high it stands with its space to the next label, in pixels."""
        return len(self.texts) * (self.type_size + _LEADING) + 2

    def offset(self, number: int) -> float:
        """Give how far above the label's middle one of its lines of text stands, in pixels."""
        return ((len(self.texts) - 1) / 2 - number) * (self.type_size + _LEADING)


def end_labels(view: TrendChart, size: Size) -> list[EndLabel]:
    """Label every line with its last value; one that ends before the others says when.

    Our own is labelled at its dot where it is carried on from there.

    Where many labels are higher than the drawing, each is cut to one line of text.
    """
    last = max(line.end.day for line in view.lines)
    named = [line for line in view.lines if view.course is None or line.tone != "home"]
    labels = [
        EndLabel(
            line.end.value,
            line_style(view, line).label_colour,
            _label(line, size) + ((line.end.short,) if line.end.day < last else ()),
            size.type_size,
        )
        for line in named
    ]
    if sum(label.height for label in labels) <= size.plot_height:
        return labels
    return [
        EndLabel(line.end.value, line_style(view, line).label_colour, (_in_one(line, size),), size.type_size)
        for line in named
    ]


def _label(line: Line, size: Size) -> tuple[str, ...]:
    """Name a line and its value: in one line of text where that fits, else in two."""
    together = f"{shortened(line.name)} {line.end.number}"
    if text_width(together, size.type_size) <= size.label_width:
        return (together,)
    return (shortened(line.name, _letters(size.label_width, size)), line.end.number)


def _in_one(line: Line, size: Size) -> str:
    room = size.label_width - text_width(f" {line.end.number}", size.type_size)
    return f"{shortened(line.name, _letters(room, size))} {line.end.number}"


def _letters(room: float, size: Size) -> int:
    """Count the letters of usual width that fit."""
    return max(1, int(room / text_width("n", size.type_size)))


def target_labels(targets: tuple[TargetMark, ...], size: Size) -> list[EndLabel]:
    """Label every target at the end of its line, for a chart with no room beside it."""
    return [end_label(target.value, target.words, TEXT, size) for target in targets]


def end_label(value: float, words: str, colour: str, size: Size) -> EndLabel:
    """Label a level at its end, in as many lines of text as the words take."""
    return EndLabel(value, colour, tuple(wrapped(words, size.label_width, size.type_size)), size.type_size)


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line of text and how many pixels above the bottom its middle stands."""

    text: str
    up: float


@dataclass(frozen=True, slots=True)
class TargetWords:
    """A target's words, broken into lines and placed above or below it, so far along the chart (0 to 1)."""

    along: float
    lines: tuple[PlacedText, ...]


def target_words(
    words: str, level: float, width: float, size: Size, lines: list[list[tuple[float, float]]]
) -> TargetWords | None:
    """Place a target's words beside it where the lines leave room; None where they do not."""
    texts = wrapped(words, width, size.type_size)
    leading = size.type_size + _LEADING
    high = len(texts) * leading + _CLEAR_OF_THE_LINE
    block = Box(0.0, 0.0, max(text_width(text, size.type_size) for text in texts), high)
    spot = free_spot(level, width, size.plot_height, block, [dot for line in lines for dot in along(line)])
    if spot is None:
        return None
    top = level + high if spot.is_above else level - _CLEAR_OF_THE_LINE
    placed = (PlacedText(text, top - leading * (n + 0.5)) for n, text in enumerate(texts))
    return TargetWords(spot.left / width, tuple(placed))
