"""Coverage: how many figures have which verdict, and why others have none. Nothing is averaged."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis.signal import VERDICTS, Kind, Signal, Verdict

WORST = 3
"""How many of the worst are named."""

_BAD = {Verdict.MISSED, Verdict.OFF_COURSE, Verdict.WRONG_WAY, Verdict.CONCERN, Verdict.WORSE}


@dataclass(frozen=True, slots=True)
class Coverage:
    """The verdicts of many figures on one question.

    `counts` has every verdict of the kind, best first, zeroes kept; `not_assessed` the short reasons with
    their numbers, the most frequent first; `worst` up to three ids of bad verdicts, the worst first;
    `check_by_hand` the ids whose distance is too great to name, which are counted but never among the worst.
    """

    kind: Kind | None
    counts: Mapping[Verdict, int]
    not_assessed: tuple[tuple[str, int], ...] = ()
    worst: tuple[str, ...] = ()
    check_by_hand: tuple[str, ...] = ()

    @property
    def assessed(self) -> int:
        """How many have a verdict."""
        return sum(self.counts.values())

    @property
    def without(self) -> int:
        """How many have none."""
        return sum(number for _, number in self.not_assessed)

    @property
    def total(self) -> int:
        """How many there are."""
        return self.assessed + self.without


def coverage(signals: Iterable[tuple[str, Signal]], kind: Kind | None = None) -> Coverage:
    """Count signals of one kind, each given with the id of its figure.

    Without `kind` the signals must all be of one kind, else ValueError; with it, others are left out.
    """
    told = [(id_, s) for id_, s in signals if kind is None or s.kind is kind]
    kinds = {signal.kind for _, signal in told}
    if len(kinds) > 1:
        raise ValueError(f"signals of one kind are counted together, not of {len(kinds)}; name the kind")
    kind = kind or next(iter(kinds), None)
    found = Counter(signal.verdict for _, signal in told)
    return Coverage(
        kind=kind,
        counts=MappingProxyType({v: found[v] for v in (VERDICTS[kind] if kind else ())}),
        not_assessed=_why_not(told),
        worst=_worst(told),
        check_by_hand=tuple(sorted(id_ for id_, signal in told if _is_by_hand(signal))),
    )


def _why_not(told: Sequence[tuple[str, Signal]]) -> tuple[tuple[str, int], ...]:
    reasons = Counter(signal.words for _, signal in told if not signal.is_assessed)
    return tuple(sorted(reasons.items(), key=lambda reason: (-reason[1], reason[0])))


def _worst(told: Sequence[tuple[str, Signal]]) -> tuple[str, ...]:
    bad = [
        (-s.severity, id_) for id_, s in told if s.verdict in _BAD and s.severity > 0 and not _is_by_hand(s)
    ]
    return tuple(id_ for _, id_ in sorted(bad)[:WORST])


def _is_by_hand(signal: Signal) -> bool:
    return signal.inputs.get("check_by_hand") is True
