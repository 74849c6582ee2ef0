"""What is on a priority's page, for those written by hand in Dash and in Panel: the same figures as ours."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import lutondash
from lutondash.views.indicator_row import IndicatorRow
from lutondash.views.priority_page import priority_page

COLUMNS = (
    "Figure",
    "Latest",
    "Period",
    "Direction",
    "At the target?",
    "In time?",
    "A real change?",
    "Similar",
)
CHARTS = 4
"""Our page has a small line for each figure; a page by hand has these few drawn large, which is less work."""

Line = tuple[list[date], list[float]]


@dataclass(frozen=True, slots=True)
class Priority:
    """A page's title, aim and summary, a row of texts for each figure, and a few lines by title."""

    title: str
    aim: str
    summary: str
    rows: tuple[tuple[str, ...], ...]
    lines: dict[str, Line]


def priority() -> Priority:
    """Read the page that the environment names: LUTONDASH_DATA, LUTONDASH_AS_OF and BENCHMARK_PRIORITY."""
    day = date.fromisoformat(os.environ["LUTONDASH_AS_OF"])
    held = lutondash.load(Path(os.environ["LUTONDASH_DATA"]), as_of=day)
    page = priority_page(held, os.environ["BENCHMARK_PRIORITY"])
    rows = [*(row for group in (*page.town, *page.council) for row in group.rows), *page.context]
    drawn = [row for row in rows if row.spark is not None][:CHARTS]
    return Priority(
        page.title,
        page.aim,
        page.summary,
        tuple(texts(row) for row in rows),
        {row.title: line(row) for row in drawn},
    )


def texts(row: IndicatorRow) -> tuple[str, ...]:
    """A figure as a row of a table."""
    latest = f"{row.figure.qualifier}{row.figure.number} {row.figure.suffix}".strip()
    return (row.title, latest, row.period, row.direction.words, *(each.words for each in row.answers))


def line(row: IndicatorRow) -> Line:
    """A figure's line: days and values."""
    points = [point for part in row.spark.home for point in part] if row.spark else []
    return [date.fromordinal(int(day)) for day, _ in points], [value for _, value in points]
