"""Tests of charts of bars: as long as their amounts, every word in its place, told apart without colour."""

import json
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import vl_convert

from lutondash.charts import picture, theme
from lutondash.charts.bar_chart import LEAST_SEEN
from lutondash.charts.bar_layout import BESIDE, BarLayout, layout
from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import draw, still
from lutondash.charts.inline import inline_svg
from lutondash.charts.paper import paper_image
from lutondash.charts.placing import Box, text_width
from lutondash.charts.spec import extent
from lutondash.views.bar_chart import BarChart, BarKind
from tests.charts.bars import BARS, BRIDGE, SPEND, VARIANCE, bar, chart
from tests.charts.kinds import HOSTILE
from tests.charts.reading import layers, rows
from tests.charts.test_contrast import GRAPHIC, TEXT, contrast
from tests.charts.test_position_strip import overlap
from tests.charts.validity import validate

SIZES = (*theme.SIZES, theme.PICTURE)
ALL_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
ALL_KINDS = pytest.mark.parametrize("kind", BARS)


def _svg(view: BarChart, size: theme.Size) -> Xml.Element:
    return Xml.fromstring(inline_svg(view, size))  # noqa: S314 - our own drawing


def _drawn(view: BarChart, size: theme.Size) -> list[tuple[float, float, float]]:
    """Every bar as it is drawn, from the top down: its upper edge, its left edge and its width."""
    found = []
    for path in _svg(view, size).iter("path"):
        outline = path.get("d", "")
        if outline.startswith("M") and "h" in outline and "Z" in outline:
            left, top = (float(n) for n in outline[1 : outline.index("h")].split(","))
            found.append((top, left, float(outline[outline.index("h") + 1 : outline.index("v")])))
    return sorted(found)


@ALL_KINDS
@ALL_SIZES
def test_every_kind_is_valid(kind: str, size: theme.Size) -> None:
    """The schema finds no fault with any chart of bars, in the app, in a page or in a picture."""
    view = BARS[kind]
    for spec in (draw(view, size).to_dict(), still(view, size), picture.specification(view)):
        validate(spec)


@ALL_KINDS
@ALL_SIZES
def test_a_drawing_is_what_the_library_draws(kind: str, size: theme.Size) -> None:
    """With the words measured and without, the drawing is the same, letter for letter."""
    spec = still(BARS[kind], size)
    assert svg_of(spec) == vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


@ALL_KINDS
@ALL_SIZES
def test_bars_are_as_long_as_their_amounts(kind: str, size: theme.Size) -> None:
    """Read back from the drawing, every bar starts and ends where its amounts say, in order from the top."""
    view = BARS[kind]
    placed = layout(view, size)
    a_pound = (size.width - placed.left - placed.right) / (placed.high - placed.low)

    drawn = _drawn(view, size)
    assert len(drawn) == len(view.bars)
    for each, (_, left, width) in zip(view.bars, drawn, strict=True):
        first, last = sorted((each.start, each.end))
        told = (last - first) * a_pound
        least = LEAST_SEEN if told else 0
        assert width == pytest.approx(max(told, least), abs=0.1)
        starts_left = told >= least or each.end > each.start
        edge = placed.left + ((first if starts_left else last) - placed.low) * a_pound
        assert left == pytest.approx(edge if starts_left else edge - least, abs=0.1)


@ALL_SIZES
def test_widths_are_in_the_proportion_of_the_amounts(size: theme.Size) -> None:
    """Half the money is half the bar, and both start at the same edge."""
    (_, first, whole), (_, second, half) = _drawn(chart(bar("Gutters", 80), bar("Drains", 40)), size)
    assert whole == pytest.approx(2 * half, abs=0.2)
    assert first == pytest.approx(second)
    assert whole > size.width / 2


@ALL_SIZES
def test_a_small_amount_is_seen_and_nothing_is_not_drawn(size: theme.Size) -> None:
    """A pound beside half a billion has a bar of two pixels; no money has none."""
    widths = [width for _, _, width in _drawn(BARS["a long tail"], size)]
    assert widths[2:] == [LEAST_SEEN, 0]


@ALL_KINDS
@ALL_SIZES
def test_zero_is_on_the_scale(kind: str, size: theme.Size) -> None:
    """Bars are measured from zero, which is drawn where any of them is on its other side."""
    view = BARS[kind]
    spec = still(view, size)
    low, high = spec["encoding"]["x"]["scale"]["domain"]
    assert low <= 0 <= high
    lines = rows(spec, "zero")
    assert bool(lines) or not any(each.end < 0 for each in view.bars)
    assert {line["value"] for line in lines} <= {0}


