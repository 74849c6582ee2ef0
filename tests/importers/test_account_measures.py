"""Tests of accounts with spend and income beside net, and of two returns of the same year."""

from pathlib import Path

import pytest

from lutondash.importers.run import import_all
from tests.importers.account_makers import AccountFolder, Row, account, recipe, sheet_of

RSX = """
[[account]]
file = "rsx.xlsx"
sheet = "Data"
header_row = 3
{line_row}
place = {{ column = "E-code", forms = ["mhclg"] }}
financial_year = "2017-18"
stage = "outturn"
form = "RSX"
basis = "Made-up returns"
unit = "£ thousand"
unit_words = "in £ thousand"
spans = [{{ first = "Education services - Employees (C1)", last = "Total services - Net (C4)" }}]
left_out = [" - Employees"]
not_received = ["…"]
instead_of = "rs-2017"

[account.measures]
gross = '^(?P<line>.+) - Spend \\(C2'
income = '^(?P<line>.+) - Income \\(C3'
net = '^(?P<line>.+) - Net \\(C4'
"""
SERVICES = ("Education services", "Housing services", "Total services")
MEASURES = ("Employees (C1)", "Spend (C2)", "Income (C3)", "Net (C4)")
CODES = ("E9001", "E9003", "E9020")


def row(code: str, net: float = 100_000) -> list[str | float]:
    """Return a row of which the second service gives what is over."""
    education = (70_000, net + 20_000.25, 20_000.25, net)
    housing = (1_000, 30_000, 9_999.5, 20_000.5)
    total = (71_000, net + 50_000.25, 29_999.75, net + 20_000.5)
    return [code, "A place", *education, *housing, *total]


def one_heading_a_column(rows: list[Row]) -> list[Row]:
    """Return a sheet in which each heading names the line and the measure."""
    headings = [f"{service} - {measure}" for service in SERVICES for measure in MEASURES]
    return [["Spend in £ thousand"], [], ["E-code", "Local authority", *headings], *rows]


def lines_over_columns(rows: list[Row]) -> list[Row]:
    """Return a sheet in which a row further up names the line over several columns."""
    over = [name for service in SERVICES for name in (service, "", "", "")]
    return [["Spend in £ thousand"], ["", "", *over], ["E-code", "Local authority", *MEASURES * 3], *rows]


def folder_of(place: Path, sheet: list[Row], line_row: int = 0) -> AccountFolder:
    """Return a folder with this return alone."""
    text = RSX.format(line_row=f"line_row = {line_row}" if line_row else "")
    made = AccountFolder(place, {"rsx-2017": text})
    made.put("rsx.xlsx", sheet)
    return made


@pytest.mark.parametrize("line_row", [0, 2])
def test_spend_and_income_stand_beside_net(tmp_path: Path, line_row: int) -> None:
    """Both ways of heading the columns give the same rows."""
    make = lines_over_columns if line_row else one_heading_a_column
    folder = folder_of(tmp_path, make([row(code) for code in CODES]), line_row)
    folder.run()
    header = (folder.data / "budget/revenue.csv").read_text("utf-8").splitlines()[0]
    assert header == "authority,financial_year,line,stage,gross,income,net,basis,release"
    assert [line.split(",")[2:7] for line in folder.rows("revenue.csv")[:3]] == [
        ["education", "outturn", "120000250", "20000250", "100000000"],
        ["housing", "outturn", "30000000", "9999500", "20000500"],
        ["total-service-expenditure", "outturn", "150000250", "29999750", "120000500"],
    ]


def test_net_that_is_not_spend_less_income(tmp_path: Path) -> None:
    """The cell and the three amounts are told."""
    wrong = row("E9003")
    wrong[5] = 99_000
    folder = folder_of(tmp_path, one_heading_a_column([row("E9001"), wrong, row("E9020")]))
    (fault,) = folder.faults()
    assert "rsx.xlsx, sheet 'Data', F5: found net £99,000,000, wanted £100,000,000.00" in fault.fault
    assert "spend £120,000,250.00 less income £20,000,250.00" in fault.fault


def test_net_may_differ_by_the_rounding_of_a_pound(tmp_path: Path) -> None:
    """A pound is within the rounding of three cells."""
    rounded = row("E9001")
    rounded[5] = 100_000.001
    folder_of(tmp_path, one_heading_a_column([rounded, row("E9003"), row("E9020")])).run()


def test_a_measure_that_is_gone(tmp_path: Path) -> None:
    """A line with spend but without income is not held in part."""
    sheet = one_heading_a_column([row(code) for code in CODES])
    sheet[2] = [
        str(name).replace("Housing services - Income", "Housing services - Fees") for name in sheet[2]
    ]
    faults = [fault.fault for fault in folder_of(tmp_path, sheet).faults()]
    assert any("'Housing services - Fees (C3)'" in fault for fault in faults)


def both_returns(place: Path, rows: list[Row]) -> AccountFolder:
    """Return a folder with the summary return and this one, of the same year."""
    made = AccountFolder(
        place, {"rs-2017": recipe("rs.xlsx", "2017-18"), "rsx-2017": RSX.format(line_row="")}
    )
    made.put("rs.xlsx", sheet_of([account(code, "A place") for code in CODES]))
    made.put("rsx.xlsx", one_heading_a_column(rows))
    return made


def test_one_return_stands_for_another(tmp_path: Path) -> None:
    """Each line is held once, with spend and income where they are published."""
    folder = both_returns(tmp_path, [row(code) for code in CODES])
    report = import_all(data=folder.data, sources=folder.sources)
    rows = [line.split(",") for line in folder.rows("revenue.csv") if line.startswith("E06000901")]
    assert [(cells[2], cells[4], cells[8]) for cells in rows] == [
        ("council-tax-requirement", "", "rs-2017"),
        ("education", "120000250", "rsx-2017"),
        ("housing", "30000000", "rsx-2017"),
        ("total-service-expenditure", "150000250", "rsx-2017"),
    ]
    summary = report.tallies[0]
    assert summary.refused["held from another return"] == 9
    assert summary.read == summary.kept + summary.refused.total()


def test_returns_that_differ_say_so(tmp_path: Path) -> None:
    """The row that is held tells what the other return says."""
    folder = both_returns(tmp_path, [row("E9001", 101_000), row("E9003"), row("E9020")])
    folder.run()
    notes = [line.rsplit(",", 1)[1] for line in folder.rows("revenue.csv") if ",education," in line]
    assert notes[1:] == ["", ""]
    assert "Another return of the same year gives £100,000,000." in folder.rows("revenue.csv")[1]


def test_what_has_not_come_in_is_held_from_the_other_return(tmp_path: Path) -> None:
    """A return that is missing takes nothing away."""
    missing: Row = ["E9003", "A place", *["…"] * 12]
    folder = both_returns(tmp_path, [row("E9001"), missing, row("E9020")])
    folder.run()
    (line,) = (line for line in folder.rows("revenue.csv") if line.startswith("E08000902,2017-18,education"))
    assert line.split(",")[4:7] == ["", "", "100000000"]
