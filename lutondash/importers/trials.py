"""A file whose reading could break off or fill the memory is first tried in a process of its own."""

import subprocess
import sys
from pathlib import Path

from lutondash.importers.cells import SourceError

SECONDS = 60
"""So long a trial may take."""

MEMORY = 2 * 1024**3
"""So many bytes a trial may take."""

_BOUNDS = """
import sys
most=int(sys.argv[2])
try:
    import resource
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
except ImportError:
    pass
"""


def tried(name: str, path: Path, program: str, remedy: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a program of a few lines that reads the file named by its first argument, and return its outcome.

    SourceError where it takes too long.
    """
    try:
        return subprocess.run(  # nosec B603  # noqa: S603 a fixed program; the path is only its argument
            [sys.executable, "-I", "-c", _BOUNDS + program, str(path), str(MEMORY)],
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as reason:
        raise SourceError(f"{name} could not be read within {SECONDS} seconds", remedy) from reason
