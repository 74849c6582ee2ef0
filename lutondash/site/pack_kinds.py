"""The kinds of files that a pack is written as, and what each needs to be installed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from types import MappingProxyType

from lutondash.errors import PackFault, PackFaultError
from lutondash.site.pack import html_bytes
from lutondash.site.pack_pdf import pdf_bytes
from lutondash.site.pack_word import docx_bytes
from lutondash.site.taken import Locate
from lutondash.views.pack.records import Pack


@dataclass(frozen=True, slots=True)
class Kind:
    """How a pack is written; `module` is what that takes, of the package `program`, blank if nothing."""

    write: Callable[[Pack, Locate], bytes]
    module: str = ""
    program: str = ""

    @property
    def is_offered(self) -> bool:
        """Whether all it takes is installed."""
        return not self.module or find_spec(self.module) is not None


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "html": Kind(html_bytes),
        "pdf": Kind(pdf_bytes, "weasyprint", "WeasyPrint"),
        "docx": Kind(docx_bytes, "docx", "python-docx"),
    }
)
"""By the ending of the file."""


def offered() -> frozenset[str]:
    """Return the endings of all files that can be made here."""
    return frozenset(ending for ending, kind in KINDS.items() if kind.is_offered)


def missing(ending: str) -> tuple[PackFault, ...]:
    """Say what is not installed, if anything, and what to do."""
    kind = KINDS[ending]
    if kind.is_offered:
        return ()
    found = f"{kind.program} is not installed."
    remedy = f"Install `lutondash[{ending}]`, or write .html and print it."
    return (PackFault(f"pack.{ending}", found, f"It writes .{ending}.", remedy),)


def written(found: Pack, ending: str, locate: Locate) -> bytes:
    """Write a pack as a file of this ending; PackFaultError where what that takes is not installed."""
    faults = missing(ending)
    if faults:
        raise PackFaultError(faults)
    return KINDS[ending].write(found, locate)
