"""From ids to names: the rows of the Department for Education under the columns of its own files."""

from collections.abc import Iterator, Mapping

from lutondash.importers.fetching.dfe_forms import Description, Filter, Place, Result
from lutondash.importers.fetching.faults import plain, refusal
from lutondash.importers.fetching.orders import DfeOrder

_TIME = ("time_period", "time_identifier", "geographic_level")
_OF_LEVEL = {
    "NAT": ("country_code", "country_name"),
    "REG": ("region_code", "region_name"),
    "LA": ("old_la_code", "new_la_code", "la_name"),
}
_LOOK = "Look at the publisher's pages; change the recipe only once you know why."


class Rows:
    """Writes results as rows of text; ImportFaultError where an id means nothing."""

    def __init__(self, order: DfeOrder, description: Description, address: str) -> None:
        self._address = address
        self._labels = {each.code: each.label for each in description.geographic_levels}
        self._places = {
            group.level.code: {place.id: place for place in group.options} for group in description.locations
        }
        self._levels = {
            level: _OF_LEVEL.get(level, _plain_names(level)) for level in [*_OF_LEVEL, *self._places]
        }
        self._filters = [(each, _labels(each)) for each in description.filters]
        self._indicators = order.indicators
        self.columns = (*_TIME, *self._places_heading(), *self._named(description))

    def of(self, result: Result) -> list[str]:
        """Return a result as a row under `columns`."""
        period, level = result.time_period, result.geographic_level
        row = [period.period, period.code, self._labels.get(level, level)]
        for each, names in self._levels.items():
            row.extend(self._place(each, result.locations.get(each), len(names)))
        row.extend(self._chosen(each, labels, result) for each, labels in self._filters)
        row.extend(self._value(each, result.values) for each in self._indicators)
        return row

    def _places_heading(self) -> Iterator[str]:
        for names in self._levels.values():
            yield from names

    def _named(self, description: Description) -> list[str]:
        """Return the names of filters and indicators; a changed data set lacks an indicator of the order."""
        names = {each.id: each.column for each in description.indicators}
        missing = [each for each in self._indicators if each not in names]
        if missing:
            known = ", ".join(f"{id_} ({column})" for id_, column in names.items())
            fault = f"The recipe's data_set has no indicator {', '.join(missing)}. It has {plain(known)}."
            raise refusal(self._address, fault, _LOOK)
        return [*(each.column for each, _ in self._filters), *(names[each] for each in self._indicators)]

    def _place(self, level: str, id_: str | None, width: int) -> list[str]:
        if id_ is None:
            return [""] * width
        place = self._places.get(level, {}).get(id_)
        if place is None:
            raise self._unknown(f"place {id_!r}")
        return _cells(level, place)

    def _chosen(self, filter_: Filter, labels: Mapping[str, str], result: Result) -> str:
        option = result.filters.get(filter_.id)
        if option is None:
            return ""
        if option not in labels:
            raise self._unknown(f"option {option!r} of {filter_.column}")
        return labels[option]

    def _value(self, indicator: str, values: Mapping[str, str]) -> str:
        if indicator not in values:
            raise refusal(self._address, f"A row has no value of indicator {indicator!r}.", _LOOK)
        return values[indicator]

    def _unknown(self, what: str) -> Exception:
        fault = f"A row speaks of {plain(what)}, which the publisher's list of names does not have."
        return refusal(self._address, fault, "Fetch it again; the publisher may be changing it now.")


def _cells(level: str, place: Place) -> list[str]:
    return [place.old_code, place.code, place.label] if level == "LA" else [place.code, place.label]


def _plain_names(level: str) -> tuple[str, str]:
    return f"{level.lower()}_code", f"{level.lower()}_name"


def _labels(filter_: Filter) -> dict[str, str]:
    return {each.id: each.label for each in filter_.options}
