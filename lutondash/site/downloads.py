"""Downloads: every file a reader can take away, by its name and the choices in its address."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from lutondash.charts import picture
from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.bundle import bundle
from lutondash.exports.changes import drafted_csv, revisions_csv
from lutondash.exports.chart_figures import chart_csv
from lutondash.exports.edition_workbook import edition_xlsx
from lutondash.exports.figures import all_figures_csv, figures_csv
from lutondash.exports.figures_workbook import compared_xlsx, figures_xlsx
from lutondash.exports.listing import listing_csv, outcome_listing, priority_listing
from lutondash.model.edition import Shown
from lutondash.model.indicator import Indicator
from lutondash.site import money_files, pages
from lutondash.site.pages import MOST_PLACES, Choices, Given, first
from lutondash.views.changes_page import EVERY_CHANGE, is_offered
from lutondash.views.chart_view import ChartView
from lutondash.views.compare_page import comparison_chart, comparison_strip, comparison_table
from lutondash.views.comparing import Selection, why_not
from lutondash.views.control_chart import control_chart
from lutondash.views.editions_section import REVISIONS
from lutondash.views.figure_table import figure_table
from lutondash.views.position_strip import PositionStrip, position_strip
from lutondash.views.priority_page import SHOWN, SIDES
from lutondash.views.trend_chart import TrendChart, trend_chart

MEDIA_TYPES = {
    "csv": "text/csv",
    "png": "image/png",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
_OUTCOME = "outcome.csv"
_PICTURES_KEPT = 64


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away."""

    file_name: str
    media_type: str
    content: bytes


def download(dataset: Dataset, name: str, given: Given) -> Download:
    """Make a file; places, ids and filters come from what an address asks for.

    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    made = _made(dataset, name, choices(dataset, name, given))
    return replace(made, file_name=kept_as(made.file_name, dataset.history.shown))


def kept_as(name: str, shown: Shown) -> str:
    """Return the name under which a reader keeps a file: of a draft, the name says so."""
    return f"draft-{name}" if shown is Shown.DRAFT else name


def _made(dataset: Dataset, name: str, chosen: Choices) -> Download:
    if name in _of_changes(dataset):
        return _file(name, _of_changes(dataset)[name](dataset))
    if name in _WHOLE:
        return _file(name, _WHOLE[name](dataset))
    if money_files.is_table(name):
        return _file(name, money_files.table(dataset, name))
    if money_files.is_of_chart(name):
        return _file(name, _OF_CHART[name.rpartition(".")[2]](money_files.chart(dataset, name, chosen)))
    return _of_results(dataset, name, chosen)


def _of_results(dataset: Dataset, name: str, chosen: Choices) -> Download:
    """Make a file of figures: of an outcome, a comparison, an indicator or a priority."""
    stem, _, ending = name.rpartition(".")
    if name == _OUTCOME:
        slug = first(chosen, "id")
        return _file(f"{slug}.csv", listing_csv(dataset, outcome_listing(dataset, slug)))
    if name in _COMPARED:
        selection = pages.selection(chosen)
        named = name.replace("compare", f"{selection.indicator}-compared")
        return _file(named, _COMPARED[name](dataset, selection))
    if further := _further(dataset, name):
        return _file(name, _PICTURES[ending](_further_chart(dataset, *further, first(chosen, "group"))))
    if stem in dataset.indicators:
        places = next((values for key, values in chosen if key == "place"), ())
        return _file(name, _OF_INDICATOR[ending](dataset, stem, places))
    side, show = first(chosen, "side"), first(chosen, "show")
    return _file(name, listing_csv(dataset, priority_listing(dataset, stem, side=side, show=show)))


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what its file looks at, so that two addresses of one file have the same choices.

    Raises UnknownIdError for a name, an id or a place that nothing bears.
    """
    if name in _WHOLE or name in _of_changes(dataset):
        return ()
    if money_files.is_table(name) or money_files.is_of_chart(name):
        return money_files.choices(dataset, name, given)
    return _choices_of_results(dataset, name, given)


def _choices_of_results(dataset: Dataset, name: str, given: Given) -> Choices:
    stem, _, ending = name.rpartition(".")
    if further := _further(dataset, name):
        return _kept({"group": _group(dataset, given)} if further[1] in _GROUPED else {})
    if name == _OUTCOME:
        return (("id", (dataset.outcome(_last(given, "id")).slug,)),)
    if name in _COMPARED:
        return _comparison(dataset, given)
    if stem in dataset.indicators and ending in _OF_INDICATOR:
        return _kept({"place": _places(dataset, given)})
    if ending == "csv" and stem in {priority.id for priority in dataset.priorities}:
        side, show = _last(given, "side"), _last(given, "show")
        return _kept({"side": (side,) if side in SIDES else (), "show": (show,) if show in SHOWN else ()})
    raise UnknownIdError("download", name)


