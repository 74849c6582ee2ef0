"""Whether this machine has nginx, which stands before several workers; and one with a test's own settings."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from lutondash.cli.workers import nginx_there
from lutondash.errors import UsageError
from scripts.server import free_port, wait_for


def _found() -> str:
    try:
        return nginx_there(os.environ)
    except UsageError:
        return ""


NGINX = _found()
needs_nginx = pytest.mark.skipif(not NGINX, reason="there is no nginx here (apt-get install nginx)")


@contextmanager
def nginx_running(settings: Callable[[Path, int], str], ready: str) -> Iterator[tuple[int, Path]]:
    """Run nginx until the block ends; give its port and its folder.

    `settings` writes its settings for these two; an answer at the address `ready` says that it has started.
    """
    with TemporaryDirectory(prefix="lutondash-") as made:
        folder, port = Path(made), free_port()
        # Where root starts nginx, its own workers are somebody else: they may pass, not look.
        folder.chmod(0o711)
        file, log = folder / "nginx.conf", folder / "log"
        file.write_text(settings(folder, port), "utf-8")
        words = [NGINX, "-e", "stderr", "-p", made, "-c", str(file)]
        with (
            log.open("w", encoding="utf-8") as output,
            subprocess.Popen(words, stderr=output, env=dict(os.environ)) as process,  # noqa: S603  nginx itself
        ):
            try:
                wait_for(f"http://127.0.0.1:{port}{ready}", process, log)
                yield port, folder
            finally:
                process.terminate()
