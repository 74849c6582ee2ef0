"""`Framed`: a chart's layers on their plane, and the room around it, in the app and for good."""

from dataclasses import dataclass

from lutondash.charts import theme
from lutondash.charts.finished import FinishedChart
from lutondash.charts.spec import SCHEMA, Spec
from lutondash.charts.theme import Size


@dataclass(frozen=True, slots=True)
class Framed:
    """Layers and what they share; `height` counts the room around the plane too.

    `edges` is that room in a drawing that cannot stretch: words at the edges have their place in it;
    one that stretches finds room for such words itself, within `padding`.
    """

    size: Size
    height: int
    edges: dict[str, int]
    padding: dict[str, int]
    encoding: Spec
    layers: list[Spec]

    @property
    def stretched(self) -> FinishedChart:
        """The chart for the app, as wide as its place."""
        around = {"width": "container", "height": self.height, "padding": self.padding}
        return FinishedChart(self._spec | around)

    @property
    def fitted(self) -> Spec:
        """The chart exactly as large as its size, whatever fonts the machine has."""
        width = self.size.width - self.edges["left"] - self.edges["right"]
        height = self.height - self.edges["top"] - self.edges["bottom"]
        return self._spec | {"width": width, "height": height, "padding": self.edges, "autosize": "none"}

    @property
    def _spec(self) -> Spec:
        shared = {"$schema": SCHEMA, "config": theme.config(self.size), "encoding": self.encoding}
        return shared | {"layer": self.layers}
