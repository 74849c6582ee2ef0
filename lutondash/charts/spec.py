"""Specifications: charts written in Vega-Lite's own words.

Altair's objects are checked against its schema one by one as they are made, 80 ms for a chart under a
lock that all visitors share; instead, the tests check the whole specification of every kind of chart.
"""

from typing import Any

Spec = dict[str, Any]
"""A Vega-Lite specification or a part of one."""

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"


def extent(spec: Spec) -> tuple[int, int]:
    """Return how wide and high a still drawing is with the room around it, in pixels."""
    edges: dict[str, int] = spec["padding"]
    return spec["width"] + edges["left"] + edges["right"], spec["height"] + edges["top"] + edges["bottom"]


def layer(name: str, rows: list[Spec], mark: Spec, encoding: Spec | None = None) -> Spec:
    """Draw rows with one mark; what the encoding leaves out is the chart's."""
    return {"name": name, "data": {"values": rows}, "mark": mark, "encoding": encoding or {}}


def stack(name: str, rows: list[Spec], marks: dict[str, Spec], encoding: Spec) -> Spec:
    """Draw the same rows with several named marks, each over the one before."""
    layers = [{"name": name, "mark": mark, "encoding": encoding} for name, mark in marks.items()]
    return {"name": name, "data": {"values": rows}, "layer": layers}
