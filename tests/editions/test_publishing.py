"""A draft is published whole, once, and only if nothing speaks against it."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from lutondash import load
from lutondash.editions.draft import begin
from lutondash.editions.local_time import instant
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.publishing import prepare, put
from lutondash.editions.reading import check_changes, check_out, shown_at
from lutondash.editions.store import Store
from lutondash.editions.verifying import verify
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import EditionFaultError
from tests.editions import shelves
from tests.editions.shelves import DAY, NOW, RAIN, fill, next_draft, told
from tests.sample import AS_OF, add, change, write

LETTERS = "releases/letters-return.toml"
KIND = 'kind = "publisher_file"'
WORDS: dict[str, Any] = {"note": "Brings figures.", "approved_by": "Service director"}


def refused(draft: Path, store: Store, **more: Any) -> list[tuple[str, str]]:
    """Return what speaks against publishing a draft, and prove that nothing was written."""
    before = store.files.every()
    with pytest.raises(EditionFaultError) as fault:
        shelves.put(draft, store, **more)
    assert store.files.every() == before
    return told(fault.value.findings)


def test_the_first_edition_holds_every_file_of_the_folder(store: Store, sample: Path, tmp_path: Path) -> None:
    """It reads as the same data, follows none, and says when, why and who."""
    write(sample, ".hidden", "not published")
    write(sample, "recipes/.keep", "not published")
    first = shelves.put(sample, store, at=NOW + DAY)
    manifest = first.manifest
    assert (manifest.number, manifest.previous, manifest.base) == (1, None, None)
    assert (manifest.at, manifest.prepared) == (NOW + DAY, NOW)
    assert (manifest.note, manifest.approved_by) == ("Brings figures.", "Service director")
    assert verify(store) == ()
    folder = check_out(first, store, tmp_path / "cache")
    assert load(folder, as_of=AS_OF) == load(sample, as_of=AS_OF)
    assert not any(file.path.startswith(".") or "/." in file.path for file in manifest.files)
    assert store.manifests() == (first,)


def test_the_next_edition_follows_it_and_says_what_it_changes(
    store: Store, sample: Path, tmp_path: Path
) -> None:
    """Contents that stayed the same are kept once, and the draft's own note is not published."""
    first, second = fill(store, sample, tmp_path)
    assert (second.number, second.manifest.base) == (2, 1)
    assert second.manifest.previous is not None
    assert second.manifest.previous.sha256 == first.sha256
    (changed,) = check_changes(second, store)
    assert (changed.indicator, changed.new) == ("rainy-days", "102")
    assert second.manifest.changes.counts == {changed.kind: 1}
    paths = [{file.path: file.sha256 for file in each.manifest.files} for each in (first, second)]
    assert [path for path in paths[0] if paths[0][path] != paths[1][path]] == [RAIN]
    assert set(paths[0]) == set(paths[1])
    assert shown_at(store, NOW) == second
    assert verify(store) == ()


def test_every_fault_of_a_draft_is_told_at_once(store: Store, sample: Path) -> None:
    """Of its data, its time and its words; the line of each is named, and nothing is written."""
    line = add(sample, RAIN, "2014-01-01/P1Y,E00000000,150")
    change(sample, LETTERS, KIND, f"{KIND}\nembargo = 2030-01-01T00:00:00Z")
    with pytest.raises(EditionFaultError) as fault:
        shelves.put(sample, store, note=" ", approved_by="", at=NOW - DAY)
    found = {(finding.path, finding.line) for finding in fault.value.findings}
    assert {("at", 0), ("note", 0), ("approved_by", 0), (RAIN, line)} <= found
    assert LETTERS in {path for path, _ in found}
    assert store.files.every() == ()


def test_a_time_that_is_past_is_refused(folder_store: Store, sample: Path) -> None:
    """By a second; the present second is not past."""
    before = NOW - timedelta(seconds=1)
    ((path, words),) = refused(sample, folder_store, at=before)
    assert (path, words) == ("at", "2024-09-02T10:29:59+01:00 is past; it is 2024-09-02T10:30+01:00 now.")
    shelves.put(sample, folder_store, at=NOW, now=NOW + timedelta(microseconds=999_999))


@pytest.mark.parametrize("later", [timedelta(seconds=1), 9000 * DAY])
def test_what_is_under_embargo_at_that_time_is_refused(
    later: timedelta, folder_store: Store, sample: Path
) -> None:
    """By a second or by years; the release is named."""
    until = (NOW + later).strftime("%Y-%m-%dT%H:%M:%SZ")
    change(sample, LETTERS, KIND, f"{KIND}\nembargo = {until}")
    ((path, words),) = refused(sample, folder_store, at=NOW)
    assert path == LETTERS
    assert words.startswith("'letters-return' is under embargo until ")


