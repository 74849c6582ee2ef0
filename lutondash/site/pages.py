"""Pages: which document stands at which address, and which choices a reader can make there."""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.markup import documents
from lutondash.markup.blocks import Document, Html
from lutondash.markup.money_document import money
from lutondash.model.indicator import Indicator
from lutondash.model.release import Release
from lutondash.views.accessibility_page import accessibility_page
from lutondash.views.addresses import page as to_page
from lutondash.views.archive_page import archive_page
from lutondash.views.as_seen import as_seen
from lutondash.views.changes_page import changes_page, is_offered
from lutondash.views.compare_page import compare_page
from lutondash.views.comparing import YES, Selection, choosable
from lutondash.views.data_page import data_page
from lutondash.views.framework_page import framework_page
from lutondash.views.history import CHANGES
from lutondash.views.indicator_page import indicator_page
from lutondash.views.methods_page import about_page
from lutondash.views.money.choices import (
    BAND,
    BANDS,
    MEASURE,
    OTHER_MEASURES,
    SERVICE,
    MoneyChoices,
    chosen_measure,
    service_ids,
)
from lutondash.views.money.money_page import money_page
from lutondash.views.money.our_account import releases
from lutondash.views.outcome_page import outcome_page
from lutondash.views.overview_page import overview_page
from lutondash.views.place_groups import group_ids
from lutondash.views.priority_page import SHOWN, SIDES, priority_page
from lutondash.views.scrutiny.page import SHOW, SORT, scrutiny_page
from lutondash.views.scrutiny.scope import PAGE, Asking, ScopeKind, scope
from lutondash.views.scrutiny.start import scrutiny_start
from lutondash.views.search import LONGEST_QUERY
from lutondash.views.since import SINCE, starts

Given = Mapping[str, Sequence[str]]
"""What an address asks for: every value of every name, as it was written."""

Choices = tuple[tuple[str, tuple[str, ...]], ...]
"""What a page makes of it: its own names in their order, without values that say nothing."""

HOME = "overview"
SCRUTINY = PAGE
MONEY_PAGE = "money"
MOST_LISTED = 1000
MOST_PLACES = 6
"""More lines than this cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A choice on a page: its name in the address, how many values it may have, and which are known."""

    name: str
    most: int = 1
    known: Callable[[Dataset], Container[str]] | None = None

    def values(self, dataset: Dataset, given: Given) -> tuple[str, ...]:
        """Keep the last value, or the first few where several may be; what is unknown says nothing."""
        wanted = given.get(self.name, ())[-1 if self.most == 1 else 0 :]
        cut = (value[:LONGEST_QUERY] for value in wanted)
        known = self.known(dataset) if self.known else None
        kept = dict.fromkeys(value for value in cut if value and (known is None or value in known))
        return tuple(kept)[: self.most]


@dataclass(frozen=True, slots=True)
class Page:
    """A kind of page: how its document is made, and the choices a reader can make there."""

    make: Callable[[Dataset, Choices], Document]
    choices: tuple[Choice, ...] = ()


def document(dataset: Dataset, name: str, choices: Choices) -> Document:
    """Make a page's document; `name` is its file's stem. Raises UnknownIdError for a page or id unknown."""
    made = _page(dataset, name).make(dataset, choices)
    kept = as_seen(dataset, "" if name == HOME else name, choices)
    return made if kept is None else replace(made, blocks=(*made.blocks, Html("as_seen.html", kept)))


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address what its page knows, so that two addresses of one page have the same choices.

    Raises UnknownIdError for a page unknown.
    """
    kept = ((choice.name, choice.values(dataset, given)) for choice in _page(dataset, name).choices)
    return tuple((key, values) for key, values in kept if values)


def looks_beside(dataset: Dataset, name: str) -> bool:
    """Say whether a page shows what has changed since an earlier edition, where a reader asks for that."""
    return name == SCRUTINY or name in {priority.id for priority in dataset.priorities}


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of every page, priorities first; only a draft has one of what it will change."""
    drafted = (CHANGES,) if is_offered(dataset) else ()
    return (*(priority.id for priority in dataset.priorities), *_FIXED, *drafted)


