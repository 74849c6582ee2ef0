"""The rows of an `observations.csv` by what names them, for setting two editions side by side."""

from dataclasses import dataclass
from pathlib import Path

from lutondash.dataset.files import check_header, decode, empty, read_bytes, split
from lutondash.errors import Finding
from lutondash.model.observation import ObservationRow

COLUMNS = tuple(ObservationRow.model_fields)
_REQUIRED = tuple(name for name, field in ObservationRow.model_fields.items() if field.is_required())
_AT = {name: at for at, name in enumerate(COLUMNS)}

Key = tuple[str, str, str, str]
"""Place, part of the population, sequence, and period where there is no sequence."""


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One row: its cells in the order of `COLUMNS`, blank where the file lacks the column."""

    cells: tuple[str, ...]

    def __getitem__(self, name: str) -> str:
        """Return the cell of a column."""
        return self.cells[_AT[name]]


Rows = dict[Key, FigureRow]


def read_rows(folder: Path, path: str, found: list[Finding]) -> Rows:
    """Read the rows of a file in its order; nothing where it is missing or at fault, and `found` says why.

    Of rows that share a key the last counts: the checks of the folder refuse such a file.
    """
    if not (folder / path).is_file():
        return {}
    before = len(found)
    raw = read_bytes(folder, path, found)
    text = decode(raw, path, found)
    if not text:
        found += [empty(path, _REQUIRED)] if len(found) == before else []
        return {}
    header, rows = split(text, path, found)
    if not check_header(header, path, COLUMNS, _REQUIRED, found):
        return {}
    places = [header.index(name) if name in header else -1 for name in COLUMNS]
    read = (FigureRow(tuple(cells[at].strip() if at >= 0 else "" for at in places)) for _, cells in rows)
    return {_key(row): row for row in read}


def _key(row: FigureRow) -> Key:
    sequence = row["sequence"]
    return row["geography"], row["breakdown"], sequence, "" if sequence else row["period"]
