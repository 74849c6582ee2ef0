"""`Slide`: a chart with its verdicts, to be shown on a wall at a meeting."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis.direction import Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import addresses, wording
from lutondash.views.answer import Answer
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import control_chart
from lutondash.views.position_strip import position_strip
from lutondash.views.signals import answers
from lutondash.views.trend_chart import trend_chart


@dataclass(frozen=True, slots=True)
class Look:
    """What a reader set beside our figure: places, and a group of similar places other than the usual."""

    places: tuple[str, ...] = ()
    group: str = ""

    @property
    def choices(self) -> dict[str, str | tuple[str, ...]]:
        """The look as an address bears it."""
        return {"place": self.places, "group": self.group}


USUAL = Look()
KINDS: Mapping[str, Callable[[Dataset, Indicator, Look], ChartView | None]] = MappingProxyType(
    {
        "": lambda dataset, indicator, look: trend_chart(dataset, indicator, look.places),
        "-control": lambda dataset, indicator, _look: control_chart(dataset, indicator),
        "-places": lambda dataset, indicator, look: position_strip(dataset, indicator, look.group),
    }
)
"""The charts that make slides, by what the name of their files has after the indicator's id."""


@dataclass(frozen=True, slots=True)
class SlideAnswer:
    """One of the four questions and its answer, with the shape that stands beside it."""

    question: str
    words: str
    meaning: Meaning


@dataclass(frozen=True, slots=True)
class Slide:
    """What a slide shows: its figure, a chart, its four answers, and the edition they are from.

    `address` is the figure's page; where editions are kept, as it was in this one. It is blank where
    nobody knows where the site is.
    """

    title: str
    chart: ChartView
    answers: tuple[SlideAnswer, ...]
    edition: str
    address: str


def slide(
    dataset: Dataset, indicator_id: str, kind: str, look: Look, locate: Callable[[str], str]
) -> Slide | None:
    """Make a slide of a kind of chart; None where an indicator has none. Raises UnknownIdError.

    `locate` says where readers find an address of this site.
    """
    indicator = dataset.indicator(indicator_id)
    chart, number = KINDS[kind](dataset, indicator, look), dataset.history.number
    if chart is None:
        return None
    kept = addresses.page("indicator", id=indicator.id, edition=str(number or ""), **look.choices)
    judged = answers(dataset, indicator, look.group)
    return Slide(
        title=indicator.title,
        chart=chart,
        answers=tuple(SlideAnswer(each.question, each.words, each.meaning) for each in judged),
        edition=f"Edition {number}." if number else "",
        address=locate(kept) if "://" in locate(kept) else "",
    )


def in_words(indicator: Indicator, judged: Iterable[Answer], chart: ChartView) -> str:
    """Say all that a slide shows: its figure, its verdicts, and then its chart."""
    said = (f"{each.question} {wording.sentence(each.words)}" for each in judged)
    return " ".join((wording.sentence(indicator.title), *said, chart.alt))
