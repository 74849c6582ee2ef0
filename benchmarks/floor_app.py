"""The least a page of this kind can be: a title, four figures, two charts, a table; no real figures.

What Streamlit itself needs for such a page is the floor beside which our pages are measured.
"""

import random

import altair as alt
import pandas as pd
import streamlit as st

MEASURES = ("Measure A", "Measure B", "Measure C", "Measure D")


def walk(seed: int, length: int) -> list[float]:
    """A random walk from 50 that is the same every time."""
    chance = random.Random(seed)  # noqa: S311  # made-up figures, not secrets
    values = [50.0]
    while len(values) < length:
        values.append(round(values[-1] + chance.uniform(-2, 2.5), 1))
    return values


@st.cache_data
def series() -> pd.DataFrame:
    """Four measures by quarter, 128 rows."""
    quarters = pd.date_range("2018-01-01", periods=32, freq="QS")
    frames = [
        pd.DataFrame({"quarter": quarters, "measure": name, "value": walk(number, len(quarters))})
        for number, name in enumerate(MEASURES)
    ]
    return pd.concat(frames, ignore_index=True)


@st.cache_data
def budget() -> pd.DataFrame:
    """Twelve bars."""
    return pd.DataFrame({"service": [f"Service {i:02d}" for i in range(12)], "amount": walk(12, 12)})


@st.cache_data
def table() -> pd.DataFrame:
    """Thirty rows of five columns."""
    numbers = walk(30, 30)
    return pd.DataFrame(
        {
            "name": [f"Indicator {i:02d}" for i in range(30)],
            "group": [f"Priority {i % 6 + 1}" for i in range(30)],
            "actual": numbers,
            "target": numbers[::-1],
            "period": "2026 Q2",
        }
    )


def draw() -> None:
    """The page."""
    figures = series()
    st.title("Floor")
    for column, name in zip(st.columns(4), MEASURES, strict=True):
        values = figures.loc[figures["measure"] == name, "value"]
        column.metric(name, values.iloc[-1], round(values.iloc[-1] - values.iloc[-2], 1))
    left, right = st.columns(2)
    left.altair_chart(
        alt.Chart(figures, title="By quarter")
        .mark_line()
        .encode(x="quarter:T", y="value:Q", color="measure:N")
    )
    right.altair_chart(alt.Chart(budget(), title="By service").mark_bar().encode(x="amount:Q", y="service:N"))
    st.dataframe(table(), hide_index=True)


draw()
