"""Tests of decimal arithmetic and of the one way a number is written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lutondash.importers.amounts import parse_formula, to_decimal, write_number


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("4.0999999999999996", "4.1"),
        ("0.24900000000000003", "0.249"),
        ("27.0", "27"),
        ("1,234", "1234"),
        ("-12,345,678.50", "-12345678.5"),
        ("1e-7", "0.0000001"),
        ("-0", "0"),
        ("-12.50", "-12.5"),
        ("2.0000000000001", "2"),
    ],
)
def test_a_number_is_written_without_noise(cell: str, wanted: str) -> None:
    """At most 12 significant digits, no exponent, no trailing noughts, no minus nought."""
    number = to_decimal(cell)
    assert number is not None
    assert write_number(number) == wanted


@pytest.mark.parametrize(
    "cell",
    ["-", "", "c", "[x]", "..", "nan", "inf", "12 [r]", "1e9999", "٣", "1,5", "1,2345", ",123", "1,234,5"],
)
def test_a_sign_is_no_number(cell: str) -> None:
    """Signs and words are not taken for numbers."""
    assert to_decimal(cell) is None


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3))
def test_what_is_written_reads_back(number: Decimal) -> None:
    """A number of at most 12 digits is the same after writing and reading."""
    assert to_decimal(write_number(number)) == number


def test_a_formula_is_worked_out_exactly() -> None:
    """Columns in brackets, brackets and the four operations, in decimals."""
    formula = parse_formula("([rent] + [food (A1)]) / ([all] - [rent]) * 100")
    assert formula.columns == ("rent", "food (A1)", "all")
    assert formula.work_out((Decimal(1), Decimal(2), Decimal(9))) == Decimal("37.5")


@pytest.mark.parametrize("column", ["Homes at the end [note 17]", "Rejects - see notes", "Ex (NI192)"])
def test_a_column_name_with_brackets_is_that_column(column: str) -> None:
    """A name that only looks like a formula is taken as a column."""
    assert parse_formula(column).columns == (column,)


@pytest.mark.parametrize("text", ["[a] / / [b]", "[a] ** 2", "([a]"])
def test_what_is_no_arithmetic_is_refused(text: str) -> None:
    """A formula that cannot be read or does more than the four operations is refused."""
    with pytest.raises(ValueError, match="formula"):
        parse_formula(text).work_out((Decimal(1), Decimal(1)))


def test_division_by_nought_is_refused() -> None:
    """A formula without a result says so."""
    with pytest.raises(ValueError, match="divided"):
        parse_formula("[a] / [b]").work_out((Decimal(1), Decimal(0)))
