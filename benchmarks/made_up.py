"""A data folder made larger: every authority repeated under made-up codes, for measuring only."""

import csv
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

# First letters that no statistical code of the United Kingdom begins with.
LETTERS = "ABCDFGHIO"
PLACES = Path("codelists") / "geographies.csv"
# What a copy of a place must not share with the place itself.
OWN = ("successor_codes", "continues_as", "names_seen", "mhclg_code", "dfe_number", "itl_code")

Row = dict[str, str]


def enlarge(folder: Path, target: Path) -> Path:
    """Copy a data folder to `target` with ten times its authorities; return `target`."""
    shutil.copytree(folder, target)
    fields, places = read_rows(folder / PLACES)
    authorities = {place["code"] for place in places if place["upper_tier"] == "yes"}
    real = [place for place in places if place["code"] in authorities]
    added = [copied_place(place, letter) for place in real for letter in LETTERS]
    write_rows(target / PLACES, fields, [*places, *added])
    for path in target.glob("indicators/*/observations.csv"):
        columns, rows = read_rows(path)
        write_rows(path, columns, sorted_rows([*rows, *copied_rows(rows, authorities)]))
    return target


def copied_place(place: Row, letter: str) -> Row:
    """A place under a made-up code and name."""
    own = {field: "" for field in OWN if field in place}
    return place | own | {"code": letter + place["code"][1:], "name": f"{place['name']} ({letter})"}


def copied_rows(rows: Iterable[Row], authorities: set[str]) -> Iterator[Row]:
    """The rows of authorities, once for each letter."""
    for row in rows:
        if row["geography"] in authorities:
            for letter in LETTERS:
                yield row | {"geography": letter + row["geography"][1:]}


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
