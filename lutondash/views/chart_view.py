"""`ChartView`: every kind of chart a page may hold; all tell their headline, words and notes the same way."""

from lutondash.views.trend_chart import TrendChart

ChartView = TrendChart
"""Add a kind here and to `charts/drawings.py`; pages, pictures and paper then show it."""