def test_an_embargo_that_ends_at_that_very_minute_holds_nothing_back(
    folder_store: Store, sample: Path, tmp_path: Path
) -> None:
    """Half past nine is half past nine: the figures are in the edition."""
    change(sample, LETTERS, KIND, f"{KIND}\nembargo = 2024-09-02T10:30:00+01:00")
    first = shelves.put(sample, folder_store, at=NOW)
    assert check_out(first, folder_store, tmp_path / "cache").is_dir()


def test_a_publication_dated_later_is_refused(folder_store: Store, sample: Path) -> None:
    """It would be in the edition and yet be withheld from its pages."""
    text = (sample / LETTERS).read_text("utf-8")
    published = next(line for line in text.splitlines() if line.startswith("published"))
    change(sample, LETTERS, published, 'published = "2024-09-03"')
    ((path, words),) = refused(sample, folder_store, at=NOW)
    assert (path, words) == (LETTERS, "'letters-return' is dated 2024-09-03.")
    shelves.put(sample, folder_store, at=NOW + DAY)


def test_a_pending_edition_is_not_overtaken(folder_store: Store, sample: Path, tmp_path: Path) -> None:
    """Neither now nor a minute before it; at the same minute the later number will hold."""
    shelves.put(sample, folder_store)
    draft, changed = next_draft(folder_store, tmp_path, 1)
    shelves.put(draft, folder_store, at=NOW + DAY, changes=changed)
    after, changed = next_draft(folder_store, tmp_path, 2)
    ((path, words),) = refused(after, folder_store, at=NOW + DAY - timedelta(minutes=1))
    assert (path, words[:10]) == ("at", "Edition 2 ")
    shelves.put(after, folder_store, at=NOW + DAY, changes=changed)
    shown = shown_at(folder_store, NOW + DAY)
    assert shown is not None
    assert shown.number == 3


def test_after_a_pending_edition_is_taken_back_its_time_is_free(
    folder_store: Store, sample: Path, tmp_path: Path
) -> None:
    """The next draft begins from the edition that stands, and the chain goes on over the one taken back."""
    shelves.put(sample, folder_store)
    draft, changed = next_draft(folder_store, tmp_path, 1)
    shelves.put(draft, folder_store, at=NOW + DAY, changes=changed)
    withdraw(folder_store, now=NOW, **WORDS)
    again, changed = next_draft(folder_store, tmp_path, 2)
    third = shelves.put(again, folder_store, changes=changed)
    assert (third.number, third.manifest.base) == (3, 1)
    assert third.manifest.previous is not None
    assert third.manifest.previous.number == 2
    assert shown_at(folder_store, NOW) == third
    assert verify(folder_store) == ()


def test_a_draft_of_an_older_edition_is_refused(folder_store: Store, sample: Path, tmp_path: Path) -> None:
    """It would undo what the newer one brought; the same folder twice is refused too."""
    fill(folder_store, sample, tmp_path, editions=1)
    draft, _ = next_draft(folder_store, tmp_path, 1)
    other, changed = next_draft(folder_store, tmp_path, 2)
    shelves.put(other, folder_store, changes=changed)
    words = "The draft was begun from edition 1, and edition 2 is the newest now."
    assert refused(draft, folder_store) == [("draft.toml", words)]
    words = "The draft was begun from no edition, and edition 2 is the newest now."
    assert refused(sample, folder_store) == [("draft.toml", words)]


def test_a_draft_of_an_edition_that_is_not_here_is_refused(
    folder_store: Store, sample: Path, tmp_path: Path
) -> None:
    """Such as one of another store."""
    begin(tmp_path / "draft", sample, 7)
    words = "The draft was begun from edition 7, and no edition is the newest now."
    assert refused(tmp_path / "draft", folder_store) == [("draft.toml", words)]


def test_a_damaged_store_takes_no_edition(folder_store: Store, sample: Path, tmp_path: Path) -> None:
    """Its fault is told, and the newest edition is not guessed."""
    fill(folder_store, sample, tmp_path, editions=1)
    draft, _ = next_draft(folder_store, tmp_path, 1)
    shelves.spoil(folder_store, "editions/0001.json", b"{")
    assert {path for path, _ in refused(draft, folder_store)} == {"editions/0001.json"}


