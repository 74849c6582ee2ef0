"""The one place that writes into `data/`: only what importers own, never a file of people's."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from lutondash.errors import Finding, ImportFaultError

_OWNED = re.compile(
    r"indicators/[a-z0-9-]+/observations\.csv|codelists/(geographies|deflators)\.csv"
    r"|budget/(revenue|funding|reserves|population)\.csv|releases/[a-z0-9-]+\.toml"
)


def paths_that_differ(data: Path, texts: Mapping[str, str]) -> list[str]:
    """Return the paths whose bytes in the data folder are not those of the text, in order."""

    def differs(path: str) -> bool:
        there = data / path
        return not there.is_file() or there.read_bytes() != texts[path].encode()

    return [path for path in sorted(texts) if differs(path)]


def write_owned(data: Path, texts: Mapping[str, str]) -> None:
    """Write the files; ImportFaultError, and nothing written, where one of them is not the importers'."""
    must_be_owned(texts)
    for path, text in texts.items():
        there = data / path
        there.parent.mkdir(parents=True, exist_ok=True)
        fresh = there.with_name(f".{there.name}.new")
        fresh.write_bytes(text.encode())
        fresh.replace(there)  # a file is never half written, and another name of the old one keeps its text


def must_be_owned(paths: Iterable[str]) -> None:
    """Raise ImportFaultError where one of the paths is not the importers'."""
    foreign = [path for path in paths if _OWNED.fullmatch(path) is None]
    if foreign:
        remedy = "Importers leave it alone; this is a mistake in the program."
        raise ImportFaultError(
            "import", [Finding(path, 0, "People own this file.", remedy) for path in foreign]
        )
