"""The page that sets places side by side: its finding, what is missing, and never a rank."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.analysis.signal import Kind, Verdict
from lutondash.views.compare_page import ComparePage, CompareStart, compare_page
from lutondash.views.compare_words import joined
from lutondash.views.comparing import Selection
from tests.many_places import TOWNS, add_places
from tests.sample import AS_OF, COUNTRY, COUNTY, HOME, NEIGHBOUR, REGION, add, change

RAIN = Selection("rainy-days", (), "like-us", region=True, country=True)


def _page(dataset: Dataset, selection: Selection) -> ComparePage:
    page = compare_page(dataset, selection)
    assert isinstance(page, ComparePage)
    return page


@pytest.fixture
def many(sample: Path) -> Dataset:
    """Return the made-up dataset with seven places in its group."""
    add_places(sample)
    return load(sample, as_of=AS_OF)


def test_without_a_figure_there_is_a_page_to_choose_one(dataset: Dataset) -> None:
    """Never an error, whatever stands beside it."""
    for selection in (Selection(), Selection(places=(COUNTY,), group="like-us")):
        page = compare_page(dataset, selection)
        assert isinstance(page, CompareStart)
        assert (page.name, page.refused, page.own_page) == ("Compare places", "", None)


@pytest.mark.parametrize("indicator", ["boots-handed-out", "gutter-inspection", "people-with-wet-feet"])
def test_what_does_not_compare_is_answered_with_why(dataset: Dataset, indicator: str) -> None:
    """The page says why and leads to the figure's own; the choice starts anew."""
    page = compare_page(dataset, replace(RAIN, indicator=indicator))

    assert isinstance(page, CompareStart)
    assert "not set beside other places" in page.refused
    assert page.own_page is not None
    assert page.own_page.address == f"/indicator?id={indicator}"
    assert page.choosing.selection.indicator == ""


def test_a_few_places_are_told_one_by_one(dataset: Dataset) -> None:
    """Ours first, the others by name, then region and country."""
    page = _page(dataset, RAIN)

    assert page.lead == (
        "In 2020 it was 154 in Muddleford. It was 154 in Old Drizzleshire and 154 in Slopton. "
        "It was 154 in The Wet East and 154 in Rainland."
    )
    assert page.heading == "Rainy days in a year compared"
    assert page.name == "Rainy days in a year compared with Places like Muddleford, The Wet East and Rainland"


def test_many_places_are_told_by_their_middle(many: Dataset) -> None:
    """The region and the country have no part in it, and stand in a sentence of their own."""
    assert _page(many, RAIN).lead == (
        "In 2020 it was 154 in Muddleford, less than the middle of 6 other places: 159. "
        "It was 154 in The Wet East and 154 in Rainland."
    )
    assert _page(many, replace(RAIN, region=False, country=False)).lead.endswith("places: 159.")


@pytest.mark.parametrize(
    ("value", "words"), [(200, "more than the middle of"), (159, "the same as the middle")]
)
def test_the_finding_follows_the_figure(many: Dataset, sample: Path, value: int, words: str) -> None:
    """More, less or the same, as the figures are shown."""
    assert words not in _page(many, RAIN).lead
    change(
        sample,
        "indicators/rainy-days/observations.csv",
        f"2020-01-01/P1Y,{HOME},154",
        f"2020-01-01/P1Y,{HOME},{value}",
    )
    assert words in _page(load(sample, as_of=AS_OF), RAIN).lead


def test_a_middle_within_the_margin_of_error_is_no_clear_difference(many: Dataset, sample: Path) -> None:
    """A figure that cannot be told from the middle is not called less."""
    path = sample / "indicators/rainy-days/observations.csv"
    header, *rows = path.read_text().splitlines()
    wide = [f"{row},150,160" if f"2020-01-01/P1Y,{HOME}" in row else f"{row},," for row in rows]
    path.write_text("\n".join([f"{header},lower,upper", *wide]) + "\n")

    found = _page(load(sample, as_of=AS_OF), RAIN).lead
    assert "with no clear difference from the middle of 6 other places: 159." in found
    assert "less than" in _page(many, RAIN).lead


def test_nothing_chosen_asks_for_places(dataset: Dataset) -> None:
    """Our figure stands there alone, and the page says what to do."""
    page = _page(dataset, Selection("rainy-days"))

    assert page.lead == "In 2020 it was 154 in Muddleford. Choose places to set beside it."
    assert [row.name for row in page.rows] == ["Muddleford"]
    assert page.name == "Rainy days in a year compared"


def test_places_without_the_figure_are_named(many: Dataset, dataset: Dataset) -> None:
    """One lacks the newest year, another everything; neither is dropped silently."""
    assert _page(many, RAIN).missing == ("Eastwick has no figure for 2020.",)
    none = _page(dataset, Selection("gutters-cleared", (COUNTY,), region=True))
    assert none.missing == ("Old Drizzleshire and The Wet East have no figure at all.",)
    assert {row.name: row.cell for row in none.rows}["The Wet East"] is None


