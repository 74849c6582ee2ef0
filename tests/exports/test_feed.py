"""An Atom feed is read back by a feed reader, and holds what the view says."""

from dataclasses import replace
from xml.etree import ElementTree as Xml

import feedparser
import pytest

from lutondash import Dataset
from lutondash.exports.feed import atom
from lutondash.views.feed import Feed, feed
from lutondash.views.scrutiny.scope import Asking, scope

ATOM = "{http://www.w3.org/2005/Atom}"
OWN = "/download/dry-town.atom"


@pytest.fixture(scope="module")
def view(dataset: Dataset) -> Feed:
    """Return the feed of a priority; one of its entries bears what markup is made of."""
    found = scope(dataset, Asking(priority="dry-town"))
    assert found is not None
    made = feed(dataset, found)
    hostile = replace(made.entries[0], title="<script>alert(1)</script> & more", lines=("<b>5 > 4</b>",))
    return replace(made, entries=(hostile, *made.entries[1:]))


def located(address: str) -> str:
    """Say where the made-up site is."""
    return f"https://example.org{address}"


def test_a_reader_finds_everything(view: Feed) -> None:
    """Names, moments, addresses and words come out as they went in, and nothing of them is markup."""
    read = feedparser.parse(atom(view, OWN, located))
    assert not read.bozo
    assert (read.version, read.feed.title, read.feed.id) == ("atom10", view.title, view.id)
    assert [link.href for link in read.feed.links] == [located(OWN), located(view.address)]
    assert [(each.id, each.link) for each in read.entries] == [
        (entry.id, located(entry.address)) for entry in view.entries
    ]
    assert [each.updated for each in read.entries] == [
        entry.updated.strftime("%Y-%m-%dT%H:%M:%SZ") for entry in view.entries
    ]
    assert read.entries[1].title == view.entries[1].title
    assert "<script" not in read.entries[0].content[0].value


def test_it_is_valid(view: Feed) -> None:
    """RFC 4287: id, title and updated once in the feed and in each entry, an author, xhtml in one div."""
    root = Xml.fromstring(atom(view, OWN, located))  # noqa: S314 - our own feed
    for each in (root, *root.findall(f"{ATOM}entry")):
        assert all(len(each.findall(f"{ATOM}{name}")) == 1 for name in ("id", "title", "updated"))
        assert [link.get("rel") for link in each.findall(f"{ATOM}link")].count("alternate") == 1
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    contents = root.findall(f"{ATOM}entry/{ATOM}content")
    assert len(contents) == len(view.entries)
    assert all([child.tag for child in each] == ["{http://www.w3.org/1999/xhtml}div"] for each in contents)


def test_a_feed_that_knows_no_place_names_none_of_its_own(view: Feed) -> None:
    """Then its links are those of one file to another."""
    root = Xml.fromstring(atom(view, OWN, lambda address: f"..{address}"))  # noqa: S314 - our own feed
    assert [(link.get("rel"), link.get("href")) for link in root.findall(f"{ATOM}link")] == [
        ("alternate", "../dry-town")
    ]
