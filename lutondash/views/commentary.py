"""`CommentaryView`: what officers say of the latest figure; never of an earlier one."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import formats, wording

NONE_PUBLISHED = "No officers' words are published about the latest figure."


@dataclass(frozen=True, slots=True)
class CommentaryView:
    """Officers' words about a period: what happened, what is being done, by which role and by when."""

    period: str
    happened: str
    action: str
    role: str
    by: str


def commentary_of(dataset: Dataset, indicator: Indicator) -> CommentaryView | None:
    """Return the words about the latest figure; None where there are none, or only about an earlier one."""
    latest = dataset.series(indicator.id).latest
    if latest is None or not latest.period.text:
        return None
    for said in dataset.commentary(indicator.id):
        if said.period == latest.period.text:
            return CommentaryView(
                period=formats.long_period(indicator, latest),
                happened=wording.sentence(said.happened),
                action=wording.sentence(said.action),
                role=said.owner_role,
                by=formats.reduced_date(said.by),
            )
    return None
