"""What a process showed last, kept on its machine: shown again where the store is out of reach at a start."""

import logging
import tempfile
from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import TypeAdapter

from lutondash.dataset.edition import Edition, dataset
from lutondash.dataset.history_file import UNFINISHED
from lutondash.editions.days import Days
from lutondash.editions.looked import is_early
from lutondash.errors import LutondashError

_log = logging.getLogger(__name__)
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

    def readable(self, days: Days, now: datetime) -> Edition | None:
        """Return the edition shown last if it can be read here and is out by the clock."""
        edition = self.read()
        if edition is None:
            return None
        try:
            told = dataset(days.today(edition, now)).history.editions
        except (LutondashError, OSError, ValueError) as fault:
            _log.warning("the edition shown last is here no more: %s", fault)
            return None
        if any(each.number == edition.number and is_early(each.at, now) for each in told):
            _log.warning("the edition shown last is not out by the clock")
            return None
        return edition

    def write(self, edition: Edition) -> None:
        """Keep an edition in mind. Where this machine has no room for that, the log says so."""
        try:
            self._write(_EDITION.dump_json(edition))
        except OSError as reason:
            _log.warning("the edition shown last cannot be kept in mind: %s", reason)

    def forget(self, numbers: Container[int]) -> None:
        """Forget the edition shown last if it bears one of some numbers."""
        edition = self.read()
        if edition is None or edition.number not in numbers:
            return
        try:
            self.path.unlink(missing_ok=True)
        except OSError as reason:
            _log.warning("the edition shown last cannot be forgotten: %s", reason)

    def _write(self, data: bytes) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=self.path.parent, prefix=UNFINISHED, delete=False) as file:
            file.write(data)
        Path(file.name).replace(self.path)
