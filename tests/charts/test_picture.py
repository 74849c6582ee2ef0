"""Tests of pictures to take away: everything a picture must say when its page is gone."""

import io
import struct
from xml.etree import ElementTree as Xml

import pytest
from PIL import Image

from lutondash import Dataset
from lutondash.charts import picture
from lutondash.charts.theme import PICTURE
from lutondash.views.trend_chart import TrendChart, trend_chart
from tests.charts.kinds import HOSTILE, KINDS, ONE_PLACE

ALL_KINDS = pytest.mark.parametrize("kind", KINDS)


def _words(svg: str) -> str:
    """All text of a picture, without spaces: words may be broken into lines anywhere."""
    root = Xml.fromstring(svg)  # noqa: S314 - our own drawing
    return "".join("".join(root.itertext()).split())


@ALL_KINDS
def test_a_picture_says_everything(kind: str) -> None:
    """Headline, subtitle, notes, source and date stand in it as text."""
    view = KINDS[kind]
    words = _words(picture.svg(view))

    for told in (view.headline, view.subtitle, *view.notes, view.source, view.held):
        assert "".join(told.split()) in words


def test_real_charts_carry_source_and_dates(dataset: Dataset) -> None:
    """Who published it, when, and on which day we held it."""
    view = trend_chart(dataset, dataset.indicator("umbrellas-returned"))
    assert view is not None
    words = _words(picture.svg(view))

    for told in ("Source: Rainland Statistics", "Published in June 2024", "Figures held on 1 September 2024"):
        assert "".join(told.split()) in words


@ALL_KINDS
def test_a_picture_asks_for_nothing(kind: str) -> None:
    """It names no other address but those of its own format, and holds no picture or script."""
    view = KINDS[kind]
    drawn = picture.svg(view)
    tags = {element.tag.rsplit("}", 1)[-1] for element in Xml.fromstring(drawn).iter()}  # noqa: S314 - our own

    assert "http" not in drawn.replace("http://www.w3.org/", "")
    assert tags <= {"svg", "g", "rect", "path", "line", "text", "tspan"}
    assert "<img" not in drawn
    assert (HOSTILE.split()[0] in "".join(Xml.fromstring(drawn).itertext())) == (kind == "hostile names")  # noqa: S314 - our own


@pytest.mark.parametrize("view", KINDS.values(), ids=KINDS)
def test_nothing_stands_outside(view: TrendChart) -> None:
    """Every line of text begins on the picture, over its lower edge and under its upper one."""
    spec = picture.specification(view)
    edges = spec["padding"]
    width = spec["width"] + edges["left"] + edges["right"]
    height = spec["height"] + edges["top"] + edges["bottom"]
    layers = {layer["name"]: layer for layer in spec["layer"]}

    assert width == PICTURE.width + 48
    assert 400 < height < 800
    for name in ("headline", "subtitle", "notes"):
        top = layers[name]["encoding"]["y"]["value"] + edges["top"]
        lines = layers[name]["data"]["values"][0]["words"]
        assert layers[name]["encoding"]["x"]["value"] + edges["left"] == 24
        assert top >= 24
        assert top + len(lines) * layers[name]["mark"]["lineHeight"] <= height - 24


def test_a_png_is_sharp_and_has_letters_in_it() -> None:
    """Each unit of the drawing is one and a half pixels wide, and its words are really drawn."""
    drawn = picture.png(ONE_PLACE)
    (width,) = struct.unpack(">I", drawn[16:20])
    image = Image.open(io.BytesIO(drawn)).convert("L")
    headline = image.crop((36, 36, 675, 36 + 42))

    assert width == (PICTURE.width + 48) * 1.5
    assert sum(1 for pixel in headline.tobytes() if pixel < 80) > 850
