"""What a record says does not contradict what another says, or itself."""

from collections.abc import Iterator

import numpy as np

from lutondash.dataset import layout
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.indicator import LinkedBy
from lutondash.model.observation import BLANK_STATUSES, Status
from lutondash.model.period import FORM_WORDS, Period, PeriodType, fits
from lutondash.model.target import Basis, Commentary, Comparison, Target

MOST_WORDS_SAID = 120
"""What a committee reads in half a minute; councillors elsewhere complained of two pages (Oxford, 2017)."""


def symbols_explain_statuses(contents: Contents) -> Iterator[Finding]:
    """symbols.csv explains every status letter, and agrees on which may stand beside a blank."""
    if layout.SYMBOLS in contents.unread:
        return
    letters = set(Status)
    explained = {entry.record.symbol for entry in contents.symbols}
    if contents.symbols:
        for letter in sorted(letters - explained):
            yield Finding(
                layout.SYMBOLS, 0, f"The status {letter.value!r} is not explained.", "Add a row for it."
            )
    for entry in contents.symbols:
        symbol = entry.record
        if symbol.symbol not in letters:
            yield entry.fault(f"The symbol {symbol.symbol!r} is no status.", "Remove the row.")
        elif (symbol.value == "kept") == (symbol.symbol in BLANK_STATUSES):
            wanted = "blank or either" if symbol.symbol in BLANK_STATUSES else "kept"
            yield entry.fault(f"The value of {symbol.symbol!r} is {symbol.value!r}.", f"Write {wanted}.")


def ranges_are_ordered(contents: Contents) -> Iterator[Finding]:
    """The lower end of a wanted range is not above its upper end."""
    for entry in contents.indicators:
        wanted = entry.record.assessment.in_range
        if wanted and wanted[0] > wanted[1]:
            yield entry.fault(
                f"in_range begins at {wanted[0]:g} and ends at {wanted[1]:g}.",
                "Give the lower end first.",
                "assessment",
                "in_range",
            )


def targets_make_sense(contents: Contents) -> Iterator[Finding]:
    """A target has the ends and the window that its comparison and basis need, and no others."""
    for targets in contents.targets.values():
        for entry in targets:
            for fault, remedy in _target_faults(entry.record):
                yield entry.fault(fault, remedy)


def _target_faults(target: Target) -> Iterator[tuple[str, str]]:
    within = target.comparison is Comparison.WITHIN
    if within and target.upper is None:
        yield "The comparison is within and there is no upper.", "Give the upper end."
    if not within and target.upper is not None:
        yield f"There is an upper and the comparison is {target.comparison}.", "Remove it, or write within."
    if target.upper is not None and target.upper < target.value:
        yield f"The upper {target.upper:g} is less than the value {target.value:g}.", "Exchange them."
    windowed = target.basis in {Basis.TOTAL_OVER_WINDOW, Basis.INCREMENT}
    if windowed and not (target.window_from and target.window_to):
        yield f"The basis is {target.basis} and the window is not given.", "Give window_from and window_to."
    if target.window_from and target.window_to and target.window_from > target.window_to:
        yield "The window ends before it begins.", "Exchange window_from and window_to."


def targets_are_agreed_once(contents: Contents) -> Iterator[Finding]:
    """No release sets the same target twice; a change of a target is in another release."""
    for targets in contents.targets.values():
        seen: dict[tuple[object, ...], int] = {}
        for entry in targets:
            t = entry.record
            key = (t.by, t.kind, t.comparison, t.basis, t.window_from, t.window_to, t.release)
            if key in seen:
                yield entry.fault(
                    f"The target on line {seen[key]} is the same, but for its value at most.",
                    "Keep one of them, or name the release in which it was changed.",
                )
            seen.setdefault(key, entry.line)


