"""Memory: where columns of figures are kept, so that what is done with goes back to the system."""

import ctypes
import sys

import pyarrow

_ARENA_MAX = -8
"""The number by which the library of C on Linux knows how many stocks of memory it keeps."""
_ARENAS = 2
"""With one for each of eight threads, what one has let go of serves no other: 8 MB of a server."""


def keep_little() -> None:
    """Keep columns in memory of the system's own kind, before the first of them is read.

    The usual pool holds on to what reading took: 50 MB and more that never went back were measured.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())
    if sys.platform == "linux":
        getattr(ctypes.CDLL(None), "mallopt", _nothing)(_ARENA_MAX, _ARENAS)


def give_back() -> None:
    """Give memory that nothing uses any more back to the system."""
    pyarrow.default_memory_pool().release_unused()


def _nothing(*_: int) -> int:
    """Stand in where the library of C has no such setting, as in musl."""
    return 0
