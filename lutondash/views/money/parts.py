"""`MoneyPart`: the parts of the page about money, for its list of parts and for the search."""

from collections.abc import Iterator
from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.views import addresses
from lutondash.views.money.choices import PAGE


@dataclass(frozen=True, slots=True)
class MoneyPart:
    """One part of the page: its heading, its anchor, and everyday words for what stands there."""

    title: str
    anchor: str
    search_words: str = ""

    @property
    def address(self) -> str:
        """Where the part stands."""
        return f"{addresses.page(PAGE)}#{self.anchor}"


PARTS = (
    MoneyPart("Where it goes", "spending", "money spending services budget cost each pound gross net"),
    MoneyPart("From spending to council tax", "bridge", "money spending grants requirement"),
    MoneyPart("Where it comes from", "sources", "money funding income grants government business rates"),
    MoneyPart("How it changed", "changed", "money spending cuts real terms inflation resident years"),
    MoneyPart("Did spending match the budget?", "budget", "money overspend underspend outturn"),
    MoneyPart("Beside similar places", "beside-others", "money spending compare resident England"),
    MoneyPart("Council tax and your bill", "council-tax", "money band bands police fire rise pay"),
    MoneyPart("Reserves", "reserves", "money kept back balances schools"),
    MoneyPart("Savings", "savings", "money cuts reductions efficiencies"),
    MoneyPart("Borrowing and the airport company", "borrowing", "money debt loan loans interest dividend"),
    MoneyPart("The plan for the years ahead", "plan", "money medium term financial plan deficit budget"),
    MoneyPart("Building and buying", "capital", "money capital programme schemes projects investment"),
    MoneyPart("Totals that must not be mixed", "totals", "money budget million total"),
    MoneyPart("Where published figures differ", "differ", "money contradictions disagree deficit"),
    MoneyPart("What we do not have", "missing"),
    MoneyPart("Files to take away", "files"),
)
"""In the order of the page."""


def searched(dataset: Dataset) -> Iterator[tuple[str, str, str]]:
    """Give title, words and address of each part that can be searched for; none without money."""
    if dataset.budget.is_empty:
        return
    yield from ((part.title, part.search_words, part.address) for part in PARTS if part.search_words)
