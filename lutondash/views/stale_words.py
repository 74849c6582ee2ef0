"""Officers' words that a newer figure has overtaken: they are hidden from the public until written anew."""

from collections.abc import Iterator
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.model.period import Period
from lutondash.views import addresses, formats


@dataclass(frozen=True, slots=True)
class StaleWords:
    """A figure whose words are about an earlier period than its latest."""

    indicator: str
    title: str
    address: str
    reason: str
    role: str


def stale_words(dataset: Dataset) -> tuple[StaleWords, ...]:
    """List figures with words about some period and none about the latest, by title."""
    return tuple(sorted(_found(dataset), key=lambda each: each.title))


def _found(dataset: Dataset) -> Iterator[StaleWords]:
    for id_, words in dataset.all_commentary.items():
        latest = dataset.series(id_).latest
        if latest is None or not words or any(said.period == latest.period.text for said in words):
            continue
        last = max(words, key=lambda said: Period(said.period))
        yield _stale(dataset.indicator(id_), last.period, latest, last.owner_role)


def _stale(indicator: Indicator, about: str, latest: Observation, role: str) -> StaleWords:
    then = formats.period(indicator, Observation(Period(about), None))
    now = formats.period(indicator, latest)
    reason = f"The words are about {then}. The latest figure is for {now}."
    return StaleWords(indicator.id, indicator.title, addresses.indicator(indicator.id), reason, role)
