"""The `[[file]]` tables of a release: the one part of it that importers own."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

from lutondash.importers.readers import Sources

_FIRST = "[[file]]"


def with_checksums(text: str, used: Iterable[str], sources: Sources) -> str:
    """Return a release's text with the checksums of its files; everything people wrote stays as it is.

    Files it lists already keep their order, files a recipe used are added. SourceError where one is missing.
    """
    written, _, _ = text.partition(_FIRST)
    listed = [each["name"] for each in tomllib.loads(text).get("file", ())]
    names = dict.fromkeys([*listed, *used])
    tables = [f'{_FIRST}\nname = "{name}"\nsha256 = "{sources.sha256(name)}"\n' for name in names]
    return "\n".join([written.rstrip() + "\n", *tables])


def release_path(data: Path, release: str) -> Path:
    """Return where a release is described."""
    return data / "releases" / f"{release}.toml"
