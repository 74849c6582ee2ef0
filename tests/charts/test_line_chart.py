"""Tests of charts of amounts over the years: each year at its amount, gaps, and ends that are named."""

import json
from itertools import combinations, pairwise
from typing import Any
from xml.etree import ElementTree as Xml

import pytest
import vl_convert

from lutondash.charts import picture, theme
from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import draw, still
from lutondash.charts.inline import inline_svg
from lutondash.charts.paper import paper_image
from lutondash.charts.placing import text_width
from lutondash.charts.plane import BESIDE_THE_DOT
from lutondash.charts.scale import Scale, short_money
from lutondash.charts.spec import extent
from lutondash.charts.style import amount_style
from lutondash.views.line_chart import LineChart
from tests.charts.amounts import AMOUNTS, FIVE
from tests.charts.kinds import HOSTILE
from tests.charts.reading import layers, rows
from tests.charts.test_contrast import GRAPHIC, TEXT, contrast
from tests.charts.validity import validate

SIZES = (*theme.SIZES, theme.PICTURE)
ALL_SIZES = pytest.mark.parametrize("size", SIZES, ids=lambda size: size.name)
ALL_KINDS = pytest.mark.parametrize("kind", AMOUNTS)


def _svg(view: LineChart, size: theme.Size) -> Xml.Element:
    return Xml.fromstring(inline_svg(view, size))  # noqa: S314 - our own drawing


def _height(view: LineChart, size: theme.Size) -> int:
    """How high the plane of the lines is."""
    return int(still(view, size)["height"])


def _domain(spec: dict[str, Any]) -> tuple[float, float]:
    low, high = spec["encoding"]["y"]["scale"]["domain"]
    return low, high


@ALL_KINDS
@ALL_SIZES
def test_every_kind_is_valid(kind: str, size: theme.Size) -> None:
    """The schema finds no fault with any chart of amounts, in the app, in a page or in a picture."""
    view = AMOUNTS[kind]
    for spec in (draw(view, size).to_dict(), still(view, size), picture.specification(view)):
        validate(spec)


@ALL_KINDS
@ALL_SIZES
def test_a_drawing_is_what_the_library_draws(kind: str, size: theme.Size) -> None:
    """With the words measured and without, the drawing is the same, letter for letter."""
    spec = still(AMOUNTS[kind], size)
    assert svg_of(spec) == vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


@ALL_KINDS
@ALL_SIZES
def test_every_year_is_drawn_at_its_amount(kind: str, size: theme.Size) -> None:
    """Read back from the drawing, the heights of dots give the amounts; there are no others."""
    view = AMOUNTS[kind]
    low, high = _domain(still(view, size))
    drawn = []
    for path in _svg(view, size).iter("path"):
        if "A" in path.get("d", ""):
            up = float(path.get("transform", "").rstrip(")").split(",")[1])
            drawn.append(low + (1 - up / _height(view, size)) * (high - low))
    told = [point.value for line in view.lines for run in line.runs for point in run]
    assert sorted(drawn) == pytest.approx(sorted(told), abs=(high - low) / _height(view, size) * 0.1)


@ALL_KINDS
@ALL_SIZES
def test_the_scale_holds_zero_and_every_amount(kind: str, size: theme.Size) -> None:
    """No line floats over an axis that was cut off."""
    low, high = _domain(still(AMOUNTS[kind], size))
    told = [point.value for line in AMOUNTS[kind].lines for run in line.runs for point in run]
    assert low <= min(0, *told)
    assert high >= max(0, *told)


@ALL_KINDS
def test_lines_join_only_years_in_a_row(kind: str) -> None:
    """A line is drawn run by run, so that a year without a figure leaves a gap."""
    view = AMOUNTS[kind]
    drawn = {layer["name"]: layer for layer in layers(still(view, theme.WIDE))}
    for number, line in enumerate(view.lines):
        layer = drawn[f"line_{number}"]
        runs: dict[int, list[float]] = {}
        for row in layer["data"]["values"]:
            runs.setdefault(row["run"], []).append(row["value"])
        assert list(runs.values()) == [[point.value for point in run] for run in line.runs]
        assert len(runs) == 1 or layer["encoding"]["detail"]["field"] == "run"


