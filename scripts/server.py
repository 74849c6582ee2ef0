"""A Streamlit server started for a measurement, a walk or a picture, and stopped after it."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 60.0
ROOT = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Server:
    """A running server: where it answers and which process it is."""

    url: str
    pid: int


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def streamlit(script: Path, environment: Mapping[str, str], log: Path) -> AbstractContextManager[Server]:
    """Run `streamlit run SCRIPT` on a free port until the block ends; what it prints goes to `log`.

    Every script runs with this project's own settings, .streamlit/config.toml.
    Raises RuntimeError with the log's end where the server does not answer.
    """
    port = free_port()
    options = [f"--server.port={port}", "--server.address=127.0.0.1", "--server.headless=true"]
    return running(["streamlit", "run", str(script), *options], port, environment, log)


def dashboard(environment: Mapping[str, str], log: Path) -> AbstractContextManager[Server]:
    """Run the dashboard as `lutondash serve` does, on a free port, until the block ends."""
    port = free_port()
    return running(["lutondash.web", f"--port={port}", "--address=127.0.0.1"], port, environment, log)


@contextmanager
def running(
    words: list[str], port: int, environment: Mapping[str, str], log: Path, folder: Path = ROOT
) -> Iterator[Server]:
    """Run `python -m WORDS` in a folder, a server that answers on `port`, until the block ends."""
    with (
        log.open("w", encoding="utf-8") as output,
        subprocess.Popen(  # nosec B603  # our own interpreter, and words that this project wrote
            [sys.executable, "-m", *words],
            cwd=folder,
            env={**os.environ, **environment},
            stdout=output,
            stderr=subprocess.STDOUT,
        ) as process,
    ):
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield Server(f"http://127.0.0.1:{port}", process.pid)
        finally:
            process.terminate()


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Return when an address answers; raise RuntimeError when the process ends or patience does."""
    end = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=2):  # nosec B310  # noqa: S310  # our own address
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text('utf-8')[-3000:]}")
