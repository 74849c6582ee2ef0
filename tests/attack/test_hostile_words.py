"""Harm in every text of the data folder: in every page, file and message it is words and nothing else."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from lutondash import Dataset, load, model
from lutondash.model.record import Record
from lutondash.site import downloads, finished, pages
from lutondash.ui.labels import label
from lutondash.web.shell import shell
from tests.attack import inert
from tests.attack.hostile import CHECKED, HARM, MARK, Spoiling, write_hostile
from tests.editions_made import change, edition, history, withdrawn
from tests.sample import AS_OF
from tests.test_architecture import ROOT

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")

SLOW_TO_DRAW = (".png", ".pdf")
CHOSEN = (
    ("compare", {"indicator": ["rainy-days"], "group": ["like-us"]}),
    ("indicator", {"id": ["rainy-days"], "place": ["E06999002"]}),
    ("scrutiny", {"priority": ["dry-town"]}),
    ("scrutiny", {"committee": ["weather-board"]}),
    ("overview", {"q": [HARM]}),
)
TAKEN = (
    ("pack.html", {"priority": ["dry-town"]}),
    ("pack.html", {"committee": ["weather-board"]}),
    ("pack.docx", {"committee": ["weather-board"]}),
    ("scrutiny.csv", {"priority": ["dry-town"]}),
    ("outcome.csv", {"id": ["umbrellas-find-home"]}),
)
IN_THE_APP = ("overview", "indicator", "compare", "data")
NOT_IN_THE_SAMPLE = {"AddsUp", "Disclosure"}
"""Rules for hiding small numbers, of which the made-up folder has none; one text of theirs is shown."""


def public(address: str) -> str:
    """Say where the public finds an address."""
    return f"https://dashboard.test{address}"


@pytest.fixture(scope="module")
def spoiling() -> Spoiling:
    """What fills records with harm."""
    return Spoiling()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, spoiling: Spoiling) -> Path:
    """A folder with harm in every text."""
    folder = tmp_path_factory.mktemp("hostile") / "data"
    write_hostile(folder, spoiling)
    return folder


@pytest.fixture(scope="module")
def held(hostile: Path, spoiling: Spoiling) -> Dataset:
    """The folder read, with what was said of its editions; harm in words is not for the reader to refuse."""
    said = spoiling.all(history(edition(3), withdrawn(2, 3), edition(1), changes=[(3, change())]))
    return replace(load(hostile, as_of=AS_OF), history=said)


def finished_pages(held: Dataset) -> Iterator[tuple[str, str]]:
    """Finish every page, and those that show what is chosen."""
    chosen = ((name, pages.choices(held, name, given)) for name, given in CHOSEN)
    for name, choices in (*pages.addresses(held), *chosen):
        yield pages.address(name, choices), shell(finished.finished(held, name, choices, public))


def taken(held: Dataset) -> Iterator[tuple[str, bytes]]:
    """Make every file that can be taken away, but for pictures of dots."""
    named = ((name, {}) for name in downloads.names(held) if not name.endswith(SLOW_TO_DRAW))
    for name, given in (*named, *TAKEN):
        yield name, downloads.download(held, name, given, public).content


@pytest.fixture(scope="module")
def made(held: Dataset) -> dict[str, bytes]:
    """Every page and every file, by address."""
    return {address: page.encode() for address, page in finished_pages(held)} | dict(taken(held))


def records(package: ModuleType) -> set[type[Record]]:
    """Return every model of what is read from a data folder or told of editions."""

    def below(kind: type[Record]) -> Iterator[type[Record]]:
        for each in kind.__subclasses__():
            yield each
            yield from below(each)

    return {each for each in below(Record) if each.__module__.startswith(package.__name__)}


def test_every_model_is_filled(held: Dataset, spoiling: Spoiling) -> None:
    """One that is added is missed here until the made-up folder holds some of it."""
    assert held.vision.title.startswith(HARM)
    missed = {each.__name__ for each in records(model) - spoiling.seen}
    assert missed == NOT_IN_THE_SAMPLE
    assert len(spoiling.filled) > 150
    assert not spoiling.filled & CHECKED


def test_harm_is_words_on_every_page_and_in_every_file(made: dict[str, bytes], spoiling: Spoiling) -> None:
    """Feeds, tables, workbooks, packs, calendars, pictures: each is read as its own readers do."""
    for address, content in made.items():
        inert.check(address if "." in address else "page.html", content)
    assert {name.rpartition(".")[2] for name in made} >= {
        "atom",
        "csv",
        "docx",
        "html",
        "ics",
        "svg",
        "xlsx",
        "zip",
    }
    everything = inert.texts(made.values())
    told = {
        name for name in spoiling.filled if name in everything or name.replace(":", "&#58;") in everything
    }
    assert len(told) > 110


@pytest.mark.thorough
def test_harm_is_words_on_paper(held: Dataset) -> None:
    """A PDF takes a while to make."""
    inert.check("pack.pdf", downloads.download(held, "pack.pdf", {"priority": ["dry-town"]}, public).content)


def shown(hostile: Path, page: str, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    """Open a page of the app on the hostile folder."""
    monkeypatch.setenv("LUTONDASH_DATA", str(hostile))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()
    app.switch_page(f"pages/{page}.py")
    given = next((given for name, given in CHOSEN if name == page), {"id": ["umbrellas-find-home"]})
    for name, (value, *_) in given.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("page", IN_THE_APP)
def test_harm_is_words_in_what_the_app_sends(
    hostile: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """HTML, charts, and labels, which Streamlit reads as Markdown."""
    app = shown(hostile, page, monkeypatch)
    assert not app.exception
    found = [each.proto.body for each in app.get("html")]
    assert MARK in "".join(found)
    for body in found:
        inert.html(body)
    for chart in app.get("vega_lite_chart"):
        inert.spec(chart.proto.spec)
    assert not [each for kind in ("markdown", "caption", "code", "heading") for each in app.get(kind)]
    for each in (each for kind in ("checkbox", "download_button", "selectbox") for each in app.get(kind)):
        is_plain(each.proto)


def is_plain(proto: Any) -> None:  # of every kind of field
    """Assert that Streamlit finds nothing in a label but words."""
    unescaped = re.sub(r"\\.", "", proto.label)
    assert not re.search(r"[<>\[\]`$*_@]|:[\w/]|www\.", unescaped), proto.label
    assert "\n" not in proto.label


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("Bedford (CSV), 2", "Bedford (CSV), 2"),
        ("[a](b)", r"\[a\](b)"),
        (":red[x]", "\\:\u2060red\\[x\\]"),
        ("- a\nb", r"\- a b"),
        ("https://a.b www.a.b a@b.c", "https\\:\u2060\\/\\/a\\.b www\u2060\\.a\\.b a\u2060\\@b\\.c"),
        ("$x$ <b>", r"\$x\$ \<b\>"),
    ],
)
def test_a_label_says_words_as_they_are(words: str, written: str) -> None:
    """Nothing is lost, and nothing means more."""
    assert label(words) == written
