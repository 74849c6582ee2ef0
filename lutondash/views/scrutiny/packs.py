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
    """The address of a pack of some figures by its kind; `pdf` is blank where it would be too long."""

    html: str
    pdf: str
    docx: str


def packs(found: Scope, since: str) -> Packs:
    """Return where the pack of a scope is; `since` is as an address bears it, perhaps blank."""
    chosen = {**found.choices, SINCE: since}
    html, pdf, docx = (addresses.page(f"download/pack.{ending}", **chosen) for ending in _ENDINGS)
    return Packs(html, pdf if len(found.indicators) <= MOST_PRINTED else "", docx)
