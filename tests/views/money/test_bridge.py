"""Tests of the way from spending to council tax."""

from lutondash import Dataset
from lutondash.model.budget import Stage
from lutondash.views.bar_chart import BarKind
from lutondash.views.money.bridge import bridge
from lutondash.views.money.our_account import ALL_SERVICES, COUNCIL_TAX
from tests.sample_budget import HOME
from tests.views.money.made_accounts import with_lines_left_out
from tests.views.money.made_money import without_money


def _pounds(text: str) -> int:
    return int(text.replace("£", "").replace(",", "").replace("\N{MINUS SIGN}", "-").replace("+", ""))


def test_it_shows_the_latest_year_that_leads_all_the_way(dataset: Dataset) -> None:
    """2022-23 has gross spend and no council tax, 2017-18 council tax and no gross spend."""
    assert bridge(dataset).year == "2016 to 2017"


def test_the_table_adds_up_to_the_pound(dataset: Dataset) -> None:
    """From total to total, the steps between come to the difference."""
    table = bridge(dataset).table
    assert table is not None
    reached = None
    for row in table.rows:
        amount = _pounds(row.cells[0])
        if row.is_total:
            assert reached in {None, amount}
            reached = amount
        else:
            assert reached is not None
            reached += amount
    account = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN).entries
    assert reached == account[COUNCIL_TAX].net
    assert _pounds(table.rows[0].cells[0]) == account[ALL_SERVICES].gross


def test_the_bars_start_where_those_before_ended(dataset: Dataset) -> None:
    """The last step ends at council tax."""
    chart = bridge(dataset).chart

    assert chart is not None
    assert chart.is_stepped
    steps = [bar for bar in chart.bars if bar.kind is not BarKind.TOTAL]
    for bar in steps:
        before = chart.bars[chart.bars.index(bar) - 1]
        assert bar.start == before.end
    assert chart.bars[-1].end == chart.bars[-2].end


def test_what_is_not_listed_is_one_stated_step(dataset: Dataset) -> None:
    """Lines that a file leaves out are worked out from the totals, said so, and never spread."""
    found = bridge(with_lines_left_out(dataset, "2016-17", "debt-repayment", "other-levies"))

    assert found.chart is not None
    (gap,) = [bar for bar in found.chart.bars if bar.kind is BarKind.GAP]
    entries = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN).entries
    assert gap.end - gap.start == entries["debt-repayment"].net + entries["other-levies"].net
    assert any("worked that out from the published totals" in words for words in found.notes)
    assert not any(bar.kind is BarKind.GAP for bar in (bridge(dataset).chart or found.chart).bars)


def test_every_line_of_every_step_is_listed(dataset: Dataset) -> None:
    """Each line names the step it belongs to."""
    table = bridge(dataset).every_line

    assert table is not None
    named = {row.name: row.note for row in table.rows}
    assert named["Interest paid"] == "Interest paid"
    assert named["Business rates kept"] == "Business rates"
    assert named["Education"] == "Gross spend on services"


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """No chart and no table stand there."""
    found = bridge(without_money(dataset))

    assert (found.chart, found.table, found.every_line) == (None, None, None)
    assert found.empty