def test_a_missing_draft_is_refused(folder_store: Store, tmp_path: Path) -> None:
    """In words."""
    assert refused(tmp_path / "nowhere", folder_store)[0][1] == "There is no folder 'nowhere'."


SPOILERS: dict[str, Callable[[Path], object]] = {
    "link": lambda folder: (folder / "recipes" / "link.toml").symlink_to("/etc/passwd"),
    "folder": lambda folder: (folder / "recipes" / "linked").symlink_to(
        folder.parent, target_is_directory=True
    ),
    "name": lambda folder: (folder / "recipes" / "my recipe.toml").write_text("x"),
    "long": lambda folder: (folder / "recipes" / ("x" * 245)).write_text("x"),
}


@pytest.mark.parametrize("how", SPOILERS)
def test_a_file_that_cannot_be_published_is_told(how: str, folder_store: Store, sample: Path) -> None:
    """A link would publish something else one day; a strange name is refused by some machine."""
    (sample / "recipes").mkdir(exist_ok=True)
    SPOILERS[how](sample)
    ((path, words),) = refused(sample, folder_store)
    assert path.startswith("recipes/")
    assert words in ("This is a link.", "Its name cannot be published.")


def test_a_draft_that_is_changed_meanwhile_is_refused(store: Store, sample: Path) -> None:
    """What was checked is what is published, or nothing is."""
    ready = prepare(sample, store, at=NOW, now=NOW, **WORDS)
    with (sample / RAIN).open("a") as file:
        file.write("2021-01-01/P1Y,E92999001,1\n")
    with pytest.raises(EditionFaultError, match=f"{RAIN}: error: It was changed meanwhile"):
        put(ready, store, ())
    (sample / RAIN).unlink()
    with pytest.raises(EditionFaultError, match="changed meanwhile"):
        put(ready, store, ())
    assert store.manifests() == ()


def test_of_two_publishers_at_once_one_wins(store: Store, sample: Path, tmp_path: Path) -> None:
    """The other is told so, in words; the store is whole and shows what the winner published."""
    fill(store, sample, tmp_path, editions=1)
    drafts = [next_draft(store, tmp_path, value) for value in (1, 2, 3)]
    together = Barrier(len(drafts))

    def publish(me: int) -> StoredManifest | str:
        draft, changed = drafts[me]
        ready = prepare(draft, store, at=NOW, now=NOW, note=f"By {me}.", approved_by="Service director")
        together.wait()
        try:
            return put(ready, store, changed)
        except EditionFaultError as fault:
            return str(fault)

    with ThreadPoolExecutor(len(drafts)) as pool:
        results = list(pool.map(publish, range(len(drafts))))
    winners = [result for result in results if isinstance(result, StoredManifest)]
    losers = [result for result in results if isinstance(result, str)]
    assert [winner.number for winner in winners] == [2]
    assert ["Edition 2 was published by somebody else meanwhile." in words for words in losers] == [True] * 2
    assert shown_at(store, NOW) == winners[0]
    assert [finding for finding in verify(store) if finding.severity == "error"] == []


@pytest.mark.parametrize(
    ("at", "now"),
    [
        # the clocks go forward: a minute after one minute to one it is two
        ("2026-03-29T02:00", "2026-03-29T00:59"),
        ("2027-03-28T02:00", "2027-03-28T00:59"),
        # the clocks go back: half past one comes again, later
        ("2026-10-25T01:30+00:00", "2026-10-25T01:45+01:00"),
        ("2027-10-31T01:00+00:00", "2027-10-31T01:59+01:00"),
    ],
)
def test_an_edition_comes_out_in_time_on_the_days_the_clocks_change(
    at: str, now: str, folder_store: Store, sample: Path
) -> None:
    """Its time is an instant: it is not past when the clock shows less, and it comes at that instant."""
    moment, present = instant(at), instant(now)
    assert present < moment < present + timedelta(hours=1)
    shelves.put(sample, folder_store, at=moment, now=present)
    kept = folder_store.manifests()[0]
    assert kept.manifest.at == moment.astimezone(UTC)
    assert shown_at(folder_store, moment.astimezone(UTC) - timedelta(seconds=1)) is None
    assert shown_at(folder_store, moment.astimezone(UTC)) == kept
    ((path, _),) = refused_time(folder_store, sample, at=present, now=moment)
    assert path == "at"


def refused_time(store: Store, draft: Path, at: datetime, now: datetime) -> list[tuple[str, str]]:
    """Return what is told of a time alone, the draft's base being older by now."""
    return [(path, words) for path, words in refused(draft, store, at=at, now=now) if "is past" in words]
