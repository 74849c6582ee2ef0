"""A feed on a site that follows a store tells what an edition changed from its second on, verdicts too."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import feedparser
import pytest

from lutondash.editions.changes import changes
from lutondash.editions.draft import begin
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from tests.drafted import GUTTERS, met_before
from tests.editions.shelves import DAY, NOW, put
from tests.sample import HOME, change, write_sample
from tests.web.following import FollowedSite, in_edition

TIME = NOW + DAY
FEED = "/download/gutters-cleared.atom"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for a store and a cache; the first edition meets its target, the second misses it."""
    place = tmp_path_factory.mktemp("feeds")
    write_sample(place / "data")
    met_before(place / "data")
    store = Store.open(str(place / "store"))
    first = put(place / "data", store)
    begin(place / "draft", place / "data", 1)
    text = (place / "draft" / GUTTERS).read_text("utf-8")
    (place / "draft" / GUTTERS).unlink()  # a draft's files may be the base's under a second name
    (place / "draft" / GUTTERS).write_text(text, "utf-8")
    change(place / "draft", GUTTERS, f"2023-10-01/P3M,{HOME},84,84", f"2023-10-01/P3M,{HOME},30,30")
    found = changes(check_out(first, store, place / "out"), place / "draft", {})
    put(place / "draft", store, at=TIME, changes=found)
    return place


@pytest.fixture
def site(place: Path) -> Iterator[FollowedSite]:
    """Return a site that follows the store, one second before the second edition comes out."""
    site = FollowedSite(Store.open(str(place / "store")), place / "cache", TIME - timedelta(seconds=1))
    yield site
    site.close()


def test_a_feed_tells_an_edition_from_its_second_on(site: FollowedSite) -> None:
    """Before, the first edition alone; then figure and verdict, and what a program holds holds no longer."""
    before = site.ask(FEED)
    assert (before.status, before.headers["content-type"]) == (200, "application/atom+xml")
    assert "content-disposition" not in before.headers
    assert [entry.title for entry in feedparser.parse(before.text).entries] == [
        "Edition 1: the first figures"
    ]
    assert site.ask(FEED, if_none_match=before.headers["etag"]).status == 304

    site.look(TIME)
    after = site.ask(FEED, if_none_match=before.headers["etag"])
    assert after.status == 200
    new, _ = feedparser.parse(after.text).entries
    assert "30.0%" in new.title or "30%" in new.title
    assert new.title.endswith("now missing its target")
    assert new.link == "http://dashboard.test/indicator?id=gutters-cleared"
    assert site.ask(FEED, if_none_match=after.headers["etag"]).status == 304

    then = site.ask(in_edition(FEED, 1))
    assert [entry.title for entry in feedparser.parse(then.text).entries] == ["Edition 1: the first figures"]
    assert "edition=1" in then.text


def test_a_calendar_is_saved_and_a_slide_shown(site: FollowedSite) -> None:
    """A calendar bears a name to save it by; a slide stands beside a link, with its edition's address."""
    dates = site.ask("/download/releases.ics")
    assert dates.headers["content-type"] == "text/calendar; charset=utf-8"
    assert dates.headers["content-disposition"] == 'attachment; filename="releases.ics"'
    slide = site.ask("/download/gutters-cleared-slide.png")
    assert (slide.status, slide.headers["content-type"]) == (200, "image/png")
