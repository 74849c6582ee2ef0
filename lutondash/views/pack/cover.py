"""`Cover`: whose pack it is, what stands in it, of which day, and where it can be seen again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.editions.on_day import written_day
from lutondash.model.edition import Shown
from lutondash.views import addresses, formats, moments
from lutondash.views.as_seen import absent_on
from lutondash.views.history import edition_numbered
from lutondash.views.pack.records import Cover, Measure, ReasonGroup
from lutondash.views.scrutiny.scope import PAGE, Scope, ScopeKind
from lutondash.views.site import site

_KINDS = {
    ScopeKind.COMMITTEE: "A pack for a committee",
    ScopeKind.PRIORITY: "A pack about a priority",
    ScopeKind.SERVICE: "A pack about a service",
    ScopeKind.LIST: "A pack of chosen figures",
}
_KEPT = "The address shows these figures as they are here, for as long as the site is kept."
NOT_KNOWN = "Nobody said where the site is, so this pack bears no address of it."
"""What stands in place of an address where the public's way to the site is not known."""
_NOT_KEPT = "This site keeps no editions. What stands at the address will change with the next figures."
_DRAFT = "This is a draft. It has no address that stays."


@dataclass(frozen=True, slots=True)
class Told:
    """What a pack is to tell besides its figures: the meeting's day, and since when. Each may be blank."""

    meeting: str
    since: str


def cover(
    dataset: Dataset,
    found: Scope,
    told: Told,
    measures: Sequence[Measure],
    groups: Sequence[ReasonGroup],
) -> Cover:
    """Make the first sheet; a meeting that is no ISO day is left out."""
    address, stays = _address(dataset, found, told)
    return Cover(
        kind=_KINDS[found.kind],
        title=found.title,
        remit=found.remit,
        source_title=found.source_title,
        source_url=found.source_url,
        held=_held(dataset),
        meeting=_meeting(dataset, told.meeting),
        address=address,
        stays=stays,
        unknown=NOT_KNOWN,
        findings=tuple(_findings(measures, groups)),
    )


def _held(dataset: Dataset) -> str:
    """Say which edition it is, or on which day the figures were held."""
    edition = edition_numbered(dataset.history, dataset.history.number)
    held = site(dataset).held
    return f"Edition {edition.number}, out on {moments.moment(edition.at)}. {held}" if edition else held


def _meeting(dataset: Dataset, text: str) -> str:
    """Name the meeting, and say where it did not have this edition before it."""
    day = written_day(text)
    if day is None:
        return ""
    edition = edition_numbered(dataset.history, dataset.history.number)
    absent = absent_on(dataset.history, edition, day) if edition else ""
    return f"For the meeting on {formats.day(day)}. {absent}".strip()


def _address(dataset: Dataset, found: Scope, told: Told) -> tuple[str, str]:
    """Return where the same figures are on the site, and what to know of that address."""
    history = dataset.history
    if history.shown is Shown.DRAFT:
        return "", _DRAFT
    if history.number is None:
        return addresses.page(PAGE, **found.choices, since=told.since), _NOT_KEPT
    day = written_day(told.meeting)
    carried = {
        "since": told.since,
        "edition": str(history.number),
        "meeting": day.isoformat() if day else "",
    }
    return addresses.page(PAGE, **found.choices, **carried), _KEPT


def _findings(measures: Sequence[Measure], groups: Sequence[ReasonGroup]) -> Iterator[str]:
    """Count the figures: each stands once, under its gravest reason or under none."""
    yield formats.count_of(len(measures), "figure")
    yield from (f"{each.words}: {len(each.figures)}" for each in groups)
    rest = len(measures) - sum(len(each.figures) for each in groups)
    if rest:
        yield f"No reason to look at first: {rest}"
