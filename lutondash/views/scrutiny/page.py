"""`ScrutinyPage`: what a committee should look at first among its figures, then all of them in one table."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses, formats
from lutondash.views.answer import Answer
from lutondash.views.commentary import CommentaryView, commentary_of
from lutondash.views.flips import Flip, flips
from lutondash.views.follow import Follow, follow
from lutondash.views.indicator_row import IndicatorRow, Mark, indicator_row
from lutondash.views.money.parts import MoneyPart
from lutondash.views.rollup import judged
from lutondash.views.scrutiny import why
from lutondash.views.scrutiny.exceptions import REASON_WORDS, Excepted, Reason, excepted
from lutondash.views.scrutiny.money import money_parts
from lutondash.views.scrutiny.packs import Packs, packs
from lutondash.views.scrutiny.questions import QuestionsView, questions_for
from lutondash.views.scrutiny.scope import PAGE, Scope, ScopeKind
from lutondash.views.scrutiny.start import Topic, topics
from lutondash.views.since import SINCE, Since, SinceControl, since_control
from lutondash.views.since import since as changed_since

SHOW, SORT = "show", "sort"
"""The names of the choices in the address."""
REST = "rest"
SHOWN: Mapping[str, str] = MappingProxyType(
    {"": "All", **{reason.value: words for reason, words in REASON_WORDS.items()}, REST: "Everything else"}
)
SORTS: Mapping[str, str] = MappingProxyType(
    {"": "What to look at first", "name": "By name", "topic": "By topic"}
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of a filter or an order, as a plain link."""

    words: str
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A figure to look at: why, with the arithmetic behind it, and what to ask.

    `behind` is the answer that is the reason, None where the reason is no verdict; `also` are its other
    reasons.
    """

    row: IndicatorRow
    mark: Mark
    why: str
    behind: Answer | None
    also: tuple[Mark, ...]
    commentary: CommentaryView | None
    questions: QuestionsView | None


@dataclass(frozen=True, slots=True)
class Group:
    """The figures that share their gravest reason; `is_folded` where they are many and say little."""

    id: str
    heading: str
    cards: tuple[Card, ...]
    is_folded: bool


@dataclass(frozen=True, slots=True)
class ScrutinyPage:
    """The page: `table` has every figure that the filter shows, in the order that was chosen."""

    scope: Scope
    summary: str
    shown: tuple[Choice, ...]
    sorts: tuple[Choice, ...]
    show: str
    sort: str
    groups: tuple[Group, ...]
    table: tuple[IndicatorRow, ...]
    total: int
    since_control: SinceControl | None
    since: Since | None
    without: tuple[tuple[str, str], ...]
    topics: tuple[Topic, ...]
    follow: Follow | None
    packs: Packs
    money: tuple[MoneyPart, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        """The figures, in the order of the address where it lists them."""
        return tuple(each.id for each in self.scope.indicators)

    @property
    def name(self) -> str:
        """What the page is about, with the filter and the order that were chosen."""
        chosen = (SHOWN[self.show] if self.show else "", SORTS[self.sort] if self.sort else "")
        words = ", ".join(each.lower() for each in chosen if each)
        title = f"For scrutiny: {self.scope.title}"
        return f"{title}: {words}" if words else title

    @property
    def choices(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What a reader chose, as the address of the table bears it."""
        chosen = {name: (v,) if isinstance(v, str) else v for name, v in self.scope.choices.items()}
        return tuple((name, values) for name, values in {**chosen, SHOW: (self.show,)}.items() if any(values))

    @property
    def is_filtered(self) -> bool:
        """Whether only some of the figures are shown."""
        return bool(self.show)


def scrutiny_page(
    dataset: Dataset, found: Scope, *, show: str = "", sort: str = "", since: str = ""
) -> ScrutinyPage:
    """Make the page of some figures; a filter or an order that is unknown is read as none.

    `since` is the number of an earlier edition or an ISO day.
    """
    show, sort = (show if show in SHOWN else ""), (sort if sort in SORTS else "")
    answers = judged(dataset, found.indicators)
    flipped = _flips(dataset, found)
    all_ = excepted(dataset, found.indicators, answers, flipped)
    kept = [each for each in all_ if _is_shown(each, show)]
    chosen = {SHOW: show, SORT: sort, SINCE: since}
    return ScrutinyPage(
        scope=found,
        summary=_summary(all_),
        shown=_choices(found, chosen, SHOW, {k: SHOWN[k] for k in SHOWN if not k or _any(all_, k)}),
        sorts=_choices(found, chosen, SORT, SORTS),
        show=show,
        sort=sort,
        groups=_groups(dataset, kept, flipped),
        table=tuple(indicator_row(dataset, each.indicator) for each in _SORTED[sort](kept)),
        total=len(all_),
        since_control=since_control(dataset, PAGE, _pairs(found), since),
        since=changed_since(dataset, found.address, {each.id for each in found.indicators}, since),
        without=_without(found),
        topics=topics(dataset) if found.kind is ScopeKind.LIST else (),
        follow=follow(dataset, found),
        packs=packs(found, since),
        money=money_parts(dataset, found.indicators),
    )


