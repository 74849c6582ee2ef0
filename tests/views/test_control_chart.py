"""Tests of the view behind a control chart: its points, its limits, its words, and who gets one."""

import re
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.analysis import judge
from lutondash.views.control_chart import MOST_ON_A_PHONE, ControlChart, control_chart
from lutondash.views.signals import evidence
from tests.sample import AS_OF, HOME

GUTTERS = "gutters-cleared"
STEADY = (80, 82, 79, 81, 83, 80, 78, 81, 82, 80, 79, 81)
_REBASE = r"(\[\[rebase\]\]\nat = )[\d-]+"
_QUARTERS = [f"{year}-{month:02d}-01/P3M" for year in range(2018, 2024) for month in (1, 4, 7, 10)]


def _dataset(sample: Path, values: tuple[float | None, ...], rebase: str = "2010-01-01") -> Dataset:
    """Give our gutters these values in the last quarters; a rebase before them all changes nothing."""
    folder = sample / "indicators" / GUTTERS
    told = (folder / "indicator.toml").read_text("utf-8")
    moved, found = re.subn(_REBASE, rf"\g<1>{rebase}", told)
    assert found == 1
    (folder / "indicator.toml").write_text(moved, "utf-8")
    quarters = _QUARTERS[-len(values) :]
    rows = [
        f"{quarter},{HOME},{value}"
        for quarter, value in zip(quarters, values, strict=True)
        if value is not None
    ]
    (folder / "observations.csv").write_text("\n".join(["period,geography,value", *rows]) + "\n", "utf-8")
    return load(sample, as_of=AS_OF)


def _chart(sample: Path, values: tuple[float | None, ...], rebase: str = "2010-01-01") -> ControlChart:
    dataset = _dataset(sample, values, rebase)
    found = control_chart(dataset, dataset.indicator(GUTTERS))
    assert found is not None
    return found


def test_only_what_is_judged_by_limits_has_such_a_chart(sample: Path, dataset: Dataset) -> None:
    """Too few figures, yearly figures and grades have none."""
    assert all(control_chart(dataset, indicator) is None for indicator in dataset.indicators.values())
    assert len(_chart(sample, STEADY).points) == len(STEADY)


def test_points_and_limits_are_those_of_the_rule(sample: Path) -> None:
    """Every value with its class, every stretch with its limits, as the rule gives them."""
    dataset = _dataset(sample, (*STEADY, 99))
    view = control_chart(dataset, dataset.indicator(GUTTERS))
    found = judge.control(evidence(dataset, dataset.indicator(GUTTERS)))

    assert view is not None
    assert [p.value for p in view.points] == [p.known for p in found.points]
    assert [(s.lower, s.mean, s.upper) for s in view.segments] == [
        (s.lower, s.mean, s.upper) for s in found.segments
    ]
    assert (view.points[-1].mark.shape, view.points[-1].mark.meaning) == ("diamond", "better")
    assert view.points[0].mark.shape == "dot"


@pytest.mark.parametrize(
    ("values", "headline"),
    [
        (STEADY, "Nothing here is more than chance"),
        ((99, *STEADY), "The latest quarter is no more than chance"),
        ((*STEADY, 99), "The latest quarter lies outside what chance explains"),
        ((*STEADY * 2, 65, 66)[-24:], "Two quarters in a row lie outside what chance explains"),
        (
            (*STEADY, 74, 76, 78, 80, 82, 84, 85),
            "Each of the last six quarters is higher than the one before",
        ),
    ],
)
def test_the_headline_says_what_the_end_shows(sample: Path, values: tuple[float, ...], headline: str) -> None:
    """The class of the latest figure, and for how long."""
    assert _chart(sample, values).headline == headline


def test_a_run_on_one_side_is_counted(sample: Path) -> None:
    """The side and the length of the run are said."""
    values = (80, 86, 79, 87, 78, 86, 80, 85, 79, 90, 89, 91, 89, 90, 89, 90, 89)
    view = _chart(sample, values)
    assert {point.mark.shape for point in view.points[-8:]} <= {"circle", "square"}
    assert view.headline == "The last eight quarters lie on the high side of the average"


def test_limits_set_anew_break_the_line_and_give_their_reason(sample: Path) -> None:
    """Two stretches with their own limits; nothing joins them; why stands in the notes."""
    lower = tuple(value - 20 for value in STEADY)
    view = _chart(sample, (*STEADY, *lower), rebase="2021-01-01")
    first, second = view.segments

    assert first.mean - second.mean == pytest.approx(20)
    assert [p.run for p in view.points] == [0] * 12 + [1] * 12
    assert view.notes[0] == "Dotted line, 1 January 2021: the limits start anew. A new machine was bought."
    assert [mark.words for mark in view.rebases] == [view.notes[0]]
    assert (first.mean_words, second.mean_words) == ("Average 81%", "Average 61%")


def test_a_gap_breaks_the_line(sample: Path) -> None:
    """Where a quarter is missing no line is drawn across."""
    view = _chart(sample, (*STEADY, None, 80, 81))
    assert [p.run for p in view.points] == [0] * 12 + [1] * 2


def test_a_phone_shows_the_last_twelve(sample: Path) -> None:
    """With the limits that they are judged by, cut to the days that are shown."""
    lower = tuple(value - 20 for value in STEADY)
    view = _chart(sample, (*STEADY, *lower[:9]), rebase="2021-10-01")
    shown = view.latest

    assert shown.points == view.points[-MOST_ON_A_PHONE:]
    assert shown.segments[0].first == shown.points[0].day
    assert shown.segments[-1] == view.segments[-1]
    assert shown.rebases == view.rebases
    assert _chart(sample, STEADY).latest.segments[0].first == view.points[-12].day


def test_the_text_alternative_tells_the_same_numbers(sample: Path) -> None:
    """Headline, ends, limits and how many figures have which mark."""
    view = _chart(sample, (*STEADY, 99))
    last = view.segments[-1]

    assert view.alt.startswith(f"{view.headline}. ")
    assert f"{view.points[-1].text} from October to December 2023" in view.alt
    assert f"{last.upper_words}. {last.mean_words}. {last.lower_words}." in view.alt
    marks = [point.mark.words for point in view.points]
    for words in set(marks):
        assert f"{words[0].lower()}{words[1:]} {marks.count(words)}" in view.alt
    assert f"Of {len(view.points)} figures:" in view.alt


def test_the_key_lists_what_occurs(sample: Path) -> None:
    """A shape or colour that is not on the chart is not in its key."""
    assert [entry.shape for entry in _chart(sample, STEADY).key] == ["dot"]
    key = _chart(sample, (*STEADY, 99)).key
    assert [(entry.shape, entry.meaning) for entry in key] == [
        ("diamond", ""),
        ("dot", ""),
        ("swatch", "better"),
    ]


def test_limits_from_few_figures_are_called_trial(sample: Path) -> None:
    """Under twelve figures the limits are for trial, and that is said."""
    assert "trial" in " ".join(_chart(sample, STEADY[:9]).notes)
    assert "trial" not in " ".join(_chart(sample, STEADY).notes)


def test_how_to_read_it_names_the_limits(sample: Path) -> None:
    """The pale band is told in the figures that its ends are labelled with."""
    view = _chart(sample, STEADY)
    lower, upper = (
        words.rpartition(" ")[2] for words in (view.segments[-1].lower_words, view.segments[-1].upper_words)
    )
    assert view.reading[-1].endswith(f"by chance from quarter to quarter: {lower} to {upper}.")
    for words in (*view.reading, *view.notes):
        assert all(len(sentence.split()) <= 25 for sentence in words.split(". "))
