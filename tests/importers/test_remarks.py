"""Tests of the remarks a publisher makes about single cells."""

from lutondash.importers.remarks import marks_at


def test_remarks_about_cells_are_read() -> None:
    """Lists of cells with commas and an and."""
    remarks = "[7] applies to S90, T90 and U90, [r] applies to T90"
    assert marks_at(remarks, "T90") == ["7", "r"]
    assert marks_at(remarks, "S90") == ["7"]
    assert marks_at(remarks, "S9") == []
