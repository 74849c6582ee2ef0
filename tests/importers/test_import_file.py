"""Tests of one file merged with the figures of a data folder; nothing is written by it."""

from pathlib import Path

import pytest

from lutondash.errors import Finding, ImportFaultError
from lutondash.importers.import_file import FileImport, import_file
from lutondash.importers.recipe_files import read_recipe
from lutondash.importers.release_files import listed
from lutondash.importers.run import import_all
from tests.importers.sheet_makers import write_sheet
from tests.rain_files import GUTTERS, RAIN, RECIPE, RELEASE, gutter_file, rain_file, write_recipes
from tests.sample import HOME, NEIGHBOUR, add, change, write


@pytest.fixture
def data(sample: Path) -> Path:
    """Return the made-up folder with recipes."""
    write_recipes(sample)
    return sample


def run(file: Path, data: Path) -> FileImport:
    """Import a file by the recipe of the figures about rain."""
    faults: list[Finding] = []
    recipe = read_recipe(data / RECIPE, faults)
    assert recipe is not None, faults
    return import_file(file, recipe, data)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_figures_change_the_checksum_only(data: Path, tmp_path: Path) -> None:
    """A file that says what is known leaves the figures' bytes as they are."""
    result = run(rain_file(tmp_path), data)
    assert list(result.texts) == [RELEASE]
    assert (result.release, result.file) == ("rain-statistics", "rain.csv")


def test_nothing_is_written(data: Path, tmp_path: Path) -> None:
    """An import gives texts; somebody else writes them."""
    before = contents(data)
    run(rain_file(tmp_path, {(HOME, 2021): 160}), data)
    assert contents(data) == before


def test_a_whole_file_replaces_the_rows_of_its_release(data: Path, tmp_path: Path) -> None:
    """New rows come, rows that are gone go; those of another release stay and keep its name."""
    change(data, RAIN, "period,geography,value\n", "period,geography,value,release\n")
    text = (data / RAIN).read_text().splitlines()
    write(data, RAIN, "\n".join([text[0], *(f"{line}," for line in text[1:])]) + "\n")
    add(data, RAIN, f"2014-01-01/P1Y,{HOME},149,letters-return")
    written = run(rain_file(tmp_path, {(HOME, 2021): 160, (HOME, 2015): None}), data).texts[RAIN]
    lines = [line for line in written.splitlines() if HOME in line]
    assert lines[0] == f"2014-01-01/P1Y,{HOME},149,letters-return"
    assert lines[1] == f"2016-01-01/P1Y,{HOME},150,"
    assert lines[-1] == f"2021-01-01/P1Y,{HOME},160,"


def test_columns_that_no_recipe_fills_are_kept(data: Path, tmp_path: Path) -> None:
    """Rows of another release keep their notes and parts of the population, letter by letter."""
    text = (data / RAIN).read_text().splitlines()
    rows = [f"{line},,," for line in text[1:]]
    rows.append(f'2016-01-01/P1Y,{HOME},007.50,children,letters-return,"Wet, and how"')
    write(data, RAIN, "\n".join([f"{text[0]},breakdown,release,note", *rows]) + "\n")
    written = run(rain_file(tmp_path), data).texts[RAIN]
    assert f'2016-01-01/P1Y,{HOME},007.50,children,letters-return,"Wet, and how"' in written.splitlines()


def test_a_file_for_one_period_replaces_that_period(data: Path, tmp_path: Path) -> None:
    """All other periods stay; a place the new file lacks is gone from its period only."""
    file = gutter_file(tmp_path, "2023 Q4", 97)
    write(tmp_path, file.name, f"code,cleared,asked\n{HOME},97,100\n")
    before = (data / GUTTERS).read_text().splitlines()
    after = run(file, data).texts[GUTTERS].splitlines()
    assert [line for line in after if "2023-10-01" in line] == [f"2023-10-01/P3M,{HOME},97,97,100"]
    others = {line for line in before if "2023-10-01" not in line}
    assert {line for line in after if "2023-10-01" not in line} == others


def test_a_further_file_is_known_by_its_pattern(data: Path, tmp_path: Path) -> None:
    """Its name says its period, and the release lists it beside the others of the recipe."""
    result = run(gutter_file(tmp_path, "2024 Q1", 83), data)
    assert f"2024-01-01/P3M,{NEIGHBOUR},83,83,100" in result.texts[GUTTERS].splitlines()
    assert 'name = "raw/gutters 2024 Q1.csv"' in result.texts[RELEASE]


def test_the_text_is_that_of_a_full_import(data: Path, tmp_path: Path) -> None:
    """Whether files come one by one or all at once, the bytes are the same."""
    sources = tmp_path / "sources"
    rain_file(sources / "raw", {(HOME, 2020): 171})
    files = [gutter_file(sources / "raw", f"2023 Q{quarter}", 80 + quarter) for quarter in (3, 4)]
    geographies = (data / "codelists/geographies.csv").read_bytes()
    write(sources, "places.csv", geographies)
    one_by_one = data.parent / "one"
    for path, text in contents(data).items():
        write(one_by_one, path, text)
    write(one_by_one, GUTTERS, "period,geography,value\n")
    import_all(data=data, sources=sources)
    for file in (sources / "raw/rain.csv", *files):
        for path, text in run(file, one_by_one).texts.items():
            write(one_by_one, path, text)
    assert (one_by_one / RAIN).read_bytes() == (data / RAIN).read_bytes()
    assert (one_by_one / GUTTERS).read_bytes() == (data / GUTTERS).read_bytes()


