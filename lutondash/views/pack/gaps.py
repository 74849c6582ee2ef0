"""`Gap`: what is missing in a pack, so that nobody takes silence for good news."""

from collections.abc import Iterable, Iterator, Sequence

from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.late import Absence, overdue, passed
from lutondash.views.pack.records import Gap, Measure
from lutondash.views.pack.verdicts import entry
from lutondash.views.rollup import Rollup


def gaps(dataset: Dataset, measures: Sequence[Measure], judged: Sequence[Rollup]) -> tuple[Gap, ...]:
    """List what is missing among the figures of a pack."""
    found = (*_empty(dataset, measures), *_late(dataset, measures), *_unjudged(judged))
    return tuple(each for each in found if each is not None)


def _empty(dataset: Dataset, measures: Sequence[Measure]) -> Iterator[Gap | None]:
    """Tell of figures without what a committee would look for."""
    silent = (each for each in measures if dataset.series(each.page.row.id).latest is None)
    yield _gap(silent, "has no figure", "have no figure")
    yield _gap(
        (each for each in measures if not dataset.targets(each.page.row.id)),
        "has no target",
        "have no target",
    )
    unlinked = (each for each in measures if each.page.money is not None and each.page.money.empty)
    yield _gap(unlinked, "has no spending linked to it", "have no spending linked to them")


def _late(dataset: Dataset, measures: Sequence[Measure]) -> Iterator[Gap | None]:
    """Tell of figures that should be newer than they are."""
    due = "late: a newer figure should be out by now"
    planned = "perhaps late: an update was planned, and we hold nothing newer"
    yield _gap(_among(measures, overdue(dataset)), f"is {due}", f"are {due}")
    yield _gap(_among(measures, passed(dataset)), f"is {planned}", f"are {planned}")


def _among(measures: Sequence[Measure], absences: Iterable[Absence]) -> Iterator[Measure]:
    absent = {each.address for each in absences}
    return (each for each in measures if each.page.row.address in absent)


def _gap(found: Iterable[Measure], one: str, several: str) -> Gap | None:
    """Tell what some figures lack; None where none lacks it."""
    lacking = tuple(entry(each) for each in found)
    words = formats.count_of(len(lacking), f"figure {one}", f"figures {several}")
    return Gap(f"{words}.", lacking) if lacking else None


def _unjudged(judged: Sequence[Rollup]) -> Iterator[Gap]:
    """Say of each question why some figures have no answer."""
    return (Gap(f"{each.question} {each.not_judged}", ()) for each in judged if each.not_judged)
