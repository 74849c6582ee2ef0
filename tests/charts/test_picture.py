"""Tests of pictures to take away."""

from xml.etree import ElementTree

from lutondash import Dataset
from lutondash.charts import picture
from lutondash.views.trend_chart import TrendChart, trend_chart


def _charts(dataset: Dataset) -> list[TrendChart]:
    found = (trend_chart(dataset, i) for i in dataset.indicators.values())
    return [chart for chart in found if chart is not None]


def test_an_svg_says_everything_and_asks_for_nothing(dataset: Dataset) -> None:
    """Headline, subtitle, notes and source stand in the picture; it names no other address."""
    view = _charts(dataset)[0]
    drawn = picture.svg(view)
    words = " ".join("".join(ElementTree.fromstring(drawn).itertext()).split())  # noqa: S314 - our own

    for told in (view.headline, view.subtitle, *view.notes, view.source):
        assert "".join(told.split()) in "".join(words.split())
    assert "http" not in drawn.replace("http://www.w3.org/", "")
    assert "<image" not in drawn


def test_a_png_is_a_png_with_letters_in_it(dataset: Dataset) -> None:
    """The file has the right signature, and words make it larger than lines alone would be."""
    view = _charts(dataset)[0]
    drawn = picture.png(view)

    assert drawn.startswith(b"\x89PNG")
    assert len(drawn) > 100_000


def test_every_chart_can_be_taken_away(dataset: Dataset) -> None:
    """Each specification has a fixed width, a title and uniquely named layers."""
    for view in _charts(dataset):
        spec = picture.specification(view)
        names = [layer["name"] for layer in spec["layer"]]
        assert spec["width"] == 1000
        assert spec["title"]["text"]
        assert len(set(names)) == len(names)
