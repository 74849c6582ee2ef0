"""A CSV file of anyone's is read as a series or a list of places, and every fault in it is told at once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from lutondash.dataset.loose_series import read_places, read_series
from lutondash.errors import DataFaultError, Finding

Write = Callable[[str | bytes], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a file for one test."""

    def written(content: str | bytes) -> Path:
        path = tmp_path / "series.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    return written


def faults(path: Path, read: Callable[[Path], object] = read_series) -> list[Finding]:
    """Read a file at fault and return its findings."""
    with pytest.raises(DataFaultError) as refused:
        read(path)
    return list(refused.value.findings)


def test_a_series_is_read_in_order_of_time(write: Write) -> None:
    """Rows may stand in any order; the numbers are kept whole."""
    path = write("period,value\n2023-04-01/P1Y,2.123456789012345\n2022-04-01/P1Y,-1e-3\n2024-04-01/P1Y,.5\n")
    series = read_series(path)
    assert [o.value for o in series] == [-0.001, 2.123456789012345, 0.5]
    assert [o.period.text[:4] for o in series] == ["2022", "2023", "2024"]


def test_what_stands_beside_the_value_is_read(write: Write) -> None:
    """The interval, the counts and the status of a row; other columns are left alone."""
    path = write("note,upper,lower,value,period,numerator,denominator,status,N\nx,3,1,2,2024,4,200,p,y\n")
    (only,) = read_series(path)
    assert (only.lower, only.value, only.upper) == (1, 2, 3)
    assert (only.numerator, only.denominator, only.status) == (4, 200, "p")


@pytest.mark.parametrize("period", ["2024", "2024-03", "2024-03-31", "2024-01-01/P3M", "../2024-03-31"])
def test_every_form_of_period_is_read(write: Write, period: str) -> None:
    """As in a data folder: a year, a month, a day, or a stretch."""
    (only,) = read_series(write(f"period,value\n{period},1\n"))
    assert only.period.text == period


def test_a_blank_value_is_a_gap(write: Write) -> None:
    """It keeps its period, so that no rule joins what lies on both sides of it."""
    assert [o.value for o in read_series(write("period,value\n2022,1\n2023,\n2024,3\n"))] == [1, None, 3]


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbfperiod,value\n2024,1\n",
        b"period,value\r\n2024,1\r\n",
        b"period,value\r2024,1",
        b" period , value \n 2024 , 1 \n",
        b"period,value\n\n2024,1\n,\n\n",
        b'"period","value"\n"2024","1"\n',
    ],
)
def test_what_a_spreadsheet_writes_is_read(write: Write, content: bytes) -> None:
    """A byte order mark, other line ends, blanks, blank lines and quotes do no harm."""
    (only,) = read_series(write(content))
    assert (only.period.text, only.value) == ("2024", 1)


def test_a_header_alone_is_a_series_without_figures(write: Write) -> None:
    """That is for the rule to say, not a fault of the file."""
    assert read_series(write("period,value\n")) == ()


@pytest.mark.parametrize(
    "cell",
    ["abc", "nan", "inf", "-Infinity", "1e999", "1e99", "-1e-99", "1,5", "1_000", "0x1F", "12%", "--1", "٣"],
)
def test_what_is_no_number_is_told(write: Write, cell: str) -> None:
    """Neither words nor what only a program would take for a number."""
    (only,) = faults(write(f'period,value\n2023,1\n2024,"{cell}"\n'))
    assert (only.path, only.line) == ("series.csv", 3)
    assert "is not a number" in only.fault


@pytest.mark.parametrize(
    "cell", ["", "soon", "2024-13", "2023-02-29", "2024-04-01/P0Y", "2024/25", "9999-12-01/P3M"]
)
def test_what_is_no_period_is_told(write: Write, cell: str) -> None:
    """A day that does not exist, a stretch of no length, or nothing at all."""
    (only,) = faults(write(f"period,value\n2023,1\n{cell},2\n"))
    assert only.line == 3
    assert "period" in only.fault


@pytest.mark.parametrize("again", ["2024", "2024-01-01/P1Y"])
def test_the_same_period_twice_is_told(write: Write, again: str) -> None:
    """However it is written; the finding names both lines."""
    (only,) = faults(write(f"period,value\n2024,1\n2023,1\n{again},2\n"))
    assert only.line == 4
    assert "line 2" in only.fault


def test_every_fault_is_told_at_once(write: Write) -> None:
    """A file is mended in one go."""
    path = write("period,value,lower,status\n2022,x,y,q\nsoon,1,,\n2024,1\n2022,1,,\n")
    assert [(found.line, found.fault.split()[1]) for found in faults(path)] == [
        (2, "lower"),
        (2, "status"),
        (2, "value"),
        (3, "period"),
        (4, "row"),
        (5, "period"),
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "This file is empty."),
        (b" \n\n", "This file is empty."),
        (b"\xef\xbb\xbf", "This file is empty."),
        (b"period,value\n2024,\xff\n", "is not UTF-8"),
        (b"period,value\n2024,1\0\n", "NUL"),
        (b'period,value\n2024,"1\n', "not valid CSV"),
        (b"value\n1\n", "'period' is missing"),
        (b"period;value\n2024;1\n", "'value' is missing"),
        (b"Period,Value\n2024,1\n", "'value' is missing"),
        (b"period,value,value\n2024,1,2\n", "'value' stands there twice"),
    ],
)
def test_a_file_of_the_wrong_shape_is_told(write: Write, content: bytes, fault: str) -> None:
    """Nothing is guessed from a file without its columns, or that is no text."""
    assert any(fault in str(found) for found in faults(write(content)))


def test_places_are_read_by_name(write: Write) -> None:
    """A place without a figure is left out, other columns are left alone."""
    path = write("code,geography,value\n1,Slopton,2.5\n2,Drizzleshire,\n3,Wet End,-1\n")
    assert dict(read_places(path)) == {"Slopton": 2.5, "Wet End": -1}


def test_every_fault_in_a_list_of_places_is_told(write: Write) -> None:
    """No name, a name twice, no number."""
    path = write("geography,value\nSlopton,1\n,2\nSlopton,3\nWet End,x\n")
    assert [(found.line, found.fault.split()[1]) for found in faults(path, read_places)] == [
        (3, "geography"),
        (4, "place"),
        (5, "value"),
    ]
    assert "'geography' is missing" in str(faults(write("period,value\n2024,1\n"), read_places)[0])
