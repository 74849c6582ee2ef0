"""Cells of publishers' files: as text, by address; and `SourceError`, where a file cannot be read."""

from collections.abc import Sequence
from datetime import date, datetime

NO_RESULT = "#NO-RESULT"
"""What a cell reads as whose formula was never worked out; without it the cell would look blank."""

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

Cells = Sequence[Sequence[object]]
"""Rows of cells of any kind: text, numbers, dates."""


class SourceError(ValueError):
    """A source cannot be read as the recipe says; the message says which, where and why, and what to do."""

    def __init__(self, found: str, remedy: str = "") -> None:
        self.found, self.remedy = found, remedy
        super().__init__(f"{found}; {remedy}" if remedy else found)


def locked_with_a_password(name: str) -> SourceError:
    """Return what is told of a file that cannot be read without a password."""
    remedy = "save it without the password, or ask the publisher for a copy without one"
    return SourceError(f"{name} is locked with a password", remedy)


def column_letter(index: int) -> str:
    """Return the letter of a workbook's column, counted from 0: A, B ... Z, AA."""
    head, tail = divmod(index, len(_LETTERS))
    return (column_letter(head - 1) if head else "") + _LETTERS[tail]


def column_number(letters: str) -> int:
    """Return the column of a workbook's letters, counted from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * len(_LETTERS) + _LETTERS.index(letter) + 1
    return number


def cell_address(column: int, row: int) -> str:
    """Return a cell's address; columns count from 0, rows from 1."""
    return f"{column_letter(column)}{row}"


def tidy(text: str) -> str:
    """Cut white space around and runs of it within a heading."""
    return " ".join(text.split())


def as_text(cell: object) -> str:
    """Write a cell of any kind as text: whole numbers without a point, dates in ISO 8601."""
    if isinstance(cell, str):
        return cell.strip()
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)