def test_what_is_compared_is_of_one_time(many: Dataset) -> None:
    """Everybody's figure is of our newest period, however new or old their own are."""
    rows = {row.code: row for row in _page(many, RAIN).rows}

    assert rows[list(TOWNS)[-1]].cell is None
    assert rows[next(iter(TOWNS))].cell is not None
    assert _page(many, RAIN).period == "2020"


def test_places_stand_by_name_and_each_says_why_it_is_there(many: Dataset) -> None:
    """No figure decides the order."""
    page = _page(many, replace(RAIN, places=(NEIGHBOUR, list(TOWNS)[3])))
    names = [row.name for row in page.rows]

    assert names == sorted(names)
    why = {row.code: row.why for row in page.rows}
    assert why[HOME] == "Ours"
    assert why[REGION] == "The region"
    assert why[COUNTRY] == "The country"
    assert why[NEIGHBOUR] == "Chosen, and in the group"
    assert why[COUNTY] == "In the group"
    alone = _page(many, Selection("rainy-days", (NEIGHBOUR,)))
    assert [(row.name, row.why) for row in alone.rows] == [("Muddleford", "Ours"), ("Slopton", "Chosen")]
    assert [row.code for row in page.rows if row.is_home] == [HOME]


def test_lines_are_those_of_the_places_picked(many: Dataset) -> None:
    """A group would be too many to tell apart; the region and country come and go with their ticks."""
    page = _page(many, replace(RAIN, places=(NEIGHBOUR,), region=False))

    assert page.chart is not None
    assert [line.code for line in page.chart.lines] == [HOME, COUNTRY, NEIGHBOUR]
    assert page.chart.headline.startswith("Muddleford: ")
    assert page.table.codes == (HOME, COUNTRY, NEIGHBOUR)
    assert "The Wet East" not in page.chart.subtitle + page.chart.alt


def test_a_figure_of_one_year_has_no_lines(sample: Path) -> None:
    """There is nothing to draw over time; the rest of the page stands."""
    path = sample / "indicators/rainy-days/observations.csv"
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([header, *(row for row in rows if row.startswith("2020"))]) + "\n")
    page = _page(load(sample, as_of=AS_OF), RAIN)

    assert page.chart is None
    assert page.source.startswith("Source: Rainland Statistics")
    assert len(page.rows) == 5


def test_a_break_that_stops_comparison_is_told(sample: Path) -> None:
    """From then on nothing stands beside our figure."""
    add(
        sample,
        "indicators/rainy-days/indicator.toml",
        '\n[[break]]\nat = 2019-01-01\ncomparable_with_others = false\nreason = "A new gauge."\n'
        'release = "rain-statistics"',
    )
    page = _page(load(sample, as_of=AS_OF), RAIN)

    assert "no longer compares with other places" in page.lead
    assert [row.code for row in page.rows if row.cell] == [HOME]


def test_every_mark_is_explained_once(dataset: Dataset) -> None:
    """Marks of either table, in the order of their letters."""
    page = _page(dataset, Selection("umbrellas-returned", (), "like-us"))

    assert page.legend == ("c: Hidden to protect people.", "p: May still change.")


@pytest.mark.parametrize(
    ("names", "words"), [((), ""), (("A",), "A"), (("A", "B"), "A and B"), (("A", "B", "C"), "A, B and C")]
)
def test_names_are_joined_as_they_are_said(names: tuple[str, ...], words: str) -> None:
    """Commas, and a last "and"."""
    assert joined(names) == words


def test_a_published_group_gives_a_verdict_with_its_arithmetic(many: Dataset) -> None:
    """The rule is the one of the figure's own page, and the link leads there with the same group."""
    verdict = _page(many, RAIN).verdict

    assert verdict is not None
    assert verdict.answer.signal.kind is Kind.COMPARISON
    assert verdict.answer.signal.verdict is Verdict.LOWER
    assert verdict.address == "/indicator?id=rainy-days&group=like-us"


@pytest.mark.parametrize("group", ["", "neighbours"])
def test_what_is_no_published_group_gives_none(many: Dataset, group: str) -> None:
    """Places that are only near are not called alike."""
    assert _page(many, replace(RAIN, group=group)).verdict is None


def test_the_page_names_all_it_sets_beside(dataset: Dataset) -> None:
    """On paper nothing else tells what was chosen."""
    page = _page(dataset, replace(RAIN, places=(COUNTY,), region=False))

    assert page.beside == "Old Drizzleshire, Places like Muddleford and Rainland"
    assert _page(dataset, Selection("rainy-days")).beside == ""


def test_the_strip_holds_those_picked_and_those_of_the_group(many: Dataset) -> None:
    """The region is no place among places; who has no figure is named, not drawn."""
    strip = _page(many, replace(RAIN, places=(NEIGHBOUR,))).strip

    assert strip is not None
    assert {place.code for place in strip.others} == {NEIGHBOUR, COUNTY, *list(TOWNS)[:-1]}
    assert strip.missing == ("Eastwick",)
    assert _page(many, Selection("rainy-days", region=True)).strip is None
