"""The `[[file]]` tables of a release: the one part of it that importers own."""

import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pydantic import ValidationError

from lutondash.importers.readers import SourceError, Sources
from lutondash.model.release import ReleaseFile
from lutondash.model.toml_text import listing

_FIRST = "[[file]]"
_MEND = "give every [[file]] its name and its sha256; other releases show the form"


def with_checksums(text: str, used: Iterable[str], sources: Sources) -> str:
    """Return a release's text with the checksums of its files; everything people wrote stays as it is.

    Files it lists already keep their order, files a recipe used are added. SourceError where one is missing.
    """
    names = dict.fromkeys([*listed(text), *used])
    return _with_files(text, {name: sources.sha256(name) for name in names})


def with_checksum(text: str, name: str, sha256: str, replaced: Collection[str] = ()) -> str:
    """Return a release's text with the checksum of one file; its other files keep theirs.

    Files that are `replaced` by it are no longer listed.
    """
    others = {each: known for each, known in _files_of(text).items() if each not in replaced}
    return _with_files(text, others | {name: sha256})


def listed(text: str) -> tuple[str, ...]:
    """Return the names of the files that a release's text lists; SourceError where it is damaged."""
    return tuple(_files_of(text))


def release_text(path: Path) -> str:
    """Return the text of a release; SourceError where it is none."""
    try:
        return path.read_text("utf-8")
    except UnicodeDecodeError as reason:
        raise SourceError(f"the byte {reason.start} is not UTF-8", "save it as UTF-8") from reason


def _files_of(text: str) -> dict[str, str]:
    """Return the checksums of the files that a release's text lists, by their names."""
    try:
        tables = tomllib.loads(text).get("file", ())
        files = [ReleaseFile.model_validate(each) for each in tables]
    except tomllib.TOMLDecodeError as reason:
        raise SourceError(f"this is not valid TOML: {reason}", "correct the line it names") from reason
    except (ValidationError, TypeError) as reason:
        raise SourceError("a file is not listed as it should be", _MEND) from reason
    return {each.name: each.sha256 for each in files}


def _with_files(text: str, files: Mapping[str, str]) -> str:
    written, _, _ = text.partition(_FIRST)
    tables = listing("file", [ReleaseFile(name=name, sha256=sha256) for name, sha256 in files.items()])
    return f"{written.rstrip()}\n\n{tables}"


def release_path(data: Path, release: str) -> Path:
    """Return where a release is described."""
    return data / "releases" / f"{release}.toml"
