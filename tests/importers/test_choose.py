"""Tests of conditions on rows."""

import pytest

from lutondash.importers.choose import rows_taken
from lutondash.importers.readers import Table

TABLE = Table("made up", ("kind", "year"), [("actual", "2020"), ("target", "2020"), ("actual", "2021")], 2)


@pytest.mark.parametrize(
    ("conditions", "wanted"),
    [
        ((), [0, 1, 2]),
        (("kind = actual",), [0, 2]),
        (("kind != target", "year = 2020"), [0]),
        (("year ~ ^202[1-9]$",), [2]),
        (("kind !~ tar",), [0, 2]),
        (("kind =",), []),
    ],
)
def test_rows_are_taken_where_all_conditions_hold(conditions: tuple[str, ...], wanted: list[int]) -> None:
    """Equal, unequal, found and not found, in the file's order."""
    assert rows_taken(TABLE, conditions) == wanted


@pytest.mark.parametrize("condition", ["kind actual", "colour = red"])
def test_a_condition_that_cannot_be_read_is_refused(condition: str) -> None:
    """No operator, or a column the table does not have."""
    with pytest.raises(ValueError, match=r"is not a condition|has no column"):
        rows_taken(TABLE, (condition,))
