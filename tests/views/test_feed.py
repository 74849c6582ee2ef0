"""What a feed says: by edition where editions are kept, else by the release of each figure."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lutondash import Dataset
from lutondash.model.edition import Change, ChangeKind, History, PublishedEdition, Shown
from lutondash.views.feed import MOST, Entry, Feed, feed
from lutondash.views.scrutiny.scope import Asking, scope
from tests.drafted import drafted, met_before, miss
from tests.editions_made import at, change, edition, history, withdrawn
from tests.sample import AS_OF, COUNTRY

NEW_YEAR = change(
    kind=ChangeKind.NEW, indicator="rainy-days", period="2020-01-01/P1Y", old="", new="154", why=""
)
RAIN = Asking(indicators=("rainy-days",))


def told(dataset: Dataset, found: History, asking: Asking = RAIN) -> Feed:
    """Return the feed of some figures where this is told of editions."""
    looked = scope(dataset, asking)
    assert looked is not None
    return feed(replace(dataset, history=found), looked)


def about(made: Feed) -> list[Entry]:
    """Return the entries about figures, without the one of the first edition."""
    return [entry for entry in made.entries if "the first figures" not in entry.title]


def of_rain(dataset: Dataset, *changes: Change, editions: Iterable[PublishedEdition] = ()) -> list[Entry]:
    """Return the entries about rain where the second edition changed it."""
    listed = tuple(editions) or (edition(2), edition(1))
    return about(told(dataset, history(*listed, changes=[(2, each) for each in changes])))


def test_a_new_figure_says_what_it_was_before(dataset: Dataset) -> None:
    """The title is read alone: figure, when, and the value before; the moment is the edition's."""
    (entry,) = of_rain(dataset, NEW_YEAR)
    assert entry.title == "Rainy days in a year: 154 in 2020, was 153"
    assert entry.updated == at(2)
    assert entry.address == "/indicator?id=rainy-days"
    assert entry.lines == ("Muddleford, 2020: 154 (new).",)


def test_the_value_before_is_the_one_that_edition_showed(dataset: Dataset) -> None:
    """A later revision of the year before does not change what was told then."""
    later = change(
        indicator="rainy-days", period="2019-01-01/P1Y", kind=ChangeKind.REVISED, old="99", new="153"
    )
    made = told(dataset, history(edition(3), edition(2), edition(1), changes=[(3, later), (2, NEW_YEAR)]))
    revised, new = about(made)
    assert new.title == "Rainy days in a year: 154 in 2020, was 99"
    assert revised.title == "Rainy days in a year: 153 in 2019, revised from 99"
    assert "Two digits were swapped." in revised.lines[0]


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (
            {"kind": ChangeKind.CORRECTED, "old": "145", "new": "154"},
            "154 in 2020, corrected from 145",
        ),
        ({"kind": ChangeKind.REMOVED, "old": "154", "new": ""}, "the figure for 2020 was removed"),
        ({"kind": ChangeKind.NEW, "new": "", "new_status": "c"}, "no figure for 2020 (confidential)"),
        ({"kind": ChangeKind.REVISED, "old": "154", "new": "154"}, "154 in 2020, its details revised"),
    ],
)
def test_each_kind_of_change_is_told_in_its_words(
    dataset: Dataset, more: dict[str, object], words: str
) -> None:
    """Corrected, removed, hidden, and changed only in its margin."""
    (entry,) = of_rain(dataset, NEW_YEAR.model_copy(update={"old": "", "new": ""} | more))
    assert entry.title == f"Rainy days in a year: {words}"


def test_a_verdict_that_changed_stands_in_the_title_and_its_answer_in_a_line(sample: Path) -> None:
    """The edition shown is looked at beside the one before; earlier editions tell figures only."""
    met_before(sample)
    now = drafted(sample, miss)
    found = history(edition(2), edition(1))
    looked = scope(now, Asking(indicators=("gutters-cleared",)))
    assert looked is not None

    (entry,) = about(feed(replace(now, history=found), looked))
    assert entry.title.startswith("Gutters cleared")
    assert "now missing its target" in entry.title
    assert entry.lines[0] == "Are we at the target? Now: target missed. Before: at the target."
    assert about(feed(replace(now, history=found, before=None), looked)) == []


