"""Every figure for every place as one ZIP: a Data Package, with metadata for CSV on the Web beside it."""

import io
import zipfile

from lutondash.dataset.dataset import Dataset
from lutondash.exports import csvw_metadata, datapackage
from lutondash.exports.edition import package

_SAME_DAY_FOR_ALL = (1980, 1, 1, 0, 0, 0)
"""ZIP files carry a date for each entry; a fixed one gives the same bytes for the same figures."""


def bundle(dataset: Dataset) -> bytes:
    """Return a ZIP of the edition's tables and of both descriptions of them; the same bytes each time."""
    whole = package(dataset)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        _add(archive, datapackage.FILE_NAME, datapackage.datapackage(whole))
        _add(archive, csvw_metadata.FILE_NAME, csvw_metadata.csvw_metadata(whole))
        for table in whole.tables:
            _add(archive, table.path, table.content)
    return out.getvalue()


def _add(archive: zipfile.ZipFile, name: str, content: bytes) -> None:
    entry = zipfile.ZipInfo(name, _SAME_DAY_FOR_ALL)
    entry.compress_type = zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)
