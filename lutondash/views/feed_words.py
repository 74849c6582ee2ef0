"""What an entry of a feed says: the newest figure and what it was, then the verdict that changed."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from lutondash.analysis.signal import Kind, Verdict
from lutondash.model.edition import Change, ChangeKind
from lutondash.views import formats
from lutondash.views.changed import ChangedRow, Names, changed_row, changed_rows
from lutondash.views.flips import Flip

_MOST_ROWS = 8
_CHANCE = "by more than chance"

NOW: Mapping[tuple[Kind, Verdict], str] = MappingProxyType(
    {
        (Kind.TARGET_NOW, Verdict.MET): "meeting its target",
        (Kind.TARGET_NOW, Verdict.CLOSE): "close to its target",
        (Kind.TARGET_NOW, Verdict.MISSED): "missing its target",
        (Kind.ON_COURSE, Verdict.MET): "at its end target already",
        (Kind.ON_COURSE, Verdict.ON_COURSE): "on course for its target",
        (Kind.ON_COURSE, Verdict.SLIPPING): "slipping behind its course",
        (Kind.ON_COURSE, Verdict.OFF_COURSE): "off course for its target",
        (Kind.ON_COURSE, Verdict.WRONG_WAY): "moving away from its target",
        (Kind.VARIATION, Verdict.IMPROVEMENT): f"better {_CHANCE}",
        (Kind.VARIATION, Verdict.COMMON_CAUSE): "changed no more than by chance",
        (Kind.VARIATION, Verdict.CONCERN): f"worse {_CHANCE}",
        (Kind.VARIATION, Verdict.SPECIAL_HIGH): "unusually high",
        (Kind.VARIATION, Verdict.SPECIAL_LOW): "unusually low",
        (Kind.COMPARISON, Verdict.BETTER): "better than similar places",
        (Kind.COMPARISON, Verdict.SIMILAR): "about the same as similar places",
        (Kind.COMPARISON, Verdict.WORSE): "worse than similar places",
        (Kind.COMPARISON, Verdict.HIGHER): "higher than similar places",
        (Kind.COMPARISON, Verdict.LOWER): "lower than similar places",
    }
)
"""Each verdict as it stands after the word now; one that cannot be given any more is told in full only."""


def changed_title(names: Names, ours: Sequence[Change], before: str, flipped: Iterable[Flip]) -> str:
    """Say in a line what changed: 35.7% in 2024 to 2025, was 34.9%; now worse than similar places.

    `ours` are changes of our own place, newest first; `before` is the value before a new one.
    """
    parts = [_changed(names, ours, before)] if ours else []
    return "; ".join((*parts, *now_words(flipped))) or "an answer changed"


def foremost(ours: Sequence[Change]) -> Change:
    """Return what to tell first: the newest new figure, else the newest of the others."""
    return next((each for each in ours if each.kind is ChangeKind.NEW and each.new), ours[0])


def now_words(flipped: Iterable[Flip]) -> tuple[str, ...]:
    """Say which verdicts are others now, such as now worse than similar places."""
    verdicts = ((each.now.signal.kind, each.now.signal.verdict) for each in flipped)
    return tuple(f"now {NOW[verdict]}" for verdict in verdicts if verdict in NOW)


def _changed(names: Names, ours: Sequence[Change], before: str) -> str:
    """Tell the newest new figure, else what became of the newest of the others."""
    change = foremost(ours)
    row = changed_row(names, change)
    return f"{_figure(change, row, before)}{_others(ours, change)}"


def _figure(change: Change, row: ChangedRow, before: str) -> str:
    if change.kind is ChangeKind.REMOVED:
        return f"the figure for {row.period} was removed"
    if not change.new:
        return f"no figure for {row.period} ({row.new})"
    when = f"{row.new} {formats.at(row.period)}"
    if change.kind is ChangeKind.NEW:
        return f"{when}{_was(before, row.new)}"
    if row.old == row.new:
        return f"{when}, its details {change.kind}"
    return f"{when}, {change.kind} from {row.old}"


def _was(before: str, now: str) -> str:
    if not before:
        return ""
    return ", as before" if before == now else f", was {before}"


def _others(ours: Sequence[Change], told: Change) -> str:
    """Count the further values that are not what they were; earlier new ones come with the newest."""
    others = [each for each in ours if each is not told and each.kind is not ChangeKind.NEW]
    if not others:
        return ""
    return f"; {formats.count_of(len(others), 'earlier value')} changed"


def changed_lines(names: Names, changes: Sequence[Change], flipped: Iterable[Flip]) -> tuple[str, ...]:
    """Tell every changed answer and the first few changed values, a sentence each."""
    rows = changed_rows(names, changes)
    more = len(rows) - _MOST_ROWS
    return (
        *(_flip(each) for each in flipped),
        *(_row(row) for row in rows[:_MOST_ROWS]),
        *((f"Further values that changed: {more:,}.",) if more > 0 else ()),
    )


def _flip(flip: Flip) -> str:
    return f"{flip.question} Now: {_lower(flip.now.words)}. Before: {_lower(flip.before.words)}."


def _row(row: ChangedRow) -> str:
    """Tell a changed value: Luton, 2024 to 2025: 35.7% (new)."""
    what = ", ".join(part for part in (row.place, row.part, row.period) if part)
    was = f", was {row.old}" if row.old and row.new else ""
    return f"{what}: {row.new or row.old} ({row.kind_words.lower()}{was}). {row.why}".strip()


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]
