"""Memory that nothing uses goes back to the system."""

import platform
import subprocess
import sys

import pytest

PROGRAM = """
import pyarrow
from lutondash.dataset.memory import give_back, keep_little
keep_little()
held = pyarrow.array(["a"])
print(pyarrow.default_memory_pool().backend_name, pyarrow.system_memory_pool().bytes_allocated() > 0)
give_back()
"""

STOCKS = """
import ctypes
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from lutondash.dataset.memory import keep_little
keep_little()
together = Barrier(8)
def take(_):
    together.wait()
    return [bytearray(5000) for _ in range(100)]
with ThreadPoolExecutor(8) as threads:
    taken = list(threads.map(take, range(8)))
c = ctypes.CDLL(None)
c.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(c.fdopen(1, b"w"))
c.malloc_info(0, out)
c.fflush(out)
"""


def test_columns_are_kept_in_memory_of_the_systems_own_kind() -> None:
    """In a process of its own, since it holds for all that a process reads."""
    assert said(PROGRAM).split() == ["system", "True"]


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="other systems keep their memory in other ways")
def test_threads_share_two_stocks_of_memory() -> None:
    """What one thread has let go of serves another."""
    assert said(STOCKS).count("<heap nr=") == 2


def said(program: str) -> str:
    """Run a program in a process of its own and return what it says."""
    words = [sys.executable, "-c", program]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout  # noqa: S603  our own
