"""Tests of charts inside a page: the very values, the right size, silent, small and asking for nothing."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree as Xml

import pytest

from lutondash.charts import theme
from lutondash.charts.inline import inline_svg
from lutondash.charts.scale import value_scale
from lutondash.charts.trend_chart import still
from lutondash.views.trend_chart import TrendChart
from tests.charts.kinds import HOSTILE, KINDS, ONE_PLACE

ALL_SIZES = pytest.mark.parametrize("size", theme.SIZES, ids=lambda size: size.name)
ALL_KINDS = pytest.mark.parametrize("kind", KINDS)
DOT = "M3,0A3,3,0,1,1,-3,0A3,3,0,1,1,3,0"
_MOVE = re.compile(r"translate\((-?[\d.]+),(-?[\d.]+)\)")


def _svg(view: TrendChart, size: theme.Size) -> Xml.Element:
    return Xml.fromstring(inline_svg(view, size))  # noqa: S314 - our own drawing


def _texts(svg: Xml.Element) -> list[str]:
    return [text.text or "" for text in svg.iter("text")]


def _dots(svg: Xml.Element) -> Iterator[tuple[str, float, float]]:
    """Every dot's colour and place on the plane."""
    for path in svg.iter("path"):
        if path.get("d") == DOT:
            found = _MOVE.fullmatch(path.get("transform", ""))
            assert found is not None
            yield path.get("fill", ""), float(found[1]), float(found[2])


@ALL_KINDS
@ALL_SIZES
def test_dots_stand_at_their_values(kind: str, size: theme.Size) -> None:
    """Read back from the drawing, heights give the view's values and the days run across in order."""
    view = KINDS[kind]
    scale = value_scale(view)
    dots = list(_dots(_svg(view, size)))
    drawn = sorted(scale.low + (1 - y / size.plot_height) * scale.span for _, _, y in dots)
    told = sorted(point.value for line in view.lines for point in line.points)

    assert drawn == pytest.approx(told, abs=scale.span / size.plot_height * 0.1)
    home = [x for colour, x, _ in dots if colour == theme.INK]
    assert home == sorted(home)
    assert home[0] == 0


@ALL_KINDS
@ALL_SIZES
def test_it_is_silent_and_asks_for_nothing(kind: str, size: theme.Size) -> None:
    """No role or label inside, nothing to focus, no id that a second chart would repeat, no address."""
    svg = _svg(KINDS[kind], size)

    assert svg.get("aria-hidden") == "true"
    assert svg.get("focusable") == "false"
    assert {element.tag for element in svg.iter()} <= {"svg", "g", "rect", "path", "line", "text"}
    for element in list(svg.iter())[1:]:
        for name, value in element.attrib.items():
            assert not name.startswith("aria-"), name
            assert name not in {"role", "id", "class", "style", "href", "tabindex", "font-family"}, name
            assert "url(" not in value
            assert "http" not in value


@ALL_SIZES
def test_it_takes_the_room_the_app_takes(size: theme.Size) -> None:
    """At the usual size of text it is as high as the app's chart, at any width; it grows with that size."""
    svg = _svg(ONE_PLACE, size)

    assert svg.get("viewBox") == f"0 0 {size.width} {size.height}"
    assert svg.get("width") == "100%"
    assert svg.get("height") == f"{size.height / 16:g}rem"


def test_type_stays_readable() -> None:
    """In the narrowest window each drawing is shown in, labels are over 10 pixels and dates over 9.5.

    A window of 320 pixels is one of 1280 enlarged four times: there the dates are 38 pixels high.
    """
    narrowest = {"wide": 1001 - 48, "middle": 641 - 48, "narrow": 320 - 32}
    for size in theme.SIZES:
        shrunk = min(1.0, narrowest[size.name] / size.width)
        assert size.type_size * shrunk > 10, size.name
        assert size.date_size * shrunk > 9.5, size.name


@ALL_KINDS
def test_the_page_has_the_heading_and_the_drawing_the_rest(kind: str) -> None:
    """Labels are text; headline, subtitle and source are not repeated."""
    view = KINDS[kind]
    texts = _texts(_svg(view, theme.WIDE))

    assert any(view.lines[0].end.number in text for text in texts)
    assert view.lines[0].points[0].short in texts
    if view.headline != HOSTILE:
        assert not [text for text in texts if view.headline in text or text == view.source]


def test_what_people_write_stays_text() -> None:
    """A name with markup in it is shown as it was written."""
    drawn = inline_svg(KINDS["hostile names"], theme.WIDE)

    assert "<img" not in drawn
    assert any(text.startswith("<img src=x") for text in _texts(_svg(KINDS["hostile names"], theme.WIDE)))


def test_it_is_the_same_every_time_and_leaves_the_specification_alone() -> None:
    """Two drawings of one view are the same bytes, so that caches and tags hold."""
    before = still(ONE_PLACE, theme.WIDE)
    assert inline_svg(ONE_PLACE, theme.WIDE) == inline_svg(ONE_PLACE, theme.WIDE)
    assert still(ONE_PLACE, theme.WIDE) == before


@ALL_KINDS
def test_it_is_small(kind: str) -> None:
    """A drawing without what only Vega needs takes less than half the bytes per mark that Vega gives."""
    drawn = inline_svg(KINDS[kind], theme.WIDE)
    marks = len(re.findall(r"<(?:path|line|text)", drawn))
    assert len(drawn) / marks < 190
