"""Tests of budget against spending."""

from lutondash import Dataset
from lutondash.model.budget import Stage
from lutondash.views.bar_chart import BarKind
from lutondash.views.money.against_budget import against_budget
from lutondash.views.money.amounts import millions, signed
from tests.sample_budget import HOME
from tests.views.money.made_accounts import with_basis
from tests.views.money.made_money import without_money


def test_the_latest_year_with_both_is_shown(dataset: Dataset) -> None:
    """A year with spending alone has nothing to be set beside."""
    assert against_budget(dataset).year == "2017 to 2018"


def test_plan_and_spending_by_different_rules_are_not_set_side_by_side(dataset: Dataset) -> None:
    """The year before, with the same rules for both, is shown in its place."""
    found = against_budget(with_basis(dataset, "2017-18", Stage.BUDGET, "Other rules"))
    assert found.year == "2016 to 2017"


def test_bars_stand_from_most_over_to_most_under(dataset: Dataset) -> None:
    """What was more and what was less differ in kind, not by colour alone."""
    chart = against_budget(dataset).chart

    assert chart is not None
    sizes = [bar.end for bar in chart.bars]
    assert sizes == sorted(sizes, reverse=True)
    kinds = {bar.name: bar.kind for bar in chart.bars}
    assert kinds["Adult social care"] is BarKind.MORE
    assert kinds["Other services"] is BarKind.LESS


def test_differences_are_worked_out_and_said(dataset: Dataset) -> None:
    """Care for adults spent the six million that the budget held elsewhere."""
    found = against_budget(dataset)

    assert found.table is not None
    rows = {row.name: row.cells for row in found.table.rows}
    budget, spent, difference, share, words = rows["Adult social care"]
    assert (difference, words) == ("+£6.0m", "more than budget")
    assert (budget, spent) == ("£30.4m", "£36.4m")
    assert share == "+19.7%"
    assert rows["Housing"][-1] == "on budget"
    assert found.table.rows[-1].is_total


def test_budget_held_centrally_is_warned_of(dataset: Dataset) -> None:
    """Nothing is called a missed budget that may only be booked elsewhere."""
    found = against_budget(dataset)

    assert any("“Other services” can hold money in the budget" in words for words in found.notes)
    assert found.chart is not None
    assert not found.chart.headline.startswith("Other services")


def test_years_before_are_tables_with_the_same_warning(dataset: Dataset) -> None:
    """Each has its own amounts and sources; the latest is not told twice."""
    found = against_budget(dataset)

    (year,) = found.earlier
    assert year.table.caption == "Budget and net spend by service, 2016 to 2017"
    assert year.notes == found.notes != ()
    assert "Money from town-budgets" in year.source
    (care,) = [row for row in year.table.rows if row.name == "Adult social care"]
    plan, spent = (
        dataset.budget.accounts.account(HOME, "2016-17", stage).entries["adult-social-care"].net
        for stage in (Stage.BUDGET, Stage.OUTTURN)
    )
    assert care.cells[:3] == (millions(plan), millions(spent), signed(spent - plan))


def test_a_year_before_by_other_rules_has_no_table(dataset: Dataset) -> None:
    """Its differences would say nothing."""
    assert against_budget(with_basis(dataset, "2016-17", Stage.BUDGET, "Other rules")).earlier == ()


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """No chart stands there."""
    found = against_budget(without_money(dataset))
    assert (found.chart, found.table) == (None, None)
    assert found.empty
