"""A server started by a command: it ends when the command does, however that ends."""

import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import FrameType

from lutondash.cli.watched import tied


def run_until_stopped(words: Sequence[str], environment: Mapping[str, str], folder: Path) -> int:
    """Run a program until it ends and return what it left with; 0 where this one was told to end it."""
    told: list[int] = []
    # Our own interpreter, and words that this project wrote.
    with subprocess.Popen(tied(words), env=environment, cwd=folder) as process:  # nosec B603  # noqa: S603

        def stop(number: int, _frame: FrameType | None) -> None:
            told.append(number)
            process.terminate()

        signal.signal(signal.SIGTERM, stop)
        try:
            code = process.wait()
            return 0 if told else code
        except KeyboardInterrupt:
            return 0
        finally:
            process.terminate()
