"""`PositionStrip`: our latest figure among those of other places, at one time, on one axis."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from lutondash.analysis import caveats
from lutondash.analysis.beside import may_compare
from lutondash.analysis.comparison import FEWEST_PLACES
from lutondash.analysis.goal import same
from lutondash.analysis.position import Middle, middle
from lutondash.analysis.standing import SIMILAR_TO
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator, Unit
from lutondash.model.observation import Observation
from lutondash.views import formats, strip_words, wording
from lutondash.views.figure_table import Cell, cell
from lutondash.views.signals import comparator_group
from lutondash.views.trend_chart import publications
from lutondash.views.unit_writer import UnitWriter

_SIMILAR = "similar places"


@dataclass(frozen=True, slots=True)
class StripPlace:
    """One place with its value, and its figure without the unit's words where there is little room."""

    code: str
    name: str
    value: float
    text: str


@dataclass(frozen=True, slots=True)
class StripMiddle:
    """The middle of the other places, and the values about the same; None where places hardly differ."""

    value: float
    text: str
    words: str
    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class StripRow:
    """One row of the table behind the strip."""

    name: str
    is_home: bool
    cell: Cell


@dataclass(frozen=True, slots=True)
class PositionStrip:
    """A figure among those of other places; `others` and `rows` stand by name and are never ranked.

    `lowest` and `highest` are the ends among the others, with words such as "3 places" where several
    share one; None where all others have the same value. `middle` needs five others.
    """

    id: str
    headline: str
    subtitle: str
    source: str
    held: str
    alt: str
    home: StripPlace
    others: tuple[StripPlace, ...]
    lowest: StripPlace | None
    highest: StripPlace | None
    middle: StripMiddle | None
    country: StripPlace | None
    missing: tuple[str, ...]
    rows: tuple[StripRow, ...]
    legend: tuple[str, ...]
    unit: Unit
    decimals: int

    @property
    def heights(self) -> list[float]:
        """Every value that the axis has to hold."""
        marked = (self.country, self.home, *self.others)
        values = [place.value for place in marked if place is not None]
        ends = (self.middle.low, self.middle.high) if self.middle else ()
        return values + [end for end in ends if end is not None]

    @property
    def has_band(self) -> bool:
        """Whether there are values to call about the same."""
        return self.middle is not None and self.middle.low is not None

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader must know to read the drawing, a line each."""
        return strip_words.notes(has_band=self.has_band, missing=self.missing)


def position_strip(dataset: Dataset, indicator: Indicator, group_id: str = "") -> PositionStrip | None:
    """Set our figure among a group of similar places; None where fewer than five of them compare."""
    group = comparator_group(dataset, indicator, group_id)
    if group is None:
        return None
    strip = strip_of(dataset, indicator, group.codes, _SIMILAR)
    if strip is None or strip.middle is None:
        return None
    return replace(strip, subtitle=f"{strip.subtitle.removesuffix('.')}: {group.title}.")


def strip_of(
    dataset: Dataset, indicator: Indicator, places: Sequence[str], title_words: str
) -> PositionStrip | None:
    """Set our figure among any places, called by `title_words`; None where none may stand beside it."""
    home, country = dataset.vision.geography, dataset.vision.country
    ours = _ours(dataset, indicator)
    if ours is None:
        return None
    wanted = tuple(dict.fromkeys(code for code in places if code not in {home, country}))
    found = _found(dataset, indicator, ours, wanted)
    if not found:
        return None
    framed = _found(dataset, indicator, ours, (country,))
    return _strip(dataset, indicator, {home: ours, **found}, framed, _Asked(wanted, title_words))


@dataclass(frozen=True, slots=True)
class _Asked:
    """The codes asked for, and what the places are called together."""

    codes: tuple[str, ...]
    words: str


def _ours(dataset: Dataset, indicator: Indicator) -> Observation | None:
    """Return our latest value where it may stand beside others and says exactly how much it is."""
    home = dataset.vision.geography
    latest = dataset.series(indicator.id).latest
    if latest is None or indicator.unit is Unit.GRADE or not may_compare(indicator, latest.period, home):
        return None
    return latest if caveats.is_known(latest) and not caveats.extent(latest) else None


def _found(
    dataset: Dataset, indicator: Indicator, ours: Observation, codes: Iterable[str]
) -> dict[str, Observation]:
    """Find the values of places for our latest period, by code; those that may stand beside ours."""
    at = {code: dataset.series(indicator.id, code).at(ours.period) for code in codes}
    return {
        code: o
        for code, o in at.items()
        if o is not None and caveats.is_known(o) and may_compare(indicator, ours.period, code)
    }


def _strip(
    dataset: Dataset,
    indicator: Indicator,
    shown: Mapping[str, Observation],
    framed: Mapping[str, Observation],
    asked: _Asked,
) -> PositionStrip:
    """Put the strip together; the first shown is ours."""
    home, *others = (_place(dataset, indicator, code, o) for code, o in shown.items())
    others.sort(key=lambda place: (place.name, place.code))
    country = next((_place(dataset, indicator, code, o) for code, o in framed.items()), None)
    lowest, highest = ends(others)
    centre = _middle(indicator, [place.value for place in others])
    headline = strip_words.headline(home.name, home.value, [p.value for p in others], asked.words)
    rows = _rows(dataset, indicator, shown)
    ours = shown[home.code]
    strip = PositionStrip(
        id=f"{indicator.id}-places",
        headline=headline,
        subtitle=f"{_figure(indicator, ours)} {strip_words.rings(len(others), asked.words)}",
        source=_sources(dataset, indicator, (*shown.values(), *framed.values())),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt="",
        home=home,
        others=tuple(others),
        lowest=lowest,
        highest=highest,
        middle=centre,
        country=country,
        missing=tuple(sorted(dataset.geography(c).name for c in asked.codes if c not in shown)),
        rows=rows,
        legend=_legend(dataset, rows),
        unit=indicator.unit,
        decimals=indicator.decimals,
    )
    return replace(strip, alt=alt_text(strip, formats.at(formats.period(indicator, ours))))


def _figure(indicator: Indicator, ours: Observation) -> str:
    """Name what is measured and when."""
    return wording.sentence(f"{indicator.measure.rstrip('.')}, {formats.long_period(indicator, ours)}")


def _place(dataset: Dataset, indicator: Indicator, code: str, observation: Observation) -> StripPlace:
    figure = formats.figure(indicator, observation.value, qualifier=observation.qualifier)
    name = dataset.geography(code).name
    return StripPlace(code, name, observation.known, f"{figure.qualifier}{figure.number}")


def ends(others: Sequence[StripPlace]) -> tuple[StripPlace | None, StripPlace | None]:
    """Return the lowest and the highest place; None for both where there is no difference."""
    low, high = (edge(others, key=lambda place: place.value) for edge in (min, max))
    if same(low.value, high.value):
        return None, None
    return _shared(low, others), _shared(high, others)


def _shared(end: StripPlace, others: Sequence[StripPlace]) -> StripPlace:
    """Name no place alone at an end that several share."""
    there = sum(same(place.value, end.value) for place in others)
    return end if there == 1 else replace(end, code="", name=f"{there} places")


def _middle(indicator: Indicator, values: list[float]) -> StripMiddle | None:
    """Return the middle of at least five places, and the values that are about the same as it."""
    if len(values) < FEWEST_PLACES:
        return None
    centre = middle(values)
    low, high = (None, None) if centre.has_no_spread else _band(indicator, centre)
    text = UnitWriter(indicator).value(centre.median)
    return StripMiddle(centre.median, text, f"Middle of the {len(values)}", low, high)


def _band(indicator: Indicator, centre: Middle) -> tuple[float, float]:
    """Return the ends of what is about the same, within the values that the figure can have."""
    low, high = centre.at(-SIMILAR_TO), centre.at(SIMILAR_TO)
    low = low if indicator.min is None else max(low, indicator.min)
    return low, high if indicator.max is None else min(high, indicator.max)


def _rows(dataset: Dataset, indicator: Indicator, shown: Mapping[str, Observation]) -> tuple[StripRow, ...]:
    home = dataset.vision.geography
    rows = (
        StripRow(dataset.geography(code).name, code == home, cell(dataset, indicator, o))
        for code, o in shown.items()
    )
    return tuple(sorted(rows, key=lambda row: row.name))


def _legend(dataset: Dataset, rows: Iterable[StripRow]) -> tuple[str, ...]:
    """Explain every mark that stands beside a figure of the table."""
    used = {letter for row in rows for letter in row.cell.marks} & set(dataset.symbols)
    return tuple(f"{letter}: {dataset.symbols[letter].meaning}" for letter in sorted(used))


def _sources(dataset: Dataset, indicator: Indicator, drawn: Iterable[Observation]) -> str:
    return publications(dataset, indicator, {o.release or indicator.release for o in drawn})


def alt_text(strip: PositionStrip, when: str) -> str:
    """Tell the strip's own numbers in words that read well aloud."""
    told = [f"{strip.headline}.", "A dot for each place on one line."]
    told += [f"{strip.home.name}: {strip.home.text} {when}."]
    told += [
        f"{words}: {end.name}, {end.text}."
        for words, end in (("Lowest of the others", strip.lowest), ("Highest", strip.highest))
        if end is not None
    ]
    told += [f"{strip.middle.words}: {strip.middle.text}."] if strip.middle else []
    told += [f"{strip.country.name}: {strip.country.text}."] if strip.country else []
    # Many voices are silent at a minus sign.
    return " ".join(told).replace("\N{MINUS SIGN}", "minus ")
