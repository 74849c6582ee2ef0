"""From a publisher to figures: what was fetched is what the recipe engine reads."""

import tomllib
from pathlib import Path

import pytest

from lutondash.importers.run import import_all
from tests.importers.fetching.conftest import Desk
from tests.importers.fetching.documented import (
    dfe_description,
    dfe_page,
    dfe_row,
    els,
    els_row,
    fingertips,
    fingertips_row,
    nomis,
    nomis_row,
)
from tests.importers.fetching.publisher import Act, sends
from tests.importers.makers import write_data

ELS = """
[fetch]
kind = "file"
file = "homes.csv"
url = "https://example.org/homes.csv"
columns = ["areacd", "period", "observation"]
[[series]]
indicator = "a-figure"
file = "homes.csv"
place = { column = "areacd" }
period = { column = "period", form = "iso" }
value = "observation"
"""
FINGERTIPS = """
[fetch]
kind = "fingertips"
file = "ohid/active.csv"
indicator_ids = [93014]
child_area_type_id = 502
parent_area_type_id = 6
[[series]]
indicator = "a-figure"
file = "ohid/active.csv"
where = ["Indicator ID = 93014", "Sex = Persons", "Category ="]
place = { column = "Area Code" }
period = { column = "Time period", form = "financial_year" }
value = "Value"
lower = "Lower CI 95.0 limit"
upper = "Upper CI 95.0 limit"
symbols = { "*" = "c" }
"""
NOMIS = """
[fetch]
kind = "nomis"
file = "claimants.csv"
dataset = "NM_162_1"
geography = ["E06000901", "E92000901"]
date = "latest"
dimensions = { gender = "0", age = "0", measure = "2" }
measures = [20100]
[[series]]
indicator = "a-figure"
file = "claimants.csv"
where = ["MEASURES_NAME = Value"]
place = { column = "GEOGRAPHY_CODE" }
period = { column = "DATE_NAME", form = "month" }
value = "OBS_VALUE"
"""
DFE = """
[fetch]
kind = "dfe"
file = "absence.csv"
data_set = "63cfc86e-c334-4e58-2912-08da0807d53c"
version = "1.0"
indicators = ["rAte0"]
[[series]]
indicator = "a-figure"
file = "absence.csv"
where = ["sex = Total", "time_identifier = AY"]
place = { column = "new_la_code", also = { National = "E92000901" }, also_in = "geographic_level" }
period = { column = "time_period", form = "academic_year" }
value = "persist_pc"
symbols = { c = "c", z = "z" }
"""

CASES: dict[str, tuple[str, list[Act], list[str]]] = {
    "file": (
        ELS,
        [sends(els(els_row(), els_row("E06000902", value="7")))],
        ["2024-04-01/P1Y,E06000901,5.5", "2024-04-01/P1Y,E06000902,7"],
    ),
    "fingertips": (
        FINGERTIPS,
        [
            sends(
                fingertips(
                    fingertips_row(**{"Lower CI 95.0 limit": "58.1", "Upper CI 95.0 limit": "64.9"}),
                    fingertips_row(
                        parent="E92000901", **{"Lower CI 95.0 limit": "58.1", "Upper CI 95.0 limit": "64.9"}
                    ),
                    fingertips_row(Sex="Male", value="70"),
                    fingertips_row(Category="Most deprived decile", value="50"),
                    fingertips_row("E06000902", value="*", **{"Value note": "Suppressed"}),
                )
            )
        ],
        ["2023-04-01/P1Y,E06000901,61.5,,58.1,64.9", "2023-04-01/P1Y,E06000902,,c,,"],
    ),
    "nomis": (
        NOMIS,
        [
            sends(nomis([nomis_row(), nomis_row("E92000901", value="4")], 3)),
            sends(nomis([nomis_row(date="September 2025", value="4.05")], 3)),
        ],
        ["2025-09,E06000901,4.05", "2025-10,E06000901,4.1", "2025-10,E92000901,4"],
    ),
    "dfe": (
        DFE,
        [
            sends(dfe_description()),
            sends(dfe_page([dfe_row(), dfe_row("bRk02", value="c")], page=1, pages=2, total=3)),
            sends(dfe_page([dfe_row("wIde0", value="20")], page=2, pages=2, total=3)),
        ],
        ["2023-09-01/P1Y,E06000901,19.5,", "2023-09-01/P1Y,E06000902,,c", "2023-09-01/P1Y,E92000901,20,"],
    ),
}


@pytest.mark.parametrize("kind", CASES)
def test_what_was_fetched_becomes_figures(kind: str, desk: Desk, tmp_path: Path) -> None:
    """The recipe's order is fetched, the engine reads the file that was kept, every figure is there once."""
    recipe, acts, lines = CASES[kind]
    data, desk.folder = write_data(tmp_path, {"made-up": recipe})
    desk.publisher.plays(*acts)
    order = tomllib.loads((data / "recipes/made-up.toml").read_text())["fetch"]
    assert desk.fetch(order).path.parent.is_relative_to(desk.folder)
    import_all(data=data, sources=desk.folder)
    written = (data / "indicators/a-figure/observations.csv").read_text().splitlines()
    assert written[1:] == lines
