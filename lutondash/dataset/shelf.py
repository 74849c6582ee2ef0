"""A shelf with room for a few datasets: each is read once, and no reader of one waits for another."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class Shelf(Generic[K, V]):
    """Holds the few that were asked for last; those who come while one is being read wait for that one."""

    def __init__(self, read: Callable[[K], V], most: int) -> None:
        self._read = read
        self._most = most
        self._changing = Lock()
        self._reading = Lock()
        self._held: OrderedDict[K, Future[V]] = OrderedDict()

    def get(self, key: K) -> V:
        """Return what belongs to a key, read once; a fault is told to all who wait, and then forgotten."""
        with self._changing:
            found = self._held.get(key)
            is_first = found is None
            place = found or Future[V]()
            self._held[key] = place
            self._held.move_to_end(key)
            while len(self._held) > self._most:
                self._held.popitem(last=False)
        if is_first:
            self._fill(key, place)
        return place.result()

    def _fill(self, key: K, place: Future[V]) -> None:
        """Read one at a time: what has left the shelf makes room before the next is read."""
        try:
            with self._reading:
                place.set_result(self._read(key))
        except BaseException as fault:
            with self._changing:
                if self._held.get(key) is place:
                    del self._held[key]
            place.set_exception(fault)
            raise

    def __len__(self) -> int:
        """How many are held."""
        return len(self._held)
