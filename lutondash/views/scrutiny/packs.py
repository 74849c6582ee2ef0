"""`Packs`: where the pack of some figures is to be had."""

from dataclasses import dataclass

from lutondash.views import addresses
from lutondash.views.scrutiny.scope import Scope
from lutondash.views.since import SINCE

MOST_PRINTED = 25
"""A PDF takes a second or more for each figure, and whoever asks for the next one waits for it."""

_ENDINGS = ("html", "pdf", "docx")


@dataclass(frozen=True, slots=True)
class Packs:
    """The address of a pack of some figures by its kind; where a PDF would be too long, why it is blank."""

    html: str
    pdf: str
    docx: str
    no_pdf: str


def packs(found: Scope, since: str) -> Packs:
    """Return where the pack of a scope is; `since` is as an address bears it, perhaps blank."""
    chosen = {**found.choices, SINCE: since}
    html, pdf, docx = (addresses.page(f"download/pack.{ending}", **chosen) for ending in _ENDINGS)
    if len(found.indicators) <= MOST_PRINTED:
        return Packs(html, pdf, docx, "")
    why = f"A PDF made here has at most {MOST_PRINTED} figures. Print the web page, or make your own list."
    return Packs(html, "", docx, why)
