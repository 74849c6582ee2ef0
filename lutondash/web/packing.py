"""Packed copies of Streamlit's files, made once for each installed version into a cache folder."""

import gzip
import hashlib
import logging
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import brotli
import streamlit
from servestatic.compress import Compressor

QUICK, BEST = 5, 11
"""Brotli's quality: everything in a second, or a tenth smaller in half a minute."""

_UNPACK: dict[str, Callable[[bytes], bytes]] = {".br": brotli.decompress, ".gz": gzip.decompress}
_BEING_MADE = "being-made-"
_A_DAY = 24 * 60 * 60

_log = logging.getLogger(__name__)


def packed(source: Path, cache: Path, quality: int) -> Path:
    """Return a folder with the files of `source`, each beside its packed forms; made only once.

    It is made elsewhere and moved into place whole, so two processes may make it at once and nobody sees it
    half made. A folder whose files no longer hold what `source` holds is made anew. Raises OSError where
    the cache folder cannot be written.
    """
    wanted = _folder(source, cache, quality)
    if wanted.is_dir():
        if _holds(wanted, source):
            return wanted
        _log.warning("%s is damaged and is made anew", wanted)
        shutil.rmtree(wanted)
    cache.mkdir(parents=True, exist_ok=True)
    _clear_what_was_left(cache)
    with tempfile.TemporaryDirectory(dir=cache, prefix=_BEING_MADE) as place:
        made = Path(place, "static")
        shutil.copytree(source, made)
        _pack(made, quality)
        _move(made, wanted)
    return wanted


def is_packed(source: Path, cache: Path, quality: int) -> bool:
    """Say whether the packed folder is there; whether it is whole is seen when it is used."""
    return _folder(source, cache, quality).is_dir()


def _folder(source: Path, cache: Path, quality: int) -> Path:
    """Name the folder by Streamlit's version and its files: another version is packed anew."""
    return cache / f"streamlit-{streamlit.__version__}-{_mark(source)}-{quality}"


def _mark(source: Path) -> str:
    """Mark the files by their names and sizes; their names already hold a mark of their content."""
    found = sorted(f"{path.relative_to(source)} {path.stat().st_size}" for path in _files(source))
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]


def _pack(folder: Path, quality: int) -> None:
    compressor = Compressor(use_zstd=False, quiet=True)
    compressor.compress_brotli = partial(brotli.compress, quality=quality)
    for path in sorted(_files(folder)):
        if compressor.should_compress(path.name):
            compressor.compress(path)


def _move(made: Path, wanted: Path) -> None:
    """Move a folder into place; where another process was faster, its folder stays."""
    try:
        made.rename(wanted)
    except OSError:
        if not wanted.is_dir():
            raise


def _holds(folder: Path, source: Path) -> bool:
    """Say whether every file and every packed form of it holds what `source` holds."""
    try:
        return all(_same(path, folder / path.relative_to(source)) for path in _files(source))
    except (OSError, EOFError, brotli.error):
        return False


def _same(path: Path, copy: Path) -> bool:
    content = path.read_bytes()
    forms = ((copy.with_name(copy.name + ending), unpack) for ending, unpack in _UNPACK.items())
    return copy.read_bytes() == content and all(
        unpack(form.read_bytes()) == content for form, unpack in forms if form.exists()
    )


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _clear_what_was_left(cache: Path) -> None:
    """Remove what a process left that was stopped while it packed."""
    for left in cache.glob(f"{_BEING_MADE}*"):
        if time.time() - left.stat().st_mtime > _A_DAY:
            shutil.rmtree(left, ignore_errors=True)
