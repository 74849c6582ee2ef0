"""The front: every page is found with all that a search engine reads; nothing else is."""

import json
from datetime import datetime
from pathlib import Path
from typing import cast
from xml.etree.ElementTree import Element

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.responses import PlainTextResponse

from lutondash import Dataset
from lutondash.dataset.edition import Edition
from lutondash.editions.choosing import Source
from lutondash.site import downloads, pages
from lutondash.views.formats import day
from lutondash.web.assets import Assets
from lutondash.web.front import Front
from tests.sample import AS_OF
from tests.web.asking import Client, Reply
from tests.web.conftest import PASSED_ON

OPEN_GRAPH = {"og:type", "og:site_name", "og:locale", "og:title", "og:description", "og:url", "og:image"}


def head(page: Element) -> dict[str, str]:
    """Collect what a page's head says of it."""
    said = {
        each.get("property") or each.get("name") or "": each.get("content") or ""
        for each in page.iter("meta")
    }
    found = {"title": "".join(page.find("head/title").itertext()), **said}
    for link in page.iter("link"):
        found[link.get("rel") or ""] = link.get("href") or ""
    return found


def is_the_helpful_page(reply: Reply) -> bool:
    """Say whether this is the page for an address that leads nowhere."""
    return reply.status == 404 and "We cannot find that" in reply.text and 'content="noindex"' in reply.text


def is_inert(page: Element) -> None:
    """Assert that a page holds no script but its own, no handler, and no picture from elsewhere."""
    for each in page.iter():
        assert not [name for name in each.attrib if name.startswith("on")], each.attrib
        assert each.get("src", "data:image/").startswith(("data:image/", "/static/js/"))
    kinds = [each.get("type", "ours") for each in page.iter("script")]
    assert sorted(kinds) == ["application/ld+json", "module", "ours"]


def test_every_page_is_found_and_described(site: Client, dataset: Dataset) -> None:
    """Each has a title and a description of its own, its canonical address, a card, and readable JSON-LD."""
    titles = set()
    for name, choices in pages.addresses(dataset):
        address = pages.address(name, choices)
        reply = site.ask(address)
        assert reply.status == 200, address
        said = head(reply.page)
        assert said["canonical"] == said["og:url"] == f"http://dashboard.test{address}"
        assert said["description"] == said["og:description"] != ""
        assert said.keys() >= OPEN_GRAPH
        thing = json.loads(
            next(each.text for each in reply.page.iter("script") if "ld+json" in each.get("type", ""))
        )
        assert thing["url"] == said["canonical"]
        assert thing["@type"] in {"WebPage", "Dataset"}
        assert len(list(reply.page.iter("h1"))) == 1
        titles.add(said["title"])
    assert len(titles) == len(list(pages.addresses(dataset)))


