"""`ChangedFigure`: the changes of one figure together, whoever tells them."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from itertools import groupby

from lutondash.model.edition import Change, ChangeKind
from lutondash.views import formats
from lutondash.views.changed import ChangedRow, Names, changed_rows

_FEW = 8


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure with its changes in our own place, region and country, and how many other places change.

    `why` is the reason where all of them share one; then the rows leave it out.
    """

    title: str
    address: str
    why: str
    rows: tuple[ChangedRow, ...]
    elsewhere: str

    @property
    def is_short(self) -> bool:
        """Whether it takes little room."""
        return len(self.rows) <= _FEW

    @property
    def is_corrected(self) -> bool:
        """Whether an error of it was mended, or something of it was removed: nobody should miss that."""
        return any(row.kind in (ChangeKind.CORRECTED, ChangeKind.REMOVED) for row in self.rows)

    @property
    def counted(self) -> str:
        """How many of its values change here."""
        return formats.count_of(len(self.rows), "value") if self.rows else "other places only"


def changed_figures(names: Names, changes: Collection[Change]) -> tuple[ChangedFigure, ...]:
    """Put changes under their figures, by title."""
    titles = {indicator: names.title(indicator) for indicator in {change.indicator for change in changes}}
    in_order = sorted(changes, key=lambda each: (titles[each.indicator], each.indicator))
    grouped = groupby(in_order, key=lambda each: each.indicator)
    return tuple(_figure(names, indicator, tuple(each)) for indicator, each in grouped)


def _figure(names: Names, indicator: str, changes: tuple[Change, ...]) -> ChangedFigure:
    others = [change for change in changes if not names.is_home(change)]
    places = formats.count_of(len({change.geography for change in others}), "other place")
    values = formats.count_of(len(others), "value")
    rows = changed_rows(names, filter(names.is_home, changes))
    reasons = {row.why for row in rows}
    shared = reasons.pop() if len(reasons) == 1 else ""
    return ChangedFigure(
        title=names.title(indicator),
        address=names.address(indicator),
        why=shared,
        rows=tuple(replace(row, why="") for row in rows) if shared else rows,
        elsewhere=f"{values} in {places}." if others else "",
    )
