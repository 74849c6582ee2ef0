"""Every fault of what a pack is asked for, found before anything is made."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches

from lutondash.dataset.dataset import Dataset
from lutondash.errors import PackFault
from lutondash.views import formats
from lutondash.views.scrutiny.scope import Asking, ScopeKind, committees, services

_NAMED = 5
"""So many ids are named in a message; of others it says how many there are."""


def faults(dataset: Dataset, asking: Asking) -> tuple[PackFault, ...]:
    """Return every reason why nothing can be found: several choices at once, none, or unknown ids."""
    chosen = {kind: ids for kind, ids in _chosen(asking).items() if ids}
    return (*_number(chosen), *_unknown(dataset, chosen))


def _chosen(asking: Asking) -> Mapping[ScopeKind, Sequence[str]]:
    return {
        ScopeKind.COMMITTEE: list(filter(None, [asking.committee])),
        ScopeKind.PRIORITY: list(filter(None, [asking.priority])),
        ScopeKind.SERVICE: list(filter(None, [asking.service])),
        ScopeKind.LIST: list(dict.fromkeys(asking.indicators)),
    }


def _number(chosen: Collection[ScopeKind]) -> Iterator[PackFault]:
    if not chosen:
        yield nothing_asked()
    elif len(chosen) > 1:
        named = " and ".join(f"a {kind}" if kind is not ScopeKind.LIST else "a list" for kind in chosen)
        yield PackFault(
            "choice", f"{named} are chosen.", "A pack is about one of them.", "Leave out the others."
        )


def nothing_asked() -> PackFault:
    """Return the fault of an empty choice."""
    remedy = "Choose a committee, a priority, a service or figures."
    return PackFault("choice", "nothing is chosen.", "A pack needs at least one figure.", remedy)


def _unknown(dataset: Dataset, chosen: Mapping[ScopeKind, Sequence[str]]) -> Iterator[PackFault]:
    """Tell of ids that nothing bears, those of a kind together."""
    for kind, ids in chosen.items():
        known = _known(dataset, kind)
        strange = [id_ for id_ in ids if id_ not in known]
        if strange:
            yield PackFault(kind, _found(strange), _wanted(known), _remedy(strange, known))


def _known(dataset: Dataset, kind: ScopeKind) -> Sequence[str]:
    match kind:
        case ScopeKind.COMMITTEE:
            return [body.id for body in committees(dataset)]
        case ScopeKind.PRIORITY:
            return [priority.id for priority in dataset.priorities]
        case ScopeKind.SERVICE:
            return list(services(dataset))
        case ScopeKind.LIST:
            return list(dataset.indicators)


def _found(strange: Sequence[str]) -> str:
    if len(strange) == 1:
        return f"{_listed(strange)} is not known here."
    return f"{formats.count_of(len(strange), 'id')} are not known here: {_listed(strange)}."


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _NAMED
    named = ", ".join(repr(id_) for id_ in ids[:_NAMED])
    return f"{named} and {more:,} more" if more > 0 else named


def _wanted(known: Sequence[str]) -> str:
    """Name what there is where that is a short list."""
    return (
        f"There are {', '.join(known)}." if len(known) <= 2 * _NAMED else f"There are {len(known)} to choose."
    )


def _remedy(strange: Sequence[str], known: Sequence[str]) -> str:
    close = dict.fromkeys(near for id_ in strange[:_NAMED] for near in get_close_matches(id_, known, n=2))
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return "Choose one of these." if len(known) <= 2 * _NAMED else "`lutondash list` shows what there is."
