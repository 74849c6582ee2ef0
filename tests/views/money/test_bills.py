"""A bill for every band from the latest Band D, its parts, and every published figure side by side."""

from dataclasses import replace
from decimal import Decimal

import pytest

from lutondash import Dataset
from lutondash.analysis.money.worked import Measure
from lutondash.dataset.accounts import AccountIndex, AccountKey, Entry, index
from lutondash.markup.engine import render
from lutondash.model.budget import Stage
from lutondash.views.money.bills import bills
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.tax_history import history, pounds
from tests.views.money.made_money import tax, with_budget, without_money


def test_a_chosen_band_gets_its_bill(dataset: Dataset) -> None:
    """Eight ninths of £1,900 are £1,688.89 a year."""
    page = bills(dataset, MoneyChoices(band="C"))
    assert page.bill is not None
    assert page.bill.words == "Your bill in Band C: £1,688.89 a year, £32.48 a week."
    assert page.control is not None
    assert [link.words for link in page.control.links if link.is_chosen] == ["Band C"]


@pytest.mark.parametrize("band", ["", "Z", "c", "<b>"])
def test_without_a_band_the_bill_is_that_of_band_d(dataset: Dataset, band: str) -> None:
    """Nothing is called the reader's own that they did not choose."""
    page = bills(dataset, MoneyChoices(band=band))
    assert page.bill is not None
    assert page.bill.words == "A bill in Band D: £1,900.00 a year, £36.54 a week."
    assert page.control is not None
    assert not any(link.is_chosen for link in page.control.links)
    assert "your band" not in render("money_bills_table.html", page=page)
    assert "A bill in Band D" in render("money_bills.html", page=page)


def test_every_band_has_its_bill_and_its_address(dataset: Dataset) -> None:
    """Eight bands, from A to H; other choices of the reader stay in the address."""
    page = bills(dataset, MoneyChoices(Measure.REAL, "housing", "H"))
    assert page.bill is not None
    assert [row.cells[0] for row in page.bill.table.rows][::7] == ["£1,266.67", "£3,800.00"]
    assert page.bill.table.rows[7].name == "Band H (18/9), your band"
    assert page.control is not None
    assert page.control.links[0].address == "/money?measure=real&service=housing&band=A#council-tax"
    assert page.control.links[0].alone == "/money?band=A#council-tax"


def test_the_latest_year_with_the_whole_bill_is_taken(dataset: Dataset) -> None:
    """A later year with the council's part alone has no whole bill; of two amounts the firmer is taken."""
    made = with_budget(
        dataset,
        council_tax=(
            tax("2021-22", "all", band_d="1800"),
            tax("2022-23", "all", band_d="1900", stage="proposed"),
            tax("2022-23", "all", band_d="1880.00", stage="set"),
            tax("2023-24", "council", band_d="1500"),
        ),
    )
    page = bills(made)
    assert page.bill is not None
    assert (page.bill.year, page.bill.table.rows[3].cells[0]) == ("2022 to 2023", "£1,880.00")
    assert page.parts is None


def test_a_band_d_without_pennies_is_told(dataset: Dataset) -> None:
    """Ninths of a rounded amount are no closer than it is."""
    whole = bills(dataset).bill
    rounded = bills(with_budget(dataset, council_tax=(tax("2022-23", "all", band_d="1900"),))).bill
    assert whole is not None
    assert rounded is not None
    assert whole.note == ""
    assert "without pennies" in rounded.note
    assert "may differ by about £1" in rounded.note


def test_a_bill_is_no_finer_than_its_source(dataset: Dataset) -> None:
    """Eight ninths of £1,900 without pennies are £1,689 a year, and about £32 a week."""
    made = with_budget(dataset, council_tax=(tax("2022-23", "all", band_d="1900"),))
    found = bills(made, MoneyChoices(band="C")).bill
    assert found is not None
    assert found.words == "Your bill in Band C: £1,689 a year, about £32 a week."
    assert found.table.rows[2].cells == ("£1,689", "about £32")


def test_the_parts_of_a_bill_add_up_and_say_how_firm_they_are(dataset: Dataset) -> None:
    """Council, police and fire of Band D make £1,900."""
    parts = bills(dataset).parts
    assert parts is not None
    assert [row.cells[0] for row in parts.table.rows] == ["£1,560.00", "£240.00", "£100.00", "£1,900.00"]
    assert parts.table.rows[1].cells[1] == "Set: Rainland Treasury, May 2024"


