"""The drawing of every kind of chart: pages, pictures and paper draw by the kind of view they are given."""

from lutondash.charts import bar_chart, control_chart, line_chart, position_strip, trend_chart
from lutondash.charts.finished import FinishedChart
from lutondash.charts.spec import Spec
from lutondash.charts.theme import Size
from lutondash.views.bar_chart import BarChart
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import ControlChart
from lutondash.views.line_chart import LineChart
from lutondash.views.position_strip import PositionStrip
from lutondash.views.trend_chart import TrendChart


def draw(view: ChartView, size: Size) -> FinishedChart:
    """Draw a view for the app, as wide as its place."""
    match view:
        case TrendChart():
            return trend_chart.draw(view, size)
        case ControlChart():
            return control_chart.draw(view, size)
        case PositionStrip():
            return position_strip.draw(view, size)
        case BarChart():
            return bar_chart.draw(view, size)
        case LineChart():
            return line_chart.draw(view, size)


def still(view: ChartView, size: Size) -> Spec:
    """Draw a view for good: exactly as wide as the size, whatever fonts the machine has."""
    match view:
        case TrendChart():
            return trend_chart.still(view, size)
        case ControlChart():
            return control_chart.still(view, size)
        case PositionStrip():
            return position_strip.still(view, size)
        case BarChart():
            return bar_chart.still(view, size)
        case LineChart():
            return line_chart.still(view, size)
