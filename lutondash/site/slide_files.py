"""Slides of charts: pictures for a projector, with verdicts, source, date and the figure's address."""

from functools import lru_cache

from lutondash.charts import slide as drawing
from lutondash.dataset.dataset import Dataset
from lutondash.errors import UnknownIdError
from lutondash.model.edition import Shown
from lutondash.site import pages, result_files
from lutondash.site.pages import Choices, Given
from lutondash.site.taken import Download, Locate, file
from lutondash.views.follow import SLIDE
from lutondash.views.slide import KINDS, USUAL, Look, Slide, slide

_ENDING = f"{SLIDE}.png"
_KEPT = 16


def holds(dataset: Dataset, name: str) -> bool:
    """Say whether a file by this name is a slide; of a draft there is none."""
    return dataset.history.shown is not Shown.DRAFT and _named(dataset, name) is not None


def made(dataset: Dataset, name: str, chosen: Choices, locate: Locate) -> Download:
    """Draw a slide; UnknownIdError where there is no such chart."""
    named = _named(dataset, name)
    look = Look(pages.values(chosen, "place"), pages.first(chosen, "group"))
    view = slide(dataset, *named, look, locate) if named else None
    if view is None:
        raise UnknownIdError("slide", name)
    return file(name, _drawn(view))


def choices(dataset: Dataset, name: str, given: Given) -> Choices:
    """Keep of an address the places, or the group, that the picture of the same chart looks at."""
    return result_files.choices(dataset, f"{name.removesuffix(_ENDING)}.png", given)


def names(dataset: Dataset) -> tuple[str, ...]:
    """Return the name of the slide of every chart."""
    if dataset.history.shown is Shown.DRAFT:
        return ()
    return tuple(
        f"{id_}{kind}{_ENDING}"
        for id_, indicator in dataset.indicators.items()
        for kind, chart in KINDS.items()
        if chart(dataset, indicator, USUAL) is not None
    )


def _named(dataset: Dataset, name: str) -> tuple[str, str] | None:
    """Return the indicator and the kind of chart that a name is of."""
    stem = name.removesuffix(_ENDING)
    found = ((stem.removesuffix(kind), kind) for kind in KINDS if stem.endswith(kind))
    return next((each for each in found if stem != name and each[0] in dataset.indicators), None)


@lru_cache(maxsize=_KEPT)
def _drawn(view: Slide) -> bytes:
    return drawing.png(view)
