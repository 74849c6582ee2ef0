"""Tests of the way from spending to council tax."""

import pytest

from lutondash import Dataset
from lutondash.model.budget import Stage
from lutondash.views.bar_chart import BarKind
from lutondash.views.money.bridge import bridge
from lutondash.views.money.bridge_steps import HELD_IN_PART, UNLISTED, from_net
from lutondash.views.money.our_account import ALL_SERVICES, COUNCIL_TAX
from tests.sample_budget import GAP, HOME
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


def test_a_step_that_is_held_in_part_does_not_look_whole(dataset: Dataset) -> None:
    """One of the two lines about reserves is left out: both are part of the stated step, and it is named."""
    found = bridge(with_lines_left_out(dataset, "2016-17", "unallocated-reserves-change"))

    assert found.chart is not None
    assert "Put into or taken from reserves" not in {bar.name for bar in found.chart.bars}
    (gap,) = [bar for bar in found.chart.bars if bar.kind is BarKind.GAP]
    entries = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN).entries
    earmarked, unallocated = (entries[f"{name}-reserves-change"].net for name in ("earmarked", "unallocated"))
    assert gap.end - gap.start == earmarked + unallocated
    assert f"{gap.name}: {gap.text}." in found.chart.alt.replace("minus ", "\N{MINUS SIGN}")
    assert any(words.startswith("They are: put into or taken from reserves.") for words in found.notes)


def test_lines_of_a_step_held_in_part_are_listed_with_what_is_left_out(dataset: Dataset) -> None:
    """They come to the stated step, to the pound."""
    table = bridge(with_lines_left_out(dataset, "2016-17", "unallocated-reserves-change")).every_line

    assert table is not None
    entries = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN).entries
    found = {row.name: _pounds(row.cells[0]) for row in table.rows if row.note == HELD_IN_PART}
    assert found == {
        "Earmarked reserves: put in or taken out": entries["earmarked-reserves-change"].net,
        "Lines that the file we hold leaves out": entries["unallocated-reserves-change"].net,
    }


@pytest.mark.parametrize("year", ["2016-17", "2017-18"])
def test_steps_add_up_whatever_is_left_out(dataset: Dataset, year: str) -> None:
    """Steps that are whole and the stated one lead from net spend to council tax, to the pound."""
    made = with_lines_left_out(dataset, year, "unallocated-reserves-change", "other-levies", "interest-paid")
    account = made.budget.accounts.account(HOME, year, Stage.OUTTURN)

    first, *between, last = from_net(made, account)

    assert first.pounds + sum(step.pounds for step in between) == last.pounds
    assert HELD_IN_PART in {step.name for step in between}


def test_a_gap_of_the_publisher_is_no_line_left_out(dataset: Dataset) -> None:
    """In 2011-12 every line is held, and the published total is more than they come to."""
    account = dataset.budget.accounts.account(HOME, "2011-12", Stage.OUTTURN)
    assert [s.pounds for s in from_net(dataset, account) if s.name == UNLISTED] == [GAP]


def test_a_later_year_without_gross_spend_is_listed_too(dataset: Dataset) -> None:
    """2017-18 is held throughout but for gross spend; with a line left out it is not shown."""
    table = bridge(dataset).later

    assert table is not None
    assert table.caption == "Every line, 2017 to 2018, from net spend"
    entries = dataset.budget.accounts.account(HOME, "2017-18", Stage.OUTTURN).entries
    (tax,) = [_pounds(row.cells[0]) for row in table.rows if row.name == "Council tax"]
    parts = [_pounds(row.cells[0]) for row in table.rows if not row.is_total]
    assert sum(parts) == tax == entries[COUNCIL_TAX].net
    assert bridge(with_lines_left_out(dataset, "2017-18", "other-levies")).later is None


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
    assert found.later is None
    assert found.empty
