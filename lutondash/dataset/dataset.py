"""`Dataset`: everything the data folder holds, checked, immutable and looked up by id."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from types import MappingProxyType
from typing import TypeVar

import pandas as pd

from lutondash.dataset.budget import Budget
from lutondash.dataset.holding import Looked, holds_own_rows, is_held, stand_in
from lutondash.dataset.index import SeriesIndex
from lutondash.errors import Finding, UnknownIdError
from lutondash.model.accessibility import AccessibilityStatement
from lutondash.model.edition import History
from lutondash.model.framework import (
    Archive,
    ArchiveStatement,
    Outcome,
    Priority,
    PublishedItem,
    ScrutinyBody,
    Service,
    Vision,
)
from lutondash.model.geography import ComparatorGroup, Geography, Grade, Symbol
from lutondash.model.indicator import Indicator
from lutondash.model.meeting import Meeting
from lutondash.model.objective import Objective
from lutondash.model.observation import Series
from lutondash.model.question import Question
from lutondash.model.release import Release
from lutondash.model.target import Commentary, Statement, Target

T = TypeVar("T")


@dataclass(frozen=True)
class Dataset:
    """A data folder as of a day; shared between threads, never changed.

    Two datasets are equal when all their records and figures are, whatever file order they came from.
    `before` is an earlier edition to look at this one beside, where a reader asked for that.
    """

    as_of: date
    vision: Vision
    priorities: tuple[Priority, ...]
    outcomes: Mapping[str, Outcome]
    services: tuple[Service, ...]
    bodies: tuple[ScrutinyBody, ...]
    published: tuple[PublishedItem, ...]
    archive: Archive
    archive_statements: tuple[ArchiveStatement, ...]
    accessibility: AccessibilityStatement
    geographies: Mapping[str, Geography]
    comparator_groups: Mapping[str, ComparatorGroup]
    symbols: Mapping[str, Symbol]
    grades: Mapping[str, tuple[Grade, ...]]
    releases: Mapping[str, Release]
    indicators: Mapping[str, Indicator]
    all_targets: Mapping[str, tuple[Target, ...]] = field(repr=False)
    all_statements: Mapping[str, tuple[Statement, ...]] = field(repr=False)
    all_commentary: Mapping[str, tuple[Commentary, ...]] = field(repr=False)
    figures: SeriesIndex = field(repr=False)
    budget: Budget = field(default_factory=Budget, repr=False)
    objectives: tuple[Objective, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    questions: tuple[Question, ...] = ()
    withheld: Mapping[str, Release] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    warnings: tuple[Finding, ...] = field(default=(), compare=False, repr=False)
    history: History = field(default_factory=History, compare=False, repr=False)
    before: "Dataset | None" = field(default=None, compare=False, repr=False)

    def priority(self, wanted: str) -> Priority:
        """Return the priority with this id; UnknownIdError where there is none."""
        return _look_up("priority", {p.id: p for p in self.priorities}, wanted)

    def outcome(self, wanted: str) -> Outcome:
        """Return the outcome with this slug; UnknownIdError where there is none."""
        return _look_up("outcome", self.outcomes, wanted)

    def indicator(self, wanted: str) -> Indicator:
        """Return the indicator with this id; UnknownIdError where there is none."""
        return _look_up("indicator", self.indicators, wanted)

    def release(self, wanted: str) -> Release:
        """Return the release with this id, or what may be said of one that is held back.

        Raises UnknownIdError where there is none.
        """
        if wanted in self.releases and wanted not in self.withheld:
            return self.releases[wanted]
        return _look_up("release", {**self.releases, **self.withheld}, wanted)

    def geography(self, wanted: str) -> Geography:
        """Return the place with this code; UnknownIdError where there is none."""
        return _look_up("geography", self.geographies, wanted)

    def series(self, indicator_id: str, geography: str | None = None, breakdown: str = "") -> Series:
        """Return the observations of an indicator in a place (ours unless said), perhaps none."""
        self.indicator(indicator_id)
        place = self.vision.geography if geography is None else self.geography(geography).code
        return self.figures.series(indicator_id, place, breakdown)

    def places(self, indicator_id: str) -> tuple[str, ...]:
        """Return the codes of the places that have a value, in order."""
        return self.figures.places(self.indicator(indicator_id).id)

    def targets(self, indicator_id: str) -> tuple[Target, ...]:
        """Return what was agreed about an indicator."""
        return self.all_targets.get(self.indicator(indicator_id).id, ())

    def statements(self, indicator_id: str) -> tuple[Statement, ...]:
        """Return what was said about an indicator beside its series."""
        return self.all_statements.get(self.indicator(indicator_id).id, ())

    def commentary(self, indicator_id: str) -> tuple[Commentary, ...]:
        """Return officers' words about an indicator."""
        return self.all_commentary.get(self.indicator(indicator_id).id, ())

    def indicators_in(self, priority_id: str) -> tuple[Indicator, ...]:
        """Return the indicators of a priority, in order of id."""
        wanted = self.priority(priority_id).id
        return tuple(i for i in self.indicators.values() if i.priority == wanted)

    def measuring(self, outcome_slug: str) -> tuple[Indicator, ...]:
        """Return the indicators that measure an outcome by any of their links, in order of id."""
        wanted = self.outcome(outcome_slug).slug
        return tuple(
            i for i in self.indicators.values() if any(link.outcome == wanted for link in i.measures)
        )

    def contributing_to(self, outcome_slug: str) -> tuple[Indicator, ...]:
        """Return the measures that contribute to an outcome by any of their links, in order of id."""
        wanted = self.outcome(outcome_slug).slug
        return tuple(
            i for i in self.indicators.values() if any(link.outcome == wanted for link in i.contributes_to)
        )

    def observations(self, indicator_id: str, geographies: Collection[str] | None = None) -> pd.DataFrame:
        """Return a fresh copy of an indicator's rows, for all places or some.

        Columns: `indicator`, then those of `ObservationRow` that are in use; numbers are floats.
        """
        return self.figures.frame(self.indicator(indicator_id).id, geographies)

    def released(self, as_of: date, minute: datetime | None = None) -> "Dataset":
        """Return what may be shown on a day: nothing of releases under embargo, or dated later, is in it.

        A release whose embargo ends during that day stays hidden until the next, for a day has no hour;
        with the `minute` at which an edition comes out, embargoes are set against that. Rows, targets and
        words about hidden periods are left out; `releases` lists only what is out, and of a hidden release
        `release` tells no more than its publisher and dates.
        """
        looked, known = Looked(as_of, minute), {**self.releases, **self.withheld}
        held = {name: release for name, release in known.items() if is_held(release, looked)}
        unread = {i.id for i in self.indicators.values() if holds_own_rows(i, known, looked)}
        if not held and not unread:
            return replace(self, as_of=as_of)
        figures = self.figures.without_releases(held, unread)
        return replace(
            self,
            as_of=as_of,
            figures=figures,
            budget=self.budget.without_releases(held),
            objectives=tuple(o for o in self.objectives if o.release not in held),
            releases=_fixed({name: r for name, r in self.releases.items() if name not in held}),
            withheld=_fixed({name: stand_in(release) for name, release in held.items()}),
            all_targets=_fixed({name: _out(targets, held) for name, targets in self.all_targets.items()}),
            all_commentary=_fixed(
                {name: self._about(name, words, figures) for name, words in self.all_commentary.items()}
            ),
        )

    def _about(
        self, indicator: str, words: tuple[Commentary, ...], figures: SeriesIndex
    ) -> tuple[Commentary, ...]:
        """Return the words about periods of which a row is left."""
        periods = {o.period.text for o in figures.series(indicator, self.vision.geography, "").observations}
        return tuple(said for said in words if said.period in periods)


def _out(targets: tuple[Target, ...], held: Collection[str]) -> tuple[Target, ...]:
    return tuple(target for target in targets if target.release not in held)


def _fixed(mapping: dict[str, T]) -> Mapping[str, T]:
    return MappingProxyType(mapping)


def _look_up(kind: str, known: Mapping[str, T], wanted: str) -> T:
    if wanted not in known:
        raise UnknownIdError(kind, wanted, tuple(known))
    return known[wanted]
