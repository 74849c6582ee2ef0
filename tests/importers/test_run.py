"""Tests of a whole import, on a made-up data folder."""

from datetime import date
from pathlib import Path

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.run import import_all
from tests.importers.makers import write_csv, write_data

FIGURES = """
[[series]]
indicator = "homes-built"
file = "homes.csv"
place = { column = "code" }
period = { column = "year", form = "financial_year" }
value = "homes"
symbols = { "-" = "x" }
"""

QUOTED = """
typed_from = "https://example.org/news"
[[quoted]]
indicator = "homes-built"
geography = "E06000901"
period = "2015-04-01/P1Y"
value = "40"
qualifier = "about"
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """Return a data folder with two recipes, and the folder of sources."""
    data, sources = write_data(tmp_path, {"homes": FIGURES, "news": QUOTED})
    rows = ("E06000901,2020-21,5.50", "E06000902,2020-21,-", "E12000902,2020-21,9")
    write_csv(sources / "homes.csv", "code,year,homes", *rows)
    return data, sources


def contents(data: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(data)): path.read_bytes() for path in data.rglob("*") if path.is_file()}


def test_figures_and_checksums_are_written(folders: tuple[Path, Path]) -> None:
    """Rows of all recipes of an indicator are in one file; a row names a release that is not the main one."""
    data, sources = folders
    report = import_all(data=data, sources=sources)
    assert (data / "indicators/homes-built/observations.csv").read_text() == (
        "period,geography,value,status,qualifier,release\n"
        "2015-04-01/P1Y,E06000901,40,,about,news\n"
        "2020-04-01/P1Y,E06000901,5.5,,,\n"
        "2020-04-01/P1Y,E06000902,,x,,\n"
    )
    assert "homes.csv" in (data / "releases/homes.toml").read_text()
    assert [path.as_posix() for path in report.changed] == [
        "codelists/geographies.csv",
        "indicators/homes-built/observations.csv",
        "releases/homes.toml",
    ]


def test_the_release_of_the_indicator_is_the_main_one(folders: tuple[Path, Path]) -> None:
    """Once people have described the indicator, its own release is left out of the rows."""
    data, sources = folders
    write_csv(data / "indicators/homes-built/indicator.toml", 'release = "news"')
    import_all(data=data, sources=sources)
    lines = (data / "indicators/homes-built/observations.csv").read_text().splitlines()
    assert lines[1:3] == ["2015-04-01/P1Y,E06000901,40,,about,", "2020-04-01/P1Y,E06000901,5.5,,,homes"]


def test_a_second_import_changes_nothing(folders: tuple[Path, Path]) -> None:
    """The same files give the same bytes."""
    data, sources = folders
    import_all(data=data, sources=sources)
    before = contents(data)
    assert import_all(data=data, sources=sources).changed == ()
    assert contents(data) == before


def test_a_check_writes_nothing_and_names_what_would_change(folders: tuple[Path, Path]) -> None:
    """Comparing is not writing."""
    data, sources = folders
    before = contents(data)
    report = import_all(data=data, sources=sources, check=True)
    assert len(report.changed) == 3
    assert report.lines()[-1] == "3 files would change."
    assert contents(data) == before


def test_nothing_is_written_when_anything_is_at_fault(folders: tuple[Path, Path]) -> None:
    """All faults of a run come in one exception and the folder stays as it was."""
    data, sources = folders
    rows = ("E06000901,2020-21,??", "E06000902,2020,4")
    write_csv(sources / "homes.csv", "code,year,homes", *rows)
    before = contents(data)
    with pytest.raises(ImportFaultError) as caught:
        import_all(data=data, sources=sources)
    assert [finding.path for finding in caught.value.findings] == ["homes.csv"] * 2
    assert contents(data) == before


def test_a_figure_of_a_time_to_come_is_refused_with_its_row(folders: tuple[Path, Path]) -> None:
    """Nobody can confirm it here; a forecast is meant to be early."""
    data, sources = folders
    rows = ("E06000901,2020-21,5,", "E06000902,2030-31,6,f", "E06000901,2098-99,7,")
    write_csv(sources / "homes.csv", "code,year,homes,status", *rows)
    recipe = data / "recipes/homes.toml"
    recipe.write_text(recipe.read_text() + 'status = "status"\n')
    with pytest.raises(ImportFaultError) as caught:
        import_all(data=data, sources=sources, as_of=date(2024, 9, 1))
    (finding,) = caught.value.findings
    assert finding.path == "homes.csv"
    assert "homes.csv, row 4: the period 2098-04-01/P1Y starts after 2024-09-01." in finding.fault


def test_a_recipe_without_any_figure_is_at_fault(folders: tuple[Path, Path]) -> None:
    """An empty result is never passed off as a success."""
    data, sources = folders
    write_csv(sources / "homes.csv", "code,year,homes", "E12000902,2020-21,9")
    with pytest.raises(ImportFaultError, match=r"homes\.csv: error: No row gives a figure of 'homes-built'"):
        import_all(data=data, sources=sources)


def test_peoples_files_stay_as_they_are(folders: tuple[Path, Path]) -> None:
    """Recipes, descriptions and targets are not touched by an import."""
    data, sources = folders
    write_csv(data / "indicators/homes-built/indicator.toml", 'release = "homes"  # people')
    write_csv(data / "indicators/homes-built/targets.csv", "by,value", "2030,9")
    before = contents(data)
    import_all(data=data, sources=sources)
    after = contents(data)
    owned = {"indicators/homes-built/observations.csv", "codelists/geographies.csv", "releases/homes.toml"}
    assert {name: text for name, text in after.items() if name not in owned} == {
        name: text for name, text in before.items() if name not in owned
    }


def test_one_release_takes_all_recipes_of_its_indicators(folders: tuple[Path, Path]) -> None:
    """Importing one release never loses the rows another release gave."""
    data, sources = folders
    import_all(data=data, sources=sources)
    assert import_all(data=data, sources=sources, releases=["news"]).changed == ()


def test_two_recipes_may_not_give_the_same_figure(folders: tuple[Path, Path]) -> None:
    """A figure has one source; the same from two releases is refused, whether they agree or not."""
    data, sources = folders
    write_csv(sources / "homes.csv", "code,year,homes", "E06000901,2015-16,40")
    with pytest.raises(ImportFaultError, match="two recipes"):
        import_all(data=data, sources=sources)


def test_an_unknown_release_is_refused(folders: tuple[Path, Path]) -> None:
    """The message names the releases there are."""
    data, sources = folders
    with pytest.raises(ImportFaultError, match="homes, news"):
        import_all(data=data, sources=sources, releases=["houses"])


def test_a_recipe_needs_its_release_described(folders: tuple[Path, Path]) -> None:
    """No figure without a release."""
    data, sources = folders
    (data / "releases/homes.toml").unlink()
    with pytest.raises(ImportFaultError, match="not described"):
        import_all(data=data, sources=sources)


def test_the_report_accounts_for_every_row(folders: tuple[Path, Path]) -> None:
    """Rows read are the rows kept and the rows not kept, with why."""
    data, sources = folders
    report = import_all(data=data, sources=sources)
    for tally in report.tallies:
        assert tally.read == tally.kept + tally.refused.total()
    lines = report.lines()
    assert lines[0].split() == ["indicator", "release", "read", "kept", "not", "kept,", "and", "why"]
    assert any("1 outside the places we hold" in line for line in lines)


def test_a_value_outside_its_interval_is_pointed_out(folders: tuple[Path, Path]) -> None:
    """Such a row is kept as published and told in the report."""
    data, sources = folders
    write_csv(data / "recipes/homes.toml", 'release = "homes"', FIGURES + 'lower = "low"\nupper = "high"')
    write_csv(sources / "homes.csv", "code,year,homes,low,high", "E06000901,2020-21,9,4,6")
    lines = import_all(data=data, sources=sources).lines()
    assert [line for line in lines if line.startswith("look at homes-built: E06000901")]
