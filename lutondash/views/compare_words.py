"""What a comparison finds, in sentences: ours beside the middle of many places, or beside each of a few."""

from collections.abc import Iterable, Mapping
from statistics import median

from lutondash.analysis.beside import may_compare
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import formats
from lutondash.views.indicator_row import latest_figure

FEWEST_FOR_A_MIDDLE = 5
"""Fewer places than this are told one by one; their middle would say little."""

Found = Mapping[str, Observation | None]
"""The figure of each place by its code, ours among them; None where none may stand there."""


def lead(dataset: Dataset, indicator: Indicator, found: Found) -> str:
    """Tell the finding: ours beside the middle of many places, or beside each of a few."""
    home, frame = dataset.vision.geography, (dataset.vision.region, dataset.vision.country)
    ours = found[home]
    if ours is None:
        return ""
    known = {code: o for code, o in found.items() if o is not None and o.value is not None}
    others = [code for code in known if code not in (home, *frame)]
    framing = [code for code in frame if code in known]
    when = formats.at(formats.long_period(indicator, ours))
    opening = f"{when[0].upper()}{when[1:]} it was"
    if len(others) >= FEWEST_FOR_A_MIDDLE:
        told = [f"{opening} {_near_middle(dataset, indicator, ours, [known[code].known for code in others])}"]
    else:
        each = sorted(others, key=lambda code: dataset.geography(code).name)
        told = [
            f"{opening} {_in_place(dataset, indicator, ours, home)}.",
            _told(dataset, indicator, known, each),
        ]
    told.append(_told(dataset, indicator, known, framing))
    alone = "" if others or framing else _alone(dataset, indicator, ours)
    return " ".join(sentence for sentence in (*told, alone) if sentence)


def _near_middle(dataset: Dataset, indicator: Indicator, ours: Observation, others: list[float]) -> str:
    """Say on which side of the middle of many places ours lies, in the figures as they are shown."""
    middle = median(others)
    mine, theirs = (formats.figure(indicator, value) for value in (ours.known, middle))
    number = f"{len(others)} other places"
    told = _in_place(dataset, indicator, ours, dataset.vision.geography)
    if mine == theirs:
        return f"{told}, the same as the middle of {number}."
    if ours.lower is not None and ours.upper is not None and ours.lower <= middle <= ours.upper:
        return f"{told}, with no clear difference from the middle of {number}: {theirs}."
    side = "more" if ours.known > middle else "less"
    return f"{told}, {side} than the middle of {number}: {theirs}."


def _told(dataset: Dataset, indicator: Indicator, known: Mapping[str, Observation], codes: list[str]) -> str:
    """Tell the figures of some places in a sentence of their own; nothing for none."""
    each = joined(_in_place(dataset, indicator, known[code], code) for code in codes)
    return f"It was {each}." if codes else ""


def _in_place(dataset: Dataset, indicator: Indicator, observation: Observation, code: str) -> str:
    return f"{latest_figure(dataset, indicator, observation)} in {dataset.geography(code).name}"


def _alone(dataset: Dataset, indicator: Indicator, ours: Observation) -> str:
    """Say what to do where nothing stands beside our figure, or why nothing can."""
    if not may_compare(indicator, ours.period, dataset.vision.geography):
        return "The way of counting has changed, so it no longer compares with other places."
    return "Choose places to set beside it."


def missing(dataset: Dataset, indicator: Indicator, found: Found) -> tuple[str, ...]:
    """Say by name which places have no figure for our latest period, and which have none at all."""
    when, held = period(dataset, indicator), set(dataset.places(indicator.id))
    without = [code for code, o in found.items() if o is None or o.value is None]
    late = sorted(dataset.geography(code).name for code in without if code in held)
    never = sorted(dataset.geography(code).name for code in without if code not in held)
    said = ((late, f"no figure for {when}"), (never, "no figure at all"))
    return tuple(
        f"{joined(names)} {'has' if len(names) == 1 else 'have'} {what}." for names, what in said if names
    )


def period(dataset: Dataset, indicator: Indicator) -> str:
    """Write the period of our latest figure."""
    latest = dataset.series(indicator.id).latest
    return formats.period(indicator, latest) if latest else ""


def joined(names: Iterable[str]) -> str:
    """Join names with commas and a last "and"; empty for none."""
    *others, last = list(names) or [""]
    return f"{', '.join(others)} and {last}" if others else last