def test_the_release_keeps_what_people_wrote(data: Path, tmp_path: Path) -> None:
    """Only the checksum of the file changes, and somebody is asked to look at the date."""
    before = (data / RELEASE).read_text()
    result = run(rain_file(tmp_path), data)
    head, _, tail = result.texts[RELEASE].partition("[[file]]")
    assert before.startswith(head)
    assert result.sha256 in tail
    assert any("published 2024-06" in remark for remark in result.remarks)


def test_any_name_will_do_where_the_recipe_has_one_file(data: Path, tmp_path: Path) -> None:
    """The file is what matters, not what it was saved as."""
    text = (data / RECIPE).read_text()
    write(data, RECIPE, text[: text.index('[[series]]\nindicator = "gutters')])
    file = rain_file(tmp_path, {(HOME, 2021): 160}).rename(tmp_path / "download (3).csv")
    assert f"2021-01-01/P1Y,{HOME},160" in run(file, data).texts[RAIN]


def test_a_file_of_another_kind_is_listed_by_its_own_name(data: Path, tmp_path: Path) -> None:
    """The checksum of a workbook does not stand beside the name of a csv file."""
    text = (data / RECIPE).read_text()
    write(data, RECIPE, text[: text.index('[[series]]\nindicator = "gutters')])
    rows = [line.split(",") for line in rain_file(tmp_path).read_text().splitlines()]
    write_sheet(tmp_path / "rain.xlsx", rows)
    result = run(tmp_path / "rain.xlsx", data)
    assert listed(result.texts[RELEASE]) == ("raw/rain.xlsx",)
    assert any("now lists raw/rain.xlsx in place of raw/rain.csv" in remark for remark in result.remarks)


def test_a_revised_file_takes_the_place_of_the_one_before(data: Path, tmp_path: Path) -> None:
    """Both are for one quarter: the newer name is listed, and an import of all reads it alone."""
    change(data, RECIPE, r"\d)\.csv", r"\d)( revised)?\.csv")
    sources = tmp_path / "sources"
    rain_file(sources / "raw")
    older = [gutter_file(sources / "raw", f"2023 Q{quarter}", 80) for quarter in (3, 4)]
    newer = gutter_file(sources / "raw", "2023 Q4", 75).rename(sources / "raw/gutters 2023 Q4 revised.csv")
    older[1].write_text(older[0].read_text())
    write(sources, "places.csv", (data / "codelists/geographies.csv").read_bytes())
    write(data, GUTTERS, "period,geography,value\n")
    import_all(data=data, sources=sources)
    for path, text in run(newer, data).texts.items():
        write(data, path, text)
    assert f"2023-10-01/P3M,{HOME},75" in (data / GUTTERS).read_text()
    assert "raw/gutters 2023 Q4.csv" not in listed((data / RELEASE).read_text())
    assert import_all(data=data, sources=sources).changed == ()


@pytest.mark.parametrize("damage", [b"x = [", b"\xff", b'[[file]]\nname = "a.csv"', b'file = "a"'])
def test_a_broken_release_is_told_and_named(data: Path, tmp_path: Path, damage: bytes) -> None:
    """Its checksums cannot be written, so nothing is."""
    text = (data / RELEASE).read_bytes()
    write(data, RELEASE, text.partition(b"[[file]]")[0] + damage + b"\n")
    with pytest.raises(ImportFaultError) as caught:
        run(rain_file(tmp_path), data)
    assert {finding.path for finding in caught.value.findings} == {RELEASE}
    assert all(finding.remedy for finding in caught.value.findings)


def test_a_file_that_could_be_any_of_many_is_refused(data: Path, tmp_path: Path) -> None:
    """The message names those there are, the name a new one needs, and where that is said."""
    file = rain_file(tmp_path).rename(tmp_path / "download.csv")
    with pytest.raises(ImportFaultError, match=r"3 files, and 'download\.csv' is none of them") as caught:
        run(file, data)
    told = caught.value.findings[0]
    assert "rain.csv, gutters 2023 Q3.csv, gutters 2023 Q4.csv" in told.fault
    assert "its name must fit `file_pattern` in recipes/rain-statistics.toml of the draft" in told.remedy
    assert r"draft: 'gutters (?P<period>\d{4} Q\d)\.csv'." in told.remedy


