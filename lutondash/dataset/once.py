"""`once`: what is worked out of a dataset alone is worked out once, and forgotten when the dataset is."""

import weakref
from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from lutondash.dataset.dataset import Dataset

V = TypeVar("V")


def once(work_out: Callable[[Dataset], V]) -> Callable[[Dataset], V]:
    """Keep a function's result for each dataset; it must be one that nobody changes.

    Threads that ask at the same moment may each work it out; one of the equal results is kept.
    """
    kept: dict[int, V] = {}

    @wraps(work_out)
    def keeping(dataset: Dataset) -> V:
        key = id(dataset)
        if key not in kept:
            found = work_out(dataset)
            weakref.finalize(dataset, kept.pop, key, None)
            kept[key] = found
        return kept[key]

    return keeping
