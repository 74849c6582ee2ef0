"""Tests of `lutondash.dataset.shelf`: read once, few held, and nobody waits for what another asked for."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from lutondash.dataset.shelf import Shelf

PATIENCE = 30


class Reader:
    """Reads slowly what begins with `slow`, fails at `fault`, and keeps count."""

    def __init__(self) -> None:
        self.read: list[str] = []
        self.begun, self.go_on = Event(), Event()

    def __call__(self, key: str) -> str:
        """Read what belongs to a key."""
        self.read.append(key)
        if key.startswith("slow"):
            self.begun.set()
            assert self.go_on.wait(PATIENCE)
        if key == "fault":
            raise OSError("it has gone")
        return key.upper()


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    """A few readers."""
    with ThreadPoolExecutor(8) as pool:
        yield pool


def test_who_comes_while_one_is_read_waits_for_that_one(pool: ThreadPoolExecutor) -> None:
    """It is read once for all of them."""
    reader = Reader()
    shelf = Shelf(reader, 2)
    waiting = [pool.submit(shelf.get, "slow") for _ in range(8)]
    assert reader.begun.wait(PATIENCE)
    reader.go_on.set()
    assert [each.result(PATIENCE) for each in waiting] == ["SLOW"] * 8
    assert reader.read == ["slow"]


def test_nobody_waits_for_what_another_asked_for(pool: ThreadPoolExecutor) -> None:
    """What is held is given at once while something else is being read."""
    reader = Reader()
    shelf = Shelf(reader, 2)
    shelf.get("held")
    slow = pool.submit(shelf.get, "slow")
    assert reader.begun.wait(PATIENCE)
    assert shelf.get("held") == "HELD"
    assert not slow.done()
    reader.go_on.set()


def test_no_more_are_held_than_there_is_room_for() -> None:
    """The one that was not asked for longest leaves first."""
    reader = Reader()
    shelf = Shelf(reader, 2)
    for key in ("a", "b", "a", "c", "a", "b"):
        shelf.get(key)
        assert len(shelf) <= 2
    assert reader.read == ["a", "b", "c", "b"]


def test_a_fault_is_told_and_forgotten() -> None:
    """The next who asks may have more luck."""
    reader = Reader()
    shelf = Shelf(reader, 2)
    for _ in range(2):
        with pytest.raises(OSError, match="it has gone"):
            shelf.get("fault")
    assert (reader.read, len(shelf)) == (["fault", "fault"], 0)
