"""One series extracted from made-up files, for the tests of what publishers get wrong."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from lutondash.importers.doubts import doubts_of
from lutondash.importers.extract import extract
from lutondash.importers.file_faults import FileFault, findings_of
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Figure, Tally
from tests.importers.test_places import gazetteer

ELS = "areacd,areanm,geography,indicator,period,observation,measure,unit,lci_95,uci_95,status,notes"
ELS_RECIPE: dict[str, Any] = {
    "place": {"column": "areacd", "forms": ["gss", "itl"]},
    "period": {"column": "period", "form": "iso"},
    "value": "observation",
    "lower": "lci_95",
    "upper": "uci_95",
    "status": "status",
    "note": "notes",
}
BASE: dict[str, Any] = {
    "indicator": "made-up",
    "file": "a.csv",
    "place": {"column": "code"},
    "period": {"column": "year", "form": "financial_year"},
    "value": "value",
}


def run(folder: Path, **keys: Any) -> tuple[list[Figure], Tally, list[str]]:
    """Extract with the basic recipe and some other keys; return figures, counts and faults in words."""
    tally, faults = Tally("made-up", "made-up-release"), list[FileFault]()
    recipe = SeriesRecipe.model_validate(BASE | keys)
    figures = extract(recipe, Sources(folder), gazetteer(), tally, faults)
    tally.remarks.extend(doubts_of(figures, recipe.scale, lambda _: True))
    return figures, tally, told(faults)


def told(faults: Iterable[FileFault]) -> list[str]:
    """Return what is told of faults: where, what was found, and what to do."""
    return [f"{each.path}: {each.fault} {each.remedy}" for each in findings_of(faults)]


def els_row(observation: str, *, code: str = "E06000901", status: str = "", notes: str = "") -> str:
    """A row of the ONS's own form."""
    return f"{code},Alderham,UA,Made up,2020-04-01/P1Y,{observation},Percentage,%,,,{status},{notes}"
