"""`Sources`: from which issue of which publication the rows of a data folder come."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lutondash.dataset import layout
from lutondash.dataset.files import read_toml
from lutondash.errors import Finding

Issue = tuple[str, str, str]
"""The id of a release, its edition and its date: two issues of a publication may share the id."""


@dataclass(frozen=True)
class Sources:
    """Finds out the issue behind a row; each file is read once, and only when it is asked for."""

    folder: Path
    found: list[Finding]
    _read: dict[str, dict[str, Any]] = field(default_factory=dict)

    def issue(self, indicator: str, release: str) -> Issue:
        """Return the issue of a row that names this release; where it names none, its indicator's."""
        described = self._file(layout.of_indicator(indicator, layout.INDICATOR))
        named = release or str(described.get("release", ""))
        issued = self._file(layout.of_release(named))
        own_day = "" if release else described.get("published", "")
        return named, str(issued.get("edition", "")), str(own_day or issued.get("published", ""))

    def _file(self, path: str) -> dict[str, Any]:
        if path not in self._read:
            there = (self.folder / path).is_file()
            self._read[path] = read_toml(self.folder, path, self.found)[0] if there else {}
        return self._read[path]
