"""Tests of contrast: every colour pair that is really drawn, read from finished drawings.

Text needs 4.5 to 1 and what must be seen to understand needs 3 to 1 (WCAG 2.2, 1.4.3 and 1.4.11).
Gridlines are exempt: each is named by its words, every value is labelled or in the table beside it, and
a chart without them says the same. The pale band is not exempt: its edge shows where it ends.
"""

from itertools import combinations
from xml.etree import ElementTree as Xml

import pytest

from lutondash.charts import picture, theme
from lutondash.charts.inline import inline_svg
from lutondash.views.trend_chart import TrendChart
from tests.charts.kinds import KINDS

TEXT, GRAPHIC = 4.5, 3.0
DRAWINGS = pytest.mark.parametrize("view", KINDS.values(), ids=KINDS)
EXEMPT = {theme.HAIR}
GROUNDS = {theme.GROUND, theme.BAND}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, as WCAG defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    shares = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares]
    return sum(weight * s for weight, s in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _svg(view: TrendChart) -> Xml.Element:
    return Xml.fromstring(inline_svg(view, theme.WIDE))  # noqa: S314 - our own drawing


def _colours(element: Xml.Element) -> set[str]:
    return {element.get(name, "none") for name in ("fill", "stroke")} - {"none"}


def _has_band(svg: Xml.Element) -> bool:
    return any(path.get("fill") == theme.BAND for path in svg.iter("path"))


def test_the_measure_agrees_with_known_ratios() -> None:
    """Black on white is 21; the palette's ratios on white are those the Analysis Function's colours have."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    palette = (theme.INK, theme.TEAL, theme.PLUM, theme.ORANGE, theme.BLACK, theme.LILAC)
    known = (10.25, 3.17, 9.77, 3.03, 10.86, 3.08)
    assert [contrast(colour, "#ffffff") for colour in palette] == pytest.approx(known, abs=0.01)


@DRAWINGS
def test_text_reads_on_its_ground(view: TrendChart) -> None:
    """Every letter, in the page and in the picture, stands on white: outside the band, or over a halo."""
    for drawn in (inline_svg(view, theme.NARROW), picture.svg(view)):
        root = Xml.fromstring(drawn)  # noqa: S314 - our own drawing
        texts = [element for element in root.iter() if element.tag.endswith("text")]
        inks = {colour for text in texts for colour in _colours(text)} - {theme.GROUND}
        assert inks
        for ink in inks:
            assert contrast(ink, theme.GROUND) >= TEXT, ink


@DRAWINGS
def test_lines_and_dots_show_on_white(view: TrendChart) -> None:
    """Whatever is drawn shows on the white ground, but for the gridlines and the inside of the band."""
    for element in _svg(view).iter():
        if element.tag in {"path", "line"}:
            for colour in _colours(element) - EXEMPT - GROUNDS:
                assert contrast(colour, theme.GROUND) >= GRAPHIC, colour


@DRAWINGS
def test_the_band_has_an_edge(view: TrendChart) -> None:
    """The pale inside is bounded by a line that shows against the white and against the pale."""
    for path in _svg(view).iter("path"):
        if path.get("fill") == theme.BAND:
            edge = path.get("stroke", "none")
            assert contrast(edge, theme.GROUND) >= GRAPHIC
            assert contrast(edge, theme.BAND) >= GRAPHIC


@DRAWINGS
def test_nothing_pale_touches_the_band(view: TrendChart) -> None:
    """A line or dot that would not show on the band has white around it, wider than itself."""
    svg = _svg(view)
    if not _has_band(svg):
        return
    paths = list(svg.iter("path"))
    cased = {
        (path.get("d"), float(path.get("stroke-width", "0")))
        for path in paths
        if path.get("stroke") == theme.GROUND and path.get("fill") is None
    }
    pale = [
        path for path in paths if any(contrast(c, theme.BAND) < GRAPHIC for c in _colours(path) - GROUNDS)
    ]
    for path in pale:
        if path.get("fill") is None:
            width = float(path.get("stroke-width", "0"))
            assert any(path.get("d") == d and wider > width for d, wider in cased), path.get("stroke")
        else:
            assert path.get("stroke") == theme.GROUND, path.get("fill")


def test_the_band_test_can_fail() -> None:
    """Some lines drawn here would indeed not show on the band by themselves."""
    svg = _svg(KINDS["margin, places and target"])
    colours = {colour for path in svg.iter("path") for colour in _colours(path)} - GROUNDS

    assert _has_band(svg)
    assert {theme.ORANGE, theme.TEAL} <= {c for c in colours if contrast(c, theme.BAND) < GRAPHIC}


@DRAWINGS
def test_lines_are_told_apart_without_colour(view: TrendChart) -> None:
    """Every line is named at its end, and no two share both colour and dashes."""
    svg = _svg(view)
    lines = [path for path in svg.iter("path") if path.get("stroke") and path.get("fill") is None]
    inks = [path for path in lines if path.get("stroke") != theme.GROUND]
    looks = [(path.get("stroke"), path.get("stroke-dasharray"), path.get("stroke-width")) for path in inks]
    of_places = {look for look in looks if look[2] is not None}
    texts = " ".join(text.text or "" for text in svg.iter("text"))

    for one, other in combinations(sorted(of_places, key=str), 2):
        assert one[:2] != other[:2]
    assert len(of_places) >= (len(view.lines) if view.joined else 0)
    for line in view.lines:
        assert line.end.number in texts
