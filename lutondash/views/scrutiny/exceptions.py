"""`Exceptions`: what is out of the ordinary among some figures, the gravest reason first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from lutondash.analysis.signal import Kind, Verdict
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Control, Indicator, Polarity, Role
from lutondash.views import addresses
from lutondash.views.answer import Answer
from lutondash.views.flips import Flip
from lutondash.views.late import awaited
from lutondash.views.rollup import Judged


class Reason(StrEnum):
    """Why a figure is looked at first, the gravest reason first; also a choice in the address."""

    MISSED = "missed"
    OFF_COURSE = "off-course"
    CONCERN = "concern"
    WORSE = "worse"
    FLIPPED = "flipped"
    OVERDUE = "overdue"
    NO_TARGET = "no-target"


REASON_WORDS: Mapping[Reason, str] = MappingProxyType(
    {
        Reason.MISSED: "Target missed",
        Reason.OFF_COURSE: "Not on course for its target",
        Reason.CONCERN: "A real change for the worse",
        Reason.WORSE: "Worse than similar places",
        Reason.FLIPPED: "An answer changed since an earlier edition",
        Reason.OVERDUE: "A newer figure was planned or is due",
        Reason.NO_TARGET: "No target is published",
    }
)

_BY_VERDICT = (
    (Reason.MISSED, Kind.TARGET_NOW, frozenset({Verdict.MISSED})),
    (Reason.OFF_COURSE, Kind.ON_COURSE, frozenset({Verdict.OFF_COURSE, Verdict.WRONG_WAY})),
    (Reason.CONCERN, Kind.VARIATION, frozenset({Verdict.CONCERN})),
    (Reason.WORSE, Kind.COMPARISON, frozenset({Verdict.WORSE})),
)


@dataclass(frozen=True, slots=True)
class Excepted:
    """A figure and every reason to look at it, the gravest first; none where all is in order."""

    indicator: Indicator
    answers: tuple[Answer, ...]
    reasons: tuple[Reason, ...]

    @property
    def gravest(self) -> Reason | None:
        """The reason under which it is listed."""
        return self.reasons[0] if self.reasons else None

    @property
    def severity(self) -> float:
        """How bad its worst verdict is; 0 is not bad."""
        return max((each.signal.severity for each in self.answers), default=0.0)


def excepted(
    dataset: Dataset, indicators: Iterable[Indicator], judged: Judged, flips: Iterable[Flip] = ()
) -> tuple[Excepted, ...]:
    """Give every figure its reasons, in the order of the figures; `flips` are since the edition before."""
    late = {absence.address for absence in awaited(dataset)}
    flipped = {flip.indicator for flip in flips}
    return tuple(
        Excepted(each, judged[each.id], tuple(_reasons(dataset, each, judged[each.id], flipped, late)))
        for each in indicators
    )


def _reasons(
    dataset: Dataset, indicator: Indicator, answers: tuple[Answer, ...], flipped: set[str], late: set[str]
) -> Iterable[Reason]:
    verdicts = {each.signal.kind: each.signal.verdict for each in answers}
    yield from (reason for reason, kind, bad in _BY_VERDICT if verdicts[kind] in bad)
    if indicator.id in flipped:
        yield Reason.FLIPPED
    if addresses.indicator(indicator.id) in late:
        yield Reason.OVERDUE
    if _wants_a_target(indicator) and not dataset.targets(indicator.id):
        yield Reason.NO_TARGET


def _wants_a_target(indicator: Indicator) -> bool:
    """Say whether somebody could be asked for a target: it is about a service, and one way is good.

    A town's outcome need not have a target, nor what others decide, nor a count of which neither way is good.
    """
    is_judged = indicator.polarity is not Polarity.NO_JUDGEMENT
    return indicator.role is Role.CONTRIBUTION and is_judged and indicator.control is not Control.MONITORS
