"""Workbooks of publishers (xlsx, xls, ods): a sheet is chosen by name and measured before it is read."""

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from lutondash.importers.cells import Cells, SourceError, locked_with_a_password, tidy
from lutondash.importers.containers import Container, open_container
from lutondash.importers.file_kinds import ODS, XLS
from lutondash.importers.limits import Limits, check_area, check_spaces, check_text
from lutondash.importers.sheet_scan import SheetScan, most_spaces, scan_ods, scan_xlsx_sheet, shared_text
from lutondash.importers.trials import tried

# An old workbook is no text that could be looked through.
_TRIAL = """
from python_calamine import CalamineWorkbook
workbook = CalamineWorkbook.from_path(sys.argv[1])
for name in workbook.sheet_names:
    sheet = workbook.get_sheet_by_name(name)
    print(sheet.total_height + 1, sheet.total_width + 1, name.encode().hex(), sep=" ")
"""
_SHEET = re.compile(rb"<(?:\w+:)?sheet\s([^<>]*)>")
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s([^<>]*)>")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_STRINGS = "xl/sharedStrings.xml"
_SAVE_AGAIN = "open it in a spreadsheet program and save it again, or fetch it again"
_NAME_SHEET = "name one in `sheet` of the recipe, or give the sheet its old name"

Read = TypeVar("Read")


@dataclass
class Workbook:
    """One workbook that has passed every check; sheets are read when they are asked for."""

    name: str
    path: Path
    kind: str
    limits: Limits
    _calamine: CalamineWorkbook = field(init=False, repr=False)
    _container: Container | None = field(init=False, default=None, repr=False)
    _scans: dict[str, SheetScan] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if self.kind == XLS:
            self._scans = _tried(self.name, self.path)
        else:
            self._container = open_container(self.name, self.path, self.limits)
        if self._container and self.kind == ODS:
            # All sheets of such a workbook are read as soon as it is opened.
            content = self._container.read("content.xml")
            check_spaces(self.name, most_spaces(content), self.limits)
            self._scans = scan_ods(content)
            for sheet in self._scans:
                self._check_area(sheet)
        self._calamine = _told(self.name, lambda: CalamineWorkbook.from_path(self.path))

    def cells(self, sheet: str) -> Cells:
        """Return every row of the sheet that a regular expression names, from its first cell on.

        A formula is its last result; a formula's error is its word, such as #REF!, and one that was never
        worked out is NO_RESULT.
        """
        chosen = self._choose(sheet)
        if self._container and self.kind != ODS:
            self._scans[chosen] = _scan_xlsx(self._container, chosen)
        self._check_area(chosen)
        rows = _told(self.name, lambda: self._rows(chosen))
        for (row, column), word in self._errors_of(chosen):
            rows.extend([] for _ in range(row + 1 - len(rows)))
            rows[row].extend("" for _ in range(column + 1 - len(rows[row])))
            rows[row][column] = word
        return rows

    def about(self, sheet: str) -> tuple[str, Mapping[tuple[int, int], str]]:
        """Return the name of the sheet chosen and its formulas' errors, once its cells were read."""
        chosen = self._choose(sheet)
        return chosen, self._scans.get(chosen, SheetScan()).errors

    def _errors_of(self, sheet: str) -> Iterable[tuple[tuple[int, int], str]]:
        return self._scans.get(sheet, SheetScan()).errors.items()

    def _rows(self, sheet: str) -> list[list[Any]]:
        return self._calamine.get_sheet_by_name(sheet).to_python(skip_empty_area=False)

    def _choose(self, sheet: str) -> str:
        """Return the one sheet called so; without a name, the one sheet that is not hidden."""
        names = self._calamine.sheet_names
        if not sheet:
            visible = SheetVisibleEnum.Visible
            shown = [each.name for each in self._calamine.sheets_metadata if each.visible == visible]
            found: Sequence[str] = shown if len(names) > 1 else names
        else:
            found = [each for each in names if re.fullmatch(sheet, each)] or [
                each for each in names if re.fullmatch(sheet, tidy(each), re.IGNORECASE)
            ]
        if len(found) != 1:
            listed = ", ".join(map(self._with_visibility, names))
            what = f"{len(found)} sheets called {sheet!r}" if sheet else "more than one sheet to choose from"
            raise SourceError(f"{self.name} has {what}; its sheets are {listed}", _NAME_SHEET)
        return found[0]

    def _with_visibility(self, sheet: str) -> str:
        hidden = any(
            each.name == sheet and each.visible != SheetVisibleEnum.Visible
            for each in self._calamine.sheets_metadata
        )
        return f"{sheet} (hidden)" if hidden else sheet

    def _check_area(self, sheet: str) -> None:
        scan = self._scans.get(sheet, SheetScan())
        check_area(f"{self.name} {sheet}", scan.rows, scan.columns, self.limits)
        check_text(f"{self.name} {sheet}", scan.text, self.limits)


def _scan_xlsx(container: Container, sheet: str) -> SheetScan:
    """Look through a sheet and the texts it shares with others."""
    xml = container.read(_part_of(container, sheet))
    scan = scan_xlsx_sheet(xml)
    if _STRINGS in container.parts:
        scan.text = shared_text(xml, container.read(_STRINGS))
    return scan


def _part_of(container: Container, sheet: str) -> str:
    """Return where an xlsx workbook keeps a sheet."""
    relations = {
        each.get("Id", ""): each.get("Target", "")
        for each in map(_attributes, _RELATION.findall(container.read("xl/_rels/workbook.xml.rels")))
    }
    for each in map(_attributes, _SHEET.findall(container.read("xl/workbook.xml"))):
        target = next((relations.get(text, "") for key, text in each.items() if key.endswith(":id")), "")
        if each.get("name") == sheet and target:
            return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")
    raise SourceError(f"{container.name} does not say where its sheet {sheet!r} is", _SAVE_AGAIN)


def _attributes(tag: bytes) -> dict[str, str]:
    return {
        key.decode("utf-8", "replace"): html.unescape((one or other).decode("utf-8", "replace"))
        for key, one, other in _ATTRIBUTE.findall(tag)
    }


def _tried(name: str, path: Path) -> dict[str, SheetScan]:
    """Return the rows and columns of each sheet of an old workbook, tried first."""
    run = tried(name, path, _TRIAL, _SAVE_AGAIN)
    if run.returncode:
        if b"PasswordError" in run.stderr:
            raise locked_with_a_password(name)
        found = f"{name} is not a workbook that can be read: it is damaged or too large"
        raise SourceError(found, _SAVE_AGAIN)
    lines = (line.split() for line in run.stdout.decode().splitlines())
    return {
        bytes.fromhex(coded).decode(): SheetScan(int(rows), int(columns)) for rows, columns, coded in lines
    }


def _told(name: str, work: Callable[[], Read]) -> Read:
    """Do a piece of reading; SourceError where the library cannot, even where it only breaks off."""
    try:
        return work()
    except PasswordError as reason:
        raise locked_with_a_password(name) from reason
    except (CalamineError, OSError, ValueError) as reason:
        raise SourceError(f"{name} is not a workbook that can be read: {reason}", _SAVE_AGAIN) from reason
    except BaseException as reason:
        # The library's own breakdown is no Exception and has no name that could be imported.
        if type(reason).__name__ != "PanicException":
            raise
        raise SourceError(f"{name} is not a workbook that can be read", _SAVE_AGAIN) from reason
