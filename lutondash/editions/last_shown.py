"""What a process showed last, kept on its machine: shown again where the store is out of reach at a start."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from lutondash.dataset.edition import Edition

_EDITION = TypeAdapter(Edition)


@dataclass(frozen=True, slots=True)
class LastShown:
    """A file that names the edition shown last; several processes may share it."""

    path: Path

    def read(self) -> Edition | None:
        """Return the edition shown last; None where none was, or the file is damaged."""
        try:
            return _EDITION.validate_json(self.path.read_bytes())
        except (OSError, ValueError):
            return None

    def write(self, edition: Edition | None) -> None:
        """Keep an edition in mind, or that there is none. Raises OSError."""
        if edition is None:
            self.path.unlink(missing_ok=True)
            return
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=".last-", delete=False) as file:
            file.write(_EDITION.dump_json(edition))
        Path(file.name).replace(self.path)
