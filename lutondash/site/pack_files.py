"""Packs as files: what a committee takes to its meeting, for the choice that an address bears."""

from lutondash.dataset.dataset import Dataset
from lutondash.errors import PackFault, PackFaultError
from lutondash.site import pages
from lutondash.site.pack_kinds import KINDS, offered, written
from lutondash.site.pages import SCRUTINY, Choices, Given, first
from lutondash.site.taken import Download, Locate, file
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Pack
from lutondash.views.scrutiny.packs import MOST_PRINTED
from lutondash.views.since import SINCE

_STEM, _PDF = "pack.", "pdf"
_KEPT = ("committee", "priority", "service", "indicator", SINCE)


def holds(_dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is a pack that can be made here."""
    return is_pack(name) and _ending(name) in offered()


def is_pack(name: str) -> bool:
    """Say whether a name is that of a pack."""
    return name.startswith(_STEM) and _ending(name) in KINDS


def _ending(name: str) -> str:
    return name.removeprefix(_STEM)


def names(_dataset: Dataset) -> tuple[str, ...]:
    """Return none: a pack needs a choice."""
    return ()


def choices(dataset: Dataset, _name: str, given: Given) -> Choices:
    """Keep of an address what shapes the pack."""
    return tuple((key, values) for key, values in pages.choices(dataset, SCRUTINY, given) if key in _KEPT)


def made(dataset: Dataset, name: str, chosen: Choices, locate: Locate) -> Download:
    """Make a pack; PackFaultError where it cannot be made, UnknownIdError for an id that nothing bears."""
    whole = pack(dataset, pages.asking(chosen), since=first(chosen, SINCE), meeting=dataset.history.meeting)
    ending = _ending(name)
    if ending == _PDF:
        _must_be_short(whole)
    return file(f"{whole.slug}.{ending}", written(whole, ending, locate))


def _must_be_short(whole: Pack) -> None:
    if len(whole.measures) > MOST_PRINTED:
        found = f"it would have {len(whole.measures)} figures."
        wanted = f"A PDF made here has at most {MOST_PRINTED}."
        raise PackFaultError(
            [PackFault("pack.pdf", found, wanted, "Take the web page and print it, or choose fewer figures.")]
        )
