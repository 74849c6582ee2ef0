"""`Signal`: one judgement with its arithmetic, or the reason why there is none.

Four kinds, never merged into one. Source of the kinds and verdicts: section 4 of the project's design.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from lutondash.model.observation import Observation

Input = float | int | str | bool | tuple[str, ...] | None
"""One thing a rule was given or found on its way."""


class Kind(StrEnum):
    """The four questions that are asked of every figure."""

    TARGET_NOW = "target_now"
    ON_COURSE = "on_course"
    VARIATION = "variation"
    COMPARISON = "comparison"


class Verdict(StrEnum):
    """Every answer a rule may give; each kind has its own few."""

    MET = "met"
    CLOSE = "close"
    MISSED = "missed"
    ON_COURSE = "on_course"
    SLIPPING = "slipping"
    OFF_COURSE = "off_course"
    WRONG_WAY = "wrong_way"
    IMPROVEMENT = "improvement"
    CONCERN = "concern"
    COMMON_CAUSE = "common_cause"
    SPECIAL_HIGH = "special_high"
    SPECIAL_LOW = "special_low"
    BETTER = "better"
    SIMILAR = "similar"
    WORSE = "worse"
    HIGHER = "higher"
    LOWER = "lower"
    NOT_ASSESSED = "not_assessed"


VERDICTS: Mapping[Kind, tuple[Verdict, ...]] = MappingProxyType(
    {
        Kind.TARGET_NOW: (Verdict.MET, Verdict.CLOSE, Verdict.MISSED),
        Kind.ON_COURSE: (
            Verdict.MET,
            Verdict.ON_COURSE,
            Verdict.SLIPPING,
            Verdict.OFF_COURSE,
            Verdict.WRONG_WAY,
        ),
        Kind.VARIATION: (
            Verdict.IMPROVEMENT,
            Verdict.COMMON_CAUSE,
            Verdict.CONCERN,
            Verdict.SPECIAL_HIGH,
            Verdict.SPECIAL_LOW,
        ),
        Kind.COMPARISON: (
            Verdict.BETTER,
            Verdict.SIMILAR,
            Verdict.WORSE,
            Verdict.HIGHER,
            Verdict.LOWER,
        ),
    }
)
"""The answers of each kind, best first; any kind may also be not assessed."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A published rule: its question, formula and thresholds as lines, source and limits.

    `id` is what a signal names and the command line takes; the methods page is made from these records.
    """

    id: str
    kind: Kind
    title: str
    formula: tuple[str, ...]
    thresholds: tuple[str, ...]
    source: str
    source_url: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A line of the arithmetic: what is worked out, and what comes out."""

    words: str
    value: str

    def __str__(self) -> str:
        return f"{self.words}: {self.value}" if self.value else self.words


@dataclass(frozen=True, slots=True)
class Band:
    """What the latest value would have to be for one verdict; `here` marks the verdict given."""

    words: str
    condition: str
    here: bool = False


_NO_INPUTS: Mapping[str, Input] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Signal:
    """One judgement by one rule.

    `words` is the verdict in a few words and `reason` a sentence that says why, or why there is none.
    `inputs` are what the rule was given and found, unrounded, in the unit of the series; `steps` the
    arithmetic a reader can follow. `bands` say what would change the verdict, `used` are the very
    observations judged, and `severity` orders bad verdicts: 1 is just bad, 0 not bad.
    """

    kind: Kind
    rule: str
    verdict: Verdict
    words: str
    inputs: Mapping[str, Input] = field(default_factory=lambda: _NO_INPUTS)
    steps: tuple[Step, ...] = ()
    reason: str = ""
    bands: tuple[Band, ...] = ()
    used: tuple[Observation, ...] = ()
    severity: float = 0.0

    @property
    def is_assessed(self) -> bool:
        """Whether the rule gave a verdict."""
        return self.verdict is not Verdict.NOT_ASSESSED


def not_assessed(
    rule: Rule,
    words: str,
    reason: str,
    inputs: Mapping[str, Input] = _NO_INPUTS,
    *,
    steps: tuple[Step, ...] = (),
) -> Signal:
    """Return the signal of a figure that cannot be judged: why in a few words, and in a sentence."""
    return Signal(rule.kind, rule.id, Verdict.NOT_ASSESSED, words, inputs, steps, reason)


SLACK = 1e-9
"""Relative slack of every comparison, so that binary fractions do not decide a verdict."""
