"""The language of a workbook, which neither gptables nor xlsxwriter can set."""

import io
import zipfile

_PROPERTIES = "docProps/core.xml"
_END = b"</cp:coreProperties>"
_LANGUAGE = b"<dc:language>en-GB</dc:language>"


def in_english(workbook: bytes) -> bytes:
    """Return an XLSX file whose properties say that it is in British English; nothing else is changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as given, zipfile.ZipFile(out, "w") as written:
        for entry in given.infolist():
            content = given.read(entry)
            if entry.filename == _PROPERTIES:
                content = content.replace(_END, _LANGUAGE + _END)
            written.writestr(entry, content)
    return out.getvalue()
