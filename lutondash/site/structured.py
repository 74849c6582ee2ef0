"""What a search engine reads: each page as a schema.org Dataset or WebPage, in JSON-LD."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lutondash.dataset.dataset import Dataset
from lutondash.markup.blocks import Document, Download, Downloads
from lutondash.model.indicator import Indicator
from lutondash.model.period import Period
from lutondash.model.release import Release
from lutondash.site import pages
from lutondash.site.newest import of_page
from lutondash.site.pages import Choices
from lutondash.site.taken import Locate, media_type

Thing = dict[str, Any]

_NO_LICENCE = "not stated"


def structured(dataset: Dataset, document: Document, name: str, choices: Choices, locate: Locate) -> str:
    """Describe a page as JSON-LD, safe to stand in a script element.

    A page from which figures can be taken away is a Dataset, any other a WebPage.
    """
    files = [file for block in document.blocks if isinstance(block, Downloads) for file in block.files]
    thing = _base(document, locate(pages.canonical(name, choices)))
    if files:
        thing |= _dataset(dataset, files, locate) | {"dateModified": of_page(dataset, name, choices)}
        thing |= _published(_releases(dataset, name, choices))
    if name == "indicator":
        thing |= _indicator(dataset, dataset.indicator(pages.first(choices, "id")))
    return _script(thing)


def _base(document: Document, url: str) -> Thing:
    """Describe any page; an address that holds only from one place is none to be known by."""
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": document.name,
        "description": document.description,
        **({"url": url} if "://" in url else {}),
        "inLanguage": "en-GB",
    }


def _dataset(dataset: Dataset, files: list[Download], locate: Locate) -> Thing:
    return {
        "@type": "Dataset",
        "isAccessibleForFree": True,
        "spatialCoverage": {
            "@type": "Place",
            "name": dataset.geography(dataset.vision.geography).name,
            "identifier": dataset.vision.geography,
        },
        "distribution": [_file(file, locate) for file in files],
    }


def _file(file: Download, locate: Locate) -> Thing:
    return {
        "@type": "DataDownload",
        "name": file.words,
        "encodingFormat": media_type(file.name),
        "contentUrl": locate(file.address),
    }


def _indicator(dataset: Dataset, indicator: Indicator) -> Thing:
    return {
        "name": indicator.title,
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": indicator.measure,
            "unitText": indicator.unit.value,
            "description": indicator.definition,
        },
        "keywords": [indicator.title, *indicator.search_words],
        **_covered(dataset, indicator),
    }


def _releases(dataset: Dataset, name: str, choices: Choices) -> list[Release]:
    """Return the publications behind a page's figures, each once, in order of their ids."""
    if name == pages.MONEY_PAGE:
        return list(pages.behind_money(dataset))
    indicators = pages.offered(dataset, name, choices)
    return [dataset.release(each) for each in sorted({indicator.release for indicator in indicators})]


def _published(releases: Iterable[Release]) -> Thing:
    """Name who made the figures, what they come from and under which licences, each once."""
    found = list(releases)
    said: dict[str, Sequence[object]] = {
        "creator": [{"@type": "Organization", "name": name} for name in _once(r.publisher for r in found)],
        "isBasedOn": _once(release.url for release in found),
        "license": _once(filter(None, map(_licence, found))),
    }
    return {key: values[0] if len(values) == 1 else values for key, values in said.items() if values}


def _licence(release: Release) -> str:
    """Name a licence by its address, else in its words; where none is stated, there is none to name."""
    return release.licence_url or ("" if release.licence == _NO_LICENCE else release.licence)


def _once(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _covered(dataset: Dataset, indicator: Indicator) -> Mapping[str, str]:
    periods: list[Period] = [o.period for o in dataset.series(indicator.id).with_values]
    starts = [period.start for period in periods if period.start]
    ends = [period.end for period in periods if period.end]
    if not starts or not ends:
        return {}
    return {"temporalCoverage": f"{min(starts).isoformat()}/{max(ends).isoformat()}"}


def _script(thing: Thing) -> str:
    """Write JSON in which no text can end the script element."""
    return json.dumps(thing, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
