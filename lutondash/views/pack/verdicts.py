"""Verdicts of a pack: the table of all its figures, and what is to be looked at first."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from lutondash.dataset.dataset import Dataset
from lutondash.views import wording
from lutondash.views.flips import Flip
from lutondash.views.pack.records import Entry, Exceptional, Measure, ReasonGroup, SummaryRow
from lutondash.views.scrutiny.exceptions import REASON_WORDS, Excepted, Reason
from lutondash.views.scrutiny.why import Why

_FOR_ALL: Mapping[Reason, str] = {
    Reason.NO_TARGET: "Each is about a service or duty of the council. We found no published target for it.",
}


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
    told = Why(dataset, flips)
    pairs = [pair for pair in zip(found, measures, strict=True) if pair[0].gravest is not None]
    return tuple(
        ReasonGroup(
            reason, REASON_WORDS[reason], _FOR_ALL.get(reason, ""), tuple(_listed(told, *p) for p in some)
        )
        for reason, some in groupby(pairs, key=lambda pair: pair[0].reasons[0])
    )


def rest(measures: Sequence[Measure]) -> tuple[Entry, ...]:
    """Name the figures that nothing asks to look at first."""
    return tuple(entry(each) for each in measures if not each.reasons)


def entry(each: Measure) -> Entry:
    """Name a section as the contents do."""
    return Entry(each.page.row.title, each.anchor, each.number)


def _listed(told: Why, found: Excepted, measure: Measure) -> Exceptional:
    """List a figure under its gravest reason; what holds for all of them is said once over the list."""
    row, gravest = measure.page.row, found.reasons[0]
    return Exceptional(
        number=measure.number,
        anchor=measure.anchor,
        title=row.title,
        latest=str(row.figure),
        period=row.period,
        spark=row.spark,
        why="" if gravest in _FOR_ALL else told.words(found, gravest),
        also=tuple(REASON_WORDS[each] for each in found.reasons[1:]),
    )
