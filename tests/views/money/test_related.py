"""Spending that is linked stands beside a figure of the same years, and nothing more is said of it."""

from dataclasses import replace
from types import MappingProxyType

import pytest

from lutondash import Dataset
from lutondash.dataset.accounts import AccountKey, Entry, index
from lutondash.dataset.budget import Budget
from lutondash.model.budget import ServiceLink, Stage
from lutondash.model.indicator import LinkedBy
from lutondash.views.indicator_page import indicator_page
from lutondash.views.money.linked import Through
from lutondash.views.money.related import (
    Related,
    related_to_indicator,
    related_to_outcome,
    related_to_priority,
)
from lutondash.views.outcome_page import outcome_page
from lutondash.views.priority_page import priority_page
from tests.sample import HOME

DROPS = Through("Nobody has wet feet", "/outcome?id=no-wet-feet")
HOMES = Through("Umbrellas find their way home", "/outcome?id=umbrellas-find-home")
GUTTERS = Through("Gutters cleared within a day", "/indicator?id=gutters-cleared")


def beside_figure(dataset: Dataset, indicator: str) -> Related:
    """Return the money beside a figure, where there is some."""
    found = related_to_indicator(dataset, dataset.indicator(indicator))
    assert found is not None
    return found


def beside_priority(dataset: Dataset, priority: str) -> Related:
    """Return the money beside a priority, where there is some."""
    found = related_to_priority(dataset, dataset.priority(priority))
    assert found is not None
    return found


def with_links(dataset: Dataset, *links: ServiceLink) -> Dataset:
    """Return the made-up data with these links only."""
    return replace(dataset, budget=replace(dataset.budget, links=links))


def _small(line: str, outcome: str) -> ServiceLink:
    """Return a link for a small part of a service."""
    return ServiceLink(
        line=line, outcome=outcome, linked_by=LinkedBy.EDITORIAL, in_share="no", reason="A small part."
    )


def with_account(dataset: Dataset, year: str, **net: int) -> Dataset:
    """Return the made-up data with one account of ours only, in pounds by line."""
    key = AccountKey(HOME, year, Stage.OUTTURN)
    rows = ((key, Entry(line, None, None, pounds, "Rules", "rain-plan")) for line, pounds in net.items())
    return replace(dataset, budget=replace(dataset.budget, accounts=index(rows)))


def test_a_figure_has_its_own_lines_and_those_of_its_outcomes(dataset: Dataset) -> None:
    """Each line stands once, in the publisher's order, and says which way it came, its own link first."""
    lines = {line.title: line for line in beside_figure(dataset, "gutters-cleared").lines}
    assert [why.through for why in lines["Environment and waste"].why] == [(), (DROPS,)]
    assert [why.before for why in lines["Environment and waste"].why] == ["", "Through the outcome"]
    assert [why.through for why in lines["Adult social care"].why] == [(DROPS,)]
    assert [why.through for why in lines["Housing"].why] == [(HOMES,)]
    order = [line.title for line in dataset.budget.lines.values() if line.title in lines]
    assert list(lines) == order


def test_a_link_says_who_made_it_and_why(dataset: Dataset) -> None:
    """The council's link and the editors' are told apart, each with its reason."""
    found = beside_figure(dataset, "gutters-cleared")
    environment = next(line for line in found.lines if line.title == "Environment and waste")
    assert [(why.linked_words, why.reason) for why in environment.why] == [
        ("Council's link", "The plan names the gutter crews here."),
        ("Editors' link", "Dry streets need clear drains."),
    ]
    assert found.whose.startswith("Some of these links are the council")
    assert beside_figure(dataset, "letters-answered").whose.startswith("These links are ours, not the")
    ours = with_links(
        dataset,
        ServiceLink(line="housing", indicator="rainy-days", linked_by=LinkedBy.COUNCIL, reason="It rains."),
    )
    assert beside_figure(ours, "rainy-days").whose == "The council made these links."


