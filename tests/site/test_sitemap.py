"""The site map lists every page once, with an address that holds anywhere."""

from datetime import timedelta
from pathlib import Path
from xml.etree import ElementTree

from lutondash import Dataset
from lutondash.site import pages
from lutondash.site.sitemap import robots, sitemap
from lutondash.site.static_files import LOCAL
from tests.site.conftest import PUBLIC

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def listed(text: str) -> list[str]:
    """Return the addresses of a site map; it must be one."""
    root = ElementTree.fromstring(text)  # noqa: S314  our own text
    assert root.tag == f"{SPACE}urlset"
    return [str(each.text) for each in root.iter(f"{SPACE}loc")]


def test_every_page_is_listed_once(dataset: Dataset) -> None:
    """Fixed pages, priorities, outcomes and indicators are there, and no list of filters."""
    found = listed(sitemap(dataset, lambda address: f"https://example.org{address}"))

    assert len(found) == len(set(found)) == len(list(pages.addresses(dataset)))
    assert "https://example.org/" in found
    for indicator in dataset.indicators:
        assert f"https://example.org/indicator?id={indicator}" in found
    for slug in dataset.outcomes:
        assert f"https://example.org/outcome?id={slug}" in found
    for priority in dataset.priorities:
        assert f"https://example.org/{priority.id}" in found
    assert not [each for each in found if "show=" in each or "side=" in each]


def test_every_entry_says_when_its_figures_came(dataset: Dataset) -> None:
    """The date is that of the publication: an edition of a later day says the same."""
    later = dataset.released(dataset.as_of + timedelta(days=100))
    text = sitemap(dataset, lambda address: f"https://example.org{address}")
    root = ElementTree.fromstring(text)  # noqa: S314  our own text
    said = {str(each.text) for each in root.iter(f"{SPACE}lastmod")}

    assert sitemap(later, lambda address: f"https://example.org{address}") == text
    assert said
    assert said <= {
        r.accessed if r.published == "unknown" else r.published for r in dataset.releases.values()
    }


def test_signs_in_an_address_are_escaped(dataset: Dataset) -> None:
    """An address with an ampersand is still XML."""
    found = listed(sitemap(dataset, lambda address: f"https://example.org{address}?a=1&b=<2>"))

    assert found[0].endswith("?a=1&b=<2>")


def test_the_files_map_leads_to_files(in_public: Path) -> None:
    """Every address of the map is a page that was written, and every page but filters is in it."""
    found = listed((in_public / "sitemap.xml").read_text("utf-8"))
    files = {each.removeprefix(f"{PUBLIC}/") or "index.html" for each in found}
    written = {path.relative_to(in_public).as_posix() for path in in_public.rglob("*.html")}

    filtered = {file for file in written if "/s" in file or file.startswith(("money/", "scrutiny/"))}
    assert written - filtered - {"404.html"} == files


def test_without_a_public_address_the_map_is_clearly_local(anywhere: Path) -> None:
    """Nobody can take it for the map of a public site."""
    found = listed((anywhere / "sitemap.xml").read_text("utf-8"))

    assert all(each.startswith(f"{LOCAL}/") for each in found)
    assert f"Sitemap: {LOCAL}/sitemap.xml" in (anywhere / "robots.txt").read_text("utf-8")


def test_robots_may_read_everything_and_find_the_map(in_public: Path) -> None:
    """Nothing is kept from search engines."""
    assert robots(lambda address: f"https://example.org{address}").splitlines() == [
        "User-agent: *",
        "Allow: /",
        "Sitemap: https://example.org/sitemap.xml",
    ]
    assert f"Sitemap: {PUBLIC}/sitemap.xml" in (in_public / "robots.txt").read_text("utf-8")
