"""`Settings` and `Clock`: where to ask, how much and how long to bear; all passed in by the command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

BASES = {
    "fingertips": "https://fingertips.phe.org.uk/api",
    "nomis": "https://www.nomisweb.co.uk/api/v01",
    "dfe": "https://api.education.gov.uk/statistics",
}
"""Where each kind is asked; a file has its own address."""

MEGABYTE = 1_000_000
LIMIT = 200 * MEGABYTE
"""How large a fetched file may be, unless more is allowed."""


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, seconds that only go forward, and a way to wait; a test brings its own."""

    now: Callable[[], datetime]
    ticks: Callable[[], float]
    wait: Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How a publisher is asked; sizes are in bytes once unpacked, times in seconds."""

    version: str
    contact: str = ""
    bases: Mapping[str, str] = field(default_factory=dict)
    limit: int = LIMIT
    to_connect: float = 10.0
    to_answer: float = 60.0
    to_finish: float = 900.0
    attempts: int = 5
    most_pages: int = 1000
    longest_wait: float = 120.0
    proxy: str = ""
    certificates: str = ""

    def base(self, kind: str) -> str:
        """Return where a kind is asked, without a stroke at the end; blank for a file's own address."""
        return (self.bases.get(kind) or BASES.get(kind, "")).rstrip("/")

    @property
    def user_agent(self) -> str:
        """Who asks, and whom to write to about it."""
        contact = f" (contact: {self.contact})" if self.contact else ""
        return f"lutondash/{self.version}{contact}"


@dataclass(frozen=True, slots=True)
class Means:
    """Everything a fetch needs of the world: how to ask, the time, and where to tell what happens."""

    settings: Settings
    clock: Clock
    told: Callable[[str], None]
