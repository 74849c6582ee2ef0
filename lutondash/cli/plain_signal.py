"""How commands print a signal: as plain values for programs, and as lines for people."""

from collections.abc import Iterator

from lutondash.analysis.signal import Input, Signal
from lutondash.model.observation import Observation

_COLUMNS = ("period", "value", "lower", "upper", "numerator", "denominator", "status", "qualifier", "release")
_HERE, _ELSEWHERE = "*", " "
"""What stands before the verdict that was given, and before the others."""

Plain = float | int | str | bool | list[str] | None


def as_plain(signal: Signal) -> dict[str, object]:
    """Return a signal as plain values: numbers unrounded, each step a line of text."""
    return {
        "kind": signal.kind.value,
        "rule": signal.rule,
        "verdict": signal.verdict.value,
        "words": signal.words,
        "inputs": {name: _plain(value) for name, value in signal.inputs.items()},
        "steps": [str(step) for step in signal.steps],
        "reason": signal.reason,
    }


def _plain(value: Input) -> Plain:
    return list(value) if isinstance(value, tuple) else value


def observation_as_plain(observation: Observation) -> dict[str, object]:
    """Return an observation as plain values, under the names of its columns."""
    return {name: getattr(observation, name) for name in _COLUMNS} | {"period": observation.period.text}


def lines(signal: Signal) -> Iterator[str]:
    """Say a signal: its words, why, the arithmetic, and what would change the verdict."""
    yield signal.words
    yield signal.reason
    if signal.steps:
        yield from ("", "How it is worked out")
        yield from (f"  {step}" for step in signal.steps)
    if signal.bands:
        yield from ("", f"What the latest figure would have to be ({_HERE} is where it stands)")
        for band in signal.bands:
            yield f"{_HERE if band.here else _ELSEWHERE} {band.words}: {band.condition}"


def used_rows(signal: Signal) -> list[tuple[str, ...]]:
    """Return the rows that were judged, under a header; a column that is blank throughout is left out."""
    rows = [observation_as_plain(observation) for observation in signal.used]
    kept = [name for name in _COLUMNS if any(row[name] not in (None, "") for row in rows)]
    cells = [tuple("" if row[name] is None else str(row[name]) for name in kept) for row in rows]
    return [tuple(kept), *cells] if rows else []
