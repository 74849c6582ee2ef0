"""How the line of a place looks: its colours, its dashes and its width."""

from dataclasses import dataclass

from lutondash.charts import theme
from lutondash.views.lines import Line
from lutondash.views.trend_chart import TrendChart

_AMOUNTS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    (theme.INK, theme.INK, ()),
    (theme.TEAL, theme.LABEL_COLOURS["region"], (5, 4)),
    (theme.PLUM, theme.PLUM, ()),
    (theme.ORANGE, theme.CHOSEN_LABELS[1], (6, 3)),
    (theme.BLACK, theme.BLACK, (2, 3)),
)


@dataclass(frozen=True, slots=True)
class LineStyle:
    """A line's colour, the darker colour of its label, its dashes and its width in pixels."""

    colour: str
    label_colour: str
    dashes: tuple[int, ...]
    width: int


def line_style(view: TrendChart, line: Line) -> LineStyle:
    """Choose how a line is drawn; chosen places take colours first, then dashes."""
    if line.tone != "chosen":
        tone = line.tone
        return LineStyle(
            theme.LINE_COLOURS[tone], theme.LABEL_COLOURS[tone], theme.DASHES[tone], theme.WIDTHS[tone]
        )
    chosen = [other.code for other in view.lines if other.tone == "chosen"].index(line.code)
    colour, dash = chosen % len(theme.CHOSEN_COLOURS), chosen // len(theme.CHOSEN_COLOURS)
    dashes = theme.CHOSEN_DASHES[dash % len(theme.CHOSEN_DASHES)]
    return LineStyle(
        theme.CHOSEN_COLOURS[colour], theme.CHOSEN_LABELS[colour], dashes, theme.WIDTHS["chosen"]
    )


def amount_style(number: int) -> LineStyle:
    """Choose how the line of an amount is drawn: the first is ours, each other has its colour and dashes."""
    colour, label_colour, dashes = _AMOUNTS[number % len(_AMOUNTS)]
    return LineStyle(colour, label_colour, dashes, theme.WIDTHS["chosen" if number else "home"])