def one_group_is_default(contents: Contents) -> Iterator[Finding]:
    """Exactly one comparator group is used unless another is chosen."""
    marked = [entry for entry in contents.members if entry.record.default == "yes"]
    if layout.COMPARATOR_GROUPS in contents.unread:
        return
    if contents.members and not marked:
        yield Finding(
            layout.COMPARATOR_GROUPS, 0, "No group is the default.", "Write yes in default for one group."
        )
    first = {entry.record.group_id: entry for entry in reversed(marked)}
    for group, entry in list(reversed(first.items()))[1:]:
        yield entry.fault(f"The group {group!r} is a second default.", "Write no for all groups but one.")


def commentary_is_bound(contents: Contents) -> Iterator[Finding]:
    """Officers' words are bound to a period that has a figure here, each period once."""
    types = {entry.record.id: entry.record.period_type for entry in contents.indicators}
    rows = _periods_at_home(contents)
    for indicator, entries in contents.commentary.items():
        seen: set[str] = set()
        for entry in entries:
            faults = list(_unbound(entry, types.get(indicator)))
            yield from faults
            counted = layout.of_indicator(indicator, layout.OBSERVATIONS) not in contents.unread
            if counted and contents.vision and not faults and (indicator, entry.record.period) not in rows:
                yield entry.fault(
                    f"There is no row for the period {entry.record.period} here.",
                    "Write a period of observations.csv.",
                    "period",
                )
            if entry.record.period in seen:
                yield entry.fault(
                    f"The period {entry.record.period} has words already.", "Join them.", "period"
                )
            seen.add(entry.record.period)


def commentary_is_short(contents: Contents) -> Iterator[Finding]:
    """Officers' words are few enough to be read: what happened and what is being done, taken together."""
    for entries in contents.commentary.values():
        for entry in entries:
            number = len(f"{entry.record.happened} {entry.record.action}".split())
            if number > MOST_WORDS_SAID:
                yield entry.fault(
                    f"happened and action have {number} words together.",
                    f"Say it in at most {MOST_WORDS_SAID} words.",
                    "happened",
                )


def _periods_at_home(contents: Contents) -> set[tuple[str, str]]:
    """Return which indicator has a row for which period in the place the dashboard is about."""
    table = contents.table
    homes = {entry.record.geography for entry in contents.vision}
    place, period = table.texts["geography"], table.texts["period"]
    at_home = place.flags([name in homes for name in place.names]) & ~table.texts["breakdown"].filled
    pairs = np.unique(np.stack([table.indicator[at_home], period.codes[at_home]]), axis=1)
    return {(table.indicators[number], period.names[code]) for number, code in pairs.T.tolist()}


def _unbound(entry: Entry[Commentary], period_type: PeriodType | None) -> Iterator[Finding]:
    period = entry.record.period
    remedy = f"Write {FORM_WORDS[period_type]}." if period_type else "Write an ISO 8601 period."
    try:
        Period(period)
    except ValueError as reason:
        yield entry.fault(f"{reason}.", remedy, "period")
        return
    if not period or (period_type and not fits(period, period_type)):
        yield entry.fault(f"The period {period!r} is not of the indicator's type.", remedy, "period")


def links_have_reasons(contents: Contents) -> Iterator[Finding]:
    """A link between a council measure and an outcome that is ours says why."""
    for entry in contents.indicators:
        for at, link in enumerate(entry.record.contributes_to):
            if link.linked_by is LinkedBy.EDITORIAL and not link.reason:
                yield entry.fault(
                    f"The link to {link.outcome!r} is ours and has no reason.",
                    "Say why the measure serves the outcome.",
                    "contributes_to",
                    at,
                    "reason",
                )


def links_are_complete(contents: Contents) -> Iterator[Finding]:
    """An outcome's indicator measures an outcome and a council measure contributes to one."""
    wanted = {"outcome": "measures", "contribution": "contributes_to"}
    for entry in contents.indicators:
        key = wanted.get(entry.record.role)
        if key and not entry.record.links:
            yield entry.fault(
                f"The role is {entry.record.role} and there is no [[{key}]].",
                f"Add [[{key}]] with an outcome, or write context.",
                "role",
            )
