"""Groups of places: what is said of each is worked out from the lists themselves."""

from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from lutondash import Dataset, load
from lutondash.views.place_groups import NEIGHBOURS, PlaceGroup, group_ids, place_groups, usual_group
from tests.many_places import TOWNS, add_places
from tests.sample import AS_OF, COUNTY, HOME, NEIGHBOUR


def _groups(dataset: Dataset) -> dict[str, PlaceGroup]:
    return {group.id: group for group in place_groups(dataset)}


def _with(dataset: Dataset, **changes: object) -> Dataset:
    """Return the dataset with another form of its one group beside it."""
    group = dataset.comparator_groups["like-us"].model_copy(update=changes)
    return replace(
        dataset, comparator_groups=MappingProxyType({**dataset.comparator_groups, group.id: group})
    )


def test_every_group_may_stand_in_an_address(dataset: Dataset) -> None:
    """The published groups, the usual one first, then the neighbours."""
    assert list(_groups(dataset)) == ["like-us", NEIGHBOURS]
    assert set(group_ids(dataset)) == set(_groups(dataset))
    assert usual_group(dataset) == "like-us"


def test_the_usual_group_is_first(dataset: Dataset) -> None:
    """Whatever stands before it in the file."""
    first = dataset.comparator_groups["like-us"]
    other = first.model_copy(update={"id": "other", "is_default": False})
    changed = replace(dataset, comparator_groups=MappingProxyType({"other": other, "like-us": first}))

    assert list(_groups(changed)) == ["like-us", "other", NEIGHBOURS]


def test_neighbours_are_the_councils_of_the_region(sample: Path) -> None:
    """Those that run every service today; never our own, nor one that is gone."""
    add_places(sample)
    group = _groups(load(sample, as_of=AS_OF))[NEIGHBOURS]

    assert set(group.codes) == {NEIGHBOUR, *TOWNS}
    assert HOME not in group.codes
    assert COUNTY not in group.codes
    assert "The Wet East" in group.title


def test_a_region_without_other_councils_has_no_neighbours(dataset: Dataset) -> None:
    """An empty group would be a choice of nothing."""
    alone = MappingProxyType({code: g for code, g in dataset.geographies.items() if code != NEIGHBOUR})

    assert NEIGHBOURS not in _groups(replace(dataset, geographies=alone, comparator_groups={}))


def test_our_own_place_is_in_no_group(dataset: Dataset) -> None:
    """Some makers count a place among those like itself."""
    changed = _with(dataset, codes=(HOME, NEIGHBOUR))

    assert _groups(changed)["like-us"].codes == (NEIGHBOUR,)


def test_members_are_named_by_name(dataset: Dataset) -> None:
    """The order of the maker is told in words, not shown."""
    group = _groups(dataset)["like-us"]

    assert group.names == ("Old Drizzleshire", "Slopton")
    assert any("most alike first" in words for words in group.how)
    assert any("no order" in words for words in _groups(_with(dataset, is_ranked=False))["like-us"].how)


def test_a_group_says_what_it_shares_with_the_usual_one(dataset: Dataset) -> None:
    """So a reader sees how they differ; the usual group is not compared with itself."""
    other = {"id": "other", "title": "Others", "is_default": False, "codes": (NEIGHBOUR, "E12999001")}
    found = _groups(_with(dataset, **other))

    assert found["other"].how[-1] == "1 of its 2 places are also in “Places like Muddleford”."
    assert not any("also in" in words for words in found["like-us"].how)


@pytest.mark.parametrize(
    ("source", "said", "address"),
    [
        ("https://example.org/list.csv", "The list as it was published", "https://example.org/list.csv"),
        ("Made up", "Made up", ""),
    ],
)
def test_a_group_names_its_source(dataset: Dataset, source: str, said: str, address: str) -> None:
    """An address becomes a link, words stay words."""
    group = _groups(_with(dataset, source=source))["like-us"]

    assert (group.source, group.address) == (said, address)


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2024-11-04 (a copy)", "4 November 2024 (a copy)"),
        ("2025-05", "May 2025"),
        ("last year", "last year"),
    ],
)
def test_a_date_is_written_in_words(dataset: Dataset, date: str, said: str) -> None:
    """What is not a date stays as it is."""
    assert _groups(_with(dataset, source_date=date))["like-us"].date == said


def test_a_licence_names_groups_by_their_titles(dataset: Dataset) -> None:
    """An id says nothing to a reader."""
    group = _groups(_with(dataset, licence_note="as for like-us"))["like-us"]

    assert group.licence == "As for “Places like Muddleford”."
