"""The files of results that can be taken away: figures, lists and charts of indicators, and comparisons."""

from collections.abc import Callable

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.figures import figures_csv
from lutondash.exports.figures_workbook import compared_xlsx, figures_xlsx
from lutondash.exports.listing import listing_csv, outcome_listing, priority_listing
from lutondash.model.indicator import Indicator
from lutondash.site import pages
from lutondash.site.pages import MOST_PLACES, Choices, Given, first
from lutondash.site.pictures import PICTURES, drawn_png, drawn_svg
from lutondash.site.taken import Download, file
from lutondash.views.chart_view import ChartView
from lutondash.views.compare_page import comparison_chart, comparison_strip, comparison_table
from lutondash.views.comparing import Selection, why_not
from lutondash.views.control_chart import control_chart
from lutondash.views.figure_table import figure_table
from lutondash.views.position_strip import PositionStrip, position_strip
from lutondash.views.priority_page import SHOWN, SIDES
from lutondash.views.trend_chart import TrendChart, trend_chart

_OUTCOME = "outcome.csv"


def holds(dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is of results."""
    stem, _, ending = name.rpartition(".")
    if name == _OUTCOME or name in _COMPARED or _further(dataset, name):
        return True
    is_of_priority = ending == "csv" and stem in {priority.id for priority in dataset.priorities}
    return is_of_priority or (stem in dataset.indicators and ending in _OF_INDICATOR)


def made(dataset: Dataset, name: str, chosen: Choices) -> Download:
    """Make a file of figures: of an outcome, a comparison, an indicator or a priority."""
    stem, _, ending = name.rpartition(".")
    if name == _OUTCOME:
        slug = first(chosen, "id")
        return file(f"{slug}.csv", listing_csv(dataset, outcome_listing(dataset, slug)))
    if name in _COMPARED:
        selection = pages.selection(chosen)
        named = name.replace("compare", f"{selection.indicator}-compared")
        return file(named, _COMPARED[name](dataset, selection))
    if further := _further(dataset, name):
        return file(name, PICTURES[ending](_further_chart(dataset, *further, first(chosen, "group"))))
    if stem in dataset.indicators:
        places = next((values for key, values in chosen if key == "place"), ())
        return file(name, _OF_INDICATOR[ending](dataset, stem, places))
    side, show = first(chosen, "side"), first(chosen, "show")
    return file(name, listing_csv(dataset, priority_listing(dataset, stem, side=side, show=show)))


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what its file looks at; raises UnknownIdError for an id or a place unknown."""
    stem, _, ending = name.rpartition(".")
    if further := _further(dataset, name):
        return _kept({"group": _group(dataset, given)} if further[1] in _GROUPED else {})
    if name == _OUTCOME:
        return (("id", (dataset.outcome(_last(given, "id")).slug,)),)
    if name in _COMPARED:
        return _comparison(dataset, given)
    if stem in dataset.indicators and ending in _OF_INDICATOR:
        return _kept({"place": _places(dataset, given)})
    side, show = _last(given, "side"), _last(given, "show")
    return _kept({"side": (side,) if side in SIDES else (), "show": (show,) if show in SHOWN else ()})


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every file of results that needs no choice; the list of an outcome needs its id."""
    lists = (f"{priority.id}.csv" for priority in dataset.priorities)
    figures = (f"{id_}.{ending}" for id_ in dataset.indicators for ending in _endings(dataset, id_))
    further = (
        f"{id_}{end}.{ending}"
        for id_, indicator in dataset.indicators.items()
        for end, chart in _FURTHER.items()
        if chart(dataset, indicator, "") is not None
        for ending in PICTURES
    )
    return (*lists, *figures, *further)


def _endings(dataset: Dataset, indicator_id: str) -> tuple[str, ...]:
    """Return the kinds of files an indicator has; without a chart it has no picture."""
    has_chart = trend_chart(dataset, dataset.indicator(indicator_id)) is not None
    return tuple(_OF_INDICATOR) if has_chart else ("csv", "xlsx")


def _further(dataset: Dataset, name: str) -> tuple[str, str] | None:
    """Return the indicator and the kind of a picture other than that of the figure over time."""
    stem, _, ending = name.rpartition(".")
    pairs = ((stem.removesuffix(end), end) for end in _FURTHER if stem.endswith(end))
    return next((pair for pair in pairs if pair[0] in dataset.indicators and ending in PICTURES), None)


def _group(dataset: Dataset, given: Given) -> tuple[str, ...]:
    """Return the chosen group of similar places where there is such a group."""
    wanted = _last(given, "group")
    return (wanted,) if wanted in dataset.comparator_groups else ()


def _further_chart(dataset: Dataset, indicator_id: str, end: str, group: str) -> ChartView:
    chart = _FURTHER[end](dataset, dataset.indicator(indicator_id), group)
    if chart is None:
        raise UnknownIdError("chart", f"{indicator_id}{end}")
    return chart


def _last(given: Given, name: str) -> str:
    """Return the last value of a choice; empty where none was made."""
    return next(iter(reversed(given.get(name, ()))), "")


def _places(dataset: Dataset, given: Given) -> tuple[str, ...]:
    """Return the chosen places, each once and no more than the page shows."""
    codes = dict.fromkeys(dataset.geography(code).code for code in given.get("place", ()) if code)
    return tuple(codes)[:MOST_PLACES]


def _comparison(dataset: Dataset, given: Given) -> Choices:
    """Return what a comparison sets side by side; raises UnknownIdError where a figure does not compare."""
    chosen = pages.choices(dataset, "compare", given)
    indicator = dataset.indicator(first(chosen, "indicator"))
    if why_not(dataset, indicator):
        raise UnknownIdError("comparison", indicator.id)
    return chosen


def _kept(chosen: dict[str, tuple[str, ...]]) -> Choices:
    """Leave out choices that say nothing."""
    return tuple((name, values) for name, values in chosen.items() if any(values))


def _csv(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> bytes:
    """Write the figures of the places that the page shows."""
    shown = figure_table(dataset, dataset.indicator(indicator_id), chosen)
    return figures_csv(dataset, indicator_id, shown.codes)


def _svg(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> bytes:
    return drawn_svg(_chart(dataset, indicator_id, chosen))


def _png(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> bytes:
    return drawn_png(_chart(dataset, indicator_id, chosen))


def _chart(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> TrendChart:
    """Return the chart that the page shows: of the chosen places, those with a figure."""
    shown = figure_table(dataset, dataset.indicator(indicator_id), chosen).codes
    kept = tuple(code for code in chosen if code in shown)
    chart = trend_chart(dataset, dataset.indicator(indicator_id), kept)
    if chart is None:
        raise UnknownIdError("chart", indicator_id)
    return chart


def _compared_csv(dataset: Dataset, selection: Selection) -> bytes:
    """Write the figures of exactly the places compared."""
    return figures_csv(dataset, selection.indicator, comparison_table(dataset, selection).codes)


def _compared_svg(dataset: Dataset, selection: Selection) -> bytes:
    return drawn_svg(_lines(dataset, selection))


def _compared_png(dataset: Dataset, selection: Selection) -> bytes:
    return drawn_png(_lines(dataset, selection))


def _places_svg(dataset: Dataset, selection: Selection) -> bytes:
    return drawn_svg(_strip(dataset, selection))


def _places_png(dataset: Dataset, selection: Selection) -> bytes:
    return drawn_png(_strip(dataset, selection))


def _strip(dataset: Dataset, selection: Selection) -> PositionStrip:
    strip = comparison_strip(dataset, selection)
    if strip is None:
        raise UnknownIdError("strip", selection.indicator)
    return strip


def _lines(dataset: Dataset, selection: Selection) -> TrendChart:
    chart = comparison_chart(dataset, selection)
    if chart is None:
        raise UnknownIdError("chart", selection.indicator)
    return chart


_OF_INDICATOR: dict[str, Callable[[Dataset, str, tuple[str, ...]], bytes]] = {
    "csv": _csv,
    "xlsx": figures_xlsx,
    "svg": _svg,
    "png": _png,
}
"""Files of one indicator, by their ending."""

_FURTHER: dict[str, Callable[[Dataset, Indicator, str], ChartView | None]] = {
    "-control": lambda dataset, indicator, _group: control_chart(dataset, indicator),
    "-places": position_strip,
}
"""Further charts of one indicator, by what their file's name has after its id; some look at a group."""

_GROUPED = {"-places"}
"""Those that look at the group of similar places in the address."""

_COMPARED: dict[str, Callable[[Dataset, Selection], bytes]] = {
    "compare.csv": _compared_csv,
    "compare.xlsx": compared_xlsx,
    "compare.svg": _compared_svg,
    "compare.png": _compared_png,
    "compare-places.svg": _places_svg,
    "compare-places.png": _places_png,
}
"""Files of a comparison; what is compared stands in the address."""
