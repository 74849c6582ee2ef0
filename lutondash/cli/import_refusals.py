"""Why an import is not written: corrections without a reason, figures that nobody confirmed, new faults."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lutondash.dataset import layout
from lutondash.dataset.loading import load
from lutondash.errors import DataFaultError, Finding, Severity, UsageError
from lutondash.model.edition import Change, ChangeKind

if TYPE_CHECKING:
    from lutondash.importers.import_file import FileImport
    from lutondash.importers.jumps import Jump

_LISTED = 20
"""So many figures of an indicator that need a reason are told one by one."""

_SAY_WHY = (
    "Say why with --note; with --as revision too, if the publisher had announced that it would be revised."
)
_REASON_NEEDED = frozenset({ChangeKind.CORRECTED, ChangeKind.REMOVED})


def refusals(
    changed: Iterable[Change], result: "FileImport", note: str, accepted: Collection[str]
) -> list[Finding]:
    """Return a finding for everything an officer must say something about first."""
    named = result.names
    silent = [each for each in changed if each.kind in _REASON_NEEDED] if not note else []
    return [
        *_without_reason(silent, named),
        *(_of_jump(each, named) for each in result.jumps if each.id not in accepted),
    ]


def _without_reason(silent: Iterable[Change], names: Mapping[str, str]) -> Iterator[Finding]:
    """Yield each figure that needs a reason; of an indicator with many only how many: the report has each."""
    by_indicator: dict[str, list[Change]] = {}
    for each in silent:
        by_indicator.setdefault(each.indicator, []).append(each)
    for indicator, listed in by_indicator.items():
        if len(listed) <= _LISTED:
            yield from (_found(indicator, f"{change_words(each, names)}.", _SAY_WHY) for each in listed)
        else:
            words = f"{len(listed)} figures would be corrected or removed; the report lists each."
            yield _found(indicator, words, _SAY_WHY)


def refuse_unknown(accepted: Iterable[str], jumps: "Collection[Jump]", before: Collection[str]) -> None:
    """Raise UsageError where an ID is confirmed that nothing bears, naming those there are."""
    known = [each.id for each in jumps]
    unknown = [each for each in accepted if each not in known and each not in before]
    if unknown:
        there = f"To confirm: {', '.join(known)}." if known else "Nothing has to be confirmed."
        raise UsageError(f"No figure bears the ID {', '.join(unknown)}. {there}")


def load_errors(folder: Path, as_of: date) -> tuple[Finding, ...]:
    """Return the errors of a data folder; none where it loads."""
    try:
        load(folder, as_of=as_of)
    except DataFaultError as fault:
        return tuple(each for each in fault.findings if each.severity is Severity.ERROR)
    return ()


def change_words(change: Change, names: Mapping[str, str]) -> str:
    """Tell a change on one line: place, period, what it was and what it is."""
    when = change.period or change.period_label or f"reading {change.sequence}"
    part = f", {change.breakdown}" if change.breakdown else ""
    place = f"{names.get(change.geography, change.geography)} ({change.geography}{part}), {when}"
    old, new = (
        _value(change.old, change.old_status),
        _value(change.new, change.new_status),
    )
    if change.kind is ChangeKind.NEW:
        return f"{place}: {new}, new"
    if change.kind is ChangeKind.REMOVED:
        return f"{place}: {old}, removed"
    return f"{place}: {old} becomes {new}, {change.kind}"


def jump_words(jump: "Jump", names: Mapping[str, str]) -> str:
    """Tell figures that are far off: the first of them, and why."""
    first = jump.figures[0]
    place = f"{names.get(first.geography, first.geography)}, {first.period or first.period_label}"
    return f"{first.value} for {place} is far outside its own history ({jump.rule}). {jump.words}"


def _value(value: str, status: str) -> str:
    """Write a value with its status letters; of a blank the letter says why."""
    shown = value or "no value"
    return f"{shown} [{status}]" if status else shown


def _of_jump(jump: "Jump", names: Mapping[str, str]) -> Finding:
    remedy = f"Look at the file. If the figure is right, give --accept {jump.id}"
    return _found(jump.indicator, jump_words(jump, names), remedy)


def _found(indicator: str, fault: str, remedy: str) -> Finding:
    return Finding(layout.of_indicator(indicator, layout.OBSERVATIONS), 0, fault, remedy)
