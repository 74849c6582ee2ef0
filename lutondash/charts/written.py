"""Lines of text beside the plane of a chart, in a drawing that stands alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.charts.placing import wrapped
from lutondash.charts.spec import Spec, layer


@dataclass(frozen=True, slots=True)
class Written:
    """Lines of text in one type; `look` is their colour and weight."""

    name: str
    lines: list[str]
    type_size: int
    leading: int
    look: Spec

    @property
    def height(self) -> int:
        """How high all its lines stand, in pixels."""
        return len(self.lines) * self.leading

    def at(self, left: int, down: int) -> Spec:
        """Write the lines from a point, counted from the corner of the plane, as a layer of their own."""
        mark: Spec = {"type": "text", "align": "left", "baseline": "top"}
        mark |= self.look | {"fontSize": self.type_size, "lineHeight": self.leading}
        encoding = {"x": {"value": left}, "y": {"value": down}, "text": {"field": "words"}}
        return layer(self.name, [{"words": self.lines}], mark, encoding)


def written(
    name: str, texts: Iterable[str], width: float, type_size: int, leading: int, **look: str | int
) -> Written:
    """Break texts into lines that fit a width, each text on a line of its own."""
    lines = [line for text in texts for line in wrapped(text, width, type_size)]
    return Written(name, lines, type_size, leading, dict(look))
