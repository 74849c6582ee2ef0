"""Names that last: what a feed reader or a calendar knows an entry by, wherever the site stands."""

from uuid import NAMESPACE_URL, uuid5

from lutondash.dataset.dataset import Dataset


def lasting_id(dataset: Dataset, *parts: str) -> str:
    """Return the same URN for the same parts and place, on every machine and at every address."""
    return uuid5(NAMESPACE_URL, "/".join(("lutondash", dataset.vision.geography, *parts))).urn
