"""What a draft is set beside: a store of editions or a folder, as the options say."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from lutondash.cli.options import folder_of
from lutondash.cli.stores import store_there
from lutondash.editions.local_time import in_luton
from lutondash.editions.reading import check_out
from lutondash.errors import UsageError


@dataclass(frozen=True, slots=True)
class BaseFolder:
    """A folder of published data, and what it is called; None where a store holds no edition yet."""

    folder: Path | None
    name: str


def draft_folder(draft: Path) -> Path:
    """Return the folder of a draft; UsageError where there is none."""
    if not draft.is_dir():
        raise UsageError(f"There is no folder {str(draft)!r}. Give the folder of the draft.")
    return draft.resolve()


@contextmanager
def base_folder(data: Path | None, store: str | None) -> Iterator[BaseFolder]:
    """Give what is published for the length of a block: the folder named, else a store's newest edition."""
    if data is not None or not store:
        folder = folder_of(data)
        yield BaseFolder(folder, str(folder))
        return
    place = store_there(store)
    newest = next(iter(place.ledger().standing), None)
    if newest is None:
        yield BaseFolder(None, "no edition yet")
        return
    day = in_luton(newest.manifest.at).date().isoformat()
    with tempfile.TemporaryDirectory() as kept:
        yield BaseFolder(check_out(newest, place, Path(kept)), f"edition {newest.number} of {day}")
