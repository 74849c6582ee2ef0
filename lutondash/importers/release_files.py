"""The `[[file]]` tables of a release: the one part of it that importers own."""

import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path

from lutondash.importers.readers import Sources

_FIRST = "[[file]]"


def with_checksums(text: str, used: Iterable[str], sources: Sources) -> str:
    """Return a release's text with the checksums of its files; everything people wrote stays as it is.

    Files it lists already keep their order, files a recipe used are added. SourceError where one is missing.
    """
    names = dict.fromkeys([*listed(text), *used])
    return _with_files(text, {name: sources.sha256(name) for name in names})


def with_checksum(text: str, name: str, sha256: str) -> str:
    """Return a release's text with the checksum of one file; its other files keep theirs."""
    known = {each["name"]: each["sha256"] for each in tomllib.loads(text).get("file", ())}
    return _with_files(text, known | {name: sha256})


def listed(text: str) -> tuple[str, ...]:
    """Return the names of the files that a release's text lists; TOMLDecodeError where it is damaged."""
    return tuple(each["name"] for each in tomllib.loads(text).get("file", ()))


def _with_files(text: str, files: Mapping[str, str]) -> str:
    written, _, _ = text.partition(_FIRST)
    tables = [f'{_FIRST}\nname = "{name}"\nsha256 = "{sha256}"\n' for name, sha256 in files.items()]
    return "\n".join([written.rstrip() + "\n", *tables])


def release_path(data: Path, release: str) -> Path:
    """Return where a release is described."""
    return data / "releases" / f"{release}.toml"
