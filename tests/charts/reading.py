"""Ways to read a specification: its layers at any depth and the rows they draw."""

import json
from collections.abc import Iterator
from typing import Any


def layers(spec: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every layer at any depth, with the rows it draws."""
    for layer in spec["layer"]:
        if "layer" in layer:
            yield from layers({"layer": [{"data": layer["data"]} | inner for inner in layer["layer"]]})
        else:
            yield layer


def rows(spec: dict[str, Any], name: str) -> list[dict[str, Any]]:
    """The rows of every layer whose name begins so, each once."""
    found = (layer for layer in layers(spec) if layer["name"].startswith(name))
    unique = {json.dumps(row): row for layer in found for row in layer["data"]["values"]}
    return list(unique.values())