def _flips(dataset: Dataset, found: Scope) -> tuple[Flip, ...]:
    """Return the answers that differ from those of the edition it is set beside, if it is."""
    if dataset.before is None:
        return ()
    return flips(dataset.before, dataset, [each.id for each in found.indicators])


def _is_shown(each: Excepted, show: str) -> bool:
    return not show or (not each.reasons if show == REST else show in each.reasons)


def _any(all_: Iterable[Excepted], show: str) -> bool:
    return any(_is_shown(each, show) for each in all_)


_COUNTED: Mapping[Reason, tuple[str, str]] = {
    Reason.MISSED: ("misses its target", "miss their targets"),
    Reason.OFF_COURSE: ("is not on course", "are not on course"),
    Reason.CONCERN: ("has changed for the worse", "have changed for the worse"),
    Reason.WORSE: ("is worse than in similar places", "are worse than in similar places"),
    Reason.FLIPPED: ("is judged otherwise than before", "are judged otherwise than before"),
    Reason.OVERDUE: ("awaits a newer figure", "await newer figures"),
    Reason.NO_TARGET: ("council measure has no target", "council measures have no target"),
}
_SORTED: Mapping[str, Callable[[Sequence[Excepted]], Iterable[Excepted]]] = {
    "": why.in_order,
    "name": lambda found: sorted(found, key=lambda each: each.indicator.title),
    "topic": lambda found: found,
}


def _summary(all_: Sequence[Excepted]) -> str:
    """Count what is to be looked at; a figure with several reasons counts for each."""
    counted = ((sum(reason in each.reasons for each in all_), words) for reason, words in _COUNTED.items())
    told = [formats.count_of(number, *words) for number, words in counted if number]
    figures = formats.count_of(len(all_), "figure")
    if not told:
        return f"None of {figures} here stands out."
    listed = told[0] if len(told) == 1 else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"Of {figures} here, {listed}."


def _choices(
    found: Scope, chosen: dict[str, str], name: str, offered: Mapping[str, str]
) -> tuple[Choice, ...]:
    return tuple(
        Choice(words, addresses.page(PAGE, **found.choices, **{**chosen, name: value}), value == chosen[name])
        for value, words in offered.items()
    )


def _groups(dataset: Dataset, kept: Sequence[Excepted], flipped: Sequence[Flip]) -> tuple[Group, ...]:
    """Gather the exceptions under their gravest reason, the worst first."""
    told = why.Why(dataset, flipped)
    ordered = why.in_order(each for each in kept if each.reasons)
    return tuple(
        Group(
            id=reason.value,
            heading=REASON_WORDS[reason],
            cards=tuple(_card(dataset, told, each) for each in some),
            is_folded=reason is Reason.NO_TARGET,
        )
        for reason, some in groupby(ordered, key=lambda each: each.reasons[0])
    )


def _card(dataset: Dataset, told: why.Why, found: Excepted) -> Card:
    reason = found.reasons[0]
    return Card(
        row=indicator_row(dataset, found.indicator),
        mark=why.mark(found, reason),
        why=told.words(found, reason),
        behind=why.answer_behind(found, reason),
        also=tuple(why.mark(found, each) for each in found.reasons[1:]),
        commentary=commentary_of(dataset, found.indicator),
        questions=questions_for(dataset, found.indicator, found.answers),
    )


def _pairs(found: Scope) -> tuple[tuple[str, str], ...]:
    """Return the reader's choice as names and values of an address."""
    return tuple(
        (name, value)
        for name, values in found.choices.items()
        for value in ((values,) if isinstance(values, str) else values)
    )


def _without(found: Scope) -> tuple[tuple[str, str], ...]:
    """Return each figure of a reader's own list with the address of the list without it."""
    ids = [value for name, value in _pairs(found) if name == "indicator"]
    return tuple(
        (each.title, addresses.page(PAGE, indicator=[id_ for id_ in ids if id_ != each.id]))
        for each in found.indicators
        if ids
    )
