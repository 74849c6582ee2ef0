"""Tests of one file at one address."""

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.fetching.orders import FileOrder
from lutondash.importers.fetching.plain_file import address_of
from tests.importers.fetching.conftest import FILE, Desk
from tests.importers.fetching.documented import ELS_COLUMNS, as_csv, els, els_row
from tests.importers.fetching.publisher import sends

ORDERED = FILE | {"columns": list(ELS_COLUMNS)}


def test_the_columns_may_stand_in_any_order(desk: Desk) -> None:
    """Columns are read by name."""
    desk.publisher.plays(sends(as_csv(ELS_COLUMNS[::-1], [els_row()])))
    kept = desk.fetch(ORDERED)
    assert (kept.record.rows, kept.record.told) == (1, ())


def test_a_renamed_column_is_refused_by_name(desk: Desk) -> None:
    """Both names are said: what is missing, and what is new."""
    body = els(els_row()).replace(b"observation", b"obs_value")
    desk.publisher.plays(sends(body))
    with pytest.raises(ImportFaultError, match=r"Missing: 'observation'\. New there: 'obs_value'\."):
        desk.fetch(ORDERED)
    assert desk.kept == []


def test_a_new_column_is_told(desk: Desk) -> None:
    """More than was ordered is kept, and said."""
    desk.publisher.plays(sends(as_csv([*ELS_COLUMNS, "quality"], [els_row()])))
    assert desk.fetch(ORDERED).record.told == ("There are new columns: quality.",)


def test_a_column_that_is_there_twice_is_refused(desk: Desk) -> None:
    """Nobody could say which of the two is meant."""
    desk.publisher.plays(sends(b"a,b,a\n1,2,3\n"))
    with pytest.raises(ImportFaultError, match="There twice: 'a'"):
        desk.fetch(FILE | {"columns": ["a", "b"]})


@pytest.mark.parametrize(
    ("base", "address"),
    [
        ("", "https://example.org/homes/homes.csv?raw=1"),
        ("http://127.0.0.1:9", "http://127.0.0.1:9/homes/homes.csv?raw=1"),
        ("https://mirror.example.org/of", "https://mirror.example.org/of/homes/homes.csv?raw=1"),
    ],
)
def test_another_base_keeps_the_path(base: str, address: str) -> None:
    """A mirror is asked for the same path; without one the recipe's address is."""
    order = FileOrder.model_validate(FILE | {"url": "https://example.org/homes/homes.csv?raw=1"})
    assert address_of(order, base) == address
