"""The strip of places for a service: net spend for each resident on one axis."""

from collections.abc import Sequence
from dataclasses import replace

from lutondash.analysis.comparison import FEWEST_PLACES
from lutondash.analysis.goal import same
from lutondash.analysis.position import middle
from lutondash.analysis.standing import SIMILAR_TO
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Unit
from lutondash.views import formats, strip_words
from lutondash.views.figure_table import Cell
from lutondash.views.money.amounts import exact, source_words, year_words
from lutondash.views.money.measuring import residents
from lutondash.views.money.neighbours import LEVIES_COUNTED, Neighbours, compared_places
from lutondash.views.position_strip import PositionStrip, StripMiddle, StripPlace, StripRow, alt_text, ends

_SIMILAR = "similar places"


def strip(dataset: Dataset, found: Neighbours, year: str) -> PositionStrip | None:
    """Draw a service among similar places; None where fewer than five of them have a figure."""
    if len(found.others) < FEWEST_PLACES:
        return None
    home = _place(dataset, dataset.vision.geography, found.ours)
    others = sorted(
        (_place(dataset, code, value) for code, value in found.others.items()), key=lambda p: p.name
    )
    lowest, highest = ends(others)
    missing = (code for code in compared_places(dataset) if code not in found.others)
    drawn = PositionStrip(
        id="money-compared",
        headline=_headline(home, others, found.line.title),
        subtitle=(
            f"{found.line.title}: net spend for each resident, {year_words(year)} (financial year, "
            f"{residents(year)}). "
            f"{strip_words.rings(len(others), _SIMILAR)}{_levies(found)}"
        ),
        source=source_words(dataset, found.releases),
        held=f"Figures held on {formats.day(dataset.as_of)}.",
        alt="",
        home=home,
        others=tuple(others),
        lowest=lowest,
        highest=highest,
        middle=_middle([place.value for place in others]),
        country=_country(dataset, found),
        missing=tuple(sorted(dataset.geography(code).name for code in missing)),
        rows=tuple(_rows(home, others)),
        legend=(),
        unit=Unit.GBP,
        decimals=0,
    )
    return replace(drawn, alt=alt_text(drawn, f"in {year_words(year)}"))


def _levies(found: Neighbours) -> str:
    """Say in the picture what is counted with the service."""
    return f" {LEVIES_COUNTED}" if found.levies else ""


def _place(dataset: Dataset, code: str, value: float) -> StripPlace:
    return StripPlace(code, dataset.geography(code).name, value, exact(value))


def _country(dataset: Dataset, found: Neighbours) -> StripPlace | None:
    if found.country is None:
        return None
    return _place(dataset, dataset.vision.country, found.country)


def _headline(home: StripPlace, others: Sequence[StripPlace], service: str) -> str:
    """Say how many places spend less on a service for each resident."""
    less = sum(place.value < home.value and not same(place.value, home.value) for place in others)
    spend = "spends" if less == 1 else "spend"
    small = service[0].lower() + service[1:]
    many = "None" if not less else str(less)
    return (
        f"{many} of {len(others)} similar places {spend} less on {small} for each resident than {home.name}"
    )


def _middle(values: list[float]) -> StripMiddle:
    """Return the middle, and what is about the same as it."""
    centre = middle(values)
    low, high = (None, None) if centre.has_no_spread else (centre.at(-SIMILAR_TO), centre.at(SIMILAR_TO))
    return StripMiddle(centre.median, exact(centre.median), f"Middle of the {len(values)}", low, high)


def _rows(home: StripPlace, others: Sequence[StripPlace]) -> list[StripRow]:
    rows = [StripRow(place.name, place is home, Cell(place.text)) for place in (home, *others)]
    return sorted(rows, key=lambda row: row.name)
