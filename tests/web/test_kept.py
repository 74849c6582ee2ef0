"""Answers are made once, kept while there is room, and forgotten when they failed."""

import asyncio
from dataclasses import replace
from http import HTTPStatus
from threading import Event

import pytest

from lutondash.dataset.edition import Edition
from lutondash.web.answers import Answer, page_answer
from lutondash.web.asked import Asked
from lutondash.web.kept import Kept
from lutondash.web.queues import BusyError, Queues
from tests.sample import AS_OF
from tests.web.asking import finish


def asked(path: str) -> Asked:
    """Ask for a path."""
    return Asked(Edition("folder", AS_OF), path, "", "", "")


class Maker:
    """Makes pages and counts them; some paths are not found and some fail."""

    def __init__(self) -> None:
        self.made: list[str] = []

    def __call__(self, wanted: Asked) -> Answer:
        """Make a page."""
        self.made.append(wanted.path)
        if wanted.path == "/fault":
            raise OSError("the folder has gone")
        return page_answer(wanted.path, HTTPStatus.NOT_FOUND if "no" in wanted.path else HTTPStatus.OK)


def test_many_readers_at_once_wait_for_one_page() -> None:
    """It is made once."""

    async def all_at_once() -> None:
        kept = Kept(maker, Queues())
        await asyncio.gather(*(kept.answer(asked("/page")) for _ in range(50)))

    maker = Maker()
    finish(all_at_once())
    assert maker.made == ["/page"]


def test_a_reader_who_leaves_does_not_stop_the_others() -> None:
    """The page is made all the same."""

    async def one_leaves() -> Answer:
        kept = Kept(Maker(), Queues())
        first = asyncio.create_task(kept.answer(asked("/page")))
        await asyncio.sleep(0)
        second = asyncio.create_task(kept.answer(asked("/page")))
        first.cancel()
        return await second

    assert finish(one_leaves()).status == HTTPStatus.OK


@pytest.mark.parametrize("path", ["/no", "/fault"])
def test_what_was_not_found_or_failed_is_not_kept(path: str) -> None:
    """It is tried anew when it is asked for again."""

    async def twice() -> None:
        kept = Kept(maker, Queues())
        for _ in range(2):
            await asyncio.gather(kept.answer(asked(path)), return_exceptions=True)
            await asyncio.sleep(0)

    maker = Maker()
    finish(twice())
    assert maker.made == [path, path]


def test_pages_and_small_files_wait_for_no_large_one() -> None:
    """While one large file is being made, 20 wait, more are told so, and everything else is answered."""
    held = Event()

    def make(wanted: Asked) -> Answer:
        if wanted.path.endswith((".png", ".zip")):
            made.append(wanted.path)
            held.wait(timeout=10)
        return page_answer(wanted.path)

    async def a_crowd() -> None:
        kept = Kept(make, Queues())
        large = [
            asyncio.create_task(kept.answer(asked(f"/download/{at}.{kind}")))
            for at in range(60)
            for kind in ("png", "zip")
        ]
        await asyncio.sleep(0.05)
        refused = [each for each in large if each.done()]
        assert len(refused) == 120 - 21
        assert all(isinstance(each.exception(), BusyError) for each in refused)
        for path in ("/page", "/download/small.csv", "/sitemap.xml"):
            assert (await asyncio.wait_for(kept.answer(asked(path)), 5)).status == HTTPStatus.OK
        assert len(made) == 1
        held.set()
        await asyncio.gather(*large, return_exceptions=True)

    made: list[str] = []
    finish(a_crowd())
    assert len(made) == 21


def test_a_network_has_its_share_of_those_who_wait() -> None:
    """Whoever asks for pack after pack leaves room for the others; this machine speaks for everybody."""
    held = Event()

    def make(wanted: Asked) -> Answer:
        held.wait(timeout=10)
        return page_answer(wanted.path)

    async def three_networks() -> list[bool]:
        kept = Kept(make, Queues())
        pack = asked("/download/pack.pdf")
        who = ["one", "one", "one", "two", "", "three"]
        packs = [
            asyncio.create_task(kept.answer(replace(pack, query=f"n={at}"), each))
            for at, each in enumerate(who)
        ]
        await asyncio.sleep(0.05)
        refused = [each.done() for each in packs]
        held.set()
        await asyncio.gather(*packs, return_exceptions=True)
        return refused

    assert finish(three_networks()) == [False, False, True, False, False, True]


def test_what_nobody_waits_for_any_more_is_not_made() -> None:
    """Whoever asks for it again begins anew; what is begun is finished."""
    held = Event()

    def make(wanted: Asked) -> Answer:
        made.append(wanted.path)
        held.wait(timeout=10)
        return page_answer(wanted.path)

    async def a_crowd_that_leaves() -> None:
        kept = Kept(make, Queues())
        crowd = [asyncio.create_task(kept.answer(asked(f"/download/{at}.pdf"))) for at in range(5)]
        await asyncio.sleep(0.05)
        for each in crowd:
            each.cancel()
        await asyncio.sleep(0)
        again = asyncio.create_task(kept.answer(asked("/download/4.pdf")))
        await asyncio.sleep(0)
        held.set()
        assert (await again).status == HTTPStatus.OK

    made: list[str] = []
    finish(a_crowd_that_leaves())
    assert made == ["/download/0.pdf", "/download/4.pdf"]


def test_what_nobody_has_asked_for_for_longest_is_forgotten_first() -> None:
    """There is an end to what is kept, and what many ask for is not pushed out by what one asks for."""

    async def three() -> None:
        kept = Kept(maker, Queues(), most=2)
        for path in ("/a", "/b", "/a", "/c", "/a", "/b"):
            await kept.answer(asked(path))

    maker = Maker()
    finish(three())
    assert maker.made == ["/a", "/b", "/c", "/b"]
