"""Tests of importing residents and price rises."""

from pathlib import Path

from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.run import import_all
from tests.importers.makers import write_csv, write_data

PEOPLE = """
[[population]]
file = "people.csv"
place = { column = "code" }
year = "year"
value = "thousands"
times = 1000
first_year = 2010
sum_is = "E92000901"
"""
PRICES = """
[[deflators]]
file = "prices.csv"
where = ["kind = financial year"]
year = "period"
value = "value"
status = "status"
statuses = { "guessed then" = "forecast" }
"""


def people(folder: Path, *rows: str) -> tuple[Path, Path]:
    """Return a data folder and its sources with a table of residents."""
    data, sources = write_data(folder, {"people": PEOPLE})
    write_csv(sources / "people.csv", "code,year,thousands", *rows)
    return data, sources


def faults_of(data: Path, sources: Path) -> list[Finding]:
    """Import and return the faults; the import must fail."""
    try:
        import_all(data=data, sources=sources)
    except ImportFaultError as error:
        return list(error.findings)
    raise AssertionError("nothing was found to be wrong")


def test_thousands_become_residents_and_the_country_is_their_sum(tmp_path: Path) -> None:
    """The country has a row for each year that has every one of today's upper-tier places."""
    rows = ("E06000901,2019,80.001", "E06000902,2019,20.5", "E08000902,2019,10", "E06000901,2020,81")
    data, sources = people(tmp_path, *rows, "E06000901,2009,79", "E12000901,2019,500")
    import_all(data=data, sources=sources)
    assert (data / "budget/population.csv").read_text("utf-8").splitlines() == [
        "geography,year,people,release",
        "E06000901,2019,80001,people",
        "E06000901,2020,81000,people",
        "E06000902,2019,20500,people",
        "E08000902,2019,10000,people",
        "E92000901,2019,110501,people",
    ]


def test_residents_at_fault(tmp_path: Path) -> None:
    """Nobody, text, and a place and year twice are told with their cells."""
    rows = ("E06000901,2019,many", "E06000902,2019,0", "E08000902,2019,10", "E08000902,2019,11")
    found = [fault.fault for fault in faults_of(*people(tmp_path, *rows))]
    assert [fault.split(":")[0] for fault in found] == [f"people.csv, C{row}" for row in (2, 3, 5)]


def test_price_rises_of_financial_years(tmp_path: Path) -> None:
    """Other series in the file are left out; a forecast is called so."""
    data, sources = write_data(tmp_path, {"prices": PRICES})
    rows = ("financial year,2018-19,1.02,guessed then", "financial year,2017-18,1.0300,outturn")
    write_csv(sources / "prices.csv", "kind,period,value,status", *rows, "calendar year,2018,99,outturn")
    import_all(data=data, sources=sources)
    assert (data / "codelists/deflators.csv").read_text("utf-8").splitlines() == [
        "financial_year,multiplier,status,release",
        "2017-18,1.03,outturn,prices",
        "2018-19,1.02,forecast,prices",
    ]


def test_price_rises_at_fault(tmp_path: Path) -> None:
    """A status that nobody explained is refused with its row."""
    data, sources = write_data(tmp_path, {"prices": PRICES})
    write_csv(sources / "prices.csv", "kind,period,value,status", "financial year,2018-19,1.02,perhaps")
    (fault,) = faults_of(data, sources)
    assert "prices.csv, row 2" in fault.fault


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    """The file is named."""
    data, sources = people(tmp_path, "E06000901,2019,80")
    (sources / "people.csv").unlink()
    assert any("people.csv is missing" in fault.fault for fault in faults_of(data, sources))
