"""Which document stands at which address, and what is made of the choices in it."""

from itertools import product
from urllib.parse import parse_qs, urlsplit

import pytest

from lutondash import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.listing import outcome_listing, priority_listing
from lutondash.site import pages
from lutondash.site.pages import MOST_PLACES, Given
from lutondash.views.comparing import Selection
from lutondash.views.priority_page import SHOWN, SIDES
from lutondash.views.search import LONGEST_QUERY
from tests.sample import COUNTRY, COUNTY, HOME, NEIGHBOUR, REGION

ID = ("id", ("rainy-days",))
SHORTEST = 50
"""Letters of a description; search engines leave shorter ones out."""


@pytest.mark.parametrize(
    ("name", "given", "choices"),
    [
        ("overview", {}, ()),
        ("overview", {"q": ["feet"]}, (("q", ("feet",)),)),
        ("overview", {"q": ["wet", "feet"]}, (("q", ("feet",)),)),
        ("overview", {"q": ["wet", ""]}, ()),
        ("overview", {"q": [""]}, ()),
        ("overview", {"q": []}, ()),
        ("overview", {"nonsense": ["1"], "id": ["rainy-days"]}, ()),
        ("dry-town", {"show": ["worse"]}, (("show", ("worse",)),)),
        ("dry-town", {"show": ["worse"], "side": ["town"]}, (("side", ("town",)), ("show", ("worse",)))),
        ("dry-town", {"show": ["WORSE"], "side": ["moon"]}, ()),
        ("dry-town", {"show": ["worse", "moon"]}, ()),
        ("dry-town", {"show": ["moon", "worse"]}, (("show", ("worse",)),)),
        ("dry-town", {"show": [""], "side": [""]}, ()),
        ("outcome", {"id": ["umbrellas-find-home"]}, (("id", ("umbrellas-find-home",)),)),
        ("outcome", {"id": ["a", "b"]}, (("id", ("b",)),)),
        ("indicator", {"id": ["rainy-days"]}, (ID,)),
        (
            "indicator",
            {"id": ["rainy-days"], "place": [COUNTY, NEIGHBOUR]},
            (ID, ("place", (COUNTY, NEIGHBOUR))),
        ),
        ("indicator", {"id": ["rainy-days"], "place": [COUNTY, COUNTY]}, (ID, ("place", (COUNTY,)))),
        ("indicator", {"id": ["rainy-days"], "place": ["moon", COUNTY, ""]}, (ID, ("place", (COUNTY,)))),
        ("indicator", {"place": [COUNTY], "id": ["rainy-days"]}, (ID, ("place", (COUNTY,)))),
        ("compare", {}, ()),
        ("compare", {"indicator": ["no-such"], "place": ["moon"], "group": ["mine"], "region": ["no"]}, ()),
        ("compare", {"indicator": ["no-such", "rainy-days"]}, (("indicator", ("rainy-days",)),)),
        ("compare", {"indicator": ["boots-handed-out"]}, (("indicator", ("boots-handed-out",)),)),
        ("compare", {"place": [COUNTY, HOME, REGION, COUNTY]}, (("place", (COUNTY,)),)),
        (
            "compare",
            {"country": ["yes"], "group": ["neighbours"], "region": ["yes"], "indicator": ["rainy-days"]},
            (
                ("indicator", ("rainy-days",)),
                ("group", ("neighbours",)),
                ("region", ("yes",)),
                ("country", ("yes",)),
            ),
        ),
        ("about", {"q": ["feet"], "id": ["x"], "place": [COUNTY]}, ()),
    ],
)
def test_a_page_keeps_of_an_address_what_it_knows(
    dataset: Dataset, name: str, given: Given, choices: pages.Choices
) -> None:
    """The last value wins, several places may be; the unknown says nothing; the order is the page's."""
    assert pages.choices(dataset, name, given) == choices


def test_long_values_are_cut(dataset: Dataset) -> None:
    """A huge address costs no more than a long one."""
    (kept,) = pages.choices(dataset, "overview", {"q": ["x" * 100_000]})

    assert kept == ("q", ("x" * LONGEST_QUERY,))


def test_a_value_is_cut_before_it_is_known(dataset: Dataset) -> None:
    """A known value with a long tail is not known."""
    assert pages.choices(dataset, "dry-town", {"show": ["worse" + " " * 500]}) == ()


def test_no_more_places_than_can_be_told_apart(dataset: Dataset) -> None:
    """The first few are kept, whatever stands between them."""
    choice = pages.Choice("place", MOST_PLACES)
    many = [str(number) for number in range(50)]

    assert choice.values(dataset, {"place": ["0", *many, "0"]}) == tuple(many[:MOST_PLACES])


@pytest.mark.parametrize(
    "name", ["", "Overview", "dry-town ", "no-such", "rainy-days", "../about", "download"]
)
def test_a_page_that_is_none_is_refused(dataset: Dataset, name: str) -> None:
    """Its choices are not looked at, and its name is told back."""
    with pytest.raises(UnknownIdError) as fault:
        pages.choices(dataset, name, {})
    assert (fault.value.kind, fault.value.wanted) == ("page", name)
    with pytest.raises(UnknownIdError):
        pages.document(dataset, name, ())


@pytest.mark.parametrize("name", ["outcome", "indicator"])
@pytest.mark.parametrize("choices", [(), (("id", ("no-such",)),), (("id", ("<script>",)),)])
def test_an_id_that_nothing_bears_is_refused(dataset: Dataset, name: str, choices: pages.Choices) -> None:
    """Neither a page without an id nor one with a wrong id has a document."""
    with pytest.raises(UnknownIdError):
        pages.document(dataset, name, choices)


