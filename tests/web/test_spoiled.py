"""Data meant to do harm: on every page, in every head and in every list it is words and nothing else."""

import json
import re
from collections.abc import Iterator
from html import escape
from pathlib import Path
from xml.etree import ElementTree

import pytest
from starlette.responses import PlainTextResponse

from lutondash import Dataset, load
from lutondash.errors import DataFaultError
from lutondash.site import pages
from lutondash.web.front import Front
from tests.sample import AS_OF, add, change, write_sample
from tests.web.asking import Client, Reply

HARM = (
    "<script>alert(1)</script><img src=x onerror=alert(2)></title></script>]]>-->"
    "<style>*{display:none}</style> [go](javascript:alert(3)) $x^2$ :material/home: :red[red] {{7*7}} `x` & é"
)
"""HTML, ways out of every element it may stand in, Markdown, mathematics, directives and a template."""
MARK = "alert(1)"


@pytest.fixture(scope="module")
def spoiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the made-up folder with harm wherever people write words."""
    folder = tmp_path_factory.mktemp("spoiled") / "data"
    write_sample(folder)
    quoted = HARM.replace('"', '""')
    places = {
        "framework/priorities.toml": 'aim = "Gutters that work."',
        "framework/outcomes.toml": 'title = "Umbrellas find their way home"',
        "framework/scrutiny.toml": 'title = "Weather board"',
        "framework/services.toml": 'what_it_does = "Clears gutters."',
        "framework/published.toml": 'title = "Rain report"',
        "framework/archive.toml": 'title = "Fewer leaks"',
        "releases/rain-statistics.toml": 'publisher = "Rainland Statistics"',
        "indicators/gutters-cleared/commentary.toml": 'happened = "A storm brought many leaves."',
        "framework/accessibility.toml": 'what = "Drops have no names"',
    }
    for path, words in places.items():
        change(folder, path, words, f"{words.split(' = ')[0]} = '''{HARM}'''")
    change(folder, "codelists/geographies.csv", ",Slopton,unitary", f',"{quoted}",unitary')
    change(folder, "codelists/comparator_groups.csv", ",Slopton,", f',"{quoted}",')
    add(
        folder,
        "indicators/umbrellas-returned/statements.csv",
        f'"{quoted}",1,about,,the paper,,,unclear,"{quoted}"',
    )
    return folder


@pytest.fixture(scope="module")
def held(spoiled: Path) -> Dataset:
    """Return the spoiled folder read: harm in words is not for the reader of data to refuse."""
    return load(spoiled, as_of=AS_OF)


@pytest.fixture
def site(spoiled: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Client]:
    """Return the front on the spoiled folder."""
    monkeypatch.setenv("LUTONDASH_DATA", str(spoiled))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())
    client = Client(Front(PlainTextResponse("")))
    yield client
    client.close()


def is_inert(reply: Reply) -> None:
    """Assert that a page holds its own two scripts and one description, and no other way to do anything."""
    for each in reply.page.iter():
        assert not [name for name in each.attrib if name.startswith("on")], each.attrib
        assert each.get("src", "data:image/").startswith(("data:image/", "/static/js/"))
        assert not re.match(r"\s*(javascript|data):(?!image/)", each.get("href", ""), re.IGNORECASE)
        assert "alert" not in each.get("style", "")
    scripts = list(reply.page.iter("script"))
    assert sorted(each.get("type", "ours") for each in scripts) == ["application/ld+json", "module", "ours"]
    assert "alert(" not in "".join(each.text or "" for each in scripts if "json" not in each.get("type", ""))
    assert "*{display:none}" not in "".join(each.text or "" for each in reply.page.iter("style"))


def test_harm_is_only_words(site: Client, held: Dataset) -> None:
    """On every page it stands to be read, and nowhere does it do anything."""
    seen = 0
    for name, choices in pages.addresses(held):
        reply = site.ask(pages.address(name, choices))
        assert reply.status == 200
        is_inert(reply)
        seen += MARK in "".join(reply.page.itertext())
        thing = next(each.text or "" for each in reply.page.iter("script") if "json" in each.get("type", ""))
        assert json.loads(thing)["@context"] == "https://schema.org"
    assert seen > 8


def test_harm_in_a_title_is_repeated_whole_and_inert(site: Client) -> None:
    """The head of an outcome's page says it as it was written."""
    page = site.ask("/outcome?id=umbrellas-find-home").page
    assert HARM in "".join(page.find("head/title").itertext())
    card = next(each for each in page.iter("meta") if each.get("property") == "og:title")
    assert HARM in card.get("content", "")


def test_a_place_with_harm_in_its_name_can_be_chosen(site: Client) -> None:
    """In the list of places, in the table and in the chart's words."""
    reply = site.ask("/indicator?id=rainy-days&place=E06999002")
    is_inert(reply)
    assert MARK in "".join(reply.page.itertext())
    assert escape(HARM, quote=False)[:40] in reply.text


def test_the_sitemap_and_the_picture_can_be_read(site: Client) -> None:
    """Both are whole XML."""
    ElementTree.fromstring(site.ask("/sitemap.xml").text)  # noqa: S314  # made by ourselves, a line before
    picture = site.ask("/download/rainy-days.svg?place=E06999002")
    root = ElementTree.fromstring(picture.text)  # noqa: S314  # made by ourselves, a line before
    assert not [
        each
        for each in root.iter()
        if each.tag.endswith("script") or "alert" in str(each.attrib.get("onerror"))
    ]


def test_names_of_files_come_from_ids_alone(site: Client) -> None:
    """What a header says is plain."""
    for address in (
        "/download/rainy-days.csv?place=E06999002",
        "/download/outcome.csv?id=umbrellas-find-home",
    ):
        named = site.ask(address).headers["content-disposition"]
        assert re.fullmatch(r'attachment; filename="[a-z-]+\.csv"', named)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.test", "https://a b", "ftp://x"]
)
def test_an_address_that_is_none_is_refused(sample: Path, address: str) -> None:
    """It never becomes a link."""
    change(sample, "framework/outcomes.toml", "https://example.org/plan", address)
    with pytest.raises(DataFaultError):
        load(sample, as_of=AS_OF)
