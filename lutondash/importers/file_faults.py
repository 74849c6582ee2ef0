"""What is wrong with a publisher's file, told of the file: each cause once, with its first cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lutondash.errors import Finding
from lutondash.importers.cells import SourceError, cell_address
from lutondash.importers.recipe import SeriesRecipe

LOOK = "Correct the file, or ask the publisher. If the file is right and its form is new, mend the recipe."
"""What to do where nothing better is known."""

_MEND = "Mend the recipe; docs/recipes show the form."
_NAMED = 3
"""So many cells of one cause are named, and the others counted."""

_SHOWN = 40
"""So many letters of a cell are shown."""


class CellError(ValueError):
    """A row cannot be taken: `cause` follows the name of the cell, such as `is no number`.

    `column` counts from 0; without one the row as a whole is meant. `holds` is the cell's text. `row` counts
    from 1 and is given where another row is at fault than the one that is read; 0 is the whole file.
    """

    def __init__(
        self, cause: str, remedy: str, column: int | None = None, holds: str = "", *, row: int | None = None
    ) -> None:
        self.cause, self.remedy, self.column, self.holds, self.row = cause, remedy, column, holds, row
        super().__init__(cause)


@dataclass(frozen=True, slots=True)
class FileFault:
    """One thing that is wrong with a file: of a cell, of a row, or of the whole file in row 0."""

    file: str
    cause: str
    remedy: str
    row: int = 0
    column: int | None = None
    holds: str = ""
    sheet: str = ""

    @property
    def where(self) -> str:
        """The cell or the row, and what the cell holds."""
        place = f"row {self.row}" if self.column is None else cell_address(self.column, self.row)
        return f"{place} ({_shortened(self.holds)})" if self.holds else place

    def __str__(self) -> str:
        """The fault in words, without what to do."""
        return _told([self])


def of_row(file: str, sheet: str, row: int, error: ValueError) -> FileFault:
    """Return the fault of a row of a file, whose number counts from 1."""
    if isinstance(error, CellError):
        at = row if error.row is None else error.row
        return FileFault(file, error.cause, error.remedy, at, error.column, error.holds, sheet)
    return FileFault(file, f"cannot be taken: {error}", LOOK, row, sheet=sheet)


def of_source(file: str, error: SourceError) -> FileFault:
    """Return the fault of a file that cannot be read as a whole."""
    return FileFault(file, error.found, sentence(error.remedy) if error.remedy else LOOK)


def of_recipe(release: str, indicator: str, words: str) -> FileFault:
    """Return the fault of a recipe: no file can be read by it."""
    return FileFault(f"recipes/{release}.toml", f"{indicator}: {words}", _MEND)


def source_of(series: SeriesRecipe, origin: str) -> str:
    """Return which file of a series the origin of a figure begins with; its first one where none does."""
    names = [each.name for each in series.sources]
    return next((name for name in names if origin.startswith(name)), names[0])


def findings_of(faults: Iterable[FileFault]) -> list[Finding]:
    """Return a finding for each file, sheet and cause; the same cell is told once."""
    alike: dict[tuple[str, str, str, str], list[FileFault]] = {}
    for each in dict.fromkeys(faults):
        alike.setdefault((each.file, each.sheet, each.cause, each.remedy), []).append(each)
    return [Finding(each[0].file, each[0].row, _told(each), each[0].remedy) for each in alike.values()]


def _told(alike: Sequence[FileFault]) -> str:
    first = alike[0]
    if not first.row:
        return f"{first.cause}."
    named = ", ".join(each.where for each in alike[:_NAMED])
    more = f" and {len(alike) - _NAMED:,} more" if len(alike) > _NAMED else ""
    sheet = f" of the sheet {first.sheet!r}" if first.sheet else ""
    each_one = ": each" if len(alike) > 1 else ""
    return sentence(f"{named}{more}{sheet}{each_one} {first.cause}")


def _shortened(text: str) -> str:
    return repr(text) if len(text) <= _SHOWN else f"{text[:_SHOWN]!r} and {len(text) - _SHOWN:,} more"


def sentence(words: str) -> str:
    """Return words with a capital letter and a full stop."""
    return words[0].upper() + words[1:] + "."
