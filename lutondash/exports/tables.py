"""Tables as they are told to machines: one model, from which the Data Package and CSVW are both written."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Kind(StrEnum):
    """What the cells of a column are, by the name both standards share."""

    TEXT = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    YES_NO = "boolean"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, what a blank in it means, and what its cells may be."""

    name: str
    kind: Kind = Kind.TEXT
    about: str = ""
    blank: str = ""
    is_needed: bool = False
    words: tuple[str, ...] = ()
    lowest: float | None = None
    highest: float | None = None
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A column whose every cell stands in a column of another table."""

    column: str
    table: str
    there: str


@dataclass(frozen=True, slots=True, order=True)
class Licence:
    """A licence as stated: its id in the Open Definition's list, its words and its address, if any."""

    name: str
    title: str
    url: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """A publication that figures come from."""

    title: str
    url: str
    version: str


@dataclass(frozen=True, slots=True)
class Table:
    """One file of the edition: `content` is its CSV; `first` and `last` are the days its figures span."""

    name: str
    title: str
    about: str
    columns: tuple[Column, ...]
    content: bytes
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    licences: tuple[Licence, ...] = ()
    sources: tuple[Source, ...] = ()
    first: str = ""
    last: str = ""

    @property
    def path(self) -> str:
        """The file's name within the package."""
        return f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Package:
    """A whole edition: its tables, and what is said of them together; `id` changes with any figure."""

    name: str
    id: str
    title: str
    about: str
    maker: str
    as_of: date
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        names = [table.name for table in self.tables]
        if twice := sorted({name for name in names if names.count(name) > 1}):
            raise ValueError(f"two tables are called {', '.join(twice)}; rename the indicator")

    @property
    def licences(self) -> tuple[Licence, ...]:
        """Every licence of any table."""
        return _all(licence for table in self.tables for licence in table.licences)

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source of any table."""
        return _all(source for table in self.tables for source in table.sources)

    @property
    def first(self) -> str:
        """The first day any figure is about."""
        return min((table.first for table in self.tables if table.first), default="")

    @property
    def last(self) -> str:
        """The last day any figure is about."""
        return max((table.last for table in self.tables if table.last), default="")


def _all(found: Iterable[T]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(found))
