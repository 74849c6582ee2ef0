"""A feed stands beside the edition before it, and alone where there was none."""

from datetime import datetime
from pathlib import Path

import pytest

from lutondash.dataset.edition import Edition
from lutondash.dataset.history_file import write_history
from lutondash.editions.choosing import Health, beside_previous
from lutondash.model.edition import Shown
from tests.editions_made import at, edition, history, withdrawn
from tests.sample import AS_OF


class Kept:
    """A source that gives any edition by its number."""

    def shown(self, now: datetime) -> Edition:
        """Nothing is asked of it here."""
        raise AssertionError(now)

    def past(self, number: int, now: datetime) -> Edition:  # noqa: ARG002 - a follower needs it
        """Return an edition by its number."""
        return Edition("data", AS_OF, number=number, kind=Shown.PAST)

    def health(self, now: datetime) -> Health:
        """Nothing is asked of it here."""
        raise AssertionError(now)


@pytest.mark.parametrize(("number", "before"), [(4, 2), (2, 1), (1, None), (None, None)])
def test_the_one_before_is_the_last_that_stood(
    tmp_path: Path, number: int | None, before: int | None
) -> None:
    """One that was withdrawn is passed over; a folder has none."""
    told = history(edition(4), withdrawn(3, 4), edition(2), edition(1))
    looked = Edition("data", AS_OF, str(write_history(told, tmp_path)), number=number, kind=Shown.CURRENT)
    beside = beside_previous(Kept(), looked, at(9)).before
    assert (beside.number if beside else None) == before
