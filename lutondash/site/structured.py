"""What a search engine reads: each page as a schema.org Dataset or WebPage, in JSON-LD."""

import json
from collections.abc import Callable, Mapping
from mimetypes import guess_type
from typing import Any

from lutondash.dataset.dataset import Dataset
from lutondash.markup.blocks import Document, Download, Downloads
from lutondash.model.indicator import Indicator
from lutondash.model.period import Period
from lutondash.model.release import Release
from lutondash.views.site import NAME

Locate = Callable[[str], str]
"""Turns an address within the site into one that holds anywhere."""

Thing = dict[str, Any]


def structured(dataset: Dataset, document: Document, address: str, locate: Locate, about: str = "") -> str:
    """Describe a page as JSON-LD, safe to stand in a script element; `about` is an indicator's id, if any.

    A page from which figures can be taken away is a Dataset, any other a WebPage.
    """
    files = [file for block in document.blocks if isinstance(block, Downloads) for file in block.files]
    thing = _base(document, locate(address))
    if files:
        thing |= _dataset(dataset, files, locate)
    if about in dataset.indicators:
        thing |= _indicator(dataset, dataset.indicators[about])
    return _script(thing)


def _base(document: Document, url: str) -> Thing:
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": document.title.removesuffix(f" - {NAME}"),
        "description": document.description,
        "url": url,
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
        "dateModified": dataset.as_of.isoformat(),
        "distribution": [_file(file, locate) for file in files],
    }


def _file(file: Download, locate: Locate) -> Thing:
    return {
        "@type": "DataDownload",
        "name": file.words,
        "encodingFormat": guess_type(file.name)[0],
        "contentUrl": locate(file.address),
    }


def _indicator(dataset: Dataset, indicator: Indicator) -> Thing:
    release = dataset.release(indicator.release)
    return {
        "name": indicator.title,
        "variableMeasured": {
            "@type": "PropertyValue",
            "name": indicator.measure,
            "unitText": indicator.unit.value,
            "description": indicator.definition,
        },
        "creator": {"@type": "Organization", "name": release.publisher},
        "isBasedOn": release.url,
        "keywords": [indicator.title, *indicator.search_words],
        **_licence(release),
        **_covered(dataset, indicator),
    }


def _licence(release: Release) -> Mapping[str, str]:
    """Name the licence by its address; where the publisher states none, there is none to name."""
    return {"license": release.licence_url} if release.licence_url else {}


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