def addresses(dataset: Dataset) -> Iterator[tuple[str, Choices]]:
    """Give every page that has an address of its own: fixed pages, priorities, outcomes and indicators."""
    ids = {"outcome": tuple(dataset.outcomes), "indicator": tuple(dataset.indicators)}
    for name in names(dataset):
        if name in ids:
            yield from ((name, (("id", (each,)),)) for each in ids[name])
        else:
            yield name, ()


def address(name: str, chosen: Choices) -> str:
    """Return the address of a page with these choices."""
    return to_page("" if name == HOME else name, **dict(chosen))


def canonical(name: str, chosen: Choices) -> str:
    """Return the address to remember a page by: the one without a search, filters or places."""
    own = tuple(ScopeKind) if name == SCRUTINY else (_ID.name,)
    return address(name, tuple((key, values) for key, values in chosen if key in own))


def offered(dataset: Dataset, name: str, chosen: Choices) -> tuple[Indicator, ...]:
    """Return the indicators whose figures can be taken from a page, whatever its filters."""
    if name == "indicator":
        return (dataset.indicator(first(chosen, "id")),)
    if name == "compare":
        return tuple(dataset.indicators[each] for each in values(chosen, "indicator"))
    if name == "outcome":
        return _under(dataset, first(chosen, "id"))
    if name == "data":
        return tuple(dataset.indicators.values())
    slugs = (outcome.slug for outcome in dataset.outcomes.values() if outcome.priority == name)
    linked = [indicator for slug in slugs for indicator in _under(dataset, slug)]
    mine = [indicator for indicator in dataset.indicators.values() if indicator.priority == name]
    return tuple({indicator.id: indicator for indicator in (*linked, *mine)}.values())


def behind_money(dataset: Dataset) -> tuple[Release, ...]:
    """Return the publications behind our own money, in order of their ids."""
    return tuple(dataset.release(each) for each in sorted(releases(dataset)))


def _under(dataset: Dataset, slug: str) -> tuple[Indicator, ...]:
    return (*dataset.measuring(slug), *dataset.contributing_to(slug))


def first(chosen: Choices, name: str) -> str:
    """Return the value of a choice; empty where none was made."""
    return next((values[0] for key, values in chosen if key == name), "")


def values(chosen: Choices, name: str) -> tuple[str, ...]:
    """Return every value of a choice; none where it was not made."""
    return next((given for key, given in chosen if key == name), ())


def selection(chosen: Choices) -> Selection:
    """Return what a reader sets side by side."""
    return Selection(
        indicator=first(chosen, "indicator"),
        places=values(chosen, "place"),
        group=first(chosen, "group"),
        region=bool(first(chosen, "region")),
        country=bool(first(chosen, "country")),
    )


def asking(chosen: Choices) -> Asking:
    """Return which figures a reader looks at together."""
    return Asking(
        committee=first(chosen, ScopeKind.COMMITTEE),
        priority=first(chosen, ScopeKind.PRIORITY),
        service=first(chosen, ScopeKind.SERVICE),
        indicators=values(chosen, ScopeKind.LIST),
    )


def money_choices(chosen: Choices) -> MoneyChoices:
    """Return how a reader counts money, and which service and which council tax band they look at."""
    measure = chosen_measure(first(chosen, MEASURE))
    return MoneyChoices(measure, first(chosen, SERVICE), first(chosen, BAND))


def _page(dataset: Dataset, name: str) -> Page:
    if name in {priority.id for priority in dataset.priorities}:
        return Page(partial(_priority, name), _FILTERS)
    if name in _FIXED:
        return _FIXED[name]
    if name == CHANGES and is_offered(dataset):
        return Page(_changes)
    raise UnknownIdError("page", name, names(dataset))


