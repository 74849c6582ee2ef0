"""A priority's page by hand in Panel: `panel serve benchmarks/panel_priority.py` with the extra `compare`."""

import pandas as pd
import panel as pn
from bokeh.plotting import figure

from benchmarks.priority_figures import COLUMNS, priority

pn.extension("tabulator", sizing_mode="stretch_width")
PAGE = pn.state.as_cached("priority", priority)


def chart(title: str) -> figure:
    """A line chart of one figure."""
    days, values = PAGE.lines[title]
    drawn = figure(title=title, x_axis_type="datetime", height=260)
    drawn.line(days, values)
    return drawn


listed = "\n".join(f"* **{title}**: {latest}, {way}" for title, latest, _, way, *_ in PAGE.rows)
pn.Column(
    f"# {PAGE.title}",
    PAGE.aim,
    PAGE.summary,
    pn.pane.Markdown(listed),
    *(pn.pane.Bokeh(chart(title)) for title in PAGE.lines),
    pn.widgets.Tabulator(
        pd.DataFrame([row[: len(COLUMNS)] for row in PAGE.rows], columns=COLUMNS[: len(PAGE.rows[0])]),
        show_index=False,
        disabled=True,
        pagination=None,
    ),
).servable(title=PAGE.title)
