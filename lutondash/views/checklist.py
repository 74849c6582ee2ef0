"""`checklist`: what must be put right before a draft comes out, and what is worth a second look.

An error blocks `lutondash publish`, a warning is only told. The rules follow the Code of Practice for
Statistics: revisions and corrections are kept apart and explained, provisional figures are marked, and the
next date is announced.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import PurePath

from lutondash.analysis.signal import Kind, Verdict
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.disclosure.between import worked_out_between
from lutondash.errors import Finding, Severity
from lutondash.model.edition import Change, ChangeKind
from lutondash.model.observation import Status
from lutondash.model.release import Release, ReleaseKind
from lutondash.views import formats, wording
from lutondash.views.changed import Names
from lutondash.views.changed_sources import changed_sources
from lutondash.views.commentary import commentary_of
from lutondash.views.flips import flips
from lutondash.views.late import overdue
from lutondash.views.signals import answers
from lutondash.views.stale_words import stale_words

_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to put right or to look at: where, what was found, and what to do."""

    severity: Severity
    where: str
    words: str
    remedy: str
    address: str = ""

    def __str__(self) -> str:
        """Tell the item on one line, as a compiler would."""
        return f"{self.where}: {self.severity}: {self.words} {self.remedy}"


def checklist(after: Dataset, changes: Sequence[Change]) -> tuple[Item, ...]:
    """Go through what a draft will change; errors first. `after.before` is what is published now, if any."""
    found = [item for check in _CHECKS for item in check(after, changes)]
    return tuple(sorted(found, key=lambda item: item.severity is Severity.WARNING))


