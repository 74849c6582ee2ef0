"""`TaxRow`: every published Band D amount and rise, newest year first, with how firm it is."""

from collections.abc import Iterable
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.money_said import CouncilTax, TaxElement
from lutondash.model.number import shown
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
    return tuple(_row(dataset, row, differs=_differs(row, rows)) for row in rows)


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


def _differs(row: CouncilTax, rows: Iterable[CouncilTax]) -> bool:
    """Say whether another source gives another amount, or another rise, of the same part and year."""
    same = [each for each in rows if (each.financial_year, each.element) == (row.financial_year, row.element)]
    return any(not (_agree(row.band_d, each.band_d) and _agree(row.rise, each.rise)) for each in same)


def _agree(one: str, other: str) -> bool:
    """Say whether two figures may be one and the same, the one with fewer decimals being rounded."""
    if not (one and other):
        return True
    decimals = min(len(text.partition(".")[2]) for text in (one, other))
    return shown(float(one), decimals) == shown(float(other), decimals)


def _row(dataset: Dataset, row: CouncilTax, *, differs: bool) -> TaxRow:
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
        differs=differs,
    )
