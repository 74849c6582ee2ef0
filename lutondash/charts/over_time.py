"""Charts over time: lines on a plane of days and values, words at the ends of lines or beside targets."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from lutondash.charts import marks, theme
from lutondash.charts.framed import Framed
from lutondash.charts.plane import Placed, Plane, plane_of
from lutondash.charts.spec import Spec
from lutondash.charts.theme import Size
from lutondash.charts.words import EndLabel, TargetWords, target_labels
from lutondash.views.trend_chart import TargetMark

Paths = list[list[tuple[float, float]]]
"""Where lines run in pixels, so that words keep clear of them."""


class Aimed(Placed, Protocol):
    """A view with targets."""

    @property
    def targets(self) -> tuple[TargetMark, ...]:
        """The targets that are drawn as lines."""
        ...


@dataclass(frozen=True, slots=True)
class LaidOut:
    """A plane with its labels, and the words of targets that stand beside their lines."""

    plane: Plane
    labels: list[EndLabel]
    beside: list[TargetWords]


def laid_out(view: Aimed, size: Size, labels: list[EndLabel], paths: Callable[[Plane], Paths]) -> LaidOut:
    """Lay out the plane; where a target has no room for words beside it, all are labels at the ends."""
    plane = plane_of(view, size, labels)
    beside = marks.words_beside(view.targets, plane, paths(plane))
    if len(beside) == len(view.targets):
        return LaidOut(plane, labels, beside)
    labels = [*labels, *target_labels(view.targets, size)]
    return LaidOut(plane_of(view, size, labels), labels, [])


def framed(plane: Plane, layers: list[Spec]) -> Framed:
    """Frame layers on a plane: room for half a line of text over it and for dates under it."""
    size = plane.size
    edges = {
        "top": size.over_the_plot,
        "bottom": size.under_the_plot,
        "left": plane.axis_width + theme.PADDING["left"] + 1,
        "right": theme.PADDING["right"],
    }
    return Framed(size, size.height, edges, theme.PADDING, plane.encoding, layers)
