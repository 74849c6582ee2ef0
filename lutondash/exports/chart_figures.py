"""The figures of a chart about money as CSV, exactly as they are drawn: one way of writing for each kind."""

from collections.abc import Iterable, Iterator

from lutondash.errors import UnknownIdError
from lutondash.exports.cells import cell, csv_bytes
from lutondash.views.bar_chart import BarChart
from lutondash.views.chart_view import ChartView
from lutondash.views.line_chart import LineChart
from lutondash.views.position_strip import PositionStrip, StripPlace

_SAID = ("measured", "source")
"""Columns of every file: what the chart measures and who published it, for each row to be read alone."""

_BARS = ("name", "kind", "start_pounds", "end_pounds", *_SAID)
_LINES = ("name", "run", "year", "pounds", *_SAID)
_PLACES = ("code", "place", "value", "unit", *_SAID)


def chart_csv(chart: ChartView) -> bytes:
    """Return the drawn figures of a chart as UTF-8 CSV, with the signs that it draws.

    Raises UnknownIdError for a chart over time of an indicator, whose figures are a file of their own.
    """
    match chart:
        case BarChart():
            return _written(chart, _BARS, _bars(chart))
        case LineChart():
            return _written(chart, _LINES, _points(chart))
        case PositionStrip():
            return _written(chart, _PLACES, _places(chart))
        case _:
            raise UnknownIdError("file of drawn figures", chart.id)


def _written(
    chart: BarChart | LineChart | PositionStrip, header: tuple[str, ...], rows: Iterable[tuple[object, ...]]
) -> bytes:
    said = (chart.subtitle, chart.source)
    return csv_bytes(header, ([cell(value) for value in (*row, *said)] for row in rows))


def _bars(chart: BarChart) -> Iterator[tuple[object, ...]]:
    """Yield where each bar starts and ends; a step starts where the one before it ended."""
    for bar in chart.bars:
        yield bar.name, bar.kind.value, bar.start, bar.end


def _points(chart: LineChart) -> Iterator[tuple[object, ...]]:
    """Yield each year of each line; between two runs, counted from 1, the line is broken."""
    for line in chart.lines:
        for number, run in enumerate(line.runs, 1):
            for point in run:
                yield line.name, number, point.period, point.value


def _places(chart: PositionStrip) -> Iterator[tuple[object, ...]]:
    """Yield each place with a mark: ours, the others by name, and the country."""
    for place in _marked(chart):
        yield place.code, place.name, place.value, chart.unit.value


def _marked(chart: PositionStrip) -> Iterator[StripPlace]:
    yield from (chart.home, *chart.others)
    if chart.country is not None:
        yield chart.country
