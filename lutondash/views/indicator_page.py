"""`IndicatorPage`: everything one page says about one indicator."""

from dataclasses import dataclass
from math import ceil

from lutondash.analysis.beside import beside
from lutondash.analysis.direction import Movement, direction
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, LinkedBy, Role, Unit
from lutondash.model.observation import Observation
from lutondash.model.period import READING_TYPES
from lutondash.views import addresses, age, formats, statements, wording
from lutondash.views.answers_section import AnswersSection, answers_section
from lutondash.views.commentary import CommentaryView, commentary_of
from lutondash.views.comparing import choosable, usual_selection, why_not
from lutondash.views.control_chart import ControlChart, control_chart
from lutondash.views.figure_table import FigureTable, figure_table
from lutondash.views.follow import Drawn, Follow, follow_indicator
from lutondash.views.indicator_facts import Fact, indicator_facts
from lutondash.views.indicator_row import IndicatorRow, indicator_row, latest_figure, since_words
from lutondash.views.money.related import Related, related_to_indicator
from lutondash.views.position_strip import PositionStrip, position_strip
from lutondash.views.scrutiny.questions import QuestionsView, questions_for
from lutondash.views.signals import answers
from lutondash.views.site import place_name
from lutondash.views.slide import Look
from lutondash.views.trend_chart import TrendChart, trend_chart

FEWEST_FOR_BEFORE = 2
"""The reading before the latest needs two readings."""

_LETTERS_OF_A_LINE = 14
"""A longer big figure, such as the words of a grade, stands in two lines."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link with the words that go before it."""

    words: str
    address: str
    before: str = ""
    after: str = ""


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
    answers: AnswersSection
    commentary: CommentaryView | None
    questions: QuestionsView | None
    control: ControlChart | None
    strip: PositionStrip | None
    table: FigureTable
    statements: tuple[statements.Said, ...]
    statements_title: str
    statements_summary: str
    definition: str
    caveats: tuple[str, ...]
    source: str
    facts: tuple[Fact, ...]
    places: tuple[Place, ...]
    chosen: tuple[Place, ...]
    compare: str
    money: Related | None
    follow: Follow | None

    @property
    def compared_with(self) -> str:
        """The chosen places in words, such as "compared with Bedford and Reading"; empty without any."""
        *others, last = [place.name for place in self.chosen] or [""]
        names = f"{', '.join(others)} and {last}" if others else last
        return f"compared with {names}" if names else ""

    @property
    def name(self) -> str:
        """The page's title and, where places are chosen, their names."""
        return f"{self.row.title}, {self.compared_with}" if self.chosen else self.row.title

    @property
    def description(self) -> str:
        """The question and its answer, for those who have not opened the page."""
        return f"{self.row.question} {self.answer} {wording.sentence(self.compared_with)}".strip()

    @property
    def letters(self) -> int:
        """How many letters of the big figure must fit side by side: all, or those of a line of two."""
        text = f"{self.row.figure.qualifier}{self.row.figure.number}"
        if len(text) <= _LETTERS_OF_A_LINE:
            return len(text)
        return max(ceil(len(text) / 2), *map(len, text.split()))


def indicator_page(
    dataset: Dataset, indicator_id: str, chosen: tuple[str, ...] = (), group: str = ""
) -> IndicatorPage:
    """Make an indicator's page; chosen places without a figure are left out. Raises UnknownIdError.

    `group` is the group of similar places to compare with, the usual one unless it is given.
    """
    indicator = dataset.indicator(indicator_id)
    places = _places(dataset, indicator)
    held = {place.code for place in places}
    codes = tuple(code for code in dict.fromkeys(chosen) if code in held)
    priority = dataset.priority(indicator.priority)
    row = indicator_row(dataset, indicator)
    chart, control = trend_chart(dataset, indicator, codes), control_chart(dataset, indicator)
    strip = position_strip(dataset, indicator, group)
    judged = answers(dataset, indicator, group) if group else row.answers
    drawn = Drawn({"": chart, "-control": control, "-places": strip}, judged, Look(codes, group))
    return IndicatorPage(
        row=row,
        measure=indicator.measure,
        priority=PageLink(priority.title, addresses.page(priority.id)),
        answer=_answer(dataset, indicator),
        more=_more(dataset, indicator),
        ties=_ties(dataset, indicator),
        chart=chart,
        answers=answers_section(dataset, indicator, group, codes),
        commentary=commentary_of(dataset, indicator),
        questions=questions_for(dataset, indicator, judged),
        control=control,
        strip=strip,
        table=figure_table(dataset, indicator, codes),
        statements=tuple(statements.told(indicator, s) for s in dataset.statements(indicator.id)),
        statements_title=statements.title(dataset.statements(indicator.id)),
        statements_summary=statements.summary(dataset.statements(indicator.id)),
        definition=wording.sentence(indicator.definition),
        caveats=tuple(wording.sentence(c) for c in (indicator.caveat, indicator.does_not_tell_you) if c),
        source=_source(dataset, indicator),
        facts=indicator_facts(dataset, indicator),
        places=places,
        chosen=tuple(place for code in codes for place in places if place.code == code),
        compare=_compare(dataset, indicator, codes),
        money=related_to_indicator(dataset, indicator),
        follow=follow_indicator(dataset, indicator, drawn),
    )


