"""Tests of small lines."""

from urllib.parse import unquote
from xml.etree import ElementTree

from lutondash.markup.engine import Lines, environment
from lutondash.markup.sparkline import drawn, image
from lutondash.views.indicator_row import Spark

SVG = "{http://www.w3.org/2000/svg}"


def _drawn(spark: Spark) -> ElementTree.Element:
    held = ElementTree.fromstring(str(image(spark)).replace(">", "/>"))  # noqa: S314 - our own
    address = held.attrib["src"]
    assert address.startswith("data:image/svg+xml,")
    assert not set('"<>#') & set(address)
    return ElementTree.fromstring(unquote(address.removeprefix("data:image/svg+xml,")))  # noqa: S314 - our own


def test_runs_are_lines_and_single_values_rings() -> None:
    """A run is one path, a lone value a ring, and the last value a dot."""
    drawn = _drawn(Spark(home=(((1, 1), (2, 2)), ((9, 3),))))

    assert len(drawn.findall(f"{SVG}path")) == 1
    assert len(drawn.findall(f"{SVG}circle")) == 2


def test_both_places_share_one_scale() -> None:
    """The highest value of either place stands at the top."""
    drawn = _drawn(Spark(home=(((1, 0), (2, 0)),), country=(((1, 10), (2, 10)),)))

    country, home = (path.attrib["d"] for path in drawn.findall(f"{SVG}path"))
    assert country == "M5.0,5.0L107.0,5.0"
    assert home == "M5.0,29.0L107.0,29.0"


def test_one_value_stands_in_the_middle() -> None:
    """With no span to place it in, a value is drawn in the middle."""
    ring = _drawn(Spark(home=(((5, 5),),))).find(f"{SVG}circle")

    assert ring is not None
    assert (ring.attrib["cx"], ring.attrib["cy"]) == ("56.0", "17.0")


def test_a_finished_page_holds_the_line_itself() -> None:
    """What the app's image shows stands in the finished fragment as SVG, silent, at the same size."""
    spark = Spark(home=(((1, 1), (2, 2)),), country=(((1, 0), (2, 3)),))
    as_image, in_page = (
        str(environment(lines).get_template("macros.html").module.spark(spark))
        for lines in (Lines.AS_IMAGES, Lines.DRAWN)
    )

    line = ElementTree.fromstring(in_page)  # noqa: S314 - our own
    original = _drawn(spark)
    assert as_image == image(spark)
    assert [path.attrib for path in line] == [path.attrib for path in original]
    assert [line.attrib[name] for name in ("viewBox", "width", "height")] == [
        original.attrib[name] for name in ("viewBox", "width", "height")
    ]
    assert (line.attrib["class"], line.attrib["aria-hidden"]) == ("spark", "true")


def test_the_line_on_the_dark_ground_is_light() -> None:
    """Both ways of drawing take the colours of the ground they stand on."""
    spark = Spark(home=(((1, 1), (2, 2)),))

    assert "%23ffffff" in image(spark, "dark")
    assert "#ffffff" in drawn(spark, "dark")
    assert "#ffffff" not in drawn(spark)
