"""`Flip`: a question about a figure that is answered otherwise than before, with both sums."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.analysis.direction import Meaning
from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses
from lutondash.views.answer import Answer
from lutondash.views.signals import answers

_FIRST = (Meaning.WORSE, Meaning.CANNOT_SAY, Meaning.SAME, Meaning.NO_JUDGEMENT, Meaning.BETTER)
"""What must be looked at first."""


@dataclass(frozen=True, slots=True)
class Flip:
    """One of the four questions about a figure: its answer before and now."""

    indicator: str
    title: str
    address: str
    question: str
    before: Answer
    now: Answer


def flips(before: Dataset, now: Dataset, indicators: Iterable[str] | None = None) -> tuple[Flip, ...]:
    """Return every verdict on a figure of our own place that differs, the bad ones first.

    Only figures that both editions hold can differ; without a list, all of those are looked at.
    """
    wanted = now.indicators if indicators is None else indicators
    found = [flip for id_ in wanted if id_ in before.indicators for flip in _of(before, now, id_)]
    return tuple(sorted(found, key=lambda flip: (_FIRST.index(flip.now.meaning), flip.title)))


def _differs(was: Answer, found: Answer) -> bool:
    """Say whether an answer is another, in its verdict or in its degree: worse, where it was slightly so."""
    if was.signal.verdict is not found.signal.verdict:
        return True
    return found.signal.is_assessed and was.words != found.words


def _of(before: Dataset, now: Dataset, id_: str) -> Iterable[Flip]:
    indicator = now.indicator(id_)
    pairs = zip(answers(before, before.indicator(id_)), answers(now, indicator), strict=True)
    for was, found in pairs:
        if _differs(was, found):
            address = f"{addresses.indicator(id_)}#{found.signal.kind}"
            yield Flip(id_, indicator.title, address, found.question, was, found)
