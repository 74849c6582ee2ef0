"""Every pair of colours in the style has the contrast it needs; browsers test what is really drawn."""

import re
from importlib.resources import files

import pytest

from lutondash.markup.sparkline import _INK

TEXT, EDGE = 4.5, 3.0
WHITE = "#ffffff"
STYLE = files("lutondash.markup").joinpath("style.css").read_text("utf-8")
APP = files("lutondash.ui").joinpath("app.css").read_text("utf-8")
DECORATION = {"hair", "rule"}
"""Rules between rows: they help the eye and say nothing."""


def variables() -> dict[str, str]:
    """The colours that the style names."""
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", STYLE))


def luminance(colour: str) -> float:
    """How light a colour is, as WCAG counts it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart, from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    """Black on white is 21; the palest grey that text may have is #767676."""
    assert contrast("#000000", WHITE) == pytest.approx(21)
    assert contrast("#767676", WHITE) == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("ink", ["ink", "text", "soft"])
def test_text_on_white(ink: str) -> None:
    """Every colour that words are set in."""
    assert contrast(variables()[ink], WHITE) >= TEXT


def test_every_colour_is_text_mark_or_decoration() -> None:
    """A colour that comes new must be given its task, and with it its test."""
    assert set(variables()) == {"ink", "text", "soft", "accent", "teal", "plum", "focus"} | DECORATION


@pytest.mark.parametrize("mark", ["accent", "teal", "plum"])
def test_marks_on_white(mark: str) -> None:
    """Every colour that a mark or an edge is drawn in."""
    assert contrast(variables()[mark], WHITE) >= EDGE


def test_pictures_of_marks() -> None:
    """The shapes are pictures with colours of their own."""
    drawn = re.findall(r"(?:fill|stroke)='%23([0-9A-Fa-f]{6})'", STYLE)
    assert len(drawn) == 5
    assert all(contrast(f"#{colour}", WHITE) >= EDGE for colour in drawn)


@pytest.mark.parametrize(("ground", "behind"), [("light", WHITE), ("dark", "ink")])
def test_small_lines(ground: str, behind: str) -> None:
    """Ours and England's stand out from the ground they are drawn for."""
    assert all(contrast(ink, variables().get(behind, behind)) >= EDGE for ink in _INK[ground])


def test_focus() -> None:
    """Words in focus are dark on yellow, and the line around them stands out on white."""
    assert contrast(variables()["text"], variables()["focus"]) >= TEXT
    assert contrast(variables()["text"], WHITE) >= EDGE


def test_the_dark_band() -> None:
    """On the only dark surface words and the line of focus are white or nearly so."""
    assert contrast(WHITE, variables()["ink"]) >= TEXT
    paler = re.search(r"\.band \.meta \{ color: (#[0-9a-f]{6})", STYLE)
    assert paler is not None
    assert contrast(paler[1], variables()["ink"]) >= TEXT


def test_a_link_looks_the_same_when_it_was_visited() -> None:
    """Browsers hide from every test what a visited link looks like: there is nothing to hide."""
    assert ":visited" not in STYLE + APP
    assert re.search(r"\.lut a \{ color: var\(--ink\)", STYLE)


@pytest.mark.parametrize("style", [STYLE, APP])
def test_sizes_follow_the_readers_text(style: str) -> None:
    """No size of type and no width of a window is set in pixels, but on paper."""
    on_screen = style.partition("@media print")[0]
    assert not re.findall(r"font(?:-size)?: [^;]*\dpx|max-width: \d+px|@media[^{]*\dpx", on_screen)
