"""Rows that are about no place we hold: why, and whether the file is at fault."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from lutondash.importers.file_faults import CellError
from lutondash.importers.places import CODE, Gazetteer
from lutondash.importers.recipe import PlaceColumn
from lutondash.importers.tables import Table

_REMEMBERED = 10_000
"""So many different texts in place of a place are looked at once only."""

_CODE_WITHIN = re.compile(rf"(?<![A-Z0-9]){CODE.pattern}(?!\d)", re.ASCII)
_BESIDE_A_NAME = re.compile(r"(?:\s*[*\u2020\u2021#]|\s*\[[^\]]*\])+$")
_SHAPES = re.compile(r"[A-Z]\d{8}|(TL|UK)[A-Z0-9]{0,3}", re.ASCII)
"""The forms of the codes of the statistical offices: of places of Britain, and of regions of Europe."""
NO_CODE = "no code where codes stand"
_NAMED = 3
_EXCHANGED = "Put the columns under their own headings, or fetch the file again."
_BESIDE = "Write the name or the code alone, or ask the publisher for a file without such marks."


class Absent:
    """Says why a row has no place, by the text that stands where its place should be."""

    def __init__(self, rule: PlaceColumn, table: Table, gazetteer: Gazetteer) -> None:
        self._rule, self._table, self._gazetteer = rule, table, gazetteer
        self._position = table.position(rule.column) if rule.column else None
        self._find = gazetteer.finder(rule, table)
        self._is_suspect = lru_cache(_REMEMBERED)(self._looked_at)

    def text(self, row: Sequence[str]) -> str:
        """Return what stands where the place of a row should be."""
        return self._rule.code if self._position is None else row[self._position]

    def why(self, text: str) -> str:
        """Return why rows with this text are not kept, for the count of them."""
        if not text:
            return "no place named"
        if self.is_no_code(text):
            return NO_CODE
        is_unknown = CODE.fullmatch(text) is not None and not self._gazetteer.is_known(text)
        return "a code that no list of places has" if is_unknown else "outside the places we hold"

    def is_no_code(self, text: str) -> bool:
        """Say whether one word has the form of no code though codes stand in its column, as E0600003 has.

        A note under a table has many words, and the name of a total too.
        """
        only_codes = {"gss", "itl"}.issuperset(self._rule.forms)
        return only_codes and self._position is not None and not _SHAPES.fullmatch(text) and " " not in text

    def remarks(self, texts: Iterable[str]) -> Iterator[str]:
        """Yield what to look at: words that are no code where codes belong; one may mean a place we hold."""
        wrong = [text for text in texts if text and self.is_no_code(text)]
        if wrong:
            named = ", ".join(repr(text[:40]) for text in wrong[:_NAMED])
            more = f" and {len(wrong) - _NAMED:,} more" if len(wrong) > _NAMED else ""
            yield f"{self._table.name}: no code of a place is {named}{more}; their rows are left out."

    def fault(self, row: Sequence[str]) -> CellError | None:
        """Return what is wrong with a row that should have a place; None where it is about another one."""
        if self._position is None or not self._is_suspect(row[self._position]):
            return None
        text, at = row[self._position], self._position
        if CODE.fullmatch(text):
            return CellError(
                "is a code where a name belongs; the headings look swapped", _EXCHANGED, at, text
            )
        if self._beside_code(text) or self._beside_name(text):
            return CellError("is the name or code of a place, written otherwise", _BESIDE, at, text)
        other = next((self._table.columns[at] for at, cell in enumerate(row) if CODE.fullmatch(cell)), None)
        if other is None:
            return None
        cause = f"is no code, and codes stand in {other!r}; the headings look swapped"
        return CellError(cause, _EXCHANGED, at, text)

    def _looked_at(self, text: str) -> bool:
        """Say whether a text is a code among names, or anything but a code or a name of another place."""
        if self._rule.forms == ("name",):
            return CODE.fullmatch(text) is not None or self._beside_name(text)
        among_codes = {"gss", "itl"}.issuperset(self._rule.forms) and CODE.fullmatch(text) is None
        return bool(text) and (among_codes or self._beside_code(text) or self._beside_name(text))

    def _beside_code(self, text: str) -> bool:
        """Say whether a text has the code of a place we hold, and more."""
        within = _CODE_WITHIN.search(text.upper())
        return within is not None and within[0] != text and within[0] in self._gazetteer.held

    def _beside_name(self, text: str) -> bool:
        """Say whether a text is what names a place we hold, with a mark such as * or [1] after it."""
        bare = _BESIDE_A_NAME.sub("", text)
        if bare == text or self._position is None:
            return False
        row = [""] * len(self._table.columns)
        row[self._position] = bare
        return self._find(row) is not None