def test_the_address_that_was_set_wins(site: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever host a request names, the page says where the public finds it."""
    monkeypatch.setenv("LUTONDASH_ADDRESS", "https://luton.example/")
    reply = site.ask("/about", host="elsewhere.test")
    assert head(reply.page)["canonical"] == "https://luton.example/about"
    assert "elsewhere.test" not in reply.text
    assert "https://luton.example/sitemap.xml" in site.ask("/robots.txt", host="elsewhere.test").text


def test_a_forged_host_is_told_to_nobody_else(site: Client) -> None:
    """What one request says of the host stands only in its own answer."""
    assert "http://forged.test/data" in site.ask("/data", host="forged.test").text
    assert "forged.test" not in site.ask("/data").text


@pytest.mark.parametrize(
    "host", ['a"><script>alert(1)</script>', "a b", "", "me@forged.test", "x:99999999", "a/b?c"]
)
def test_a_host_that_is_none_is_not_repeated(site: Client, host: str) -> None:
    """The address the server listens on stands in its place."""
    assert head(site.ask("/about", host=host).page)["canonical"] == "http://127.0.0.1:8501/about"


@pytest.mark.parametrize(
    "address",
    [
        "/overview",
        "/no-such-page",
        "/dry-town/deeper",
        "//dry-town",
        "//",
        "/%2Fdry-town",
        "/dry-town%00",
        "/%00",
        "/../dry-town",
        "/..%2f..%2fetc%2fpasswd",
        "/dr\u0443-town",
        "/DRY-TOWN",
        "/dry-town;x=1",
        "/%ff%fe",
        "/outcome",
        "/outcome?id=",
        "/outcome?id=no-such-outcome",
        "/indicator?id=%00",
        "/indicator?id=..%2f..%2fetc",
        "/indicator?ID=rainy-days",
        "/download/no-such-file.csv",
        "/download/rainy-days.exe",
        "/download/..%2fapp.py",
        "/download/rainy-days.csv?place=E00000000",
        "/download/outcome.csv",
        "/download",
        "/index.html",
        "/assets/no-such-file",
        "/.env",
        "/_stcore",
        "/_stcore/nothing",
        "/_stcore/health/x",
        "/_stcore/healthy",
        "/_stcore/stream",
        "/_stcore/upload_file/a/b",
        "/_stcore/agent/openapi.json",
    ],
)
def test_what_leads_nowhere_is_not_found(site: Client, address: str) -> None:
    """The answer is 404 with a page that leads on."""
    assert is_the_helpful_page(site.ask(address))


def test_a_wrong_address_is_not_repeated(site: Client) -> None:
    """Whatever stands in the address, the page is the same."""
    for address in ("/zebra-zebra", "/indicator?id=zebra-zebra", "/a/zebra-zebra", "/download/zebra-zebra"):
        assert "zebra" not in site.ask(address).text


@pytest.mark.parametrize(
    "typed", ["/dry-town/?show=worse&side=council", "/dry-town%2F?show=worse&side=council"]
)
def test_a_last_slash_too_many_leads_to_the_page(site: Client, typed: str) -> None:
    """The choices come along."""
    reply = site.ask(typed)
    assert (reply.status, reply.headers["location"]) == (308, "/dry-town?show=worse&side=council")


@pytest.mark.parametrize("typed", ["/%5Cforged.test/", "/%0d%0aset-cookie:x/", "/\u00e9/", "/?/"])
def test_a_last_slash_leads_nowhere_else(site: Client, typed: str) -> None:
    """The address led to stays on this site and in one line."""
    place = site.ask(typed).headers.get("location", "/")
    assert place.startswith("/")
    assert not place.startswith(("//", "/\\"))
    assert place.isprintable()


def test_what_was_waited_for_is_of_the_edition_that_is_shown_by_then(folder: Path) -> None:
    """One that was taken back while a reader waited is shown to nobody any more."""
    before, after = (Edition(str(folder), AS_OF.replace(day=day)) for day in (1, 2))
    moments = iter([before])

    class Changing:
        """Shows another edition from the second look on."""

        def shown(self, _now: datetime) -> Edition:
            """Return what is shown."""
            return next(moments, after)

    client = Client(Front(PlainTextResponse(PASSED_ON), lambda: cast("Source", Changing())))
    reply = client.ask("/")
    client.close()
    assert reply.status == 200
    assert day(after.as_of) in reply.text
    assert day(before.as_of) not in reply.text


@pytest.mark.parametrize("address", ["/assets/nothing.css?edition=1", "/static/nothing.js"])
def test_a_file_that_is_not_there_is_no_page(
    folder: Path, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is read for it, and nobody keeps that it was not there."""
    monkeypatch.setattr(Assets, "_pack", lambda *_: None)
    client = Client(Assets(PlainTextResponse(PASSED_ON), folder, None))
    reply = client.ask(address)
    client.close()
    assert (reply.status, reply.headers["cache-control"]) == (404, "no-store")
    assert PASSED_ON not in reply.text


def test_where_a_last_slash_leads_is_kept_by_nobody(site: Client) -> None:
    """What somebody searched for stands in it."""
    assert site.ask("/about/?q=private").headers["cache-control"] == "no-store"


def test_head_says_what_get_would(site: Client) -> None:
    """The headers are the same; the server leaves the body out."""
    assert site.ask("/about", method="HEAD").headers == site.ask("/about").headers


@pytest.mark.parametrize(
    "address",
    [
        "/_stcore/health",
        "/_stcore/host-config",
        "/static/js/index.js",
        "/media/1.png",
        "/component/a/b.js",
        "/_stcore/bidi-components/a/b.js",
    ],
)
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_what_is_streamlits_passes_through(site: Client, address: str, method: str) -> None:
    """The app behind answers, whatever the method."""
    assert site.ask(address, method=method).text == PASSED_ON


@pytest.mark.parametrize(
    "query",
    [
        "side=%3Cscript%3Ealert(1)%3C/script%3E",
        "show=worse%22%20onload=x",
        "side=council&side=nobody",
        "&&&==;;",
        "%ff=%fe&q=%ff",
        "side",
        "x" * 10_500,
        "side=" + "x" * 60_000,
        "&".join(f"n{at}=1" for at in range(20_000)),
    ],
)
def test_a_broken_query_shows_the_page_as_it_is(site: Client, query: str) -> None:
    """What a page does not know says nothing, and every such address gives the very same page."""
    assert site.ask(f"/dry-town?{query}").body == site.ask("/dry-town").body


def test_a_thousand_places_are_the_first_six(site: Client, dataset: Dataset) -> None:
    """The rest is left out, and unknown places say nothing."""
    codes = [*dataset.geographies, "E00000000", "<b>"]
    many = site.ask("/indicator?id=rainy-days&" + "&".join(f"place={code}" for code in codes * 200))
    kept = site.ask(
        "/indicator?id=rainy-days&" + "&".join(f"place={code}" for code in list(dataset.geographies)[:6])
    )
    assert many.body == kept.body


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    path=st.sampled_from(["/", "/dry-town", "/outcome", "/indicator", "/about", "/download/rainy-days.csv"]),
    pairs=st.lists(
        st.tuples(
            st.sampled_from(["q", "id", "place", "side", "show", "Q", "", "x"]) | st.text(max_size=5),
            st.sampled_from(["rainy-days", "E06999001", "worse", "", "quick-answers"]) | st.text(max_size=40),
        ),
        max_size=8,
    ),
    joined=st.sampled_from(["&", ";", "&&", "?", "#"]),
)
def test_no_query_is_a_fault(site: Client, path: str, pairs: list[tuple[str, str]], joined: str) -> None:
    """Whatever is asked, there is a page or the helpful page."""
    query = (
        joined.join(f"{name}={value}" for name, value in pairs).encode("utf-8", "replace").decode("latin-1")
    )
    assert site.ask(f"{path}?{query}").status in {200, 404}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(path=st.text(max_size=30))
