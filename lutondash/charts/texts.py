"""Text on a chart as layers: what targets say, labels at the ends of lines, dates under them."""

from datetime import date

from lutondash.charts import theme
from lutondash.charts.placing import balanced, days_fit, even_days, spread, text_width
from lutondash.charts.plane import BESIDE_THE_DOT, Plane, stamp
from lutondash.charts.spec import Spec, layer, stack
from lutondash.charts.words import EndLabel, TargetWords

_SHARE_OF_A_LINE = 0.7
"""A line of a period in two lines, as a share of the period in one."""
_HALO: Spec = {"color": theme.GROUND, "stroke": theme.GROUND, "strokeWidth": 5, "strokeJoin": "round"}


def target_texts(beside: list[TargetWords], plane: Plane) -> list[Spec]:
    """Write what targets say, over a white edge: a line behind them never runs through the letters."""
    rows: list[Spec] = [
        {
            "value": plane.value(line.up),
            "day": stamp(plane.first + (plane.last - plane.first) * placed.along),
            "words": line.text,
        }
        for placed in beside
        for line in placed.lines
    ]
    text: Spec = {"type": "text", "align": "left", "baseline": "middle"}
    looks = {"target_halo": text | _HALO, "target_ink": text | {"color": theme.TEXT}}
    return [stack("target_words", rows, looks, {"text": {"field": "words"}})] if rows else []


def end_texts(labels: list[EndLabel], plane: Plane) -> Spec:
    """Label every line at its end; labels that would touch are pushed apart."""
    wanted = [plane.up(label.value) for label in labels]
    centres = spread(wanted, [label.height for label in labels], 0.0, plane.size.plot_height)
    rows: list[Spec] = [
        {
            "day": stamp(plane.last),
            "value": plane.value(centre + label.offset(n)),
            "label": text,
            "weight": label.weight,
            "colour": label.colour,
        }
        for label, centre in zip(labels, centres, strict=True)
        for n, text in enumerate(label.texts)
    ]
    mark: Spec = {"type": "text", "align": "left", "baseline": "middle", "dx": BESIDE_THE_DOT}
    mark |= {"fontWeight": {"expr": "datum.weight"}}
    colour = {"field": "colour", "type": "nominal", "scale": None, "legend": None}
    return layer("labels", rows, mark, {"text": {"field": "label"}, "color": colour})


def date_texts(named: dict[date, str], plane: Plane) -> Spec:
    """Name a few periods under the lines: the first starts at its point, the last ends there.

    Where not even these two fit side by side, each is broken into two lines.
    """
    size = plane.size
    kept = even_days(named, size.dates, plane.width, size.date_size)
    fit = days_fit(kept, named, plane.width, size.date_size)
    aligned = ["left", *["center"] * (len(kept) - 2), "right"][: len(kept)]
    rows: list[Spec] = [
        {"day": stamp(day), "label": named[day] if fit else _broken(named[day]), "align": align}
        for day, align in zip(kept, aligned, strict=True)
    ]
    mark = {
        "type": "text",
        "align": {"expr": "datum.align"},
        "baseline": "top",
        "dy": theme.ABOVE_DATES if fit else theme.ABOVE_DATES / 2,
        "color": theme.SOFT,
        "fontSize": size.date_size,
    }
    return layer("dates", rows, mark, {"y": {"value": "height"}, "text": {"field": "label"}})


def _broken(words: str) -> list[str]:
    return balanced(words, text_width(words, 1) * _SHARE_OF_A_LINE, 1)
