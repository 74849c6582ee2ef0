"""A manifest holds what an edition must say and refuses what could do harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from lutondash.editions.manifest import Manifest, from_bytes, is_safe_path, stored, to_bytes

SHA = "0" * 64
FILE = {"path": "README.md", "sha256": SHA, "size": 3}


def plain(**more: Any) -> dict[str, Any]:
    """Return a manifest as plain values; `more` replaces some of them."""
    return {
        "format": 1,
        "number": 2,
        "at": "2026-11-26T09:30:00+00:00",
        "prepared": "2026-11-22T12:00:00+00:00",
        "note": "Brings figures.",
        "approved_by": "Service director",
        "previous": {"number": 1, "sha256": SHA},
        "base": 1,
        "files": [FILE],
        "changes": {"sha256": SHA, "size": 0, "counts": {"new": 2}},
    } | more


def read(**more: Any) -> Manifest:
    """Read a manifest as from the store."""
    return Manifest.model_validate_json(json.dumps(plain(**more)))


def test_a_manifest_is_written_and_read_as_the_same() -> None:
    """And its checksum is that of the bytes it was read from."""
    manifest = read()
    raw = to_bytes(manifest)
    assert from_bytes(raw, Manifest) == manifest
    assert stored(manifest, raw).sha256 != stored(manifest, raw + b" ").sha256


@pytest.mark.parametrize(
    "path",
    [
        *(
            "../x",
            "/etc/passwd",
            "a/../../x",
            "a/..",
            "..",
            ".",
            "",
            "a//b",
            "a/",
            "./a",
            "a/./b",
            "\\x",
            "a\\..\\x",
        ),
        *(
            "C:/x",
            "C:x",
            "~/x",
            ".hidden",
            "a/.hidden",
            "a\0b",
            "a\nb",
            "naïve",
            "a b",
            "%2e%2e/x",
            "a" * 251,
        ),
    ],
)
def test_a_path_out_of_the_folder_is_refused(path: str) -> None:
    """Upwards, absolute, hidden, or strange to some machine: none of them is ever written."""
    with pytest.raises(ValidationError, match="no plain path"):
        read(files=[FILE | {"path": path}])


@given(st.text(alphabet="ab./\\~: -_\n", min_size=1, max_size=12))
def test_an_accepted_path_stays_in_its_folder(path: str) -> None:
    """However dots and slashes are put together."""
    parts = path.split("/")
    if is_safe_path(path):
        assert all(part and not part.startswith(".") for part in parts)
        assert not set(path) & set("\\~: \n")


@pytest.mark.parametrize(
    "more",
    [
        {"format": 2},
        {"number": 0, "previous": None},
        {"number": "2"},
        {"number": 2.0},
        {"at": "2026-11-26T09:30:00"},
        {"at": 1795685400},
        {"prepared": "2026-11-26T09:30:01+00:00"},
        {"note": " "},
        {"approved_by": ""},
        {"previous": None},
        {"previous": {"number": 2, "sha256": SHA}},
        {"previous": {"number": 1, "sha256": SHA.replace("0", "G")}},
        {"number": 1, "base": None},
        {"base": 2},
        {"files": []},
        {"files": [FILE, FILE]},
        {"files": [FILE | {"path": "b"}, FILE | {"path": "a"}]},
        {"files": [FILE | {"path": "a"}, FILE | {"path": "a/b"}]},
        {"files": [FILE | {"size": -1}]},
        {"files": [FILE | {"mode": "0777"}]},
        {"changes": {"sha256": SHA, "size": 0, "counts": {"invented": 1}}},
        {"changes": {"sha256": SHA, "size": 0, "counts": {"new": -1}}},
        {"secret": "no"},
    ],
)
def test_a_manifest_that_says_something_else_is_refused(more: dict[str, Any]) -> None:
    """Every key is checked, and none is added."""
    with pytest.raises(ValidationError):
        read(**more)


def test_the_first_edition_follows_none() -> None:
    """It has nothing before it and was compared with nothing."""
    assert read(number=1, previous=None, base=None).previous is None


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff",
        b"{}",
        b'{"sha256": 1}',
        b'{"note": "\\ud800"}',
        b"[" * 100_000,
        to_bytes(read()).replace(b"T09:30", b"T08:30"),
        to_bytes(read()).replace(b'"base": 1', b'"base": null'),
        to_bytes(read())[:-2],
    ],
)
def test_what_is_not_what_was_written_is_no_manifest(raw: bytes) -> None:
    """Its own checksum sees a digit of the time that changed by itself."""
    with pytest.raises(ValueError, match=r"."):
        from_bytes(raw, Manifest)
