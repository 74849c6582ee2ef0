"""Tests of charts: what is drawn equals what the text alternative says."""

import json
from typing import Any

import pytest

from lutondash import Dataset
from lutondash.charts import theme
from lutondash.charts.scale import spread, value_scale
from lutondash.charts.trend_chart import draw
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
        values = [v for line in view.lines for p in line.points for v in (p.value, p.lower, p.upper)]
        values += [target.value for target in view.targets]
        assert all(scale.low <= v <= scale.high for v in values if v is not None)
        assert 2 <= len(scale.ticks) <= 7


def test_labels_are_pushed_apart() -> None:
    """Neighbours end at least a gap apart and keep their order."""
    placed = spread([10.0, 10.5, 30.0], 4.0, 0.0)

    assert placed[1] - placed[0] == pytest.approx(4.0)
    assert placed == sorted(placed)


def test_every_layer_has_a_name_of_its_own(dataset: Dataset) -> None:
    """Two layers of one name make the browser refuse the whole chart."""
    for view in _charts(dataset):
        names = [layer["name"] for layer in draw(view, theme.NARROW).to_dict()["layer"]]
        assert len(set(names)) == len(names)
