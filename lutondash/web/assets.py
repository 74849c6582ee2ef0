"""Static files: ours, and Streamlit's from packed copies; names that hold a mark may be kept for ever.

A file is always sent whole: its mark is the same in every encoding, and between two requests a packed copy
may have taken its place, so that the rest of a download broken off would be the rest of something else.
"""

import atexit
import logging
import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from threading import Thread, get_native_id

from servestatic.asgi import ServeStaticASGI
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit.file_util import get_static_dir

from lutondash.web.packing import BEST, QUICK, is_packed, packed

_STREAMLIT = "/static/"
_OURS = "/assets/"
_OURS_WITH_A_VERSION = re.compile(r"-\d+\.\w+$")
_AN_HOUR = 60 * 60
_LEAST_URGENT = 19
_ASK_AGAIN = {"cache-control": "no-store"}
"""A server of a newer version beside this one may have it."""

_log = logging.getLogger(__name__)


class Assets:
    """Serves ours and Streamlit's; Streamlit's come plain until they are packed, shortly after the start."""

    def __init__(self, app: ASGIApp, ours: Path, cache: Path | None) -> None:
        self.files = ServeStaticASGI(
            app, root=ours, prefix="assets", max_age=_AN_HOUR, immutable_file_test=_never_changes
        )
        self.streamlit = Path(get_static_dir(), "static")
        self.files.add_files(self.streamlit, _STREAMLIT)
        self.packing = Thread(target=self._pack, args=(cache,), daemon=True)
        self.packing.start()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer for a file that is held, or pass the request on; these folders hold nothing else."""
        if scope["type"] == "http" and _is_missing(scope["path"], self.files.files):
            await PlainTextResponse("There is no such file.", 404, _ASK_AGAIN)(scope, receive, send)
            return
        await self.files(_asking_for_all(scope), receive, send)

    def _pack(self, cache: Path | None) -> None:
        """Pack Streamlit's files quickly, then as small as can be with the least urgency.

        Without a cache folder that can be written they are packed quickly, for this run alone.
        """
        try:
            if cache is None:
                raise OSError("no cache folder is known; set LUTONDASH_CACHE")
            self._pack_into(cache)
        except OSError as reason:
            _log.warning("Streamlit's files are packed for this run only: %s", reason)
            self._pack_for_this_run()

    def _pack_into(self, cache: Path) -> None:
        if not is_packed(self.streamlit, cache, BEST):
            self.files.add_files(packed(self.streamlit, cache, QUICK), _STREAMLIT)
            _be_least_urgent()
        self.files.add_files(packed(self.streamlit, cache, BEST), _STREAMLIT)

    def _pack_for_this_run(self) -> None:
        try:
            folder = tempfile.mkdtemp(prefix="lutondash-")
            atexit.register(shutil.rmtree, folder, ignore_errors=True)
            self.files.add_files(packed(self.streamlit, Path(folder), QUICK), _STREAMLIT)
        except OSError as reason:
            _log.warning("Streamlit's files are served as they are, unpacked: %s", reason)


def _is_missing(path: str, held: dict[str, object]) -> bool:
    return path.startswith((_STREAMLIT, _OURS)) and path not in held


def _asking_for_all(scope: Scope) -> Scope:
    """The same request without the wish for a part (RFC 9110, 14.2: a server may ignore it)."""
    if scope["type"] != "http":
        return scope
    return {**scope, "headers": [each for each in scope["headers"] if each[0] != b"range"]}


def _never_changes(_path: str, url: str) -> bool:
    """Streamlit's names hold a mark of what the files hold, and some of ours a version."""
    return url.startswith(_STREAMLIT) or _OURS_WITH_A_VERSION.search(url) is not None


def _be_least_urgent() -> None:
    """Let readers go first: this thread works when nobody else does, where the system knows such a thing."""
    with suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, get_native_id(), _LEAST_URGENT)
