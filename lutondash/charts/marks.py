"""What several kinds of charts draw alike: levels to reach, and days from which something is otherwise."""

from datetime import date

from lutondash.charts import theme
from lutondash.charts.plane import Plane, stamp
from lutondash.charts.spec import Spec, layer, stack
from lutondash.charts.words import TargetWords, target_words
from lutondash.views.trend_chart import BreakMark, TargetMark

CASING = 3
"""Pixels of white around a line that may stand on a pale band: its colour always touches white."""

_DOT = {"type": "circle", "size": 36, "opacity": 1}
_EDGE = 1
"""Pixels of white around dots that may stand on the pale band: their colours always touch white."""


def strokes(colour: str, width: float, dashes: tuple[int, ...], *, on_a_band: bool) -> dict[str, Spec]:
    """Draw a line, where there is a pale band over a wider white one."""
    line: Spec = {"type": "line", "color": colour, "strokeWidth": width}
    line |= {"strokeDash": list(dashes)} if dashes else {}
    casing = {"type": "line", "color": theme.GROUND, "strokeWidth": width + CASING}
    return {"casing": casing, "line": line} if on_a_band else {"line": line}


def dot(colour: str, *, on_a_band: bool) -> Spec:
    """Draw a dot, where there is a pale band with white around it."""
    edge = {"stroke": theme.GROUND, "strokeWidth": _EDGE} if on_a_band else {}
    return _DOT | {"color": colour} | edge


def dotted(number: int, rows: list[Spec], lines: dict[str, Spec], dots: Spec, tooltip: list[Spec]) -> Spec:
    """Draw lines through each run of rows, and a dot that tells its figure for each row."""
    numbered = {f"{look}_{number}": mark for look, mark in lines.items()}
    drawn = stack(f"place_{number}", rows, numbered, by_run(rows))
    drawn["layer"] += stack("dots", rows, {f"points_{number}": dots}, {"tooltip": tooltip})["layer"]
    return drawn


def by_run(rows: list[Spec]) -> Spec:
    """Keep runs apart where there are several; a line that is whole needs no such care."""
    runs = {row["run"] for row in rows}
    return {"detail": {"field": "run", "type": "nominal"}} if len(runs) > 1 else {}


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
