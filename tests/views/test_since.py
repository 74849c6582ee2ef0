"""Tests of `lutondash.views.since`: what changed on a page since an earlier edition."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset
from lutondash.model.edition import ChangeKind, Shown
from lutondash.views.since import numbers, since, since_links
from tests.drafted import drafted, met_before, miss
from tests.editions_made import change, edition, history, withdrawn

PAGE = ("tidy-council", {"letters-answered", "gutters-cleared"})


def shown(dataset: Dataset, *changes: tuple[int, object]) -> Dataset:
    """Return the third edition beside an earlier one."""
    told = history(edition(3), edition(2), edition(1), changes=changes)  # type: ignore[arg-type]  # a few pairs
    return replace(dataset, history=told, before=dataset)


def test_the_editions_before_are_offered(dataset: Dataset) -> None:
    """Not the one that is shown, not a withdrawn one; the one chosen is marked."""
    told = history(edition(4), withdrawn(3, 9), edition(2), edition(1))
    links = since_links(replace(dataset, history=told), "dry-town", "1")
    assert [(link.words, link.is_chosen) for link in links] == [
        ("edition 2, 2 June 2024", False),
        ("edition 1, 1 June 2024", True),
    ]
    assert links[0].address == "/dry-town?since=2#since"
    assert "3" not in numbers(replace(dataset, history=told))


@pytest.mark.parametrize("kind", [Shown.FOLDER, Shown.DRAFT])
def test_a_folder_and_a_draft_offer_none(dataset: Dataset, kind: Shown) -> None:
    """Only editions have editions before them."""
    told = history(edition(2), edition(1), shown=kind, number=None)
    assert since_links(replace(dataset, history=told), "dry-town", "") == ()


def test_changes_of_later_editions_are_joined(dataset: Dataset) -> None:
    """From the second on; those of the second itself, and of other pages, are not told."""
    later = [
        (3, change(old="71", new="73", why="Counted again.")),
        (2, change(old="17", new="71")),
        (3, change(indicator="rainy-days", period="2015-01-01/P1Y")),
    ]
    found = since(shown(dataset, *later), *PAGE, "1")
    assert found is not None
    (figure,) = found.figures
    assert [(row.old, row.new) for row in figure.rows] == [("17.0%", "73.0%")]
    assert found.summary.endswith("Since then 1 figure has changed values, and no answer differs.")
    nearer = since(shown(dataset, *later), *PAGE, "2")
    assert nearer is not None
    assert [(row.old, row.new) for row in nearer.figures[0].rows] == [("71.0%", "73.0%")]


def test_what_a_withdrawn_edition_brought_is_not_told(dataset: Dataset) -> None:
    """It is as if it had never been."""
    told = history(edition(3), withdrawn(2, 9), edition(1), changes=[(2, change())])
    found = since(replace(dataset, history=told, before=dataset), *PAGE, "1")
    assert found is not None
    assert found.figures == ()
    assert found.none == "None of the figures on this page has changed since."


def test_verdicts_that_flipped_are_told(sample: Path) -> None:
    """With both sums, as for a draft."""
    met_before(sample)
    told = history(edition(2), edition(1), changes=[(2, change(kind=ChangeKind.NEW, old=""))])
    found = since(replace(drafted(sample, miss), history=told), *PAGE, "1")
    assert found is not None
    assert {flip.indicator for flip in found.flips} == {"gutters-cleared"}
    assert found.none == ""


@pytest.mark.parametrize("chosen", ["", "3", "9", "0", "one", "²"])
def test_no_edition_to_start_from_tells_nothing(dataset: Dataset, chosen: str) -> None:
    """Neither the one that is shown nor one that nobody bears."""
    assert since(shown(dataset), *PAGE, chosen) is None
