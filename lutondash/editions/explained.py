"""`Explained`: what an officer says about the figures of an indicator that are no longer what they were."""

from collections.abc import Mapping
from dataclasses import dataclass

from lutondash.model.edition import ChangeKind


@dataclass(frozen=True, slots=True)
class Explained:
    """Whether the changes of an indicator are revisions or corrections, and why they were made."""

    kind: ChangeKind
    note: str


Explanations = Mapping[str, Explained]
"""What was said, by the id of the indicator."""
