"""What kind of file a publisher's file is: by its first bytes, which its name must agree with."""

import mmap
import zipfile
from pathlib import Path

from lutondash.importers.cells import SourceError, locked_with_a_password
from lutondash.importers.containers import DAMAGED

TEXT, PARQUET, XLSX, XLS, ODS = "csv", "parquet", "xlsx", "xls", "ods"

_BY_SUFFIX = {
    ".csv": TEXT,
    ".tsv": TEXT,
    ".txt": TEXT,
    ".parquet": PARQUET,
    ".xlsx": XLSX,
    ".xls": XLS,
    ".ods": ODS,
}
_WITH_PROGRAMS = frozenset({".xlsm", ".xlsb", ".xltm", ".xlam"})
_ZIP, _COMPOUND, _PARQUET = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_HEAD = 4096
_PARTS = (("xl/workbook.xml", XLSX), ("xl/workbook.bin", "xlsb"), ("content.xml", ODS))
_WORDS = {
    "html": "a web page",
    "xml": "XML",
    "pdf": "a PDF",
    "zip": "a zip of other files",
    "xlsb": "an xlsb",
}


def kind_of(name: str, path: Path) -> str:
    """Return the kind of a file; SourceError where it cannot be read or is not what it is called."""
    suffix = Path(name).suffix.lower()
    if suffix in _WITH_PROGRAMS:
        raise SourceError(f"{name} may hold macros (programs), which are never read", "save it as xlsx")
    if suffix not in _BY_SUFFIX:
        raise SourceError(
            f"{name} is of a kind that cannot be read; csv, parquet, xlsx, xls and ods can be",
            "save it as one",
        )
    called, found = _BY_SUFFIX[suffix], _kind_of_bytes(name, path)
    if found == called:
        return called
    if found in _BY_SUFFIX.values() and found != TEXT:
        raise SourceError(f"{name} is called {suffix} but is a file of kind {found}", f"call it .{found}")
    what = _WORDS.get(found, "text")
    raise SourceError(f"{name} is called {suffix} but is {what} and no {_called(called)}", _remedy(found))


def _called(kind: str) -> str:
    return {TEXT: "text of rows and columns", PARQUET: "parquet file"}.get(kind, f"{kind} workbook")


def _remedy(found: str) -> str:
    if found == TEXT:
        return "call it .csv if it is one, or fetch it again"
    return "open it in a spreadsheet program and save it as xlsx, or fetch it again"


def _kind_of_bytes(name: str, path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        return _kind_of_zip(name, path)
    if head.startswith(_COMPOUND):
        return _kind_of_compound(name, path)
    if head.startswith(_PARQUET):
        return PARQUET
    return _kind_of_text(head.removeprefix(b"\xef\xbb\xbf").lstrip().lower())


def _kind_of_zip(name: str, path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            there = set(archive.namelist())
    except DAMAGED as reason:
        raise SourceError(f"{name} is damaged ({reason})", "fetch it again") from reason
    return next((kind for part, kind in _PARTS if part in there), "zip")


def _kind_of_compound(name: str, path: Path) -> str:
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        locked = content.find(_LOCKED) >= 0
    if locked:
        raise locked_with_a_password(name)
    return XLS


def _kind_of_text(head: bytes) -> str:
    if head.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body")):
        return "html"
    if head.startswith(b"<?xml"):
        return "html" if b"<html" in head else "xml"
    return "pdf" if head.startswith(b"%pdf") else TEXT