def _places(dataset: Dataset, indicator: Indicator) -> tuple[Place, ...]:
    """Places with a figure that may be set beside ours, by name."""
    if not indicator.comparable:
        return ()
    ours = {dataset.vision.geography, dataset.vision.country, dataset.vision.region}
    held = (dataset.geography(c) for c in dataset.places(indicator.id) if c not in ours)
    return tuple(Place(g.code, g.name) for g in sorted(held, key=lambda g: g.name))


def _compare(dataset: Dataset, indicator: Indicator, chosen: tuple[str, ...]) -> str:
    """Return where the figure stands beside the same places and a group; empty where it does not compare."""
    wanted = tuple(code for code in chosen if code in choosable(dataset))
    return "" if why_not(dataset, indicator) else usual_selection(dataset, indicator.id, wanted).address


def _answer(dataset: Dataset, indicator: Indicator) -> str:
    """Answer the question in a sentence or two: the figure, when, and what it was before."""
    series = dataset.series(indicator.id)
    latest = series.latest
    if latest is None:
        return f"No figure is published for {place_name(dataset)}."
    opening = f"{_when(indicator, latest)} it was {_told(dataset, indicator, latest)}"
    found = direction(indicator, series)
    if found.first is None or found.movement is Movement.ABOUT_THE_SAME:
        return wording.sentence(opening) + _reading_before(dataset, indicator)
    before = latest_figure(dataset, indicator, found.first)
    then = formats.at(formats.period(indicator, found.first))
    if found.movement is Movement.NO_CLEAR_CHANGE or wording.is_below_zero(found):
        return f"{wording.sentence(opening)} It was {before} {then}."
    way = "up" if found.movement is Movement.RISING else "down"
    return wording.sentence(f"{opening}, {way} from {before} {then}")


def _when(indicator: Indicator, latest: Observation) -> str:
    """Open the answer with its date, or say that the source gives none."""
    if not latest.period.text:
        return "On a page without a date"
    words = formats.at(formats.long_period(indicator, latest))
    return words[0].upper() + words[1:]


def _reading_before(dataset: Dataset, indicator: Indicator) -> str:
    """Tell the reading before the latest, where readings are shown one by one."""
    values = dataset.series(indicator.id).with_values
    if indicator.period_type not in READING_TYPES or len(values) < FEWEST_FOR_BEFORE:
        return ""
    return f" The time before it was {_told(dataset, indicator, values[-2])}."


def _told(dataset: Dataset, indicator: Indicator, observation: Observation) -> str:
    """Write a value as it stands in a sentence: the words of a grade are quoted."""
    figure = latest_figure(dataset, indicator, observation)
    return f"“{figure}”" if indicator.unit is Unit.GRADE else str(figure)


def _more(dataset: Dataset, indicator: Indicator) -> tuple[str, ...]:
    series = dataset.series(indicator.id)
    found = direction(indicator, series)
    country = dataset.geography(dataset.vision.country)
    other = beside(indicator, series, dataset.series(indicator.id, country.code))
    sentences = (
        "Its first and last periods share some years" if found.shares_years else "",
        since_words(dataset, indicator, series),
        f"{country.name}: {formats.figure(indicator, other.value)}" if other else "",
        _provisional(series.latest),
        _withheld(dataset, indicator),
        "This is the newest figure we found" if age.is_old(series.latest, dataset.as_of) else "",
    )
    return tuple(wording.sentence(s) for s in sentences if s)


def _withheld(dataset: Dataset, indicator: Indicator) -> str:
    """Say that the newest period has no value, and why."""
    series = dataset.series(indicator.id)
    newest = series.observations[-1] if series.observations else None
    if newest is None or newest.value is not None or series.latest is None:
        return ""
    why = (dataset.symbols[s].title.lower() for s in newest.status if s in dataset.symbols)
    return f"The figure for {formats.period(indicator, newest)} is {next(why, 'not given')}"


def _provisional(latest: Observation | None) -> str:
    return "The latest figure is provisional and may change" if latest and "p" in latest.status else ""


def _source(dataset: Dataset, indicator: Indicator) -> str:
    """Name the publication of the figures in a sentence."""
    release = dataset.release(indicator.release)
    return wording.sentence(f"Source: {release.publisher}, {release.title}")


def _ties(dataset: Dataset, indicator: Indicator) -> tuple[PageLink, ...]:
    before = "Helps with" if indicator.role is Role.CONTRIBUTION else "Tells us about"
    return tuple(
        PageLink(
            dataset.outcomes[link.outcome].title,
            addresses.outcome(link.outcome),
            before,
            f"{wording.sentence(link.reason)} {_who_linked(link.linked_by)}".strip(),
        )
        for link in indicator.links
    )


def _who_linked(linked_by: LinkedBy) -> str:
    return "Linked by the council." if linked_by is LinkedBy.COUNCIL else "Linked by the editors."
