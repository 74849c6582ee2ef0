"""Memory: where columns of figures are kept, so that what is done with goes back to the system."""

import pyarrow


def keep_little() -> None:
    """Keep columns in memory of the system's own kind, before the first of them is read.

    The usual pool holds on to what reading took: 50 MB and more that never went back were measured.
    """
    pyarrow.set_memory_pool(pyarrow.system_memory_pool())


def give_back() -> None:
    """Give memory that nothing uses any more back to the system."""
    pyarrow.default_memory_pool().release_unused()
