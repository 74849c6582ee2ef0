"""Every written page is HTML without a fault, says what it is, and every link on it leads somewhere."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from tests.site.conftest import PUBLIC
from tests.site.reading import elements, is_elsewhere, links, parsed, target, words

FILTERS = re.compile(
    r"(?<!scrutiny)/(show|side|measure|service|band)-[^/]+(?=\.html$)|-(show|sort)-[^/]+(?=\.html$)"
)
"""What a choice adds to the name of a file: what is looked at together for scrutiny is a page of its own."""
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@pytest.fixture(params=["in_public", "anywhere"])
def site(request: pytest.FixtureRequest) -> Path:
    """Return one edition after the other."""
    folder: Path = request.getfixturevalue(request.param)
    return folder


def pages(site: Path) -> Iterator[tuple[str, Path, Element]]:
    """Give the name, the file and the content of every page."""
    for path in sorted(site.rglob("*.html")):
        yield path.relative_to(site).as_posix(), path, read(path)[0]


@cache
def read(path: Path) -> tuple[Element, list[str]]:
    """Read a page once."""
    return parsed(path.read_text("utf-8"))


def test_every_page_is_html_without_a_fault(site: Path) -> None:
    """The parser of the standard finds nothing to mend."""
    faults = {name: read(path)[1] for name, path, _ in pages(site)}

    assert len(faults) > 60
    assert {name: found for name, found in faults.items() if found} == {}


def test_the_parser_sees_faults() -> None:
    """A page with a tag left open, a stray one and a doubled attribute is not let through."""
    for wrong in ("<p><b>x</p>", "<table><p>x</table>", "</i>", '<p id="a" id="b">', "<p>&nosuch;"):
        page = f"<!DOCTYPE html><html lang=en><head><title>x</title></head><body>{wrong}</body></html>"
        assert parsed(page)[1], wrong


def test_every_page_says_what_it_is(site: Path) -> None:
    """Each has its own title, language and description, one h1, one main, and skips no level of headings."""
    titles: dict[str, str] = {}
    for name, _, root in pages(site):
        (title,) = elements(root, "title")
        described = [
            meta.get("content") for meta in elements(root, "meta") if meta.get("name") == "description"
        ]
        levels = [int(each.tag[-1]) for each in root.iter() if str(each.tag).endswith(HEADINGS)]
        assert root.get("lang") == "en-GB", name
        assert (len(described), levels.count(1)) == (1, 1), name
        assert described[0], name
        assert len(list(elements(root, "main"))) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        assert titles.setdefault(words(title), name) == name


def test_ids_are_unique(site: Path) -> None:
    """An anchor means one thing, and every label and description finds what it speaks of."""
    for name, _, root in pages(site):
        ids = [each.get("id") for each in root.iter() if each.get("id")]
        named = {label.get("for") for label in elements(root, "label")}
        assert len(ids) == len(set(ids)), name
        assert named <= set(ids), name


def test_every_link_within_the_site_leads_to_a_file_and_to_its_anchor(site: Path) -> None:
    """Pages, downloads and fonts are there, and so is every place within a page."""
    checked = 0
    for name, path, root in pages(site):
        for address in filter(lambda each: name != "404.html" and not is_elsewhere(each), links(root)):
            file, anchor = target(path, address)
            assert file.is_file(), (name, address)
            assert site.resolve() in file.parents, (name, address)
            if anchor:
                assert anchor in {each.get("id") for each in read(file)[0].iter()}, (name, address)
            checked += 1
    assert checked > 1000


def test_no_link_within_the_site_starts_from_the_top_of_the_host(site: Path) -> None:
    """Files hold in any folder; only the page for lost readers cannot know how deep it is shown."""
    for name, _, root in pages(site):
        if name != "404.html":
            assert [address for address in links(root) if address.startswith("/")] == [], name


def test_nothing_on_a_page_needs_a_server_or_a_script(site: Path) -> None:
    """There is no form, no button, and no script but the description for search engines."""
    for name, _, root in pages(site):
        assert [tag for tag in ("form", "button", "input", "select") for _ in elements(root, tag)] == [], name
        assert {script.get("type") for script in elements(root, "script")} <= {"application/ld+json"}, name


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    """Fonts and pictures are the site's own."""
    for name, _, root in pages(site):
        loaded = [each.get("src") or "" for each in root.iter() if each.get("src")]
        loaded += [
            link.get("href") or "" for link in elements(root, "link") if link.get("rel") != "canonical"
        ]
        assert [address for address in loaded if is_elsewhere(address)] == [
            f"{PUBLIC}/assets/lutondash-sans-1.woff2"
        ] * (name == "404.html" and PUBLIC in "".join(loaded)), name
        assert "url(http" not in "".join(words(style) for style in elements(root, "style")), name


def test_the_page_for_lost_readers_holds_at_every_depth(in_public: Path, anywhere: Path) -> None:
    """Its links start from the public address, or from the top of the host where none is known."""
    for site, top in ((in_public, PUBLIC), (anywhere, "")):
        root, _ = read(site / "404.html")
        inside = [each for each in links(root) if not each.startswith("#")]
        assert len(inside) > 10
        for address in inside:
            assert address.startswith(f"{top}/"), address
            assert (site / (address.removeprefix(f"{top}/").partition("#")[0] or "index.html")).is_file(), (
                address
            )


def test_only_a_known_public_address_is_named(in_public: Path, anywhere: Path) -> None:
    """Each page names an address to remember, or none; the page for lost readers has none.

    It is a page's own; a list that is filtered names the whole list.
    """
    seen = set()
    for name, path, root in pages(in_public):
        named = [link.get("href") for link in elements(root, "link") if link.get("rel") == "canonical"]
        own = f"{PUBLIC}/{'' if name == 'index.html' else FILTERS.sub('', name)}"
        shared = [meta.get("content") for meta in elements(root, "meta") if meta.get("property") == "og:url"]
        assert named == shared == ([] if name == "404.html" else [own]), name
        assert PUBLIC not in (anywhere / path.relative_to(in_public)).read_text("utf-8")
        seen.update(named)
    assert len(seen) > 15
    for name, _, root in pages(anywhere):
        assert [link for link in elements(root, "link") if link.get("rel") == "canonical"] == [], name
        noindex = [meta for meta in elements(root, "meta") if meta.get("name") == "robots"]
        assert bool(noindex) == (name == "404.html"), name