def test_an_outcome_has_its_own_lines_and_those_of_its_figures(dataset: Dataset) -> None:
    """A line that is linked both ways stands once, with both reasons."""
    found = related_to_outcome(dataset, dataset.outcome("no-wet-feet"))
    assert found is not None
    lines = {line.title: [why.through for why in line.why] for line in found.lines}
    assert lines == {"Adult social care": [()], "Environment and waste": [(), (GUTTERS,)]}


def test_one_reason_for_several_figures_is_told_once(dataset: Dataset) -> None:
    """The figures it is given for stand together behind it."""
    links = [
        ServiceLink(line="housing", indicator=each, linked_by=LinkedBy.EDITORIAL, reason="It rains.")
        for each in ("gutters-cleared", "umbrellas-returned")
    ]
    (line,) = beside_priority(with_links(dataset, *links), "dry-town").lines
    (why,) = line.why
    assert (why.before, len(why.through)) == ("Through the figures", 2)


def test_the_years_are_those_of_the_figure(dataset: Dataset) -> None:
    """Newest first; years without an account and changed rules stand between, and are not passed over."""
    table = beside_figure(dataset, "umbrellas-returned").table
    assert table is not None
    assert [row.words or (row.year, *(cell.text for cell in row.cells)) for row in table.rows] == [
        "We hold no account for 2023 to 2024.",
        ("2022 to 2023", "52.5%", "£5.8m"),
        "We hold no account for April 2018 to March 2022. "
        "The rules of counting changed here. Do not compare the spend before and after.",
        ("2017 to 2018", "45.0%", "£5.1m"),
        ("2016 to 2017", "43.5%", "£4.9m"),
        "We hold no account for April 2014 to March 2016.",
    ]
    assert table.headings == ("Financial year", "Lost umbrellas given back", "Housing")


def test_a_figure_of_another_kind_of_year_names_it(dataset: Dataset) -> None:
    """A mean of three years stands beside the middle one, with its own years, and the page says so."""
    found = beside_figure(dataset, "letters-answered")
    assert found.table is not None
    cells = {row.year: row.cells[0] for row in found.table.rows if row.cells}
    assert (cells["2017 to 2018"].text, cells["2017 to 2018"].small) == ("71.0%", "2016 to 2018")
    assert found.notes == ("A figure for several years stands beside the one in the middle.",)
    assert beside_figure(dataset, "umbrellas-returned").notes == ()


def test_an_outcome_shows_figures_that_share_a_year_with_the_spending(dataset: Dataset) -> None:
    """A figure of other years has no column of its own: every cell of it would be empty."""
    found = related_to_outcome(dataset, dataset.outcome("no-wet-feet"))
    assert found is not None
    assert found.table is not None
    assert found.table.headings[1] == "People with wet feet on one evening"
    early = with_account(dataset, "2010-11", environment=12_000_000)
    alone = related_to_outcome(early, dataset.outcome("no-wet-feet"))
    assert alone is not None
    assert alone.table is not None
    assert alone.table.headings == ("Financial year", "Adult social care", "Environment and waste")


def test_a_year_without_the_line_says_so(dataset: Dataset) -> None:
    """An account that lacks the line has no figure for it, never a zero."""
    found = related_to_outcome(dataset, dataset.outcome("no-wet-feet"))
    assert found is not None
    assert found.table is not None
    first = found.table.rows[-1]
    assert (first.year, [cell.text for cell in first.cells[-2:]]) == ("2010 to 2011", ["no figure", "£12.0m"])


def test_a_figure_without_an_account_of_its_years_has_no_table(dataset: Dataset) -> None:
    """The years of the figure are named, and the newest spend still stands in the list."""
    found = beside_figure(with_account(dataset, "2010-11", housing=4_000_000), "umbrellas-returned")
    assert found.table is None
    assert found.no_table == (
        "The years to stand beside it are April 2014 to March 2024. We hold no account for any of them."
    )
    assert [(line.amount, line.when) for line in found.lines] == [("£4.0m", "2010 to 2011")]


