"""Verdicts of a pack: the order of its figures, the table of all, and what is to be looked at first."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from lutondash.analysis.signal import Kind
from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses, wording
from lutondash.views.flips import Flip
from lutondash.views.late import overdue
from lutondash.views.pack.records import Entry, Exceptional, Measure, ReasonGroup, SummaryRow
from lutondash.views.scrutiny.exceptions import REASON_WORDS, Excepted, Reason

_JUDGED: Mapping[Reason, Kind] = {
    Reason.MISSED: Kind.TARGET_NOW,
    Reason.OFF_COURSE: Kind.ON_COURSE,
    Reason.CONCERN: Kind.VARIATION,
    Reason.WORSE: Kind.COMPARISON,
}
"""The question whose answer is the reason."""
_FOR_ALL: Mapping[Reason, str] = {
    Reason.NO_TARGET: "Each counts the council's own work. We found no published target for it.",
}


def in_order(found: Iterable[Excepted]) -> tuple[Excepted, ...]:
    """Order figures by their gravest reason, the worst of each first; those without one keep their order."""
    return tuple(sorted(found, key=_rank))


def _rank(each: Excepted) -> tuple[int, float]:
    if each.gravest is None:
        return len(Reason), 0.0
    return list(Reason).index(each.gravest), -each.severity


def summary(dataset: Dataset, measures: Iterable[Measure]) -> tuple[SummaryRow, ...]:
    """Set out a row for every section."""
    return tuple(
        SummaryRow(
            number=each.number,
            anchor=each.anchor,
            title=each.page.row.title,
            latest=str(each.page.row.figure),
            period=each.page.row.period + (", provisional" if each.page.row.provisional else ""),
            target=_target(dataset, each.page.row.id),
            answers=each.page.row.answers,
        )
        for each in measures
    )


def _target(dataset: Dataset, indicator_id: str) -> str:
    """Write the newest target as a phrase; blank where there is none."""
    targets = dataset.targets(indicator_id)
    return wording.target(dataset.indicator(indicator_id), targets[-1]) if targets else ""


def reason_groups(
    dataset: Dataset, measures: Sequence[Measure], found: Sequence[Excepted], flips: Sequence[Flip]
) -> tuple[ReasonGroup, ...]:
    """Gather the figures under their gravest reasons; both lists are in the order of the sections."""
    why = _Why(dataset, flips)
    pairs = [pair for pair in zip(found, measures, strict=True) if pair[0].gravest is not None]
    return tuple(
        ReasonGroup(
            reason, REASON_WORDS[reason], _FOR_ALL.get(reason, ""), tuple(why.listed(*p) for p in some)
        )
        for reason, some in groupby(pairs, key=lambda pair: pair[0].reasons[0])
    )


def rest(measures: Sequence[Measure]) -> tuple[Entry, ...]:
    """Name the figures that nothing asks to look at first."""
    return tuple(entry(each) for each in measures if not each.reasons)


def entry(each: Measure) -> Entry:
    """Name a section as the contents do."""
    return Entry(each.page.row.title, each.anchor, each.number)


class _Why:
    """Says why a figure is listed; what holds for the whole dataset is found out once."""

    def __init__(self, dataset: Dataset, flips: Sequence[Flip]) -> None:
        self._late = {absence.address: absence.reason for absence in overdue(dataset)}
        self._flips = flips

    def listed(self, found: Excepted, measure: Measure) -> Exceptional:
        """List a figure under its gravest reason."""
        row = measure.page.row
        return Exceptional(
            number=measure.number,
            anchor=measure.anchor,
            title=row.title,
            latest=str(row.figure),
            period=row.period,
            spark=row.spark,
            why=self._words(found, found.reasons[0]),
            also=tuple(REASON_WORDS[each] for each in found.reasons[1:]),
        )

    def _words(self, found: Excepted, reason: Reason) -> str:
        """Say in a sentence or two what the reason rests on."""
        if reason in _JUDGED:
            signals = (each.signal for each in found.answers)
            return next(each.reason for each in signals if each.kind is _JUDGED[reason])
        id_ = found.indicator.id
        if reason is Reason.OVERDUE:
            return self._late[addresses.indicator(id_)]
        if reason is Reason.FLIPPED:
            return " ".join(_flipped(flip) for flip in self._flips if flip.indicator == id_)
        return ""


def _flipped(flip: Flip) -> str:
    return f"{flip.question} Before: {flip.before.words.lower()}. Now: {flip.now.words.lower()}."
