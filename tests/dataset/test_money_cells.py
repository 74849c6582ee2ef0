"""A cell about money that is out of form is told at its row, and one in form is kept."""

from pathlib import Path

import pytest

from lutondash.model.financial import AmountQualifier, is_financial_year, year_after
from lutondash.views import formats
from lutondash.views.money import told
from tests.dataset.test_reading import faults_of
from tests.sample import HOME, add

CAPITAL = "budget/capital.csv"
ROWS = {
    CAPITAL: "Hall,halls,2023,{},,grant,,no,,me,money-page,",
    "budget/savings.csv": "2023,More,{},,claim,2023,me,money-page,",
    "budget/mtfp.csv": "2024-02,2024,To find,{},,me,money-page,",
}
"""A row of each file with an amount, which stands in the braces."""

QUALIFIED = {
    CAPITAL: "Hall,halls,2023,5,{},grant,,no,,me,money-page,",
    "budget/savings.csv": "2023,More,5,{},claim,2023,me,money-page,",
    "budget/mtfp.csv": "2024-02,2024,To find,5,{},me,money-page,",
    "budget/statements.csv": "growth,What?,It grows,5,pounds,{},2022/23,budget,alone,me,money-page,",
}
"""A row of each file with a word for how exactly the amount was said."""


def faults_at(folder: Path, path: str, row: str) -> list[str]:
    """Return what is told of a row added to a file."""
    line = add(folder, path, row)
    return [finding.fault for finding in faults_of(folder) if (finding.path, finding.line) == (path, line)]


@pytest.mark.parametrize("path", ROWS)
@pytest.mark.parametrize("cell", ["abc", "1e9", "nan", "inf", "1.5", "£5", "1234567890123", "٣", "007"])
def test_an_amount_that_is_no_whole_number_is_refused(sample: Path, path: str, cell: str) -> None:
    """The page would fail on it, or show what nobody said."""
    assert len(faults_at(sample, path, ROWS[path].format(cell))) == 1


@pytest.mark.parametrize("cell", ["", "0", "-5", "123456789012"])
def test_a_scheme_may_have_an_amount_or_none(sample: Path, cell: str) -> None:
    """Whole pounds of at most twelve digits, or blank where none was published."""
    add(sample, CAPITAL, ROWS[CAPITAL].format(cell))
    assert faults_of(sample) == []


@pytest.mark.parametrize("path", QUALIFIED)
def test_how_exactly_it_was_said_is_one_of_our_words(sample: Path, path: str) -> None:
    """A misspelt word would stand on the page."""
    assert faults_at(sample, path, QUALIFIED[path].format("abuot")) == [
        f"qualifier: 'abuot' is none of {', '.join(AmountQualifier)}."
    ]


@pytest.mark.parametrize("word", AmountQualifier)
def test_every_word_for_how_exactly_is_taken_and_said(sample: Path, word: str) -> None:
    """Each word is known to the files and comes before the amount on the page."""
    add(sample, CAPITAL, QUALIFIED[CAPITAL].format(word))
    assert faults_of(sample) == []
    assert told.amount(5, qualifier=word) == f"{word.replace('_', ' ')} {formats.said_money(5)}"


@pytest.mark.parametrize(
    ("cells", "count"),
    [
        (",99999.99", 0),
        (",100000", 1),
        (",-5", 1),
        ("100,", 0),
        ("-100,", 0),
        ("100.1,", 1),
        ("-101,", 1),
        ("499,", 1),
        ("4.9.9,", 1),
    ],
)
def test_council_tax_is_of_a_likely_size(sample: Path, cells: str, count: int) -> None:
    """A bill has at most five digits before the point, and a rise is between -100 and 100 percent."""
    rise, _, band = cells.partition(",")
    assert (
        len(faults_at(sample, "budget/council_tax.csv", f"2019-20,all,{band},{rise},set,money-page,"))
        == count
    )


@pytest.mark.parametrize(
    ("multiplier", "count"),
    [("0.5", 0), ("2", 0), ("0.499", 1), ("2.001", 1), ("1.02e0", 1), ("102", 1), ("-1", 1), ("nan", 1)],
)
def test_prices_neither_halve_nor_double(sample: Path, multiplier: str, count: int) -> None:
    """A rise in percent in place of the multiplier is refused."""
    row = f"2024-25,{multiplier},forecast,price-rises"
    assert len(faults_at(sample, "codelists/deflators.csv", row)) == count


@pytest.mark.parametrize(("people", "count"), [("100000000", 0), ("100000001", 1), ("0", 1), ("many", 1)])
def test_residents_are_at_most_a_hundred_million(sample: Path, people: str, count: int) -> None:
    """No country of the kingdom has more."""
    assert len(faults_at(sample, "budget/population.csv", f"{HOME},2021,{people},people-estimates")) == count


@pytest.mark.parametrize("year", ["2016-18", "1973-74", "2100-01", "2016", "2016/17", "٢٠١٦-17"])
@pytest.mark.parametrize(
    ("path", "row"),
    [
        ("codelists/deflators.csv", "{},1.02,forecast,price-rises"),
        ("budget/council_tax.csv", "{},all,5,,set,money-page,"),
        ("codelists/budget_line_names.csv", "housing,RS,Homes,{},"),
        ("codelists/budget_line_names.csv", "housing,RS,Homes,,{}"),
        ("budget/revenue.csv", f"{HOME},{{}},housing,outturn,,,5,Basis,town-accounts"),
    ],
)
def test_a_year_that_is_not_financial_is_refused(sample: Path, path: str, row: str, year: str) -> None:
    """Two years that follow each other, since councils as we know them began."""
    assert len(faults_at(sample, path, row.format(year))) == 1


@pytest.mark.parametrize(
    ("year", "is_one"),
    [("1974-75", True), ("1999-00", True), ("2099-00", True), ("1973-74", False), ("2100-01", False)],
)
def test_financial_years_begin_and_end(year: str, *, is_one: bool) -> None:
    """The first of them and the last that we expect to hold."""
    assert is_financial_year(year) is is_one


@pytest.mark.parametrize(("year", "after"), [("2017-18", "2018-19"), ("1998-99", "1999-00")])
def test_a_year_comes_after_another(year: str, after: str) -> None:
    """The turn of a century is a year like any other."""
    assert year_after(year) == after
