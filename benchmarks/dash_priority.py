"""A priority's page by hand in Dash: `gunicorn benchmarks.dash_priority:server` with the extra `compare`."""

import plotly.graph_objects as go
from dash import Dash, dash_table, dcc, html

from benchmarks.priority_figures import COLUMNS, priority

PAGE = priority()
app = Dash(__name__, title=PAGE.title)
server = app.server


def layout() -> html.Main:
    """The page, made for each visitor as Streamlit makes it."""
    lines = [
        dcc.Graph(figure=go.Figure(go.Scatter(x=days, y=values), layout={"title": title, "height": 260}))
        for title, (days, values) in PAGE.lines.items()
    ]
    listed = [
        html.Li([html.B(title), f": {latest}, {direction}"]) for title, latest, _, direction, *_ in PAGE.rows
    ]
    rows = [dict(zip(COLUMNS, row, strict=False)) for row in PAGE.rows]
    return html.Main(
        [
            html.H1(PAGE.title),
            html.P(PAGE.aim),
            html.P(PAGE.summary),
            html.Ul(listed),
            html.Div(lines),
            dash_table.DataTable(rows, [{"name": name, "id": name} for name in COLUMNS]),
        ]
    )


app.layout = layout
