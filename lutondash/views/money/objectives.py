"""`ObjectiveView`: what a priority sets out to do in the plan's words, and the figures beside it."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import LinkedBy
from lutondash.model.objective import Objective, Point
from lutondash.views import addresses
from lutondash.views.indicator_row import IndicatorRow, indicator_row
from lutondash.views.trend_chart import published_words

_CHOSEN_BY = {
    LinkedBy.COUNCIL: "The council chose these figures.",
    LinkedBy.EDITORIAL: "We chose these figures, not the council.",
}


@dataclass(frozen=True, slots=True)
class ObjectiveView:
    """One objective; `money` is where the page about money says more, empty where it does not."""

    id: str
    title: str
    text: str
    heading: str
    points: tuple[Point, ...]
    rows: tuple[IndicatorRow, ...]
    chosen_by: str
    money: str
    source: str
    source_url: str


def objectives(dataset: Dataset, priority_id: str) -> tuple[ObjectiveView, ...]:
    """Return the objectives of a priority in the order of the plan, perhaps none."""
    return tuple(_view(dataset, each) for each in dataset.objectives if each.priority == priority_id)


def _view(dataset: Dataset, objective: Objective) -> ObjectiveView:
    release = dataset.release(objective.release)
    return ObjectiveView(
        id=objective.id,
        title=objective.title,
        text=objective.text,
        heading=objective.heading,
        points=objective.points,
        rows=tuple(indicator_row(dataset, dataset.indicator(each)) for each in objective.indicators),
        chosen_by=_CHOSEN_BY[objective.linked_by] if objective.indicators else "",
        money=addresses.page("money") if objective.see_money else "",
        source=f"Source: {release.publisher}, {release.title}. {published_words(release)}",
        source_url=release.url,
    )