def _overview(dataset: Dataset, chosen: Choices) -> Document:
    return documents.overview(overview_page(dataset, first(chosen, "q")))


def _priority(name: str, dataset: Dataset, chosen: Choices) -> Document:
    side, show = first(chosen, "side"), first(chosen, "show")
    return documents.priority(priority_page(dataset, name, side=side, show=show, since=first(chosen, SINCE)))


def _outcome(dataset: Dataset, chosen: Choices) -> Document:
    return documents.outcome(outcome_page(dataset, first(chosen, "id")))


def _indicator(dataset: Dataset, chosen: Choices) -> Document:
    places = next((values for key, values in chosen if key == "place"), ())
    return documents.indicator(indicator_page(dataset, first(chosen, "id"), places, first(chosen, "group")))


def _compare(dataset: Dataset, chosen: Choices) -> Document:
    return documents.compare(compare_page(dataset, selection(chosen)))


def _money(dataset: Dataset, chosen: Choices) -> Document:
    return money(money_page(dataset, money_choices(chosen)))


def _scrutiny(dataset: Dataset, chosen: Choices) -> Document:
    found = scope(dataset, asking(chosen))
    if found is None:
        return documents.scrutiny_start(scrutiny_start(dataset))
    show, sort = first(chosen, SHOW), first(chosen, SORT)
    return documents.scrutiny(scrutiny_page(dataset, found, show=show, sort=sort, since=first(chosen, SINCE)))


def _framework(dataset: Dataset, _: Choices) -> Document:
    return documents.framework(framework_page(dataset))


def _archive(dataset: Dataset, _: Choices) -> Document:
    return documents.archive(archive_page(dataset))


def _data(dataset: Dataset, _: Choices) -> Document:
    return documents.data(data_page(dataset))


def _changes(dataset: Dataset, _: Choices) -> Document:
    return documents.changes(changes_page(dataset))


def _about(dataset: Dataset, _: Choices) -> Document:
    return documents.about(about_page(dataset))


def _accessibility(dataset: Dataset, _: Choices) -> Document:
    return documents.accessibility(accessibility_page(dataset))


_ID = Choice("id")
_FILTERS = (
    Choice("side", known=lambda _: SIDES),
    Choice("show", known=lambda _: SHOWN),
    Choice(SINCE, known=starts),
)
_PLACES = Choice("place", MOST_PLACES, lambda dataset: dataset.geographies)
_GROUP = Choice("group", known=lambda dataset: dataset.comparator_groups)
_COMPARED = (
    Choice("indicator", known=lambda dataset: dataset.indicators),
    Choice("place", MOST_PLACES, choosable),
    Choice("group", known=group_ids),
    Choice("region", known=lambda _: (YES,)),
    Choice("country", known=lambda _: (YES,)),
)
MONEY = (
    Choice(MEASURE, known=lambda _: OTHER_MEASURES),
    Choice(SERVICE, known=service_ids),
    Choice(BAND, known=lambda _: BANDS),
)
"""The choices of the page about money, and of the files of its charts."""
SCOPE = (
    *(Choice(kind) for kind in ScopeKind if kind is not ScopeKind.LIST),
    Choice(ScopeKind.LIST, MOST_LISTED),
)
"""What is looked at together; an id that nothing bears is not passed over, for the list would be another."""
_FIXED = {
    HOME: Page(_overview, (Choice("q"),)),
    "outcome": Page(_outcome, (_ID,)),
    "indicator": Page(_indicator, (_ID, _PLACES, _GROUP)),
    "compare": Page(_compare, _COMPARED),
    MONEY_PAGE: Page(_money, MONEY),
    SCRUTINY: Page(_scrutiny, (*SCOPE, Choice(SHOW), Choice(SORT), Choice(SINCE, known=starts))),
    "framework": Page(_framework),
    "archive": Page(_archive),
    "data": Page(_data),
    "about": Page(_about),
    "accessibility": Page(_accessibility),
}
