"""Memory that nothing uses goes back to the system."""

import subprocess
import sys

PROGRAM = """
import pyarrow
from lutondash.dataset.memory import give_back, keep_little
keep_little()
held = pyarrow.array(["a"])
print(pyarrow.default_memory_pool().backend_name, pyarrow.system_memory_pool().bytes_allocated() > 0)
give_back()
"""


def test_columns_are_kept_in_memory_of_the_systems_own_kind() -> None:
    """In a process of its own, since it holds for all that a process reads."""
    words = [sys.executable, "-c", PROGRAM]
    ran = subprocess.run(words, capture_output=True, text=True, check=True)  # noqa: S603  our own program
    assert ran.stdout.split() == ["system", "True"]
