"""Why an import is not written: corrections without a reason, figures that nobody confirmed, new faults."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lutondash.dataset import layout
from lutondash.dataset.loading import load
from lutondash.errors import DataFaultError, Finding, Severity, UsageError
from lutondash.importers.jumps import COPIED, FRACTION, TO_COME, find_to_come
from lutondash.importers.rows import Figure
from lutondash.model.edition import Change, ChangeKind

if TYPE_CHECKING:
    from lutondash.importers.import_file import FileImport
    from lutondash.importers.jumps import Jump

_LISTED = 20
"""So many figures of an indicator that need a reason are told one by one."""

_SAY_WHY = (
    "Say why with --note; with --as revision too, if the publisher had announced that it would be revised."
)
_NEWER_ONLY = "If the file holds only newer figures, give the recipe a file_pattern."
_REASON_NEEDED = frozenset({ChangeKind.CORRECTED, ChangeKind.REMOVED})


def refusals(
    changed: Iterable[Change], result: "FileImport", note: str, accepted: Collection[str]
) -> list[Finding]:
    """Return a finding for everything an officer must say something about first."""
    silent = [each for each in changed if each.kind in _REASON_NEEDED] if not note else []
    return [
        *_without_reason(silent, result),
        *(_of_jump(each, result.names) for each in result.jumps if each.id not in accepted),
    ]


def _without_reason(silent: Iterable[Change], result: "FileImport") -> Iterator[Finding]:
    """Yield each figure that needs a reason; of an indicator with many only how many: the report has each."""
    by_indicator: dict[str, list[Change]] = {}
    for each in silent:
        by_indicator.setdefault(each.indicator, []).append(each)
    for indicator, listed in by_indicator.items():
        if len(listed) <= _LISTED:
            yield from (
                _found(indicator, f"{change_words(each, result)}.", _say_why(each)) for each in listed
            )
        else:
            words = f"{len(listed)} figures would be corrected or removed; the report lists each."
            yield _found(indicator, words, _say_why(*listed))


def _say_why(*silent: Change) -> str:
    """Return what to do; figures may be gone only because the file does not repeat the past."""
    is_gone = any(each.kind is ChangeKind.REMOVED for each in silent)
    return f"{_SAY_WHY} {_NEWER_ONLY}" if is_gone else _SAY_WHY


def refuse_unknown(accepted: Iterable[str], jumps: "Collection[Jump]", before: Collection[str]) -> None:
    """Raise UsageError where an ID is confirmed that nothing bears, naming those there are."""
    known = [each.id for each in jumps]
    unknown = [each for each in accepted if each not in known and each not in before]
    if unknown:
        there = f"To confirm: {', '.join(known)}." if known else "Nothing has to be confirmed."
        raise UsageError(f"No figure bears the ID {', '.join(unknown)}. {there}")


def seen_by_the_public(
    changed: Iterable[Change], public: Iterable[Change]
) -> tuple[tuple[Change, ...], tuple[Change, ...]]:
    """Tell an import's changes as the public will see them; and by themselves those it will see.

    A figure that only the draft had needs no reason, however often it changes before it is published.
    """
    seen = {_key(each): each for each in public}
    told = tuple(seen.get(_key(each), each) for each in changed)
    return told, tuple(each for each in told if seen.get(_key(each)) is each)


def _key(change: Change) -> tuple[str, ...]:
    when = change.sequence or change.period
    return change.indicator, change.geography, change.breakdown, when


def refuse_no_file(path: Path) -> None:
    """Raise UsageError where a path is no file, saying what it is."""
    if path.is_file():
        return
    if not path.exists():
        raise UsageError(f"There is no file {str(path)!r}. Give the publisher's file.")
    what = "a folder" if path.is_dir() else "a pipe" if path.is_fifo() else "a device"
    raise UsageError(f"{str(path)!r} is {what} and no file. Give the publisher's file.")


def with_times_to_come(result: "FileImport", changed: Iterable[Change], as_of: date) -> "FileImport":
    """Return an import that also tells which changed figures are of periods that are not over."""
    figures = (
        (
            each.indicator,
            Figure(each.period, each.geography, each.new, each.new_status, breakdown=each.breakdown),
        )
        for each in changed
    )
    jumps, doubts = find_to_come(figures, as_of)
    return replace(result, jumps=(*result.jumps, *jumps), remarks=(*result.remarks, *doubts))


def load_errors(folder: Path, as_of: date) -> tuple[Finding, ...]:
    """Return the errors of a data folder; none where it loads."""
    try:
        load(folder, as_of=as_of)
    except DataFaultError as fault:
        return tuple(each for each in fault.findings if each.severity is Severity.ERROR)
    return ()


def change_words(change: Change, result: "FileImport") -> str:
    """Tell a change on one line: place, period, what it was and what it is."""
    names = result.names
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
    key = (change.geography, change.breakdown, change.sequence or change.period)
    also = result.besides.get(change.indicator, {}).get(key, "")
    if change.old == change.new and also:
        return f"{place}: {new} stays, and {also}, {change.kind}"
    return f"{place}: {old} becomes {new}, {change.kind}"


def jump_words(jump: "Jump", names: Mapping[str, str]) -> str:
    """Tell figures that are far off: the first of them, and why."""
    first = jump.figures[0]
    place = f"{names.get(first.geography, first.geography)}, {first.period or first.period_label}"
    place += f" ({first.origin})" if first.origin else ""
    if jump.rule == TO_COME:
        return f"{first.value} for {place} is a figure of a time to come. {jump.words}"
    if jump.rule == COPIED:
        return f"{first.value} for {place} and all beside it repeat the period before. {jump.words}"
    if jump.rule == FRACTION:
        return f"{first.value} for {place} may be a fraction. {jump.words}"
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
