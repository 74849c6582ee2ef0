"""Tests of where the money goes, service by service."""

from lutondash import Dataset
from lutondash.views.money.our_account import outturns
from lutondash.views.money.spending import LESS_THAN_A_PENNY, pence_words, spending
from tests.views.money.made_money import without_money


def test_the_latest_year_with_gross_spend_comes_first(dataset: Dataset) -> None:
    """A year without income set apart is not shown; an earlier one with it is."""
    found = spending(dataset)

    assert found.latest is not None
    assert found.latest.year == "2022 to 2023"
    assert [year.year for year in found.earlier] == ["2016 to 2017"]
    assert found.empty == ""


def test_services_stand_by_gross_spend_and_their_pence_come_to_one_pound(dataset: Dataset) -> None:
    """The largest has the longest bar; the sum of the pence is exactly 100."""
    found = spending(dataset).latest

    assert found is not None
    account = outturns(dataset)["2022-23"].entries
    gross = [entry.gross for entry in account.values() if entry.line != "total-service-expenditure"]
    assert found.rows[0].name == "Education"
    assert found.rows[0].bar == "100.00"
    assert sum(share for _, share in found.shares) == 100
    assert len(found.rows) == len(gross)
    assert found.total.gross == f"£{sum(each or 0 for each in gross) / 1e6:.1f}m"
    assert found.total.pence == "£1"


def test_gross_less_income_is_net_in_every_row(dataset: Dataset) -> None:
    """What the page prints adds up, but for the last digit shown."""
    found = spending(dataset).latest

    assert found is not None
    rows = [row for row in found.rows if row.gross.endswith("m")]
    assert len(rows) > 5
    for row in rows:
        gross, income, net = (_pounds(text) for text in (row.gross, row.income, row.net))
        assert abs(gross - income - net) <= 150_000, row.name


def _pounds(text: str) -> float:
    size = float(text.strip("£m").replace(",", ""))
    return size * 1e6 if text.endswith("m") else size


def test_a_share_too_small_for_a_penny_is_said_in_words() -> None:
    """Nobody reads 0p as little."""
    assert pence_words(39) == "39p"
    assert pence_words(0) == LESS_THAN_A_PENNY


def test_the_picture_holds_the_same_figures(dataset: Dataset) -> None:
    """Its bars, its text alternative and the table agree."""
    found = spending(dataset)

    assert found.chart is not None
    assert found.latest is not None
    assert [bar.name for bar in found.chart.bars] == [row.name for row in found.latest.rows]
    assert all(row.gross in found.chart.alt for row in found.latest.rows)


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """Nothing is shown in their place."""
    found = spending(without_money(dataset))

    assert found.latest is None
    assert found.chart is None
    assert found.empty.endswith(".")
