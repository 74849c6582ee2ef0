"""`Pack`: a whole pack as finished words and numbers, in the order in which it is read."""

from dataclasses import dataclass
from datetime import date

from lutondash.analysis.signal import Rule
from lutondash.views.answer import Answer
from lutondash.views.figure_table import FigureTable
from lutondash.views.indicator_page import IndicatorPage
from lutondash.views.indicator_row import Spark
from lutondash.views.rollup import Rollup
from lutondash.views.scrutiny.exceptions import Reason
from lutondash.views.since import Since
from lutondash.views.site import Site


@dataclass(frozen=True, slots=True)
class Cover:
    """What the first sheet says.

    `held` says which edition it is, or on which day the figures were held; `meeting` is blank where none
    was named. `address` is where the same figures are on the site, as they are here wherever `stays` says
    so; `unknown` stands in its place where nobody said how the public reaches the site. `source_url` is
    blank where the choice is the reader's own.
    """

    kind: str
    title: str
    remit: str
    source_title: str
    source_url: str
    held: str
    meeting: str
    address: str
    stays: str
    unknown: str
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents; a section of a figure has a number, any other has none."""

    words: str
    anchor: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class SummaryRow:
    """A figure in the table of verdicts; `number` and `anchor` are those of its section."""

    number: int
    anchor: str
    title: str
    latest: str
    period: str
    target: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Exceptional:
    """A figure listed under its gravest reason: why, in the words of the rule, and its other reasons.

    `why` is blank where its group says it for all.
    """

    number: int
    anchor: str
    title: str
    latest: str
    period: str
    spark: Spark | None
    why: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReasonGroup:
    """The figures that share their gravest reason; `under` says what holds for all of them, if anything."""

    reason: Reason
    words: str
    under: str
    figures: tuple[Exceptional, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """The section of one figure.

    `page` is what its own page says; its chart, its four answers and the money beside it are there too.
    `table` holds its newest rows, and `earlier` says how many more there are. `reasons` are those why it
    is an exception, the gravest first.
    """

    number: int
    anchor: str
    page: IndicatorPage
    table: FigureTable
    earlier: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the sections it is missing in; none where the words say enough."""

    words: str
    figures: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack. `site` frames it: its name, the day, and the banner of a draft or an earlier edition.

    `since` tells what changed since a day or an edition, or `since_fault` why that cannot be told; both
    are empty where nobody asked. `rest` are the figures with no reason to be looked at first. `slug` is a
    name for a file, without an ending. `day` is the one on which the figures were held. `edition` is the
    number of the edition that is shown, for links that stay; None where there is none.
    """

    name: str
    description: str
    slug: str
    day: date
    site: Site
    edition: int | None
    cover: Cover
    contents: tuple[Entry, ...]
    judged: tuple[Rollup, ...]
    summary: tuple[SummaryRow, ...]
    exceptions: tuple[ReasonGroup, ...]
    rest: tuple[Entry, ...]
    since: Since | None
    since_fault: str
    measures: tuple[Measure, ...]
    methods: tuple[Rule, ...]
    missing: tuple[Gap, ...]