def test_no_path_is_a_fault(site: Client, path: str) -> None:
    """Whatever is asked, the answer is a page, a way to it, or that there is none."""
    assert site.ask("/" + path.replace("?", "")).status in {200, 308, 404}


@pytest.mark.parametrize(
    "query",
    [
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{7*7}}",
        "</title>",
        "zebra ]]>",
        "$x$ :red[x]",
    ],
)
def test_a_search_is_repeated_only_as_text(site: Client, query: str) -> None:
    """Its words stand in the box and in the title, and make no element or attribute of their own."""
    reply = site.ask("/?q=" + "".join(f"%{byte:02x}" for byte in query.encode()))
    box = next(each for each in reply.page.iter("input") if each.get("name") == "q")
    assert (reply.status, box.get("value")) == (200, query)
    assert query in head(reply.page)["title"]
    is_inert(reply.page)


@pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")
def test_every_file_can_be_taken_away(site: Client, dataset: Dataset) -> None:
    """Each is answered with its kind and, but for a picture and a feed, a name to save it by."""
    for name in downloads.names(dataset):
        reply = site.ask(f"/download/{name}")
        assert reply.status == 200, name
        assert reply.body
        if not name.endswith((".png", ".atom")):
            assert reply.headers["content-disposition"] == f'attachment; filename="{name}"'


def test_search_engines_find_every_page(site: Client, dataset: Dataset) -> None:
    """The sitemap lists them all, and robots.txt leads to it."""
    listed = site.ask("/sitemap.xml")
    assert listed.text.count("<loc>") == len(list(pages.addresses(dataset)))
    assert listed.headers["content-type"].startswith("application/xml")
    assert "Sitemap: http://dashboard.test/sitemap.xml" in site.ask("/robots.txt").text


def test_the_icon_that_browsers_ask_for(site: Client) -> None:
    """It is there, as a picture."""
    assert site.ask("/favicon.ico").headers["content-type"] == "image/svg+xml"


def test_who_saves_data_is_marked(site: Client) -> None:
    """The page says so to its script, and shared caches keep the two apart."""
    saving, other = site.ask("/about", save_data="on"), site.ask("/about")
    assert 'data-line="dear"' in saving.text
    assert 'data-line=""' in other.text
    assert "Save-Data" in other.headers["vary"]
    assert saving.headers["etag"] != other.headers["etag"]
