"""A finished page says what the app says, in the same fragments, and needs no script for it."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

import pytest

from lutondash import Dataset
from lutondash.errors import UnknownIdError
from lutondash.markup import documents
from lutondash.markup.blocks import Chart, CompareChoice, Downloads, Html, PlaceChoice
from lutondash.markup.engine import Lines
from lutondash.site import finished, pages
from lutondash.site.finished import CARD, FONT, Finished, Medium, whole
from lutondash.site.pages import MOST_PLACES, Choices
from lutondash.views.site import site
from tests.sample import COUNTY, NEIGHBOUR
from tests.site.reading import elements, parsed, words

HOSTILE = "\"><script>alert(1)</script>'$x$ [a](javascript:b)"
UMBRELLAS = ("id", ("umbrellas-returned",))
COMPARED: Choices = (
    ("indicator", ("umbrellas-returned",)),
    ("place", (NEIGHBOUR, COUNTY)),
    ("group", ("like-us",)),
    ("country", ("yes",)),
)


def locate(address: str) -> str:
    """Say where an address is in public."""
    return f"https://example.org{address}"


def finish(dataset: Dataset, name: str, *choices: tuple[str, tuple[str, ...]]) -> Finished:
    """Finish a page for the server."""
    return finished.finished(dataset, name, choices, locate)


def addresses(dataset: Dataset) -> Iterator[tuple[str, Choices]]:
    """Give every page, and some with choices."""
    yield from pages.addresses(dataset)
    yield "overview", (("q", ("umbrella",)),)
    yield "dry-town", (("side", ("town",)), ("show", ("worse",)))
    yield "indicator", (UMBRELLAS, ("place", (NEIGHBOUR, COUNTY)))
    yield "compare", COMPARED
    yield "compare", (("indicator", ("boots-handed-out",)),)


def without_lines(fragment: str) -> str:
    """Leave out small lines, which each renderer draws its own way."""
    return re.sub(r'<img class="spark"[^>]*>|<svg class="spark".*?</svg>', "line", fragment)


@pytest.mark.parametrize("medium", Medium)
def test_a_page_is_made_of_the_same_fragments_as_in_the_app(dataset: Dataset, medium: Medium) -> None:
    """Each block of the app's page stands in the finished one, in its place; fragments letter by letter."""
    for name, choices in addresses(dataset):
        page = finished.finished(dataset, name, choices, locate, medium)
        blocks = pages.document(dataset, name, choices).blocks
        assert len(page.content) == len(blocks), name
        for block, part in zip(blocks, page.content, strict=True):
            if isinstance(block, Html):
                fragment = block.body(Lines.AS_IMAGES, served=medium is finished.Medium.SERVED)
                assert without_lines(part) == without_lines(fragment), name
                assert ('<img class="spark"' in part, 'src="data:' in part) == (False, False), name
            if isinstance(block, Chart):
                assert f'aria-label="{block.view.alt}"' in unescape(part), name
            if isinstance(block, Downloads):
                assert all(f'href="{file.address}"' in unescape(part) for file in block.files), name


def test_the_top_and_the_foot_are_the_apps_own(dataset: Dataset) -> None:
    """The menu marks where the reader is, and the search says what was asked."""
    frame = site(dataset)

    page = finish(dataset, "overview", ("q", ("wet feet",)))
    assert page.top == documents.top(frame, "overview", "wet feet")
    assert page.foot == documents.foot(frame)
    assert finish(dataset, "dry-town").top == documents.top(frame, "dry-town", "")


def test_a_page_holds_all_its_parts_in_their_order(dataset: Dataset) -> None:
    """Top, opening, content, foot, ending: nothing is lost on the way."""
    page = finish(dataset, "indicator", UMBRELLAS)

    text = whole(page, opening="<p>opens</p>", ending="<p>ends</p>")
    parts = [page.head, page.paper, page.top, "<p>opens</p>", *page.content, page.foot, "<p>ends</p>"]
    found = [text.index(part) for part in parts]
    assert found == sorted(found)
    assert text.count(FONT) == 2
    assert FONT not in whole(page, font="other.woff2")


def test_a_chart_stands_there_at_several_sizes_with_one_text(dataset: Dataset) -> None:
    """All drawings are silent, and what they show is said once."""
    page = finish(dataset, "indicator", UMBRELLAS)
    (chart,) = [part for part in page.content if "<svg" in part and 'role="img"' in part]

    assert chart.count("<svg") == chart.count('aria-hidden="true"') > 1
    assert chart.count('role="img"') == 1
    assert "<script" not in chart


@pytest.mark.parametrize("name", ["no-such", "", "Overview"])
def test_a_page_that_is_none_is_refused(dataset: Dataset, name: str) -> None:
    """The server and the files each say it in their own way."""
    with pytest.raises(UnknownIdError):
        finish(dataset, name)


