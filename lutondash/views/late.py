"""What is late: figures whose next one should be out, and updates that were planned before today."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.schedule import next_expected
from lutondash.views import addresses, formats, indicator_facts


@dataclass(frozen=True, slots=True)
class Absence:
    """Something that is overdue or missing, and why we say so."""

    words: str
    address: str
    reason: str


def overdue(dataset: Dataset) -> tuple[Absence, ...]:
    """List figures whose next one is late; where nothing says when it should come, none is."""
    found = (_overdue(dataset, indicator) for indicator in dataset.indicators.values())
    return tuple(absence for absence in found if absence is not None)


def passed(dataset: Dataset) -> tuple[Absence, ...]:
    """List figures whose planned update has not reached us; the publisher may still be in time."""
    found = (_passed(dataset, indicator) for indicator in dataset.indicators.values())
    return tuple(absence for absence in found if absence is not None)


def awaited(dataset: Dataset) -> tuple[Absence, ...]:
    """List figures of which a newer one is due, or was planned for a day that has passed."""
    late = overdue(dataset)
    told = {absence.address for absence in late}
    return (*late, *(absence for absence in passed(dataset) if absence.address not in told))


def undated(dataset: Dataset) -> str:
    """Say for how many figures nobody announces a date."""
    without = sum(not planned_for(dataset, i) for i in dataset.indicators.values())
    return (
        f"For {formats.count_of(without, 'figure')} no date is announced for the next one, "
        "so we cannot say whether it is late."
    )


def planned_for(dataset: Dataset, indicator: Indicator) -> str:
    """Return when an indicator's next figure is announced for, as it was written; blank where it is not."""
    return indicator.next_release or dataset.release(indicator.release).next_release


def _overdue(dataset: Dataset, indicator: Indicator) -> Absence | None:
    latest = dataset.series(indicator.id).latest
    due = next_expected(indicator, latest.period) if latest else None
    if latest is None or due is None or due >= dataset.as_of:
        return None
    reason = f"Our latest is {formats.period(indicator, latest)}; the next was due by {formats.day(due)}."
    return Absence(indicator.title, addresses.indicator(indicator.id), reason)


def _passed(dataset: Dataset, indicator: Indicator) -> Absence | None:
    when = planned_for(dataset, indicator)
    if not indicator_facts.is_past(when, dataset.as_of):
        return None
    reason = f"An update was planned for {formats.reduced_date(when)}. We hold nothing newer."
    return Absence(indicator.title, addresses.indicator(indicator.id), reason)
