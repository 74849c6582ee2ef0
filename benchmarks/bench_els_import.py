"""How long importing the largest file of the ONS's own form takes, beside pandas reading it.

`python -m benchmarks.bench_els_import [FOLDER]` makes a file of as many rows and bytes as the largest that is
published (personal well-being: 20,112 rows, 3.6 MB), of the places in the data folder and of others. Its
measures are imported: read, checked and written as text. pandas reads it twice: as it does by itself, with
numbers as floats, and as text, which an import needs so that no digit changes.
"""

import csv
import sys
import tempfile
from pathlib import Path

import pandas as pd

from benchmarks.bench_account_import import read_places
from benchmarks.timing import interleaved, table
from lutondash.importers.assemble import drop_repeats, observations_csv
from lutondash.importers.extract import extract
from lutondash.importers.file_faults import FileFault
from lutondash.importers.places import Gazetteer
from lutondash.importers.readers import Sources
from lutondash.importers.recipe import SeriesRecipe
from lutondash.importers.rows import Tally
from scripts.pages import ROOT

AIM = 5.0
ROUNDS = 9
FILE = "measures.csv"
MEASURES = ("Life satisfaction", "Feeling worthwhile", "Happiness", "Anxiety")
YEARS = range(2011, 2023)
ROWS = 20_112
HEADER = (
    *("areacd", "areanm", "geography", "indicator", "period", "observation"),
    *("measure", "unit", "lci_95", "uci_95", "status", "notes"),
)
MEASURE = "Mean (Where 0 is 'not at all satisfied' and 10 is 'completely satisfied')"
UNIT = "Score out of 10"
VALUES = 424
"""So many different values are published."""


def write_file(target: Path, places: Gazetteer) -> None:
    """Write the file: its other places are codes that we do not know."""
    held = sorted(places.held)
    others = ROWS // (len(MEASURES) * len(YEARS)) - len(held)
    codes = held + [f"W060{number:05d}" for number in range(others)]
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        keys = [(code, year, measure) for measure in MEASURES for code in codes for year in YEARS]
        for number, (code, year, measure) in enumerate(keys):
            value = 600 + number % VALUES
            row = (
                code,
                f"Place {code}",
                "Local Authority District",
                measure,
                f"{year}-04-01/P1Y",
                value / 100,
            )
            writer.writerow((*row, MEASURE, UNIT, (value - 12) / 100, (value + 13) / 100, "", ""))


def recipes() -> list[SeriesRecipe]:
    """One series for each measure, as the recipes of the ONS's files have them."""
    shared = {
        "file": FILE,
        "place": {"column": "areacd", "forms": ["gss", "itl"]},
        "period": {"column": "period", "form": "iso"},
        "value": "observation",
        "lower": "lci_95",
        "upper": "uci_95",
        "status": "status",
        "note": "notes",
    }
    names = {each: each.lower().replace(" ", "-") for each in MEASURES}
    return [
        SeriesRecipe.model_validate(shared | {"indicator": name, "where": [f"indicator = {measure}"]})
        for measure, name in names.items()
    ]


def imported(folder: Path, places: Gazetteer) -> list[str]:
    """The text of every indicator of the file."""
    sources, texts = Sources(folder), []
    for recipe in recipes():
        tally, faults, clashes = Tally(recipe.indicator, "bench"), list[FileFault](), list[str]()
        figures = drop_repeats(extract(recipe, sources, places, tally, faults), tally, clashes)
        if faults or clashes:
            raise SystemExit("\n".join([*map(str, faults), *clashes]))
        texts.append(observations_csv(figures))
    return texts


def main() -> None:
    """Print the seconds of each and the ratios."""
    data = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    places = read_places(data)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / FILE
        write_file(path, places)
        size = path.stat().st_size
        seconds = interleaved(
            {
                "import": lambda: imported(path.parent, places),
                "pandas": lambda: pd.read_csv(path),
                "as text": lambda: pd.read_csv(path, dtype=str, keep_default_na=False),
            },
            ROUNDS,
        )
        kept = sum(text.count("\n") - 1 for text in imported(path.parent, places))
    rows = [
        (
            name,
            f"{ROWS:,}",
            f"{size / 1_000_000:.1f} MB",
            f"{kept:,}",
            f"{seconds['import'] * 1000:.0f} ms",
            f"{seconds[key] * 1000:.0f} ms",
            f"{seconds['import'] / seconds[key]:.1f}x",
            f"{AIM:.0f}x",
        )
        for name, key in (("pandas as it comes", "pandas"), ("pandas as text", "as text"))
    ]
    print("importing the largest file of the ONS's form, with every check, beside pandas reading it\n")
    print(table(("beside", "rows", "size", "held", "import", "pandas", "ratio", "aim, at most"), rows))


if __name__ == "__main__":
    main()
