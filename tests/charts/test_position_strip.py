"""Tests of position strips: every place at its true value, nothing over anything else, in known words."""

import math
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from lutondash.charts import picture, theme
from lutondash.charts.drawings import draw, still
from lutondash.charts.inline import inline_svg
from lutondash.charts.placing import Box, text_width
from lutondash.charts.spec import extent
from lutondash.charts.strip_layout import RADIUS, layout
from lutondash.views.position_strip import PositionStrip
from tests.charts.kinds import HOSTILE
from tests.charts.strips import STRIPS, USUAL
from tests.charts.test_contrast import TEXT, contrast
from tests.charts.validity import validate

ALL_SIZES = pytest.mark.parametrize("size", theme.SIZES, ids=lambda size: size.name)
ALL_KINDS = pytest.mark.parametrize("kind", STRIPS)


def _rows(spec: dict[str, Any], *names: str) -> list[dict[str, Any]]:
    return [row for layer in spec["layer"] if layer["name"] in names for row in layer["data"]["values"]]


def _svg(view: PositionStrip, size: theme.Size) -> Xml.Element:
    return Xml.fromstring(inline_svg(view, size))  # noqa: S314 - our own drawing


@ALL_KINDS
@ALL_SIZES
def test_every_kind_is_valid(kind: str, size: theme.Size) -> None:
    """The schema finds no fault with any strip, in the app, in a page or in a picture."""
    view = STRIPS[kind]
    for spec in (draw(view, size).to_dict(), still(view, size), picture.specification(view)):
        validate(spec)


@ALL_KINDS
@ALL_SIZES
def test_every_place_is_drawn_at_its_value(kind: str, size: theme.Size) -> None:
    """There is a ring for each other place and a dot for ours, and nothing else."""
    view = STRIPS[kind]
    spec = draw(view, size).to_dict()
    rings = {(row["code"], row["value"]) for row in _rows(spec, "rings")}
    assert rings == {(place.code, place.value) for place in view.others}
    assert len(_rows(spec, "rings")) == len(view.others)
    assert [(row["code"], row["value"]) for row in _rows(spec, "home")] == [(view.home.code, view.home.value)]


@ALL_KINDS
@ALL_SIZES
def test_rings_stand_true_on_the_axis(kind: str, size: theme.Size) -> None:
    """Read back from the drawing, where circles stand between the ends of the axis gives the values."""
    view = STRIPS[kind]
    scale, (width, _) = layout(view, size).scale, extent(still(view, size))
    plane = width - theme.PADDING["left"] - theme.PADDING["right"] - 2 * RADIUS
    drawn = sorted(
        scale.low
        + (float(path.get("transform", "").split("(")[1].split(",")[0]) - RADIUS) / plane * scale.span
        for path in _svg(view, size).iter("path")
        if "A" in path.get("d", "")
    )
    told = sorted(place.value for place in (view.home, *view.others))
    assert drawn == pytest.approx(told, abs=scale.span / plane * 0.1)


@ALL_KINDS
@ALL_SIZES
def test_no_two_rings_touch(kind: str, size: theme.Size) -> None:
    """Rings are stacked clear of each other; only very high stacks are pressed together."""
    placed = layout(STRIPS[kind], size)
    spots = [(placed.across(ring.place.value), ring.up) for ring in placed.rings]
    assert len(set(spots)) == len(spots)
    if max(up for _, up in spots) < 150:
        assert all(math.dist(one, other) >= 2 * RADIUS for one, other in combinations(spots, 2))
    assert next(ring.up for ring in placed.rings if ring.is_home) == 0


def _boxes(view: PositionStrip, size: theme.Size, width: float) -> list[Box]:
    """Every label's room where the strip is so wide, worked out from the rows drawn."""
    spec = still(view, size)
    scale = layout(view, size).scale
    boxes = []
    for row in _rows(spec, "labels", "home_label"):
        at = RADIUS + (row["value"] - scale.low) / scale.span * (width - 2 * RADIUS)
        half, high = text_width(row["label"], size.type_size) / 2, size.type_size / 2
        boxes.append(Box(at - half, row["down"] - high, at + half, row["down"] + high))
    return boxes


