"""What editions changed in some figures, for a feed: one thing told for each figure and edition."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import Change, PublishedEdition
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import moments, wording
from lutondash.views.changed import Names, changed_row
from lutondash.views.feed_words import changed_lines, changed_title, foremost
from lutondash.views.flips import Flip, flips
from lutondash.views.indicator_row import latest_figure

Changes = Mapping[int, Sequence[Change]]
"""What became of one figure, by the number of the edition."""


@dataclass(frozen=True, slots=True)
class Told:
    """What an edition changed in a figure; `indicator` is blank where it is told of none alone."""

    edition: PublishedEdition
    indicator: str
    title: str
    lines: tuple[str, ...]


def told_by_editions(dataset: Dataset, indicators: Sequence[Indicator]) -> Iterator[Told]:
    """Tell what each edition up to the one that is shown changed, and which was the first.

    Verdicts can be compared only with the edition that stands beside the shown one, so that those of the
    newest edition are told. Of an edition that was withdrawn no figure is told.
    """
    changed = _changed(dataset)
    editions = [each for each in dataset.history.editions if _may_be_told(dataset, each)]
    for indicator in indicators:
        mine = changed.get(indicator.id, {})
        for edition in editions:
            yield from _told(dataset, edition, indicator, mine)
    first = min(editions, key=lambda each: each.number, default=None)
    if first is not None and not first.is_withdrawn:
        yield Told(first, "", f"Edition {first.number}: the first figures", (wording.sentence(first.note),))


def _changed(dataset: Dataset) -> Mapping[str, dict[int, list[Change]]]:
    """Return every change by its figure and edition."""
    found: dict[str, dict[int, list[Change]]] = {}
    for each in dataset.history.changes:
        found.setdefault(each.change.indicator, {}).setdefault(each.edition, []).append(each.change)
    return found


def _may_be_told(dataset: Dataset, edition: PublishedEdition) -> bool:
    return edition.is_withdrawn or edition.number <= (dataset.history.number or 0)


def _told(dataset: Dataset, edition: PublishedEdition, indicator: Indicator, mine: Changes) -> Iterator[Told]:
    """Tell an edition's changes of one figure, where there are any."""
    changes = mine.get(edition.number, ())
    if edition.withdrawn is not None:
        if changes:
            lines = (_withdrawn(edition), "Its figures are no longer shown.")
            title = f"{indicator.title}: edition {edition.number} was withdrawn"
            yield Told(edition, indicator.id, title, lines)
        return
    flipped = _flipped(dataset, edition, indicator)
    if changes or flipped:
        title = f"{indicator.title}: {_title(dataset, edition, indicator, mine, flipped)}"
        yield Told(edition, indicator.id, title, changed_lines(Names(dataset), changes, flipped))


def _withdrawn(edition: PublishedEdition) -> str:
    if edition.withdrawn is None:
        return ""
    return f"Withdrawn on {moments.moment(edition.withdrawn.at)}. {wording.sentence(edition.withdrawn.note)}"


def _title(
    dataset: Dataset,
    edition: PublishedEdition,
    indicator: Indicator,
    mine: Changes,
    flipped: tuple[Flip, ...],
) -> str:
    """Say what changed for our own place; where nothing did, whose figures changed."""
    names, changes = Names(dataset), mine.get(edition.number, ())
    ours = _ours(dataset, changes)
    if ours or flipped:
        return changed_title(names, ours, _before(dataset, edition, indicator, mine), flipped)
    whose = dict.fromkeys(each.breakdown or names.place(each.geography) for each in changes)
    return f"figures changed for {', '.join(whose)}"


def _flipped(dataset: Dataset, edition: PublishedEdition, indicator: Indicator) -> tuple[Flip, ...]:
    """Return the verdicts on a figure that the shown edition changed."""
    if dataset.before is None or edition.number != dataset.history.number:
        return ()
    return flips(dataset.before, dataset, (indicator.id,))


def _ours(dataset: Dataset, changes: Iterable[Change]) -> list[Change]:
    """Return the changes of our own place and of everybody in it, newest first."""
    home = dataset.vision.geography
    ours = [each for each in changes if each.geography == home and not each.breakdown]
    return sorted(ours, key=lambda each: (each.sequence.zfill(9), each.period), reverse=True)


def _before(dataset: Dataset, edition: PublishedEdition, indicator: Indicator, mine: Changes) -> str:
    """Write the value before the one told first, as that edition showed it; blank where none is held."""
    ours = _ours(dataset, mine.get(edition.number, ()))
    held = dataset.series(indicator.id).with_values
    at = next((n for n, each in enumerate(held) if ours and _is_of(each, foremost(ours))), 0)
    if not at:
        return ""
    later = _later(dataset, edition, mine, held[at - 1])
    if later is not None:
        return changed_row(Names(dataset), later).old
    return str(latest_figure(dataset, indicator, held[at - 1]))


def _later(
    dataset: Dataset, edition: PublishedEdition, mine: Changes, observation: Observation
) -> Change | None:
    """Return the first change of a value after an edition, by the editions that still stand."""
    last = dataset.history.number or 0
    standing = sorted(e.number for e in dataset.history.editions if not e.is_withdrawn)
    after = (mine.get(number, ()) for number in standing if edition.number < number <= last)
    return next((c for changes in after for c in _ours(dataset, changes) if _is_of(observation, c)), None)


def _is_of(observation: Observation, change: Change) -> bool:
    sequence = str(observation.sequence) if observation.sequence is not None else ""
    return (observation.period.text, sequence) == (change.period, change.sequence)
