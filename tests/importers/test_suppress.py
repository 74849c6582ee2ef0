"""Tests of an import that hides small numbers: what is written never holds one."""

from pathlib import Path

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.run import import_all
from lutondash.model.disclosure import HIDDEN_NOTE
from tests.importers.makers import write_csv, write_data

RECIPE = """
[[series]]
indicator = "pupils-excluded"
file = "kpi.csv"
place = { column = "code" }
period = { column = "year", form = "financial_year" }
numerator = "excluded"
denominator = "pupils"
times = 1000
note = "remark"
"""

DESCRIBED = """release = "kpi"
unit = "rate_per_1000"

[disclosure]
rule = "made up"
smallest = 5
counts = "numerator"

[[disclosure.adds_up]]
over = "geography"
total = "E12000901"
parts = ["E06000901", "E06000902", "E08000902"]
"""

HEAD = "code,year,excluded,pupils,remark"
ROWS = (
    "E06000901,2023-24,3,1700,Three brothers of one family",
    "E06000902,2023-24,37,2900,",
    "E08000902,2023-24,61,4100,",
    "E12000901,2023-24,101,8700,",
)
OBSERVATIONS = "indicators/pupils-excluded/observations.csv"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return a data folder whose one indicator hides small numbers, and the folder of sources."""
    data, sources = write_data(tmp_path, {"kpi": RECIPE})
    write_csv(data / "indicators/pupils-excluded/indicator.toml", DESCRIBED)
    write_csv(sources / "kpi.csv", HEAD, *ROWS)
    return data, sources


def test_a_small_count_its_rate_and_its_remark_are_never_written(folders: tuple[Path, Path]) -> None:
    """The small figure is hidden, and another with it, since the total would tell it."""
    data, sources = folders
    report = import_all(data=data, sources=sources)
    text = (data / OBSERVATIONS).read_text("utf-8")
    assert text.count(HIDDEN_NOTE) == 2
    assert "1.76470588235" not in text
    assert "12.7586206897" not in text
    assert "brothers" not in text
    assert f"2023-04-01/P1Y,E06000901,,c,,1700,{HIDDEN_NOTE}" in text
    assert "2023-04-01/P1Y,E12000901,11.6091954023,,101,8700," in text
    assert any("2 figures are hidden" in line for line in report.lines())


def test_a_second_import_changes_nothing(folders: tuple[Path, Path]) -> None:
    """What is hidden is the same each time."""
    data, sources = folders
    import_all(data=data, sources=sources)
    assert import_all(data=data, sources=sources).changed == ()


def test_what_was_hidden_stays_hidden_when_a_total_is_revised(folders: tuple[Path, Path]) -> None:
    """The total grows by one and one place with it; the difference tells nothing of the hidden two."""
    data, sources = folders
    import_all(data=data, sources=sources)
    revised = (*ROWS[:2], "E08000902,2023-24,62,4100,", "E12000901,2023-24,102,8700,")
    write_csv(sources / "kpi.csv", HEAD, *revised)
    import_all(data=data, sources=sources)
    text = (data / OBSERVATIONS).read_text("utf-8")
    assert text.count(HIDDEN_NOTE) == 2
    assert ",102,8700," in text


def test_figures_that_do_not_add_up_are_refused(folders: tuple[Path, Path]) -> None:
    """A sum that does not hold protects nobody: nothing is written, and the fault names no number."""
    data, sources = folders
    write_csv(sources / "kpi.csv", HEAD, *ROWS[:3], "E12000901,2023-24,104,8700,")
    with pytest.raises(ImportFaultError, match="do not add up") as caught:
        import_all(data=data, sources=sources)
    assert "104" not in str(caught.value)
    assert not (data / OBSERVATIONS).exists()


def test_a_rule_that_makes_no_sense_is_told(folders: tuple[Path, Path]) -> None:
    """The fault names the file and the key."""
    data, sources = folders
    path = data / "indicators/pupils-excluded/indicator.toml"
    path.write_text(DESCRIBED.replace("smallest = 5", "smallest = 1"), "utf-8")
    with pytest.raises(ImportFaultError, match="smallest"):
        import_all(data=data, sources=sources)
