"""The gazetteer: from a code, a number or a name in a file to the code a figure is stored under."""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from lutondash.importers.readers import Table
from lutondash.importers.recipe import GeographiesRecipe, PlaceColumn
from lutondash.model.geography import Geography
from lutondash.model.period import Period

CODE = re.compile(r"[EWSNKJ]\d{8}", re.ASCII)
"""A code of the Government Statistical Service, of any part of the United Kingdom."""

_REMEMBERED = 10_000
"""So many different names of places of a table are looked up once only."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row belongs; `is_older_code` says that today's code stands for the one in the file."""

    code: str
    is_older_code: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """All places we know, by every way of naming them, and which of them are held."""

    geographies: tuple[Geography, ...]
    held: frozenset[str]
    _by_form: dict[str, dict[str, Place]] = field(default_factory=dict, repr=False)
    _lifetimes: dict[str, tuple[date, date]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for form, column in (("itl", "itl_code"), ("mhclg", "mhclg_code"), ("dfe", "dfe_number")):
            self._by_form[form] = {
                getattr(each, column): _place(each) for each in self.geographies if getattr(each, column)
            }
        self._by_form["gss"] = {each.code: _place(each) for each in self.geographies}
        continued = {each.continues_as for each in self.geographies}
        self._lifetimes.update((each.code, _lifetime(each, continued)) for each in self.geographies)
        self._by_form["name"] = _unambiguous_names(
            each for each in self.geographies if each.code in self.held
        )

    def find(self, row: Sequence[str], column: PlaceColumn, table: Table) -> Place | None:
        """Return the held place a row is about, or None where it is about another."""
        return self.finder(column, table)(row)

    def finder(self, column: PlaceColumn, table: Table) -> Callable[[Sequence[str]], Place | None]:
        """Return what finds the held place of each row of a table, or None where it is about another."""
        if column.code:
            fixed = Place(column.code) if column.code in self.held else None
            return lambda _: fixed
        known: dict[str, Place] = {}
        for form in reversed(column.forms):
            known.update(self._by_form[form])
        position = table.position(column.column)
        also_at = table.position(column.also_in or column.column)

        @lru_cache(_REMEMBERED)
        def named(text: str, other: str) -> Place | None:
            place = known.get(text) or known.get(text.strip().casefold()) or known.get(text.strip())
            if place is None and other in column.also:
                place = Place(column.also[other])
            if place is not None:
                return place if place.code in self.held else None
            is_kept = column.unknown == "keep" and CODE.fullmatch(text) and not self.is_known(text)
            return Place(text) if is_kept else None

        return lambda row: named(row[position], row[also_at])

    def is_known(self, code: str) -> bool:
        """Say whether the list of places has a code, held or not."""
        return code in self._lifetimes

    def existed(self, code: str, period: Period) -> bool:
        """Say whether a place existed on any day of a period; a period without an end never rules it out."""
        if period.end is None:
            return True
        first, last = self._lifetimes.get(code, (date.min, date.max))
        return first <= period.end and (period.start or period.end) <= last


def make_gazetteer(table: Table, recipe: GeographiesRecipe) -> Gazetteer:
    """Read the crosswalk of places; pydantic's ValidationError where a row is at fault."""
    geographies = tuple(
        Geography(**dict(zip(table.columns, row, strict=True))) for row in table.rows if any(row)
    )
    held = frozenset(
        each.code for each in geographies if each.type in recipe.hold_types or each.code in recipe.hold_codes
    )
    return Gazetteer(geographies, held)


def geographies_csv(gazetteer: Gazetteer) -> str:
    """Write `codelists/geographies.csv`, in order of code."""
    lines = io.StringIO()
    writer = csv.DictWriter(lines, list(Geography.model_fields), lineterminator="\n")
    writer.writeheader()
    for each in sorted(gazetteer.geographies, key=lambda place: place.code):
        writer.writerow(each.model_dump(mode="json"))
    return lines.getvalue()


def _place(geography: Geography) -> Place:
    if geography.continues_as:
        return Place(geography.continues_as, is_older_code=True)
    return Place(geography.code)


def _lifetime(geography: Geography, continued: Collection[str]) -> tuple[date, date]:
    """Return the first and last day; a code that continues an older one counts from the start."""
    known_from = geography.valid_from and geography.code not in continued
    first = Period(geography.valid_from).start if known_from else None
    last = Period(geography.valid_to).end if geography.valid_to else None
    return first or date.min, last or date.max


def _unambiguous_names(geographies: Iterable[Geography]) -> dict[str, Place]:
    """Map names to places, leaving out every name that two places share."""
    found: dict[str, set[str]] = {}
    for each in geographies:
        for name in {each.name, *each.names_seen.split(";")} - {""}:
            found.setdefault(name.casefold(), set()).add(_place(each).code)
    return {name: Place(next(iter(codes))) for name, codes in found.items() if len(codes) == 1}
