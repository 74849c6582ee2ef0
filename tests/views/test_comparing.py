"""What a reader may set side by side, and where each choice stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.views.comparing import FEW, Selection, choosable, choosing, usual_selection, why_not
from tests.sample import AS_OF, COUNTRY, COUNTY, HOME, NEIGHBOUR, REGION, change

ALL = Selection("rainy-days", (COUNTY,), "like-us", region=True, country=True)


@pytest.mark.parametrize(
    ("selection", "address"),
    [
        (Selection(), "/compare"),
        (Selection("rainy-days"), "/compare?indicator=rainy-days"),
        (Selection("rainy-days", country=True), "/compare?indicator=rainy-days&country=yes"),
        (
            Selection("rainy-days", (COUNTY, NEIGHBOUR)),
            f"/compare?indicator=rainy-days&place={COUNTY}&place={NEIGHBOUR}",
        ),
        (ALL, f"/compare?indicator=rainy-days&place={COUNTY}&group=like-us&region=yes&country=yes"),
    ],
)
def test_the_whole_choice_stands_in_the_address(selection: Selection, address: str) -> None:
    """What was not chosen is not there."""
    assert selection.address == address


def test_a_place_wanted_twice_is_compared_once(dataset: Dataset) -> None:
    """One may be picked by name and be in the group too."""
    assert ALL.lines(dataset) == (COUNTRY, REGION, COUNTY)
    assert ALL.codes(dataset) == (COUNTRY, REGION, COUNTY, NEIGHBOUR)


def test_a_group_that_does_not_exist_has_no_places(dataset: Dataset) -> None:
    """Nothing is compared with nothing."""
    assert replace(ALL, group="no-such").grouped(dataset) == ()


def test_a_reader_may_pick_councils_and_members_of_groups(dataset: Dataset) -> None:
    """Councils of today and of former days; never our own, and the region and country have ticks."""
    assert choosable(dataset) == {NEIGHBOUR, COUNTY}


def test_only_figures_that_compare_are_offered(dataset: Dataset) -> None:
    """Totals and grades are left out, and so is what only our own place has."""
    offered = {figure.id for figure in choosing(dataset, Selection()).figures}

    assert offered == {"umbrellas-returned", "gutters-cleared", "letters-answered", "rainy-days"}
    assert offered == {i.id for i in dataset.indicators.values() if not why_not(dataset, i)}


@pytest.mark.parametrize(
    ("indicator", "why"),
    [
        ("boots-handed-out", "It is a total."),
        ("gutter-inspection", "It is a grade in words"),
        ("rainy-days", ""),
    ],
)
def test_what_does_not_compare_says_why(dataset: Dataset, indicator: str, why: str) -> None:
    """The reason is one a reader can follow."""
    said = why_not(dataset, dataset.indicator(indicator))

    assert said.startswith(why)
    assert bool(said) == bool(why)


def test_a_figure_of_one_place_says_so(sample: Path) -> None:
    """A figure only we have, or one we do not have, has nothing to stand beside."""
    path = sample / "indicators/rainy-days/observations.csv"
    header, *rows = path.read_text().splitlines()
    path.write_text("\n".join([header, *(row for row in rows if HOME in row)]) + "\n")
    dataset = load(sample, as_of=AS_OF)
    assert why_not(dataset, dataset.indicator("rainy-days")).startswith(
        "It is published for Muddleford alone"
    )

    path.write_text("\n".join([header, *(row for row in rows if HOME not in row)]) + "\n")
    dataset = load(sample, as_of=AS_OF)
    assert why_not(dataset, dataset.indicator("rainy-days")).startswith(
        "No figure is published for Muddleford"
    )


def test_figures_stand_under_their_priority_headlines_first(sample: Path) -> None:
    """A few are named outright: those chosen for the priority's card, then others by title."""
    change(
        sample, "indicators/rainy-days/indicator.toml", 'priority = "tidy-council"', 'priority = "dry-town"'
    )
    subjects = choosing(load(sample, as_of=AS_OF), Selection()).subjects
    (dry,) = [subject for subject in subjects if subject.title == "A dry town"]

    assert [figure.words for figure in dry.figures] == sorted(figure.words for figure in dry.figures)
    assert len(dry.few) <= FEW
    assert dry.few[0].id == "umbrellas-returned"
    assert "No puddles" not in {subject.title for subject in subjects}


def test_without_a_figure_there_are_no_places_to_choose(dataset: Dataset) -> None:
    """The first choice is the figure; the usual group, region and country come with it."""
    start = choosing(dataset, usual_selection(dataset))

    assert (start.places, start.groups) == ((), ())
    assert start.about(start.figures[0]).endswith("&group=like-us&region=yes&country=yes")
    assert start.page_of(start.figures[0]) == f"/indicator?id={start.figures[0].id}"


def test_only_places_with_a_figure_are_offered(dataset: Dataset) -> None:
    """But one that was picked is never dropped silently."""
    offered = choosing(dataset, Selection("gutters-cleared"))
    assert [place.id for place in offered.places] == [NEIGHBOUR]

    picked = choosing(dataset, Selection("gutters-cleared", (COUNTY,)))
    assert [place.words for place in picked.places] == ["Old Drizzleshire", "Slopton"]
    assert [place.id for place in picked.chosen] == [COUNTY]


def test_each_picked_place_has_its_way_out(dataset: Dataset) -> None:
    """The link leaves all else as it is."""
    two = choosing(dataset, replace(ALL, places=(COUNTY, NEIGHBOUR)))

    assert [(place.id, address) for place, address in two.without] == [
        (COUNTY, replace(ALL, places=(NEIGHBOUR,)).address),
        (NEIGHBOUR, replace(ALL, places=(COUNTY,)).address),
    ]


def test_each_group_is_a_link_and_so_is_none(dataset: Dataset) -> None:
    """The last one takes the group away."""
    links = {option.id: address for option, address in choosing(dataset, ALL).by_group}

    assert list(links) == ["like-us", "neighbours", ""]
    assert links["neighbours"] == replace(ALL, group="neighbours").address
    assert "group" not in links[""]
