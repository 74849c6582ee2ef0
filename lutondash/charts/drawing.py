"""Drawings: a specification made into SVG, without measuring words that stay where they are put.

Of every letter it measures, the drawing library opens the font's file five times: most of the time of a
drawing with words in it. Nothing of ours moves with the width of a text, so that the library is given short
stand-ins and the words are put in afterwards. The result is the same, byte for byte.
"""

import json
import re
from collections.abc import Iterator
from xml.sax.saxutils import escape

from lutondash.charts import engine
from lutondash.charts.spec import Spec

_UNMEASURED: Spec = {"labelLimit": 0, "labelOverlap": False}
"""The scale names few values, in short words: no need to measure whether one should be cut or left out."""
_STAND_IN = re.compile(r">~(\d+)<")
"""No number on an axis begins with this letter."""


def svg_of(spec: Spec) -> str:
    """Draw a specification as an SVG document; nothing is fetched from elsewhere."""
    words: list[str] = []
    short = spec | {"layer": [_shortened(_silent(layer), words) for layer in spec["layer"]]}
    short["config"] = spec["config"] | {"axis": spec["config"]["axis"] | _UNMEASURED}
    drawn = engine.svg(json.dumps(short))
    return _STAND_IN.sub(lambda found: f">{escape(words[int(found[1])])}<", drawn)


def _silent(layer: Spec) -> Spec:
    """Copy a layer without what it says when a mouse rests on it: a drawing says nothing then."""
    kept = {name: part for name, part in layer.get("encoding", {}).items() if name != "tooltip"}
    parts = {"layer": [_silent(each) for each in layer["layer"]]} if "layer" in layer else {}
    return layer | parts | ({"encoding": kept} if "encoding" in layer else {})


def _shortened(layer: Spec, words: list[str]) -> Spec:
    """Copy a layer, a stand-in for each text in its rows, and note the texts."""
    fields = set(_text_fields(layer))
    if not fields:
        return layer
    rows = [
        {name: _stand_in(cell, words) if name in fields else cell for name, cell in row.items()}
        for row in layer["data"]["values"]
    ]
    return layer | {"data": {"values": rows}}


def _text_fields(layer: Spec) -> Iterator[str]:
    """Name the fields whose cells a layer, or a layer in it, writes as text."""
    for one in (layer, *layer.get("layer", ())):
        if "text" in one.get("encoding", {}):
            yield one["encoding"]["text"]["field"]


def _stand_in(text: str | list[str], words: list[str]) -> str | list[str]:
    if isinstance(text, list):
        return [str(_stand_in(line, words)) for line in text]
    if not text:
        return text
    words.append(text)
    return f"~{len(words) - 1}"
