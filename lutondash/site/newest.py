"""When a page's figures were last published: what search engines are told of its age."""

from collections.abc import Iterable, Iterator

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.release import Release
from lutondash.site import pages
from lutondash.site.pages import Choices

_UNKNOWN = "unknown"


def of_page(dataset: Dataset, name: str, choices: Choices) -> str:
    """Return the newest date among the publications behind a page, as `newest` does for indicators."""
    if name != pages.MONEY_PAGE:
        return newest(dataset, pages.offered(dataset, name, choices))
    return _latest(dataset, {_day(release) for release in pages.behind_money(dataset)})


def newest(dataset: Dataset, indicators: Iterable[Indicator]) -> str:
    """Return the newest date among the publications behind indicators; of none, that of everything held.

    The date is as exact as its publisher gave it: a day, a month or a year. Nothing is counted that is held
    back or comes after the edition's own day.
    """
    return _latest(dataset, {day for indicator in indicators for day in _days(dataset, indicator)})


def _latest(dataset: Dataset, found: set[str]) -> str:
    shown = _out(dataset, found) or _out(dataset, map(_day, dataset.releases.values()))
    return max(shown, default=dataset.as_of.isoformat())


def _days(dataset: Dataset, indicator: Indicator) -> Iterator[str]:
    """Yield when an indicator's figures in our place and its targets were published."""
    rows = {o.release for o in dataset.series(indicator.id).observations}
    targets = {target.release for target in dataset.targets(indicator.id)}
    own = "" in rows or indicator.release in rows
    if own and indicator.published and indicator.release in dataset.releases:
        yield indicator.published
        rows -= {"", indicator.release}
    ids = rows | targets | ({indicator.release} if "" in rows else set())
    yield from (_day(dataset.releases[each]) for each in ids if each in dataset.releases)


def _day(release: Release) -> str:
    return release.accessed if release.published == _UNKNOWN else release.published


def _out(dataset: Dataset, days: Iterable[str]) -> set[str]:
    """Keep what is out; reduced dates of ISO 8601 stand in their order as text does."""
    return {day for day in days if day <= dataset.as_of.isoformat()}
