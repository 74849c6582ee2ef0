"""`Preview`: a draft shown as it would come out. Only the process that was started for it shows one."""

import os
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from lutondash.dataset.edition import FOLDER, Edition, dataset, day_in_luton
from lutondash.dataset.history_file import write_history
from lutondash.dataset.shelf import Shelf
from lutondash.editions.changes import changes
from lutondash.editions.choosing import Health
from lutondash.editions.draft_copies import DraftCopies, Marks, marks
from lutondash.editions.other_files import other_files
from lutondash.editions.published_base import Base, FolderBase, StoreBase
from lutondash.editions.publishing import noted
from lutondash.editions.store import Store
from lutondash.errors import LutondashError, UnknownIdError, UsageError
from lutondash.model.edition import Shown

DRAFT = "LUTONDASH_DRAFT"
"""The setting that names the folder of a draft; only `lutondash preview` sets it."""
OUT_AT = "LUTONDASH_DRAFT_AT"
"""The setting of the instant at which the draft would come out, with its offset; now unless set."""
PROCESS = "LUTONDASH_PREVIEW"
"""The number of the process that may show a draft: it is set by that process, and no child inherits it."""
PLACE = "LUTONDASH_PREVIEW_FOLDER"
"""The setting of the folder for copies: it is that process's own, and gone when it ends."""
AT_FAULT = "The draft is at fault."
"""All that anybody is told of a fault who may not see the draft: the details may hold its figures."""
_STORE = "LUTONDASH_STORE"


def is_public(settings: Mapping[str, str]) -> bool:
    """Say whether this process serves the public: any but the one that was started for a draft."""
    return settings.get(PROCESS) != str(os.getpid())


def refuse_draft(settings: Mapping[str, str]) -> None:
    """Raise UsageError where a process that serves the public is told of a draft."""
    if settings.get(DRAFT) and is_public(settings):
        raise UsageError(
            f"{DRAFT} is set. The public site shows no draft: take it away, or use `lutondash preview`."
        )


_Key = tuple[Marks, Edition | None, date]
"""What a preview is made of: the draft as it stands, what it is set beside, and the day."""


class Preview:
    """A draft beside what is published; a change to either shows at once. It is a source of editions."""

    def __init__(self, draft: Path, base: Base, folder: Path, out_at: datetime | None) -> None:
        self._draft, self._base, self._out_at = draft, base, out_at
        self._copies = DraftCopies(draft, folder / "drafts")
        self._histories = folder / "histories"
        self._making = Lock()
        self._made: tuple[_Key, Edition] | None = None

    def shown(self, now: datetime) -> Edition:
        """Return the draft as it stands, beside the newest edition.

        Raises DataFaultError or EditionFaultError with every fault where it cannot be read.
        """
        day = day_in_luton(self._out_at or now)
        with self._making:
            before = self._base.edition(day, now)
            key = marks(self._draft), before, day
            if self._made is None or self._made[0] != key:
                made = self._edition(before, day, now)
                dataset(made)  # nothing is shown of a draft that is at fault
                self._made = key, made
            return self._made[1]

    def past(self, number: int, now: datetime) -> Edition:  # noqa: ARG002 - a follower needs it
        """Raise UnknownIdError: who looks at a draft looks at no earlier edition."""
        raise UnknownIdError("edition", str(number))

    def health(self, now: datetime) -> Health:
        """Say whether the draft can be shown, and nothing that it holds: anybody may ask."""
        try:
            self.shown(now)
        except (LutondashError, OSError):
            return Health(None, now, now, AT_FAULT, is_up=False)
        return Health(None, now, now)

    def _edition(self, before: Edition | None, day: date, now: datetime) -> Edition:
        copy = self._copies.copy()
        earlier = Path(before.folder) if before is not None else None
        history = replace(
            self._base.history(now),
            shown=Shown.DRAFT,
            out_at=self._out_at,
            drafted=changes(earlier, copy, noted(copy).explanations) if earlier else (),
            files=other_files(earlier, copy) if earlier else (),
        )
        written = write_history(history, self._histories)
        return Edition(str(copy), day, str(written), before, kind=Shown.DRAFT)


def preview_set(settings: Mapping[str, str]) -> Preview:
    """Return the preview that the settings name, one for each process.

    Raises UsageError in a process that serves the public, where nothing is named to set the draft beside,
    and where there is no place for copies.
    """
    refuse_draft(settings)
    if not settings.get(_STORE) and not settings.get(FOLDER):
        raise UsageError("Name what is published: a store with --store, or a folder with --data.")
    if not settings.get(PLACE):
        raise UsageError("There is no place for copies of the draft. Set LUTONDASH_CACHE to a folder.")
    return _PREVIEWS.get(tuple(settings.get(name, "") for name in (DRAFT, OUT_AT, _STORE, FOLDER, PLACE)))


def _preview(asked: tuple[str, ...]) -> Preview:
    draft, out_at, store, data, place = asked
    own = Path(place)
    base: Base = StoreBase(Store.open(store), own) if store else FolderBase(Path(data))
    return Preview(Path(draft), base, own, datetime.fromisoformat(out_at) if out_at else None)


_PREVIEWS = Shelf(_preview, 2)
