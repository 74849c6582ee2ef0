"""A slide: a chart with its finding, verdicts and source in large type, for a projector or a wall."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from lutondash.analysis.direction import Meaning
from lutondash.charts import theme
from lutondash.charts.drawing import svg_of
from lutondash.charts.drawings import still
from lutondash.charts.picture import png_of
from lutondash.charts.spec import Spec, extent, layer
from lutondash.charts.theme import Size
from lutondash.charts.written import Written, written
from lutondash.views.control_chart import ControlChart
from lutondash.views.slide import Slide, SlideAnswer

WIDTH, HEIGHT = 1920, 1080
"""The pixels of a slide: what a projector shows."""

_UNITS_WIDE, _WIDER = 960, 80
"""How many units wide a slide is where all fits in large type, and by how many it grows until it does."""
_MARGIN, _AIR = 28, 8
_LEAST_CHART = 210
_BESIDE_A_SHAPE = 24
_COLUMNS = 4

_SHAPES: dict[Meaning, Spec] = {
    Meaning.BETTER: {"shape": "circle", "color": theme.TEAL, "size": 240},
    Meaning.SAME: {"shape": "diamond", "color": theme.ORANGE, "size": 260},
    Meaning.WORSE: {"shape": "triangle-up", "color": theme.PLUM, "size": 240},
    Meaning.NO_JUDGEMENT: {"shape": "M-1,-.17H1V.17H-1Z", "color": theme.SOFT, "size": 260},
    Meaning.CANNOT_SAY: {"shape": "circle", "color": theme.SOFT, "size": 190, "filled": False},
}
"""The shapes of verdicts as every page shows them."""


@dataclass(frozen=True, slots=True)
class _Verdict:
    """A question, and its answer beside a shape."""

    question: Written
    words: Written
    meaning: Meaning

    @property
    def height(self) -> int:
        return self.question.height + self.words.height


@dataclass(frozen=True, slots=True)
class _Sheet:
    """Everything on a slide, broken into lines for its width in units; the chart has the room left over."""

    width: int
    height: int
    heading: tuple[Written, ...]
    verdicts: tuple[_Verdict, ...]
    foot: tuple[Written, ...]

    @property
    def inner(self) -> int:
        """How wide the sheet is between its margins."""
        return self.width - 2 * _MARGIN

    @property
    def over(self) -> int:
        """How much room lies over the chart."""
        return _MARGIN + sum(each.height for each in self.heading) + _AIR

    @property
    def under(self) -> int:
        """How much room lies under the chart."""
        return self.band + sum(each.height for each in self.foot) + 2 * _AIR + _MARGIN

    @property
    def band(self) -> int:
        """How high the row of verdicts is."""
        return max((each.height for each in self.verdicts), default=0)

    @property
    def room(self) -> int:
        """How high the chart may be."""
        return self.height - self.over - self.under


def png(view: Slide) -> bytes:
    """Draw a slide as a PNG file of exactly a projector's size."""
    spec = specification(view)
    return png_of(svg_of(spec), WIDTH / extent(spec)[0])


def specification(view: Slide) -> Spec:
    """Return the slide as one drawing; it has the shape of a slide, however many units wide it is.

    Type is as large as it can be while everything fits: the more there is to say, the more units.
    """
    sheets = (_sheet(view, width) for width in count(_UNITS_WIDE, _WIDER))
    drawn = ((sheet, _chart(view, sheet)) for sheet in sheets)
    sheet, spec = next((sheet, spec) for sheet, spec in drawn if extent(spec)[1] <= sheet.room)
    edges: dict[str, int] = spec["padding"]
    wide, high = extent(spec)
    padding = edges | {
        "left": edges["left"] + _MARGIN,
        "right": edges["right"] + sheet.width - _MARGIN - wide,
        "top": edges["top"] + sheet.over,
        "bottom": edges["bottom"] + sheet.height - sheet.over - high,
    }
    around = [*_over(sheet, edges), *_under(sheet, edges)]
    return spec | {"padding": padding, "layer": [*spec["layer"], *around]}


def _chart(view: Slide, sheet: _Sheet) -> Spec:
    height = max(sheet.room, _LEAST_CHART)
    size = Size("slide", sheet.inner, height, 16, sheet.inner, label_width=220, dates=5)
    return still(view.chart, size)


def _sheet(view: Slide, width: int) -> _Sheet:
    chart, inner = view.chart, width - 2 * _MARGIN
    key = [chart.legend] if isinstance(chart, ControlChart) else []
    source = [chart.source, " ".join(part for part in (chart.held, view.edition, view.address) if part)]
    soft = {"color": theme.SOFT}
    return _Sheet(
        width=width,
        height=width * HEIGHT // WIDTH,
        heading=(
            written("title", [view.title], inner, 17, 22, color=theme.INK, fontWeight=700),
            written("headline", [chart.headline], inner, 28, 34, color=theme.TEXT, fontWeight=700),
            written("subtitle", [chart.subtitle], inner, 15, 20, **soft),
        ),
        verdicts=tuple(_verdict(each, number, inner) for number, each in enumerate(view.answers)),
        foot=(
            written("notes", [" ".join([*key, *chart.notes])], inner, 13, 17, **soft),
            written("source", source, inner, 13, 17, **soft),
        ),
    )


def _verdict(found: SlideAnswer, number: int, inner: int) -> _Verdict:
    width = inner / _COLUMNS - 2 * _AIR
    words = written(
        f"words_{number}",
        [found.words],
        width - _BESIDE_A_SHAPE,
        18,
        22,
        color=theme.TEXT,
        fontWeight=700,
    )
    question = written(f"question_{number}", [found.question], width, 14, 20, color=theme.SOFT)
    return _Verdict(question, words, found.meaning)


def _over(sheet: _Sheet, edges: dict[str, int]) -> Iterator[Spec]:
    """Write what stands over the chart, counted from the corner of its plane."""
    down = _MARGIN - sheet.over - edges["top"]
    for each in sheet.heading:
        yield each.at(-edges["left"], down)
        down += each.height


def _under(sheet: _Sheet, edges: dict[str, int]) -> Iterator[Spec]:
    """Write the verdicts in a row, then notes and source, up to the lower edge."""
    left, down = -edges["left"], sheet.height - sheet.over - edges["top"] - sheet.under + _AIR
    yield _rule(left, left + sheet.inner, down - _AIR // 2)
    for number, each in enumerate(sheet.verdicts):
        across = left + number * sheet.inner // _COLUMNS
        yield each.question.at(across, down)
        yield _shape(each, across, down + each.question.height)
        yield each.words.at(across + _BESIDE_A_SHAPE, down + each.question.height)
    down += sheet.band + _AIR
    for written_last in sheet.foot:
        yield written_last.at(left, down)
        down += written_last.height


def _shape(found: _Verdict, left: int, down: int) -> Spec:
    mark: Spec = {"type": "point", "opacity": 1, "filled": True, "strokeWidth": 2} | _SHAPES[found.meaning]
    middle = {
        "x": {"value": left + _BESIDE_A_SHAPE // 3},
        "y": {"value": down + found.words.leading // 2 - 2},
    }
    return layer(f"shape of {found.question.name}", [{}], mark, middle)


def _rule(left: int, right: int, down: int) -> Spec:
    mark: Spec = {"type": "rule", "color": theme.HAIR, "strokeWidth": 1}
    ends = {"x": {"value": left}, "x2": {"value": right}, "y": {"value": down}}
    return layer("rule over the verdicts", [{}], mark, ends)
