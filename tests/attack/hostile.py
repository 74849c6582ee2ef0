"""The made-up folder with harm in every text that somebody may write, found from the models themselves.

A field that is added to a model is filled too, with no change here: whatever takes harm for a value gets it.
"""

import csv
import io
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from lutondash import load
from lutondash.dataset import layout
from lutondash.dataset.budget import Budget
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import MoneyRow
from lutondash.model.edition import EditionChange, History
from lutondash.model.observation import ObservationRow
from lutondash.model.record import Record
from tests.data_folder import export
from tests.sample import AS_OF, write_sample

MARK = "alert(1)"
"""Where this is found there is harm, or the words of it."""
FORMULA = "=cmd|'/C calc'!A0"
HARM = (
    f"{FORMULA} <script>{MARK}</script><img src=x onerror={MARK}></title></textarea></script></style>]]>-->"
    f"\" ' onmouseover={MARK} <svg/onload={MARK}> [go](javascript:{MARK}) ![p](http://evil.test/p.png)"
    " <http://evil.test> www.evil.test $x^2$ :material/home: :red[red] `x` **b** {{7*7}} \x85 {% x %}"
    " ${7*7} & é \u202e \u2028\nBEGIN:VEVENT\nX-EVIL:1"
)
"""A formula, HTML, ways out of every element, Markdown, mathematics, directives, templates, other lines."""
SHAPES = (
    HARM,
    f"=1+1<img src=x onerror={MARK}>",
    f"https://evil.test/\"onmouseover={MARK}//'<script>{MARK}</script>",
    f'"onmouseover={MARK}<script>{MARK}</script>@evil.test',
    f"1.1.1 Harm\"'<script>{MARK}</script>",
)
"""Harm for any text, for a short one, for an address on the web, one to write to, and a criterion."""

CHECKED = frozenset(
    f"{kind}:{name}"
    for kind, names in {
        "BudgetLine": ("adds_to", "compared_in"),
        "CapitalScheme": ("priority",),
        "Commentary": ("period",),
        "Geography": ("continues_as", "region_code", "successor_codes"),
        "ObservationRow": (
            *("denominator", "geography", "lower", "numerator", "period", "qualifier", "release"),
            *("sequence", "status", "upper", "value"),
        ),
        "Question": ("source_title", "source_url", "text", "verdicts"),
        "ServiceLink": ("indicator", "outcome"),
    }.items()
    for name in names
)
"""Texts that a data folder checks against others, or for their form: no harm comes in by them."""
ONLY_WHERE_SAID = ("ObservationRow:breakdown",)
"""Texts that make another thing of what has none: a part of the people where all were meant."""


class Spoiling:
    """Fills records with harm, and remembers which fields took it."""

    def __init__(self, leave: Collection[str] = CHECKED) -> None:
        self.leave = leave
        self.filled: set[str] = set()
        self.seen: set[type[Record]] = set()

    def all(self, value: Any) -> Any:
        """Return the same with every record in it filled."""
        if isinstance(value, Record):
            return self.record(value)
        if isinstance(value, Dataset | Budget | History | EditionChange):
            changes = {each.name: self.all(getattr(value, each.name)) for each in fields(value) if each.init}
            return replace(value, **changes)
        if isinstance(value, Mapping):
            return MappingProxyType({key: self.all(each) for key, each in value.items()})
        return tuple(map(self.all, value)) if isinstance(value, tuple) else value

    def record(self, record: Record) -> Record:
        """Return a record with harm in every field that takes it, one after the other."""
        kind = type(record)
        self.seen.add(kind)
        said = {name: self.all(getattr(record, name)) for name in kind.model_fields}
        made = kind.model_construct(**said)
        for name in kind.model_fields:
            made = self._filled(made, name)
        return made

    def _filled(self, record: Record, name: str) -> Record:
        label = f"{type(record).__name__}:{name}"
        if label in self.leave or (label in ONLY_WHERE_SAID and not getattr(record, name)):
            return record
        for harm in _harm(label, getattr(record, name)):
            with suppress(ValidationError):
                made = type(record).model_validate({**_values(record), _alias(record, name): harm})
                self.filled.add(label)
                return made
        return record


def _harm(label: str, said: object) -> Iterator[str | tuple[str, ...]]:
    """Give every shape of harm for a field, with what it said before, so that no two rows become one."""
    for shape in SHAPES:
        if said and isinstance(said, str):
            yield f"{shape}{label} {said}"
        yield f"{shape}{label}"
        yield (f"{shape}{label}",)


def _alias(record: Record, name: str) -> str:
    return type(record).model_fields[name].alias or name


def _values(record: Record) -> dict[str, Any]:
    return {_alias(record, name): getattr(record, name) for name in type(record).model_fields}


def write_hostile(folder: Path, spoiling: Spoiling) -> None:
    """Write the made-up folder with harm in all its records and rows."""
    sound = folder.parent / "sound"
    write_sample(sound)
    export(spoiling.all(load(sound, as_of=AS_OF)), folder)
    for path in folder.glob("indicators/*/observations.csv"):
        _spoil_rows(path, ObservationRow, spoiling)
    for name in layout.ACCOUNT_FILES:
        _spoil_rows(folder / name, MoneyRow, spoiling)


def _spoil_rows(path: Path, model: type[Record], spoiling: Spoiling) -> None:
    """Fill the rows of a file that is read column by column."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            spoiling.record(model.model_construct(**_all_columns(model, row))) for row in csv.DictReader(file)
        ]
    out = io.StringIO(newline="")
    used = [name for name in model.model_fields if any(getattr(row, name) for row in rows)]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([used, *([str(getattr(row, name)) for name in used] for row in rows)])
    path.write_text(out.getvalue(), encoding="utf-8", newline="")


def _all_columns(model: type[Record], row: Mapping[str, str]) -> dict[str, str]:
    return dict.fromkeys(model.model_fields, "") | dict(row)
