"""The finding a chart shows, in a dozen words: which way, from what, to what, over how long."""

from lutondash.analysis.direction import Direction, Movement, direction, since_last_year
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Series
from lutondash.views import formats, wording


def finding(indicator: Indicator, series: Series) -> str:
    """State what a series shows: its direction, else the last year's change, else its two ends."""
    found = direction(indicator, series)
    if found.first is not None and found.last is not None:
        return _over_years(indicator, found, found.first, found.last)
    changed = since_last_year(indicator, series)
    if changed.first is not None and changed.last is not None:
        return _in_a_year(indicator, changed, changed.first, changed.last)
    ends = f"{_told(indicator, series.with_values[0])}, {_told(indicator, series.with_values[-1])}"
    return ends[0].upper() + ends[1:]


def _over_years(indicator: Indicator, found: Direction, first: Observation, last: Observation) -> str:
    before, after = (formats.figure(indicator, o.value) for o in (first, last))
    span = wording.years(found.years)
    if wording.is_below_zero(found):
        return f"From {before} to {after} in {span}"
    match found.movement:
        case Movement.ABOUT_THE_SAME:
            return f"About the same as {span} before, at {after}"
        case Movement.NO_CLEAR_CHANGE:
            return f"No clear change over {span}, at {after}"
        case Movement.RISING:
            return f"Up from {before} to {after} in {span}"
        case _:
            return f"Down from {before} to {after} in {span}"


def _in_a_year(indicator: Indicator, changed: Direction, first: Observation, last: Observation) -> str:
    told = _told(indicator, last)
    match changed.movement:
        case Movement.ABOUT_THE_SAME:
            return f"{told}, as in the year before"
        case Movement.NO_CLEAR_CHANGE:
            return f"{told}, no clear change in a year"
        case _:
            more = "more" if changed.movement is Movement.RISING else "less"
            change = formats.difference(indicator, last.known - first.known)
            return f"{told}, {change} {more} than the year before"


def _told(indicator: Indicator, observation: Observation) -> str:
    figure = formats.figure(indicator, observation.value, qualifier=observation.qualifier)
    return f"{figure} {formats.at(formats.period(indicator, observation))}"
