"""A pack as a PDF: the pack of one HTML file, printed by WeasyPrint with tags, bookmarks and page numbers."""

from collections.abc import Iterator
from xml.etree import ElementTree as Xml

from lutondash.site.pack import html_of
from lutondash.site.taken import Locate
from lutondash.views.pack.records import Pack

_VARIANT = "pdf/ua-1"
"""ISO 14289-1: a document that programs can read aloud."""
_OWN = ("data",)
"""Addresses that hold their own content, such as the letters of the page; no other is opened."""
_SVG, _TITLE = "{http://www.w3.org/2000/svg}svg", "{http://www.w3.org/2000/svg}title"
_SMALL_LINE = "A small line of the values over time. The chart stands in the section of the figure."


def pdf_bytes(found: Pack, locate: Locate) -> bytes:
    """Write a pack as a PDF; nothing is fetched."""
    return printed(html_of(found, locate))


def printed(page: str) -> bytes:
    """Print a page of HTML as a PDF; what it would load from elsewhere is left out."""
    from weasyprint import HTML  # noqa: PLC0415  an optional extra
    from weasyprint.urls import URLFetcher  # noqa: PLC0415  the same

    document = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=_OWN))
    _name_drawings(document.etree_element)
    made: bytes = document.write_pdf(pdf_variant=_VARIANT)
    return made


def _name_drawings(root: Xml.Element) -> None:
    """Give each drawing its text alternative where a PDF has it: a title in the drawing itself."""
    for drawing, words in list(_drawings(root, _SMALL_LINE)):
        title = Xml.Element(_TITLE)
        title.text = words
        drawing.insert(0, title)


def _drawings(element: Xml.Element, words: str) -> Iterator[tuple[Xml.Element, str]]:
    """Give every drawing with the words of the picture that it is in, else those given."""
    for child in element:
        if child.tag == _SVG:
            yield child, words
        else:
            named = child.get("aria-label", words) if child.get("role") == "img" else words
            yield from _drawings(child, named)
