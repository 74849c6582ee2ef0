"""A bill follows the ninths of the law, and a sum shared out is whole again."""

from decimal import Decimal

import pytest

from lutondash.analysis.money.bands import NINTHS, a_week, bill, equally_fine, share_out


@pytest.mark.parametrize(
    ("band", "wanted"),
    [
        ("A", "1200.00"),
        ("B", "1400.00"),
        ("C", "1600.00"),
        ("D", "1800.00"),
        ("E", "2200.00"),
        ("F", "2600.00"),
        ("G", "3000.00"),
        ("H", "3600.00"),
    ],
)
def test_each_band_pays_its_ninths_of_band_d(band: str, wanted: str) -> None:
    """Band A pays six ninths and Band H twice as much as Band D."""
    assert str(bill(Decimal("1800.00"), band)) == wanted


def test_a_bill_is_rounded_to_the_penny_half_up() -> None:
    """£100.01 in Band G is £166.6833, and half a penny goes up."""
    assert bill(Decimal("100.01"), "G") == Decimal("166.68")
    assert bill(Decimal("0.045"), "D") == Decimal("0.05")


def test_nothing_is_finer_than_the_band_d_it_comes_from() -> None:
    """£1,924 was published to the pound: so are Band A, its week, and what its parts share."""
    assert str(bill(Decimal(1924), "A")) == "1283"
    assert str(a_week(Decimal(1924))) == "37"
    parts = share_out(Decimal(1924), {"roofs": 1, "gutters": 1, "drains": 1})
    assert sorted(map(str, parts.values())) == ["641", "641", "642"]


def test_one_amount_without_pennies_takes_them_from_all() -> None:
    """A sum of pounds and pennies is no finer than its coarsest part."""
    assert list(map(str, equally_fine([Decimal(1924), Decimal("279.50")]))) == ["1924", "280"]
    assert list(map(str, equally_fine([Decimal("1924.00"), Decimal("279.50")]))) == ["1924.00", "279.50"]


def test_there_is_no_band_after_h() -> None:
    """A band that the law does not name has no bill."""
    with pytest.raises(KeyError):
        bill(Decimal("1800.00"), "I")
    assert "".join(NINTHS) == "ABCDEFGH"


def test_a_week_is_a_fifty_second_of_a_year() -> None:
    """£1,800 a year is £34.62 a week."""
    assert a_week(Decimal("1800.00")) == Decimal("34.62")


def test_parts_add_up_to_the_penny() -> None:
    """A third each of £100 leaves a penny over, and it is given to one of them."""
    parts = share_out(Decimal("100.00"), {"roofs": 1, "gutters": 1, "drains": 1})
    assert sum(parts.values()) == Decimal(100)
    assert sorted(parts.values()) == [Decimal("33.33"), Decimal("33.33"), Decimal("33.34")]


def test_the_largest_remainder_gets_the_penny() -> None:
    """Of one penny over, the part that lost most by rounding down has it."""
    parts = share_out(Decimal("0.10"), {"roofs": 66, "gutters": 34})
    assert parts == {"roofs": Decimal("0.07"), "gutters": Decimal("0.03")}


def test_nothing_is_shared_where_a_part_is_negative_or_all_are_nil() -> None:
    """A service that brings more in than it costs has no share, and so nobody has."""
    assert share_out(Decimal(10), {"roofs": 3, "car parks": -1}) == {}
    assert share_out(Decimal(10), {"roofs": 0}) == {}
    assert share_out(Decimal(10), {"roofs": 3, "gutters": 0})["gutters"] == 0
