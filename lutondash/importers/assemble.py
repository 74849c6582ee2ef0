"""All figures of an indicator, from every recipe, become the text of its `observations.csv`."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from operator import attrgetter

from lutondash.errors import Finding
from lutondash.importers.rows import Figure, Tally
from lutondash.model.observation import ObservationRow
from lutondash.model.period import Period

_ALWAYS = ("period", "geography", "value")


def number_readings(figures: Sequence[Figure], how: str) -> list[Figure]:
    """Give figures their sequence 1, 2 ...: by date, within `each_place` or over `all_places`."""
    if not how:
        return list(figures)
    groups = [figure.geography if how == "each_place" else "" for figure in figures]
    periods: dict[str, set[str]] = {}
    for group, figure in zip(groups, figures, strict=True):
        periods.setdefault(group, set()).add(figure.period)
    order = {group: sorted(found, key=Period) for group, found in periods.items()}
    return [
        replace(figure, sequence=order[group].index(figure.period) + 1)
        for group, figure in zip(groups, figures, strict=True)
    ]


def drop_repeats(figures: Iterable[Figure], tally: Tally, faults: list[str]) -> list[Figure]:
    """Keep one figure for each key: today's code wins over an older one; other contradictions are faults."""
    kept: dict[tuple[str, str, str | int], Figure] = {}
    for figure in figures:
        key = figure.key
        other = kept.get(key)
        if other is None:
            kept[key] = figure
        elif figure.is_older_code != other.is_older_code:
            tally.refuse("the same place under its older code too")
            kept[key] = other if figure.is_older_code else figure
        elif figure.value == other.value:
            tally.refuse("repeated in the source")
        else:
            faults.append(
                f"{other.origin} and {figure.origin}: {figure.geography} has both {other.value!r} "
                f"and {figure.value!r} for {figure.period!r}."
            )
    return list(kept.values())


def outside_interval(figure: Figure) -> bool:
    """Say whether a value lies outside its own interval by more than a unit of its last digit."""
    if not (figure.value and figure.lower and figure.upper):
        return False
    value, lower, upper = Decimal(figure.value), Decimal(figure.lower), Decimal(figure.upper)
    unit = Decimal(1).scaleb(min(int(each.as_tuple().exponent) for each in (lower, upper)))
    return not lower - unit <= value <= upper + unit


def observations_csv(figures: Iterable[Figure]) -> str:
    """Write figures as `observations.csv`: sorted, and without the columns that would be empty throughout."""
    ordered = sorted(figures, key=_place_in_file)
    columns = [
        name
        for name in ObservationRow.model_fields
        if name in _ALWAYS or set(map(attrgetter(name), ordered)) - {"", None}
    ]
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(map(attrgetter(*columns), ordered))
    return lines.getvalue()


def as_findings(release: str, indicator: str, faults: Iterable[str]) -> list[Finding]:
    """Turn faults of one series into findings about its recipe."""
    remedy = "Look at the publisher's file and its notes, then mend the recipe."
    return [Finding(f"recipes/{release}.toml", 0, f"{indicator}: {fault}", remedy) for fault in faults]


def _place_in_file(figure: Figure) -> tuple[str, str, int, str]:
    return figure.geography, figure.period, figure.sequence or 0, figure.breakdown
