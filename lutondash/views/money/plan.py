"""`Plan`: the aims of the council's plan for its money, and figures of it as they were stated."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import PlanRow
from lutondash.model.objective import Objective
from lutondash.views import formats, wording
from lutondash.views.money import told
from lutondash.views.money.told import Told, ToldTable


@dataclass(frozen=True, slots=True)
class Aims:
    """What an objective about money sets out to do, in the plan's words."""

    text: str
    heading: str
    aims: tuple[str, ...]
    source: str
    source_url: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The section about the medium term plan; `figures` may have no rows."""

    aims: tuple[Aims, ...]
    figures: ToldTable

    @property
    def is_empty(self) -> bool:
        """Whether no aim and no figure of the plan was found."""
        return not (self.aims or self.figures.rows)


def plan(dataset: Dataset) -> Plan:
    """Gather the aims of every objective that is about money, and the plan's figures, newest first."""
    rows = sorted(dataset.budget.plan, key=lambda row: told.published(dataset, row.release), reverse=True)
    return Plan(
        aims=tuple(_aims(dataset, each) for each in dataset.objectives if each.see_money),
        figures=ToldTable(
            title="Figures of the plan as they were stated",
            rows=tuple(_told(dataset, row) for row in rows),
        ),
    )


def _aims(dataset: Dataset, objective: Objective) -> Aims:
    release = dataset.release(objective.release)
    return Aims(
        text=wording.sentence(objective.text),
        heading=objective.heading,
        aims=tuple(_point(point.title, point.text) for point in objective.points),
        source=f"{release.publisher}, {release.title}",
        source_url=release.url,
    )


def _point(title: str, text: str) -> str:
    return f"{title}: {text}" if text else title


def _told(dataset: Dataset, row: PlanRow) -> Told:
    return Told(
        what=told.as_told(row.title),
        amount=told.amount(int(row.amount), qualifier=row.qualifier),
        when=formats.as_said(row.period_label),
        who=row.who,
        dated=formats.reduced_date(row.set_at),
        source_url=dataset.release(row.release).url,
        note=told.notes(row.note),
    )
