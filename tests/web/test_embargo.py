"""Nothing of an edition is in any byte served before its second, and nothing once it was taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.editions.changes import changes
from lutondash.editions.draft import begin
from lutondash.editions.reading import check_out
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from tests.editions.shelves import DAY, NOW, put
from tests.sample import write_sample
from tests.web.canaries import NEW, NOTE, NUMBER, put_canaries, words
from tests.web.following import FollowedSite, addresses, everything, in_edition

TIME = NOW + DAY
"""When the edition with the canaries comes out."""
BEFORE = TIME - timedelta(seconds=1)
TAKEN_BACK = TIME + timedelta(hours=1)

IN_THE_LOG = {"/data": {NUMBER}, "/download/revisions.csv": {NUMBER, NEW}}
"""What is told of figures that the public did see, in the log of revisions and in its file."""

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A place for stores, drafts and caches."""
    place = tmp_path_factory.mktemp("embargo")
    write_sample(place / "data")
    return place


@pytest.fixture(scope="module")
def draft(place: Path) -> Path:
    """Return a draft with canaries, begun from the first edition."""
    draft = place / "draft"
    begin(draft, place / "data", 1)
    for path in draft.rglob("*"):
        if path.is_file():  # a draft's files may be the base's under a second name
            raw = path.read_bytes()
            path.unlink()
            path.write_bytes(raw)
    put_canaries(draft)
    return draft


@pytest.fixture(scope="module")
def store(place: Path, draft: Path) -> Store:
    """Return a store with an edition that is out, and one with canaries that comes out a day later."""
    return filled(place, draft, "store")


def filled(place: Path, draft: Path, name: str) -> Store:
    """Publish both editions into a new store."""
    store = Store.open(str(place / name))
    first = put(place / "data", store)
    changed = changes(check_out(first, store, place / "out"), draft, {})
    put(draft, store, at=TIME, changes=changed, note=f"A {NOTE} sings.")
    return store


@pytest.fixture(scope="module")
def datasets(place: Path, draft: Path) -> tuple[Dataset, Dataset]:
    """Return what the two editions hold: their addresses are the ones that somebody could guess."""
    return load(place / "data", as_of=NOW.date()), load(draft, as_of=TIME.date())


@pytest.fixture(scope="module")
def asked(datasets: tuple[Dataset, Dataset]) -> tuple[str, ...]:
    """Return every address, and every page once more in the edition that is still to come, and in others."""
    plain = tuple(dict.fromkeys(addresses(datasets)))
    looked_back_at = (".csv", ".atom", ".ics")
    wanted = [each for each in plain if not each.startswith("/download/") or each.endswith(looked_back_at)]
    return (*plain, *(in_edition(each, number) for number in (1, 2) for each in wanted))


@pytest.fixture
def site(store: Store, place: Path) -> Iterator[FollowedSite]:
    """Return a site that follows the store; it starts one second before the time."""
    site = FollowedSite(store, place / "cache", BEFORE)
    yield site
    site.close()


def test_an_edition_is_in_no_byte_before_its_second_and_in_every_file_from_then_on(
    site: FollowedSite, store: Store, place: Path, asked: tuple[str, ...]
) -> None:
    """Before, each answer is that of a site whose store knows nothing of it; at last it is taken back."""
    alone = Store.open(str(place / "alone"))
    put(place / "data", alone)
    unknowing = FollowedSite(alone, place / "cache", BEFORE)
    before = {each: site.ask(each) for each in asked}
    for address, reply in before.items():
        assert not [word for word in (*words(), NOTE) if word in everything(reply)], address
        assert (reply.status, reply.headers, reply.body) == seen(unknowing, address), address
    unknowing.close()

    site.look(TIME)
    found = dict.fromkeys((*words(), NOTE), 0)
    for address in asked:
        text = everything(site.ask(address))
        found = {word: count + (word in text) for word, count in found.items()}
        if address.endswith("edition=1") and not address.startswith("/sitemap.xml"):
            assert not [word for word in words() if word in text], address
    assert {word for word, count in found.items() if not count} == set()

    withdraw(store, now=TAKEN_BACK, note="It was wrong.", approved_by="Chief executive")
    site.look(TAKEN_BACK)
    for address in asked:
        if "edition=2" not in address:  # the edition as it was, marked so
            found = {word for word in words() if word in everything(site.ask(address))}
            assert found <= IN_THE_LOG.get(address, set()), address


def seen(site: FollowedSite, address: str) -> tuple[object, ...]:
    """Return all that an answer consists of."""
    reply = site.ask(address)
    return reply.status, reply.headers, reply.body


def test_a_picture_is_that_of_the_edition_before_until_its_second(place: Path, draft: Path) -> None:
    """Dots hold no text to search: every byte and the mark are those of a site that knows nothing."""
    knowing = FollowedSite(filled(place, draft, "pictured"), place / "cache", BEFORE)
    alone = Store.open(str(place / "unpictured"))
    put(place / "data", alone)
    unknowing = FollowedSite(alone, place / "cache", BEFORE)
    pictures = [f"/download/{name}.png" for name in ("rainy-days", NEW)]
    before = {each: seen(knowing, each) for each in pictures}
    assert before == {each: seen(unknowing, each) for each in pictures}
    assert [status for status, *_ in before.values()] == [200, 404]

    for site in (knowing, unknowing):
        site.look(TIME)
    after = {each: seen(knowing, each) for each in pictures}
    assert [each for each in pictures if after[each][2] == before[each][2]] == []
    assert [status for status, *_ in after.values()] == [200, 200]
    assert seen(unknowing, pictures[0])[2] == before[pictures[0]][2]
    for site in (knowing, unknowing):
        site.close()
