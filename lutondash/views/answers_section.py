"""`AnswersSection`: the four answers of a figure, each opened to its rule and its arithmetic."""

from dataclasses import dataclass

from lutondash.analysis.signal import Rule
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation
from lutondash.views import addresses, formats
from lutondash.views.answer import Answer
from lutondash.views.figure_table import anchor
from lutondash.views.methods_page import RULES
from lutondash.views.methods_page import anchor as rule_anchor
from lutondash.views.place_groups import PlaceGroup, place_groups
from lutondash.views.signals import answers, comparator_group, england


@dataclass(frozen=True, slots=True)
class UsedRow:
    """A period that was judged, with the address of its row among the figures."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class OpenedAnswer:
    """An answer with its rule, the rows it was judged on, and where the method is told."""

    answer: Answer
    rule: Rule
    method: str
    used: tuple[UsedRow, ...]


@dataclass(frozen=True, slots=True)
class GroupLink:
    """A group of similar places a reader may choose, with the address that chooses it."""

    group: PlaceGroup
    address: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class AnswersSection:
    """The four answers in order, the country's beside them, and the groups to compare with.

    `figures` is the address of the rows as a file; `compare` that of the page of places side by side;
    `group` is the group a reader chose, empty for the usual one.
    """

    opened: tuple[OpenedAnswer, ...]
    country: OpenedAnswer | None
    country_name: str
    groups: tuple[GroupLink, ...]
    figures: str
    compare: str
    group: str = ""


def answers_section(
    dataset: Dataset, indicator: Indicator, group: str = "", places: tuple[str, ...] = ()
) -> AnswersSection:
    """Open the four answers of an indicator; a group named in the address takes the usual one's place."""
    beside = england(dataset, indicator)
    found = comparator_group(dataset, indicator, group)
    chosen = found.id if found else ""
    compares = indicator.comparable
    return AnswersSection(
        opened=tuple(_opened(indicator, each) for each in answers(dataset, indicator, group)),
        country=_opened(indicator, beside) if beside else None,
        country_name=dataset.geography(dataset.vision.country).name,
        groups=_groups(dataset, indicator, chosen, places) if compares else (),
        figures=addresses.page(f"download/{indicator.id}.csv"),
        compare=addresses.page("compare", indicator=indicator.id, group=chosen) if compares else "",
        group=group,
    )


def _opened(indicator: Indicator, each: Answer) -> OpenedAnswer:
    rule = RULES[each.signal.rule]
    used = tuple(_used(indicator, o) for o in reversed(each.signal.used))
    return OpenedAnswer(each, rule, f"/about#{rule_anchor(rule.id)}", used)


def _used(indicator: Indicator, observation: Observation) -> UsedRow:
    return UsedRow(formats.period(indicator, observation), f"#{anchor(observation)}")


def _groups(
    dataset: Dataset, indicator: Indicator, chosen: str, places: tuple[str, ...]
) -> tuple[GroupLink, ...]:
    """Offer the published groups; neighbours in the same region are not said to be similar."""
    published = (group for group in place_groups(dataset) if group.id in dataset.comparator_groups)
    return tuple(
        GroupLink(
            group,
            f"{addresses.page('indicator', id=indicator.id, place=places, group=group.id)}#answers",
            group.id == chosen,
        )
        for group in published
    )