def test_an_id_that_nothing_bears_is_refused(dataset: Dataset) -> None:
    """So is an indicator or an outcome that is not there."""
    with pytest.raises(UnknownIdError):
        finish(dataset, "indicator", ("id", (HOSTILE,)))


def test_what_a_reader_asks_stays_text(dataset: Dataset) -> None:
    """No question becomes an element, in the head, the search or the content."""
    text = whole(finish(dataset, "overview", ("q", (HOSTILE,))))
    root, faults = parsed(text)

    assert faults == []
    assert [script.get("type") for script in elements(root, "script")] == ["application/ld+json"]
    (asked,) = [each for each in elements(root, "input") if each.get("name") == "q"]
    assert asked.get("value") == HOSTILE
    assert HOSTILE in words(next(elements(root, "h1")))


def test_places_are_chosen_by_a_form_and_taken_away_by_links(dataset: Dataset) -> None:
    """The form keeps what was chosen before, offers no place twice, and each place has its way out."""
    page = finish(dataset, "indicator", UMBRELLAS, ("place", (NEIGHBOUR, COUNTY)))
    (form,) = [part for part in page.content if "<form" in part]
    root, _ = parsed(form)

    kept = {(each.get("name"), each.get("value")) for each in elements(root, "input")}
    assert kept == {("id", "umbrellas-returned"), ("place", NEIGHBOUR), ("place", COUNTY)}
    assert {NEIGHBOUR, COUNTY} & {each.get("value") for each in elements(root, "option")} == set()
    assert [each.get("href") for each in elements(next(elements(root, "form")), "a")] == [
        f"/indicator?id=umbrellas-returned&place={COUNTY}",
        f"/indicator?id=umbrellas-returned&place={NEIGHBOUR}",
    ]


def test_a_comparison_is_chosen_by_a_form_and_by_links(dataset: Dataset) -> None:
    """The form keeps all that was chosen and offers the rest; places leave and groups change by links."""
    (part,) = [part for part in finish(dataset, "compare", *COMPARED).content if "<form" in part]
    root, faults = parsed(f"<!doctype html><title>x</title>{part}")
    assert faults == []
    form = next(elements(root, "form"))

    kept = {(e.get("name"), e.get("value")) for e in elements(form, "input") if e.get("type") == "hidden"}
    assert kept == {("place", NEIGHBOUR), ("place", COUNTY), ("group", "like-us")}
    ticked = {e.get("name") for e in elements(form, "input") if "checked" in e.attrib}
    assert ticked == {"country"}
    (chosen,) = [e.get("value") for e in elements(form, "option") if "selected" in e.attrib]
    assert chosen == "umbrellas-returned"
    labelled = {label.get("for") for label in elements(form, "label")}
    assert {select.get("id") for select in elements(form, "select")} <= labelled
    removed = [each.get("href") for each in elements(form, "a")]
    assert removed == [
        f"/compare?indicator=umbrellas-returned&place={code}&group=like-us&country=yes"
        for code in (COUNTY, NEIGHBOUR)
    ]
    groups = {
        words(e): e for e in elements(root, "a") if "&group=" in e.get("href", "") or words(e) == "No group"
    }
    assert groups["Places like Muddleford"].get("aria-current") == "true"
    assert "group" not in (groups["No group"].get("href") or "")


def test_a_comparison_begins_with_a_figure(dataset: Dataset) -> None:
    """Figures stand under their priorities, a few are links, and similar places come with the first."""
    (part,) = [part for part in finish(dataset, "compare").content if "<form" in part]
    root, _ = parsed(part)

    assert {group.get("label") for group in elements(root, "optgroup")} == {"A dry town", "A tidy council"}
    offered = {e.get("value") for e in elements(root, "option")} - {""}
    assert offered == {"umbrellas-returned", "gutters-cleared", "letters-answered", "rainy-days"}
    kept = {(e.get("name"), e.get("value")) for e in elements(root, "input")}
    assert kept == {("group", "like-us"), ("region", "yes"), ("country", "yes")}
    links = {each.get("href") for each in elements(root, "a")}
    assert "/compare?indicator=rainy-days&group=like-us&region=yes&country=yes" in links


def test_every_figure_that_compares_leads_to_its_comparison(dataset: Dataset) -> None:
    """The places chosen there come along; a total leads nowhere."""
    page = "".join(finish(dataset, "indicator", UMBRELLAS, ("place", (NEIGHBOUR,))).content)
    wanted = f"/compare?indicator=umbrellas-returned&place={NEIGHBOUR}&group=like-us&region=yes&country=yes"

    assert wanted in unescape(page)
    assert "/compare" not in "".join(finish(dataset, "indicator", ("id", ("boots-handed-out",))).content)


