"""Tests of `lutondash.views.changes_page`: what a draft will change, in the words an officer reads."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.editions.explained import Explained
from lutondash.model.edition import ChangeKind
from lutondash.views.changes_page import changes_page, is_offered
from tests.drafted import GUTTERS, LETTERS, TARGETS, drafted, mend, met_before, miss
from tests.editions_made import edition, history
from tests.sample import HOME, NEIGHBOUR, REGION, add, change


def nothing(_: Path) -> None:
    """Leave the draft as it is."""


def test_a_draft_without_changes_says_so(sample: Path) -> None:
    """Every list is empty, and nothing blocks."""
    page = changes_page(drafted(sample, nothing))
    assert page.lead == "Nothing changes: the draft is what is published now."
    assert (page.errors, page.kinds, page.flips, page.files, page.stale) == ((), (), (), (), ())
    assert not page.has_file


def test_changes_are_counted_and_named_by_kind(sample: Path) -> None:
    """Corrections come first, then what goes, what is revised and what is new."""

    def work(draft: Path) -> None:
        mend(draft)
        change(draft, LETTERS, f"2015-01-01/P3Y,{REGION},70,", f"2021-01-01/P3Y,{REGION},70,")
        add(draft, "indicators/rainy-days/observations.csv", f"2021-01-01/P1Y,{NEIGHBOUR},151")

    page = changes_page(drafted(sample, work))
    assert page.lead == "4 values change: 2 new, 1 corrected, 1 removed."
    assert page.summary.startswith("They belong to 2 figures and 3 places.")
    assert page.summary.endswith("The draft would come out on 26 June 2024 at 10:30am.")
    assert [kind.kind for kind in page.kinds] == ["corrected", "removed", "new"]
    new = page.kinds[-1]
    assert [(figure.title, len(figure.rows)) for figure in new.figures] == [
        ("Letters answered in ten days", 1),
        ("Rainy days in a year", 0),
    ]
    assert new.figures[1].elsewhere == "1 value in 1 other place."
    assert [item.words for item in page.errors] == [
        "1 value is corrected, and no note says why.",
        "1 value is removed, and no note says why.",
    ]


def test_what_was_said_about_a_correction_is_shown(sample: Path) -> None:
    """With a note nothing blocks, and the note stands over the figure."""
    said = {"letters-answered": Explained(ChangeKind.CORRECTED, "two digits were swapped")}
    page = changes_page(drafted(sample, mend, said))
    assert page.errors == ()
    assert page.summary.startswith("It belongs to 1 figure and 1 place.")
    assert page.kinds[0].counted.startswith("It is for ")
    assert page.kinds[0].figures[0].why == "Two digits were swapped."


def test_flips_other_files_and_old_words_are_told(sample: Path) -> None:
    """A verdict with both sums, a file by what officers call it, words that are hidden from now on."""
    met_before(sample)

    def work(draft: Path) -> None:
        miss(draft)
        add(draft, GUTTERS, f"2024-01-01/P3M,{HOME},30,30,100")
        change(draft, TARGETS, "Stated in the plan.", "Stated in the new plan.")

    page = changes_page(drafted(sample, work))
    assert [flip.title for flip in page.flips]
    assert [(file.words, file.what) for file in page.files] == [
        ("Targets: Gutters cleared within a day", "The file has changed: 1 row added, 1 row removed.")
    ]
    assert [stale.title for stale in page.stale] == ["Gutters cleared within a day"]


def test_only_a_draft_beside_an_edition_has_such_a_page(sample: Path, dataset: Dataset) -> None:
    """Nothing of it is ever offered to the public, whatever edition they look at."""
    draft = drafted(sample, mend)
    assert is_offered(draft)
    for other in (
        replace(draft, before=None),
        replace(draft, history=history(edition(1))),
        replace(dataset, before=dataset),
    ):
        assert not is_offered(other)
        with pytest.raises(UnknownIdError):
            changes_page(other)
