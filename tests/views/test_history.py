"""Tests of `lutondash.views.history`: what a page says of itself in an earlier edition or a draft."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load
from lutondash.model.edition import History, Shown
from lutondash.views.history import banner
from tests import sample
from tests.editions_made import at, edition, history, withdrawn


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The made-up dataset."""
    folder: Path = tmp_path_factory.mktemp("data")
    sample.write_sample(folder)
    return load(folder, as_of=date(2024, 7, 1))


@pytest.mark.parametrize("found", [History(), history(edition(2), edition(1))])
def test_the_edition_of_today_needs_no_banner(dataset: Dataset, found: History) -> None:
    """Neither a plain folder nor the current edition says anything of itself."""
    assert banner(replace(dataset, history=found)) is None


def test_a_draft_says_so_and_when_it_would_come_out(dataset: Dataset) -> None:
    """The time is Luton's; the link leads to what it will change, where there is something before it."""
    draft = History(Shown.DRAFT, out_at=at(26, 8, 30))
    alone = banner(replace(dataset, history=draft))
    assert alone is not None
    assert (alone.heading, alone.address) == ("Draft: not published", "")
    assert "It would come out on 26 June 2024 at 9:30am." in alone.words
    beside = banner(replace(dataset, history=draft, before=dataset))
    assert beside is not None
    assert (beside.link, beside.address) == ("What will change", "/changes")


def test_a_draft_without_a_time_says_so(dataset: Dataset) -> None:
    """Nobody is told a time that was not set."""
    found = banner(replace(dataset, history=History(Shown.DRAFT)))
    assert found is not None
    assert found.paper == "Draft: not published. No time is set for it to come out."


def past(dataset: Dataset, found: History) -> str:
    """Return what the banner of an earlier edition says."""
    shown = banner(replace(dataset, history=found))
    assert shown is not None
    assert shown.link == "This page as it is now"
    return f"{shown.heading}. {shown.words}"


def test_an_earlier_edition_says_from_when_until_when_it_stood(dataset: Dataset) -> None:
    """It stood until the next came out."""
    found = history(edition(3), edition(2), edition(1), shown=Shown.PAST, number=1)
    assert past(dataset, found) == (
        "Edition 1, not the latest. It came out on 1 June 2024 at 10:30am. "
        "It stood until 2 June 2024 at 10:30am. Later figures are not in it."
    )


def test_a_withdrawn_edition_says_why(dataset: Dataset) -> None:
    """The reason is told with the time."""
    found = history(withdrawn(2, 5), edition(1), shown=Shown.PAST, number=2)
    said = past(dataset, found)
    assert "It was withdrawn on 5 June 2024 at 1:00pm. A total was wrong." in said


def test_an_edition_shown_again_after_a_withdrawal_says_so(dataset: Dataset) -> None:
    """When the newer one was taken back, the older is everybody's again."""
    found = history(withdrawn(2, 5), edition(1), shown=Shown.PAST, number=1)
    assert past(dataset, found) == (
        "Edition 1. It came out on 1 June 2024 at 10:30am. It is the edition that everybody sees now."
    )
