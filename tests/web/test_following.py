"""The site on a store: it switches whole, earlier editions keep their readers, and it says how it is."""

import asyncio
import json
import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.etree.ElementTree import Element

import pytest

from lutondash import Dataset
from lutondash.dataset import edition as editions
from lutondash.dataset.edition import Edition
from lutondash.editions.changes import changes
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store, blob_path
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import DataFaultError
from lutondash.site import pages
from tests.editions.shelves import DAY, NOW, RAIN, fill, lose, next_draft, put
from tests.sample import NEIGHBOUR, write, write_sample
from tests.web.asking import Reply
from tests.web.following import FollowedSite, in_edition
from tests.web.test_front import head

NEWEST_SOURCE = "2024-07-01"

TIME = NOW + DAY
LATER = TIME + DAY
FIGURE = "/indicator?id=rainy-days"
CHANGED = "/download/rainy-days.csv?place=E92999001"
"""A file with the one figure that every edition changes."""
THE_SAME_FOR_ALL = ("/assets/", "/static/")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for a store and a cache."""
    place = tmp_path_factory.mktemp("following")
    write_sample(place / "data")
    return place


@pytest.fixture(scope="module")
def store(place: Path) -> Store:
    """Return a store with an edition that is out, one that comes out a day later, and one much later."""
    store = Store.open(str(place / "store"))
    fill(store, place / "data", place, editions=1)
    for at, value in ((TIME, 102), (TIME + 10 * DAY, 103)):
        draft, changed = next_draft(store, place, value)
        put(draft, store, at=at, changes=changed)
    return store


@pytest.fixture
def site(store: Store, place: Path) -> Iterator[FollowedSite]:
    """Return a site that follows the store, a day after the second edition came out."""
    site = FollowedSite(store, place / "cache", LATER)
    yield site
    site.close()


@pytest.fixture
def early(store: Store, place: Path) -> Iterator[FollowedSite]:
    """Return a site that follows the store, one second before the second edition comes out."""
    site = FollowedSite(store, place / "cache", TIME - timedelta(seconds=1))
    yield site
    site.close()


def shown_in(reply: Reply) -> str | None:
    """Return which edition a page says that it shows."""
    return next(each for each in reply.page.iter("header")).get("data-edition")


def test_a_new_edition_takes_every_page_and_file_at_once(early: FollowedSite) -> None:
    """Page, file and mark change together; what a browser holds of the old one holds no longer."""
    asked = (FIGURE, "/data", CHANGED, "/download/lutondash-figures.zip")
    before = [early.ask(each) for each in asked]
    early.look(TIME)
    assert [shown_in(each) for each in (before[0], early.ask(FIGURE))] == ["current-1", "current-2"]
    for address, old in zip(asked, before, strict=True):
        new = early.ask(address, if_none_match=old.headers["etag"])
        assert (new.status, new.headers["etag"] == old.headers["etag"]) == (200, False), address


def test_an_unknown_edition_looks_like_any_unknown_page(site: FollowedSite) -> None:
    """Whatever is written for a number; one that is still to come looks no different."""
    lost = site.ask("/nothing")
    assert lost.status == 404
    numbers = ("3", "4", "999999", "0", "-1", "01", "1.0", "+1", "1e1", "%D9%A1", "x" * 300, "1 ", "%00")
    for number in numbers:
        for address in (f"/?edition={number}", f"/dry-town?since={number}", f"{FIGURE}&edition={number}"):
            reply = site.ask(address)
            assert (reply.status, reply.headers, reply.body) == (404, lost.headers, lost.body), address
    assert site.ask("/download/rainy-days.csv?edition=3").body == lost.body


def test_a_blank_choice_says_nothing(site: FollowedSite) -> None:
    """As with every other choice, and the last of several counts."""
    assert site.ask("/about?edition=").body == site.ask("/about").body
    assert site.ask("/about?edition=9&edition=1").body == site.ask("/about?edition=1").body


def test_an_earlier_page_says_so_and_leads_to_now(site: FollowedSite) -> None:
    """Search engines leave it out and remember the page of today; it describes no data of today."""
    reply = site.ask(in_edition(FIGURE, 1))
    said = head(reply.page)
    banner = next(each for each in reply.page.iter("div") if "banner" in (each.get("class") or ""))
    words = " ".join("".join(banner.itertext()).split())
    assert "Edition 1, not the latest." in words
    assert "It came out on 2 September 2024 at 10:30am. It stood until 3 September 2024 at 10:30am." in words
    assert [link.get("href") for link in banner.iter("a")] == [FIGURE]
    assert (said["robots"], said["canonical"]) == ("noindex", f"http://dashboard.test{FIGURE}")
    assert said["og:image"].endswith("/download/rainy-days.png?edition=1")
    assert "application/ld+json" not in reply.text
    assert "Figures held on 2 September 2024." in reply.text


def test_today_says_nothing_of_editions(site: FollowedSite) -> None:
    """No banner, and links as they always were, but for the one that keeps the page as it is."""
    reply = site.ask(FIGURE)
    assert 'class="banner' not in reply.text
    assert head(reply.page).get("robots") is None
    assert len(re.findall(r'href="/(?:indicator|outcome|download)[^"]*edition=', reply.text)) == 1
    assert '">This page in edition 2</a>' in reply.text


def test_an_earlier_file_is_that_of_then(site: FollowedSite) -> None:
    """It is saved by another name than the file of today."""
    then, today = (
        site.ask(each) for each in ("/download/rainy-days.csv?edition=1", "/download/rainy-days.csv")
    )
    assert then.headers["content-disposition"] == 'attachment; filename="edition-1-rainy-days.csv"'
    assert then.body != today.body


def left_out(page: Element) -> Iterator[str]:
    """Yield every link and form of a page that would lose the edition."""
    for link in page.iter("a"):
        address = link.get("href") or ""
        is_open = not parse_qs(urlsplit(address).query).get("edition") and link.get("rel") != "latest-version"
        if is_open and address.startswith("/") and not address.startswith(THE_SAME_FOR_ALL):
            yield address
    for form in page.iter("form"):
        sent = [each.get("value") for each in form.iter("input") if each.get("name") == "edition"]
        if sent != ["1"]:
            yield f"the form to {form.get('action')}"


def test_every_link_of_an_earlier_page_stays_in_its_edition(site: FollowedSite, dataset: Dataset) -> None:
    """On every page there is, with and without choices."""
    chosen = (
        f"{FIGURE}&place=E06999002",
        "/?q=rain",
        "/dry-town?show=better&since=1",
        "/compare?indicator=umbrellas-returned&place=E06999002&group=like-us",
        "/money?measure=real",
    )
    every = [*(pages.address(*each) for each in pages.addresses(dataset)), *chosen]
    links = 0
    for address in every:
        reply = site.ask(in_edition(address, 1))
        assert reply.status == 200, address
        assert shown_in(reply) == "past-1", address
        assert list(left_out(reply.page)) == [], address
        links += len(list(reply.page.iter("a")))
    assert links > 40 * len(every)


def test_a_priority_shows_what_changed_since_an_edition(site: FollowedSite) -> None:
    """Only such a page looks at two editions; others do not know the choice."""
    assert site.ask("/dry-town?since=1").body != site.ask("/dry-town").body
    assert site.ask("/about?since=1").body == site.ask("/about").body
    assert site.ask("/dry-town?since=2&edition=1").status == 404


def test_a_withdrawn_edition_is_still_there_as_it_was(place: Path) -> None:
    """Everybody sees the one before again; who asks for it is told that it was withdrawn, when and why."""
    again = Store.open(str(place / "again"))
    fill(again, place / "data", place / "drafts", editions=2)
    site = FollowedSite(again, place / "cache", NOW)
    assert shown_in(site.ask("/")) == "current-2"
    withdraw(again, now=NOW + timedelta(hours=1), note="A total was wrong.", approved_by="Chief executive")
    site.look(NOW + DAY)
    assert shown_in(site.ask("/")) == "current-1"
    past = site.ask(in_edition(FIGURE, 2))
    assert (shown_in(past), head(past.page)["robots"]) == ("past-2", "noindex")
    words = " ".join("".join(past.page.itertext()).split())
    assert "Edition 2, withdrawn." in words
    assert "It was withdrawn on 2 September 2024 at 11:30am. A total was wrong." in words
    assert site.ask(in_edition(CHANGED, 2)).body != site.ask(CHANGED).body
    assert "A total was wrong." not in site.ask(FIGURE).text
    assert 'id="since"' not in site.ask("/dry-town?since=1").text
    assert site.ask("/dry-town?since=2").body == site.ask("/nothing").body
    site.close()


def test_an_edition_withdrawn_before_its_time_stays_unknown(place: Path) -> None:
    """Its number answers like any that never was, before its time, at it and long after."""
    never = Store.open(str(place / "never"))
    fill(never, place / "data", place / "never-drafts", editions=1)
    draft, changed = next_draft(never, place / "never-drafts", 102)
    put(draft, never, at=TIME, changes=changed)
    withdraw(never, now=NOW, note="A total was wrong.", approved_by="Chief executive")
    site = FollowedSite(never, place / "cache", NOW)
    for moment in (NOW, TIME, TIME + 1000 * DAY):
        site.look(moment)
        lost = site.ask("/nothing")
        for address in (in_edition(FIGURE, 2), in_edition(CHANGED, 2)):
            assert (site.ask(address).status, site.ask(address).body) == (404, lost.body)
    site.close()


def test_health_says_which_edition_is_shown(site: FollowedSite) -> None:
    """Nothing is said of what is still to come; no cache keeps it."""
    reply = site.ask("/healthz")
    assert (reply.status, reply.headers["cache-control"]) == (200, "no-store")
    assert json.loads(reply.text) == {
        "status": "ok",
        "edition": 2,
        "since": LATER.isoformat(),
        "checked": LATER.isoformat(),
        "fault": "",
        "newest_source": NEWEST_SOURCE,
    }


def test_health_says_what_is_wrong(place: Path) -> None:
    """A damaged edition is told of while the last good one stays up; with none at all it is 503."""
    store = Store.open(str(place / "damaged"))
    site = FollowedSite(store, place / "cache", NOW)
    assert (site.ask("/healthz").status, site.ask("/").status) == (503, 503)
    assert site.ask("/").headers["content-type"].startswith("text/html")

    fill(store, place / "data", place / "more", editions=2)
    lose(store, blob_path(store.manifests()[-1].manifest.changes.sha256))
    site.look(LATER)
    said = json.loads(site.ask("/healthz").text)
    assert (said["status"], said["edition"]) == ("degraded", 1)
    assert said["fault"] == "Edition 2 is not shown: its files are missing or damaged."
    assert shown_in(site.ask("/")) == "current-1"
    site.close()


def test_an_earlier_edition_whose_files_are_lost_is_no_fault_of_the_page_today(place: Path) -> None:
    """That one cannot be shown, and says so; nothing else suffers."""
    store = Store.open(str(place / "lost"))
    fill(store, place / "data", place / "lost-drafts", editions=2)
    site = FollowedSite(store, place / "lost-cache", NOW)
    first, second = store.manifests()
    mine = {each.sha256 for each in first.manifest.files} - {each.sha256 for each in second.manifest.files}
    lose(store, blob_path(mine.pop()))
    assert [site.ask(each).status for each in ("/?edition=1", "/", "/?edition=2")] == [503, 200, 200]
    site.close()


def test_files_damaged_on_this_machine_are_mended_and_told_of(place: Path) -> None:
    """While the store cannot mend them yesterday's page stays; then today's is shown as it was published."""
    store = Store.open(str(place / "bad-disk"))
    fill(store, place / "data", place / "bad-drafts", editions=2)
    site = FollowedSite(store, place / "bad-cache", NOW)
    published, then = site.ask(CHANGED).text, site.ask(in_edition(CHANGED, 1)).text
    for file in (place / "bad-cache").glob(f"*/*/{RAIN}"):
        file.write_text(file.read_text("utf-8") + "junk,1\n", "utf-8")
    away = (place / "bad-disk").rename(place / "bad-away")
    site.look(LATER)
    said = json.loads(site.ask("/healthz").text)
    assert (site.ask("/").status, site.ask(CHANGED).text, said["status"]) == (200, published, "degraded")
    editions._PAST._held.clear()
    assert site.ask(in_edition(FIGURE, 1)).status == 503

    away.rename(place / "bad-disk")
    site.look(LATER)
    assert json.loads(site.ask("/healthz").text)["status"] == "ok"
    assert "junk" not in site.ask(CHANGED).text
    assert site.ask(in_edition(CHANGED, 1)).text == then
    site.close()


@pytest.mark.parametrize("fault", [DataFaultError("data", []), OSError("The disk is gone.")])
def test_data_that_cannot_be_read_is_no_fault_of_the_server(
    site: FollowedSite, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    """It says in a page that nothing can be shown now, whether choosing or making fails."""

    def fails(*_: object) -> Edition:
        raise fault

    with monkeypatch.context() as patched:
        patched.setattr("lutondash.web.made.dataset", fails)
        assert [site.ask(each).status for each in ("/search?q=never", "/nothing", CHANGED + "&x")] == [
            503
        ] * 3
    monkeypatch.setattr(site.follower, "shown", fails)
    assert site.ask("/").status == 503


def test_readers_notice_nothing_while_an_edition_takes_the_place_of_another(
    early: FollowedSite,
) -> None:
    """Of many who ask all the time, each gets a whole page of one edition or the other."""

    async def all_the_time(address: str, until: asyncio.Event) -> dict[str, Reply]:
        got = {}
        while not until.is_set():
            reply = await early.asking(address)
            got[f"{reply.status} {reply.headers['etag']}"] = reply
            await asyncio.sleep(0.005)  # what is kept is answered without a pause
        return got

    async def switch() -> list[Reply]:
        until = asyncio.Event()
        addresses = ("/", FIGURE, "/dry-town", "/data", "/download/rainy-days.csv", "/about?edition=1")
        readers = [asyncio.create_task(all_the_time(address, until)) for address in addresses]
        for now in (TIME, LATER):
            await asyncio.to_thread(early.look, now)
        until.set()
        return [reply for each in await asyncio.gather(*readers) for reply in each.values()]

    replies = early.run(switch())
    assert {reply.status for reply in replies} == {200}
    read = [reply for reply in replies if reply.headers["content-type"].startswith("text/html")]
    assert {shown_in(each) for each in read} >= {"current-1", "current-2"}


def test_the_file_of_revisions_holds_every_place(place: Path) -> None:
    """From the second on at which an edition is out, and no byte of it before; of every other place too."""
    made = Store.open(str(place / "revised"))
    fill(made, place / "data", place / "revised-drafts", editions=1)
    draft, _ = next_draft(made, place / "revised-drafts", 154)
    base = check_out(made.ledger().standing[0], made, place / "revised-out")
    rows = (draft / RAIN).read_text("utf-8").splitlines()
    (at,) = (number for number, row in enumerate(rows) if row.startswith(f"2020-01-01/P1Y,{NEIGHBOUR},"))
    rows[at] = f"2020-01-01/P1Y,{NEIGHBOUR},321.5"
    (draft / RAIN).unlink()
    write(draft, RAIN, "\n".join(rows) + "\n")
    put(draft, made, at=TIME, changes=changes(base, draft, {}))
    site = FollowedSite(made, place / "cache", TIME - timedelta(seconds=1))
    file = "/download/revisions.csv"
    assert "321.5" not in site.ask(file).text
    site.look(TIME)
    told = [line for line in site.ask(file).text.splitlines() if "321.5" in line]
    assert len(told) == 1
    assert told[0].startswith("2,2024-09-03T10:30:00+01:00,,corrected,rainy-days,")
    assert NEIGHBOUR in told[0]
    assert "321.5" not in site.ask(in_edition(file, 1)).text

    withdraw(made, now=LATER, note="It was wrong.", approved_by="Chief executive")
    site.look(LATER)
    (row,) = [line for line in site.ask(file).text.splitlines() if "321.5" in line]
    assert row.startswith("2,2024-09-03T10:30:00+01:00,2024-09-04T10:30:00+01:00,corrected,rainy-days,")
    assert "321.5" not in site.ask(in_edition(file, 1)).text
    site.close()


def test_what_a_hidden_edition_changed_is_in_no_log(place: Path) -> None:
    """Neither on the page nor in the file; that it was withdrawn is."""
    made = Store.open(str(place / "harmful"))
    fill(made, place / "data", place / "harmful-drafts", editions=1)
    draft, changed = next_draft(made, place / "harmful-drafts", 287)
    put(draft, made, at=TIME, changes=changed)
    site = FollowedSite(made, place / "cache", TIME)
    logs = ("/data", "/download/revisions.csv")
    assert all("287" in site.ask(each).text for each in logs)
    withdraw(made, now=LATER, note="It held names.", approved_by="Chief executive", hidden=True)
    site.look(LATER)
    assert not any("287" in site.ask(each).text for each in logs)
    assert "It held names." in site.ask("/data").text
    site.close()
