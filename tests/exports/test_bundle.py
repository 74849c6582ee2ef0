"""The ZIP of everything is a Data Package and tables for the web, and strangers' programs find it valid."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import frictionless
import pytest
from csvw import CSVW  # type: ignore[import-untyped]  # it ships no types

from lutondash import Dataset, load
from lutondash.exports import money_tables
from lutondash.exports.bundle import bundle
from lutondash.exports.edition import package
from lutondash.exports.figures import COLUMNS, figures_csv
from tests.sample import AS_OF, change

BESIDE = (
    *("indicators.csv", "links.csv", "targets.csv", "statements.csv", "breaks.csv", "priorities.csv"),
    *("outcomes.csv", "geographies.csv", "symbols.csv", "grades.csv", "sources.csv"),
    *(f"{file.name}.csv" for file in money_tables.FILES),
)


@pytest.fixture(scope="module")
def content(dataset: Dataset) -> bytes:
    """Return the ZIP of the made-up figures, made once."""
    return bundle(dataset)


@pytest.fixture
def unpacked(content: bytes, tmp_path: Path) -> Path:
    """Return the ZIP's files in a folder that a test may spoil."""
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    return tmp_path


def said(folder: Path) -> Any:
    """Return the Data Package's descriptor."""
    return json.loads((folder / "datapackage.json").read_text("utf-8"))


def on_the_web(folder: Path) -> Any:
    """Return the metadata for CSV on the Web."""
    return json.loads((folder / "csv-metadata.json").read_text("utf-8"))


def is_valid_on_the_web(folder: Path) -> bool:
    """Say whether the csvw package finds no fault; it raises some and warns of others."""
    try:
        return bool(CSVW(str(folder / "csv-metadata.json"), validate=True).is_valid)
    except ValueError:
        return False


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return a table's rows by column."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_holds_every_indicator_and_what_explains_it(dataset: Dataset, unpacked: Path) -> None:
    """Each indicator's file is the one for every place; every publication is named."""
    described = {"datapackage.json", "csv-metadata.json"}
    figures = {f"{name}.csv" for name in dataset.indicators}
    assert {path.name for path in unpacked.iterdir()} == described | {*BESIDE} | figures
    for name in dataset.indicators:
        assert (unpacked / f"{name}.csv").read_bytes() == figures_csv(dataset, name)
    assert {row["release"] for row in rows_of(unpacked / "sources.csv")} == set(dataset.releases)


def test_the_same_figures_give_the_same_bytes(dataset: Dataset, content: bytes) -> None:
    """Nothing of the clock is in it."""
    assert bundle(dataset) == content


def test_other_figures_give_another_id(dataset: Dataset, sample: Path) -> None:
    """The package's id belongs to its figures."""
    change(sample, "indicators/rainy-days/observations.csv", ",156", ",157")
    assert package(load(sample, as_of=AS_OF)).id != package(dataset).id


def test_it_is_a_valid_data_package(unpacked: Path) -> None:
    """Frictionless reads every row by its schema, its keys and its hash, and finds no fault."""
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert report.flatten(["title", "message"]) == []
    assert said(unpacked)["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"


@pytest.mark.filterwarnings("always::UserWarning")
@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("2015-01-01/P1Y", "2016-01-01/P1Y", "primary-key"),
        (",156,", ",wet,", "type-error"),
        (",156,", ",367,", "constraint-error"),
        ("E92999001", "E92999009", "foreign-key"),
    ],
)
def test_a_spoilt_table_is_found(unpacked: Path, old: str, new: str, fault: str) -> None:
    """A row twice, a word or too much for a number and an unknown place are faults to both standards."""
    path = unpacked / "rainy-days.csv"
    path.write_bytes(path.read_bytes().replace(old.encode(), new.encode(), 1))
    report = frictionless.validate(str(unpacked / "datapackage.json"))
    assert [fault] in report.flatten(["type"])
    assert not is_valid_on_the_web(unpacked)


def test_it_is_valid_on_the_web(unpacked: Path) -> None:
    """The csvw package reads the metadata and every row by it, and finds no fault."""
    assert is_valid_on_the_web(unpacked)
    read = CSVW(str(unpacked / "csv-metadata.json"))
    assert {table.url.string for table in read.tables} == {r["path"] for r in said(unpacked)["resources"]}


def test_both_say_the_same(unpacked: Path) -> None:
    """Title, period, licence, columns and keys are told alike: they come from one description."""
    one, other = said(unpacked), on_the_web(unpacked)
    assert (one["title"], one["id"], one["version"]) == (
        other["dc:title"],
        other["dc:identifier"],
        other["dc:issued"],
    )
    assert "/".join(one["temporal"].values()) == other["dc:temporal"]
    for resource, table in zip(one["resources"], other["tables"], strict=True):
        schema, there = resource["schema"], table["tableSchema"]
        assert (resource["path"], resource["title"]) == (table["url"], table["dc:title"])
        assert "; ".join(licence["title"] for licence in resource["licenses"]) == table["dc:rights"]
        assert [f["name"] for f in schema["fields"]] == [c["name"] for c in there["columns"]]
        assert schema.get("primaryKey") == there.get("primaryKey")
        assert len(schema.get("foreignKeys", [])) == len(there["foreignKeys"])


