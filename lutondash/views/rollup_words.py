"""What the roll-ups say: each verdict after its number, and why figures have none."""

from collections.abc import Mapping
from types import MappingProxyType

from lutondash.analysis.coverage import Coverage
from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import Kind, Verdict

_NEITHER = "neither good nor bad"

VERDICT_WORDS: Mapping[Kind, Mapping[Verdict, str]] = MappingProxyType(
    {
        Kind.TARGET_NOW: {
            Verdict.MET: "at the target",
            Verdict.CLOSE: "close to the target",
            Verdict.MISSED: "missed the target",
        },
        Kind.ON_COURSE: {
            Verdict.MET: "there already",
            Verdict.ON_COURSE: "on course",
            Verdict.SLIPPING: "slipping",
            Verdict.OFF_COURSE: "off course",
            Verdict.WRONG_WAY: "going the wrong way",
        },
        Kind.VARIATION: {
            Verdict.IMPROVEMENT: "better by more than chance",
            Verdict.COMMON_CAUSE: "no more than chance",
            Verdict.CONCERN: "worse by more than chance",
            Verdict.SPECIAL_HIGH: f"unusually high, {_NEITHER}",
            Verdict.SPECIAL_LOW: f"unusually low, {_NEITHER}",
        },
        Kind.COMPARISON: {
            Verdict.BETTER: "better than similar places",
            Verdict.SIMILAR: "about the same",
            Verdict.WORSE: "worse than similar places",
            Verdict.HIGHER: f"higher, {_NEITHER}",
            Verdict.LOWER: f"lower, {_NEITHER}",
        },
    }
)
"""Each verdict as it stands after the number of figures that have it."""

COMPARED_WORDS: Mapping[Meaning, str] = MappingProxyType(
    {
        Meaning.BETTER: "better than similar places",
        Meaning.SAME: "about the same",
        Meaning.WORSE: "worse than similar places",
        Meaning.NO_JUDGEMENT: _NEITHER,
        Meaning.CANNOT_SAY: "cannot be compared",
    }
)
"""The shapes of the comparison, where each figure is one mark."""

_WHY_NOT: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "No figure": ("has no figure", "have no figure"),
        "No target": ("has no target", "have no target"),
        "No target yet": ("has no target yet", "have no target yet"),
        "No date set": ("has no date set", "have no date set"),
        "Not due yet": ("has a target not due yet", "have targets not due yet"),
        "A yearly target": ("has a yearly target", "have yearly targets"),
        "Single readings": ("is a single reading", "are single readings"),
        "Adds up": ("adds up over time", "add up over time"),
        "Yearly figures": ("comes only once a year", "come only once a year"),
        "Shared years": ("covers shared years", "cover shared years"),
        "Too irregular": ("comes at odd times", "come at odd times"),
        "Too few figures": ("has too few values", "have too few values"),
        "Counted anew": ("is counted anew", "are counted anew"),
        "Other publications": ("mixes publications", "mix publications"),
        "A total": ("is a total", "are totals"),
        "Grades": ("is a grade", "are grades"),
        "Too few places": ("has too few places", "have too few places"),
    }
)
"""The short reason of a signal, as said of one figure and of several."""

_SAID = 3
"""Reasons that are named in one sentence."""


def not_judged(found: Coverage, verb: str = "judged") -> str:
    """Say how many figures have no verdict and why; empty where all have one."""
    if not found.without:
        return ""
    lead = f"{found.without} cannot be {verb}"
    if len(found.not_assessed) == 1:
        return f"{lead}: {_of_all(found.not_assessed[0][0], found.without)}."
    named = [(why, number) for why, number in found.not_assessed if why in _WHY_NOT]
    others = found.without - sum(number for _, number in named)
    told = [f"{number} {_WHY_NOT[why][number != 1]}" for why, number in named]
    if not told:
        return f"{lead}, for {len(found.not_assessed)} reasons."
    rest = "there is another reason" if others == 1 else "there are other reasons"
    more = f" For {others} {rest}." if others else ""
    said = (_joined(told[at : at + _SAID]) for at in range(0, len(told), _SAID))
    return f"{lead}. {'. '.join(said)}.{more}"


def _of_all(why: str, number: int) -> str:
    """Say the one reason that all of them share; one without set words stands as the rule says it."""
    if why not in _WHY_NOT:
        return why.lower()
    one, several = _WHY_NOT[why]
    return f"it {one}" if number == 1 else f"they {several}"


def _joined(told: list[str]) -> str:
    return told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
