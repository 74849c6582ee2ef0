"""Tests of the page about money as a whole."""

from lutondash import Dataset
from lutondash.analysis.money.worked import Measure
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.money_page import money_charts, money_page
from tests.views.money.made_money import without_money


def test_the_headline_is_made_from_the_data(dataset: Dataset) -> None:
    """It names the service that takes most of each £1, and the lead the next two with their year."""
    found = money_page(dataset)

    assert found.headline == "Education takes 42p of each £1 that Muddleford spends on services"
    assert found.lead.startswith("Adult social care and children's social care take another 40p.")
    assert "2022 to 2023" in found.lead
    assert found.empty == ""


def test_every_chart_can_be_taken_away_under_its_own_name(dataset: Dataset) -> None:
    """Ids are the stems of files, so that each is borne once and starts alike."""
    names = [chart.id for chart in money_charts(dataset)]

    assert len(names) == len(set(names)) >= 5
    assert all(name.startswith("money-") for name in names)


def test_charts_follow_the_choices(dataset: Dataset) -> None:
    """The chart of the changes is the one on the page of the same choices."""
    chosen = MoneyChoices(service="housing")
    (found,) = [chart for chart in money_charts(dataset, chosen) if chart.id == "money-change"]

    assert found == money_page(dataset, chosen).change.chart


def test_the_name_tells_two_tabs_apart(dataset: Dataset) -> None:
    """Each choice is in it; without one it is the page's own."""
    assert money_page(dataset).name == "Money"
    chosen = MoneyChoices(Measure.REAL, "housing", "B")
    assert money_page(dataset, chosen).name == "Money: Real terms, Housing, Band B"


def test_a_folder_without_money_says_that_nothing_is_held(dataset: Dataset) -> None:
    """There is a page with words and no chart, and nothing breaks."""
    found = money_page(without_money(dataset))

    assert found.empty == "We hold no figures about the money of Muddleford."
    assert found.charts == ()