def media_type(name: str) -> str:
    """Return what kind of file a download is, the same on every machine."""
    return MEDIA_TYPES[name.rpartition(".")[2]]


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every file that needs no choice; the list of an outcome needs its id."""
    lists = (f"{priority.id}.csv" for priority in dataset.priorities)
    figures = (f"{id_}.{ending}" for id_ in dataset.indicators for ending in _endings(dataset, id_))
    further = (
        f"{id_}{end}.{ending}"
        for id_, indicator in dataset.indicators.items()
        for end, chart in _FURTHER.items()
        if chart(dataset, indicator, "") is not None
        for ending in _PICTURES
    )
    return (*_WHOLE, *_of_changes(dataset), *lists, *figures, *further, *money_files.names(dataset))


def _of_changes(dataset: Dataset) -> dict[str, Callable[[Dataset], bytes]]:
    """Return the files of changes there are: of a draft, and of editions that are out."""
    files = {EVERY_CHANGE: drafted_csv, REVISIONS: revisions_csv}
    there = {EVERY_CHANGE: is_offered(dataset), REVISIONS: bool(dataset.history.editions)}
    return {name: make for name, make in files.items() if there[name]}


def _endings(dataset: Dataset, indicator_id: str) -> tuple[str, ...]:
    """Return the kinds of files an indicator has; without a chart it has no picture."""
    has_chart = trend_chart(dataset, dataset.indicator(indicator_id)) is not None
    return tuple(_OF_INDICATOR) if has_chart else ("csv", "xlsx")


def _further(dataset: Dataset, name: str) -> tuple[str, str] | None:
    """Return the indicator and the kind of a picture other than that of the figure over time."""
    stem, _, ending = name.rpartition(".")
    pairs = ((stem.removesuffix(end), end) for end in _FURTHER if stem.endswith(end))
    return next((pair for pair in pairs if pair[0] in dataset.indicators and ending in _PICTURES), None)


def _group(dataset: Dataset, given: Given) -> tuple[str, ...]:
    """Return the chosen group of similar places where there is such a group."""
    wanted = _last(given, "group")
    return (wanted,) if wanted in dataset.comparator_groups else ()


def _further_chart(dataset: Dataset, indicator_id: str, end: str, group: str) -> ChartView:
    chart = _FURTHER[end](dataset, dataset.indicator(indicator_id), group)
    if chart is None:
        raise UnknownIdError("chart", f"{indicator_id}{end}")
    return chart


def _file(name: str, content: bytes) -> Download:
    return Download(name, media_type(name), content)


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
    return _drawn_svg(_chart(dataset, indicator_id, chosen))


def _png(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> bytes:
    return _drawn_png(_chart(dataset, indicator_id, chosen))


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
    return _drawn_svg(_lines(dataset, selection))


def _compared_png(dataset: Dataset, selection: Selection) -> bytes:
    return _drawn_png(_lines(dataset, selection))


def _places_svg(dataset: Dataset, selection: Selection) -> bytes:
    return _drawn_svg(_strip(dataset, selection))


def _places_png(dataset: Dataset, selection: Selection) -> bytes:
    return _drawn_png(_strip(dataset, selection))


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


@lru_cache(maxsize=_PICTURES_KEPT)
def _drawn_svg(chart: ChartView) -> bytes:
    return picture.svg(chart).encode()


@lru_cache(maxsize=_PICTURES_KEPT)
def _drawn_png(chart: ChartView) -> bytes:
    return picture.png_of(_drawn_svg(chart).decode())


_WHOLE: dict[str, Callable[[Dataset], bytes]] = {
    "luton-figures.csv": all_figures_csv,
    "luton-figures.xlsx": edition_xlsx,
    "lutondash-figures.zip": bundle,
}
"""Files of everything."""

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

_PICTURES: dict[str, Callable[[ChartView], bytes]] = {"svg": _drawn_svg, "png": _drawn_png}
"""Pictures of a chart, by their ending."""

_OF_CHART = {**_PICTURES, "csv": chart_csv}
"""Files of a chart about money: its pictures, and its figures as drawn."""

_COMPARED: dict[str, Callable[[Dataset, Selection], bytes]] = {
    "compare.csv": _compared_csv,
    "compare.xlsx": compared_xlsx,
    "compare.svg": _compared_svg,
    "compare.png": _compared_png,
    "compare-places.svg": _places_svg,
    "compare-places.png": _places_png,
}
"""Files of a comparison; what is compared stands in the address."""
