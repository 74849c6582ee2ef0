"""A file that is written whole or not at all."""

import tempfile
from pathlib import Path


def write_whole(target: Path, content: bytes) -> None:
    """Write a file beside its place and move it there, so that nobody ever finds half of it.

    Raises OSError where it cannot be written; then nothing has changed.
    """
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as place:
        made = Path(place, target.name)
        made.write_bytes(content)
        made.replace(target)
