"""Feeds, calendars and slides as files: which there are, what they name, and where pages offer them."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import icalendar
import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.model.edition import Shown
from lutondash.site import feed_files, links, slide_files
from lutondash.site.downloads import choices, download, names, names_addresses
from lutondash.site.finished import finished, whole
from tests.editions_made import edition, history
from tests.sample import NEIGHBOUR
from tests.site.conftest import PUBLIC

FIGURE = (("id", ("rainy-days",)),)


def located(address: str) -> str:
    """Say where the made-up site is."""
    return f"https://example.org{address}"


def page(dataset: Dataset, name: str, chosen: tuple[tuple[str, tuple[str, ...]], ...] = ()) -> str:
    """Return a finished page."""
    return whole(finished(dataset, name, chosen, located))


def test_there_is_a_feed_for_every_committee_priority_and_indicator(dataset: Dataset) -> None:
    """A calendar only where a date is announced: here, that of the committee's meeting."""
    found = set(feed_files.names(dataset))
    stems = {"committee-weather-board", *dataset.indicators, *(each.id for each in dataset.priorities)}
    assert found == {f"{stem}.atom" for stem in stems} | {"releases.ics", "committee-weather-board.ics"}


def test_a_calendar_that_emptied_is_still_there_for_those_who_follow_it(dataset: Dataset) -> None:
    """It is offered nowhere, and holds nothing."""
    made = download(dataset, "rainy-days.ics", {})
    assert not icalendar.Calendar.from_ical(made.content).walk("VEVENT")


@pytest.mark.parametrize(
    "name",
    [
        *("committee-nobody.atom", "committee-.ics", "nothing.atom", ".atom", "releases.atom"),
        *("no-wet-feet.atom", "-slide.png", "nothing-slide.png", "gutter-inspection-slide.png"),
        "rainy-days-slide.svg",
    ],
)
def test_what_nothing_bears_is_unknown(dataset: Dataset, name: str) -> None:
    """No name is guessed."""
    with pytest.raises(UnknownIdError):
        download(dataset, name, {})


def test_addresses_in_files_are_where_the_public_finds_them(dataset: Dataset) -> None:
    """Feeds, calendars and slides depend on where the site is; no other file does."""
    feed = download(dataset, "rainy-days.atom", {}, located).content
    assert b'href="https://example.org/download/rainy-days.atom"' in feed
    assert b'href="https://example.org/indicator?id=rainy-days"' in feed
    dependent = {name for name in names(dataset) if names_addresses(dataset, name)}
    assert dependent == {*feed_files.names(dataset), *slide_files.names(dataset)}


def test_an_earlier_edition_leads_to_itself(dataset: Dataset) -> None:
    """What was told then leads to the pages as they were then."""
    past = replace(dataset, history=history(edition(2), edition(1), shown=Shown.PAST, number=1))
    feed = download(past, "dry-town.atom", {}, located).content
    assert b"https://example.org/dry-town?edition=1" in feed
    assert b"edition 2" not in feed.lower()


def test_a_draft_has_nothing_to_follow(dataset: Dataset) -> None:
    """Nobody follows what is not published, and no page of it offers that."""
    draft = replace(dataset, history=history(edition(1), shown=Shown.DRAFT, number=None))
    assert feed_files.names(draft) == slide_files.names(draft) == ()
    for name in ("rainy-days.atom", "releases.ics", "rainy-days-slide.png"):
        with pytest.raises(UnknownIdError):
            download(draft, name, {})
    assert "Tell me when this changes" not in page(draft, "indicator", FIGURE)
    assert ".ics" not in page(draft, "data")


def test_pages_offer_their_feed_in_words_and_to_programs(dataset: Dataset) -> None:
    """A figure's and a priority's page do; an earlier edition, which will not change, does not."""
    for name, chosen, stem in (("indicator", FIGURE, "rainy-days"), ("dry-town", (), "dry-town")):
        text = page(dataset, name, chosen)
        assert "Tell me when this changes:" in text
        assert f'<a href="/download/{stem}.atom">' in text
        head = text.partition("</head>")[0]
        assert 'type="application/atom+xml" title="What changes: ' in head
        assert f'href="/download/{stem}.atom"' in head
    past = replace(dataset, history=history(edition(2), edition(1), shown=Shown.PAST, number=1))
    assert "application/atom+xml" not in page(past, "indicator", FIGURE)
    assert '<a href="/download/releases.ics" download>' in page(dataset, "data")


def test_a_slide_shows_what_the_page_shows(dataset: Dataset) -> None:
    """The chosen places go with it, and its words stand beside the link."""
    chosen = (*FIGURE, ("place", (NEIGHBOUR,)))
    text = page(dataset, "indicator", chosen)
    assert f"/download/rainy-days-slide.png?place={NEIGHBOUR}" in text
    assert "In words: Rainy days in a year." in text
    given = {"place": [NEIGHBOUR], "group": ["like-us"], "x": ["1"]}
    assert choices(dataset, "rainy-days-slide.png", given) == (("place", (NEIGHBOUR,)),)
    assert choices(dataset, "rainy-days-places-slide.png", given) == (("group", ("like-us",)),)


def test_files_name_the_public_place_or_lead_from_file_to_file(in_public: Path, anywhere: Path) -> None:
    """Absolute addresses only where the place is known."""
    public = (in_public / "download/rainy-days.atom").read_text("utf-8")
    assert links.from_top("/indicator?id=rainy-days", PUBLIC) in public
    relative = (anywhere / "download/rainy-days.atom").read_text("utf-8")
    assert 'href="../indicator/rainy-days.html"' in relative
    assert "https://" not in relative
    assert partial(links.relative, start="download/x.atom")("/") == "../index.html"
