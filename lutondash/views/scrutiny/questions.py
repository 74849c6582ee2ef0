"""`QuestionsView`: what may be asked about a figure, the questions that fit it most closely first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import Kind, Verdict
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Control, Indicator, Polarity, Role
from lutondash.model.question import NO_TARGET, Question, SourceKind
from lutondash.views import wording
from lutondash.views.answer import Answer

MOST = 5
"""A reader keeps no more than this in mind; a longer list is not asked."""

_VERDICT_WORDS: Mapping[tuple[Kind, str], str] = MappingProxyType(
    {
        (Kind.TARGET_NOW, Verdict.MET): "The target is met",
        (Kind.TARGET_NOW, Verdict.CLOSE): "The target is nearly met",
        (Kind.TARGET_NOW, Verdict.MISSED): "The target is missed",
        (Kind.TARGET_NOW, Verdict.NOT_ASSESSED): "It is not judged against its target today",
        (Kind.TARGET_NOW, NO_TARGET): "No target is published",
        (Kind.ON_COURSE, Verdict.MET): "The target for a later date is met already",
        (Kind.ON_COURSE, Verdict.ON_COURSE): "It is on course for its target",
        (Kind.ON_COURSE, Verdict.SLIPPING): "It moves towards its target, but would come too late",
        (Kind.ON_COURSE, Verdict.OFF_COURSE): "It is not on course for its target",
        (Kind.ON_COURSE, Verdict.WRONG_WAY): "It moves away from its target",
        (Kind.ON_COURSE, NO_TARGET): "No target is published",
        (Kind.ON_COURSE, Verdict.NOT_ASSESSED): "It cannot be said whether it is on course",
        (Kind.VARIATION, Verdict.IMPROVEMENT): "A real change for the better is found",
        (Kind.VARIATION, Verdict.COMMON_CAUSE): "No real change is found",
        (Kind.VARIATION, Verdict.CONCERN): "A real change for the worse is found",
        (Kind.VARIATION, Verdict.SPECIAL_HIGH): "A real rise is found",
        (Kind.VARIATION, Verdict.SPECIAL_LOW): "A real fall is found",
        (Kind.VARIATION, Verdict.NOT_ASSESSED): "It cannot be said whether the change is real",
        (Kind.COMPARISON, Verdict.BETTER): "It is better than in similar places",
        (Kind.COMPARISON, Verdict.SIMILAR): "It is much as in similar places",
        (Kind.COMPARISON, Verdict.WORSE): "It is worse than in similar places",
        (Kind.COMPARISON, Verdict.HIGHER): "It is higher than in similar places",
        (Kind.COMPARISON, Verdict.LOWER): "It is lower than in similar places",
        (Kind.COMPARISON, Verdict.NOT_ASSESSED): "It cannot be set beside similar places",
    }
)

_CONTROL_WORDS = MappingProxyType(
    {
        Control.CONTROLS: "The council controls it",
        Control.INFLUENCES: "The council can influence it",
        Control.MONITORS: "The council watches it, and others decide it",
    }
)

_ROLE_WORDS = MappingProxyType(
    {
        Role.CONTRIBUTION: "It is about a service or duty of the council",
        Role.OUTCOME: "It is about the town, not the council alone",
        Role.CONTEXT: "It tells of the setting",
    }
)

_WHOSE = MappingProxyType(
    {
        SourceKind.TAKEN: "In the words of",
        SourceKind.ADAPTED: "Adapted from",
        SourceKind.EDITORIAL: "Our own question.",
    }
)


@dataclass(frozen=True, slots=True)
class AskedView:
    """A question, why it is asked here, and whose it is: the words that lead to its source."""

    text: str
    why: str
    source_title: str
    source_url: str
    whose: str


@dataclass(frozen=True, slots=True)
class QuestionsView:
    """At most five questions about a figure, and what the figure leaves out, perhaps empty."""

    asked: tuple[AskedView, ...]
    does_not_tell: str


@dataclass(frozen=True, slots=True)
class _Fit:
    """A question that fits, the answer it is about, and how many of its conditions are met."""

    question: Question
    why: str
    answer: Answer | None
    conditions: int

    @property
    def is_silent(self) -> bool:
        """Whether it is about an answer that cannot be given."""
        is_given = self.answer is None or self.answer.signal.is_assessed
        return not is_given and NO_TARGET not in self.question.verdicts

    @property
    def lateness(self) -> int:
        """How many turns it waits: a bad verdict is asked about at once, a missing one last."""
        if self.answer is not None and self.answer.meaning is Meaning.WORSE:
            return 0
        return 2 if self.is_silent else 1


def questions_for(
    dataset: Dataset, indicator: Indicator, answers: tuple[Answer, ...]
) -> QuestionsView | None:
    """Choose questions about a figure with its four answers; None where no question fits."""
    has_target = bool(dataset.targets(indicator.id))
    fitting = (each for each in dataset.questions if _is_about(each, dataset, indicator))
    fits = (_fit(each, indicator, answers, has_target=has_target) for each in fitting)
    chosen = _in_turn(fit for fit in fits if fit is not None)
    if not chosen:
        return None
    return QuestionsView(tuple(_asked(fit) for fit in chosen), wording.sentence(indicator.does_not_tell_you))


def _is_about(question: Question, dataset: Dataset, indicator: Indicator) -> bool:
    """Say whether a question makes sense of a figure, whatever its answers are.

    What a service costs and does is asked where a service is known; what would be good, where one way is.
    """
    if question.of_service and all(link.indicator != indicator.id for link in dataset.budget.links):
        return False
    has_no_good = indicator.polarity is Polarity.NO_JUDGEMENT
    return not (has_no_good and (question.of_good or NO_TARGET in question.verdicts))


def _fit(
    question: Question, indicator: Indicator, answers: Iterable[Answer], *, has_target: bool
) -> _Fit | None:
    """Return how a question fits, or None where one of its conditions is not met."""
    if question.roles and indicator.role not in question.roles:
        return None
    if question.controls and indicator.control not in question.controls:
        return None
    about = next((each for each in answers if each.signal.kind == question.kind), None)
    verdict = _verdict(about, has_target=has_target) if about else ""
    if question.verdicts and verdict not in question.verdicts:
        return None
    met = (
        _VERDICT_WORDS[about.signal.kind, verdict] if about and question.verdicts else "",
        _CONTROL_WORDS[indicator.control] if question.controls else "",
        _ROLE_WORDS[indicator.role] if question.roles else "",
    )
    words = [wording.sentence(each) for each in met if each]
    return _Fit(question, " ".join(words) or "It can be asked of any figure.", about, len(words))


def _verdict(about: Answer, *, has_target: bool) -> str:
    """Return a verdict, and `no_target` where nothing was agreed that it could be about."""
    needs_target = about.signal.kind in {Kind.TARGET_NOW, Kind.ON_COURSE}
    return NO_TARGET if needs_target and not has_target else about.signal.verdict


def _in_turn(fits: Iterable[_Fit]) -> tuple[_Fit, ...]:
    """Take the closest question about each answer in turn, so that no answer takes all the room.

    Each further question about the same answer waits one turn more. In a turn the bad verdicts come first,
    then the questions with the most conditions, then the order of the file.
    """
    taken: Counter[str] = Counter()
    turns: list[tuple[int, int, int, _Fit]] = []
    for fit in sorted(fits, key=lambda each: -each.conditions):
        turn = fit.lateness + taken[fit.question.kind]
        taken[fit.question.kind] += 1
        turns.append((turn, fit.lateness, -fit.conditions, fit))
    return tuple(fit for *_, fit in sorted(turns, key=lambda turn: turn[:3])[:MOST])


def _asked(fit: _Fit) -> AskedView:
    question = fit.question
    return AskedView(
        text=question.text,
        why=fit.why,
        source_title=question.source_title,
        source_url=question.source_url,
        whose=_WHOSE[question.source_kind],
    )
