"""Tests of control charts: what is drawn is what the view says, by shape and by colour."""

from typing import Any

import pytest

from lutondash.charts import picture, theme
from lutondash.charts.drawings import draw, still
from lutondash.views.control_chart import MOST_ON_A_PHONE, ControlChart
from tests.charts.control import CONTROL_KINDS, ONE_STRETCH
from tests.charts.reading import layers, rows
from tests.charts.test_contrast import GRAPHIC, contrast
from tests.charts.validity import validate

ALL_SIZES = pytest.mark.parametrize("size", theme.SIZES, ids=lambda size: size.name)
ALL_KINDS = pytest.mark.parametrize("kind", CONTROL_KINDS)


def _shown(view: ControlChart, size: theme.Size) -> ControlChart:
    return view.latest if size == theme.NARROW else view


@ALL_KINDS
@ALL_SIZES
def test_every_kind_is_valid(kind: str, size: theme.Size) -> None:
    """The schema finds no fault with any specification, in the app, in a page or in a picture."""
    view = CONTROL_KINDS[kind]
    for spec in (draw(view, size).to_dict(), still(view, size), picture.specification(view)):
        validate(spec)


@ALL_KINDS
@ALL_SIZES
def test_the_points_drawn_are_those_of_the_view(kind: str, size: theme.Size) -> None:
    """All of them on a wide page, the last twelve on a phone, joined by the same runs."""
    view = CONTROL_KINDS[kind]
    told = [(p.day.isoformat(), p.value, p.run) for p in _shown(view, size).points]
    spec = still(view, size)

    assert [(r["day"], r["value"], r["run"]) for r in rows(spec, "points")] == told
    assert [(r["day"], r["value"], r["run"]) for r in rows(spec, "line")] == told
    assert len(told) == min(len(view.points), MOST_ON_A_PHONE if size == theme.NARROW else len(view.points))


def test_shape_and_colour_say_the_mark() -> None:
    """The rule is told by the shape, the direction by the colour; chance is a small dot of ink."""
    drawn = rows(still(ONE_STRETCH, theme.WIDE), "points")
    colours = {"better": theme.TEAL, "worse": theme.PLUM, "none": theme.SOFT}
    for row, point in zip(drawn, ONE_STRETCH.points, strict=True):
        if point.mark.shape == "dot":
            assert (row["shape"], row["colour"]) == ("circle", theme.INK)
        else:
            assert (row["shape"], row["colour"]) == (point.mark.shape, colours[point.mark.meaning])
    sizes = {row["words"]: row["size"] for row in drawn}
    assert sizes["Within chance"] < min(size for words, size in sizes.items() if words != "Within chance")


@ALL_KINDS
@ALL_SIZES
def test_every_stretch_has_its_own_limits(kind: str, size: theme.Size) -> None:
    """A band, two limits and an average for each stretch, from its first value to its last."""
    view = _shown(CONTROL_KINDS[kind], size)
    spec = still(CONTROL_KINDS[kind], size)
    told = [(s.first.isoformat(), s.lower, s.mean, s.upper) for s in view.segments]

    assert [(r["day"], r["lower"], r["mean"], r["upper"]) for r in rows(spec, "band")] == told
    assert {r["value"] for r in rows(spec, "limit")} == {v for s in view.segments for v in (s.lower, s.upper)}
    assert {r["value"] for r in rows(spec, "average")} == {s.mean for s in view.segments}


def test_limits_set_anew_have_a_dotted_line_between_two_values() -> None:
    """It stands between the last value judged the old way and the first judged the new way."""
    view = CONTROL_KINDS["limits set anew"]
    (line,) = rows(still(view, theme.WIDE), "rebase")
    assert view.segments[0].last.isoformat() < line["day"] < view.segments[1].first.isoformat()


@ALL_KINDS
@ALL_SIZES
def test_limits_and_our_value_are_labelled(kind: str, size: theme.Size) -> None:
    """The latest limits are written out at their ends, in one piece, and our last value is bold."""
    view = CONTROL_KINDS[kind]
    labels = {row["label"]: row["weight"] for row in rows(still(view, size), "labels")}
    last = view.segments[-1]

    assert labels[view.points[-1].number] > labels[last.upper_words]
    assert {last.upper_words, last.mean_words, last.lower_words} <= set(labels)


@ALL_KINDS
@ALL_SIZES
def test_every_target_is_written_out(kind: str, size: theme.Size) -> None:
    """Beside its line, or at its end where the limits leave no room."""
    spec = still(CONTROL_KINDS[kind], size)
    texts = [*rows(spec, "target_ink"), *rows(spec, "labels")]
    written = " ".join(row.get("words", row.get("label", "")) for row in texts)
    assert all(target.words in written for target in CONTROL_KINDS[kind].targets)


def test_a_picture_bears_its_key() -> None:
    """A picture taken away from its page still says what its shapes and colours mean."""
    (notes,) = rows(picture.specification(ONE_STRETCH), "notes")
    written = " ".join(notes["words"])
    assert all(entry.words in written for entry in ONE_STRETCH.key)


@ALL_KINDS
def test_every_layer_has_a_name_of_its_own(kind: str) -> None:
    """Two layers of one name make the browser refuse the whole chart."""
    spec: dict[str, Any] = picture.specification(CONTROL_KINDS[kind])
    names = [layer["name"] for layer in layers(spec)]
    assert len(set(names)) == len(names)


def test_what_stands_on_the_pale_band_is_seen() -> None:
    """Limits and average show against the band, the line too; every mark has white around it."""
    for colour in (theme.SOFT, theme.INK):
        assert min(contrast(colour, theme.BAND), contrast(colour, theme.GROUND)) >= GRAPHIC
    (points,) = (layer for layer in layers(still(ONE_STRETCH, theme.WIDE)) if layer["name"] == "points")
    assert points["mark"]["stroke"] == theme.GROUND
    assert points["mark"]["strokeWidth"] >= 1