def _unexplained(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """A correction and a removal need a note: the public is told why."""
    remedy = "Say why in draft.toml, under [[explained]]; the public will read it."
    for kind, verb in ((ChangeKind.CORRECTED, "corrected"), (ChangeKind.REMOVED, "removed")):
        silent = [change for change in changes if change.kind is kind and not change.why.strip()]
        for indicator, number in _by_indicator(silent):
            words = f"{formats.count_of(number, 'value is', 'values are')} {verb}, and no note says why."
            yield _of_figure(after, indicator, Severity.ERROR, words, remedy)


def _unproved(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """A publisher's own file is known by its checksum."""
    for release in _sources(after, changes):
        if release.kind is ReleaseKind.PUBLISHER_FILE and not release.files:
            yield Item(
                Severity.ERROR,
                release.title,
                "Changed figures come from this file, and its checksum is missing.",
                "Import the file again; that notes its name and its checksum.",
                release.url,
            )


def _withheld(after: Dataset, _: Sequence[Change]) -> Iterator[Item]:
    """Figures of a publication that is not out yet when the draft comes out would not be shown."""
    for release in after.withheld.values():
        yield Item(
            Severity.ERROR,
            release.id,
            "This publication comes out after the draft would, so its figures would stay hidden.",
            "Choose a later time, or leave it out of the draft.",
        )


def _given_away(after: Dataset, _: Sequence[Change]) -> Iterator[Item]:
    """A hidden figure that what is published now and the draft tell together."""
    if after.before is not None:
        yield from disclosed(after, worked_out_between(after, [after.before]))


def disclosed(after: Dataset, found: Iterable[Finding]) -> Iterator[Item]:
    """Give what was found of hidden figures as items, by the name of the figure."""
    for each in found:
        yield _of_figure(after, PurePath(each.path).parent.name, each.severity, each.fault, each.remedy)


def _undated(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """A date that nobody knows is told to the public as unknown."""
    for release in _sources(after, changes):
        if release.published == "unknown":
            yield Item(
                Severity.WARNING,
                release.title,
                "Changed figures come from this publication, and its date is unknown.",
                "Find the date, or leave it: the page will say that it is unknown.",
                release.url,
            )


def _unannounced(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """Readers are told when to expect the next figures."""
    silent = [
        release.title
        for release, figures in _sourced(after, changes)
        if not release.next_release and not all(after.indicators[each].next_release for each in figures)
    ]
    if silent:
        yield Item(
            Severity.WARNING,
            formats.count_of(len(silent), "publication"),
            f"No date is given for the next figures: {_listed(silent)}.",
            "Put the date into next_release, where the publisher announces one.",
        )


def _unmarked(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """A provisional figure that changes when it is made final is marked as revised."""
    found = [change for change in changes if _is_silently_final(change)]
    for indicator, number in _by_indicator(found):
        words = (
            f"{formats.count_of(number, 'provisional value')} changed, and the new one is not marked revised."
        )
        yield _of_figure(after, indicator, Severity.WARNING, words, "Put r into the status of the new rows.")


def _is_silently_final(change: Change) -> bool:
    if Status.PROVISIONAL not in change.old_status or not change.old or not change.new:
        return False
    marked = Status.PROVISIONAL in change.new_status or Status.REVISED in change.new_status
    return not marked and _differ(change.old, change.new)


def _differ(old: str, new: str) -> bool:
    try:
        return Decimal(old) != Decimal(new)
    except InvalidOperation:
        return old != new


def _late(after: Dataset, _: Sequence[Change]) -> Iterator[Item]:
    """A figure whose next one should be out by now."""
    for absence in overdue(after):
        remedy = "Import the newer figure, or correct expected_lag_days."
        yield Item(Severity.WARNING, absence.words, absence.reason, remedy, absence.address)


def _stale(after: Dataset, _: Sequence[Change]) -> Iterator[Item]:
    """Officers' words that the public will no longer see."""
    for each in stale_words(after):
        remedy = f"Ask the {each.role} for new words, or remove these."
        yield Item(Severity.WARNING, each.title, each.reason, remedy, each.address)


def _missed(after: Dataset, changes: Sequence[Change]) -> Iterator[Item]:
    """A missed target asks for words on what happened, and must have them where the miss is news."""
    missed = {
        id_: reason for id_, reason in _misses(after) if commentary_of(after, after.indicators[id_]) is None
    }
    news = _news(after, changes, missed)
    for id_, reason in missed.items():
        severity = Severity.ERROR if id_ in news else Severity.WARNING
        words = f"Its target is missed, and no words say why. {wording.sentence(reason)}"
        remedy = "Add words on what happened and what is being done, in commentary.toml."
        yield _of_figure(after, id_, severity, words, remedy)


def _misses(after: Dataset) -> Iterator[tuple[str, str]]:
    """Give each figure whose latest value misses its target, with the reason."""
    for id_, indicator in after.indicators.items():
        for found in answers(after, indicator) if after.targets(id_) else ():
            if found.signal.kind is Kind.TARGET_NOW and found.signal.verdict is Verdict.MISSED:
                yield id_, found.signal.reason


def _news(after: Dataset, changes: Iterable[Change], missed: Collection[str]) -> set[str]:
    """Return whose target was not missed before, or is missed by a figure of ours that the draft changes.

    The first edition brings no news: nothing was published before it.
    """
    if after.before is None:
        return set()
    flipped = {
        f.indicator for f in flips(after.before, after, missed) if f.now.signal.kind is Kind.TARGET_NOW
    }
    home = after.vision.geography
    return flipped | {change.indicator for change in changes if change.geography == home}


def _by_indicator(changes: Iterable[Change]) -> Iterable[tuple[str, int]]:
    counted: dict[str, int] = {}
    for change in changes:
        counted[change.indicator] = counted.get(change.indicator, 0) + 1
    return sorted(counted.items())


def _of_figure(after: Dataset, indicator: str, severity: Severity, words: str, remedy: str) -> Item:
    names = Names(after, after.before)
    return Item(severity, names.title(indicator), words, remedy, names.address(indicator))


def _sourced(after: Dataset, changes: Sequence[Change]) -> Iterator[tuple[Release, tuple[str, ...]]]:
    """Give the publications behind changed figures that are out, each with its figures."""
    for release, figures in changed_sources(after, changes).items():
        if release in after.releases:
            yield after.releases[release], figures


def _sources(after: Dataset, changes: Sequence[Change]) -> Iterator[Release]:
    return (release for release, _ in _sourced(after, changes))


def _listed(names: Sequence[str]) -> str:
    """Name the first few of many, and how many more there are."""
    more = len(names) - _MOST_NAMED
    named = "; ".join(names[:_MOST_NAMED])
    return f"{named}; and {more} more" if more > 0 else named


_CHECKS: tuple[Callable[[Dataset, Sequence[Change]], Iterator[Item]], ...] = (
    _unexplained,
    _unproved,
    _withheld,
    _given_away,
    _undated,
    _unannounced,
    _unmarked,
    _missed,
    _stale,
    _late,
)
