"""The drawing of every kind of chart: pages, pictures and paper draw by the kind of view they are given."""

from lutondash.charts import control_chart, trend_chart
from lutondash.charts.finished import FinishedChart
from lutondash.charts.spec import Spec
from lutondash.charts.theme import Size
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import ControlChart


def draw(view: ChartView, size: Size) -> FinishedChart:
    """Draw a view for the app, as wide as its place."""
    if isinstance(view, ControlChart):
        return control_chart.draw(view, size)
    return trend_chart.draw(view, size)


def still(view: ChartView, size: Size) -> Spec:
    """Draw a view for good: exactly as wide as the size, whatever fonts the machine has."""
    if isinstance(view, ControlChart):
        return control_chart.still(view, size)
    return trend_chart.still(view, size)
