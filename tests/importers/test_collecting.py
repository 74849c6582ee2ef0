"""Tests of doing without the search for cycles in memory."""

import gc

import pytest

from lutondash.importers.collecting import rubbish_left_lying


def test_the_search_is_off_meanwhile_and_on_again_after_a_fault() -> None:
    """Whatever happens within, the setting is as it was."""
    with pytest.raises(ValueError, match="within"), rubbish_left_lying():
        assert not gc.isenabled()
        raise ValueError("within")
    assert gc.isenabled()
