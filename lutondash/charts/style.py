"""How the line of a place looks: its colours, its dashes and its width."""

from dataclasses import dataclass

from lutondash.charts import theme
from lutondash.views.lines import Line
from lutondash.views.trend_chart import TrendChart


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
