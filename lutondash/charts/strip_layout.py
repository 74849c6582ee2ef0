"""Where things stand on a position strip: rings stacked until none touch, labels pushed apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lutondash.charts import theme
from lutondash.charts.placing import shortened, spread, text_width
from lutondash.charts.scale import Scale, round_scale
from lutondash.charts.theme import Size
from lutondash.views.position_strip import PositionStrip, StripPlace

RADIUS = 6
SAME = "about the same"
STEP = 2 * RADIUS + 2
"""Pixels between the middles of two rings that stand on each other."""
LEADER = 12
"""Pixels of the thin lines between marks and their labels."""
TICK = 5
_LEADING, _APART, _BOLD = 4, 14, 1.08
_LONGEST = 24
_LEAST_LEVELS, _MOST_RISE = 3, 150


@dataclass(frozen=True, slots=True)
class Label:
    """Lines of text whose middle is at `centre`, for the mark at `at`, in pixels from the left."""

    role: str
    texts: tuple[str, ...]
    at: float
    width: float
    centre: float = 0.0

    @property
    def end(self) -> float:
        """Where the thin line from the mark meets the text."""
        half = max(0.0, self.width / 2 - RADIUS)
        return min(max(self.at, self.centre - half), self.centre + half)


@dataclass(frozen=True, slots=True)
class Ring:
    """One place on the strip; `up` counts pixels from the middle of the lowest row of rings."""

    place: StripPlace
    is_home: bool
    up: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The strip in pixels: labels over, the zone of rings, labels under, and the axis at the foot."""

    scale: Scale
    size: Size
    rings: tuple[Ring, ...]
    over: tuple[Label, ...]
    under: tuple[Label, ...]

    @property
    def width(self) -> float:
        """How wide the strip is where it has least room."""
        return strip_width(self.size)

    @property
    def leading(self) -> int:
        """Pixels from one line of text to the next."""
        return self.size.type_size + _LEADING

    @property
    def zone_top(self) -> float:
        """Where band and uprights begin, in pixels from the top."""
        return _lines(self.over) * self.leading + (LEADER if self.over else 0)

    @property
    def base(self) -> float:
        """The middle of the lowest row of rings."""
        rise = max((ring.up for ring in self.rings), default=0.0)
        return self.zone_top + max(rise, (_LEAST_LEVELS - 1) * STEP) + STEP

    @property
    def zone_foot(self) -> float:
        """Where band and uprights end."""
        return self.base + STEP

    @property
    def axis(self) -> float:
        """Where the line of the axis stands."""
        return self.zone_foot + LEADER + _lines(self.under) * self.leading + LEADER

    @property
    def height(self) -> int:
        """How high all of it is."""
        return round(self.axis + TICK + theme.ABOVE_DATES + self.size.date_size)

    def ring(self, label: Label) -> Ring:
        """Find the ring that a label names: the lowest of those at an end that several share."""
        wanted = (ring for ring in self.rings if ring.is_home == (label.role == "home"))
        return min(wanted, key=lambda ring: (abs(self.across(ring.place.value) - label.at), ring.up))

    def across(self, value: float) -> float:
        """Place a value in pixels from the left."""
        return across(value, self.scale, self.width)

    def value(self, pixels: float) -> float:
        """Give the value that stands so many pixels from the left."""
        return self.scale.low + (pixels - RADIUS) / (self.width - 2 * RADIUS) * self.scale.span


def layout(view: PositionStrip, size: Size) -> Layout:
    """Lay out a strip for the narrowest place that it has to fit; where there is more room, it stretches."""
    scale = round_scale(min(view.heights), max(view.heights), view.unit)
    width = strip_width(size)
    over = _spread(_over(view, scale, size), width)
    under = _spread(_under(view, scale, size), width)
    return Layout(scale, size, _stacked(view, scale, width), over, under)


def strip_width(size: Size) -> float:
    """Return how wide the plane is where it has least room."""
    return float(size.least_width - theme.PADDING["left"] - theme.PADDING["right"])


def across(value: float, scale: Scale, width: float) -> float:
    """Place a value in pixels: a ring at either end of the axis still stands on the plane."""
    return RADIUS + (value - scale.low) / scale.span * (width - 2 * RADIUS)


def _lines(labels: Iterable[Label]) -> int:
    return max((len(label.texts) for label in labels), default=0)


def _stacked(view: PositionStrip, scale: Scale, width: float) -> tuple[Ring, ...]:
    """Put every ring on the lowest row where it touches none: ours first, then from low to high."""
    others = sorted(view.others, key=lambda place: (place.value, place.name))
    places = (view.home, *others)
    rows: list[list[float]] = []
    levels: list[int] = []
    for place in places:
        at = across(place.value, scale, width)
        free = (n for n, row in enumerate(rows) if all(abs(at - other) >= STEP for other in row))
        level = next(free, len(rows))
        if level == len(rows):
            rows.append([])
        rows[level].append(at)
        levels.append(level)
    step = min(STEP, _MOST_RISE / max(1, len(rows) - 1))
    return tuple(
        Ring(place, place is view.home, level * step) for place, level in zip(places, levels, strict=True)
    )


def _over(view: PositionStrip, scale: Scale, size: Size) -> list[Label]:
    """Label the middle, what is about the same, and the country."""
    labels = []
    if view.middle is not None:
        band = (view.middle.words, view.middle.text, SAME) if view.has_band else None
        texts = band or (view.middle.words, view.middle.text)
        labels.append(_label("middle", texts, view.middle.value, scale, size))
    if view.country is not None:
        labels.append(_named("country", view.country, scale, size))
    return labels


def _under(view: PositionStrip, scale: Scale, size: Size) -> list[Label]:
    """Label ours and the two ends of the others."""
    ends = {"lowest": view.lowest, "home": view.home, "highest": view.highest}
    held = [(role, place) for role, place in ends.items() if place is not None]
    labels = [_named(role, place, scale, size) for role, place in held]
    if sum(label.width + _APART for label in labels) <= strip_width(size):
        return labels
    most = _letters(strip_width(size) / len(held) - _APART, size)
    return [_named(role, place, scale, size, most) for role, place in held]


def _letters(room: float, size: Size) -> int:
    """Count the letters of usual width that fit."""
    return max(1, int(room / text_width("n", size.type_size) / _BOLD))


def _named(role: str, place: StripPlace, scale: Scale, size: Size, most: int = _LONGEST) -> Label:
    """Name a place and its figure."""
    return _label(role, (shortened(place.name, most), place.text), place.value, scale, size)


def _label(role: str, texts: tuple[str, ...], value: float, scale: Scale, size: Size) -> Label:
    width = max(text_width(text, size.type_size) for text in texts) * _BOLD
    return Label(role, texts, across(value, scale, strip_width(size)), width)


def _spread(labels: Sequence[Label], width: float) -> tuple[Label, ...]:
    """Push labels apart sideways until there is air between any two, within the strip."""
    sizes = [label.width + _APART for label in labels]
    centres = spread([label.at for label in labels], sizes, -_APART / 2, width + _APART / 2)
    return tuple(
        Label(label.role, label.texts, label.at, label.width, centre)
        for label, centre in zip(labels, centres, strict=True)
    )
