"""Tests of charts: what is drawn equals what the text alternative says, in words the library knows."""

from typing import Any

import altair as alt
import jsonschema
import pytest

from lutondash import Dataset
from lutondash.charts import picture, theme
from lutondash.charts.scale import Scale, tick_words, value_scale
from lutondash.charts.spec import SCHEMA
from lutondash.charts.trend_chart import draw, still
from lutondash.model.indicator import Unit
from lutondash.views.course import CourseMark
from lutondash.views.trend_chart import TrendChart, trend_chart
from tests.charts.kinds import KINDS, ONE_PLACE
from tests.charts.reading import layers, rows
from tests.charts.validity import validate

ALL_SIZES = pytest.mark.parametrize(
    "size",
    [
        theme.WIDE,
        pytest.param(theme.MIDDLE, marks=pytest.mark.thorough),  # between two that are looked at
        theme.NARROW,
    ],
    ids=lambda size: size.name,
)
ALL_KINDS = pytest.mark.parametrize("kind", KINDS)


def _charts(dataset: Dataset) -> list[TrendChart]:
    found = (trend_chart(dataset, i) for i in dataset.indicators.values())
    return [chart for chart in found if chart is not None]


@ALL_KINDS
@ALL_SIZES
def test_every_kind_is_valid(kind: str, size: theme.Size) -> None:
    """The schema finds no fault with any specification, in the app, in a page or in a picture."""
    view = KINDS[kind]
    for spec in (draw(view, size).to_dict(), still(view, size), picture.specification(view)):
        validate(spec)


def test_a_fault_would_be_found() -> None:
    """The same check refuses a mark, a setting or a scale that Vega-Lite does not know."""
    spec = still(ONE_PLACE, theme.WIDE)
    faults: list[dict[str, Any]] = [
        {"layer": [*spec["layer"], {"mark": "blob"}]},
        {"config": {"axis": {"labelColour": "red"}}},
        {"encoding": {"y": {"field": "value", "scale": {"domian": [0, 1]}}}},
    ]
    for fault in faults:
        with pytest.raises(jsonschema.ValidationError):
            validate(spec | fault)


def test_the_schema_is_altairs_own() -> None:
    """The app's Altair and the specification speak of the same major version of Vega-Lite."""
    assert alt.SCHEMA_VERSION.split(".")[0] in SCHEMA
    assert alt.SCHEMA_URL.rsplit("/", 1)[0] == SCHEMA.rsplit("/", 1)[0]


@ALL_SIZES
def test_every_point_of_the_view_is_drawn(dataset: Dataset, size: theme.Size) -> None:
    """The lines hold the view's values and nothing else."""
    assert _charts(dataset)
    for view in _charts(dataset):
        drawn = rows(draw(view, size).to_dict(), "points_")
        told = {(line.name, p.day.isoformat(), p.value) for line in view.lines for p in line.points}
        assert {(row["place"], row["day"], row["value"]) for row in drawn} == told


@ALL_KINDS
def test_lines_join_only_what_belongs_together(kind: str) -> None:
    """Where a line has several runs it is drawn run by run, and readings have no line at all."""
    view = KINDS[kind]
    lines = [layer for layer in layers(still(view, theme.WIDE)) if layer["name"].startswith("line_")]

    assert len(lines) == (len(view.lines) if view.joined else 0)
    for layer in lines:
        runs = {row["run"] for row in layer["data"]["values"]}
        assert len(runs) == 1 or layer["encoding"]["detail"]["field"] == "run"


def test_headlines_are_short_and_say_a_figure(dataset: Dataset) -> None:
    """A headline states the finding in a dozen words or so, with a figure in it."""
    for view in _charts(dataset):
        assert len(view.headline.split()) <= 16
        assert any(character.isdigit() for character in view.headline)
        assert view.subtitle
        assert view.source.startswith("Source: ")


def test_the_scale_holds_everything(dataset: Dataset) -> None:
    """No value, interval or target lies outside the scale, and there are few gridlines."""
    for view in (*_charts(dataset), *KINDS.values()):
        scale = value_scale(view)
        assert all(scale.low <= v <= scale.high for v in view.heights)
        assert 2 <= len(scale.ticks) <= 7


def test_a_scale_without_zero_is_said(dataset: Dataset) -> None:
    """Where the drawing leaves zero out, a note under the chart says so; otherwise none does."""
    for view in (*_charts(dataset), *KINDS.values()):
        scale = value_scale(view)
        holds_zero = scale.low <= 0 <= scale.high
        assert holds_zero or "The scale does not start at zero." in view.notes
        assert not view.from_zero or holds_zero


