"""Tests of `lutondash.markup.carrying`: a reader stays in the edition that was chosen."""

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.markup.carrying import carried, saved_as, with_edition

FRAGMENT = (
    '<p>See <a class="x" href="/indicator?id=a&amp;place=b#top" aria-current="page">a</a>,'
    ' <a href="/">home</a> and <a href="https://example.org/?x=1">elsewhere</a>.</p>'
    '<form class="search" action="/" method="get"><input name="q" value="1 > 0"></form>'
)


@pytest.mark.parametrize(
    ("address", "carrying"),
    [
        ("/", "/?edition=7"),
        ("/dry-town?show=worse", "/dry-town?show=worse&edition=7"),
        ("/data#every-figure", "/data?edition=7#every-figure"),
        ("/indicator?id=a&place=b&place=c#x", "/indicator?id=a&place=b&place=c&edition=7#x"),
        ("/download/a.csv", "/download/a.csv?edition=7"),
        ("/?edition=3", "/?edition=3"),
        ("/assets/card.png", "/assets/card.png"),
        ("/sitemap.xml", "/sitemap.xml"),
    ],
)
def test_an_address_bears_the_edition(address: str, carrying: str) -> None:
    """Choices and anchor are kept, and what is the same for all editions stays as it is."""
    assert with_edition(address, 7) == carrying
    assert with_edition(address, None) == address


def test_every_link_and_form_within_the_site_carries() -> None:
    """Links elsewhere do not, and no other sign changes."""
    page = html5lib.parse(carried(FRAGMENT, 7), namespaceHTMLElements=False)
    assert [link.get("href") for link in page.iter("a")] == [
        "/indicator?id=a&place=b&edition=7#top",
        "/?edition=7",
        "https://example.org/?x=1",
    ]
    sent = [(each.get("name"), each.get("value")) for each in page.iter("input")]
    assert sent == [("edition", "7"), ("q", "1 > 0")]
    assert carried(FRAGMENT, None) == FRAGMENT
    assert carried(carried(FRAGMENT, 7), 7) == carried(FRAGMENT, 7)


def test_the_way_back_to_now_is_left_open() -> None:
    """A link to the latest version, or to an edition of its own, stays as it is."""
    for link in ('<a href="/data" rel="latest-version">now</a>', '<a href="/data?edition=2">2</a>'):
        assert carried(link, 7) == link


@given(st.text())
def test_text_is_never_changed(text: str) -> None:
    """What is no tag of a link or a form stays as it is, and carrying twice is carrying once."""
    once = carried(text, 7)
    assert carried(once, 7) == once
    if "<a" not in text and "<form" not in text:
        assert once == text


def test_a_file_of_an_earlier_edition_is_saved_by_another_name() -> None:
    """Beside the file of today."""
    assert saved_as("a.csv", 7) == "edition-7-a.csv"
    assert saved_as("a.csv", None) == "a.csv"


def test_the_day_of_a_meeting_goes_with_the_edition() -> None:
    """In links and in forms."""
    page = carried('<a href="/data#x">a</a><form action="/"><input name="q"></form>', 7, "2024-06-05")
    assert '<a href="/data?edition=7&amp;meeting=2024-06-05#x">' in page
    assert '<input type="hidden" name="meeting" value="2024-06-05">' in page
    assert carried(page, None, "2024-06-05") == page
