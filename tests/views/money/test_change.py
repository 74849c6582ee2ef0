"""Tests of how spending changed, in three measures."""

from dataclasses import replace
from datetime import date

import pytest

from lutondash import Dataset
from lutondash.analysis.money.worked import Measure
from lutondash.model.budget import Stage
from lutondash.views.money.amounts import MoneyTable, exact
from lutondash.views.money.change import Change, change
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.our_account import ALL_SERVICES
from tests.sample_budget import HOME
from tests.views.money.made_money import without_money


def _cells(found: Change, name: str) -> dict[str, str]:
    assert found.table is not None
    row = next(row for row in found.table.rows if row.name == name)
    return dict(zip(found.table.headings[1:], row.cells, strict=True))


def test_each_service_is_set_beside_itself_by_the_same_rules(dataset: Dataset) -> None:
    """The first and the last year of one set of rules; 2022-23 follows others and is not the last."""
    found = change(dataset, MoneyChoices())

    assert found.table is not None
    assert found.table.caption.endswith("2010 to 2011 beside 2017 to 2018")
    cells = _cells(found, "Housing")
    assert (cells["First year"], cells["Last year"]) == ("£4.0m", "£5.1m")
    assert (cells["Change"], cells["In percent"]) == ("+£1.1m", "+26.3%")


def test_a_line_that_begins_later_says_its_own_years(dataset: Dataset) -> None:
    """Public health has money from 2013-14 on; a line of one year only has no change."""
    found = change(dataset, MoneyChoices())

    assert found.table is not None
    notes = {row.name: row.note for row in found.table.rows}
    assert notes["Public health"] == "2013 to 2014 beside 2017 to 2018"
    assert notes["Housing"] == ""
    assert "Social care (children and adults)" not in notes
    assert "Public health: Councils took it over in 2013." in found.notes


def test_all_services_start_again_where_one_came_new(dataset: Dataset) -> None:
    """Their line has a gap in 2013, and the words say why; services that were only parted make none."""
    chart = change(dataset, MoneyChoices()).chart

    assert chart is not None
    (line,) = chart.lines
    assert [[point.position for point in run] for run in line.runs] == [
        [2010, 2011, 2012],
        [2013],
        [2016, 2017],
    ]
    assert [mark.position for mark in chart.breaks] == [2013]
    assert "Councils took it over in 2013." in chart.notes[0]
    assert "2013 to 2014" in chart.headline


def test_a_chosen_service_is_drawn_and_marked(dataset: Dataset) -> None:
    """Its line has no break of its own where another service came new."""
    found = change(dataset, MoneyChoices(service="housing"))

    assert found.chart is not None
    assert [line.name for line in found.chart.lines] == ["Housing"]
    assert found.chart.breaks == ()
    (_, services) = found.controls
    assert [link.words for link in services.links if link.is_chosen] == ["Housing"]


def test_what_is_to_be_known_of_a_line_goes_with_its_picture(dataset: Dataset) -> None:
    """Schools that left are told of with education, and with all services, which hold it."""
    words = "Education: Schools that left take their money with them."
    noted = {
        service: words in (chart.notes if chart else ())
        for service in ("", "education", "housing")
        for chart in (change(dataset, MoneyChoices(service=service)).chart,)
    }
    assert noted == {"": True, "education": True, "housing": False}


def test_real_terms_are_in_the_last_known_prices(dataset: Dataset) -> None:
    """2018-19 is the last year that was not foreseen; both ends are turned into its prices."""
    found = change(dataset, MoneyChoices(Measure.REAL))

    assert found.words == "in the prices of 2018 to 2019"
    assert found.missing.startswith("No figure for 2022 to 2023")
    assert found.apart == ()
    assert "Money from price-rises" in found.source
    assert _cells(found, "Housing")["First year"] == "£4.6m"


def test_for_each_resident_takes_the_people_of_that_summer(dataset: Dataset) -> None:
    """200,000 lived there in 2010 and 214,000 in 2017; nobody was counted in 2022."""
    found = change(dataset, MoneyChoices(Measure.PERSON))
    entries = dataset.budget.accounts.account(HOME, "2017-18", Stage.OUTTURN).entries

    cells = _cells(found, "Education")
    assert cells["First year"] == "£450"
    assert cells["Last year"] == exact(entries["education"].net / 214_000)
    assert "2022 to 2023" in found.missing
    assert "Money from people-estimates" in found.source


def test_it_says_whose_residents_a_year_counts(dataset: Dataset) -> None:
    """The last year that can be counted is the example; cash counts nobody."""
    words = "For 2017 to 2018 these are the residents in the middle of 2017."
    found = change(dataset, MoneyChoices(Measure.PERSON))

    assert found.chart is not None
    assert all(any(words in note for note in notes) for notes in (found.notes, found.chart.notes))
    assert not any("residents" in note for note in change(dataset, MoneyChoices()).notes)


@pytest.mark.parametrize(
    ("day", "is_old"), [(date(2027, 5, 31), False), (date(2027, 6, 1), True), (date(2024, 7, 1), False)]
)
def test_prices_of_an_older_release_are_said_to_be_old(dataset: Dataset, day: date, *, is_old: bool) -> None:
    """The made-up prices came out in May 2024; three years later newer ones most likely differ."""
    on = replace(dataset, as_of=day)
    words = "This is an older release. Newer ones give somewhat other prices."

    assert (words in change(on, MoneyChoices(Measure.REAL)).source) is is_old
    assert words not in change(on, MoneyChoices()).source
    assert words not in change(on, MoneyChoices(Measure.PERSON)).source


def test_years_by_other_rules_stand_apart(dataset: Dataset) -> None:
    """They have a table of their own, in cash."""
    (apart,) = change(dataset, MoneyChoices()).apart
    total = dataset.budget.accounts.account(HOME, "2022-23", Stage.OUTTURN).entries[ALL_SERVICES].net

    assert isinstance(apart, MoneyTable)
    assert "2022 to 2023" in apart.caption
    assert apart.rows[-1].is_total
    assert apart.rows[-1].cells == (f"£{total / 1e6:.1f}m",)


@pytest.mark.parametrize("measure", Measure)
def test_the_control_keeps_the_service_and_marks_the_measure(dataset: Dataset, measure: Measure) -> None:
    """Among files each link stands for itself alone."""
    (measures, _) = change(dataset, MoneyChoices(measure, "housing", "B")).controls

    assert [link.is_chosen for link in measures.links].count(True) == 1
    assert all("service=housing" in link.address and "band=B" in link.address for link in measures.links)
    assert all("service" not in link.alone and "band" not in link.alone for link in measures.links)


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """No control is offered for nothing."""
    found = change(without_money(dataset), MoneyChoices())
    assert (found.chart, found.table, found.controls) == (None, None, ())
    assert found.empty
