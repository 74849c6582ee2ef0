"""Tests of reading the code lists of lines."""

from pathlib import Path

import pytest

from lutondash.errors import Finding
from lutondash.importers.account_lines import read_line_book
from tests.importers.account_makers import LINES, NAMES
from tests.importers.makers import write_csv


def read(folder: Path, lines: tuple[str, ...] = LINES, names: tuple[str, ...] = NAMES) -> list[Finding]:
    """Return the faults of two code lists."""
    write_csv(folder / "codelists/budget_lines.csv", *lines)
    write_csv(folder / "codelists/budget_line_names.csv", *names)
    faults: list[Finding] = []
    assert (read_line_book(folder, faults) is None) == bool(faults)
    return faults


def test_good_lists_have_no_fault(tmp_path: Path) -> None:
    """The lists of the other tests are in order."""
    assert read(tmp_path) == []


def test_a_name_may_stand_for_another_line_in_other_years(tmp_path: Path) -> None:
    """The years decide."""
    names = (*NAMES, "grants,RS,Help,,2012-13", "reserves-change,RS,Help,2013-14,")
    assert read(tmp_path, names=names) == []
    faults: list[Finding] = []
    book = read_line_book(tmp_path, faults)
    assert book is not None
    assert [book.named("RS", year)["Help"] for year in ("2012-13", "2013-14")] == [
        "grants",
        "reserves-change",
    ]


def test_a_line_of_some_years_is_part_of_a_total_in_these_only(tmp_path: Path) -> None:
    """Adding up takes the lines of the year."""
    lines = ("line,title,kind,adds_to,from_year", *(f"{line}," for line in LINES[1:]))
    parks = "parks,Parks,service,total-service-expenditure,2013-14"
    assert read(tmp_path, (*lines, parks)) == []
    book = read_line_book(tmp_path, [])
    assert book is not None
    assert "parks" not in book.parts_of("total-service-expenditure", "2012-13")
    assert "parks" in book.parts_of("total-service-expenditure", "2013-14")


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("zoos,RS,Zoos,,", "No line is called 'zoos'."),
        ("grants,RS,Education services,2015-16,", "'Education services' stands for two lines of RS"),
    ],
)
def test_names_at_fault(tmp_path: Path, name: str, fault: str) -> None:
    """The row is named."""
    (found,) = read(tmp_path, names=(*NAMES, name))
    assert (found.path, found.line) == ("codelists/budget_line_names.csv", len(NAMES) + 1)
    assert fault in found.fault


def test_a_line_adds_to_a_total_only(tmp_path: Path) -> None:
    """A service is no total, and so no total is ever counted as a line."""
    (found,) = read(tmp_path, (*LINES, "parks,Parks,service,housing"))
    assert "'parks' adds to 'housing', which is not a total." in found.fault


def test_a_row_that_is_no_line(tmp_path: Path) -> None:
    """The row's number is told."""
    faults = read(tmp_path, (*LINES, "parks,Parks,garden,"))
    assert [(fault.path, fault.line) for fault in faults] == [("codelists/budget_lines.csv", len(LINES) + 1)]
