"""`Gap`: what is missing in a pack, so that nobody takes silence for good news."""

from collections.abc import Iterator, Sequence

from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses, formats
from lutondash.views.late import overdue, passed
from lutondash.views.pack.records import Gap, Measure
from lutondash.views.rollup import Rollup


def gaps(dataset: Dataset, measures: Sequence[Measure], judged: Sequence[Rollup]) -> tuple[Gap, ...]:
    """List what is missing among the figures of a pack."""
    return (*_gaps(dataset, measures), *_unjudged(judged))


def _gaps(dataset: Dataset, measures: Sequence[Measure]) -> Iterator[Gap]:
    ids = [each.page.row.id for each in measures]
    without = {
        "no figure": [id_ for id_ in ids if dataset.series(id_).latest is None],
        "no target": [id_ for id_ in ids if not dataset.targets(id_)],
        "no spending linked to it": [m.page.row.id for m in measures if m.page.money and m.page.money.empty],
    }
    for what, found in without.items():
        if found:
            yield _gap(dataset, what, found)
    yield from _late(dataset, ids)


def _gap(dataset: Dataset, what: str, found: Sequence[str]) -> Gap:
    has = formats.count_of(len(found), "figure has", "figures have")
    return Gap(f"{has} {what}.", tuple(dataset.indicator(id_).title for id_ in found))


def _late(dataset: Dataset, ids: Sequence[str]) -> Iterator[Gap]:
    """Tell of figures that should be newer than they are."""
    mine = {addresses.indicator(id_) for id_ in ids}
    for words, absences in (
        ("late: newer figures should be out by now.", overdue(dataset)),
        ("perhaps late: an update was planned, and we hold nothing newer.", passed(dataset)),
    ):
        titles = tuple(each.words for each in absences if each.address in mine)
        if titles:
            yield Gap(f"{formats.count_of(len(titles), 'figure is', 'figures are')} {words}", titles)


def _unjudged(judged: Sequence[Rollup]) -> Iterator[Gap]:
    for each in judged:
        if each.not_judged:
            yield Gap(f"{each.question} {each.not_judged}", ())
