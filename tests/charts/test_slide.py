"""Tests of slides: as large as a projector shows, all words in it and none outside."""

import struct
from dataclasses import replace
from xml.etree import ElementTree as Xml

import pytest

from lutondash.analysis.direction import Meaning
from lutondash.charts.drawing import svg_of
from lutondash.charts.slide import HEIGHT, WIDTH, png, specification
from lutondash.charts.spec import Spec, extent
from lutondash.views.slide import Slide, SlideAnswer
from tests.charts.kinds import KINDS, ONE_PLACE

ANSWERS = tuple(
    SlideAnswer(f"Question {meaning}?", f"Answer that is {meaning}", meaning)
    for meaning in (Meaning.BETTER, Meaning.SAME, Meaning.WORSE, Meaning.CANNOT_SAY)
)
SLIDE = Slide("Umbrellas", ONE_PLACE, ANSWERS, "Edition 7.", "https://example.org/indicator?id=umbrellas")


def words_of(spec: Spec) -> str:
    """Return all text of a slide without spaces: words may be broken into lines anywhere."""
    root = Xml.fromstring(svg_of(spec))  # noqa: S314 - our own drawing
    return "".join("".join(root.itertext()).split())


@pytest.mark.parametrize("kind", KINDS)
def test_a_slide_says_everything(kind: str) -> None:
    """Title, finding, verdicts, notes, source, day, edition and address stand in it as text."""
    view = replace(SLIDE, chart=KINDS[kind])
    said = words_of(specification(view))
    chart = view.chart
    answered = [part for each in ANSWERS for part in (each.question, each.words)]
    told = (view.title, chart.headline, chart.subtitle, *chart.notes, chart.source, chart.held)
    for words in (*told, *answered, view.edition, view.address):
        assert "".join(words.split()) in said, words


@pytest.mark.parametrize("kind", KINDS)
def test_a_slide_has_its_shape_and_nothing_stands_outside(kind: str) -> None:
    """Sixteen to nine, and every line of text between the edges, however much there is to say."""
    spec = specification(replace(SLIDE, chart=KINDS[kind]))
    wide, high = extent(spec)
    assert (wide * HEIGHT) // WIDTH == high
    edges = spec["padding"]
    for layer in spec["layer"]:
        if layer["name"] in {"title", "headline", "subtitle", "notes", "source"}:
            left, top = (layer["encoding"][axis]["value"] for axis in "xy")
            lines = layer["data"]["values"][0]["words"]
            assert left + edges["left"] == 28
            assert top + edges["top"] >= 28
            assert top + edges["top"] + len(lines) * layer["mark"]["lineHeight"] <= high - 28


def test_a_slide_with_much_to_say_is_drawn_smaller() -> None:
    """Nothing is cut: there are more units on the same number of pixels."""
    long = replace(ONE_PLACE, source="A publisher with a name that does not end. " * 40)
    assert extent(specification(SLIDE))[0] == 960
    assert extent(specification(replace(SLIDE, chart=long)))[0] > 960


def test_each_answer_has_its_own_shape() -> None:
    """Shape and colour differ by meaning, and the words say the verdict."""
    marks = [each["mark"] for each in specification(SLIDE)["layer"] if each["name"].startswith("shape")]
    assert [mark["shape"] for mark in marks] == ["circle", "diamond", "triangle-up", "circle"]
    assert [mark["filled"] for mark in marks] == [True, True, True, False]


def test_a_png_is_exactly_as_large_as_a_projector_shows() -> None:
    """1920 by 1080 pixels."""
    assert struct.unpack(">II", png(SLIDE)[16:24]) == (1920, 1080)
