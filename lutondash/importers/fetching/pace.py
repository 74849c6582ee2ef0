"""`Pace`: how many requests a host is sent in a stretch of time, one after another."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from lutondash.importers.fetching.settings import Clock

Window = tuple[int, float]
"""So many requests in so many seconds."""

_LIMITS: dict[str, tuple[Window, ...]] = {"api.beta.ons.gov.uk": ((120, 10.0), (200, 60.0))}
_ELSEWHERE: tuple[Window, ...] = ((1, 1.0),)  # nobody else states a limit: one a second disturbs no one


@dataclass
class Pace:
    """Waits before a request until the host's limits allow it."""

    clock: Clock
    _sent: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def keep(self, host: str) -> None:
        """Wait until another request may be sent, and count it."""
        limits, sent = _LIMITS.get(host, _ELSEWHERE), self._sent[host]
        needed = max(_to_wait(sent, window, self.clock.ticks()) for window in limits)
        if needed > 0:
            self.clock.wait(needed)
        sent.append(self.clock.ticks())
        while len(sent) > max(count for count, _ in limits):
            sent.popleft()


def _to_wait(sent: deque[float], window: Window, now: float) -> float:
    count, seconds = window
    return sent[-count] + seconds - now if len(sent) >= count else 0.0
