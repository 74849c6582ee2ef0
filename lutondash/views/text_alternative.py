"""The text alternative of a chart: its finding, then what its lines show, in words that read well aloud."""

from lutondash.views import formats, wording
from lutondash.views.lines import Line, LinePoint

_MOST_LINES_TOLD = 3
"""Beyond so many places, others are told by their last values only: the table has the rest."""

_FEWEST_WITH_EXTREMES = 3
"""Between two ends there is no highest or lowest to tell."""


def text_alternative(headline: str, lines: tuple[Line, ...], targets: tuple[str, ...] = ()) -> str:
    """Say in words what a chart shows; the first line is our own."""
    home, *others = lines
    tell = _ends if len(lines) <= _MOST_LINES_TOLD else _end
    told = [f"{headline}.", _kind(lines), *_home(home), *map(tell, others), *map(wording.sentence, targets)]
    return aloud(" ".join(told))


def aloud(text: str) -> str:
    """Write a minus sign as a word: many voices are silent at it."""
    return text.replace("\N{MINUS SIGN}", "minus ")


def _kind(lines: tuple[Line, ...]) -> str:
    return "Line chart." if any(line.is_joined for line in lines) else "Dots, one for each figure."


def _home(line: Line) -> list[str]:
    """Tell our own line's ends, and its highest and lowest where there are such."""
    exact = all(point.is_exact for point in line.points)
    if len(line.points) < _FEWEST_WITH_EXTREMES or not exact:
        return [_ends(line)]
    if len({point.text for point in line.points}) == 1:
        first, last = formats.at(line.points[0].label), formats.at(line.end.label)
        return [f"{line.name}: always {line.end.text}, first {first}, last {last}."]
    return _with_extremes(line)


def _with_extremes(line: Line) -> list[str]:
    """Tell first, last, highest and lowest; a point that is several of these is told once."""
    first, last = line.points[0], line.end
    highest = _extreme(line, max(line.points, key=lambda point: point.value))
    lowest = _extreme(line, min(line.points, key=lambda point: point.value))
    roles: dict[LinePoint, list[str]] = {first: ["first"], last: ["last"]}
    for point, role in ((highest, "highest"), (lowest, "lowest")):
        roles.setdefault(point, []).append(role)
    told = [f"{' and '.join(names)} {_told(point)}" for point, names in roles.items()]
    ends, between = told[:2], told[2:]
    return [f"{line.name}: {', '.join(ends)}."] + ([wording.sentence(", ".join(between))] if between else [])


def _extreme(line: Line, found: LinePoint) -> LinePoint:
    """Where an end shows the same figure, that end is as high or low as the point found."""
    return next((end for end in (line.end, line.points[0]) if end.text == found.text), found)


def _ends(line: Line) -> str:
    first, last = line.points[0], line.end
    return _end(line) if first is last else f"{line.name}: first {_told(first)}, last {_told(last)}."


def _end(line: Line) -> str:
    return f"{line.name}: {_told(line.end)}."


def _told(point: LinePoint) -> str:
    provisional = " (provisional)" if point.is_provisional else ""
    return f"{point.text} {formats.at(point.label)}{provisional}"
