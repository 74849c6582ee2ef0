"""Groups of places to set ours beside: what each is, who made it, and how it differs from the others."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.geography import ComparatorGroup, UpperTier
from lutondash.views import formats, wording

NEIGHBOURS = "neighbours"
"""The group of the authorities in our own region; no publisher made it, the list of places gives it."""


@dataclass(frozen=True, slots=True)
class PlaceGroup:
    """A group of places that are like ours or near it; `codes` never hold our own.

    `how` says what it is and how it differs from the others, `source` and `address` who made it and where
    that stands, `names` its members by name.
    """

    id: str
    title: str
    codes: tuple[str, ...]
    names: tuple[str, ...]
    how: tuple[str, ...]
    source: str
    address: str = ""
    date: str = ""
    licence: str = ""


def place_groups(dataset: Dataset) -> tuple[PlaceGroup, ...]:
    """Return every group, the one used unless another is chosen first, neighbours last."""
    published = sorted(dataset.comparator_groups.values(), key=lambda group: not group.is_default)
    return (*(_published(dataset, group) for group in published), *_neighbours(dataset))


def group_ids(dataset: Dataset) -> tuple[str, ...]:
    """Return what a group may be called in an address."""
    return (*dataset.comparator_groups, NEIGHBOURS)


def usual_group(dataset: Dataset) -> str:
    """Return the id of the group used unless another is chosen; empty where there is none."""
    return next((group.id for group in dataset.comparator_groups.values() if group.is_default), "")


def _published(dataset: Dataset, group: ComparatorGroup) -> PlaceGroup:
    codes = _others(dataset, group.codes)
    is_address = group.source.startswith("https://")
    return PlaceGroup(
        id=group.id,
        title=group.title,
        codes=codes,
        names=_names(dataset, codes),
        how=(_size(dataset, codes), _order(group), *_shared(dataset, group)),
        source="The list as it was published" if is_address else group.source,
        address=group.source if is_address else "",
        date=_date(group.source_date),
        licence=wording.sentence(_with_titles(dataset, group.licence_note)),
    )


def _neighbours(dataset: Dataset) -> tuple[PlaceGroup, ...]:
    """Return the authorities of our region that run every service; none where it has no other."""
    region = dataset.geography(dataset.vision.region)
    lying = (g for g in dataset.geographies.values() if g.region_code == region.code)
    codes = _others(dataset, tuple(g.code for g in lying if g.upper_tier == UpperTier.YES))
    if not codes:
        return ()
    how = (
        f"The other councils of the same region that run schools and social care: {len(codes)} places.",
        "They need not touch each other, nor be alike.",
    )
    return (
        PlaceGroup(
            id=NEIGHBOURS,
            title=f"Neighbours in the same region ({region.name})",
            codes=codes,
            names=_names(dataset, codes),
            how=how,
            source="Our own list of places and the regions they lie in",
        ),
    )


def _others(dataset: Dataset, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(code for code in codes if code != dataset.vision.geography)


def _names(dataset: Dataset, codes: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(sorted(dataset.geography(code).name for code in codes))


def _size(dataset: Dataset, codes: tuple[str, ...]) -> str:
    """Say how many places there are, and that some lack the services of an upper-tier council."""
    smaller = sum(dataset.geography(code).upper_tier == UpperTier.NO for code in codes)
    opening = formats.count_of(len(codes), "place")
    without = f"; {smaller} of them without schools and social care" if smaller else ""
    return f"{opening}{without}."


def _order(group: ComparatorGroup) -> str:
    if group.is_ranked:
        return "Its makers put the most alike first; here places stand by name."
    return "Its makers give the places no order."


def _shared(dataset: Dataset, group: ComparatorGroup) -> tuple[str, ...]:
    """Say how many of its places the usual group has too."""
    usual = dataset.comparator_groups.get(usual_group(dataset))
    if usual is None or usual.id == group.id:
        return ()
    both = len(set(group.codes) & set(usual.codes))
    return (f"{both} of its {len(group.codes)} places are also in “{usual.title}”.",)


def _date(text: str) -> str:
    """Write the day, month or year a date begins with in words; what follows it stays."""
    day, space, rest = text.partition(" ")
    return f"{formats.reduced_date(day)}{space}{rest}"


def _with_titles(dataset: Dataset, note: str) -> str:
    """Put titles in the place of the ids of groups."""
    for group in dataset.comparator_groups.values():
        note = note.replace(group.id, f"“{group.title}”")
    return note