def test_no_more_places_are_offered_than_can_be_told_apart(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When the chart is full there is nothing left to choose, only to take away."""
    assert MOST_PLACES == 6
    monkeypatch.setattr(pages, "MOST_PLACES", 2)
    page = finish(dataset, "indicator", UMBRELLAS, ("place", (NEIGHBOUR, COUNTY)))
    (form,) = [part for part in page.content if "<form" in part]

    assert "<select" not in form
    assert form.count("Remove") == 2


def test_files_have_no_form_but_a_way_to_what_it_gives(dataset: Dataset) -> None:
    """Without a server nothing is searched or compared; a list and a file stand in their place."""
    for name, choices in pages.addresses(dataset):
        page = finished.finished(dataset, name, choices, locate, Medium.FILES)
        text = whole(page)
        assert "<form" not in text, name
        assert 'href="/data#every-figure"' in page.top, name
        blocks = pages.document(dataset, name, choices).blocks
        for block, part in zip(blocks, page.content, strict=True):
            if isinstance(block, PlaceChoice):
                assert 'href="/data"' in part, name
            if isinstance(block, CompareChoice):
                assert 'href="/indicator?id=rainy-days"' in part, name
        assert "/compare?" not in text, name


def test_a_page_names_its_address_only_where_it_has_one(dataset: Dataset) -> None:
    """A relative address is none that others could remember."""
    page = finish(dataset, "dry-town")
    assert '<link rel="canonical" href="https://example.org/dry-town">' in page.head
    assert 'content="https://example.org/assets/card.png"' in page.head

    page = finished.finished(dataset, "dry-town", (), lambda address: f"..{address}")
    assert "canonical" not in page.head
    assert "og:url" not in page.head
    assert "og:image" not in page.head
    assert "noindex" not in page.head


@pytest.mark.parametrize(
    ("name", "choices", "address", "title"),
    [
        ("overview", (), "/", "How is Muddleford doing?"),
        ("overview", (("q", ("feet",)),), "/", "Figures about feet - How is Muddleford doing?"),
        ("dry-town", (("show", ("worse",)),), "/dry-town", "A dry town: worse - How is Muddleford doing?"),
        (
            "dry-town",
            (("side", ("town",)), ("show", ("worse",))),
            "/dry-town",
            "A dry town: worse, the town - How is Muddleford doing?",
        ),
        (
            "indicator",
            (UMBRELLAS, ("place", (NEIGHBOUR, COUNTY))),
            "/indicator?id=umbrellas-returned",
            "Lost umbrellas given back, compared with Slopton and Old Drizzleshire"
            " - How is Muddleford doing?",
        ),
    ],
)
def test_choices_stand_in_the_title_but_not_in_the_address_to_remember(
    dataset: Dataset, name: str, choices: Choices, address: str, title: str
) -> None:
    """A reader can tell two tabs apart, and a search engine keeps one page of them all."""
    page = finish(dataset, name, *choices)

    assert f"<title>{title}</title>" in page.head
    assert f'<meta property="og:title" content="{title}">' in page.head
    assert f'<link rel="canonical" href="https://example.org{address}">' in page.head
    assert f'<meta property="og:url" content="https://example.org{address}">' in page.head


def test_what_a_search_found_is_kept_from_search_engines(dataset: Dataset) -> None:
    """They would follow one search to the next for ever; every other page is theirs to read."""
    noindex = '<meta name="robots" content="noindex">'

    assert noindex in finish(dataset, "overview", ("q", ("feet",))).head
    assert not any(noindex in finish(dataset, name, *given).head for name, given in pages.addresses(dataset))
    assert noindex not in finish(dataset, "dry-town", ("show", ("worse",))).head


def test_the_icon_is_the_one_of_the_assets(dataset: Dataset) -> None:
    """A page holds it, so that no browser asks for it first."""
    root, _ = parsed(whole(finish(dataset, "about")))

    (icon,) = [each.get("href") or "" for each in elements(root, "link") if each.get("rel") == "icon"]
    drawn = unquote(icon.removeprefix("data:image/svg+xml,"))
    assert drawn == (finished.ASSETS / "favicon.svg").read_text("utf-8").strip()


def test_a_shared_link_shows_the_chart_or_the_card(dataset: Dataset) -> None:
    """An indicator with a chart has its picture, every other page the site's."""
    assert (
        "https://example.org/download/umbrellas-returned.png" in finish(dataset, "indicator", UMBRELLAS).head
    )
    assert f"https://example.org{CARD}" in finish(dataset, "about").head


@pytest.mark.parametrize("medium", Medium)
def test_the_page_for_lost_readers_is_kept_from_search_engines(dataset: Dataset, medium: Medium) -> None:
    """It has no address of its own, a way to every page, and repeats nothing that was asked."""
    page = finished.not_found(dataset, medium)
    root, faults = parsed(whole(page))

    assert faults == []
    assert 'name="robots" content="noindex"' in page.head
    assert "canonical" not in page.head
    assert ("<form" in page.top) == (medium is Medium.SERVED)
    assert {item.address for item in site(dataset).footer} <= {
        each.get("href") for each in elements(root, "a")
    }
