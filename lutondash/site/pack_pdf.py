"""A pack as a PDF: the pack of one HTML file, printed by WeasyPrint with tags, bookmarks and page numbers."""

from importlib.util import find_spec

from lutondash.errors import PackFault, PackFaultError
from lutondash.site.pack import html_of
from lutondash.site.taken import Locate
from lutondash.views.pack.records import Pack

_VARIANT = "pdf/ua-1"
"""ISO 14289-1: a document that programs can read aloud."""
_OWN = ("data",)
"""Addresses that hold their own content, such as the letters of the page; no other is opened."""


def is_offered() -> bool:
    """Say whether the program that makes PDFs is installed."""
    return find_spec("weasyprint") is not None


def pdf_bytes(found: Pack, locate: Locate) -> bytes:
    """Write a pack as a PDF; nothing is fetched. Raises PackFaultError where WeasyPrint is not installed."""
    if not is_offered():
        raise PackFaultError(
            [
                PackFault(
                    "pack.pdf",
                    "WeasyPrint is not installed.",
                    "It makes such files.",
                    "Install `lutondash[pdf]`, or write .html and print it.",
                )
            ]
        )
    from weasyprint import HTML  # noqa: PLC0415  an optional extra
    from weasyprint.urls import URLFetcher  # noqa: PLC0415  the same

    page = HTML(string=html_of(found, locate), url_fetcher=URLFetcher(allowed_protocols=_OWN))
    made: bytes = page.write_pdf(pdf_variant=_VARIANT)
    return made
