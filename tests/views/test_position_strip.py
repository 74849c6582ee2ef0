"""Tests of position strips as views: counts, ends, middle, table and words agree with the figures."""

from collections.abc import Sequence
from pathlib import Path
from statistics import median

import pytest

from lutondash import Dataset, load
from lutondash.analysis.signal import Kind
from lutondash.views import strip_words
from lutondash.views.position_strip import PositionStrip, position_strip, strip_of
from lutondash.views.signals import answers
from tests.many_places import VALUES, add_places
from tests.sample import AS_OF, COUNTRY, HOME, NEIGHBOUR, REGION


@pytest.fixture
def many(sample: Path) -> Dataset:
    """Return the made-up folder with seven similar places, one of them without a newest figure."""
    add_places(sample)
    return load(sample, as_of=AS_OF)


@pytest.fixture
def rain(many: Dataset) -> PositionStrip:
    """Return the strip of rainy days among similar places."""
    strip = position_strip(many, many.indicator("rainy-days"))
    assert strip is not None
    return strip


def test_places_have_their_own_values(many: Dataset, rain: PositionStrip) -> None:
    """Every place stands there with its figure of our period, by name; ours is not among the others."""
    ours = many.series("rainy-days").latest
    assert ours is not None
    assert (rain.home.code, rain.home.value) == (HOME, ours.known)
    for place in rain.others:
        held = many.series("rainy-days", place.code).at(ours.period)
        assert held is not None
        assert place.value == held.known
    assert {place.value for place in rain.others} >= set(VALUES)
    assert HOME not in {place.code for place in rain.others}
    assert [place.name for place in rain.others] == sorted(place.name for place in rain.others)


def test_a_place_without_the_figure_is_told(rain: PositionStrip) -> None:
    """It is no ring and no row, but its name stands in the notes."""
    assert rain.missing == ("Eastwick",)
    assert "Without a figure for this time: Eastwick." in rain.notes
    assert "Eastwick" not in {row.name for row in rain.rows}


def test_the_strip_agrees_with_the_comparison(many: Dataset, rain: PositionStrip) -> None:
    """The middle and the number of places are those of the verdict beside it."""
    found = answers(many, many.indicator("rainy-days"))
    signal = next(answer.signal for answer in found if answer.signal.kind is Kind.COMPARISON)
    assert rain.middle is not None
    assert rain.middle.value == signal.inputs["median"] == median(place.value for place in rain.others)
    assert len(rain.others) == signal.inputs["n"]
    mad = signal.inputs["mad"]
    assert isinstance(mad, float | int)
    assert rain.middle.low == pytest.approx(rain.middle.value - mad / 2)
    assert rain.middle.high == pytest.approx(rain.middle.value + mad / 2)


def test_the_table_stands_by_name(rain: PositionStrip) -> None:
    """All places and ours, in the order of their names whatever their figures."""
    names = [row.name for row in rain.rows]
    assert names == sorted([*(place.name for place in rain.others), "Muddleford"])
    assert [row.name for row in rain.rows if row.is_home] == ["Muddleford"]


def test_the_text_alternative_tells_the_strips_numbers(rain: PositionStrip) -> None:
    """Ours, the ends, the middle and the country, each with its figure."""
    assert rain.alt.startswith(f"{rain.headline}. ")
    assert rain.highest is not None
    assert rain.middle is not None
    assert rain.country is not None
    assert f"Muddleford: {rain.home.text} in 2020." in rain.alt
    assert f"Highest: {rain.highest.name}, {rain.highest.text}." in rain.alt
    assert f"{rain.middle.words}: {rain.middle.text}." in rain.alt
    assert f"Rainland: {rain.country.text}." in rain.alt


def test_an_end_that_several_share_names_none(rain: PositionStrip) -> None:
    """Two places have the lowest figure: neither is singled out."""
    assert rain.lowest is not None
    assert sum(place.value == rain.lowest.value for place in rain.others) == 2
    assert rain.lowest.name == "2 places"
    assert rain.highest is not None
    assert rain.highest.name == "Dunford"


def test_any_place_may_stand_beside_ours(dataset: Dataset) -> None:
    """One place is enough for a strip without a middle; ours and the country are never among the others."""
    indicator = dataset.indicator("umbrellas-returned")
    strip = strip_of(dataset, indicator, (NEIGHBOUR, HOME, COUNTRY, NEIGHBOUR), "places")
    assert strip is not None
    assert [place.code for place in strip.others] == [NEIGHBOUR]
    assert (strip.middle, strip.lowest, strip.highest) == (None, None, None)
    assert strip.headline == "The other place has a higher figure than Muddleford"
    assert [row.cell.marks for row in strip.rows] == [("p",), ("p",)]
    assert strip.legend == ("p: May still change.",)


def test_where_nothing_compares_there_is_no_strip(dataset: Dataset) -> None:
    """A grade, a total, a group of fewer than five, and no other place at all have none."""
    for id_ in ("gutter-inspection", "boots-handed-out"):
        assert strip_of(dataset, dataset.indicator(id_), (NEIGHBOUR, REGION), "places") is None
    umbrellas = dataset.indicator("umbrellas-returned")
    assert position_strip(dataset, umbrellas) is None
    assert strip_of(dataset, umbrellas, (), "places") is None
    assert strip_of(dataset, umbrellas, (HOME, COUNTRY), "places") is None


@pytest.mark.parametrize(
    ("others", "words"),
    [
        ((1, 2, 3, 9), "3 of 4 similar places have a lower figure than Muddleford"),
        ((1, 7, 8, 9), "1 of 4 similar places has a lower figure than Muddleford"),
        ((1, 2, 3), "All 3 similar places have a lower figure than Muddleford"),
        ((7, 8, 5), "None of 3 similar places has a lower figure than Muddleford"),
        ((5, 5), "All 2 similar places have the same figure as Muddleford"),
        ((4,), "The other place has a lower figure than Muddleford"),
        ((5,), "The other place has the same figure as Muddleford"),
        ((0.1 + 0.2,) * 2, "All 2 similar places have a lower figure than Muddleford"),
    ],
)
def test_the_headline_counts(others: Sequence[float], words: str) -> None:
    """It counts the places with a lower figure than ours, 5, and agrees with its verb."""
    assert strip_words.headline("Muddleford", 5, others, "similar places") == words


def test_a_hair_is_no_difference() -> None:
    """A figure that differs by the last bit only is the same."""
    assert strip_words.headline("Here", 0.3, (0.1 + 0.2, 1), "places").startswith("None of 2")


def test_many_without_a_figure_are_counted() -> None:
    """More than three names would be a list."""
    assert strip_words.notes(has_band=False, missing=("A", "B", "C"))[-1].endswith(": A, B and C.")
    assert strip_words.notes(has_band=False, missing=tuple("ABCD"))[-1].startswith("4 places have no figure")
