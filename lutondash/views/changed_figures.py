"""`ChangedFigure`: the changes of one figure together, whoever tells them."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from lutondash.model.edition import Change
from lutondash.views import formats
from lutondash.views.changed import ChangedRow, Names, changed_rows


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure with its changes in our own place, region and country, and how many other places change."""

    title: str
    address: str
    rows: tuple[ChangedRow, ...]
    elsewhere: str

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
    return ChangedFigure(
        title=names.title(indicator),
        address=names.address(indicator),
        rows=changed_rows(names, filter(names.is_home, changes)),
        elsewhere=f"{values} of {places}." if others else "",
    )
