"""Tests of `lutondash.views.as_seen`: an address that shows a page for ever as it is now."""

from dataclasses import replace

import pytest

from lutondash import Dataset
from lutondash.model.edition import Shown
from lutondash.site import pages
from lutondash.views.as_seen import as_seen, meeting_words
from tests.editions_made import edition, history, withdrawn

TOLD = history(edition(3), withdrawn(2, 2), edition(1))


def test_a_page_has_an_address_that_stays(dataset: Dataset) -> None:
    """It bears the edition that is shown, and what the reader chose."""
    found = as_seen(replace(dataset, history=TOLD), "dry-town", (("side", ("town",)),))
    assert found is not None
    assert found.address == "/dry-town?side=town&edition=3"
    assert (found.page, found.kept) == ("/dry-town", (("edition", "3"), ("side", "town")))


def test_the_meeting_is_part_of_it(dataset: Dataset) -> None:
    """Where an earlier edition is looked at for a meeting."""
    told = replace(TOLD, shown=Shown.PAST, number=1, meeting="2024-06-01")
    found = as_seen(replace(dataset, history=told), "", ())
    assert found is not None
    assert found.address == "/?edition=1&meeting=2024-06-01"


@pytest.mark.parametrize("kind", [Shown.FOLDER, Shown.DRAFT])
def test_what_is_no_edition_has_none(dataset: Dataset, kind: Shown) -> None:
    """A folder may change under its address, and a draft is not out."""
    told = replace(TOLD, shown=kind, number=None)
    assert as_seen(replace(dataset, history=told), "dry-town", ()) is None


@pytest.mark.parametrize(
    ("number", "meeting", "words"),
    [
        (1, "2024-06-01", "This is what the meeting on 1 June 2024 had before it."),
        (1, "2024-05-31", "It was not out yet on 31 May 2024, the day of the meeting."),
        (1, "2024-06-03", "It no longer stood on 3 June 2024, the day of the meeting."),
        (2, "2024-06-02", "This is what the meeting on 2 June 2024 had before it."),
        (2, "2024-06-03", "It no longer stood on 3 June 2024, the day of the meeting."),
        (3, "2031-01-01", "This address keeps it for the meeting on 1 January 2031."),
        (3, "", ""),
    ],
)
def test_a_meeting_is_told_as_it_was(number: int, meeting: str, words: str) -> None:
    """Only an edition that stood on that day is what the meeting had."""
    shown = next(each for each in TOLD.editions if each.number == number)
    assert meeting_words(replace(TOLD, meeting=meeting), shown) == words


def test_an_edition_that_stood_again_is_what_a_meeting_had() -> None:
    """A later edition that was taken back does not end the one before it for good."""
    told = history(edition(4), withdrawn(2, 2), edition(1), meeting="2024-06-03")
    assert meeting_words(told, told.editions[-1]) == "This is what the meeting on 3 June 2024 had before it."
    alone = history(withdrawn(2, 2), edition(1), meeting="2024-06-03")
    words = meeting_words(alone, alone.editions[-1])
    assert words == "This address keeps it for the meeting on 3 June 2024."


def test_every_page_ends_with_it(dataset: Dataset) -> None:
    """Whatever its address."""
    shown = replace(dataset, history=TOLD)
    for name, choices in pages.addresses(shown):
        last = pages.document(shown, name, choices).blocks[-1]
        assert getattr(last, "template", "") == "as_seen.html", name
