"""`Scope`: the figures looked at together: of a committee, a priority, a service, or a list."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.model.budget import LineKind
from lutondash.model.framework import ScrutinyBody
from lutondash.model.indicator import Indicator, Role
from lutondash.views import addresses, formats, wording

PAGE = "scrutiny"
"""The page's name and address."""


class ScopeKind(StrEnum):
    """What holds the figures together; each is also the name of a choice in the address."""

    COMMITTEE = "committee"
    PRIORITY = "priority"
    SERVICE = "service"
    LIST = "indicator"


@dataclass(frozen=True, slots=True)
class Asking:
    """What an address or a command asks for: ids as they were written; the first that is given counts."""

    committee: str = ""
    priority: str = ""
    service: str = ""
    indicators: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is asked for."""
        return not (self.committee or self.priority or self.service or self.indicators)


@dataclass(frozen=True, slots=True)
class Scope:
    """Figures that are looked at together, in the order in which they are read.

    `remit` says in sentences what holds them together and who says so; `choices` bear it in an address,
    and `slug` in the name of a file. `source_url` is blank where the choice is the reader's own.
    """

    kind: ScopeKind
    id: str
    title: str
    remit: str
    is_editorial: bool
    source_url: str
    source_title: str
    indicators: tuple[Indicator, ...]

    @property
    def choices(self) -> dict[str, str | tuple[str, ...]]:
        """The reader's choice as an address bears it."""
        is_list = self.kind is ScopeKind.LIST
        return {self.kind.value: tuple(each.id for each in self.indicators) if is_list else self.id}

    @property
    def address(self) -> str:
        """Where the page about these figures is."""
        return addresses.page(PAGE, **self.choices)

    @property
    def slug(self) -> str:
        """A name for a file."""
        return self.id or "figures"


def scope(dataset: Dataset, asking: Asking) -> Scope | None:
    """Return the figures that are asked for; None where nothing is asked.

    Raises UnknownIdError for a committee without a remit that can be shown, and for any id nothing bears.
    """
    if asking.committee:
        return _committee(dataset, asking.committee)
    if asking.priority:
        return _priority(dataset, asking.priority)
    if asking.service:
        return _service(dataset, asking.service)
    return _listed(dataset, asking.indicators) if asking.indicators else None


def committees(dataset: Dataset) -> tuple[ScrutinyBody, ...]:
    """Return the bodies with a remit that can be shown, in the order of their list."""
    return tuple(body for body in dataset.bodies if body.remit_priorities)


def services(dataset: Dataset) -> Mapping[str, str]:
    """Return the title of every service that a figure is tied to, by its id."""
    titles = {
        line.line: line.title for line in dataset.budget.lines.values() if line.kind is LineKind.SERVICE
    }
    titles |= {each.id: each.title for each in dataset.services}
    tied = {each.service for each in dataset.indicators.values() if each.service}
    tied |= {link.line for link in dataset.budget.links if link.indicator}
    return MappingProxyType({id_: title for id_, title in titles.items() if id_ in tied})


def _committee(dataset: Dataset, wanted: str) -> Scope:
    known = {body.id: body for body in committees(dataset)}
    if wanted not in known:
        raise UnknownIdError("committee", wanted, tuple(known))
    body = known[wanted]
    titles = "; ".join(dataset.priority(id_).short_title for id_ in body.remit_priorities)
    is_ours = body.remit_kind == "editorial"
    whose = "The council published no list of figures for it; the tie is ours." if is_ours else ""
    return Scope(
        kind=ScopeKind.COMMITTEE,
        id=body.id,
        title=body.title,
        remit=_told(wording.sentence(body.what_it_does), f"Looked at here: {titles}.", whose),
        is_editorial=is_ours,
        source_url=body.source_url,
        source_title=body.source_title,
        indicators=_in_order(dataset, lambda each: each.priority in body.remit_priorities),
    )


def _priority(dataset: Dataset, wanted: str) -> Scope:
    priority = dataset.priority(wanted)
    return Scope(
        kind=ScopeKind.PRIORITY,
        id=priority.id,
        title=priority.title,
        remit=wording.sentence(priority.aim),
        is_editorial=False,
        source_url=priority.source_url,
        source_title="Where the aim comes from",
        indicators=_in_order(dataset, lambda each: each.priority == priority.id),
    )


def _service(dataset: Dataset, wanted: str) -> Scope:
    known = services(dataset)
    if wanted not in known:
        raise UnknownIdError("service", wanted, tuple(known))
    linked = {link.indicator for link in dataset.budget.links if link.line == wanted}
    own = {each.id for each in dataset.indicators.values() if each.service == wanted}
    is_ours = not own
    whose = "The council published no such list; the ties are ours." if is_ours else ""
    return Scope(
        kind=ScopeKind.SERVICE,
        id=wanted,
        title=known[wanted],
        remit=_told("The figures tied to this service.", whose),
        is_editorial=is_ours,
        source_url="",
        source_title="",
        indicators=_in_order(dataset, lambda each: each.id in linked | own),
    )


def _listed(dataset: Dataset, wanted: Iterable[str]) -> Scope:
    chosen = tuple(dataset.indicator(id_) for id_ in dict.fromkeys(wanted))
    return Scope(
        kind=ScopeKind.LIST,
        id="",
        title="A list of your own" if len(chosen) > 1 else chosen[0].title,
        remit=f"You chose {formats.count_of(len(chosen), 'figure')}.",
        is_editorial=False,
        source_url="",
        source_title="",
        indicators=chosen,
    )


def _told(*sentences: str) -> str:
    return " ".join(each for each in sentences if each)


_ROLES = (Role.CONTRIBUTION, Role.OUTCOME, Role.CONTEXT)
"""The council's own work first: a committee holds the council to account."""


def _in_order(dataset: Dataset, is_in: Callable[[Indicator], bool]) -> tuple[Indicator, ...]:
    """Return figures by priority, then the council's work before the town's, then by title."""
    order = {each.id: at for at, each in enumerate(dataset.priorities)}
    found = [each for each in dataset.indicators.values() if is_in(each)]
    return tuple(sorted(found, key=lambda each: (order[each.priority], _ROLES.index(each.role), each.title)))
