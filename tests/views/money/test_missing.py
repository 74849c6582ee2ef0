"""What is missing is worked out from what is held: fill a gap and its sentence goes."""

from dataclasses import replace
from datetime import date

from lutondash import Dataset
from lutondash.model.indicator import LinkedBy
from lutondash.views.money.missing import missing, year_runs
from tests.views.money.made_money import tax, with_budget, without_money


def test_years_without_an_account_are_named(dataset: Dataset) -> None:
    """The made-up town has gaps between its accounts, and years since the last."""
    items = missing(dataset).items
    assert "What was spent on each service from 2014 to 2016 and 2018 to 2022." in items
    assert "What was spent on each service from 2023 to 2024." in items
    assert "Spending before income is taken off, from 2010 to 2016 and 2017 to 2022." in items
    assert "The budget of each service, from 2010 to 2016 and 2018 to 2023." in items


def test_a_year_that_still_runs_is_not_missing(dataset: Dataset) -> None:
    """On the last day of March 2024 the year 2023 to 2024 has not ended."""
    early = replace(dataset, as_of=date(2024, 3, 31))
    assert "What was spent on each service from 2023 to 2024." not in missing(early).items


def test_what_stands_beside_the_accounts_is_checked(dataset: Dataset) -> None:
    """Prices are only foreseen, people not counted, and reserves not told for the latest year."""
    items = missing(dataset).items
    assert "How prices rose from 2019 to 2023, so there are no real terms for 2022 to 2023." in items
    assert "How many people lived here in 2022 to 2023." in items
    assert "What the reserves held after March 2018." in items


def test_a_link_by_the_council_is_no_longer_missing(dataset: Dataset) -> None:
    """The made-up council made one link; without it the map is missing."""
    words = "A map by the council from its budget to its priorities. Our editors made every link here."
    editors = tuple(link for link in dataset.budget.links if link.linked_by is LinkedBy.EDITORIAL)
    assert words not in missing(dataset).items
    assert words in missing(with_budget(dataset, links=editors)).items


def test_schemes_without_an_amount_and_bills_without_parts_are_counted(dataset: Dataset) -> None:
    """Two schemes have none; the parts of the latest bill are held until the council's is taken away."""
    words = "How the council tax bill of 2022 to 2023 is split into its parts."
    assert "The cost of 2 schemes and groups of schemes that we know by name." in missing(dataset).items
    assert words not in missing(dataset).items
    made = with_budget(dataset, council_tax=(tax("2022-23", "all", band_d="1900"),))
    assert words in missing(made).items


def test_an_empty_folder_has_no_account_at_all(dataset: Dataset) -> None:
    """It says so once, instead of naming every year."""
    items = missing(without_money(dataset)).items
    assert items[0] == "We hold no account of any council."
    assert "Any amount of council tax." in items
    assert "A map by the council from its budget to its priorities." in items


def test_years_in_a_row_are_one_span() -> None:
    """Two years that meet are written by their ends."""
    assert year_runs(["2011-12", "2012-13", "2016-17"]) == ["2011 to 2013", "2016 to 2017"]
