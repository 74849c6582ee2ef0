"""The four signals of an indicator, judged on what the dataset holds, in words a page shows."""

from collections import Counter
from dataclasses import replace

from lutondash.analysis import benchmark
from lutondash.analysis.beside import beside
from lutondash.analysis.judge import Evidence, judge, with_provisional
from lutondash.analysis.signal import Kind, Signal
from lutondash.dataset.dataset import Dataset
from lutondash.model.geography import ComparatorGroup
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.period import READING_TYPES
from lutondash.views import formats
from lutondash.views.answer import Answer, answer
from lutondash.views.unit_writer import UnitWriter


def answers(dataset: Dataset, indicator: Indicator, group: str = "") -> tuple[Answer, ...]:
    """Judge an indicator four ways, in the order of the kinds; `group` names the similar places."""
    signals = judge(evidence(dataset, indicator, group), UnitWriter(indicator))
    return tuple(answer(_with_grades(dataset, indicator, signal, group)) for signal in signals)


def evidence(dataset: Dataset, indicator: Indicator, group: str = "") -> Evidence:
    """Gather what an indicator is judged on."""
    chosen = comparator_group(dataset, indicator, group)
    home = dataset.vision.geography
    codes = (code for code in (chosen.codes if chosen else ()) if code != home)
    return Evidence(
        indicator,
        dataset.series(indicator.id),
        dataset.targets(indicator.id),
        {code: dataset.series(indicator.id, code) for code in codes},
    )


def comparator_group(dataset: Dataset, indicator: Indicator, wanted: str = "") -> ComparatorGroup | None:
    """Return the group a reader chose, else the indicator's own, else the one used unless said."""
    groups = dataset.comparator_groups
    usual = next((group for group in groups.values() if group.is_default), None)
    return groups.get(wanted) or groups.get(indicator.assessment.comparator_group or "") or usual


def england(dataset: Dataset, indicator: Indicator) -> Answer | None:
    """Set our figure beside the country's by its own rule; None where no figure may stand there."""
    country = dataset.geography(dataset.vision.country)
    series = dataset.series(indicator.id)
    other = beside(indicator, series, dataset.series(indicator.id, country.code))
    if other is None or series.latest is None or indicator.period_type in READING_TYPES:
        return None
    writer = UnitWriter(indicator)
    name = country.name
    signal = benchmark.benchmark(series.latest, other.known, indicator.polarity, name=name, writer=writer)
    return answer(with_provisional(signal, series.latest, (other,)))


def _with_grades(dataset: Dataset, indicator: Indicator, signal: Signal, group: str) -> Signal:
    """Count the similar places of each grade, where figures are grades."""
    if indicator.unit is not Unit.GRADE or signal.kind is not Kind.COMPARISON:
        return signal
    found = Counter(
        latest.known
        for series in evidence(dataset, indicator, group).similar.values()
        for latest in (series.latest,)
        if latest is not None
    )
    grades = tuple(grade for scale in dataset.grades.values() for grade in scale)
    counted = (
        f"{number} {formats.figure(indicator, rank, grades=grades)}" for rank, number in sorted(found.items())
    )
    told = ", ".join(counted)
    return replace(signal, reason=f"Similar places at their latest: {told}.") if told else signal
