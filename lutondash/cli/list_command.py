"""`lutondash list`: the indicators and their latest periods."""

from lutondash.cli.options import AsJson, AsOf, Data, day_of, folder_of
from lutondash.cli.printing import print_json, print_table
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load

_KEYS = ("id", "priority", "role", "latest", "title")


def list_indicators(*, data: Data = None, as_of: AsOf = None, json: AsJson = False) -> None:
    """List what there is, with the latest period of each indicator."""
    day = day_of(as_of)
    rows = _rows(load(folder_of(data), as_of=day).released(day))
    if json:
        print_json(rows)
    else:
        print_table([_KEYS, *(tuple(row.values()) for row in rows)])


def _rows(dataset: Dataset) -> list[dict[str, str]]:
    rows = []
    for indicator in dataset.indicators.values():
        latest = dataset.series(indicator.id).latest
        period = (latest.period.text or latest.period_label) if latest else ""
        cells = (indicator.id, indicator.priority, indicator.role.value, period, indicator.title)
        rows.append(dict(zip(_KEYS, cells, strict=True)))
    return rows
