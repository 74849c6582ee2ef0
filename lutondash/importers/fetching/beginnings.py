"""What the first bytes of an answer say: figures, or a page of excuses sent with a friendly status."""

import re
from pathlib import PurePosixPath

from lutondash.importers.fetching.faults import plain

ENOUGH = 2048
"""How many bytes are looked at."""

_MARKS = {".xlsx": b"PK\x03\x04", ".ods": b"PK\x03\x04", ".xls": b"\xd0\xcf\x11\xe0", ".parquet": b"PAR1"}
_TITLE = re.compile(r"<title[^>]*>(.*?)</title>", re.IGNORECASE | re.DOTALL)
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def form_of(name: str) -> str:
    """Return the form a file's name promises: its ending."""
    return PurePosixPath(name).suffix


def fault_of(beginning: bytes, form: str) -> str:
    """Return what is wrong with the beginning of a file of a form such as `.csv`; blank where nothing is."""
    if not beginning.strip():
        return "The answer is empty"
    page = _as_page(beginning)
    if page:
        return page
    if form in _MARKS:
        return "" if beginning.startswith(_MARKS[form]) else f"The answer is no {form} file"
    if form == ".json":
        return "" if _opening(beginning) == b"{" else f"The answer is not JSON: {_shown(beginning)!r}"
    return _fault_of_text(beginning)


def _as_page(beginning: bytes) -> str:
    if _opening(beginning) != b"<":
        return ""
    return f"The answer is a web page, not a file of figures{title_of(beginning)}"


def title_of(page: bytes) -> str:
    """Return the title of a web page after a colon; blank where it has none."""
    title = _TITLE.search(page.decode("utf-8", "replace"))
    return f": {plain(title[1], 120)!r}" if title else ""


def _fault_of_text(beginning: bytes) -> str:
    if beginning.startswith(_UTF16) or b"\x00" in beginning:
        return "The answer is not UTF-8 text"
    if _opening(beginning) in (b"{", b"["):
        return f"The answer is JSON, not CSV: {_shown(beginning)!r}"
    if beginning.startswith((b"PK\x03\x04", b"%PDF", b"\x1f\x8b")):
        return "The answer is a packed or printed file, not CSV"
    return ""


def _opening(beginning: bytes) -> bytes:
    return beginning.removeprefix(b"\xef\xbb\xbf").lstrip()[:1]


def _shown(beginning: bytes) -> str:
    return plain(beginning.decode("utf-8", "replace"), 160)
