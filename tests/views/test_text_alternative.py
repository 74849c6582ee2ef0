"""Tests of the words for those who cannot see a chart."""

from dataclasses import replace

from lutondash import Dataset
from lutondash.views.lines import Line
from lutondash.views.text_alternative import text_alternative
from lutondash.views.trend_chart import trend_chart
from tests.charts.kinds import line

HEADLINE = "Up from 1% to 3% in two years"


def _told(*lines: Line, targets: tuple[str, ...] = ()) -> str:
    return text_alternative(HEADLINE, lines, targets)


def test_the_finding_comes_first() -> None:
    """Nobody has to hear the kind of picture before what it shows."""
    assert _told(line("Muddleford", 1, 2, 3)).startswith(f"{HEADLINE}. Line chart. Muddleford: ")


def test_highest_and_lowest_are_told_with_the_ends_they_are() -> None:
    """A point that is first and highest is told once."""
    told = _told(line("Muddleford", 9, 4, 6))
    assert "Muddleford: first and highest 9% in 2015, last 6% in 2017. Lowest 4% in 2016." in told


def test_extremes_between_the_ends_are_told_after_them() -> None:
    """First and last come first, then what lies between."""
    told = _told(line("Muddleford", 5, 9, 2, 6))
    assert told.endswith(
        "Muddleford: first 5% in 2015, last 6% in 2018. Highest 9% in 2016, lowest 2% in 2017."
    )


def test_an_equal_figure_at_an_end_is_the_highest() -> None:
    """Where the last figure is as high as any, no other year is called the highest."""
    assert "last and highest 9% in 2018" in _told(line("Muddleford", 1, 9, 2, 9))


def test_two_values_have_no_highest() -> None:
    """Between two ends there is nothing more to tell."""
    assert "est" not in _told(line("Muddleford", 1, 2)).replace("first", "").replace("last", "")


def test_a_line_that_never_moves_is_told_in_one_breath() -> None:
    """The figure is said once."""
    assert _told(line("Muddleford", 4, 4, 4)).endswith("Muddleford: always 4%, first in 2015, last in 2017.")


def test_about_and_less_than_have_no_highest() -> None:
    """Of values that are not exact, none can be called the highest."""
    exact = line("Muddleford", 1, 5, 3)
    points = tuple(replace(p, is_exact=False, text=f"about {p.text}") for p in exact.points)
    told = _told(replace(exact, points=points))
    assert told.endswith("Muddleford: first about 1% in 2015, last about 3% in 2017.")


def test_a_minus_is_said() -> None:
    """Voices pass over the sign; the word is read."""
    below = line("Muddleford", 1, 2)
    points = tuple(replace(p, text=f"\N{MINUS SIGN}£{p.value:g} million") for p in below.points)
    told = _told(replace(below, points=points))
    assert "first minus £1 million in 2015, last minus £2 million in 2016" in told
    assert "\N{MINUS SIGN}" not in told


def test_a_provisional_figure_is_called_so() -> None:
    """What may still change says so, as the page does."""
    final = line("Muddleford", 1, 2)
    points = (final.points[0], replace(final.points[1], is_provisional=True))
    assert _told(replace(final, points=points)).endswith("last 2% in 2016 (provisional).")


def test_readings_are_dots_and_not_a_line() -> None:
    """Where nothing is joined, nobody is told of a line."""
    told = _told(line("Muddleford", 1, 2, 3, joined=False))
    assert "Dots, one for each figure." in told
    assert "ine chart" not in told


def test_other_places_are_told_shortly() -> None:
    """Two other places have both ends; with more, each has its last figure only."""
    home, others = line("Muddleford", 1, 2, 3), [line(f"Slopton {n}", n, n + 1) for n in range(8)]

    assert "Slopton 1: first 1% in 2015, last 2% in 2016." in _told(home, *others[:2])
    assert "Slopton 1: 2% in 2016." in _told(home, *others)
    assert len(_told(home, *others).split()) < 90


def test_targets_are_told() -> None:
    """A target that is drawn is said too."""
    assert _told(line("Muddleford", 1, 2), targets=("Target: at least 5%",)).endswith(" Target: at least 5%.")


def test_every_chart_of_the_sample_has_a_finding_and_a_kind(dataset: Dataset) -> None:
    """Each begins with its headline, in sentences of at most 25 words."""
    for indicator in dataset.indicators.values():
        view = trend_chart(dataset, indicator)
        if view is not None:
            assert view.alt.startswith(view.headline.replace("\N{MINUS SIGN}", "minus "))
            assert all(len(sentence.split()) <= 25 for sentence in view.alt.split(". ")), view.alt