@pytest.mark.parametrize(
    ("ticks", "unit", "words"),
    [
        ((0, 10, 20), Unit.PERCENT, ["0%", "10%", "20%"]),
        ((0, 0.5, 1), Unit.PERCENT, ["0.0%", "0.5%", "1.0%"]),
        ((-40e6, -20e6, 0), Unit.GBP, ["\N{MINUS SIGN}£40 million", "\N{MINUS SIGN}£20 million", "£0"]),
        ((0, 500, 1000), Unit.GBP, ["£0", "£500", "£1,000"]),
        ((0, 1.5e9), Unit.GBP, ["£0.0", "£1.5 billion"]),
        ((0, 2000), Unit.COUNT, ["0", "2,000"]),
    ],
)
def test_gridlines_are_told_in_plain_words(ticks: tuple[float, ...], unit: Unit, words: list[str]) -> None:
    """Money in millions, the minus before the pound, and no more decimals than needed."""
    assert tick_words(Scale(ticks[0], ticks[-1], ticks), unit) == words


def test_end_labels_say_the_place_and_the_number(dataset: Dataset) -> None:
    """Each line's label names it and gives its last value without the unit's words."""
    for view in _charts(dataset):
        labels = [row["label"] for row in rows(draw(view, theme.WIDE).to_dict(), "labels")]
        assert all(any(line.end.number in label for label in labels) for line in view.lines)
        assert not any(" per 1" in label for label in labels)


@ALL_KINDS
@ALL_SIZES
def test_every_target_is_written_out(kind: str, size: theme.Size) -> None:
    """A target's words stand beside it, or at its end where there is no room."""
    view = KINDS[kind]
    spec = still(view, size)
    texts = [*rows(spec, "target_ink"), *rows(spec, "labels")]
    written = " ".join(row.get("words", row.get("label", "")) for row in texts)
    for target in view.targets:
        assert target.words in written


@ALL_KINDS
@ALL_SIZES
def test_labels_stand_on_the_drawing(kind: str, size: theme.Size) -> None:
    """No label at the end of a line is pushed off the drawing, however many there are."""
    view = KINDS[kind]
    scale = value_scale(view)
    for row in rows(still(view, size), "labels"):
        up = (row["value"] - scale.low) / scale.span * size.plot_height
        assert -size.under_the_plot < up < size.plot_height + size.over_the_plot


@ALL_KINDS
def test_every_layer_has_a_name_of_its_own(kind: str) -> None:
    """Two layers of one name make the browser refuse the whole chart."""
    names = [layer["name"] for layer in layers(picture.specification(KINDS[kind]))]
    assert len(set(names)) == len(names)


def _ahead(kind: str) -> tuple[CourseMark, dict[str, Any]]:
    view = KINDS[kind]
    assert view.course is not None
    return view.course, still(view, theme.WIDE)


CARRIED_ON = pytest.mark.parametrize("kind", [name for name, view in KINDS.items() if view.course])


@CARRIED_ON
def test_a_course_goes_on_from_our_last_value(kind: str) -> None:
    """The line, its range and its ring stand where the view says, from our own last dot."""
    course, spec = _ahead(kind)
    end = KINDS[kind].lines[0].end
    line, wedge = rows(spec, "course_line"), rows(spec, "wedge")

    assert (line[0]["day"], line[0]["value"]) == (end.day.isoformat(), end.value)
    assert (line[1]["day"], line[1]["value"]) == (course.until.isoformat(), course.mean)
    assert [(row["lower"], row["upper"]) for row in wedge] == [
        (end.value, end.value),
        (course.low, course.high),
    ]
    assert rows(spec, "ring") == line[1:]


@CARRIED_ON
def test_a_course_is_labelled_and_our_value_stands_at_its_dot(kind: str) -> None:
    """The end of the line says what it is; our last value is written once, and not at the end."""
    course, spec = _ahead(kind)
    labels = " ".join(row["label"] for row in rows(spec, "labels"))
    (ours,) = rows(spec, "latest_ink")

    assert course.words in labels
    assert "Muddleford" not in labels
    assert ours["words"] == KINDS[kind].lines[0].end.number


@CARRIED_ON
def test_targets_and_dates_reach_the_day_of_the_course(kind: str) -> None:
    """A target is drawn to the day it is due, and that day is named."""
    course, spec = _ahead(kind)
    until = course.until.isoformat()
    assert max(row["day"] for row in rows(spec, "target_line")) == until
    assert rows(spec, "dates")[-1] | {"day": until, "label": course.short} == rows(spec, "dates")[-1]


@CARRIED_ON
def test_a_course_is_said_to_be_no_forecast(kind: str) -> None:
    """What the dashed line and the wedge are is written under the chart."""
    assert "It is no forecast." in " ".join(KINDS[kind].notes)
