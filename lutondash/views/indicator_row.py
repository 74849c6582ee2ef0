"""`IndicatorRow`: one indicator as it stands in a list or on a card."""

from dataclasses import dataclass

from lutondash.analysis.beside import beside, may_compare
from lutondash.analysis.direction import Direction, Meaning, direction, since_last_year
from lutondash.analysis.runs import runs
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, LinkedBy, OutcomeLink, Role, Unit
from lutondash.model.observation import Observation, Series
from lutondash.views import addresses, age, formats, wording
from lutondash.views.answer import Answer
from lutondash.views.formats import Figure
from lutondash.views.signals import answers

Point = tuple[float, float]
"""A day as a number, and a value."""


@dataclass(frozen=True, slots=True)
class Spark:
    """A small line: runs of points for our place, and for the country where it compares."""

    home: tuple[tuple[Point, ...], ...]
    country: tuple[tuple[Point, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """Words with the shape that stands beside them."""

    meaning: Meaning
    words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """How a measure is tied to the outcome it stands under."""

    control: str
    control_words: str
    linked_by: str
    linked_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in a list: its latest value, small line, direction, four answers and company."""

    id: str
    title: str
    question: str
    address: str
    figure: Figure
    period: str
    spark: Spark | None
    direction: Mark
    since: str
    beside: str
    country: str
    target: str
    provisional: bool
    answers: tuple[Answer, ...] = ()
    tie: Tie | None = None


def indicator_row(dataset: Dataset, indicator: Indicator, link: OutcomeLink | None = None) -> IndicatorRow:
    """Make an indicator's row; with a link, a measure also says how it is tied to that outcome."""
    series = dataset.series(indicator.id)
    latest = series.latest
    moved = direction(indicator, series)
    return IndicatorRow(
        id=indicator.id,
        title=indicator.title,
        question=indicator.question,
        address=addresses.indicator(indicator.id),
        figure=latest_figure(dataset, indicator, latest),
        period=formats.period(indicator, latest) if latest else "",
        spark=_spark(dataset, indicator, series),
        direction=Mark(moved.meaning, wording.direction(moved, age.until(indicator, latest, dataset.as_of))),
        since=since_words(dataset, indicator, series),
        beside=beside_words(dataset, indicator, series),
        country=country_words(dataset, indicator, series),
        target=_target(dataset, indicator),
        provisional=latest is not None and "p" in latest.status,
        answers=answers(dataset, indicator),
        tie=_tie(indicator, link),
    )


def latest_figure(dataset: Dataset, indicator: Indicator, latest: Observation | None) -> Figure:
    """Write the latest value, as a grade's word where it is one."""
    if latest is None:
        return Figure("no figure")
    grades = tuple(g for scale in dataset.grades.values() for g in scale)
    return formats.figure(indicator, latest.value, qualifier=latest.qualifier, grades=grades)


def since_words(dataset: Dataset, indicator: Indicator, series: Series) -> str:
    """Write the change from the year before the latest figure."""
    changed = since_last_year(indicator, series)
    return wording.since_last_year(indicator, changed, age.since(series.latest, dataset.as_of))


def moved(dataset: Dataset, indicator: Indicator) -> Direction:
    """Give the direction of travel of an indicator for our place."""
    return direction(indicator, dataset.series(indicator.id))


def beside_words(dataset: Dataset, indicator: Indicator, series: Series) -> str:
    """Write the country's figure for the same period, or why it does not stand there."""
    country = dataset.geography(dataset.vision.country)
    latest = series.latest
    if latest is None:
        return ""
    if indicator.unit is Unit.GRADE:
        return "Grades are not compared"
    if not indicator.comparable:
        return f"A total: not set beside {country.name}"
    if not may_compare(indicator, latest.period, series.geography, country.code):
        return "Not comparable since the method changed"
    return country_words(dataset, indicator, series) or f"No {country.name} figure"


def country_words(dataset: Dataset, indicator: Indicator, series: Series) -> str:
    """Write the country's figure for the same period; empty where it must not stand there, or is not held."""
    country = dataset.geography(dataset.vision.country)
    found = beside(indicator, series, dataset.series(indicator.id, country.code))
    if found is None or indicator.unit is Unit.GRADE:
        return ""
    return f"{country.name} {formats.figure(indicator, found.value)}"


def _spark(dataset: Dataset, indicator: Indicator, series: Series) -> Spark | None:
    home = _points(indicator, series)
    if not home or indicator.unit is Unit.GRADE:
        return None
    if not indicator.comparable:
        return Spark(home)
    country = dataset.series(indicator.id, dataset.vision.country)
    return Spark(home, _points(indicator, country))


def _points(indicator: Indicator, series: Series) -> tuple[tuple[Point, ...], ...]:
    """Place values by their last day; readings that share a date or have none stand in their order."""
    ends = [o.period.end for o in series.with_values]
    in_order = None in ends or len(set(ends)) < len(ends)
    return tuple(
        tuple((float(o.sequence or 0) if in_order else _day(o), o.known) for o in run)
        for run in runs(indicator, series)
    )


def _day(observation: Observation) -> float:
    return float(observation.period.end.toordinal()) if observation.period.end else 0.0


def _target(dataset: Dataset, indicator: Indicator) -> str:
    targets = dataset.targets(indicator.id)
    return f"Target: {wording.target(indicator, targets[-1])}" if targets else ""


def _tie(indicator: Indicator, link: OutcomeLink | None) -> Tie | None:
    if link is None or indicator.role is not Role.CONTRIBUTION:
        return None
    return Tie(
        control=str(indicator.control),
        control_words=wording.CONTROL_WORDS[indicator.control],
        linked_by="council" if link.linked_by is LinkedBy.COUNCIL else "editorial",
        linked_words=wording.LINKED_WORDS[link.linked_by],
        reason=link.reason,
    )
