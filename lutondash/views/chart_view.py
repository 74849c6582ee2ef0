"""`ChartView`: every kind of chart a page may hold; all tell their headline, words and notes the same way."""

from lutondash.views.bar_chart import BarChart
from lutondash.views.control_chart import ControlChart
from lutondash.views.line_chart import LineChart
from lutondash.views.position_strip import PositionStrip
from lutondash.views.trend_chart import TrendChart

ChartView = TrendChart | ControlChart | PositionStrip | BarChart | LineChart
"""Add a kind here and to `charts/drawings.py`; pages, pictures and paper then show it."""
