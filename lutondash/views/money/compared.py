"""`Compared`: what services cost for each resident, beside similar places and the country."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from lutondash.analysis.direction import Meaning
from lutondash.analysis.position import middle
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import BudgetLine
from lutondash.views import addresses, wording
from lutondash.views.answer import Answer, answer
from lutondash.views.money import our_account
from lutondash.views.money.amounts import and_list, exact, source_words, year_words
from lutondash.views.money.choices import MoneyChoices, MoneyControl, MoneyLink
from lutondash.views.money.measuring import residents
from lutondash.views.money.neighbours import (
    LEVIES_COUNTED,
    Neighbours,
    compared_places,
    group_of,
    latest_year,
    neighbours,
    with_levies,
)
from lutondash.views.money.strip import strip
from lutondash.views.position_strip import PositionStrip
from lutondash.views.site import place_name

ANCHOR = "beside-others"
USUAL = "childrens-social-care"
"""The service shown unless another is chosen."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """A service for each resident: here, in the middle of similar places, and in the country.

    Spending more is neither good nor bad, so no answer has a colour.
    """

    name: str
    ours: str
    middle: str
    country: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Compared:
    """Every service that may be compared, and one of them drawn; `empty` says what is missing.

    `residents` says whom the year counts. `left_out` are services that are not compared, with the reason.
    """

    year: str
    residents: str
    place: str
    country: str
    group: str
    group_address: str
    count: int
    control: MoneyControl | None
    strip: PositionStrip | None
    refused: str
    rows: tuple[ComparedRow, ...]
    left_out: tuple[str, ...]
    notes: tuple[str, ...]
    source: str
    empty: str


def compared(dataset: Dataset, chosen: MoneyChoices) -> Compared:
    """Set each service beside similar places in the latest year with counts of residents."""
    year = latest_year(dataset)
    found = _all(dataset, year) if year else {}
    if not found:
        return _nothing(dataset)
    refused = _refused(dataset, chosen.service, found)
    drawn = found.get(chosen.service) or found.get(USUAL) or max(found.values(), key=lambda each: each.ours)
    group = group_of(dataset)
    return Compared(
        year=year_words(year),
        residents=residents(year),
        place=place_name(dataset),
        country=dataset.geography(dataset.vision.country).name,
        group=group.title if group else "",
        group_address=addresses.page("compare"),
        count=len(compared_places(dataset)),
        control=_control(chosen, found, drawn.line.line),
        strip=strip(dataset, drawn, year),
        refused=refused,
        rows=tuple(_row(each) for each in found.values()),
        left_out=tuple(_left_out(dataset, year, found)),
        notes=tuple(_notes(dataset, found)),
        source=source_words(dataset, (release for each in found.values() for release in each.releases)),
        empty="",
    )


def _nothing(dataset: Dataset) -> Compared:
    """Say that nothing can be compared."""
    empty = "No year is held with spending and a count of residents, so nothing can be compared."
    country = dataset.geography(dataset.vision.country).name
    return Compared("", "", place_name(dataset), country, "", "", 0, None, None, "", (), (), (), "", empty)


def _all(dataset: Dataset, year: str) -> dict[str, Neighbours]:
    """Work out every service that may be compared and on which we spent something."""
    lines = (line for line in our_account.services(dataset) if line.comparable == "yes")
    worked = (neighbours(dataset, line, year) for line in lines)
    return {each.line.line: each for each in worked if each}


def _refused(dataset: Dataset, service: str, found: dict[str, Neighbours]) -> str:
    """Say why a chosen service is not the one that is drawn; empty where it is, or none was chosen."""
    if not service or service in found:
        return ""
    line = dataset.budget.lines[service]
    return f"{line.title} is not compared. {_reason(line)}"


def _reason(line: BudgetLine) -> str:
    return wording.sentence(line.reason) or "Hardly anything was spent on it in that year."


def _control(chosen: MoneyChoices, found: dict[str, Neighbours], drawn: str) -> MoneyControl:
    links = (
        MoneyLink(
            words=each.line.title,
            address=chosen.with_service(line).address(ANCHOR),
            alone=MoneyChoices(service=line).address(ANCHOR),
            is_chosen=line == drawn,
        )
        for line, each in found.items()
    )
    return MoneyControl("Service to compare", tuple(links))


def _row(found: Neighbours) -> ComparedRow:
    return ComparedRow(
        name=found.line.title,
        ours=exact(found.ours),
        middle=exact(middle(found.others.values()).median) if found.others else "no figure",
        country=exact(found.country) if found.country is not None else "not known",
        answer=replace(answer(found.signal), meaning=Meaning.NO_JUDGEMENT),
    )


def _left_out(dataset: Dataset, year: str, found: dict[str, Neighbours]) -> Iterator[str]:
    """Name services that are not compared: those that would mislead, and those without spending here."""
    held = our_account.outturns(dataset)[year].entries
    away = [line for line in our_account.services(dataset) if line.line in held and line.line not in found]
    yield from (f"{line.title}: not compared. {_reason(line)}" for line in away if line.comparable == "no")
    other = [line for line in away if line.comparable == "yes"]
    home = dataset.vision.geography
    unknown = {line.line for line in other if home not in with_levies(dataset, line, year)}
    for line in other:
        if line.line in unknown:
            yield f"{line.title}: not compared. We do not hold what is paid to joint bodies for it."
    none = [line.title for line in other if line.line not in unknown]
    if none:
        what = "it" if len(none) == 1 else "them"
        yield f"{and_list(none)}: {place_name(dataset)} spends less than £1 for each resident on {what}."


def _notes(dataset: Dataset, found: dict[str, Neighbours]) -> Iterator[str]:
    """Say what the middle and the country's figure are, and what they cannot be."""
    country = dataset.geography(dataset.vision.country).name
    yield "More spend is neither good nor bad: needs and prices differ, and so does what a council has to do."
    yield "Counties are left out, for there a second council pays for some of the services."
    has_levies = any(each.levies for each in found.values())
    if has_levies:
        yield LEVIES_COUNTED
    if any(each.country is not None for each in found.values()):
        yield f"{country}: the published total of all its councils, shared among all its residents."
        if has_levies:
            yield f"{country}'s figure also holds what joint bodies, such as those for London, spend."
    else:
        yield f"{country}: no total of all its councils is held."