def overlap(one: Box, other: Box) -> bool:
    """Whether two rectangles cover each other."""
    across = one.left < other.right and other.left < one.right
    return across and one.bottom < other.top and other.bottom < one.top


@ALL_KINDS
@ALL_SIZES
def test_labels_keep_apart_and_on_the_drawing(kind: str, size: theme.Size) -> None:
    """In the narrowest place and in the widest no label covers another or leaves the drawing."""
    view = STRIPS[kind]
    placed = layout(view, size)
    for width in (placed.width, float(size.width - 4), 1600.0):
        boxes = _boxes(view, size, width)
        assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
        for box in boxes:
            assert box.left >= -1
            assert box.right <= width + 1
            assert box.bottom >= 0
            assert box.top <= placed.height


def test_labels_that_cover_each_other_would_be_found() -> None:
    """The check of labels finds two in one place."""
    one = Box(0, 0, 10, 10)
    assert overlap(one, Box(9, 9, 20, 20))
    assert not overlap(one, Box(10, 0, 20, 10))


@ALL_SIZES
def test_labels_name_ours_the_ends_the_middle_and_the_country(size: theme.Size) -> None:
    """Each is named with its figure, and the band says what it is."""
    words = {row["label"] for row in _rows(still(USUAL, size), "labels", "home_label")}
    assert words >= {"Muddleford", "27.7%", "Slopton 0", "22.7%", "Slopton 14", "49.4%"}
    assert words >= {"Middle of the 15", "32.4%", "about the same", "Rainland", "42.3%"}


def test_without_a_middle_there_is_no_band() -> None:
    """Fewer than five others have no middle; five that hardly differ have a middle without a band."""
    few = {layer["name"] for layer in still(STRIPS["four others"], theme.WIDE)["layer"]}
    same = {layer["name"] for layer in still(STRIPS["all the same"], theme.WIDE)["layer"]}
    assert not few & {"band", "middle"}
    assert same & {"band", "middle"} == {"middle"}


@ALL_KINDS
def test_words_read_and_layers_have_names_of_their_own(kind: str) -> None:
    """Every word stands out from white, off the band; two layers of one name would break the app's chart."""
    view = STRIPS[kind]
    inks = {text.get("fill", "") for text in _svg(view, theme.NARROW).iter("text")}
    assert all(contrast(ink, theme.GROUND) >= TEXT for ink in inks)
    placed = layout(view, theme.NARROW)
    downs = [row["down"] for row in _rows(still(view, theme.NARROW), "labels", "home_label")]
    assert not [down for down in downs if placed.zone_top <= down <= placed.zone_foot]
    names = [layer["name"] for layer in picture.specification(view)["layer"]]
    assert len(set(names)) == len(names)


@ALL_SIZES
def test_it_is_silent_and_takes_the_room_the_app_takes(size: theme.Size) -> None:
    """Nothing in it speaks or bears an id; in the app and in a page it is equally high."""
    svg = _svg(USUAL, size)
    assert svg.get("aria-hidden") == "true"
    for element in list(svg.iter())[1:]:
        assert not [name for name in element.attrib if name.startswith("aria-") or name in {"role", "id"}]
    assert draw(USUAL, size).to_dict()["height"] == extent(still(USUAL, size))[1]


def test_a_picture_says_everything() -> None:
    """A strip taken away bears its headline, source, notes and the day it was held."""
    drawn = picture.svg(USUAL)
    assert all(words in drawn for words in (USUAL.headline, USUAL.source, USUAL.held, *USUAL.notes))
    assert "<img" not in picture.svg(STRIPS["hostile names"])
    assert HOSTILE.split()[0] not in drawn
