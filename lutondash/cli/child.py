"""A server started by a command: it ends when the command does, however that ends."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType


def run_until_stopped(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> int:
    """Run a program until it ends or this one is told to, and return what it left with; 0 for Ctrl+C."""
    # Our own interpreter, and words that this project wrote.
    with subprocess.Popen(words, env=environment, cwd=folder) as process:  # nosec B603  # noqa: S603

        def stop(_number: int, _frame: FrameType | None) -> None:
            process.terminate()

        signal.signal(signal.SIGTERM, stop)
        try:
            return process.wait()
        except KeyboardInterrupt:
            return 0
        finally:
            process.terminate()
