"""The image of a chart that the app prints."""

from urllib.parse import unquote
from xml.etree import ElementTree as Xml

import pytest

from lutondash.charts.paper import paper_image
from tests.charts.kinds import KINDS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("kind", KINDS)
def test_the_image_is_a_picture_of_its_own(kind: str) -> None:
    """Standing alone it is whole, names its font, and says where every line ends."""
    image = paper_image(KINDS[kind])
    opening, _, body = image.address.partition(",")
    assert opening == "data:image/svg+xml"
    assert not set(body) & set('<>"#')
    drawn = Xml.fromstring(unquote(body))  # noqa: S314  # our own drawing
    assert drawn.tag == f"{SVG}svg"
    assert "Arial" in drawn.attrib["font-family"]
    said = "".join(drawn.itertext())
    assert all(line.end.number in said for line in KINDS[kind].lines)
