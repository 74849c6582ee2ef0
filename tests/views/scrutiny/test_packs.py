"""Where the packs of some figures are, and why one kind of them is not offered."""

import pytest

from lutondash import Dataset
from lutondash.views.scrutiny import packs as module
from lutondash.views.scrutiny.packs import packs
from lutondash.views.scrutiny.scope import Asking, Scope, scope


def found(dataset: Dataset) -> Scope:
    """Return the figures of a list of two."""
    chosen = scope(dataset, Asking(indicators=("rainy-days", "umbrellas-returned")))
    assert chosen is not None
    return chosen


def test_each_kind_of_a_pack_bears_the_choice_and_the_day(dataset: Dataset) -> None:
    """A pack is of the figures that were looked at, since the same day."""
    offered = packs(found(dataset), "2024-06-01")
    for kind in ("html", "pdf", "docx"):
        address = getattr(offered, kind)
        assert address.startswith(f"/download/pack.{kind}?")
        assert "indicator=rainy-days&indicator=umbrellas-returned&since=2024-06-01" in address
    assert not offered.no_pdf


def test_a_pdf_of_more_figures_than_are_printed_is_not_offered_and_why(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other kinds are; the words say how many it may have and what to do."""
    monkeypatch.setattr(module, "MOST_PRINTED", 1)
    offered = packs(found(dataset), "")
    assert not offered.pdf
    assert offered.html
    assert offered.docx
    assert "at most 1 figures" in offered.no_pdf
