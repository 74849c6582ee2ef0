"""Draw where a figure would be when its target is due: a dashed line on, its range as a wedge, a ring."""

from datetime import date

from lutondash.charts import theme
from lutondash.charts.marks import strokes
from lutondash.charts.placing import wrapped
from lutondash.charts.plane import stamp
from lutondash.charts.spec import Spec, layer, stack
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel
from lutondash.views.course import CourseMark
from lutondash.views.trend_chart import TrendChart

_DASHES = (5, 4)
_RING = {"type": "point", "shape": "circle", "size": 64, "filled": True, "opacity": 1}
_HALO: Spec = {"color": theme.GROUND, "stroke": theme.GROUND, "strokeWidth": 5, "strokeJoin": "round"}
_CLEAR_OF_THE_DOT = 11
_SHARE_OF_THE_ROOM = 0.75


def course_labels(course: CourseMark | None, size: Size) -> list[EndLabel]:
    """Label the end of the line, in two lines of text where there is little room."""
    if course is None:
        return []
    texts = wrapped(course.words, size.label_width * _SHARE_OF_THE_ROOM, size.type_size)
    return [EndLabel(course.mean, theme.INK, tuple(texts), size.type_size)]


def course_paths(course: CourseMark | None) -> list[list[tuple[date, float]]]:
    """Say where the line and the edges of its wedge run, so that words keep clear of them."""
    if course is None:
        return []
    start = (course.since, course.start)
    return [[start, (course.until, end)] for end in (course.low, course.mean, course.high)]


def course_wedge(course: CourseMark | None) -> list[Spec]:
    """Draw the range, from the latest value to the day that the target is due."""
    if course is None:
        return []
    rows: list[Spec] = [
        {"day": stamp(course.since), "lower": course.start, "upper": course.start},
        {"day": stamp(course.until), "lower": course.low, "upper": course.high},
    ]
    ends = {"y": {"field": "lower", "type": "quantitative"}, "y2": {"field": "upper"}}
    area = {"type": "area", "color": theme.BAND, "opacity": 1, "stroke": theme.BAND_EDGE, "strokeWidth": 1}
    return [layer("wedge", rows, area, ends)]


def course_line(course: CourseMark | None) -> list[Spec]:
    """Draw the line on, and a ring at its end: nothing has been counted there."""
    if course is None:
        return []
    rows: list[Spec] = [
        {"day": stamp(course.since), "value": course.start},
        {"day": stamp(course.until), "value": course.mean},
    ]
    looks = strokes(theme.INK, 2, _DASHES, on_a_band=True)
    ring = _RING | {"fill": theme.GROUND, "stroke": theme.INK, "strokeWidth": 2}
    line = stack("course", rows, {f"course_{look}": mark for look, mark in looks.items()}, {})
    return [line, layer("ring", rows[-1:], ring)]


def course_start(view: TrendChart) -> list[Spec]:
    """Write our latest value at its dot, on the side that the line before it leaves free."""
    if view.course is None:
        return []
    home = view.lines[0]
    falls = len(home.points) > 1 and home.points[-2].value > home.end.value
    rows: list[Spec] = [{"day": stamp(home.end.day), "value": home.end.value, "words": home.end.number}]
    text: Spec = {"type": "text", "align": "right", "fontWeight": 600, "dx": 4}
    text |= {"baseline": "middle", "dy": _CLEAR_OF_THE_DOT * (1.3 if falls else -1.3)}
    looks = {"latest_halo": text | _HALO, "latest_ink": text | {"color": theme.INK}}
    return [stack("latest", rows, looks, {"text": {"field": "words"}})]