def test_every_table_states_its_own_licence(sample: Path) -> None:
    """A licence that is stated is named with its address; where none is, that is said, never inherited."""
    address = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
    stated = f'licence = "Open Government Licence v3.0"\nlicence_url = "{address}"'
    change(sample, "releases/letters-return.toml", 'licence = "not stated"', stated)
    whole = package(load(sample, as_of=AS_OF))
    licences = {table.name: [(each.name, each.url) for each in table.licences] for table in whole.tables}
    assert licences["letters-answered"] == [("OGL-UK-3.0", address)]
    assert licences["rainy-days"] == [("notspecified", "")]
    assert all(licences.values())
    assert {each.name for each in whole.licences} == {"OGL-UK-3.0", "notspecified"}


def test_a_licence_of_unknown_name_keeps_its_words(sample: Path) -> None:
    """No id of another licence is put on it."""
    change(sample, "releases/letters-return.toml", '"not stated"', '"Rain licence"')
    table = next(t for t in package(load(sample, as_of=AS_OF)).tables if t.name == "letters-answered")
    assert [each.title for each in table.licences] == ["Rain licence"]


def test_the_fields_say_what_they_are(unpacked: Path) -> None:
    """Every column is described; numbers are numbers, within limits, and a blank says what it means."""
    resources = {resource["name"]: resource for resource in said(unpacked)["resources"]}
    fields = {field["name"]: field for field in resources["umbrellas-returned"]["schema"]["fields"]}
    assert tuple(fields) == COLUMNS
    assert fields["value"]["type"] == "number"
    assert fields["value"]["constraints"] == {"minimum": 0.0, "maximum": 100.0}
    label = fields["value"]["missingValues"][0]["label"]
    assert "c confidential" in label
    assert "p provisional" not in label
    for resource in resources.values():
        assert all(field["description"] for field in resource["schema"]["fields"])
        for field in resource["schema"]["fields"]:
            assert field["type"] == "string" or "missingValues" in field or field["constraints"]["required"]


def test_readings_are_told_apart_by_their_number(unpacked: Path) -> None:
    """Where periods may be blank or alike, the sequence takes their place in the key."""
    keys = {r["name"]: r["schema"].get("primaryKey") for r in said(unpacked)["resources"]}
    assert keys["gutter-inspection"] == ["sequence", "geography"]
    assert keys["rainy-days"] == ["period", "geography"]
    assert keys["umbrellas-returned"] == ["period", "geography", "breakdown"]


def test_what_is_held_back_is_not_in_it(sample: Path) -> None:
    """Of a release under embargo only the publisher and the dates are told, and the package stays valid."""
    kind = 'kind = "publisher_file"'
    change(sample, "releases/letters-return.toml", kind, f"{kind}\nembargo = 2030-01-01T00:00:00+01:00")
    held = load(sample, as_of=AS_OF).released(AS_OF)
    archive = zipfile.ZipFile(io.BytesIO(bundle(held)))
    assert archive.read("letters-answered.csv").count(b"\n") == 1
    assert all(b"Figures about letters-return" not in archive.read(name) for name in archive.namelist())
    archive.extractall(sample / "out")
    assert frictionless.validate(str(sample / "out" / "datapackage.json")).valid


def test_two_tables_of_one_name_are_refused(dataset: Dataset) -> None:
    """An indicator may not take the name of a table that explains the others."""
    whole = package(dataset)
    with pytest.raises(ValueError, match="two tables are called rainy-days"):
        replace(whole, tables=(*whole.tables, whole.tables[-2], whole.tables[-1]))


def test_every_publication_that_is_used_is_a_source(dataset: Dataset, content: bytes) -> None:
    """Those of figures, of targets, of breaks and of what was said in public."""
    said = json.loads(zipfile.ZipFile(io.BytesIO(content)).read("datapackage.json"))
    named = {source["path"] for source in said["sources"]}
    used = {target.release for targets in dataset.all_targets.values() for target in targets}
    used |= {broken.release for indicator in dataset.indicators.values() for broken in indicator.breaks}
    used |= {indicator.release for indicator in dataset.indicators.values()}
    statements = (each for found in dataset.all_statements.values() for each in found)

    assert "rain-plan" in used
    assert {dataset.release(name).url for name in used} <= named
    assert {each.source_url for each in statements if each.source_url} <= named


def test_descriptions_speak_of_this_package(content: bytes) -> None:
    """None names a file that is not in it, and none is written in a markup language."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    said = json.loads(archive.read("datapackage.json"))
    fields = [field for resource in said["resources"] for field in resource["schema"]["fields"]]
    for words in (each["description"] for each in (said, *said["resources"], *fields)):
        assert "`" not in words
        named = {word.rstrip(".,") for word in words.split() if re.search(r"\.(csv|toml)\b", word)}
        assert named <= set(archive.namelist()), words
