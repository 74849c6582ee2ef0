"""Tests of charts: what is drawn equals what the text alternative says."""

import json
from typing import Any

import pytest

from lutondash import Dataset
from lutondash.charts import theme
from lutondash.charts.scale import Scale, tick_words, value_scale
from lutondash.charts.trend_chart import draw
from lutondash.model.indicator import Unit
from lutondash.views import formats
from lutondash.views.trend_chart import TrendChart, trend_chart


def _charts(dataset: Dataset) -> list[TrendChart]:
    found = (trend_chart(dataset, i) for i in dataset.indicators.values())
    return [chart for chart in found if chart is not None]


def _rows(spec: dict[str, Any], name: str) -> list[dict[str, Any]]:
    layers = (layer for layer in spec["layer"] if str(layer.get("name", "")).startswith(name))
    unique = {json.dumps(row): row for layer in layers for row in spec["datasets"][layer["data"]["name"]]}
    return list(unique.values())


@pytest.mark.parametrize("size", [theme.WIDE, theme.NARROW], ids=lambda size: size.name)
def test_every_point_of_the_view_is_drawn(dataset: Dataset, size: theme.Size) -> None:
    """The lines hold the view's values and nothing else."""
    assert _charts(dataset)
    for view in _charts(dataset):
        drawn = _rows(draw(view, size).to_dict(), "points_")
        told = {(line.name, p.day.isoformat(), p.value) for line in view.lines for p in line.points}
        assert {(row["place"], row["day"], row["value"]) for row in drawn} == told


def test_the_text_alternative_says_what_is_drawn(dataset: Dataset) -> None:
    """Each place's first, last, highest and lowest drawn figures stand in the words."""
    for view in _charts(dataset):
        drawn = _rows(draw(view, theme.WIDE).to_dict(), "points_")
        for line in view.lines:
            rows = sorted((r for r in drawn if r["place"] == line.name), key=lambda r: r["day"])
            ends = (
                rows[0],
                rows[-1],
                max(rows, key=lambda r: r["value"]),
                min(rows, key=lambda r: r["value"]),
            )
            for row in ends:
                figure = row["figure"].removesuffix(", provisional")
                assert f"{figure} {formats.at(row['period'])}" in view.alt


def test_headlines_are_short_and_say_a_figure(dataset: Dataset) -> None:
    """A headline states the finding in a dozen words or so, with a figure in it."""
    for view in _charts(dataset):
        assert len(view.headline.split()) <= 16
        assert any(character.isdigit() for character in view.headline)
        assert view.subtitle
        assert view.source.startswith("Source: ")


def test_the_scale_holds_everything(dataset: Dataset) -> None:
    """No value, interval or target lies outside the scale, and there are few gridlines."""
    for view in _charts(dataset):
        scale = value_scale(view)
        assert all(scale.low <= v <= scale.high for v in view.heights)
        assert 2 <= len(scale.ticks) <= 7


def test_a_scale_without_zero_is_said(dataset: Dataset) -> None:
    """Where the drawing leaves zero out, a note under the chart says so; otherwise none does."""
    for view in _charts(dataset):
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
        labels = [row["label"] for row in _rows(draw(view, theme.WIDE).to_dict(), "labels")]
        assert all(any(line.end.number in label for label in labels) for line in view.lines)
        assert not any(" per 1" in label for label in labels)


def test_every_layer_has_a_name_of_its_own(dataset: Dataset) -> None:
    """Two layers of one name make the browser refuse the whole chart."""
    for view in _charts(dataset):
        names = [layer["name"] for layer in draw(view, theme.NARROW).to_dict()["layer"]]
        assert len(set(names)) == len(names)