@pytest.mark.parametrize(
    ("files", "words"),
    [
        (
            'files = [{ name = "raw/a.csv", period = "2023" }, { name = "raw/b.csv", period = "2024" }]',
            "entry",
        ),
        ('file = "raw/a.csv"', "pattern"),
    ],
)
def test_without_a_pattern_the_very_line_to_add_is_told(
    data: Path, tmp_path: Path, files: str, words: str
) -> None:
    """A list of files takes one more entry; where each series has its own file, a pattern is asked for."""
    text = (data / RECIPE).read_text()
    series = text[: text.index('[[series]]\nindicator = "gutters')]
    two = series.replace('file = "raw/rain.csv"', files)
    other = (
        series[series.index("[[series]]") :].replace("raw/rain.csv", "raw/b.csv").replace("rainy", "gutter")
    )
    write(data, RECIPE, two if words == "entry" else series + other)
    file = rain_file(tmp_path).rename(tmp_path / "rain 2025.csv")
    with pytest.raises(ImportFaultError) as caught:
        run(file, data)
    wanted = {
        "entry": 'add { name = "raw/rain 2025.csv", period = "..." } to `files` in recipes/rain',
        "pattern": "give the series a `file_pattern` in recipes/rain-statistics.toml of the draft",
    }
    assert wanted[words] in caught.value.findings[0].remedy


def test_a_further_file_is_read_again_by_an_import_of_all(data: Path, tmp_path: Path) -> None:
    """What came in by its name alone stands in the release, and importing everything keeps it."""
    sources = tmp_path / "sources"
    rain_file(sources / "raw")
    files = [gutter_file(sources / "raw", quarter, n) for n, quarter in enumerate(["2023 Q3", "2023 Q4"], 70)]
    write(sources, "places.csv", (data / "codelists/geographies.csv").read_bytes())
    write(data, GUTTERS, "period,geography,value\n")
    import_all(data=data, sources=sources)
    further = gutter_file(sources / "raw", "2024 Q1", 80)
    for path, text in run(further, data).texts.items():
        write(data, path, text)
    assert f"2024-01-01/P3M,{HOME},80" in (data / GUTTERS).read_text()
    assert len(files) == 2
    assert import_all(data=data, sources=sources).changed == ()


def test_only_what_changes_is_told(data: Path, tmp_path: Path) -> None:
    """What the draft holds was looked at before; the same doubt of a new figure is told."""
    change(data, "indicators/rainy-days/indicator.toml", "max = 366\n", "")
    held = f"2020-01-01/P1Y,{HOME},154"
    change(data, "indicators/rainy-days/observations.csv", held, held.replace("154", "15400"))
    strange = {(HOME, 2020): 15400}
    assert run(rain_file(tmp_path, strange), data).tallies[0].remarks == []
    result = run(rain_file(tmp_path, {**strange, (NEIGHBOUR, 2020): 15400}), data)
    (remark,) = result.tallies[0].remarks
    assert remark.startswith(f"{NEIGHBOUR} 2020-01-01/P1Y: 15400 (rain.csv, row ")


def test_every_fault_is_told(data: Path, tmp_path: Path) -> None:
    """Cells that are no numbers and an indicator that nobody described come in one exception."""
    (data / "indicators/rainy-days/indicator.toml").unlink()
    with pytest.raises(ImportFaultError) as caught:
        run(rain_file(tmp_path, {(HOME, 2015): "many", (HOME, 2016): "few"}), data)
    told = " ".join(finding.fault for finding in caught.value.findings)
    assert "'many'" in told
    assert "'few'" in told
    assert "not described" in told


def test_a_figure_of_two_releases_is_refused(data: Path, tmp_path: Path) -> None:
    """A figure has one source: the rows of the other release must go first."""
    write(data, RAIN, f"period,geography,value,release\n2015-01-01/P1Y,{HOME},150,letters-return\n")
    with pytest.raises(ImportFaultError, match="has both '150' and '156'"):
        run(rain_file(tmp_path), data)


def test_the_councils_money_is_left_to_the_whole_import(data: Path, tmp_path: Path) -> None:
    """Accounts are checked across years; the message says which command does that."""
    write(
        data,
        RECIPE,
        'release = "rain-statistics"\n[[population]]\nfile = "rain.csv"\nplace = { column = "code" }\n'
        'year = "year"\nvalue = "days"\nfirst_year = 2015\n',
    )
    with pytest.raises(ImportFaultError, match="--from FOLDER --data DRAFT"):
        run(rain_file(tmp_path), data)


def test_places_of_a_broken_list_are_told(data: Path, tmp_path: Path) -> None:
    """A list of places that cannot be read is named by its path."""
    write(data, "codelists/geographies.csv", "code\nnothing\n")
    with pytest.raises(ImportFaultError, match=r"codelists/geographies\.csv"):
        run(rain_file(tmp_path), data)


def test_what_is_wrong_with_the_file_is_told_once_and_of_the_file(data: Path, tmp_path: Path) -> None:
    """Two series read it; the file is at fault and not the recipe."""
    text = (data / RECIPE).read_text()
    rain = text[text.index("[[series]]") : text.rindex("[[series]]")]
    write(data, RECIPE, text + rain)
    write(tmp_path, "rain.csv", b"")
    with pytest.raises(ImportFaultError) as caught:
        run(tmp_path / "rain.csv", data)
    assert len(caught.value.findings) == 1, caught.value
    fault = caught.value.findings[0]
    assert fault.path == "rain.csv"
    assert "empty" in fault.fault
    assert fault.remedy == "Fetch it again."
