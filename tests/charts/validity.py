"""Whether a specification is one by the schema of Vega-Lite, with one validator for all of them."""

from functools import lru_cache
from typing import Any

import altair as alt
import jsonschema

from lutondash.charts.spec import Spec


@lru_cache(maxsize=1)
def _validator() -> Any:
    """Make the validator of layered charts; the schema itself is checked by whoever made it."""
    whole = alt.LayerChart._rootschema
    wanted = alt.LayerChart._schema
    return jsonschema.Draft7Validator({"definitions": whole["definitions"], **wanted})


def validate(spec: Spec) -> None:
    """Raise jsonschema.ValidationError where a layered chart is none by the schema.

    Of rows of data, of which the schema says nothing, one is looked at and the others are left out.
    """
    _validator().validate(_with_one_row(spec))


def _with_one_row(part: Any) -> Any:
    if isinstance(part, list):
        return [_with_one_row(each) for each in part]
    if not isinstance(part, dict):
        return part
    short = {name: _with_one_row(each) for name, each in part.items() if name != "values"}
    rows = part.get("values")
    return short | ({"values": rows[:1] if isinstance(rows, list) else rows} if "values" in part else {})