def test_figures_of_others_are_told_as_theirs(dataset: Dataset) -> None:
    """Where none of our own changed, the title names the place; a part of the people is named too."""
    (entry,) = of_rain(dataset, NEW_YEAR.model_copy(update={"geography": COUNTRY}))
    assert entry.title == "Rainy days in a year: figures changed for Rainland"
    (entry,) = of_rain(dataset, NEW_YEAR.model_copy(update={"breakdown": "children"}))
    assert entry.title == "Rainy days in a year: figures changed for children"


def test_a_withdrawn_edition_is_told_without_its_figures(dataset: Dataset) -> None:
    """The entry keeps its name, so that programs replace what they showed; the moment is the withdrawal's."""
    (out,) = of_rain(dataset, NEW_YEAR)
    (back,) = of_rain(dataset, NEW_YEAR, editions=(withdrawn(2, 5), edition(1)))
    assert back.id == out.id
    assert back.updated == at(5, 12, 0)
    assert back.title == "Rainy days in a year: edition 2 was withdrawn"
    assert "154" not in "".join((back.title, *back.lines))


def test_an_earlier_edition_tells_nothing_of_later_ones(dataset: Dataset) -> None:
    """As it was looked at then: what came later is not in it."""
    changes = [(3, NEW_YEAR), (2, NEW_YEAR)]
    editions = (edition(3), edition(2), edition(1))
    made = told(dataset, history(*editions, changes=changes, shown=Shown.PAST, number=2))
    assert [entry.updated for entry in made.entries] == [at(2), at(1)]
    assert made.updated == at(2)


def test_the_first_edition_is_one_entry(dataset: Dataset) -> None:
    """It was compared with nothing: its figures are not listed one by one."""
    (entry,) = told(dataset, history(edition(1)), Asking(priority="dry-town")).entries
    assert (entry.title, entry.address) == ("Edition 1: the first figures", "/dry-town")
    assert entry.lines == ("Brings figure 1.",)


def test_names_last(dataset: Dataset) -> None:
    """An entry is known by its edition and figure, whenever and however it is asked for; no two share one."""
    changes = [(2, NEW_YEAR), (2, change())]
    found = history(edition(2), edition(1), changes=changes)
    whole = told(dataset, found, Asking(indicators=tuple(dataset.indicators)))
    later = told(replace(dataset, as_of=AS_OF + timedelta(days=90)), found)
    ids = [entry.id for entry in whole.entries]
    assert len(set(ids)) == len(ids) == 3
    assert about(later)[0].id in ids
    assert all(each.startswith("urn:uuid:") for each in (*ids, whole.id))


def test_without_editions_each_figure_is_told_by_its_release(dataset: Dataset) -> None:
    """One entry for a figure: its latest value, never a forecast, on the day its publisher gives."""
    looked = scope(dataset, Asking(indicators=tuple(dataset.indicators)))
    assert looked is not None
    made = feed(dataset, looked)
    titles = {entry.address: entry.title for entry in made.entries}
    assert titles["/indicator?id=people-with-wet-feet"].endswith("24 in November 2022, was 31")
    assert {entry.updated for entry in made.entries} >= {datetime(2024, 6, 1, tzinfo=UTC)}
    assert all(entry.updated.date() <= AS_OF for entry in made.entries)
    umbrellas = next(entry for entry in made.entries if entry.address.endswith("umbrellas-returned"))
    assert umbrellas.lines[-1].startswith("Source: Rainland Statistics, ")


def numbered(number: int) -> PublishedEdition:
    """Make one of many editions, an hour after the other."""
    return edition(1).model_copy(update={"number": number, "at": at(1) + timedelta(hours=number)})


def test_a_feed_is_not_without_end(dataset: Dataset) -> None:
    """The newest entries are kept."""
    editions = tuple(numbered(n) for n in range(90, 0, -1))
    made = told(dataset, history(*editions, changes=[(each.number, NEW_YEAR) for each in editions]))
    assert len(made.entries) == MOST
    assert made.entries[0].updated == made.updated == at(1) + timedelta(hours=90)
