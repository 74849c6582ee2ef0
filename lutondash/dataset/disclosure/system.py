"""`System`: whole numbers nobody has told, the sums they must keep, and how far each can be narrowed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

_ROUNDS = 40
"""How often one sum is looked at before narrowing stops; what it found until then still holds."""

Terms = tuple[tuple[int, int], ...]
"""Unknowns by their number, each with its factor."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Unknowns times their factors make a known number; factors are 1 and -1."""

    terms: Terms
    right: int


@dataclass(slots=True)
class Bounds:
    """From where to where each unknown may lie, both ends included."""

    low: list[int]
    high: list[int]

    def copy(self) -> "Bounds":
        """Return bounds that can be narrowed on their own."""
        return Bounds(self.low[:], self.high[:])


@dataclass(frozen=True)
class System:
    """Equations over unknown whole numbers, numbered from 0."""

    equations: tuple[Equation, ...]
    bounds: Bounds
    _touching: Mapping[int, tuple[int, ...]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        touching: dict[int, list[int]] = defaultdict(list)
        for at, equation in enumerate(self.equations):
            for unknown, _ in equation.terms:
                touching[unknown].append(at)
        object.__setattr__(self, "_touching", {key: tuple(listed) for key, listed in touching.items()})

    @property
    def size(self) -> int:
        """How many unknowns there are."""
        return len(self.bounds.low)

    def narrow(self, bounds: Bounds, unknowns: Iterable[int] | None = None) -> bool:
        """Narrow bounds by every equation that touches the unknowns (by all); False where nothing fits."""
        start = range(len(self.equations)) if unknowns is None else self._of(unknowns)
        waiting, looked_at = list(dict.fromkeys(start)), [0] * len(self.equations)
        while waiting:
            at = waiting.pop()
            looked_at[at] += 1
            changed = _tighten(self.equations[at], bounds)
            if changed is None:
                return False
            waiting += [
                each
                for each in self._of(changed)
                if each not in waiting and (each != at) and looked_at[each] < _ROUNDS
            ]
        return True

    def is_solved(self, values: Sequence[int]) -> bool:
        """Say whether numbers keep every equation."""
        return all(
            sum(factor * values[unknown] for unknown, factor in each.terms) == each.right
            for each in self.equations
        )

    def _of(self, unknowns: Iterable[int]) -> list[int]:
        return list(dict.fromkeys(at for each in unknowns for at in self._touching.get(each, ())))


def _tighten(equation: Equation, bounds: Bounds) -> list[int] | None:
    """Narrow the unknowns of one equation by one another; return those changed, None where none fits."""
    low, high = bounds.low, bounds.high
    least = sum(f * (low[x] if f > 0 else high[x]) for x, f in equation.terms)
    most = sum(f * (high[x] if f > 0 else low[x]) for x, f in equation.terms)
    if not least <= equation.right <= most:
        return None
    changed = []
    for x, factor in equation.terms:
        span = high[x] - low[x]
        up, down = low[x] + equation.right - least, high[x] - (most - equation.right)
        if factor < 0:
            up, down = low[x] + most - equation.right, high[x] - (equation.right - least)
        if down > low[x] or up < high[x]:
            low[x], high[x] = max(low[x], down), min(high[x], up)
        if high[x] < low[x]:
            return None
        if high[x] - low[x] < span:
            changed.append(x)
    return changed


def determined(system: System) -> dict[int, Fraction] | None:
    """Return the unknowns with one solution by exact elimination; None where the equations contradict."""
    rows: dict[int, dict[int, Fraction]] = {}
    for equation in system.equations:
        row = {x: Fraction(factor) for x, factor in equation.terms}
        row[_RIGHT] = Fraction(equation.right)
        for lead in [x for x in row if x in rows]:
            _subtract(row, rows[lead], row.get(lead, Fraction()))
        lead = min((x for x in row if x != _RIGHT), default=_RIGHT)
        if lead == _RIGHT and row.get(_RIGHT):
            return None
        if lead != _RIGHT:
            _add_row(rows, lead, row)
    return {lead: row.get(_RIGHT, Fraction()) for lead, row in rows.items() if set(row) <= {lead, _RIGHT}}


_RIGHT = -1
"""Stands for the known side among the unknowns of a row."""


def _add_row(rows: dict[int, dict[int, Fraction]], lead: int, row: dict[int, Fraction]) -> None:
    first = row[lead]
    scaled = {x: number / first for x, number in row.items()}
    for other in rows.values():
        _subtract(other, scaled, other.get(lead, Fraction()))
    rows[lead] = scaled


def _subtract(row: dict[int, Fraction], other: Mapping[int, Fraction], times: Fraction) -> None:
    """Take a row so many times from another; what comes to nought is left out."""
    if not times:
        return
    for x, number in other.items():
        left = row.get(x, Fraction()) - times * number
        if left:
            row[x] = left
        else:
            row.pop(x, None)
