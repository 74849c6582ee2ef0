"""`Objective`: what a priority sets out to do, in the plan's words."""

from pydantic import Field

from lutondash.model.indicator import LinkedBy
from lutondash.model.record import Id, Record, Words


class Point(Record):
    """One value, area, aim or principle."""

    title: Words = Field(description="in the plan's words")
    text: str = Field("", description="what the plan says of it")


class Objective(Record):
    """One objective of a priority, as the council's plan states it: in `framework/objectives.toml`."""

    id: Id = Field(description="id of the objective")
    priority: Id = Field(description="the priority it belongs to")
    title: Words = Field(description="the plan's words, shortened")
    text: Words = Field(description="the plan's words")
    heading: Words = Field(description="what its points are called: Values, Key areas, Aims, Principles")
    points: tuple[Point, ...] = Field((), description="what the plan lists under it")
    indicators: tuple[Id, ...] = Field((), description="figures that stand beside it")
    linked_by: LinkedBy = Field(description="who chose those figures: council or editorial")
    see_money: bool = Field(False, description="whether the page about money says more")
    release: Id = Field(description="where it was published")
