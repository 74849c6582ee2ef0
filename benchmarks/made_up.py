"""A data folder made larger: every authority repeated under made-up codes, for measuring only."""

import csv
import shutil
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

# First letters that no statistical code of the United Kingdom begins with.
LETTERS = "ABCDFGHIOPQ"
# The digits after it name a kind of place, and their last tells the kinds of authorities apart.
TENS = range(0, 90, 10)
PLACES = Path("codelists") / "geographies.csv"
# What a copy of a place must not share with the place itself.
OWN = ("successor_codes", "continues_as", "names_seen", "mhclg_code", "dfe_number", "itl_code")

Row = dict[str, str]
Copy = tuple[str, int]
"""A first letter, and what is added to the digits of the kind."""


def enlarge(folder: Path, target: Path, times: int = 10) -> Path:
    """Copy a data folder to `target` with so many times its authorities, a hundred at most."""
    copies = [(letter, tens) for tens in TENS for letter in LETTERS][: times - 1]
    shutil.copytree(folder, target)
    fields, places = read_rows(folder / PLACES)
    authorities = {place["code"] for place in places if place["upper_tier"] == "yes"}
    real = [place for place in places if place["code"] in authorities]
    added = [copied_place(place, copy) for place in real for copy in copies]
    write_rows(target / PLACES, fields, [*places, *added])
    for path in target.glob("indicators/*/observations.csv"):
        columns, rows = read_rows(path)
        write_rows(path, columns, sorted_rows([*rows, *copied_rows(rows, authorities, copies)]))
    return target


def copied_code(code: str, copy: Copy) -> str:
    """A made-up code for a copy of a place."""
    letter, tens = copy
    return f"{letter}{int(code[1:3]) + tens:02d}{code[3:]}"


def copied_place(place: Row, copy: Copy) -> Row:
    """A place under a made-up code and name."""
    own = {field: "" for field in OWN if field in place}
    code = copied_code(place["code"], copy)
    return place | own | {"code": code, "name": f"{place['name']} ({code[:3]})"}


def copied_rows(rows: Iterable[Row], authorities: set[str], copies: Sequence[Copy]) -> Iterator[Row]:
    """The rows of authorities, once for each copy."""
    for row in rows:
        if row["geography"] in authorities:
            for copy in copies:
                yield row | {"geography": copied_code(row["geography"], copy)}


def sorted_rows(rows: list[Row]) -> list[Row]:
    """By place; within a place the order stays as it was."""
    return sorted(rows, key=lambda row: row["geography"])


def read_rows(path: Path) -> tuple[list[str], list[Row]]:
    """The header and the rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        return list(reader.fieldnames or ()), list(reader)


def write_rows(path: Path, fields: list[str], rows: list[Row]) -> None:
    """Write a CSV file as the importers do."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fields, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
