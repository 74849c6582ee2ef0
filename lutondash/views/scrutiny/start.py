"""`ScrutinyStart`: what a reader can look at together: committees, priorities, services, and any figures."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.views import formats
from lutondash.views.scrutiny.scope import Asking, Scope, committees, scope, services


@dataclass(frozen=True, slots=True)
class Offer:
    """Figures that can be looked at together, as a link, with what holds them together."""

    title: str
    address: str
    remit: str
    number: str


@dataclass(frozen=True, slots=True)
class Pick:
    """A figure that can be added to a list of one's own."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A priority and its figures to pick from, by title."""

    title: str
    figures: tuple[Pick, ...]


@dataclass(frozen=True, slots=True)
class ScrutinyStart:
    """The page before anything is chosen; bodies whose remit nobody published are named with the reason."""

    committees: tuple[Offer, ...]
    without_remit: tuple[str, ...]
    priorities: tuple[Offer, ...]
    services: tuple[Offer, ...]
    services_are_ours: bool
    topics: tuple[Topic, ...]


def scrutiny_start(dataset: Dataset) -> ScrutinyStart:
    """Offer all there is to choose from."""
    offered = {body.id for body in committees(dataset)}
    return ScrutinyStart(
        committees=tuple(_offer(dataset, Asking(committee=id_)) for id_ in _ids(dataset)),
        without_remit=tuple(body.title for body in dataset.bodies if body.id not in offered),
        priorities=tuple(_offer(dataset, Asking(priority=each.id)) for each in dataset.priorities),
        services=tuple(_offer(dataset, Asking(service=id_)) for id_ in services(dataset)),
        services_are_ours=not any(each.service for each in dataset.indicators.values()),
        topics=topics(dataset),
    )


def topics(dataset: Dataset) -> tuple[Topic, ...]:
    """Return every figure under its priority, for a list of one's own."""
    return tuple(
        Topic(
            priority.title,
            tuple(sorted(_picks(dataset, priority.id), key=lambda each: each.title)),
        )
        for priority in dataset.priorities
        if dataset.indicators_in(priority.id)
    )


def _picks(dataset: Dataset, priority: str) -> list[Pick]:
    return [Pick(each.id, each.title) for each in dataset.indicators_in(priority)]


def _ids(dataset: Dataset) -> list[str]:
    """Return the committees, those that scrutinise before partnership boards."""
    return [body.id for body in sorted(committees(dataset), key=lambda body: body.kind == "board")]


def _offer(dataset: Dataset, asking: Asking) -> Offer:
    found: Scope | None = scope(dataset, asking)
    if found is None:
        raise ValueError("nothing is asked for")
    number = formats.count_of(len(found.indicators), "figure")
    return Offer(found.title, found.address, found.remit, number)
