"""Tests of a figure carried on to the day its target is due, in the view behind its chart."""

from datetime import date
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.analysis import judge
from lutondash.analysis.judge import Course
from lutondash.analysis.projection import projection
from lutondash.views.signals import evidence
from lutondash.views.trend_chart import TrendChart, chart_of, trend_chart
from tests.sample import AS_OF, HOME, write

GUTTERS = "gutters-cleared"


def _dataset(sample: Path, values: tuple[float, ...]) -> Dataset:
    """Give our gutters these values in the last quarters of years up to 2023; the target is for 2024."""
    years = range(2024 - len(values), 2024)
    rows = [f"{year}-10-01/P3M,{HOME},{value}" for year, value in zip(years, values, strict=True)]
    lines = "\n".join(["period,geography,value", *rows])
    write(sample, f"indicators/{GUTTERS}/observations.csv", f"{lines}\n")
    return load(sample, as_of=AS_OF)


def _chart(dataset: Dataset) -> TrendChart:
    found = trend_chart(dataset, dataset.indicator(GUTTERS))
    assert found is not None
    return found


def test_the_line_is_the_projection(sample: Path) -> None:
    """It starts at our last value and ends, with its range, where the rule says, on the day of the target."""
    dataset = _dataset(sample, (70, 74, 75, 81))
    view, indicator = _chart(dataset), dataset.indicator(GUTTERS)
    found = judge.course(evidence(dataset, indicator))
    assert isinstance(found, Course)
    line = projection(found.points, found.deadline, indicator.measured)

    assert line is not None
    assert view.course is not None
    assert (view.course.since, view.course.start) == (view.lines[0].end.day, 81)
    assert view.course.until == date(2024, 12, 31)
    assert (view.course.low, view.course.mean, view.course.high) == (line.low, line.mean, line.high)
    assert [line.low, line.high] == pytest.approx([82, 87])


def test_words_and_text_alternative_say_its_numbers(sample: Path) -> None:
    """The label, the notes and the words for those who cannot see it agree."""
    view = _chart(_dataset(sample, (70, 74, 75, 81)))
    assert view.course is not None
    assert view.course.words == "At this pace 85%"
    assert view.course.short == "Dec 2024"
    assert "The dashed line carries on the mean yearly change of the last three years." in view.notes
    assert "At this pace 85% by the end of 2024, and from 82% to 87%." in view.alt
    assert view.alt.endswith("It is no forecast.")
    assert all(len(sentence.split()) <= 25 for sentence in view.alt.split(". "))


def test_a_minus_is_said_aloud(sample: Path) -> None:
    """Many voices are silent at a minus sign."""
    view = _chart(_dataset(sample, (40, 20, 10, 1)))
    assert view.course is not None
    assert "\N{MINUS SIGN}" in view.course.words
    assert "At this pace minus 12%" in view.alt


def test_the_chart_holds_its_range(sample: Path) -> None:
    """Day and values of the line belong to what the chart has to hold."""
    view = _chart(_dataset(sample, (70, 74, 75, 81)))
    assert view.course is not None
    assert max(view.days) == view.course.until
    assert {view.course.low, view.course.high} <= set(view.heights)


def test_too_few_years_are_not_carried_on(sample: Path) -> None:
    """Where the rule says nothing, nothing is drawn."""
    view = _chart(_dataset(sample, (70, 74, 75)))
    assert view.course is None
    assert not any("forecast" in words for words in view.notes)


def test_places_compared_are_not_carried_on(sample: Path) -> None:
    """Beside other places the chart shows what was counted, and nothing else."""
    dataset = _dataset(sample, (70, 74, 75, 81))
    view = chart_of(dataset, dataset.indicator(GUTTERS), ())
    assert view is not None
    assert view.course is None
