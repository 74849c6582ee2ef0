"""Lists to take away: the rows that a priority's or an outcome's page shows, with numbers as numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lutondash.analysis.beside import beside
from lutondash.analysis.signal import Kind
from lutondash.dataset.dataset import Dataset
from lutondash.exports.cells import cell, csv_bytes
from lutondash.model.indicator import Indicator, OutcomeLink, Unit
from lutondash.model.observation import Observation
from lutondash.views.indicator_row import IndicatorRow
from lutondash.views.outcome_page import outcome_page
from lutondash.views.priority_page import link_to, priority_page

_JUDGED = tuple(f"{kind.value}{part}" for kind in Kind for part in ("", "_words", "_reason"))
"""The four verdicts: each as its key, in words, and why."""

COLUMNS = (
    "indicator",
    "title",
    "group",
    "outcome",
    "outcome_title",
    "role",
    "value",
    "unit",
    "measure",
    "qualifier",
    "status",
    "period",
    "period_words",
    "direction",
    "meaning",
    "since_last_year",
    "country",
    "country_value",
    "country_words",
    "target",
    *_JUDGED,
    "linked_by",
    "link_reason",
    "address",
    "release",
    "publisher",
)
"""Every column, in order: ids and codes are those of the other downloads, words those of the page."""


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of a page: the group it stands in (town, council or context), its outcome, and its words."""

    group: str
    outcome: str
    row: IndicatorRow


def priority_listing(
    dataset: Dataset, priority_id: str, *, side: str = "", show: str = ""
) -> tuple[Listed, ...]:
    """Return the rows of a priority's page with its filters, in its order. Raises UnknownIdError."""
    page = priority_page(dataset, priority_id, side=side, show=show)
    town = (Listed("town", group.slug, row) for group in page.town for row in group.rows)
    council = (Listed("council", group.slug, row) for group in page.council for row in group.rows)
    context = (Listed("context", "", row) for row in page.context)
    return (*town, *council, *context)


def outcome_listing(dataset: Dataset, slug: str) -> tuple[Listed, ...]:
    """Return the rows of an outcome's page, in its order. Raises UnknownIdError."""
    page = outcome_page(dataset, slug)
    town = (Listed("town", slug, row) for row in page.town)
    return (*town, *(Listed("council", slug, row) for row in page.council))


def listing_csv(dataset: Dataset, listed: Iterable[Listed]) -> bytes:
    """Return rows of a page as UTF-8 CSV."""
    return csv_bytes(COLUMNS, ([cell(value) for value in _values(dataset, each)] for each in listed))


def link_of(dataset: Dataset, each: Listed) -> OutcomeLink | None:
    """Return who tied a row's indicator to the outcome it stands under, and why."""
    return link_to(dataset.indicator(each.row.id), each.outcome)


def country_value(dataset: Dataset, indicator: Indicator) -> float | None:
    """Return the country's value where it may stand beside ours."""
    if not indicator.comparable or indicator.unit is Unit.GRADE:
        return None
    home = dataset.series(indicator.id)
    found = beside(indicator, home, dataset.series(indicator.id, dataset.vision.country))
    return found.value if found else None


def _values(dataset: Dataset, each: Listed) -> Iterator[object]:
    row, indicator = each.row, dataset.indicator(each.row.id)
    latest = dataset.series(indicator.id).latest
    link = link_of(dataset, each)
    release = dataset.release((latest.release if latest else "") or indicator.release)
    yield from (indicator.id, indicator.title, each.group, each.outcome)
    yield dataset.outcome(each.outcome).title if each.outcome else ""
    yield from (indicator.role.value, *_latest(latest, indicator), row.period)
    yield from (row.direction.words, row.direction.meaning.value, row.since)
    yield from (dataset.geography(dataset.vision.country).name, country_value(dataset, indicator), row.beside)
    yield row.target
    for answer in row.answers:
        yield from (answer.signal.verdict.value, answer.words, answer.signal.reason)
    yield from (link.linked_by.value if link else "", link.reason if link else "")
    yield from (row.address, release.id, release.publisher)


def _latest(latest: Observation | None, indicator: Indicator) -> tuple[object, ...]:
    """Return value, unit, measure, qualifier, status and period of the latest figure."""
    about = (indicator.unit.value, indicator.measure)
    if latest is None:
        return (None, *about, "", "", "")
    return (latest.value, *about, latest.qualifier, latest.status, latest.period.text)