def test_a_figure_without_a_date_says_why_no_year_stands_beside_it(dataset: Dataset) -> None:
    """A series without a value has no years at all."""
    none = replace(
        dataset, figures=dataset.figures.without_releases(["rain-statistics"], ["umbrellas-returned"])
    )
    assert beside_figure(none, "umbrellas-returned").no_table.startswith("The figure has no date")


def test_a_service_without_an_account_says_so(dataset: Dataset) -> None:
    """Beside a figure and beside a priority: the link stands, and no amount is made up for it."""
    other = with_account(dataset, "2017-18", culture=1_000_000)
    for found in (beside_figure(other, "umbrellas-returned"), beside_priority(other, "dry-town")):
        assert {(line.amount, line.when, line.spark) for line in found.lines} == {("no figure", "", None)}
        assert found.no_table == "We hold no account of this spending."


def test_a_small_line_keeps_to_one_set_of_rules(dataset: Dataset) -> None:
    """Missing years break it, and the year counted by other rules is not in it."""
    (housing,) = beside_figure(dataset, "umbrellas-returned").lines
    assert housing.spark is not None
    assert [[year for year, _ in run] for run in housing.spark.home] == [
        [2010, 2011, 2012, 2013],
        [2016, 2017],
    ]
    assert housing.spark_words == "£4.0m to £5.1m, April 2010 to March 2018, by other rules"
    assert housing.spark_title == "Earlier years"
    assert beside_figure(dataset, "umbrellas-returned").leaves_out_years
    one_year = with_account(dataset, "2010-11", housing=4_000_000)
    assert not beside_figure(one_year, "umbrellas-returned").leaves_out_years
    assert (housing.amount, housing.when) == ("£5.8m", "2022 to 2023")


def test_a_small_line_by_the_rules_of_the_newest_figure_says_no_other(dataset: Dataset) -> None:
    """Where the newest figure is on the line, its end is that figure."""
    keys = {year: AccountKey(HOME, year, Stage.OUTTURN) for year in ("2016-17", "2017-18")}
    entry = Entry("housing", None, None, 4_000_000, "Rules", "rain-plan")
    accounts = index([(keys["2016-17"], entry), (keys["2017-18"], replace(entry, net=5_000_000))])
    (housing,) = beside_figure(
        replace(dataset, budget=replace(dataset.budget, accounts=accounts)), "umbrellas-returned"
    ).lines
    assert housing.amount == "£5.0m"
    assert housing.spark_title == "Over the years"
    assert housing.spark_words == "£4.0m to £5.0m, April 2016 to March 2018"


def test_the_share_is_of_all_spend_on_services(dataset: Dataset) -> None:
    """Housing and environment are £16.6m of £171.42m in the newest account."""
    found = beside_priority(dataset, "dry-town")
    assert found.share == (
        "The council spent £171.4 million on services in 2022 to 2023. "
        "Of this, £16.6 million (9.7%) could be linked to this priority."
    )
    assert "We count a service in full" in found.share_notes[0]
    assert "do not add up to 100%" in found.share_notes[1]
    assert beside_figure(dataset, "umbrellas-returned").share.endswith(
        "linked to the priority of this figure."
    )


def test_a_line_of_several_priorities_counts_in_each(dataset: Dataset) -> None:
    """Environment is linked to an outcome of one and a figure of another: (10.8 + 37.4) of 171.42."""
    assert "£48.2 million (28.1%)" in beside_priority(dataset, "no-puddles").share


def test_a_service_of_which_a_small_part_fits_is_shown_but_not_counted(dataset: Dataset) -> None:
    """Housing is linked for a small part only: environment alone is £10.8m of £171.42m."""
    links = (
        ServiceLink(
            line="environment", outcome="no-wet-feet", linked_by=LinkedBy.EDITORIAL, reason="Drains."
        ),
        _small("housing", "no-wet-feet"),
    )
    found = beside_priority(with_links(dataset, *links), "no-puddles")
    assert "£10.8 million (6.3%)" in found.share
    assert "Services of which only a small part fits are shown but not counted." in found.share_notes
    notes = {line.title: line.note for line in found.lines}
    assert notes["Housing"].startswith("Only a small part of it fits, so we do not count it.")
    assert "do not count" not in notes["Environment and waste"]


