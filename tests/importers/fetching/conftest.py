"""A publisher, a clock that nobody has to wait for, and a way to fetch."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from lutondash.importers.fetching.fetch import fetch
from lutondash.importers.fetching.keeping import Kept
from lutondash.importers.fetching.orders import Order
from lutondash.importers.fetching.settings import Clock, Means, Settings
from tests.importers.fetching.publisher import Publisher

START = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
FILE = {"kind": "file", "file": "els/homes.csv", "url": "https://example.org/homes/homes.csv"}


@dataclass
class MadeClock:
    """A clock that goes on only when someone waits, or by `step` whenever it is looked at."""

    seconds: float = 0.0
    step: float = 0.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """The time of day."""
        return START + timedelta(seconds=self.seconds)

    def ticks(self) -> float:
        """Seconds that only go forward."""
        self.seconds += self.step
        return self.seconds

    def wait(self, seconds: float) -> None:
        """Wait without waiting."""
        self.waited.append(seconds)
        self.seconds += seconds


@dataclass
class Desk:
    """Where a test fetches: folder, clock, the publisher, and what was told meanwhile."""

    publisher: Publisher
    folder: Path
    clock: MadeClock = field(default_factory=MadeClock)
    told: list[str] = field(default_factory=list)

    def fetch(self, order: dict[str, Any], **settings: Any) -> Kept:
        """Fetch an order from the publisher of the test."""
        wanted: Order = TypeAdapter(Order).validate_python(order)
        given = {"version": "0.1", "bases": {order["kind"]: self.publisher.base}} | settings
        clock = Clock(self.clock.now, self.clock.ticks, self.clock.wait)
        return fetch("made-up", wanted, self.folder, Means(Settings(**given), clock, self.told.append))

    def columns(self, **settings: Any) -> Kept:
        """Fetch the same file by an order that names its columns."""
        return self.fetch(FILE | {"columns": ["areacd", "period", "observation"]}, **settings)

    def file(self, **settings: Any) -> Kept:
        """Fetch the one plain csv file most tests are about."""
        return self.fetch(FILE, **settings)

    @property
    def kept(self) -> list[str]:
        """Every file in the folder, by its path."""
        return sorted(str(each.relative_to(self.folder)) for each in self.folder.rglob("*") if each.is_file())


@pytest.fixture
def publisher() -> Iterator[Publisher]:
    """Return a publisher that is closed in the end."""
    one = Publisher()
    yield one
    one.close()


@pytest.fixture
def desk(publisher: Publisher, tmp_path: Path) -> Desk:
    """Return a place to fetch at, with an empty folder."""
    return Desk(publisher, tmp_path / "fetched")
