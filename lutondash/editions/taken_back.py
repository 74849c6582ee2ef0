"""`TakenBack`: the withdrawals that this machine has seen; none is undone because its record is lost."""

import logging
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lutondash.dataset.history_file import write_once
from lutondash.editions.manifest import Manifest, NumberedWithdrawal
from lutondash.editions.records import RESTORE, Records, lost, record_of
from lutondash.errors import Finding

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A folder with a copy of each record of a withdrawal; several processes may share it.

    The name of a copy is the SHA-256 of the manifest that was taken back: another edition that bears the same
    number is another. A blank one stands for a record that could not be read when it was seen.
    """

    folder: Path
    _held: dict[str, bytes] = field(default_factory=dict, repr=False)

    def remembered(
        self,
        editions: Records[Manifest],
        withdrawals: Records[NumberedWithdrawal],
        found: list[Finding],
    ) -> Records[NumberedWithdrawal]:
        """Keep what a store says is taken back, and return what it does not say any more, by number.

        A record that is gone is told of; one that is damaged has been.
        """
        remembered: Records[NumberedWithdrawal] = {}
        for number, (manifest, whole) in editions.items():
            if whole is None:
                continue
            raw, record = withdrawals.get(number, (None, None))
            copy = self._copy(manifest)
            if record is not None or (raw is not None and not copy):
                self._keep(manifest, raw if raw and record else b"")
            elif copy is not None:
                remembered[number] = copy, record_of(copy, number, "", NumberedWithdrawal, [])
                found += lost([number], self._remedy(manifest, copy)) if raw is None else []
        return remembered

    def _remedy(self, manifest: bytes, copy: bytes) -> str:
        return f"Put this copy there: {self._path(manifest)}" if copy else RESTORE

    def _path(self, manifest: bytes) -> Path:
        return self.folder / f"{sha256(manifest).hexdigest()}.json"

    def _copy(self, manifest: bytes) -> bytes | None:
        path = self._path(manifest)
        held = self._held.get(path.name)
        try:
            return held or path.read_bytes()
        except OSError:
            return held

    def _keep(self, manifest: bytes, record: bytes) -> None:
        """Keep a copy in memory and in the folder. Where this machine has no room for it, the log says so."""
        path = self._path(manifest)
        if self._held.get(path.name) == record and path.is_file():
            return
        is_news = self._held.get(path.name) != record
        self._held[path.name] = record
        try:
            write_once(path, record)
        except OSError as reason:
            if is_news:
                _log.warning("a withdrawal is remembered only until this program ends: %s", reason)
