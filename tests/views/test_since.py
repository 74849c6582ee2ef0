"""Tests of `lutondash.views.since`: what changed on a page since an earlier edition."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset
from lutondash.model.edition import ChangeKind, Shown
from lutondash.views.since import numbers, since, since_control, starts
from tests.drafted import drafted, met_before, miss
from tests.editions_made import at, change, edition, history, withdrawn

PAGE = ("/tidy-council", {"letters-answered", "gutters-cleared"})


def shown(dataset: Dataset, *changes: tuple[int, object]) -> Dataset:
    """Return the third edition beside an earlier one."""
    told = history(edition(3), edition(2), edition(1), changes=changes)  # type: ignore[arg-type]  # a few pairs
    return replace(dataset, history=told, before=dataset)


def test_the_editions_before_are_offered(dataset: Dataset) -> None:
    """Not the one that is shown, not a withdrawn one; the one chosen is marked."""
    told = history(edition(4), withdrawn(3, 9), edition(2), edition(1))
    found = since_control(replace(dataset, history=told), "dry-town", (), "1")
    assert found is not None
    assert [(link.words, link.is_chosen) for link in found.links] == [
        ("edition 2, 2 June 2024", False),
        ("edition 1, 1 June 2024", True),
    ]
    assert found.links[0].address == "/dry-town?since=2#since"
    assert "3" not in numbers(replace(dataset, history=told))


@pytest.mark.parametrize("kind", [Shown.FOLDER, Shown.DRAFT])
def test_a_folder_and_a_draft_offer_none(dataset: Dataset, kind: Shown) -> None:
    """Only editions have editions before them."""
    told = history(edition(2), edition(1), shown=kind, number=None)
    assert since_control(replace(dataset, history=told), "dry-town", (), "") is None


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


@pytest.mark.parametrize(
    ("day", "heading", "summary"),
    [
        (
            "2024-06-01",
            "What changed since 1 June 2024",
            "On 1 June 2024 edition 1 stood. Edition 1 came out",
        ),
        ("2024-06-30", "What changed since 30 June 2024", "On 30 June 2024 edition 1 stood."),
    ],
)
def test_a_day_starts_from_the_edition_that_stood(
    dataset: Dataset, day: str, heading: str, summary: str
) -> None:
    """At the end of that day, whatever came out later."""
    told = history(edition(2, at=at(1, month=7)), edition(1), changes=[(2, change())])
    found = since(replace(dataset, history=told, before=dataset), *PAGE, day)
    assert found is not None
    assert found.heading == heading
    assert found.summary.startswith(summary)
    assert [(row.old, row.new) for row in found.figures[0].rows] == [("17.0%", "71.0%")]


def test_a_day_on_which_a_withdrawn_edition_stood(dataset: Dataset) -> None:
    """It is named, and the last one before it that holds is started from."""
    told = history(edition(3, at=at(1, month=7)), withdrawn(2, 9), edition(1), changes=[(3, change())])
    found = since(replace(dataset, history=told, before=dataset), *PAGE, "2024-06-05")
    assert found is not None
    assert "edition 2 stood, which was withdrawn later" in found.summary
    assert "We start from edition 1" in found.summary
    after = since(replace(dataset, history=told, before=dataset), *PAGE, "2024-06-09")
    assert after is not None
    assert after.summary.startswith("On 9 June 2024 edition 1 stood.")


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        ("2024-05-31", "The first edition came out on 1 June 2024. Nothing is kept from before it."),
        ("2024-07-01", "No newer edition has come out than edition 2, which stood on that day."),
        ("2024-09-02", "That day is still to come."),
    ],
)
def test_a_day_that_nothing_can_be_told_from_says_why(dataset: Dataset, day: str, reason: str) -> None:
    """Before the first edition, after the last, and to come."""
    told = history(edition(2), edition(1), changes=[(2, change())])
    found = since(replace(dataset, history=told), *PAGE, day)
    assert found is not None
    assert (found.none, found.figures, found.flips) == (reason, (), ())


def test_without_editions_a_day_says_so(dataset: Dataset) -> None:
    """A folder of data keeps none."""
    found = since(dataset, *PAGE, "2024-06-01")
    assert found is not None
    assert found.none == "No earlier editions are kept here, so we cannot tell what changed."


def test_a_day_is_written_in_one_way(dataset: Dataset) -> None:
    """Anything else is no start: a wrong day, other digits, a time, markup."""
    offered = starts(dataset)
    assert "2024-02-29" in offered
    for text in (
        "2023-02-29",
        "20240601",
        "2024-6-1",
        "2024-06-01T09:00",
        "\u0662024-06-01",
        "<b>2024-06-01",
    ):
        assert text not in offered


def test_the_form_keeps_what_was_chosen(dataset: Dataset) -> None:
    """A list of figures stays while a day is chosen; several values of one name are all kept."""
    told = history(edition(2), edition(1))
    kept = (("indicator", "letters-answered"), ("indicator", "rainy-days"))
    found = since_control(replace(dataset, history=told), "scrutiny", kept, "2024-06-01")
    assert found is not None
    assert (found.page, found.kept, found.day) == ("/scrutiny", kept, "2024-06-01")
    assert found.links[0].address == "/scrutiny?indicator=letters-answered&indicator=rainy-days&since=1#since"
