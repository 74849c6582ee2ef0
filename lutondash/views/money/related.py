"""`Related`: the spending that could be linked to a figure, an outcome or a priority, over the same years."""

from collections.abc import Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.framework import Outcome, Priority
from lutondash.model.indicator import Indicator
from lutondash.views.indicator_row import Spark
from lutondash.views.money import related_words as told
from lutondash.views.money.amounts import NO_FIGURE, millions, year_words
from lutondash.views.money.beside_years import (
    YearTable,
    figure_years,
    span_of_figure,
    span_of_spend,
    with_shared_years,
    year_table,
)
from lutondash.views.money.change import ANCHOR
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.linked import (
    Linked,
    Why,
    linked_to_indicator,
    linked_to_outcome,
    linked_to_priority,
)
from lutondash.views.money.linked_share import (
    NOT_COUNTED,
    Share,
    share_notes,
    share_of_priority,
    share_words,
    whose_links,
)
from lutondash.views.money.related_words import Publisher
from lutondash.views.money.spend import Spend, spend

MOST_FIGURES = 3
"""So many figures of an outcome or a priority stand beside the spending: the first that share a year."""


@dataclass(frozen=True, slots=True)
class RelatedLine:
    """One service: its newest net spend, a small line of earlier years, and why it stands here."""

    title: str
    address: str
    amount: str
    when: str
    spark: Spark | None
    spark_title: str
    spark_words: str
    note: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """The section: `empty` says that nothing could be linked, `no_table` why no years stand side by side."""

    heading: str
    empty: str
    lines: tuple[RelatedLine, ...]
    leaves_out_years: bool
    whose: str
    share: str
    share_notes: tuple[str, ...]
    table: YearTable | None
    no_table: str
    notes: tuple[str, ...]
    bases: tuple[str, ...]
    publishers: tuple[Publisher, ...]
    more_words: str
    more_address: str


def related_to_indicator(dataset: Dataset, indicator: Indicator) -> Related | None:
    """Return the money beside a figure, over the figure's own years; None where no money is held."""
    if dataset.budget.is_empty:
        return None
    return _related(
        dataset,
        told.FIGURE,
        priority=dataset.priority(indicator.priority),
        linked=linked_to_indicator(dataset, indicator),
        figures=(indicator,),
    )


def related_to_outcome(dataset: Dataset, outcome: Outcome) -> Related | None:
    """Return the money beside an outcome and its first figures; None where no money is held."""
    if dataset.budget.is_empty:
        return None
    figures = dataset.measuring(outcome.slug) or dataset.contributing_to(outcome.slug)
    return _related(
        dataset,
        told.OUTCOME,
        priority=dataset.priority(outcome.priority),
        linked=linked_to_outcome(dataset, outcome.slug),
        figures=figures,
    )


def related_to_priority(dataset: Dataset, priority: Priority) -> Related | None:
    """Return the money beside a priority and its headline figures; None where no money is held."""
    if dataset.budget.is_empty:
        return None
    return _related(
        dataset,
        told.PRIORITY,
        priority=priority,
        linked=linked_to_priority(dataset, priority),
        figures=[dataset.indicator(each.indicator) for each in priority.headlines],
    )


def _related(
    dataset: Dataset,
    kind: told.Kind,
    *,
    priority: Priority,
    linked: Sequence[Linked],
    figures: Sequence[Indicator],
) -> Related:
    spends = [spend(dataset, each.line.line) for each in linked]
    values = figure_years(dataset, figures)
    if kind is told.FIGURE:
        span = span_of_figure(values[0])
    else:
        span, values = span_of_spend(spends), with_shared_years(values, spends)[:MOST_FIGURES]
    table = year_table(dataset, values, spends, span)
    share = share_of_priority(dataset, priority)
    counted = share if kind is told.PRIORITY else None
    made_by = share.made_by if share else frozenset()
    return Related(
        heading=kind.heading,
        empty="" if linked else kind.nothing,
        lines=tuple(_line(each, money, counted) for each, money in zip(linked, spends, strict=True)),
        leaves_out_years=any(money.leaves_out_years for money in spends),
        whose=whose_links({*(why.linked_by for each in linked for why in each.why), *made_by}),
        share=share_words(share, kind.linked_to) if share else "",
        share_notes=share_notes(share) if share else (),
        table=table,
        no_table=told.no_table(span, spends) if linked and table is None else "",
        notes=told.matching(each.indicator for each in values) if table else (),
        bases=told.bases(spends),
        publishers=told.publishers(dataset, spends),
        more_words=kind.more(priority),
        more_address=kind.address(priority),
    )


def _line(linked: Linked, money: Spend, share: Share | None) -> RelatedLine:
    newest = money.entries.get(money.latest)
    return RelatedLine(
        title=linked.line.title,
        address=MoneyChoices(service=linked.line.line).address(ANCHOR),
        amount=millions(newest.net) if newest else NO_FIGURE,
        when=year_words(money.latest) if newest else "",
        spark=money.spark,
        spark_title=money.spark_title,
        spark_words=money.spark_words,
        note=_note(linked, share),
        why=linked.why,
    )


def _note(linked: Linked, share: Share | None) -> str:
    """Say where the share that is told leaves a service out, and what to know about the service."""
    left_out = NOT_COUNTED if share and linked.line.line in share.left_out else ""
    return " ".join(words for words in (left_out, told.about_line(linked.line)) if words)
