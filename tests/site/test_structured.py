"""What search engines read of a page: JSON-LD that parses, is complete and says nothing that is not so."""

import json
from pathlib import Path
from typing import Any

import pytest

from lutondash import Dataset, load
from lutondash.site import pages
from lutondash.site.newest import of_page
from lutondash.site.structured import structured
from lutondash.views.site import site_name
from tests.sample import AS_OF, change
from tests.site.conftest import PUBLIC
from tests.site.reading import elements, parsed

SHORTEST, LONGEST = 50, 5000
"""How long a search engine wants the description of a dataset."""
OPEN = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def described(dataset: Dataset, name: str, *choices: tuple[str, tuple[str, ...]]) -> dict[str, Any]:
    """Return what is said of a page."""
    document = pages.document(dataset, name, choices)
    text = structured(dataset, document, name, choices, lambda address: f"https://example.org{address}")
    found: dict[str, Any] = json.loads(text)
    return found


def test_every_page_is_described(dataset: Dataset) -> None:
    """Each has its kind, name, description, address and language; pages with files are datasets."""
    for name, choices in pages.addresses(dataset):
        said = described(dataset, name, *choices)
        is_dataset = name in {
            "data",
            "outcome",
            "indicator",
            "money",
            *(each.id for each in dataset.priorities),
        }
        assert said["@context"] == "https://schema.org"
        assert said["@type"] == ("Dataset" if is_dataset else "WebPage"), name
        assert said["name"]
        assert site_name(dataset) not in said["name"] or name == "overview"
        assert said["url"] == f"https://example.org{pages.address(name, choices)}"
        assert said["inLanguage"] == "en-GB"


def test_every_dataset_has_what_a_search_engine_wants(dataset: Dataset) -> None:
    """A description of fitting length, who made it, where it comes from, its place, day and files."""
    found = 0
    for name, choices in pages.addresses(dataset):
        said = described(dataset, name, *choices)
        if said["@type"] != "Dataset":
            continue
        assert SHORTEST <= len(said["description"]) <= LONGEST, (name, choices, said["description"])
        assert said["dateModified"] == of_page(dataset, name, choices)
        assert said["spatialCoverage"]["name"] == "Muddleford"
        assert said["distribution"]
        for file in said["distribution"]:
            assert file["contentUrl"].startswith("https://example.org/download/")
            assert file["encodingFormat"]
            assert file["name"]
        if name == "money" or pages.offered(dataset, name, choices):
            maker = "Rainland Treasury" if name == "money" else "Rainland Statistics"
            assert said["creator"] == {"@type": "Organization", "name": maker}
            assert said["isBasedOn"]
        else:
            assert "creator" not in said
        found += 1
    assert found > 10


def test_an_indicator_is_described_by_what_it_counts(dataset: Dataset) -> None:
    """Its title, its unit, its definition, its words for searching and the years it covers."""
    said = described(dataset, "indicator", ("id", ("umbrellas-returned",)))

    assert said["name"] == "Lost umbrellas given back"
    assert said["variableMeasured"] == {
        "@type": "PropertyValue",
        "name": "made-up measure",
        "unitText": "percent",
        "description": "A made-up figure.",
    }
    assert said["isBasedOn"] == "https://example.org/rain-statistics"
    assert said["keywords"] == ["Lost umbrellas given back", "brollies", "lost property"]
    assert said["temporalCoverage"] == "2014-04-01/2024-03-31"


def test_only_a_licence_that_is_stated_is_named(sample: Path) -> None:
    """By its address where it has one, else in its words; a page of many names each once; none is made up."""
    held = load(sample, as_of=AS_OF)
    assert "license" not in described(held, "indicator", ("id", ("umbrellas-returned",)))
    assert "license" not in described(held, "data")

    none = 'licence = "not stated"'
    stated = f'licence = "Open Government Licence v3.0"\nlicence_url = "{OPEN}"'
    change(sample, "releases/rain-statistics.toml", none, stated)
    change(sample, "releases/letters-return.toml", none, 'licence = "Free for everyone"')
    held = load(sample, as_of=AS_OF)
    assert described(held, "indicator", ("id", ("umbrellas-returned",)))["license"] == OPEN
    assert described(held, "indicator", ("id", ("letters-answered",)))["license"] == "Free for everyone"
    assert sorted(described(held, "data")["license"]) == ["Free for everyone", OPEN]


def test_text_cannot_end_the_script(sample: Path) -> None:
    """Whatever a title holds, the description stays one element and reads as it was written."""
    title = "</script><!--<script>alert(1)&amp;"
    change(sample, "indicators/umbrellas-returned/indicator.toml", "Lost umbrellas given back", title)
    held = load(sample, as_of=AS_OF)
    document = pages.document(held, "indicator", (("id", ("umbrellas-returned",)),))
    text = structured(
        held, document, "indicator", (("id", ("umbrellas-returned",)),), lambda address: address
    )

    assert "<" not in text
    assert "&" not in text
    assert json.loads(text)["name"] == title
    assert "url" not in json.loads(text), "an address without a host says nothing elsewhere"


@pytest.mark.parametrize("folder", ["in_public", "anywhere"])
def test_every_written_page_carries_its_description(folder: str, request: pytest.FixtureRequest) -> None:
    """It parses as it stands in the file; files to take away are named in public, or from the page."""
    site: Path = request.getfixturevalue(folder)
    for path in sorted(site.rglob("*.html")):
        root, _ = parsed(path.read_text("utf-8"))
        found = [json.loads(script.text or "") for script in elements(root, "script")]
        assert len(found) == (0 if path.name == "404.html" else 1), path
        for file in (file for said in found for file in said.get("distribution", ())):
            url = file["contentUrl"]
            there = site / url.removeprefix(f"{PUBLIC}/") if folder == "in_public" else path.parent / url
            assert there.is_file(), (path, url)