def test_a_service_counts_by_one_link_of_several(dataset: Dataset) -> None:
    """A link for a small part takes nothing from another that counts."""
    link = ServiceLink(
        line="housing", outcome="no-wet-feet", linked_by=LinkedBy.EDITORIAL, reason="Roofs keep feet dry."
    )
    found = beside_priority(with_links(dataset, link, _small("housing", "no-wet-feet")), "no-puddles")
    assert "£5.8 million" in found.share
    assert not any("not counted" in words for words in found.share_notes)


def test_without_a_link_that_counts_there_is_no_share(dataset: Dataset) -> None:
    """A share of nothing would say that the council spends nothing."""
    found = beside_priority(with_links(dataset, _small("housing", "no-wet-feet")), "no-puddles")
    assert (found.share, found.share_notes) == ("", ())
    assert [line.title for line in found.lines] == ["Housing"]


def test_a_service_that_earns_more_than_it_costs_is_told(dataset: Dataset) -> None:
    """It makes the whole smaller; without a published total, the services are added up."""
    found = beside_priority(
        with_account(dataset, "2017-18", housing=4_000_000, central=-1_000_000), "dry-town"
    )
    assert "£4.0 million (133.3%)" in found.share
    assert found.share_notes[2] == "A service that took in more than it cost makes the total smaller."


def test_nothing_linked_is_said(dataset: Dataset) -> None:
    """A figure, an outcome and a priority say so each in its own words, and show no table."""
    bare = with_links(dataset)
    found = beside_figure(bare, "umbrellas-returned")
    assert (found.empty, found.lines, found.table, found.no_table, found.whose) == (
        "We linked no single service to this figure.",
        (),
        None,
        "",
        "",
    )
    outcome = related_to_outcome(bare, bare.outcome("no-wet-feet"))
    assert outcome is not None
    assert outcome.empty == "We linked no single service to this outcome."
    assert beside_priority(bare, "dry-town").empty == "We linked no single service to this priority."


def test_only_services_are_linked(dataset: Dataset) -> None:
    """A link to a total or to a grant shows nothing."""
    total = ServiceLink(
        line="total-service-expenditure", outcome="no-wet-feet", linked_by=LinkedBy.EDITORIAL, reason="All."
    )
    assert beside_priority(with_links(dataset, total), "no-puddles").lines == ()


def test_a_line_that_must_not_be_compared_says_why(dataset: Dataset) -> None:
    """The reason of the codelist stands with the line."""
    link = ServiceLink(
        line="education", outcome="no-wet-feet", linked_by=LinkedBy.EDITORIAL, reason="Rainy breaks."
    )
    (line,) = beside_priority(with_links(dataset, link), "no-puddles").lines
    assert line.note.startswith(dataset.budget.lines["education"].reason[:20])


def test_rules_and_sources_are_named(dataset: Dataset) -> None:
    """Both sets of rules with their years, and each publication once, newest first."""
    found = beside_figure(dataset, "umbrellas-returned")
    assert [words.split(":")[0] for words in found.bases] == ["April 2010 to March 2018", "2022 to 2023"]
    (publisher,) = found.publishers
    assert publisher.name == "Rainland Treasury"
    assert ["new" in source.words for source in publisher.sources] == [True, False]


@pytest.mark.parametrize("filters", [{"side": "town"}, {"show": "better"}])
def test_a_filtered_page_leaves_the_money_out(dataset: Dataset, filters: dict[str, str]) -> None:
    """A reader who filters a list asked for its rows only."""
    assert priority_page(dataset, "dry-town").money is not None
    assert priority_page(dataset, "dry-town", **filters).money is None


def test_without_money_no_page_has_a_section(dataset: Dataset) -> None:
    """A folder without accounts says nothing of money."""
    poor = replace(dataset, budget=Budget(lines=MappingProxyType({})))
    assert indicator_page(poor, "umbrellas-returned").money is None
    assert outcome_page(poor, "no-wet-feet").money is None
    assert priority_page(poor, "dry-town").money is None
