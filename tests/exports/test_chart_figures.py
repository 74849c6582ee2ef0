"""The figures of a chart about money are those that it draws, to the last digit, and run nothing."""

import csv
import io
from dataclasses import replace

import pytest

from lutondash import Dataset
from lutondash.errors import UnknownIdError
from lutondash.exports.chart_figures import chart_csv
from lutondash.views.bar_chart import Bar, BarKind
from lutondash.views.chart_view import ChartView
from lutondash.views.line_chart import LinePoint, MoneyLine
from lutondash.views.money.money_page import money_charts
from lutondash.views.trend_chart import trend_chart
from tests.charts.amounts import lines
from tests.charts.bars import chart as bars
from tests.charts.strips import strip


def rows_of(chart: ChartView) -> list[dict[str, str]]:
    """Return a chart's file as rows by column."""
    return list(csv.DictReader(io.StringIO(chart_csv(chart).decode(), newline="")))


def test_bars_say_where_they_start_and_end() -> None:
    """Pounds are written as the chart holds them, with their signs."""
    chart = bars(
        Bar("All", 0, 600_000_123, "£600.0m", BarKind.TOTAL),
        Bar("Income", 600_000_123, 599_999_999.5, "-", BarKind.LESS),
        Bar("In", 0, -3, "-", BarKind.MORE),
    )
    found = [(row["name"], row["kind"], row["start_pounds"], row["end_pounds"]) for row in rows_of(chart)]
    assert found == [
        ("All", "total", "0", "600000123"),
        ("Income", "less", "600000123", "599999999.5"),
        ("In", "more", "0", "-3"),
    ]


def test_lines_say_every_year_and_where_they_are_broken() -> None:
    """Two runs of years have a number each, so that nobody joins what the chart does not."""
    first = (LinePoint(2015, "2015 to 2016", 100.25, "£100"), LinePoint(2016, "2016 to 2017", -7, "-£7"))
    chart = lines(MoneyLine("Grants", (first, (LinePoint(2018, "2018 to 2019", 9, "£9"),))))
    found = [(row["name"], row["run"], row["year"], row["pounds"]) for row in rows_of(chart)]
    assert found == [
        ("Grants", "1", "2015 to 2016", "100.25"),
        ("Grants", "1", "2016 to 2017", "-7"),
        ("Grants", "2", "2018 to 2019", "9"),
    ]


def test_a_strip_says_every_place() -> None:
    """Ours, the others and the country have a row each, with the unit of the axis."""
    chart = strip(12.5, 10, 11.125, country=13)
    found = [(row["place"], row["value"], row["unit"]) for row in rows_of(chart)]
    assert found == [
        ("Muddleford", "12.5", chart.unit.value),
        ("Slopton 0", "10", chart.unit.value),
        ("Slopton 1", "11.125", chart.unit.value),
        ("Rainland", "13", chart.unit.value),
    ]
    assert "Rainland" not in {row["place"] for row in rows_of(strip(12.5, 10, 11))}


def test_a_row_says_what_is_measured_and_where_it_is_from() -> None:
    """Each row can be read by itself, and a name that looks like a formula runs nothing."""
    chart = replace(bars(Bar("=1+1", 0, -5, "-£5")), subtitle="+Spend in a year.", source="@Source")
    (row,) = rows_of(chart)
    assert (row["name"], row["measured"], row["source"]) == ("'=1+1", "'+Spend in a year.", "'@Source")
    assert row["end_pounds"] == "-5"


def test_every_chart_of_the_page_has_its_figures(dataset: Dataset) -> None:
    """No chart about money is of a kind without a file, and none of the files is empty."""
    charts = money_charts(dataset)
    assert charts
    for chart in charts:
        rows = rows_of(chart)
        assert rows, chart.id
        assert {row["measured"] for row in rows} == {chart.subtitle}


def test_a_chart_of_an_indicator_has_a_file_of_its_own(dataset: Dataset) -> None:
    """Its figures are written by what writes figures."""
    chart = trend_chart(dataset, dataset.indicator("rainy-days"))
    assert chart is not None
    with pytest.raises(UnknownIdError):
        chart_csv(chart)
