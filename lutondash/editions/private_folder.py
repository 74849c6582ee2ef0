"""`private_folder`: where a preview keeps what nobody else may read, gone when it ends."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from lutondash.editions.draft_lock import locked
from lutondash.errors import EditionFaultError

_PRIVATE = 0o700
"""Only the user that the preview runs as may look in."""


@contextmanager
def private_folder(cache: Path) -> Iterator[Path]:
    """Give a folder in `cache` that only this user may read, for as long as the block runs.

    What a preview left that was killed is cleared first: nobody holds its folder any more. Raises OSError
    where there can be no such folder, or where it belongs to another user.
    """
    previews = cache / "previews"
    previews.mkdir(_PRIVATE, parents=True, exist_ok=True)
    previews.chmod(_PRIVATE)  # it may have been made before, for everybody
    _clear(previews)
    own = previews / f"{os.getpid()}-{token_hex(4)}"
    with locked(own):  # before it is there, so that no other preview takes it for one left over
        own.mkdir(_PRIVATE)
        try:
            yield own
        finally:
            shutil.rmtree(own, ignore_errors=True)


def _clear(previews: Path) -> None:
    """Remove the folders that no preview holds."""
    for left in [each for each in previews.iterdir() if each.is_dir() and not each.is_symlink()]:
        with suppress(EditionFaultError), locked(left):  # one that is held is another preview's
            shutil.rmtree(left, ignore_errors=True)
