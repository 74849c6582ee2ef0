"""Which publications stand behind changed figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import Change, ChangeKind

_Key = tuple[str, str, str, str]
"""Place, part of the population, sequence and period of a row."""


def changed_sources(dataset: Dataset, changes: Iterable[Change]) -> Mapping[str, tuple[str, ...]]:
    """Return the ids of the releases that changed figures come from, each with its indicators.

    A removed figure comes from nowhere any more.
    """
    by_indicator: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind is not ChangeKind.REMOVED and change.indicator in dataset.indicators:
            by_indicator[change.indicator].append(change)
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for indicator, listed in by_indicator.items():
        own = dataset.indicator(indicator).release
        named = _named_releases(dataset, indicator)
        for change in listed:
            found[named.get(_key(change)) or own][indicator] = None
    return {release: tuple(indicators) for release, indicators in sorted(found.items())}


def _key(change: Change) -> _Key:
    return change.geography, change.breakdown, change.sequence, change.period


def _named_releases(dataset: Dataset, indicator: str) -> Mapping[_Key, str]:
    """Return the releases that rows name themselves; most indicators have none such."""
    frame = dataset.observations(indicator)
    if "release" not in frame.columns:
        return {}
    names = ("geography", "breakdown", "sequence", "period")
    columns = [frame[name].tolist() if name in frame.columns else [""] * len(frame) for name in names]
    keys = zip(*columns, strict=True)
    return {
        (str(a), str(b), str(c), str(d)): str(e)
        for (a, b, c, d), e in zip(keys, frame["release"], strict=True)
    }
