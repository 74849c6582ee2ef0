"""Tests of where words stand on a chart."""

from datetime import date

import pytest

from lutondash.charts.placing import Box, along, even_days, free_spot, shortened, spread, text_width, wrapped


def test_labels_are_pushed_apart() -> None:
    """Neighbours end at least half of each apart and keep their order."""
    placed = spread([10.0, 10.5, 30.0], [4.0, 4.0, 4.0], 0.0, 100.0)

    assert placed[1] - placed[0] == pytest.approx(4.0)
    assert placed == sorted(placed)


def test_labels_stay_above_the_floor() -> None:
    """The lowest label does not sink below the drawing, and pushes the others up."""
    placed = spread([0.0, 1.0], [10.0, 20.0], 0.0, 100.0)

    assert placed[0] == pytest.approx(5.0)
    assert placed[1] - placed[0] == pytest.approx(15.0)


def test_labels_stay_under_the_ceiling() -> None:
    """The highest label does not rise above the drawing, and pushes the others down."""
    placed = spread([98.0, 99.0, 20.0], [10.0, 10.0, 10.0], 0.0, 100.0)

    assert placed == [pytest.approx(85.0), pytest.approx(95.0), pytest.approx(20.0)]


def test_labels_without_room_stand_on_the_floor() -> None:
    """Where there are more labels than room, none covers another and none sinks into the dates."""
    placed = spread([50.0, 50.0, 50.0], [40.0, 40.0, 40.0], 0.0, 100.0)

    assert sorted(placed) == [20.0, 60.0, 100.0]


def test_a_long_name_is_cut_after_a_word() -> None:
    """What is cut is marked with dots; a short name stays."""
    assert shortened("Great Umbrella, Lesser Umbrella and Parasol") == "Great Umbrella, Lesser…"
    assert shortened("Umbrella") == "Umbrella"


def test_lines_fit_their_width_and_lose_no_word() -> None:
    """Each line of several words is at most as wide as asked."""
    text = "Target: at least 425 umbrellas a year by 31 March 2027"
    lines = wrapped(text, 120.0, 13)

    assert " ".join(lines) == text
    assert all(text_width(line, 13) <= 120.0 for line in lines)


def test_dates_are_the_first_the_last_and_even_between() -> None:
    """Where five fit, five stand at even steps; where only the ends fit, the ends."""
    named = {date(year, 12, 31): str(year) for year in range(2000, 2021)}

    assert [d.year for d in even_days(named, 5, 600, 14)] == [2000, 2005, 2010, 2015, 2020]
    assert [d.year for d in even_days(named, 5, 80, 14)] == [2000, 2020]


def test_uneven_dates_leave_only_what_is_even() -> None:
    """A lone early value does not crowd the later ones."""
    named = {date(year, 12, 31): str(year) for year in (2000, 2018, 2019, 2020)}

    assert [d.year for d in even_days(named, 4, 600, 14)] == [2000, 2020]


def test_words_go_where_no_line_passes() -> None:
    """With a line over the left half and another under the right, words stand elsewhere."""
    words = Box(0, 0, 100, 20)
    dots = along([(0.0, 110.0), (200.0, 110.0)]) + along([(100.0, 90.0), (300.0, 90.0)])

    spot = free_spot(100.0, 300.0, 300.0, words, dots)

    assert spot is not None
    bottom = 100.0 if spot.is_above else 80.0
    assert not [(x, y) for x, y in dots if spot.left < x < spot.left + 100 and bottom < y < bottom + 20]


def test_words_without_room_have_no_spot() -> None:
    """Where lines pass above and below all along, words must stand elsewhere."""
    dots = along([(0.0, 110.0), (300.0, 110.0)]) + along([(0.0, 90.0), (300.0, 90.0)])

    assert free_spot(100.0, 300.0, 300.0, Box(0, 0, 100, 20), dots) is None


def test_a_walk_along_a_line_keeps_its_ends() -> None:
    """Every step is short and nothing is left out."""
    walked = along([(0.0, 0.0), (60.0, 0.0), (60.0, 30.0)])

    assert walked[0] == (0.0, 0.0)
    assert walked[-1] == (60.0, 30.0)
    assert len(walked) == 16
