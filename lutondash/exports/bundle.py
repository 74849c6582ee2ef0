"""Every figure for every place as one ZIP: a CSV for each indicator, and the licence of each publication."""

import csv
import io
import zipfile

from lutondash.dataset.dataset import Dataset
from lutondash.exports.figures import figures_csv, safe

_SOURCES = ("release", "title", "publisher", "published", "licence", "licence_url", "url")
_SAME_DAY_FOR_ALL = (1980, 1, 1, 0, 0, 0)
"""ZIP files carry a date for each entry; a fixed one gives the same bytes for the same figures."""


def bundle(dataset: Dataset) -> bytes:
    """Return a ZIP of `<indicator>.csv` for every indicator and `sources.csv`; the same bytes each time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, "sources.csv", _sources(dataset))
        for indicator in dataset.indicators:
            _add(archive, f"{indicator}.csv", figures_csv(dataset, indicator))
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _SAME_DAY_FOR_ALL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def _sources(dataset: Dataset) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_SOURCES)
    for r in dataset.releases.values():
        texts = (r.id, r.title, r.publisher, str(r.published), r.licence, r.licence_url, r.url)
        writer.writerow([safe(text) for text in texts])
    return out.getvalue().encode()
