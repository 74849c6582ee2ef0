"""Tests of drawings: stand-ins for words change nothing but the time it takes."""

import json

import pytest
import vl_convert

from lutondash.charts import picture, theme
from lutondash.charts.drawing import svg_of
from lutondash.charts.trend_chart import still
from tests.charts.kinds import KINDS, ONE_PLACE

ALL_KINDS = pytest.mark.parametrize("kind", KINDS)


@ALL_KINDS
@pytest.mark.parametrize("size", theme.SIZES, ids=lambda size: size.name)
def test_a_drawing_is_what_the_library_draws(kind: str, size: theme.Size) -> None:
    """With the words measured and without, the drawing is the same, letter for letter."""
    spec = still(KINDS[kind], size)
    assert svg_of(spec) == vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


@ALL_KINDS
def test_a_picture_is_what_the_library_draws(kind: str) -> None:
    """So it is where texts have several lines."""
    spec = picture.specification(KINDS[kind])
    assert svg_of(spec) == vl_convert.vegalite_to_svg(json.dumps(spec), allowed_base_urls=[])


def test_the_specification_stays_as_it_was() -> None:
    """Drawing puts nothing into what it was given."""
    spec = still(ONE_PLACE, theme.WIDE)
    svg_of(spec)
    assert spec == still(ONE_PLACE, theme.WIDE)