def test_a_gap_is_as_wide_as_its_years() -> None:
    """Years stand evenly across, those without a figure too."""
    dots = rows(still(AMOUNTS["a gap"], theme.WIDE), "points_0")
    years = [int(row["day"][:4]) for row in dots]
    assert years == [2011, 2012, 2014, 2015, 2017, 2018]
    lines = [p for p in _svg(AMOUNTS["a gap"], theme.WIDE).iter("path") if p.get("fill") is None]
    assert len(lines) == 3


def test_a_lone_year_has_a_dot() -> None:
    """A run of one year has nothing to be joined to and is still seen."""
    dots = [p for p in _svg(AMOUNTS["a lone year"], theme.WIDE).iter("path") if "A" in p.get("d", "")]
    assert len(dots) == 4


def test_a_break_stands_between_two_years() -> None:
    """The dotted line stands before the year from which the rules are others, and a note says so."""
    view = AMOUNTS["a break"]
    (line,) = rows(still(view, theme.WIDE), "break")
    assert "2016-03-31" < line["day"] < "2018-03-31"
    assert any(view.breaks[0].words in note for note in view.notes)


@ALL_KINDS
@ALL_SIZES
def test_every_line_is_named_with_its_last_figure(kind: str, size: theme.Size) -> None:
    """Names stand at the ends, in the colour of the line; no legend has to be looked up."""
    view = AMOUNTS[kind]
    found: dict[str, list[str]] = {}
    for row in rows(still(view, size), "labels"):
        found.setdefault(row["colour"], []).append(row["label"])
    for number, line in enumerate(view.lines):
        words = " ".join(found[amount_style(number).label_colour])
        assert line.runs[-1][-1].text in words
        assert line.name in words


@ALL_KINDS
@ALL_SIZES
def test_labels_keep_apart_and_on_the_drawing(kind: str, size: theme.Size) -> None:
    """No label touches another or is cut off, at any width."""
    spec = still(AMOUNTS[kind], size)
    low, high = _domain(spec)
    labels, high_plane = rows(spec, "labels"), _height(AMOUNTS[kind], size)
    ups = sorted((row["value"] - low) / (high - low) * high_plane for row in labels)
    assert all(upper - lower >= size.type_size for lower, upper in pairwise(ups))
    assert ups[0] >= size.type_size / 2 - size.under_the_plot
    assert ups[-1] <= high_plane + size.over_the_plot - size.type_size / 2
    room = (
        size.width - extent(spec)[0] + float(spec["encoding"]["x"]["scale"]["rangeMax"]["expr"].split()[-1])
    )
    assert all(text_width(row["label"], size.type_size) + BESIDE_THE_DOT <= room for row in labels)


def test_only_a_drawing_with_long_labels_is_higher_than_others() -> None:
    """Names are never cut: where they need more room, the drawing has it."""
    assert extent(still(FIVE, theme.NARROW))[1] == theme.NARROW.height
    assert extent(still(AMOUNTS["long names"], theme.NARROW))[1] > theme.NARROW.height


@ALL_KINDS
@ALL_SIZES
def test_years_are_named_without_touching(kind: str, size: theme.Size) -> None:
    """The first year and the last are named, in the words of the view, in the narrowest place too."""
    view, spec = AMOUNTS[kind], still(AMOUNTS[kind], size)
    points = sorted((p for line in view.lines for run in line.runs for p in run), key=lambda p: p.position)
    named = [row["label"] for row in rows(spec, "dates")]
    lines = [[label] if isinstance(label, str) else label for label in named]
    assert " ".join(lines[0]) == points[0].period
    assert " ".join(lines[-1]) == points[-1].period
    axis = spec["encoding"]["y"]["axis"]["minExtent"]
    plane = size.least_width - axis - float(spec["encoding"]["x"]["scale"]["rangeMax"]["expr"].split()[-1])
    assert sum(max(text_width(words, size.date_size) for words in label) for label in lines) < plane + 1


def test_years_without_room_are_broken_and_stay_on_the_drawing() -> None:
    """Beside long labels on a phone, two years stand in two lines each; elsewhere in one."""
    (first, *_) = rows(still(FIVE, theme.NARROW), "dates")
    assert first["label"] == ["2010 to", "2011"]
    (layer,) = (layer for layer in layers(still(FIVE, theme.NARROW)) if layer["name"] == "dates")
    lines_high = 2 * theme.NARROW.date_size + 2
    assert layer["mark"]["dy"] + lines_high <= theme.NARROW.under_the_plot
    assert rows(still(FIVE, theme.WIDE), "dates")[0]["label"] == "2010 to 2011"


