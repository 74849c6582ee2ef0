"""Reading a file makes hundreds of thousands of objects at once, none of which is rubbish yet."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def rubbish_left_lying() -> Iterator[None]:
    """Do without the search for cycles in memory meanwhile; it takes two fifths of an import's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
