"""`Answer`: one of the four judgements of a figure, as every page shows it; words and shapes only."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import Kind, Signal, Verdict

QUESTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.TARGET_NOW: "Are we at the target?",
        Kind.ON_COURSE: "Will we get there in time?",
        Kind.VARIATION: "Is the change real?",
        Kind.COMPARISON: "How do similar places do?",
    }
)

SHORT: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.TARGET_NOW: "At the target?",
        Kind.ON_COURSE: "In time?",
        Kind.VARIATION: "A real change?",
        Kind.COMPARISON: "Similar places",
    }
)
"""The questions where there is little room."""

MEANINGS: Mapping[Verdict, Meaning] = MappingProxyType(
    {
        Verdict.MET: Meaning.BETTER,
        Verdict.ON_COURSE: Meaning.BETTER,
        Verdict.IMPROVEMENT: Meaning.BETTER,
        Verdict.BETTER: Meaning.BETTER,
        Verdict.CLOSE: Meaning.SAME,
        Verdict.SLIPPING: Meaning.SAME,
        Verdict.COMMON_CAUSE: Meaning.SAME,
        Verdict.SIMILAR: Meaning.SAME,
        Verdict.MISSED: Meaning.WORSE,
        Verdict.OFF_COURSE: Meaning.WORSE,
        Verdict.WRONG_WAY: Meaning.WORSE,
        Verdict.CONCERN: Meaning.WORSE,
        Verdict.WORSE: Meaning.WORSE,
        Verdict.SPECIAL_HIGH: Meaning.NO_JUDGEMENT,
        Verdict.SPECIAL_LOW: Meaning.NO_JUDGEMENT,
        Verdict.HIGHER: Meaning.NO_JUDGEMENT,
        Verdict.LOWER: Meaning.NO_JUDGEMENT,
        Verdict.NOT_ASSESSED: Meaning.CANNOT_SAY,
    }
)
"""The shape and colour of each verdict: one alphabet for all four questions."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A judgement as a page shows it; `meaning` gives its shape and colour, `words` say the verdict."""

    signal: Signal
    question: str
    short: str
    meaning: Meaning
    words: str


def answer(signal: Signal) -> Answer:
    """Give a signal its question, shape and colour."""
    return Answer(signal, QUESTIONS[signal.kind], SHORT[signal.kind], MEANINGS[signal.verdict], signal.words)
