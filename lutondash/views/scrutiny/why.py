"""Why a figure is looked at first: the order of exceptions, and each reason in a sentence with its mark."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from lutondash.analysis.direction import Meaning
from lutondash.analysis.signal import Kind
from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses
from lutondash.views.answer import Answer
from lutondash.views.flips import Flip
from lutondash.views.indicator_row import Mark
from lutondash.views.late import awaited
from lutondash.views.scrutiny.exceptions import REASON_WORDS, Excepted, Reason

_JUDGED: Mapping[Reason, Kind] = MappingProxyType(
    {
        Reason.MISSED: Kind.TARGET_NOW,
        Reason.OFF_COURSE: Kind.ON_COURSE,
        Reason.CONCERN: Kind.VARIATION,
        Reason.WORSE: Kind.COMPARISON,
    }
)
"""The question whose answer is the reason."""


def in_order(found: Iterable[Excepted]) -> tuple[Excepted, ...]:
    """Order figures by their gravest reason, the worst of each first; those without one keep their order."""
    return tuple(sorted(found, key=_rank))


def _rank(each: Excepted) -> tuple[int, float]:
    if each.gravest is None:
        return len(Reason), 0.0
    return list(Reason).index(each.gravest), -each.severity


def answer_behind(found: Excepted, reason: Reason) -> Answer | None:
    """Return the answer that is the reason; None for a reason that is no verdict."""
    return next((each for each in found.answers if each.signal.kind is _JUDGED.get(reason)), None)


def mark(found: Excepted, reason: Reason) -> Mark:
    """Return the shape and the words of a reason."""
    behind = answer_behind(found, reason)
    if behind is not None and reason is Reason.WORSE:
        return Mark(behind.meaning, _worse(behind.words))
    return Mark(behind.meaning if behind else Meaning.CANNOT_SAY, REASON_WORDS[reason])


def _worse(words: str) -> str:
    """Say how much worse than similar places, such as "Slightly worse than similar places: check by hand"."""
    degree, mark, doubt = words.partition(":")
    return f"{degree} than similar places{mark}{doubt}"


class Why:
    """Says why a figure is listed; what holds for the whole dataset is found out once."""

    def __init__(self, dataset: Dataset, flips: Sequence[Flip]) -> None:
        self._late = {absence.address: absence.reason for absence in awaited(dataset)}
        self._flips = flips

    def words(self, found: Excepted, reason: Reason) -> str:
        """Say in a sentence or two what a reason rests on."""
        if behind := answer_behind(found, reason):
            return behind.signal.reason
        id_ = found.indicator.id
        if reason is Reason.OVERDUE:
            return self._late[addresses.indicator(id_)]
        if reason is Reason.FLIPPED:
            return " ".join(_flipped(flip) for flip in self._flips if flip.indicator == id_)
        return "It is about a service or duty of the council, and no target for it was found."


def _flipped(flip: Flip) -> str:
    return f"{flip.question} Before: {flip.before.words.lower()}. Now: {flip.now.words.lower()}."