@ALL_KINDS
@ALL_SIZES
def test_every_word_is_written_once(kind: str, size: theme.Size) -> None:
    """Names and figures stand in the drawing whole, in the order of the bars, and nothing else does."""
    view = BARS[kind]
    spec = still(view, size)
    names = [row["label"] for row in rows(spec, "name_ink")]
    assert " ".join(names) == " ".join(each.name for each in view.bars)
    figures = [row["label"] for row in (*rows(spec, "figures_before"), *_after(spec))]
    told = [each.text for each in sorted(view.bars, key=lambda each: each.end >= 0 or view.is_stepped)]
    assert " ".join(figures) == " ".join(told)


def _after(spec: dict[str, Any]) -> list[dict[str, Any]]:
    """The figures that stand to the right of their bars."""
    found = (layer for layer in layers(spec) if layer["name"] == "figures")
    return [row for layer in found for row in layer["data"]["values"]]


def _boxes(view: BarChart, size: theme.Size, width: float) -> list[Box]:
    """The room of every text where the chart is so wide, worked out from the rows drawn."""
    spec, placed = still(view, size), layout(view, size)
    high = size.type_size / 2
    a_pound = (width - placed.left - placed.right) / (placed.high - placed.low)
    boxes = []
    for row in rows(spec, "name_ink"):
        boxes.append(Box(0, row["down"] - high, _width(row, size), row["down"] + high))
    for row, side in (*((r, 1) for r in _after(spec)), *((r, -1) for r in rows(spec, "figures_before"))):
        near = placed.left + (row["value"] - placed.low) * a_pound + side * BESIDE
        left, right = sorted((near, near + side * _width(row, size)))
        boxes.append(Box(left, row["down"] - high, right, row["down"] + high))
    return boxes


def _width(row: dict[str, Any], size: theme.Size) -> float:
    return text_width(row["label"], size.type_size) * (1.05 if row["weight"] > 400 else 1)


def _widths(size: theme.Size) -> tuple[float, ...]:
    """The narrowest place a chart has to fit, its own width, and a very wide one."""
    return (size.least_width, size.width, 1600.0)


@ALL_KINDS
@ALL_SIZES
def test_words_keep_apart_and_on_the_drawing(kind: str, size: theme.Size) -> None:
    """In the narrowest place and in the widest no text covers another or leaves the drawing."""
    view = BARS[kind]
    for width in _widths(size):
        boxes = _boxes(view, size, width)
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
        for box in boxes:
            assert box.left >= 0
            assert box.right <= width + 0.01
            assert box.bottom >= 0
            assert box.top <= layout(view, size).height


@ALL_KINDS
@ALL_SIZES
def test_no_figure_stands_on_a_bar(kind: str, size: theme.Size) -> None:
    """Every text keeps clear of every bar, and names keep clear of the zero line on any screen."""
    view = BARS[kind]
    placed = layout(view, size)
    for width in _widths(size):
        a_pound = (width - placed.left - placed.right) / (placed.high - placed.low)
        bars = []
        for row in placed.rows:
            ends = (placed.left + (value - placed.low) * a_pound for value in (row.bar.start, row.bar.end))
            left, right = sorted(ends)
            bars.append(Box(left, row.bar_top, right, row.bar_foot))
        zero = placed.left - placed.low * a_pound
        lines = [Box(zero, line["top"], zero + 0.1, line["foot"]) for line in rows(still(view, size), "zero")]
        texts = _boxes(view, size, width)
        assert not [(text, each) for text in texts for each in (*bars, *lines) if overlap(text, each)]


def test_on_a_phone_a_name_stands_over_its_bar() -> None:
    """There it has a line of its own; on a wide screen it stands beside the bar, at its middle."""
    phone, wide = layout(SPEND, theme.NARROW), layout(SPEND, theme.WIDE)
    assert all(row.name_middle < row.bar_top - 5 for row in phone.rows)
    assert phone.left == 0
    assert all(row.name_middle == row.middle for row in wide.rows)
    assert wide.left > text_width("Children's wellingtons", 15)


@ALL_KINDS
@ALL_SIZES
def test_rows_follow_each_other(kind: str, size: theme.Size) -> None:
    """Each row begins where the one before ends, and holds its bar and its words."""
    placed = layout(BARS[kind], size)
    for one, other in pairwise(placed.rows):
        assert one.foot == other.top
    for row in placed.rows:
        assert row.top < row.bar_top < row.bar_foot < row.foot