def test_parts_of_which_one_has_no_pennies_are_whole_pounds(dataset: Dataset) -> None:
    """£1,560, £240.60 and £100.60 make £1,902 as rows that add up, and services share whole pounds."""
    rows = (
        tax("2022-23", "council", band_d="1560"),
        tax("2022-23", "police", band_d="240.60"),
        tax("2022-23", "fire", band_d="100.60"),
    )
    parts = bills(with_budget(dataset, council_tax=rows)).parts
    assert parts is not None
    assert [row.cells[0] for row in parts.table.rows] == ["£1,560", "£241", "£101", "£1,902"]
    assert parts.services is not None
    shared = [row.cells[0] for row in parts.services.rows]
    assert not any("." in text for text in shared)
    *each, total = [int(text.replace("£", "").replace(",", "")) for text in shared]
    assert sum(each) == total == 1560


def test_what_cannot_be_known_is_no_fact(dataset: Dataset) -> None:
    """Grants pay for most of some services, so the table says what would be, not what is."""
    html = render("money_bills_table.html", page=bills(dataset))
    assert "If the council\N{RIGHT SINGLE QUOTATION MARK}s part were shared out as all spending is" in html
    assert "So council tax does not divide like this in truth." in html
    assert "pays for" not in html


def test_the_council_s_part_is_shared_out_to_the_penny(dataset: Dataset) -> None:
    """What services get comes to the whole part, largest first."""
    parts = bills(dataset, MoneyChoices(band="C")).parts
    assert parts is not None
    assert parts.services is not None
    *rows, total = [Decimal(row.cells[0].replace("£", "").replace(",", "")) for row in parts.services.rows]
    assert sum(rows) == total == Decimal("1386.67")
    assert rows == sorted(rows, reverse=True)
    assert "before income, in 2022 to 2023" in parts.services_lead


def test_the_council_s_part_is_shared_out_by_gross_spend(dataset: Dataset) -> None:
    """A service that earns much of its cost still takes all that it costs, like the pence of each £1."""
    key = AccountKey(dataset.vision.geography, "2022-23", Stage.OUTTURN)
    earns = Entry("education", 3_000_000, 2_000_000, 1_000_000, "rules", "town-accounts")
    gets = Entry("housing", 1_000_000, 0, 1_000_000, "rules", "town-accounts")
    later = Entry("housing", None, None, 9_000_000, "rules", "town-accounts")
    accounts = index([(key, earns), (key, gets), (replace(key, year="2023-24"), later)])
    parts = bills(with_budget(dataset, accounts=accounts)).parts
    assert parts is not None
    assert parts.services is not None
    assert [(row.name, row.cells[0]) for row in parts.services.rows[:2]] == [
        ("Education", "£1,170.00"),
        ("Housing", "£390.00"),
    ]


def test_without_an_account_nothing_is_shared_out(dataset: Dataset) -> None:
    """The parts are still told, and the section says what cannot be worked out."""
    page = bills(with_budget(dataset, accounts=AccountIndex()))
    assert page.parts is not None
    assert page.parts.services is None
    assert "It cannot be shared out" in render("money_bills_table.html", page=page)


def test_history_is_newest_first_and_marks_what_contradicts(dataset: Dataset) -> None:
    """Two rises of one year and one part differ; an amount and a rise do not."""
    rows = history(dataset)
    assert rows[0].year == "2022 to 2023"
    assert {(row.year, row.published) for row in rows if row.differs} == {
        ("2021 to 2022", "£1,500.00, 4.99% more"),
        ("2021 to 2022", "3.99% more"),
    }


def test_a_rounded_figure_is_no_contradiction(dataset: Dataset) -> None:
    """£1,745 and £1,745.10 may be one amount, and just under 3% may be called 3%; £1,746 is another."""
    rows = (
        tax("2023-24", "council", band_d="1745"),
        tax("2023-24", "council", band_d="1745.10"),
        tax("2022-23", "council", rise="2.99"),
        tax("2022-23", "council", rise="3", band_d="1600"),
        tax("2021-22", "council", band_d="1746"),
        tax("2021-22", "council", band_d="1745.10"),
        tax("2021-22", "council", rise="3"),
    )
    told = history(with_budget(dataset, council_tax=rows))
    assert [row.published for row in told if row.differs] == ["£1,746", "£1,745.10"]


def test_an_amount_is_written_as_it_was_published() -> None:
    """No pennies are added to a rounded amount, and none are cut."""
    assert [pounds(text) for text in ("1924", "1613.9", "1433.91", "")] == [
        "£1,924",
        "£1,613.90",
        "£1,433.91",
        "",
    ]


def test_without_council_tax_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words."""
    page = bills(without_money(dataset))
    assert page.control is None
    assert "We hold no amount for a whole council tax bill." in render("money_bills.html", page=page)
    assert "We hold no published Band D amount or rise." in render("money_bills_table.html", page=page)
