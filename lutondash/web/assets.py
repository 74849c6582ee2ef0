"""Static files: Streamlit's own, packed once into a cache folder, and ours; each may be kept for ever."""

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from threading import Thread

import platformdirs
import streamlit
from servestatic.asgi import ServeStaticASGI
from servestatic.compress import Compressor
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

CACHE = "LUTONDASH_CACHE"
"""The setting that names the cache folder; the user's own cache folder unless set."""


class Assets:
    """Serves ours at once and Streamlit's as soon as they are packed; until then Streamlit serves its own."""

    def __init__(self, app: ASGIApp, ours: Path, cache: Path | None = None) -> None:
        self.files = ServeStaticASGI(app, root=ours, prefix="assets", immutable_file_test=_never_changes)
        Thread(target=self._add_packed, args=(cache or default_cache(),), daemon=True).start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is held, or pass the request on."""
        await self.files(scope, receive, send)

    def _add_packed(self, cache: Path) -> None:
        self.files.add_files(packed(Path(get_static_dir(), "static"), cache), "static")


def _never_changes(_path: str, _url: str) -> bool:
    """Names of ours and of Streamlit's change with what the files hold."""
    return True


def default_cache() -> Path:
    """Return the folder for what can be made again: as it was set, else in the user's own cache."""
    return Path(os.environ.get(CACHE) or platformdirs.user_cache_dir("lutondash"))


def packed(source: Path, cache: Path) -> Path:
    """Return a folder with the files of `source`, each beside its packed forms; made only once.

    The folder's name holds Streamlit's version and what the files are, so that another version is packed
    anew. It is made elsewhere and moved into place whole: two processes that make it at once do no harm.
    """
    wanted = cache / f"streamlit-{streamlit.__version__}-{_mark(source)}"
    if wanted.is_dir():
        return wanted
    cache.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=cache) as place:
        made = Path(place, "static")
        shutil.copytree(source, made)
        _pack(made)
        if not wanted.is_dir():
            made.rename(wanted)
    return wanted


def _pack(folder: Path) -> None:
    compressor = Compressor(use_zstd=False, quiet=True)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and compressor.should_compress(path.name):
            compressor.compress(path)


def _mark(source: Path) -> str:
    """Mark the files by their names and sizes; their names already hold a mark of their content."""
    found = sorted(
        f"{path.relative_to(source)} {path.stat().st_size}" for path in source.rglob("*") if path.is_file()
    )
    return hashlib.sha256("\n".join(found).encode()).hexdigest()[:12]
