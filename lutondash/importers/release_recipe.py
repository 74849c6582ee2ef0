"""`Recipe`: everything that is taken from one release; the file in `data/recipes` is called after it."""

from typing import Any

from pydantic import Field, model_validator

from lutondash.importers.account_recipe import AccountRecipe, DeflatorRecipe, PopulationRecipe
from lutondash.importers.fetching.orders import Order
from lutondash.importers.recipe import Quoted, SeriesRecipe
from lutondash.model.record import Id, Record


class Recipe(Record):
    """Everything that is taken from one release; the file is called after it."""

    release: Id
    typed_from: str = Field("", description="the address of the text that quoted figures were typed from")
    series: tuple[SeriesRecipe, ...] = ()
    quoted: tuple[Quoted, ...] = ()
    account: tuple[AccountRecipe, ...] = ()
    population: tuple[PopulationRecipe, ...] = ()
    deflators: tuple[DeflatorRecipe, ...] = ()
    fetch: Order | None = Field(None, description="what `lutondash fetch` asks the publisher for")

    @model_validator(mode="before")
    @classmethod
    def _share(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Give every series the keys of `[common]` it does not have itself."""
        common = data.get("common", {})
        rest = {key: value for key, value in data.items() if key != "common"}
        return rest | {"series": [common | each for each in data.get("series", ())]}

    @model_validator(mode="after")
    def _says_so(self) -> "Recipe":
        if self.quoted and not self.typed_from:
            raise ValueError("quoted figures need typed_from, the address of the text")
        if self.fetch is not None and self.files and self.fetch.file not in self.files:
            raise ValueError(f"fetch.file is {self.fetch.file!r}, which no part of the recipe reads")
        return self

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is read, in the order of the recipe."""
        of_series = (source.name for series in self.series for source in series.sources)
        of_accounts = (each.file for each in self.account)
        others = (*(each.file for each in self.population), *(each.file for each in self.deflators))
        return tuple(dict.fromkeys((*of_series, *of_accounts, *others)))

    @property
    def is_of_money(self) -> bool:
        """Whether anything in `budget/` comes from here."""
        return bool(self.account or self.population or self.deflators)
