"""The files about money that can be taken away: tables, the workbook of all, and charts."""

from collections.abc import Callable

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.chart_figures import chart_csv
from lutondash.exports.money_tables import FILES, has_money, money_csv
from lutondash.exports.money_workbook import money_xlsx
from lutondash.site import pages
from lutondash.site.pages import Choices, Given, money_choices
from lutondash.site.pictures import PICTURES
from lutondash.site.taken import Download, file
from lutondash.views.chart_view import ChartView
from lutondash.views.money.choices import MEASURE, PAGE, SERVICE
from lutondash.views.money.money_page import money_charts

WORKBOOK = "money.xlsx"
TABLES = tuple(f"{file.name}.csv" for file in FILES)
_MADE: dict[str, Callable[[ChartView], bytes]] = {**PICTURES, "csv": chart_csv}
OF_CHART = tuple(_MADE)
"""The files of each chart by their ending: pictures, and the figures as drawn."""

_CHOICES_OF = {"money-change": (MEASURE, SERVICE), "money-compared": (SERVICE,)}
"""The choices of the page that shape a chart; the other charts look at none."""


def holds(_dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is about money."""
    return is_table(name) or is_of_chart(name)


def made(dataset: Dataset, name: str, chosen: Choices) -> Download:
    """Make a table, the workbook, or a file of a chart; UnknownIdError where there is none."""
    if is_table(name):
        return file(name, table(dataset, name))
    ending = name.rpartition(".")[2]
    return file(name, _MADE[ending](chart(dataset, name, chosen)))


def is_table(name: str) -> bool:
    """Say whether a name is that of a table or of the workbook."""
    return name == WORKBOOK or name in TABLES


def table(dataset: Dataset, name: str) -> bytes:
    """Make a table or the workbook; UnknownIdError where nothing is held about money."""
    if not has_money(dataset):
        raise UnknownIdError("download", name)
    return money_xlsx(dataset) if name == WORKBOOK else money_csv(dataset, name.removesuffix(".csv"))


def is_of_chart(name: str) -> bool:
    """Say whether a name is that of a file of a chart about money."""
    stem, _, ending = name.rpartition(".")
    return stem.startswith(f"{PAGE}-") and ending in OF_CHART and not is_table(name)


def chart(dataset: Dataset, name: str, chosen: Choices) -> ChartView:
    """Return the chart of a file; UnknownIdError where the page has none of that name."""
    stem = name.rpartition(".")[0]
    found = {chart.id: chart for chart in money_charts(dataset, money_choices(chosen))}
    if stem not in found:
        raise UnknownIdError("chart", stem)
    return found[stem]


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what shapes the file."""
    kept = _CHOICES_OF.get(name.rpartition(".")[0], ()) if is_of_chart(name) else ()
    return tuple((key, values) for key, values in pages.choices(dataset, PAGE, given) if key in kept)


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every file about money; none where nothing is held."""
    if not has_money(dataset):
        return ()
    drawn = (f"{chart.id}.{ending}" for chart in money_charts(dataset) for ending in OF_CHART)
    return (*TABLES, WORKBOOK, *drawn)
