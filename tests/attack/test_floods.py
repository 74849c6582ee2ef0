"""One who asks without end waits, and nobody else does."""

from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Event

import pytest

from scripts.server import dashboard
from tests.attack.attacking import Said, Target
from tests.sample import AS_OF, write_sample

ONE, OTHER = "203.0.113.7", "198.51.100.9"
AT_ONCE = 20


@pytest.fixture(scope="module")
def behind_a_proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    """A server that believes this machine about who asks, and allows little."""
    place = tmp_path_factory.mktemp("flooded")
    write_sample(place / "data")
    settings = {
        "LUTONDASH_DATA": str(place / "data"),
        "LUTONDASH_AS_OF": AS_OF.isoformat(),
        "LUTONDASH_ADDRESS": "https://dashboard.test",
        "LUTONDASH_PROXIES": "127.0.0.1",
        "LUTONDASH_RATE": "1",
        "LUTONDASH_BURST": str(AT_ONCE),
    }
    with dashboard(settings, place / "log") as running:
        yield Target(running.url)


def test_an_address_that_asks_without_end_is_told_to_wait(behind_a_proxy: Target) -> None:
    """It may not say that it is another: what it writes itself is not what the proxy adds."""

    def ask(who: str) -> Said:
        return behind_a_proxy.ask("/", f"X-Forwarded-For: 192.0.2.1, {who}")

    found = [ask(ONE) for _ in range(3 * AT_ONCE)]
    counted = Counter(each.status for each in found)
    assert AT_ONCE <= counted[200] < 2 * AT_ONCE
    assert counted[200] + counted[429] == len(found)
    (told, *_) = [each for each in found if each.status == 429]
    assert told.all("retry-after") == ["1"]
    assert len(told.all("content-security-policy")) == 1
    assert ask(OTHER).status == 200


@pytest.mark.parametrize(
    "address",
    [
        lambda at: f"/?q=rain+{at}",
        lambda at: f"/indicator?id=rainy-days&n={at}",
        lambda at: f"/download/rainy-days.png?n={at}",
        lambda at: f"/download/pack.pdf?indicator=rainy-days&since={1900 + at % 100}-01-{1 + at % 28:02}",
        lambda at: f"/nowhere/{at}",
    ],
    ids=["searches", "pages", "pictures", "packs", "nothing"],
)
def test_a_flood_of_what_was_never_asked_before_keeps_nobody_waiting(
    target: Target, whole: bytes, address: Callable[[int], str]
) -> None:
    """While ten ask on and on, each time for something new, the overview comes as quickly as ever."""
    is_over = Event()

    def flood(lane: int) -> int:
        asked = 0
        while not is_over.is_set():
            with suppress(OSError):
                target.ask(address(lane * 10_000 + asked))
            asked += 1
        return asked

    with ThreadPoolExecutor(10) as lanes:
        floods = [lanes.submit(flood, lane) for lane in range(10)]
        try:
            for _ in range(5):
                target.still_serves(whole)
        finally:
            is_over.set()
    assert sum(each.result() for each in floods) >= 10
