"""`ChangedRow`: one figure that is not what it was, in words: where, when, what it was and what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import Change, ChangeKind
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.views import addresses, formats, wording

KIND_WORDS = {
    ChangeKind.NEW: "New",
    ChangeKind.REVISED: "Revised",
    ChangeKind.CORRECTED: "Corrected",
    ChangeKind.REMOVED: "Removed",
}

_STAYED = (ChangeKind.REVISED, ChangeKind.CORRECTED)
"""What may become of a figure that was there and still is."""
_MOST_DECIMALS = 6
_NOTHING = "no figure"
_ONLY_ITS_MARGIN = "The figure stays. Its margin, or how exact it is, changed."


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """One change; `old` is blank for a new figure and `new` for a removed one; `why` may be blank."""

    kind: ChangeKind
    kind_words: str
    title: str
    address: str
    place: str
    period: str
    part: str
    old: str
    new: str
    why: str


@dataclass(frozen=True, slots=True)
class Names:
    """Names figures and places, also those that only the edition before knew."""

    dataset: Dataset
    before: Dataset | None = None

    @property
    def home(self) -> tuple[str, ...]:
        """The codes whose figures are named one by one: our own place, its region and its country."""
        vision = self.dataset.vision
        return tuple(dict.fromkeys((vision.geography, vision.region, vision.country)))

    def indicator(self, wanted: str) -> Indicator | None:
        """Return an indicator, if either edition has it."""
        older = self.before.indicators.get(wanted) if self.before is not None else None
        return self.dataset.indicators.get(wanted) or older

    def title(self, wanted: str) -> str:
        """Return what a figure is called; without its description, its id as words."""
        found = self.indicator(wanted)
        return found.title if found else wanted.replace("-", " ").capitalize()

    def address(self, wanted: str) -> str:
        """Return where a figure is shown; blank where it is not any more."""
        return addresses.indicator(wanted) if wanted in self.dataset.indicators else ""

    def place(self, code: str) -> str:
        """Return what a place is called, else its code."""
        for held in (self.dataset, self.before):
            if held is not None and code in held.geographies:
                return held.geographies[code].name
        return code

    def is_home(self, change: Change) -> bool:
        """Say whether a change is of our own place, its region or its country."""
        return change.geography in self.home


def changed_rows(names: Names, changes: Iterable[Change]) -> tuple[ChangedRow, ...]:
    """Tell changes by the name of the figure, our own place first and the newest period first."""
    ranks = {code: at for at, code in enumerate(names.home)}
    newest_first = sorted(changes, key=lambda each: (each.sequence.zfill(9), each.period), reverse=True)
    in_order = sorted(
        newest_first,
        key=lambda each: (names.title(each.indicator), ranks.get(each.geography, len(ranks)), each.breakdown),
    )
    return tuple(changed_row(names, change) for change in in_order)


def changed_row(names: Names, change: Change) -> ChangedRow:
    """Tell one change."""
    indicator = names.indicator(change.indicator)
    old, new = _ends(names, indicator, change)
    same = (change.old, change.old_status) == (change.new, change.new_status)
    remark = _ONLY_ITS_MARGIN if same and change.kind in _STAYED else ""
    return ChangedRow(
        kind=change.kind,
        kind_words=KIND_WORDS[change.kind],
        title=names.title(change.indicator),
        address=names.address(change.indicator),
        place=names.place(change.geography),
        period=_period(indicator, change),
        part=change.breakdown,
        old="" if change.kind is ChangeKind.NEW else old,
        new="" if change.kind is ChangeKind.REMOVED else new,
        why=" ".join(filter(None, (remark, wording.sentence(change.why)))),
    )


def _period(indicator: Indicator | None, change: Change) -> str:
    """Write when a figure refers to: the source's words, else ours."""
    label = formats.as_said(change.period_label)
    if label or indicator is None:
        return label or change.period
    return formats.period(indicator, Observation(Period(change.period), None))


def _ends(names: Names, indicator: Indicator | None, change: Change) -> tuple[str, str]:
    """Write both values; exactly, where they would look the same although they differ."""
    pairs = ((change.old, change.old_status), (change.new, change.new_status))
    old, new = (_value(names, indicator, *pair) for pair in pairs)
    if old != new or change.old == change.new or indicator is None:
        return old, new
    finer = indicator.model_copy(update={"decimals": _MOST_DECIMALS})
    return _value(names, finer, *pairs[0]), _value(names, finer, *pairs[1])


def _value(names: Names, indicator: Indicator | None, value: str, status: str) -> str:
    """Write a value with the words of its letters, such as 27.7%, provisional."""
    symbols = names.dataset.symbols
    marks = [symbols[letter].title.lower() for letter in status if letter in symbols]
    if not value:
        return marks[0] if marks else _NOTHING
    return ", ".join((_number(names, indicator, value), *marks))


def _number(names: Names, indicator: Indicator | None, value: str) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    if indicator is None:
        return formats.plain(number)
    grades = tuple(grade for scale in names.dataset.grades.values() for grade in scale)
    return str(formats.figure(indicator, number, grades=grades))


def net(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Join the changes of one edition after another: what a figure was first, and what it is at last.

    A figure that came and went, or is back at what it was, is left out. The reasons follow one another.
    """
    histories: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        histories.setdefault(_key(change), []).append(change)
    return tuple(joined for each in histories.values() if (joined := _joined(each)) is not None)


def _key(change: Change) -> tuple[str, ...]:
    period = "" if change.sequence else change.period
    return change.indicator, change.geography, change.breakdown, change.sequence, period


def _joined(changes: Sequence[Change]) -> Change | None:
    """Return the changes of one figure, in order of time, as one; None where they come to nothing."""
    first, last = changes[0], changes[-1]
    if len(changes) == 1:
        return last
    came, went = first.kind is ChangeKind.NEW, last.kind is ChangeKind.REMOVED
    is_back = (first.old, first.old_status) == (last.new, last.new_status)
    if (came and went) or (not came and not went and is_back):
        return None
    why = " ".join(dict.fromkeys(wording.sentence(each.why) for each in changes if each.why))
    kind = ChangeKind.NEW if came else ChangeKind.REVISED if last.kind is ChangeKind.NEW else last.kind
    return last.model_copy(
        update={"kind": kind, "old": first.old, "old_status": first.old_status, "why": why}
    )