def test_every_address_has_a_document_and_leads_back_to_itself(dataset: Dataset) -> None:
    """Pages, outcomes and indicators each have one address, and no two share one."""
    found = [pages.address(name, choices) for name, choices in pages.addresses(dataset)]

    assert len(found) == len(set(found))
    assert found.count("/") == 1
    assert len(found) == (len(pages.names(dataset)) - 2 + len(dataset.outcomes) + len(dataset.indicators))
    for name, choices in pages.addresses(dataset):
        assert pages.document(dataset, name, choices).blocks
        assert pages.choices(dataset, name, {key: list(values) for key, values in choices}) == choices


@pytest.mark.parametrize(
    ("name", "choices", "address"),
    [
        ("overview", (), "/"),
        ("overview", (("q", ("wet feet",)),), "/?q=wet+feet"),
        ("dry-town", (("side", ("town",)), ("show", ("worse",))), "/dry-town?side=town&show=worse"),
        ("indicator", (ID, ("place", ("E1", "E2"))), "/indicator?id=rainy-days&place=E1&place=E2"),
    ],
)
def test_an_address_holds_the_choices(name: str, choices: pages.Choices, address: str) -> None:
    """What was chosen can be kept, sent and opened again."""
    assert pages.address(name, choices) == address


def test_every_page_says_in_its_own_words_what_it_is(dataset: Dataset) -> None:
    """No two pages share a name or a description, whatever a reader chose, and no description is a stub."""
    chosen: list[tuple[str, pages.Choices]] = [
        *pages.addresses(dataset),
        *(("overview", (("q", (words,)),)) for words in ("umbrella", "brollies", "nosuchword")),
        *(("indicator", (ID, ("place", places))) for places in ((NEIGHBOUR,), (NEIGHBOUR, COUNTY))),
        *(("compare", (("indicator", (each,)),)) for each in ("rainy-days", "umbrellas-returned")),
        ("compare", (("indicator", ("boots-handed-out",)),)),
        ("compare", (("indicator", ("rainy-days",)), ("group", ("like-us",)))),
    ]
    for priority in dataset.priorities:
        for side, show in product(SIDES, SHOWN):
            kept = pages.choices(dataset, priority.id, {"side": [side], "show": [show]})
            chosen += [(priority.id, kept)] if kept else []
    documents = [pages.document(dataset, name, choices) for name, choices in chosen]

    assert len(documents) > 3 * 17
    assert len({each.name for each in documents}) == len(documents)
    assert len({each.description for each in documents}) == len(documents)
    assert [each.description for each in documents if len(each.description) < SHORTEST] == []


@pytest.mark.parametrize(
    ("name", "choices", "address"),
    [
        ("overview", (("q", ("feet",)),), "/"),
        ("dry-town", (("side", ("town",)), ("show", ("worse",))), "/dry-town"),
        ("indicator", (ID, ("place", ("E1",))), "/indicator?id=rainy-days"),
        ("outcome", (("id", ("no-wet-feet",)),), "/outcome?id=no-wet-feet"),
        ("compare", (("indicator", ("rainy-days",)), ("place", ("E1",))), "/compare"),
    ],
)
def test_a_page_is_remembered_without_what_a_reader_chose(
    name: str, choices: pages.Choices, address: str
) -> None:
    """Only the id says which page it is."""
    assert pages.canonical(name, choices) == address


def test_choices_change_what_is_shown(dataset: Dataset) -> None:
    """A filter, a search and a place are not only kept."""
    plain = pages.document(dataset, "dry-town", ())
    assert pages.document(dataset, "dry-town", (("side", ("council",)),)) != plain
    assert "umbrella" in pages.document(dataset, "overview", (("q", ("umbrella",)),)).name
    umbrellas = ("id", ("umbrellas-returned",))
    chosen = pages.document(dataset, "indicator", (umbrellas, ("place", (NEIGHBOUR,))))
    assert chosen != pages.document(dataset, "indicator", (umbrellas,))


def test_what_can_be_taken_from_a_page_is_what_it_lists(dataset: Dataset) -> None:
    """The indicators of a page are those of its rows, whatever its filters."""
    for priority in dataset.priorities:
        listed = {each.row.id for each in priority_listing(dataset, priority.id)}
        assert {each.id for each in pages.offered(dataset, priority.id, ())} == listed
    for slug in dataset.outcomes:
        listed = {each.row.id for each in outcome_listing(dataset, slug)}
        assert {each.id for each in pages.offered(dataset, "outcome", (("id", (slug,)),))} == listed
    assert {each.id for each in pages.offered(dataset, "data", ())} == set(dataset.indicators)
    assert [each.id for each in pages.offered(dataset, "indicator", (ID,))] == ["rainy-days"]
    compared = pages.offered(dataset, "compare", (("indicator", ("rainy-days",)),))
    assert [each.id for each in compared] == ["rainy-days"]
    assert pages.offered(dataset, "compare", ()) == ()


def test_places_of_the_frame_may_be_chosen_too(dataset: Dataset) -> None:
    """Our own place, the region and the country are places; what cannot be compared is left to the view."""
    given = {"id": ["rainy-days"], "place": [HOME, REGION, COUNTRY]}

    assert pages.choices(dataset, "indicator", given) == (ID, ("place", (HOME, REGION, COUNTRY)))


def test_a_comparison_leads_back_to_itself(dataset: Dataset) -> None:
    """What is set side by side can be kept, sent and opened again: its address gives the same choice."""
    wanted = Selection("rainy-days", (NEIGHBOUR, COUNTY), "like-us", region=True)
    given = parse_qs(urlsplit(wanted.address).query)

    assert pages.selection(pages.choices(dataset, "compare", given)) == wanted
    assert pages.address("compare", wanted.choices) == wanted.address
