"""Small lines as pictures: plain SVG in a data address, about a kilobyte each."""

import re
from html import unescape
from urllib.parse import quote, unquote

from lutondash.views.indicator_row import Point, Spark

WIDTH, HEIGHT = 112, 34
_MARGIN = 5.0
_INK = {"light": ("#12436D", "#8d9499"), "dark": ("#ffffff", "#9fb6ca")}
_SAFE_IN_AN_ADDRESS = "!$&'()*+,-./:;=?@_~"


def sparkline(spark: Spark, ground: str = "light") -> str:
    """Draw a small line as an address for an `img`; the country's line is thin and behind ours."""
    place = _Scale(spark)
    home, country = _INK[ground]
    parts = [_run(place, run, country, 1.5) for run in spark.country]
    parts += [_run(place, run, home, 2.0) for run in spark.home]
    parts.append(_dot(place, spark.home[-1][-1], home))
    body = "".join(parts)
    size = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{body}</svg>'
    return "data:image/svg+xml," + quote(svg, safe=_SAFE_IN_AN_ADDRESS)


def has_a_line(spark: Spark | None) -> bool:
    """Tell whether there is anything to see: a single value is a number, not a line."""
    return spark is not None and sum(len(run) for run in spark.home) > 1


class _Scale:
    """Where days and values stand in the picture; both places share one scale."""

    def __init__(self, spark: Spark) -> None:
        points = [point for run in (*spark.home, *spark.country) for point in run]
        days, values = [p[0] for p in points], [p[1] for p in points]
        self.first, self.days = min(days), max(days) - min(days)
        self.low, self.values = min(values), max(values) - min(values)

    def at(self, point: Point) -> str:
        """Place a point, in the middle where there is no span to place it in."""
        x = (point[0] - self.first) / self.days if self.days else 0.5
        y = (point[1] - self.low) / self.values if self.values else 0.5
        across = _MARGIN + x * (WIDTH - 2 * _MARGIN)
        down = HEIGHT - _MARGIN - y * (HEIGHT - 2 * _MARGIN)
        return f"{across:.1f},{down:.1f}"


def _run(place: _Scale, run: tuple[Point, ...], colour: str, width: float) -> str:
    if len(run) == 1:
        return _ring(place.at(run[0]), colour)
    line = "L".join(place.at(point) for point in run)
    return f'<path d="M{line}" fill="none" stroke="{colour}" stroke-width="{width}" stroke-linejoin="round"/>'


def _ring(at: str, colour: str) -> str:
    across, down = at.split(",")
    return f'<circle cx="{across}" cy="{down}" r="2.5" fill="none" stroke="{colour}" stroke-width="1.5"/>'


def _dot(place: _Scale, point: Point, colour: str) -> str:
    across, down = place.at(point).split(",")
    return f'<circle cx="{across}" cy="{down}" r="3.5" fill="{colour}"/>'


_IMAGE = re.compile(r'<img class="spark" src="data:image/svg\+xml,([^"]*)"[^>]*>')


def drawn_inline(fragment: str) -> str:
    """Put the lines of a fragment in the place of their images: a browser draws them much sooner.

    The app cannot: what it shows as HTML must not hold SVG.
    """
    return _IMAGE.sub(_inline, fragment)


def _inline(image: re.Match[str]) -> str:
    svg = unquote(unescape(image[1])).replace(' xmlns="http://www.w3.org/2000/svg"', "", 1)
    return svg.replace("<svg ", '<svg class="spark" aria-hidden="true" focusable="false" ', 1)
