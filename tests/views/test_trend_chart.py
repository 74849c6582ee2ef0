"""Tests of the view behind a chart: who published it, when, and what a reader must know."""

from dataclasses import replace
from pathlib import Path

from lutondash import Dataset, load
from lutondash.views.trend_chart import TrendChart, trend_chart
from tests.charts.kinds import KINDS
from tests.sample import AS_OF


def _chart(dataset: Dataset, indicator: str = "umbrellas-returned") -> TrendChart:
    found = trend_chart(dataset, dataset.indicator(indicator))
    assert found is not None
    return found


def _with(sample: Path, file: str, old: str, new: str) -> Dataset:
    path = sample / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    return load(sample, as_of=AS_OF)


def test_the_source_says_who_and_when(dataset: Dataset) -> None:
    """Publisher, title and the day of publication; and the day we held it."""
    view = _chart(dataset)
    assert view.source == (
        "Source: Rainland Statistics, Figures about rain-statistics. Published in June 2024."
    )
    assert view.held == "Figures held on 1 September 2024."


def test_an_unknown_date_is_said_to_be_unknown(sample: Path) -> None:
    """No date is made up: the day we read it is given as that."""
    dataset = _with(sample, "releases/rain-statistics.toml", 'published = "2024-06"', 'published = "unknown"')
    assert _chart(dataset).source.endswith("Its date is not known; we read it on 1 July 2024.")


def test_an_indicator_may_know_its_own_date(sample: Path) -> None:
    """A date given with the indicator goes before the release's."""
    changed = 'release = "rain-statistics"\npublished = "2024-05-03"\nfrequency'
    dataset = _with(
        sample,
        "indicators/umbrellas-returned/indicator.toml",
        'release = "rain-statistics"\nfrequency',
        changed,
    )
    assert _chart(dataset).source.endswith("Published on 3 May 2024.")


def test_every_release_of_the_drawn_points_is_named(sample: Path) -> None:
    """A point from another publication brings its source with it."""
    path = sample / "indicators/people-with-wet-feet/observations.csv"
    head, *rows = path.read_text("utf-8").splitlines()
    assert "release" not in head.split(",")
    releases = ["inspection-one"] + [""] * (len(rows) - 1)
    path.write_text(
        "\n".join([f"{head},release", *(f"{row},{r}" for row, r in zip(rows, releases, strict=True))]) + "\n",
        "utf-8",
    )
    source = _chart(load(sample, as_of=AS_OF), "people-with-wet-feet").source

    assert source.index("Figures about rain-statistics") < source.index("Figures about inspection-one")


def test_notes_name_the_place_and_the_shape() -> None:
    """A band is called a band, uprights through lone dots are not; the place is ours whatever its name."""
    band = "The pale band is the publisher\N{RIGHT SINGLE QUOTATION MARK}s margin of error for Muddleford."
    assert KINDS["with a margin of error"].notes == (band,)
    assert KINDS["readings"].notes[0].startswith("The upright lines are the publisher")
    assert replace(KINDS["one place"], from_zero=False).notes == ("The scale does not start at zero.",)
