"""Small lines: plain SVG of about a kilobyte, drawn in the page or held by an image."""

from urllib.parse import quote

from markupsafe import Markup

from lutondash.views.indicator_row import Point, Spark

WIDTH, HEIGHT = 112, 34
_SIZE = f'width="{WIDTH}" height="{HEIGHT}"'
_BOX = f"0 0 {WIDTH} {HEIGHT}"
_MARGIN = 5.0
_INK = {"light": ("#12436D", "#8d9499"), "dark": ("#ffffff", "#9fb6ca")}
_SAFE_IN_AN_ADDRESS = "!$&'()*+,-./:;=?@_~"


def image(spark: Spark, ground: str = "light") -> Markup:
    """Draw a small line as an `img` that holds its picture: what the app shows as HTML must not hold SVG."""
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" {_SIZE} viewBox="{_BOX}">{_shapes(spark, ground)}</svg>'
    address = "data:image/svg+xml," + quote(svg, safe=_SAFE_IN_AN_ADDRESS)
    return Markup('<img class="spark" src="{}" width="{}" height="{}" alt="">').format(address, WIDTH, HEIGHT)


def drawn(spark: Spark, ground: str = "light") -> Markup:
    """Draw a small line as SVG within the page: a browser shows it much sooner than an image."""
    svg = f'<svg class="spark" aria-hidden="true" focusable="false" {_SIZE} viewBox="{_BOX}">'
    whole = svg + _shapes(spark, ground) + "</svg>"
    return Markup(whole)  # nosec B704  # noqa: S704 - numbers and our own colours only


def has_a_line(spark: Spark | None) -> bool:
    """Tell whether there is anything to see: a single value is a number, not a line."""
    return spark is not None and sum(len(run) for run in spark.home) > 1


def _shapes(spark: Spark, ground: str) -> str:
    """Draw the lines and the last dot; the country's line is thin and behind ours."""
    place = _Scale(spark)
    home, country = _INK[ground]
    parts = [_run(place, run, country, 1.5) for run in spark.country]
    parts += [_run(place, run, home, 2.0) for run in spark.home]
    return "".join((*parts, _dot(place, spark.home[-1][-1], home)))


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
