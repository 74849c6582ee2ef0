"""What several kinds of charts draw alike: levels to reach, and days from which something is otherwise."""

from datetime import date

from lutondash.charts import theme
from lutondash.charts.plane import Plane, stamp
from lutondash.charts.spec import Spec, layer, stack
from lutondash.charts.words import TargetWords, target_words
from lutondash.views.trend_chart import BreakMark, TargetMark

CASING = 3
"""Pixels of white around a line that may stand on a pale band: its colour always touches white."""


def strokes(colour: str, width: float, dashes: tuple[int, ...], *, on_a_band: bool) -> dict[str, Spec]:
    """Draw a line, where there is a pale band over a wider white one."""
    line: Spec = {"type": "line", "color": colour, "strokeWidth": width}
    line |= {"strokeDash": list(dashes)} if dashes else {}
    casing = {"type": "line", "color": theme.GROUND, "strokeWidth": width + CASING}
    return {"casing": casing, "line": line} if on_a_band else {"line": line}


def target_lines(targets: tuple[TargetMark, ...], plane: Plane, *, on_a_band: bool) -> list[Spec]:
    """Draw targets as dashed lines, from the first day to the last."""
    if not targets:
        return []
    ends = (plane.first, plane.last)
    rows: list[Spec] = [{"value": t.value, "day": stamp(day)} for t in targets for day in ends]
    apart = {"detail": {"field": "value", "type": "quantitative"}} if len(targets) > 1 else {}
    looks = strokes(theme.ORANGE, 2, theme.TARGET_DASH, on_a_band=on_a_band)
    return [stack("targets", rows, {f"target_{look}": mark for look, mark in looks.items()}, apart)]


def words_beside(
    targets: tuple[TargetMark, ...], plane: Plane, lines: list[list[tuple[float, float]]]
) -> list[TargetWords]:
    """Place the words of every target that has room beside it, clear of the lines."""
    placed = (target_words(t.words, plane.up(t.value), plane.width, plane.size, lines) for t in targets)
    return [words for words in placed if words is not None]


def uprights(name: str, marks: tuple[BreakMark, ...], days: list[date], plane: Plane) -> list[Spec]:
    """Draw a dotted line between the values on either side of each day."""
    rows: list[Spec] = [
        {"day": stamp(_between(sorted(set(days)), mark.day)), "words": mark.words}
        for mark in marks
        if plane.first < mark.day <= plane.last
    ]
    if not rows:
        return []
    height = {"y": {"value": 0}, "y2": {"value": "height"}}
    tooltip = {"tooltip": {"field": "words", "type": "nominal"}}
    return [layer(name, rows, {"type": "rule", "color": theme.SOFT, "strokeDash": [2, 3]}, height | tooltip)]


def _between(days: list[date], day: date) -> date:
    """Find the middle between the last value before a day and the first from it on."""
    before, after = max(d for d in days if d < day), min(d for d in days if d >= day)
    return before + (after - before) / 2
