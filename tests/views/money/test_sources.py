"""Tests of where the money comes from."""

from lutondash import Dataset
from lutondash.model.budget import Stage
from lutondash.views.money.amounts import NO_FIGURE, exact
from lutondash.views.money.sources import sources
from tests.sample_budget import HOME
from tests.views.money.made_accounts import with_lines_left_out
from tests.views.money.made_money import without_money


def test_money_in_is_shown_as_more_than_nothing(dataset: Dataset) -> None:
    """Published as minus, a grant is a positive amount here; council tax is published as it is needed."""
    found = sources(dataset)

    assert found.chart is not None
    assert all(point.value > 0 for line in found.chart.lines for run in line.runs for point in run)
    account = dataset.budget.accounts.account(HOME, "2017-18", Stage.OUTTURN).entries
    assert found.table is not None
    cells = dict(zip(found.table.headings[1:], found.table.rows[0].cells, strict=True))
    assert cells["Council tax"] == exact(account["council-tax-requirement"].net)
    assert cells["Business rates"] == exact(-account["retained-business-rates"].net)
    two = account["grants-inside-external-finance"].net + account["grants-outside-external-finance"].net
    assert cells["Grants for named purposes"] == exact(-two)


def test_years_under_other_rules_are_not_joined(dataset: Dataset) -> None:
    """No line goes over the year in which rates were shared in another way, nor over a missing year."""
    chart = sources(dataset).chart

    assert chart is not None
    for line in chart.lines:
        assert [[point.position for point in run] for run in line.runs] == [
            [2010, 2011, 2012],
            [2013],
            [2016, 2017],
        ]
    (broken,) = chart.breaks
    assert broken.position == 2013
    assert broken.words == "In 2013 to 2014, business rates kept took the place of business rates shared out."
    assert broken.words in chart.notes


def test_a_year_that_leaves_out_part_of_a_source_has_no_figure_for_it(dataset: Dataset) -> None:
    """Half of a sum is not shown as if it were the whole."""
    found = sources(with_lines_left_out(dataset, "2012-13", "grants-inside-external-finance"))

    assert found.table is not None
    row = next(row for row in found.table.rows if row.name == "2012 to 2013")
    cells = dict(zip(found.table.headings[1:], row.cells, strict=True))
    assert cells["Grants for named purposes"] == NO_FIGURE
    assert cells["Business rates"] != NO_FIGURE


def test_the_finding_is_a_change_within_the_same_rules(dataset: Dataset) -> None:
    """Both of its years follow the last break."""
    headline = sources(dataset).headline

    assert "2016 to 2017" in headline
    assert "2017 to 2018" in headline


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """No chart stands there."""
    found = sources(without_money(dataset))
    assert (found.chart, found.table) == (None, None)
    assert found.empty