def test_one_that_ends_early_says_when() -> None:
    """Its label names the year of its last figure."""
    labels = [row["label"] for row in rows(still(AMOUNTS["one ends early"], theme.WIDE), "labels")]
    assert "2012 to 2013" in labels
    assert "2017 to 2018" not in labels


@pytest.mark.parametrize(
    ("ticks", "words"),
    [
        ((0, 50e6, 100e6), ["£0", "£50m", "£100m"]),
        ((0, 2.5e6, 5e6), ["£0", "£2.5m", "£5.0m"]),
        ((-40e6, 0), ["\N{MINUS SIGN}£40m", "£0"]),
        ((0, 500, 1000), ["£0", "£500", "£1,000"]),
        ((0, 1.5e9), ["£0", "£1,500m"]),
    ],
)
def test_gridlines_are_told_in_few_letters(ticks: tuple[float, ...], words: list[str]) -> None:
    """Millions are an m, as in the figures, and nothing has no unit."""
    assert short_money(Scale(ticks[0], ticks[-1], ticks)) == words


def test_lines_are_told_apart_without_colour() -> None:
    """No two of five lines share both colour and dashes, and no two neighbours share their dashes."""
    styles = [amount_style(number) for number in range(len(FIVE.lines))]
    for one, other in combinations(styles, 2):
        assert (one.colour, one.dashes) != (other.colour, other.dashes)
        assert one.label_colour != other.label_colour
    assert all((one.dashes, one.width) != (other.dashes, other.width) for one, other in pairwise(styles))


@ALL_KINDS
@ALL_SIZES
def test_everything_is_seen(kind: str, size: theme.Size) -> None:
    """Words read on white, lines and dots show on it; only gridlines are paler."""
    svg = _svg(AMOUNTS[kind], size)
    inks = {text.get("fill", "") for text in svg.iter("text")}
    assert inks
    assert all(contrast(ink, theme.GROUND) >= TEXT for ink in inks)
    for element in (*svg.iter("path"), *svg.iter("line")):
        for colour in {element.get("fill"), element.get("stroke")} - {None, theme.HAIR}:
            assert contrast(colour or "", theme.GROUND) >= GRAPHIC


@ALL_KINDS
@ALL_SIZES
def test_it_is_silent_and_takes_the_room_the_app_takes(kind: str, size: theme.Size) -> None:
    """Nothing in it speaks or bears an id; in the app and in a page it is equally high."""
    svg = _svg(AMOUNTS[kind], size)
    assert svg.get("aria-hidden") == "true"
    for element in list(svg.iter())[1:]:
        assert not [name for name in element.attrib if name.startswith("aria-") or name in {"role", "id"}]
    assert draw(AMOUNTS[kind], size).to_dict()["height"] == extent(still(AMOUNTS[kind], size))[1]


@ALL_KINDS
def test_a_picture_says_everything(kind: str) -> None:
    """Taken away, it bears headline, subtitle, notes, source, the day it was held and every last figure."""
    view = AMOUNTS[kind]
    names = [layer["name"] for layer in layers(picture.specification(view))]
    assert len(set(names)) == len(names)
    root = Xml.fromstring(picture.svg(view))  # noqa: S314 - our own drawing
    words = "".join("".join(root.itertext()).split())
    ends = (line.runs[-1][-1].text for line in view.lines)
    told = (view.headline, view.subtitle, *view.notes, view.source, view.held, *ends)
    assert all("".join(text.split()) in words for text in told)


def test_what_people_write_stays_text() -> None:
    """A name with markup in it is shown as it was written, in a page, in a picture and on paper."""
    view = AMOUNTS["hostile names"]
    for drawn in (inline_svg(view, theme.WIDE), picture.svg(view), paper_image(view).address):
        assert "<img" not in drawn
        assert HOSTILE.split()[0] not in drawn


def test_the_first_line_is_drawn_on_top() -> None:
    """Where lines cross, the one the chart is about is whole."""
    names = [layer["name"] for layer in layers(still(FIVE, theme.WIDE)) if layer["name"].startswith("line_")]
    assert names == [f"line_{number}" for number in range(4, -1, -1)]
    assert amount_style(0).width > amount_style(1).width
