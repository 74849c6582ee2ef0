"""Tests of `lutondash.views.checklist`: what must be put right before a draft comes out."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lutondash import Dataset, load
from lutondash.errors import Severity
from lutondash.model.edition import ChangeKind
from lutondash.model.release import ReleaseKind
from lutondash.views.checklist import Item, checklist
from tests.editions_made import change
from tests.sample import AS_OF, HOME, NEIGHBOUR, add
from tests.sample import change as edit


def errors(items: Sequence[Item]) -> list[str]:
    """Say what blocks."""
    return [item.words for item in items if item.severity is Severity.ERROR]


def warnings(items: Sequence[Item]) -> list[str]:
    """Say what is only told."""
    return [item.words for item in items if item.severity is Severity.WARNING]


def test_a_correction_or_a_removal_without_a_note_blocks(dataset: Dataset) -> None:
    """Once for each figure and kind, with where it is; a note lets it pass."""
    silent = [
        *(change(why="", period=f"{year}-01-01/P3Y") for year in (2015, 2016)),
        change(kind=ChangeKind.REMOVED, new="", why=" "),
    ]
    items = checklist(dataset, silent)
    assert errors(items) == [
        "2 values are corrected, and no note says why.",
        "1 value is removed, and no note says why.",
    ]
    assert items[0].where == "Letters answered in ten days"
    assert items[0].address == "/indicator?id=letters-answered"
    assert errors(checklist(dataset, [change()])) == []


@pytest.mark.parametrize("kind", [ChangeKind.NEW, ChangeKind.REVISED])
def test_a_new_or_a_revised_figure_needs_no_note(dataset: Dataset, kind: ChangeKind) -> None:
    """They are planned."""
    assert errors(checklist(dataset, [change(kind=kind, why="")])) == []


def with_release(dataset: Dataset, name: str, **fields: Any) -> Dataset:
    """Return the dataset with another description of a release."""
    release = dataset.releases[name].model_copy(update=fields)
    return replace(dataset, releases={**dataset.releases, name: release})


def test_a_file_without_a_checksum_blocks_if_figures_of_it_change(dataset: Dataset) -> None:
    """Nobody could prove where they come from; figures of other files do not matter."""
    bare = with_release(dataset, "letters-return", files=())
    assert errors(checklist(bare, [change()])) == [
        "Changed figures come from this file, and its checksum is missing."
    ]
    assert errors(checklist(bare, [change(indicator="rainy-days", period="2015-01-01/P1Y")])) == []
    typed = with_release(bare, "letters-return", kind=ReleaseKind.PAGE_TEXT)
    assert errors(checklist(typed, [change()])) == []


def test_a_row_answers_for_the_release_it_names(dataset: Dataset) -> None:
    """The second visit comes from another publication than the first."""
    bare = with_release(dataset, "inspection-two", kind=ReleaseKind.PUBLISHER_FILE, files=())
    first = change(indicator="gutter-inspection", sequence="1", period="2019-05")
    second = change(indicator="gutter-inspection", sequence="2", period="")
    assert errors(checklist(bare, [first])) == []
    assert len(errors(checklist(bare, [second]))) == 1


def test_an_unknown_date_and_no_next_date_are_told(dataset: Dataset) -> None:
    """Neither blocks: publishers do not always say."""
    undated = with_release(dataset, "letters-return", published="unknown")
    told = warnings(checklist(undated, [change()]))
    assert any("its date is unknown" in words for words in told)
    assert any("No date is given for the next figures" in words for words in told)
    dated = with_release(dataset, "letters-return", next_release="2025-06")
    assert not any("next figures" in words for words in warnings(checklist(dated, [change()])))


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({"old_status": "p"}, True),
        ({"old_status": "p", "new_status": "r"}, False),
        ({"old_status": "p", "new_status": "p"}, False),
        ({"old_status": "p", "new": "17.0"}, False),
        ({"old_status": "p", "new": "", "new_status": "c"}, False),
        ({}, False),
    ],
)
def test_a_provisional_figure_that_changes_is_marked_revised(
    dataset: Dataset, *, more: dict[str, str], is_told: bool
) -> None:
    """Provisional becomes revised; only one that stays as it was loses its letter in silence."""
    told = warnings(checklist(dataset, [change(**more)]))
    assert any("not marked revised" in words for words in told) == is_told


def test_a_publication_that_is_not_out_by_then_blocks(sample: Path) -> None:
    """Its figures would stay hidden, and nobody would know."""
    edit(sample, "releases/letters-return.toml", 'published = "2024-06"', 'published = "2024-12"')
    hidden = load(sample, as_of=AS_OF).released(AS_OF)
    assert errors(checklist(hidden, [])) == [
        "This publication comes out after the draft would, so its figures would stay hidden."
    ]


Edit = Callable[[Path], object]


def drafted(sample: Path, work: Edit, day: date = AS_OF) -> Dataset:
    """Return the made-up folder after some work on it, beside what it was."""
    before = load(sample, as_of=day)
    work(sample)
    return replace(load(sample, as_of=day), before=before)


GUTTERS = "indicators/gutters-cleared/observations.csv"


LAST_QUARTER = f"2023-10-01/P3M,{HOME},81,81"
MISSED = "Its target is missed, and no words say why."


def due(sample: Path, value: int) -> None:
    """Let a target be due for the last quarter, with a figure and with words about the quarter before."""
    edit(sample, "indicators/gutters-cleared/targets.csv", "2024,end,at_least,90", "2023,end,at_least,82")
    words = "indicators/gutters-cleared/commentary.toml"
    edit(sample, words, 'period = "2023-10-01/P3M"', 'period = "2023-07-01/P3M"')
    edit(sample, GUTTERS, LAST_QUARTER, f"2023-10-01/P3M,{HOME},{value},{value}")


def told_of_missed(items: Sequence[Item]) -> list[Severity]:
    """Say how gravely a missed target without words is told."""
    return [item.severity for item in items if item.words.startswith(MISSED)]


def test_a_target_that_is_now_missed_must_have_words(sample: Path) -> None:
    """The verdict flips, whatever changed it; words about the latest period answer it."""
    due(sample, 84)

    def miss(folder: Path) -> None:
        edit(folder, GUTTERS, f"2023-10-01/P3M,{HOME},84,84", f"2023-10-01/P3M,{HOME},30,30")

    def answered(folder: Path) -> None:
        words = "indicators/gutters-cleared/commentary.toml"
        edit(folder, words, 'period = "2023-07-01/P3M"', 'period = "2023-10-01/P3M"')

    after = drafted(sample, miss)
    assert told_of_missed(checklist(after, [])) == [Severity.ERROR]
    assert told_of_missed(checklist(replace(after, before=None), [])) == [Severity.WARNING]
    assert told_of_missed(checklist(drafted(sample, answered), [])) == []


def test_a_target_missed_before_must_have_words_once_its_figure_changes(sample: Path) -> None:
    """What was published without words is told; a new figure of ours without them blocks."""
    due(sample, 30)
    after = drafted(sample, lambda _: None)
    assert told_of_missed(checklist(after, [])) == [Severity.WARNING]
    ours = change(indicator="gutters-cleared", period="2023-10-01/P3M")
    assert told_of_missed(checklist(after, [ours])) == [Severity.ERROR]
    theirs = ours.model_copy(update={"geography": NEIGHBOUR})
    assert told_of_missed(checklist(after, [theirs])) == [Severity.WARNING]


def test_words_about_an_earlier_period_are_told_with_who_can_help(sample: Path) -> None:
    """The role that wrote them is asked for new ones."""
    after = drafted(sample, lambda folder: add(folder, GUTTERS, f"2024-01-01/P3M,{HOME},81,81,100"))
    stale = [item for item in checklist(after, []) if "The words are about" in item.words]
    assert len(stale) == 1
    assert "Head of gutters" in stale[0].remedy


def test_errors_come_first(dataset: Dataset) -> None:
    """What blocks is read first."""
    listed = [item.severity for item in checklist(dataset, [change(why="")])]
    assert listed == sorted(listed)
    assert str(checklist(dataset, [change(why="")])[0]).startswith("Letters answered in ten days: error: ")
