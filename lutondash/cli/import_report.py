"""What `lutondash import --into` tells, as lines or JSON: rows, figures that change or need a word."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from lutondash.cli.import_into import Order, Outcome
from lutondash.cli.import_refusals import change_words, jump_words
from lutondash.cli.printing import as_json, count, in_columns
from lutondash.model.edition import Change, ChangeKind

_HEAD = ("indicator", "read", "kept", "not kept, and why")
_NEW_LISTED = 20
"""So many new figures of an indicator are listed one by one; `--json` always has every one."""


def lines(order: Order, outcome: Outcome) -> Iterator[str]:
    """Tell what became of the rows, every figure that changes, and what was written."""
    yield from in_columns([_HEAD, *_rows(outcome)])
    for tally in outcome.result.tallies:
        yield from (f"look at {tally.indicator}: {remark}" for remark in tally.remarks)
    yield from _changes(outcome)
    for jump in outcome.result.jumps:
        state = "confirmed" if jump.id in order.accept else "to confirm"
        yield f"{state}: {jump.id}: {jump_words(jump, outcome.result.names)}"
    yield from outcome.result.remarks
    yield _end(order, outcome)


def plain(order: Order, outcome: Outcome) -> dict[str, Any]:
    """Return the whole report for other programs."""
    result = outcome.result
    return {
        "ok": not outcome.refusals,
        "draft": str(order.draft),
        "check": order.is_check,
        "import": outcome.imported.model_dump(mode="json"),
        "series": [
            {
                "indicator": each.indicator,
                "release": each.release,
                "read": each.read,
                "kept": each.kept,
                "refused": dict(sorted(each.refused.items())),
                "remarks": list(each.remarks),
            }
            for each in result.tallies
        ],
        "counts": {kind.value: number for kind, number in _counted(outcome.changes).items()},
        "changes": [each.model_dump(mode="json") for each in outcome.changes],
        "jumps": [
            {
                "id": each.id,
                "indicator": each.indicator,
                "rule": each.rule,
                "words": each.words,
                "accepted": each.id in order.accept,
                "figures": [
                    {"geography": figure.geography, "period": figure.period, "value": figure.value}
                    for figure in each.figures
                ],
            }
            for each in result.jumps
        ],
        "remarks": list(result.remarks),
        "findings": as_json(outcome.refusals),
        "written": list(outcome.written),
    }


def _rows(outcome: Outcome) -> Iterator[tuple[str, str, str, str]]:
    for each in outcome.result.tallies:
        why = ", ".join(f"{times} {reason}" for reason, times in sorted(each.refused.items()))
        yield each.indicator, str(each.read), str(each.kept), why


def _changes(outcome: Outcome) -> Iterator[str]:
    by_indicator: dict[str, list[Change]] = {}
    for each in outcome.changes:
        by_indicator.setdefault(each.indicator, []).append(each)
    for indicator, listed in by_indicator.items():
        counted = _counted(listed)
        yield f"{indicator}: {', '.join(f'{number} {kind}' for kind, number in counted.items())}"
        many = counted[ChangeKind.NEW] > _NEW_LISTED
        for each in listed:
            if each.kind is not ChangeKind.NEW or not many:
                yield f"  {change_words(each, outcome.result)}"
        if many:
            yield f"  {counted[ChangeKind.NEW]} new figures; --json lists each of them"


def _counted(changes: "list[Change] | tuple[Change, ...]") -> Counter[ChangeKind]:
    counted = Counter(each.kind for each in changes)
    return Counter({kind: counted[kind] for kind in ChangeKind if counted[kind]})


def _end(order: Order, outcome: Outcome) -> str:
    if outcome.refusals:
        return "Nothing was written."
    if order.is_check:
        return (
            f"Nothing was written: this was a check. {count(len(outcome.result.texts), 'file')} would change."
        )
    if not outcome.written:
        return "No figure changes."
    return f"{count(len(outcome.written), 'file')} changed in {order.draft}: {', '.join(outcome.written)}"
