"""`NextRelease`: what publishers have announced, in order of time."""

from collections import defaultdict
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.period import Period, PeriodType, fits
from lutondash.views import addresses, formats, indicator_facts
from lutondash.views.indicator_page import PageLink
from lutondash.views.late import planned_for

_OVER = "discontinued"
_NO_MORE = "No further figures"


@dataclass(frozen=True, slots=True)
class NextRelease:
    """A publication that is announced: when, whose, and the figures it will bring."""

    when: str
    title: str
    publisher: str
    url: str
    figures: tuple[PageLink, ...]


def next_releases(dataset: Dataset) -> tuple[NextRelease, ...]:
    """List what is announced and not past, the soonest first; then plain words, then what has ended."""
    found: dict[tuple[str, str], list[PageLink]] = defaultdict(list)
    for indicator in dataset.indicators.values():
        when = planned_for(dataset, indicator)
        if when and not indicator_facts.is_past(when, dataset.as_of):
            link = PageLink(indicator.title, addresses.indicator(indicator.id))
            found[when, indicator.release].append(link)
    in_order = sorted(found.items(), key=lambda each: (_order(each[0][0]), each[0]))
    return tuple(_next(dataset, when, release, links) for (when, release), links in in_order)


def _order(when: str) -> tuple[bool, bool, Period]:
    is_date = fits(when, PeriodType.SNAPSHOT)
    return _is_over(when), not is_date, Period(when if is_date else "")


def _is_over(when: str) -> bool:
    """Say whether the publisher makes these figures no more: that is no date."""
    return when.strip().lower() == _OVER


def _next(dataset: Dataset, when: str, release_id: str, links: list[PageLink]) -> NextRelease:
    release = dataset.release(release_id)
    words = _NO_MORE if _is_over(when) else formats.reduced_date(when)
    return NextRelease(
        when=words[0].upper() + words[1:],
        title=release.title,
        publisher=release.publisher,
        url=release.url,
        figures=tuple(links),
    )