def _joined(placed: BarLayout) -> list[str]:
    return [f"{one.bar.name} > {other.bar.name}" for one, other in placed.joined()]


@ALL_SIZES
def test_steps_are_joined_where_they_meet(size: theme.Size) -> None:
    """Each step has a thin line to the next, at the amount reached; bars from zero have none."""
    joins = rows(still(BRIDGE, size), "joins")
    assert [row["value"] for row in joins] == [each.end for each in BRIDGE.bars[:-1]]
    for view in (SPEND, VARIANCE):
        assert not rows(still(view, size), "joins")


def test_steps_that_do_not_meet_are_not_joined() -> None:
    """A gap that nobody states stays a gap: no line covers that the steps do not add up."""
    view = chart(bar("Spent", 20, BarKind.TOTAL), bar("Grants", -5, BarKind.LESS, 19), bar("Left", 14))
    assert _joined(layout(view, theme.WIDE)) == ["Grants > Left"]


def _looks(view: BarChart) -> dict[str, tuple[Any, ...]]:
    """The fill, the outline, the dashes and the weight of words of each kind of bar."""
    found = {}
    weights = {row["label"]: row["weight"] for row in rows(still(view, theme.WIDE), "name_ink")}
    for layer in layers(still(view, theme.WIDE)):
        if layer["name"].startswith("bars_"):
            mark, first = layer["mark"], layer["data"]["values"][0]
            dashes = tuple(mark.get("strokeDash", ()))
            bold = weights[first["name"]] > 400
            found[layer["name"]] = (mark["fill"], mark.get("stroke"), dashes, bold)
    return found


def test_kinds_are_told_apart_without_colour() -> None:
    """No two kinds of a bridge share their outline, their dashes, their words and how dark they are."""
    view = chart(*(bar(f"Bar {kind}", 5, kind) for kind in BarKind if kind is not BarKind.PART))
    looks = _looks(view)
    assert len(looks) == 4
    shapes = [
        (fill != theme.GROUND and contrast(fill, "#ffffff") > 7, *look) for fill, _, *look in looks.values()
    ]
    assert len(set(map(str, shapes))) == len(shapes)


@ALL_KINDS
@ALL_SIZES
def test_everything_is_seen(kind: str, size: theme.Size) -> None:
    """Words read on white; each bar is dark, or has an outline that shows on white and on its fill."""
    svg = _svg(BARS[kind], size)
    inks = {text.get("fill", "") for text in svg.iter("text")} - {theme.GROUND}
    assert inks
    assert all(contrast(ink, theme.GROUND) >= TEXT for ink in inks)
    for path in svg.iter("path"):
        fill = path.get("fill", "")
        edge = path.get("stroke", fill)
        assert not fill or contrast(edge, theme.GROUND) >= GRAPHIC
        assert edge == fill or contrast(edge, fill) >= GRAPHIC
    for line in svg.iter("line"):
        assert line.get("stroke") == theme.HAIR or contrast(line.get("stroke", ""), theme.GROUND) >= GRAPHIC


@ALL_KINDS
@ALL_SIZES
def test_it_is_silent_and_takes_the_room_the_app_takes(kind: str, size: theme.Size) -> None:
    """Nothing in it speaks or bears an id; in the app and in a page it is equally high."""
    svg = _svg(BARS[kind], size)
    assert svg.get("aria-hidden") == "true"
    for element in list(svg.iter())[1:]:
        assert not [name for name in element.attrib if name.startswith("aria-") or name in {"role", "id"}]
    assert draw(BARS[kind], size).to_dict()["height"] == extent(still(BARS[kind], size))[1]


@ALL_KINDS
def test_a_picture_says_everything(kind: str) -> None:
    """Taken away, it bears headline, subtitle, source, the day it was held and every figure."""
    view = BARS[kind]
    names = [layer["name"] for layer in layers(picture.specification(view))]
    assert len(set(names)) == len(names)
    root = Xml.fromstring(picture.svg(view))  # noqa: S314 - our own drawing
    words = "".join("".join(root.itertext()).split())
    told = (view.headline, view.subtitle, view.source, view.held, *(each.text for each in view.bars))
    assert all("".join(text.split()) in words for text in told)


def test_what_people_write_stays_text() -> None:
    """A name with markup in it is shown as it was written, in a page, in a picture and on paper."""
    view = BARS["hostile names"]
    for drawn in (inline_svg(view, theme.WIDE), picture.svg(view), paper_image(view).address):
        assert "<img" not in drawn
        assert HOSTILE.split()[0] not in drawn
