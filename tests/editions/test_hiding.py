"""An edition that did harm is listed as taken back, and nothing in it is shown again."""

from pathlib import Path

import pytest

from lutondash.dataset.edition import dataset
from lutondash.editions import looked
from lutondash.editions.following import Follower
from lutondash.editions.store import Store
from lutondash.editions.withdrawing import withdraw
from lutondash.errors import UnknownIdError
from tests.editions.followers import LATER, following
from tests.editions.shelves import DAY, spoil


@pytest.fixture
def follower(followed: Store, tmp_path: Path) -> Follower:
    """Return who follows the store, having looked once the second edition was out."""
    return following(followed, tmp_path, LATER)


def test_an_edition_that_did_harm_is_hidden_for_ever(follower: Follower, followed: Store) -> None:
    """It is listed as taken back, and answers as a number that never was."""
    assert follower.past(2, LATER).number == 2
    withdraw(followed, now=LATER, note="It held names.", approved_by="Chief executive", hidden=True)
    follower.refresh(LATER)
    shown = follower.shown(LATER)
    assert shown.number == 1
    told = dataset(shown).history
    assert [(each.number, each.is_hidden) for each in told.editions] == [(2, True), (1, False)]
    assert not [each for each in told.changes if each.edition == 2]
    assert not dict(told.whole).get(2)
    for when in (LATER, LATER + 900 * DAY):
        with pytest.raises(UnknownIdError):
            follower.past(2, when)


def test_a_damaged_record_of_what_is_hidden_does_not_show_it(follower: Follower, followed: Store) -> None:
    """Neither as the edition of the moment nor by its number; the fault is told."""
    withdraw(followed, now=LATER, note="It held names.", approved_by="Chief executive", hidden=True)
    spoil(followed, "withdrawals/0002.json", b"{}")
    follower.refresh(LATER)
    assert follower.shown(LATER).number == 1
    with pytest.raises(UnknownIdError):
        follower.past(2, LATER)
    assert looked.DAMAGED_RECORD in follower.health(LATER).fault
