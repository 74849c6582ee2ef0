"""`ChangesPage`: what a draft will change, told to the officers who decide whether it comes out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.errors import Severity, UnknownIdError
from lutondash.model.edition import Change, ChangeKind, Shown
from lutondash.views import formats, history, moments
from lutondash.views.changed import Names
from lutondash.views.changed_figures import ChangedFigure, changed_figures
from lutondash.views.changed_files import ChangedFile, changed_files
from lutondash.views.checklist import Item, checklist
from lutondash.views.flips import Flip, flips
from lutondash.views.late import Absence, overdue
from lutondash.views.stale_words import StaleWords, stale_words

NAME = "What will change"
EVERY_CHANGE = "changes.csv"
"""The file of every change of a draft, in every place."""

_HEADINGS = {
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.REMOVED: "Removed",
    ChangeKind.REVISED: "Revised",
    ChangeKind.NEW: "New",
}
_MEANINGS = {
    ChangeKind.CORRECTED: "These mend an error. Say what was wrong in a note.",
    ChangeKind.REMOVED: "These will no longer be shown. Say why in a note.",
    ChangeKind.REVISED: "These change as planned, because the publisher now knows better.",
    ChangeKind.NEW: "These were not there before.",
}


@dataclass(frozen=True, slots=True)
class KindOfChange:
    """All changes of a kind: how many, what the kind means, and the figures by name."""

    kind: ChangeKind
    heading: str
    meaning: str
    number: int
    counted: str
    figures: tuple[ChangedFigure, ...]


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """What a draft will change, what to look at, and what stands in the way of publishing it."""

    name: str
    lead: str
    summary: str
    errors: tuple[Item, ...]
    warnings: tuple[Item, ...]
    kinds: tuple[KindOfChange, ...]
    flips: tuple[Flip, ...]
    overdue: tuple[Absence, ...]
    stale: tuple[StaleWords, ...]
    files: tuple[ChangedFile, ...]
    has_file: bool


def is_offered(dataset: Dataset) -> bool:
    """Say whether there is such a page: only for a draft, with the edition before it at hand."""
    return dataset.history.shown is Shown.DRAFT and dataset.before is not None


def changes_page(dataset: Dataset) -> ChangesPage:
    """Tell what a draft will change. Raises UnknownIdError for anything but a draft."""
    before = dataset.before
    if before is None or not is_offered(dataset):
        raise UnknownIdError("page", history.CHANGES)
    changes = dataset.history.drafted
    found = checklist(dataset, changes)
    return ChangesPage(
        name=NAME,
        lead=_lead(dataset, changes),
        summary=_summary(dataset, changes),
        errors=tuple(each for each in found if each.severity is Severity.ERROR),
        warnings=tuple(each for each in found if each.severity is Severity.WARNING),
        kinds=_kinds(Names(dataset, before), changes),
        flips=flips(before, dataset),
        overdue=overdue(dataset),
        stale=stale_words(dataset),
        files=changed_files(dataset),
        has_file=bool(changes),
    )


def _lead(dataset: Dataset, changes: Sequence[Change]) -> str:
    """Count what changes, such as 12 figures change: 3 new, 9 revised."""
    if not changes:
        files = dataset.history.files
        return "No figure changes." if files else "Nothing changes: the draft is what is published now."
    counted = Counter(change.kind for change in changes)
    kinds = ", ".join(f"{counted[kind]:,} {kind}" for kind in ChangeKind if counted[kind])
    return f"{formats.count_of(len(changes), 'value changes', 'values change')}: {kinds}."


def _summary(dataset: Dataset, changes: Sequence[Change]) -> str:
    """Say how many figures that touches, and when the draft would come out."""
    touched = formats.count_of(len({change.indicator for change in changes}), "figure")
    places = formats.count_of(len({change.geography for change in changes}), "place")
    verb = "It belongs" if len(changes) == 1 else "They belong"
    said = f"{verb} to {touched} and {places}. " if changes else ""
    at = dataset.history.out_at
    return f"{said}The draft would come out on {moments.moment(at)}." if at else said.strip()


def _kinds(names: Names, changes: Sequence[Change]) -> tuple[KindOfChange, ...]:
    return tuple(
        _kind(names, kind, [change for change in changes if change.kind is kind])
        for kind in _HEADINGS
        if any(change.kind is kind for change in changes)
    )


def _kind(names: Names, kind: ChangeKind, changes: Sequence[Change]) -> KindOfChange:
    places = " or ".join((", ".join(map(names.place, names.home[:-1])), names.place(names.home[-1])))
    return KindOfChange(
        kind=kind,
        heading=_HEADINGS[kind],
        meaning=_MEANINGS[kind],
        number=len(changes),
        counted=_counted(sum(names.is_home(change) for change in changes), len(changes), places),
        figures=changed_figures(names, changes),
    )


def _counted(ours: int, every: int, places: str) -> str:
    """Say how many of the changes are ours, such as 1 of 30 is for Luton."""
    if every == 1:
        return f"It is for {places}." if ours else f"It is not for {places}."
    return f"{ours:,} of {every:,} {'is' if ours == 1 else 'are'} for {places}."
