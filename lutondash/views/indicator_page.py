"""`IndicatorPage`: everything one page says about one indicator."""

from dataclasses import dataclass

from lutondash.analysis.beside import beside
from lutondash.analysis.direction import Movement, direction, since_last_year
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, LinkedBy, Role
from lutondash.model.observation import Observation
from lutondash.model.target import Relation, Statement
from lutondash.views import addresses, formats, wording
from lutondash.views.figure_table import FigureTable, figure_table
from lutondash.views.indicator_facts import Fact, indicator_facts
from lutondash.views.indicator_row import IndicatorRow, indicator_row, latest_figure
from lutondash.views.trend_chart import TrendChart, trend_chart


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with the words that go before it."""

    words: str
    address: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """A public statement about the same thing, and how it stands to the series."""

    statement: str
    value: str
    who: str
    when: str
    relation: str
    relation_key: str
    source_url: str
    note: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place a reader may choose to set beside ours."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class IndicatorPage:
    """The page of one indicator, in the order it is read."""

    row: IndicatorRow
    measure: str
    priority: PageLink
    answer: str
    more: tuple[str, ...]
    ties: tuple[PageLink, ...]
    chart: TrendChart | None
    table: FigureTable
    statements: tuple[Said, ...]
    statements_summary: str
    definition: str
    caveats: tuple[str, ...]
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    chosen: tuple[Place, ...]


def indicator_page(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...] = ()) -> IndicatorPage:
    """Make an indicator's page; chosen places without a figure are left out. Raises UnknownIdError."""
    indicator = dataset.indicator(indicator_id)
    places = _places(dataset, indicator)
    held = {place.code for place in places}
    codes = tuple(code for code in dict.fromkeys(chosen) if code in held)
    priority = dataset.priority(indicator.priority)
    return IndicatorPage(
        row=indicator_row(dataset, indicator),
        measure=indicator.measure,
        priority=PageLink(priority.title, addresses.page(priority.id)),
        answer=_answer(dataset, indicator),
        more=_more(dataset, indicator),
        ties=_ties(dataset, indicator),
        chart=trend_chart(dataset, indicator, codes),
        table=figure_table(dataset, indicator, codes),
        statements=tuple(_said(indicator, s) for s in dataset.statements(indicator.id)),
        statements_summary=_statements_summary(dataset.statements(indicator.id)),
        definition=wording.sentence(indicator.definition),
        caveats=tuple(wording.sentence(c) for c in (indicator.caveat, indicator.does_not_tell_you) if c),
        facts=indicator_facts(dataset, indicator),
        places=places,
        chosen=tuple(place for code in codes for place in places if place.code == code),
    )


def _places(dataset: Dataset, indicator: Indicator) -> tuple[Place, ...]:
    """Places with a figure that may be set beside ours, by name."""
    if not indicator.comparable:
        return ()
    ours = {dataset.vision.geography, dataset.vision.country, dataset.vision.region}
    held = (dataset.geography(c) for c in dataset.places(indicator.id) if c not in ours)
    return tuple(Place(g.code, g.name) for g in sorted(held, key=lambda g: g.name))


def _answer(dataset: Dataset, indicator: Indicator) -> str:
    """Answer the question in one sentence: the figure, when, and what it was before."""
    series = dataset.series(indicator.id)
    latest = series.latest
    if latest is None:
        return "No figure is published for Luton."
    figure = latest_figure(dataset, indicator, latest)
    when = formats.long_period(indicator, latest)
    opening = f"{when[0].upper()}{when[1:]}: {figure}"
    found = direction(indicator, series)
    if found.first is None or found.movement is Movement.ABOUT_THE_SAME:
        return wording.sentence(opening)
    before = latest_figure(dataset, indicator, found.first)
    when = formats.period(indicator, found.first)
    if found.movement is Movement.NO_CLEAR_CHANGE:
        return f"{wording.sentence(opening)} It was {before} {formats.at(when)}, too close to call a change."
    way = "up" if found.movement is Movement.RISING else "down"
    return wording.sentence(f"{opening}, {way} from {before} {formats.at(when)}")


def _more(dataset: Dataset, indicator: Indicator) -> tuple[str, ...]:
    series = dataset.series(indicator.id)
    found = direction(indicator, series)
    recent = since_last_year(indicator, series)
    country = dataset.geography(dataset.vision.country)
    other = beside(indicator, series, dataset.series(indicator.id, country.code))
    sentences = (
        "Its first and last periods share some years" if found.shares_years else "",
        wording.since_last_year(indicator, recent),
        f"{country.name}: {formats.figure(indicator, other.value)}" if other else "",
        _provisional(series.latest),
    )
    return tuple(wording.sentence(s) for s in sentences if s)


def _provisional(latest: Observation | None) -> str:
    return "The latest figure is provisional and may change" if latest and "p" in latest.status else ""


def _ties(dataset: Dataset, indicator: Indicator) -> tuple[PageLink, ...]:
    before = "Helps with" if indicator.role is Role.CONTRIBUTION else "Speaks of"
    return tuple(
        PageLink(
            dataset.outcomes[link.outcome].title,
            addresses.outcome(link.outcome),
            before,
            wording.sentence(link.reason) or _who_linked(link.linked_by),
        )
        for link in indicator.links
    )


def _who_linked(linked_by: LinkedBy) -> str:
    return "Linked by the council." if linked_by is LinkedBy.COUNCIL else "Linked by the editors."


def _said(indicator: Indicator, said: Statement) -> Said:
    if said.value is None:
        value = "in words"
    else:
        value = str(formats.figure(indicator, said.value, qualifier=said.qualifier))
    return Said(
        statement=said.statement,
        value=value,
        who=said.who,
        when=said.period_label or "no period given",
        relation=wording.RELATION_WORDS[said.relation],
        relation_key=str(said.relation),
        source_url=said.source_url,
        note=wording.sentence(said.note),
    )


def _statements_summary(said: tuple[Statement, ...]) -> str:
    if not said:
        return ""
    same = sum(s.relation == Relation.SAME_DEFINITION for s in said)
    found = formats.count_of(len(said), "public statement")
    counting = "none counts" if not same else f"{same} counts" if same == 1 else f"{same} count"
    return f"We found {found} about this, of which {counting} the same thing as this series."
