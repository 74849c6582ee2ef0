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


@pytest.mark.parametrize(
    "body",
    [
        b"Table 1: homes\n\nArea,2024\nAlderham,5\n",
        "Area,£\nAlderham,5\n".encode("cp1252"),
        b"Area;2024\nAlderham;5,5\n",
    ],
)
def test_a_file_written_for_people_is_kept_for_the_import_to_read(desk: Desk, body: bytes) -> None:
    """Titles above the header, an old encoding, semicolons: a recipe without columns lets them through."""
    desk.publisher.plays(sends(body))
    assert desk.file().path.read_bytes() == body


def test_where_columns_are_named_the_header_is_the_first_row(desk: Desk) -> None:
    """A title put above it later is a change."""
    desk.publisher.plays(sends(b"Table 1: homes\n" + els(els_row())))
    with pytest.raises(ImportFaultError, match="Row 1 has 12 cells under 1 columns"):
        desk.fetch(ORDERED)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Area,2024\nÅlderham,5\n".encode() + b"\xa3,5\n", "UTF-8 and another encoding"),
        (b'Area,2024\n"Alderham,5\n', "cannot be read"),
        (b"Area,2024\n", "not one row"),
    ],
)
def test_what_the_import_could_not_read_is_refused(desk: Desk, body: bytes, words: str) -> None:
    """Nothing is kept that would be refused later."""
    desk.publisher.plays(sends(body))
    with pytest.raises(ImportFaultError, match=words):
        desk.file()
    assert desk.kept == []
