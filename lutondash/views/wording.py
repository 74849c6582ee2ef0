"""Sentences and set words a resident reads."""

from lutondash.analysis.direction import Direction, Meaning, Movement, Reason
from lutondash.analysis.yearly import FEWEST_POINTS
from lutondash.model.indicator import Control, EvidenceClass, Indicator, LinkedBy
from lutondash.model.release import ReleaseKind
from lutondash.model.target import Basis, Comparison, Relation, Target
from lutondash.views import formats

MEANING_WORDS = {
    Meaning.BETTER: "better",
    Meaning.SAME: "about the same",
    Meaning.WORSE: "worse",
    Meaning.NO_JUDGEMENT: "neither good nor bad",
    Meaning.CANNOT_SAY: "cannot say",
}

CONTROL_WORDS = {
    Control.CONTROLS: "Council controls",
    Control.INFLUENCES: "Council influences",
    Control.MONITORS: "Council monitors",
}

LINKED_WORDS = {LinkedBy.COUNCIL: "Council's link", LinkedBy.EDITORIAL: "Editors' link"}

EVIDENCE_WORDS = {
    EvidenceClass.OFFICIAL_STATISTIC: "An official statistic. It is not one of the council's own",
    EvidenceClass.COUNCIL_REPORTED: "A figure the council has reported",
    EvidenceClass.COUNCIL_TARGET: "A figure the council has set a target for",
}

KIND_WORDS = {
    ReleaseKind.PUBLISHER_FILE: "Publisher's own file",
    ReleaseKind.PAGE_TEXT: "Typed from the text of a page",
    ReleaseKind.THIRD_PARTY_COPY: "Somebody else's copy",
}

RELATION_WORDS = {
    Relation.SAME_DEFINITION: "Counts the same thing",
    Relation.DIFFERENT_DEFINITION: "Counts something else",
    Relation.CONTRADICTS: "Contradicts",
    Relation.UNCLEAR: "Cannot say",
}

_MOVEMENT_WORDS = {
    Movement.RISING: "Up",
    Movement.FALLING: "Down",
    Movement.ABOUT_THE_SAME: "About the same",
    Movement.NO_CLEAR_CHANGE: "No clear change",
}

_BELOW_ZERO_WORDS = {Movement.RISING: "Closer to zero", Movement.FALLING: "Further from zero"}
"""A minus that shrinks is "up" to a mathematician only."""

_COMPARISON_WORDS = {
    Comparison.AT_LEAST: "at least",
    Comparison.AT_MOST: "at most",
    Comparison.BELOW: "under",
    Comparison.ABOVE: "above",
    Comparison.EXACTLY: "exactly",
    Comparison.WITHIN: "between",
}

_BASIS_WORDS = {
    Basis.POINT: "",
    Basis.PER_YEAR: " a year",
    Basis.TOTAL_OVER_WINDOW: " in all",
    Basis.INCREMENT: " more than before",
}

_NUMBER_WORDS = ("no", "one", "two", "three", "four", "five")


def years(count: int) -> str:
    """Write a small number of years, such as five years."""
    return f"{_NUMBER_WORDS[count]} {'year' if count == 1 else 'years'}"


def direction(found: Direction, until: str = "") -> str:
    """Write a direction as a short phrase, or why there is none; `until` dates an old one."""
    if not found.is_given:
        return _why_not(found)
    words = f"{_movement(found)} over {years(found.years)}{until}"
    if found.meaning in {Meaning.BETTER, Meaning.WORSE}:
        words += f": {MEANING_WORDS[found.meaning]}"
    return words


def _movement(found: Direction) -> str:
    ends = (found.first, found.last)
    below = all(o is not None and o.known < 0 for o in ends)
    words = _MOVEMENT_WORDS[found.movement]
    return _BELOW_ZERO_WORDS.get(found.movement, words) if below else words


def is_below_zero(found: Direction) -> bool:
    """Say whether a movement happens wholly below zero, where up and down mislead."""
    return _movement(found) in _BELOW_ZERO_WORDS.values()


def _why_not(found: Direction) -> str:
    match found.reason:
        case Reason.NO_FIGURE:
            return "No figure is published"
        case Reason.READINGS if found.held == 1:
            return "One reading, not a trend"
        case Reason.READINGS:
            return f"{found.held} readings, shown one by one"
        case Reason.ADDS_UP:
            return "Counts added up over time, not a trend"
        case Reason.BREAK:
            since = f"since {found.broken_by.at.year}" if found.broken_by else "than in earlier years"
            return f"Counted in another way {since}"
        case _:
            return _too_few(found)


def _too_few(found: Direction) -> str:
    needed = f"{_NUMBER_WORDS[FEWEST_POINTS]} needed for a trend"
    if found.held >= FEWEST_POINTS and found.points == 1:
        return f"The year before is missing: {needed}"
    if found.held >= FEWEST_POINTS:
        return f"Years are missing: {found.points} in a row, {needed}"
    held = _NUMBER_WORDS[found.held].capitalize()
    return f"{held} {'figure' if found.held == 1 else 'figures'}: {needed}"


def since_last_year(indicator: Indicator, found: Direction, when: str = "since last year") -> str:
    """Write the change since last year in its own words; empty where there is none to give."""
    if not found.is_given or found.first is None or found.last is None:
        return ""
    if found.movement is Movement.ABOUT_THE_SAME:
        return f"No change {when}"
    change = formats.difference(indicator, found.last.known - found.first.known)
    way = "Up" if found.last.known > found.first.known else "Down"
    doubt = ", within the margin of error" if found.movement is Movement.NO_CLEAR_CHANGE else ""
    return f"{way} {change} {when}{doubt}"


def target(indicator: Indicator, agreed: Target) -> str:
    """Write a target as a phrase, such as under 500 by the end of 2027."""
    value = str(formats.figure(indicator, agreed.value))
    if agreed.comparison is Comparison.WITHIN and agreed.upper is not None:
        value += f" and {formats.figure(indicator, agreed.upper)}"
    words = f"{_COMPARISON_WORDS[agreed.comparison]} {value}{_BASIS_WORDS[agreed.basis]}"
    if agreed.comparison is Comparison.AT_MOST and agreed.value == 0:
        words = "none"
    return words + target_date(agreed)


def target_date(agreed: Target) -> str:
    """Write when a target is due; a bare year means its end, and a blank is said to be none."""
    if not agreed.by:
        return ", no date set"
    when = formats.reduced_date(agreed.by)
    return f" by the end of {when}" if agreed.by.isdigit() else f" by {when}"


def sentence(text: str) -> str:
    """Start with a capital and end with a full stop."""
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?" else ".")
