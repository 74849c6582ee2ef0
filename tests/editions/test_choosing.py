"""Tests of `lutondash.editions.choosing` and `.source`: what an address asks for, and where it comes from."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lutondash.dataset.edition import Edition
from lutondash.editions.choosing import Health, beside, beside_earlier, looked_at, looks_back
from lutondash.editions.following import Follower
from lutondash.editions.polling import keep_looking
from lutondash.editions.source import Folder, cache_folder, source
from lutondash.editions.store import Store
from lutondash.errors import EditionFaultError, UnknownIdError, UsageError
from lutondash.model.edition import Shown
from tests.editions.shelves import DAY, NOW, fill

CURRENT = Edition("folder", date(2024, 9, 2), "history", number=7, kind=Shown.CURRENT)


class Five:
    """Has editions one to five, and shows another."""

    def shown(self, _: object) -> Edition:
        """Show the seventh."""
        return CURRENT

    def past(self, number: int, _: object) -> Edition:
        """Return one of five."""
        if number > 5:
            raise UnknownIdError("edition", str(number))
        return replace(CURRENT, number=number, kind=Shown.PAST)

    def health(self, _: object) -> Health:
        """Say that all is well."""
        return Health(7, NOW, NOW)


@pytest.mark.parametrize(
    ("given", "number"),
    [({}, 7), ({"edition": [""]}, 7), ({"edition": ["3"]}, 3), ({"edition": ["9", "2"]}, 2)],
)
def test_an_address_asks_for_an_edition(given: dict[str, list[str]], number: int) -> None:
    """The last value counts, and a blank one says nothing."""
    assert looked_at(Five(), given, CURRENT, NOW).number == number
    assert looks_back(given) == (number != 7)


@pytest.mark.parametrize("written", ["6", "0", "07", "-1", "1.0", "\u0661", "one", " 1", "1" * 4000])
def test_what_is_no_number_of_an_edition_is_unknown(written: str) -> None:
    """A number is written in one way only."""
    for name in ("edition", "since"):
        with pytest.raises(UnknownIdError):
            beside_earlier(Five(), {name: [written]}, looked_at(Five(), {name: [written]}, CURRENT, NOW), NOW)


def test_an_edition_is_looked_at_beside_an_earlier_one_only() -> None:
    """Never beside a later one, and a folder beside none."""
    third = Five().past(3, NOW)
    assert beside_earlier(Five(), {"since": ["2"]}, third, NOW).before == Five().past(2, NOW)
    assert beside_earlier(Five(), {}, third, NOW) == third
    for looked in (third, Edition("folder", date(2024, 9, 2))):
        with pytest.raises(UnknownIdError):
            beside_earlier(Five(), {"since": ["4"]}, looked, NOW)


def test_a_day_that_gives_no_start_leaves_the_usual_edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is usually told does not depend on the day that was asked for."""
    third = replace(CURRENT, number=3)
    monkeypatch.setattr("lutondash.editions.choosing._start", lambda *_: None)
    monkeypatch.setattr(
        "lutondash.editions.choosing.beside_previous", lambda *_: replace(third, before=CURRENT)
    )
    for given in ({}, {"since": ["2024-09-02"]}):
        assert beside(Five(), given, third, NOW, usually=True).before == CURRENT
        assert beside(Five(), given, third, NOW, usually=False).before is None


def test_a_folder_has_no_editions(sample: Path, tmp_path: Path) -> None:
    """It is shown as it stands on the day; where it cannot be read, health says that it is down."""
    found = source({"LUTONDASH_DATA": str(sample), "LUTONDASH_STORE": ""})
    assert isinstance(found, Folder)
    assert found.shown(NOW) == Edition(str(sample), date(2024, 9, 2))
    assert found.health(NOW).status == "ok"
    assert Folder({"LUTONDASH_DATA": str(tmp_path / "none")}).health(NOW).status == "down"
    with pytest.raises(UnknownIdError):
        found.past(1, NOW)


def test_a_store_has_one_follower_in_a_process(tmp_path: Path) -> None:
    """Pages and app see the same; a wrong address is refused."""
    settings = {"LUTONDASH_STORE": str(tmp_path / "store"), "LUTONDASH_CACHE": str(tmp_path)}
    assert source(settings) is source(dict(settings))
    with pytest.raises(EditionFaultError):
        source({**settings, "LUTONDASH_STORE": "nothing://at/all"})
    with pytest.raises(UsageError, match="LUTONDASH_CACHE"):
        source({**settings, "LUTONDASH_CACHE": "here"})


def test_the_cache_folder_is_the_one_that_was_set(tmp_path: Path) -> None:
    """Else it is the user's own."""
    assert cache_folder({"LUTONDASH_CACHE": str(tmp_path)}) == tmp_path
    assert str(cache_folder({})).endswith("lutondash")


def test_a_user_without_a_home_has_no_cache_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is written beside the program instead."""
    monkeypatch.setattr(
        "lutondash.editions.source.platformdirs.user_cache_dir", lambda _: "~/.cache/lutondash"
    )
    assert cache_folder({}) is None


def test_looking_outlives_what_goes_wrong(folder_store: Store, sample: Path, tmp_path: Path) -> None:
    """A clock that fails now and then ends nothing: the next look finds the edition."""
    fill(folder_store, sample, tmp_path, editions=1)
    follower = Follower(folder_store.address, tmp_path / "cache")
    moments: Iterator[object] = iter([None, None, *[NOW + DAY] * 1000])

    def clock() -> object:
        return next(moments) or 1 / 0

    stop = keep_looking(follower, clock, every=0.01)  # type: ignore[arg-type]  # it fails on purpose
    try:
        for _ in range(1000):
            if follower._looked is not None:
                break
            stop.wait(0.01)
        assert follower.shown(NOW + DAY).number == 1
    finally:
        stop.set()


@pytest.mark.parametrize(
    ("given", "meeting"),
    [
        ({"edition": ["3"], "meeting": ["2024-06-05"]}, "2024-06-05"),
        ({"edition": ["3"], "meeting": ["yesterday"]}, ""),
        ({"edition": ["3"], "meeting": ["<script>"]}, ""),
        ({"meeting": ["2024-06-05"]}, ""),
    ],
)
def test_a_meeting_goes_with_an_edition_only(given: dict[str, list[str]], meeting: str) -> None:
    """Without one it says nothing, nor where it is no day."""
    assert looked_at(Five(), given, CURRENT, NOW).meeting == meeting
