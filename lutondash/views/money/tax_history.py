"""`TaxRow`: every published Band D amount and rise, newest year first, with how firm it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import CouncilTax, TaxElement
from lutondash.views import formats
from lutondash.views.money import told
from lutondash.views.money.amounts import year_words

PART_WORDS = {
    TaxElement.ALL: "The whole bill",
    TaxElement.COUNCIL: "The council\N{RIGHT SINGLE QUOTATION MARK}s part",
    TaxElement.COUNCIL_GENERAL: "The council\N{RIGHT SINGLE QUOTATION MARK}s part, without adult social care",
    TaxElement.ADULT_SOCIAL_CARE: "The part for adult social care",
    TaxElement.POLICE: "Police",
    TaxElement.FIRE: "Fire and rescue",
}
FIRM_WORDS = {"set": "Set", "reported": "Reported", "proposed": "Proposed"}
_FIRMEST_FIRST = tuple(FIRM_WORDS)
_PENNIES = 2


@dataclass(frozen=True, slots=True)
class TaxRow:
    """One published amount or rise; `differs` where another source says otherwise."""

    year: str
    part: str
    published: str
    firm: str
    who: str
    dated: str
    source_url: str
    note: str
    differs: bool


def history(dataset: Dataset) -> tuple[TaxRow, ...]:
    """List all that was published about Band D: by year, newest first, then by part of the bill."""
    order = list(TaxElement)
    rows = sorted(dataset.budget.council_tax, key=lambda row: order.index(row.element))
    rows.sort(key=lambda row: row.financial_year, reverse=True)
    doubted = _doubted(rows)
    return tuple(_row(dataset, row, doubted) for row in rows)


def firmest(rows: Iterable[CouncilTax]) -> CouncilTax:
    """Return the row that is most firm: what was set, else reported, else proposed."""
    return min(rows, key=lambda row: _FIRMEST_FIRST.index(row.stage))


def pounds(band_d: str) -> str:
    """Write an amount as it was published, with pennies only where it has them."""
    if not band_d:
        return ""
    whole, _, pennies = band_d.partition(".")
    return f"£{int(whole):,}" + (f".{pennies:0<{_PENNIES}}" if pennies else "")


def _published(row: CouncilTax) -> str:
    """Write an amount, a rise or both, as the source has them."""
    rise = (
        f"{formats.plain(abs(float(row.rise)))}% {'less' if float(row.rise) < 0 else 'more'}"
        if row.rise
        else ""
    )
    return ", ".join(filter(None, (pounds(row.band_d), rise)))


def _doubted(rows: Iterable[CouncilTax]) -> set[tuple[str, TaxElement]]:
    """Return the years and parts of which two different amounts, or two different rises, were published."""
    found: dict[tuple[str, TaxElement, str], set[float]] = defaultdict(set)
    for row in rows:
        for kind, text in (("band_d", row.band_d), ("rise", row.rise)):
            if text:
                found[row.financial_year, row.element, kind].add(float(text))
    return {(year, part) for (year, part, _), values in found.items() if len(values) > 1}


def _row(dataset: Dataset, row: CouncilTax, doubted: set[tuple[str, TaxElement]]) -> TaxRow:
    release = dataset.release(row.release)
    return TaxRow(
        year=year_words(row.financial_year),
        part=PART_WORDS[row.element],
        published=_published(row),
        firm=FIRM_WORDS[row.stage],
        who=release.publisher,
        dated=told.dated(dataset, row.release),
        source_url=release.url,
        note=told.notes(row.note),
        differs=(row.financial_year, row.element) in doubted,
    )
