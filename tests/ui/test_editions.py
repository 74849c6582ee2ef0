"""The app on a store: one edition for a whole run of it, and earlier ones by their number."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lutondash.editions.following import Follower
from lutondash.editions.source import _FOLLOWERS
from lutondash.editions.store import Store
from scripts.pages import ROOT
from tests.editions.shelves import NOW, fill
from tests.sample import AS_OF, write_sample

SECONDS = 60


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with two editions, and a place for a cache."""
    place = tmp_path_factory.mktemp("editions")
    write_sample(place / "data")
    fill(Store.open(str(place / "store")), place / "data", place, editions=2, now=NOW, at=NOW)
    return place


@pytest.fixture(autouse=True)
def _followed(place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Follow the store once, at the beginning: nobody looks again while a test runs."""
    monkeypatch.setenv("LUTONDASH_STORE", str(place / "store"))
    monkeypatch.setenv("LUTONDASH_CACHE", str(place / "cache"))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())
    monkeypatch.setattr(
        "lutondash.editions.source.keep_looking", lambda follower, clock: follower.refresh(clock())
    )
    yield
    _FOLLOWERS._held.clear()


def look_once(follower: Follower, clock: Callable[[], datetime]) -> None:
    """Look at the store, and never again."""
    follower.refresh(clock())


def opened(page: str, **choices: str) -> AppTest:
    """Open a page of the app at an address; any fault in it fails the test."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    app.query_params.update(choices)
    app.run()
    if page:
        app.switch_page(f"pages/{page}.py")
    app.query_params.update(choices)
    app.run()
    assert not app.exception, app.exception
    return app


def words(app: AppTest) -> str:
    """The page's fragments as one text, with escaped signs as they are read."""
    return "".join(unescape(str(block.proto.body)) for block in app.get("html"))


def links(text: str) -> list[str]:
    """Every link within the site but the one that leads to now."""
    tags = re.findall(r"<a\s[^>]*>", text)
    return [found[1] for tag in tags if "latest" not in tag and (found := re.search(r'href="(/[^"]*)"', tag))]


def test_the_edition_of_the_moment_is_shown() -> None:
    """Its mark stands in the page, and its links are plain."""
    text = words(opened("indicator", id="rainy-days"))
    assert 'data-edition="current-2"' in text
    assert not [each for each in links(text) if "edition=" in each and "/download" in each]


def test_an_earlier_edition_is_shown_by_its_number() -> None:
    """It says so, and every link stays in it."""
    text = words(opened("indicator", id="rainy-days", edition="1"))
    assert 'data-edition="past-1"' in text
    assert "Edition 1, not the latest." in text
    assert 'href="/indicator?id=rainy-days" rel="latest-version"' in text
    assert len(links(text)) > 10
    assert [each for each in links(text) if "edition=" not in each] == []


@pytest.mark.parametrize("number", ["3", "0", "x", "999999"])
def test_an_edition_that_nobody_bears_is_not_found(number: str) -> None:
    """As with any unknown id: the page of the edition of the moment leads on."""
    text = words(opened("indicator", id="rainy-days", edition=number))
    assert "We cannot find that" in text
    assert 'data-edition="current-2"' in text


def test_a_choice_keeps_the_edition() -> None:
    """Places and a comparison go into the address beside it."""
    app = opened("indicator", id="rainy-days", edition="1")
    app.multiselect[0].set_value(["E06999002"])
    app.run()
    assert kept(app) == {"id": "rainy-days", "edition": "1", "place": "E06999002"}

    app = opened("compare", indicator="umbrellas-returned", edition="1")
    app.multiselect[0].set_value(["E06999002"])
    app.run()
    assert kept(app) == {"indicator": "umbrellas-returned", "edition": "1", "place": "E06999002"}
    assert 'data-edition="past-1"' in words(app)


def kept(app: AppTest) -> dict[str, str]:
    """The choices in the address that were made."""
    found = {name: value if isinstance(value, str) else value[-1] for name, value in app.query_params.items()}
    return {name: value for name, value in found.items() if name not in ("group", "region", "country")}
