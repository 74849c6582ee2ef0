"""Addresses become files that any server, disk and reader can name, and links lead from file to file."""

import pytest

from lutondash.site import links


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/about", "about.html"),
        ("/about#direction", "about.html"),
        ("/indicator?id=rainy-days", "indicator/rainy-days.html"),
        ("/dry-town?show=worse", "dry-town/show-worse.html"),
        ("/dry-town?side=town&show=no_judgement", "dry-town/show-no_judgement-side-town.html"),
        ("/dry-town?show=no_judgement&side=town", "dry-town/show-no_judgement-side-town.html"),
        ("/download/rainy-days.csv", "download/rainy-days.csv"),
        ("/download/dry-town.csv?side=town", "download/dry-town-side-town.csv"),
        ("/download/outcome.csv?id=umbrellas-find-home", "download/outcome/umbrellas-find-home.csv"),
        ("/assets/lutondash-sans-1.woff2", "assets/lutondash-sans-1.woff2"),
        ("/404.html", "404.html"),
        ("/sitemap.xml", "sitemap.xml"),
    ],
)
def test_an_address_has_a_file(address: str, file: str) -> None:
    """Ids are names in a folder; filters are named in the file, in one order."""
    assert links.file_of(address) == file


@pytest.mark.parametrize(
    "address", ["/?q=wet+feet", "/indicator?id=../../etc", "/dry-town?show=%2F", "/dry-town?show=.x"]
)
def test_a_choice_that_no_file_can_bear_is_refused(address: str) -> None:
    """No address leads out of the folder or makes a name that some system cannot hold."""
    with pytest.raises(ValueError, match="cannot be a file"):
        links.file_of(address)


@pytest.mark.parametrize(
    ("address", "start", "link"),
    [
        ("/", "index.html", "index.html"),
        ("/", "indicator/rainy-days.html", "../index.html"),
        ("/about#direction", "indicator/rainy-days.html", "../about.html#direction"),
        ("/indicator?id=a", "indicator/b.html", "a.html"),
        ("/indicator?id=a", "index.html", "indicator/a.html"),
        ("/download/a.csv", "dry-town/show-worse.html", "../download/a.csv"),
    ],
)
def test_a_link_leads_from_file_to_file(address: str, start: str, link: str) -> None:
    """It holds in whichever folder both stand, with its anchor."""
    assert links.relative(address, start) == link


def test_the_first_page_is_known_by_the_top_alone() -> None:
    """In public it has the address that people type."""
    assert links.from_top("/", "https://example.org/luton") == "https://example.org/luton/"
    assert (
        links.from_top("/about#direction", "https://example.org")
        == "https://example.org/about.html#direction"
    )
    assert links.from_top("/indicator?id=a", "") == "/indicator/a.html"


def test_links_are_found_once_and_in_order() -> None:
    """Anchors and the order of choices make no new address; other sites and texts are no links."""
    page = """<a href="/b?side=town&amp;show=worse">b</a><a href="/b?show=worse&amp;side=town#x">b</a>
    <img src="/a.png"><a href="//other.example/c">c</a><a href="https://example.org/d">d</a>
    <p>href=&#34;/e&#34;</p><a class="f" href="#here">f</a>"""

    assert links.found_in(page) == ("/b?show=worse&side=town", "/a.png")


def test_links_are_put_in_place_and_nothing_else_is() -> None:
    """What is not a link of the site stays as it was, and a new link is escaped."""
    kept = '<a href="https://example.org/a">a</a> href=&#34;/a&#34;'

    changed = links.relinked(f'<a href="/a?x=1&amp;y=2#z">/a</a> {kept}', lambda address: f'<{address}>"')

    assert changed == f'<a href="&lt;/a?x=1&amp;y=2#z&gt;&quot;">/a</a> {kept}'
