"""`EditionsSection`: every edition that is out, and every figure that was revised, corrected or removed."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import Change, ChangeKind, PublishedEdition, Shown
from lutondash.views import addresses, moments, wording
from lutondash.views.changed import Names
from lutondash.views.changed_figures import ChangedFigure, changed_figures

REVISIONS = "revisions.csv"
"""The file of all changes in the editions that are out."""

_NO_EDITION = "No editions are kept here. The figures come from one folder, as it is now."
_NONE_CHANGED = "No old figure has changed since the first edition came out."
_NO_LIST = "Without editions there is no list of what was revised."


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition: when it came out, what it brought and who approved it; why it was withdrawn, if it was.

    `address` is the site as it was then; blank in a draft, which looks at no other edition.
    """

    number: int
    when: str
    brought: str
    figures: str
    approved_by: str
    withdrawn: str
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Revisions:
    """What an edition revised, corrected or removed, and whether it was withdrawn since."""

    words: str
    figures: tuple[ChangedFigure, ...]
    is_withdrawn: bool


@dataclass(frozen=True, slots=True)
class EditionsSection:
    """The editions and the revisions, newest first, each with what to say where there is none."""

    is_kept: bool
    editions: tuple[EditionRow, ...]
    none: str
    revisions: tuple[Revisions, ...]
    unrevised: str
    scope: str


def editions_section(dataset: Dataset) -> EditionsSection:
    """List what is out; a folder without editions says so."""
    history = dataset.history
    revisions = _revisions(dataset)
    home, region, country = (Names(dataset).place(code) for code in _codes(dataset))
    return EditionsSection(
        is_kept=bool(history.editions),
        editions=tuple(_edition(dataset, each) for each in history.editions),
        none="" if history.editions else _NO_EDITION,
        revisions=revisions,
        unrevised="" if revisions else _NONE_CHANGED if history.editions else _NO_LIST,
        scope=f"These are the figures of {home}, {region} and {country}.",
    )


def _codes(dataset: Dataset) -> tuple[str, str, str]:
    return dataset.vision.geography, dataset.vision.region, dataset.vision.country


def _edition(dataset: Dataset, edition: PublishedEdition) -> EditionRow:
    current, is_draft = dataset.history.current, dataset.history.shown is Shown.DRAFT
    return EditionRow(
        number=edition.number,
        when=moments.moment(edition.at),
        brought=wording.sentence(edition.note),
        figures=_counted(edition),
        approved_by=edition.approved_by,
        withdrawn=_withdrawn(edition),
        address="" if is_draft or edition.is_hidden else addresses.page("", edition=str(edition.number)),
        is_shown=current is not None and current.number == edition.number,
    )


def _counted(edition: PublishedEdition) -> str:
    """Count the figures that an edition changed, such as 12 figures new, 3 revised."""
    kinds = [(edition.figures.get(kind, 0), kind.value) for kind in ChangeKind]
    told = [f"{number:,} {words}" for number, words in kinds if number]
    if not told:
        return "No figure changed."
    return f"Figures: {', '.join(told)}."


def _withdrawn(edition: PublishedEdition) -> str:
    if edition.withdrawn is None:
        return ""
    when = moments.moment(edition.withdrawn.at)
    return f"Withdrawn on {when}. {wording.sentence(edition.withdrawn.note)}"


def _revisions(dataset: Dataset) -> tuple[Revisions, ...]:
    """Tell what was revised, corrected or removed, the newest edition first; a new figure is no revision."""
    names = Names(dataset)
    brought: dict[int, list[Change]] = {}
    for each in dataset.history.changes:
        if each.change.kind is not ChangeKind.NEW:
            brought.setdefault(each.edition, []).append(each.change)
    return tuple(
        Revisions(_words(edition), changed_figures(names, brought[edition.number]), edition.is_withdrawn)
        for edition in dataset.history.editions
        if edition.number in brought and not edition.is_hidden
    )


def _words(edition: PublishedEdition) -> str:
    return f"Edition {edition.number}, {moments.day(edition.at)}"
