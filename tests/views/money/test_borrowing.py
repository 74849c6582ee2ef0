"""What debt costs and lending brings stands by year, newest first; statements stand by question."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.borrowing import borrowing
from tests.views.money.made_money import without_money


def test_lines_of_debt_and_lending_stand_by_year(dataset: Dataset) -> None:
    """2022 to 2023 tells of services only, so it has no row; money received is positive."""
    page = borrowing(dataset)
    assert page.table is not None
    assert page.table.headings == (
        "Financial year",
        "Interest paid",
        "Set aside to pay back debt",
        "Interest and dividends received",
    )
    assert page.table.rows[0].name == "2017 to 2018"
    assert page.table.rows[0].cells == ("£6.1m", "£5.4m", "£10.5m")
    assert page.earlier is not None
    assert [row.name for row in page.table.rows + page.earlier.rows][3:] == [
        "2012 to 2013",
        "2011 to 2012",
        "2010 to 2011",
    ]


def test_the_lead_is_the_latest_year(dataset: Dataset) -> None:
    """It names each line with its amount."""
    assert borrowing(dataset).lead == (
        "2017 to 2018 is the last year we have. Interest paid: £6.1 million. "
        "Set aside to pay back debt: £5.4 million. Interest and dividends received: £10.5 million."
    )


def test_statements_about_the_company_stand_apart_from_borrowing(dataset: Dataset) -> None:
    """Its money is not the council's."""
    page = borrowing(dataset)
    assert [table.title for table in page.borrowed] == ["What is owed?"]
    assert [table.title for table in page.airport] == ["What did the airship company pay?"]


def test_without_anything_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = borrowing(without_money(dataset))
    assert page.is_empty
    assert "We hold nothing about borrowing" in render("money_borrowing.html", page=page)
