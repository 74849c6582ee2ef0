"""`lutondash import FILE --into DRAFT`: what it tells, what it refuses, and that nothing is written then."""

import json
import os
import tomllib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from lutondash import load
from lutondash.cli.main import run
from lutondash.editions.draft import begin, read
from lutondash.editions.draft_lock import locked
from lutondash.editions.explained import Explained
from lutondash.editions.publishing import publish
from lutondash.editions.store import Store
from lutondash.model.edition import ChangeKind
from tests.editions import shelves
from tests.rain_files import GUTTERS, RAIN, RECIPE, RELEASE, YEARS, gutter_file, rain_file, write_recipes
from tests.sample import AS_OF, HOME, NEIGHBOUR, PLACES, add, change, write

JUMP = f"rainy-days:{HOME}:2021-01-01/P1Y"


@pytest.fixture
def data(sample: Path) -> Path:
    """Return the made-up folder with recipes."""
    write_recipes(sample)
    return sample


@pytest.fixture
def draft(data: Path) -> Path:
    """Return a draft of the made-up folder."""
    begin(data.parent / "draft", data, None)
    return data.parent / "draft"


def bring(file: Path, draft: Path, *more: str | Path) -> int:
    """Import a file into a draft; return what the command leaves with."""
    words = ("import", file, "--recipe", "rain-statistics", "--into", draft, "--as-of", AS_OF, *more)
    with pytest.raises(SystemExit) as left:
        run([str(word) for word in words])
    return int(left.value.code or 0)


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def printed(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """Return the JSON a command printed."""
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_new_figures_are_told_and_written(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report counts rows and names each figure; the draft has them and notes the import."""
    file = rain_file(draft.parent, {(HOME, 2021): 160, ("E06999999", 2021): 1})
    assert bring(file, draft) == 0
    out = capsys.readouterr().out
    assert "rainy-days  32    31    1 a code" in out
    assert f"  Muddleford ({HOME}), 2021-01-01/P1Y: 160, new" in out.splitlines()
    assert "2 files changed" in out
    assert f"2021-01-01/P1Y,{HOME},160" in (draft / RAIN).read_text()
    (imported,) = read(draft).imports
    assert (imported.release, imported.file, imported.refused) == ("rain-statistics", "rain.csv", 1)
    assert imported.sha256 in (draft / RELEASE).read_text()
    load(draft, as_of=AS_OF)


def test_the_report_is_there_for_programs(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every row, figure and refusal as JSON."""
    file = rain_file(draft.parent, {(HOME, 2020): 161, (HOME, 2021): 160, (NEIGHBOUR, 2015): None})
    assert bring(file, draft, "--json") == 1
    report = printed(capsys)
    assert (report["ok"], report["written"]) == (False, [])
    assert report["counts"] == {"new": 1, "corrected": 1, "removed": 1}
    assert [(each["kind"], each["old"], each["new"]) for each in report["changes"]] == [
        ("corrected", "154", "161"),
        ("new", "", "160"),
        ("removed", "156", ""),
    ]
    assert len(report["findings"]) == 2
    assert report["series"][0]["read"] == report["series"][0]["kept"] == 30


def test_a_correction_and_a_removal_need_a_reason(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without it all of them are listed and nothing is written; with it the reason is kept for the public."""
    before = contents(draft)
    file = rain_file(draft.parent, {(HOME, 2020): 161, (NEIGHBOUR, 2015): None})
    assert bring(file, draft) == 1
    err = capsys.readouterr().err
    assert f"Muddleford ({HOME}), 2020-01-01/P1Y: 154 becomes 161, corrected" in err
    assert f"Slopton ({NEIGHBOUR}), 2015-01-01/P1Y: 156, removed" in err
    assert contents(draft) == before
    assert bring(file, draft, "--note", "A gauge  was broken.") == 0
    assert read(draft).explanations == {"rainy-days": Explained(ChangeKind.NEW, "A gauge was broken.")}
    assert "161" in (draft / RAIN).read_text()


def test_many_corrections_are_told_once_and_listed(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report has every one; the refusal says how many."""
    file = rain_file(draft.parent, {(place, year): 9 for place in PLACES for year in YEARS})
    assert bring(file, draft) == 1
    out, err = capsys.readouterr()
    assert out.count(" becomes 9, corrected") == 30
    assert "30 figures would be corrected or removed" in err
    assert "rainy-days:all:2015-01-01/P1Y:2020-01-01/P1Y" in err


def test_an_officer_may_call_it_a_revision(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is told as one, and why; the word alone is not enough."""
    file = rain_file(draft.parent, {(HOME, 2020): 161})
    assert bring(file, draft, "--as", "revision") == 2
    assert bring(file, draft, "--as", "revision", "--note", "Planned.", "--json") == 0
    assert printed(capsys)["counts"] == {"revised": 1}
    assert read(draft).explained[0].kind is ChangeKind.REVISED


def test_a_figure_far_off_has_to_be_confirmed(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The message gives the ID; with it the figure is written and the ID is kept."""
    before = contents(draft)
    change(draft, "indicators/rainy-days/indicator.toml", "max = 366\n", "")
    before = contents(draft)
    file = rain_file(draft.parent, {(HOME, 2021): 16000})
    assert bring(file, draft) == 1
    assert f"--accept {JUMP}" in capsys.readouterr().err
    assert contents(draft) == before
    assert bring(file, draft, "--accept", JUMP) == 0
    assert read(draft).accepted == (JUMP,)
    assert bring(file, draft, "--accept", JUMP) == 0  # the same once more changes nothing and is no fault


def test_an_id_that_nothing_bears_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen confirms nothing; the IDs there are, are named."""
    change(draft, "indicators/rainy-days/indicator.toml", "max = 366\n", "")
    file = rain_file(draft.parent, {(HOME, 2021): 16000})
    assert bring(file, draft, "--accept", "rainy-days:E06999001:2022") == 2
    assert JUMP in capsys.readouterr().err


def test_what_would_not_load_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A figure beyond the indicator's bounds is told before it is written."""
    before = contents(draft)
    assert bring(rain_file(draft.parent, {(HOME, 2021): 367}), draft) == 1
    told = "rain.csv:32: error: Row 32: The value 367 is above the indicator's max, 366."
    assert told in capsys.readouterr().err
    assert contents(draft) == before


def test_what_changed_beside_the_value_is_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rate may stay what it was although both its counts are others."""
    lines = (draft / GUTTERS).read_text().splitlines()
    held = [each for each in lines if not each.startswith("2023-10-01/P3M")]
    write(draft, GUTTERS, "\n".join([*held, f"2023-10-01/P3M,{HOME},80,160,200"]) + "\n")
    assert bring(gutter_file(draft.parent, "2023 Q4", 80), draft) == 1
    told = "80 stays, and its numerator 160 becomes 80, its denominator 200 becomes 100, corrected"
    assert told in capsys.readouterr().err


def test_what_was_wrong_before_is_no_hindrance(draft: Path) -> None:
    """Somebody may be half-way through an edit elsewhere in the draft."""
    add(draft, GUTTERS, f"2030-01-01/P3M,{HOME},1,1,0")
    assert bring(rain_file(draft.parent, {(HOME, 2021): 160}), draft) == 0


def test_a_check_writes_nothing(data: Path, draft: Path) -> None:
    """Neither into a draft that is there nor beside it."""
    file = rain_file(data.parent, {(HOME, 2021): 160})
    before = contents(data.parent)
    assert bring(file, draft, "--check") == 0
    assert bring(file, data.parent / "other", "--base", data, "--check") == 0
    assert contents(data.parent) == before


def test_a_draft_is_made_with_its_first_figures(data: Path) -> None:
    """It is a copy of the base with the figures in it; a second file goes into the same draft."""
    draft = data.parent / "draft"
    file = rain_file(data.parent, {(HOME, 2021): 160})
    before = contents(data)
    assert bring(file, draft, "--base", data) == 0
    assert contents(data) == before
    assert bring(gutter_file(data.parent, "2024 Q1", 83), draft, "--base", data) == 0
    assert [each.file for each in read(draft).imports] == ["rain.csv", "gutters 2024 Q1.csv"]
    differing = {path for path, text in contents(draft).items() if before.get(path) != text}
    assert differing == {RAIN, GUTTERS, RELEASE, "draft.toml"}


def test_a_refused_import_makes_no_draft(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is written on failure, not even a copy."""
    file = rain_file(data.parent, {(HOME, 2020): 161})
    assert bring(file, data.parent / "draft", "--base", data) == 1
    write(data.parent, "rain.csv", "code,year\n")
    assert bring(file, data.parent / "draft", "--base", data, "--json") == 1
    out = capsys.readouterr().out
    assert json.loads(out[out.index("{\n") :])["ok"] is False
    assert {path.name for path in data.parent.iterdir()} == {"data", "rain.csv"}


def test_a_draft_is_begun_from_the_newest_edition(data: Path) -> None:
    """Its number is noted, so that publishing can tell whether it is still the newest."""
    store = Store.open(str(data.parent / "store"))
    now = datetime(2024, 9, 1, 9, tzinfo=UTC)
    publish(data, store, at=now, now=now, note="First.", approved_by="Director", changes=())
    draft, file = data.parent / "draft", rain_file(data.parent, {(HOME, 2021): 160})
    assert bring(file, draft, "--store", data.parent / "store") == 0
    assert read(draft).base == 1
    assert (draft / GUTTERS).read_bytes() == (data / GUTTERS).read_bytes()


def test_a_new_draft_needs_something_to_copy(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a base, with an empty store or with a folder that is not there, it was called wrongly."""
    monkeypatch.delenv("LUTONDASH_STORE", raising=False)
    file, draft = rain_file(data.parent), data.parent / "draft"
    assert bring(file, draft) == 2
    assert bring(file, draft, "--store", data.parent / "empty") == 2
    assert bring(file, draft, "--base", data.parent / "nowhere") == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("import", "rain.csv", "--into", "draft"),
        ("import", "--recipe", "rain-statistics", "--into", "draft"),
        ("import", "a.csv", "b.csv", "--recipe", "rain-statistics", "--into", "draft"),
        ("import", "a.csv", "--recipe", "rain-statistics", "--into", "draft", "--from", "sources"),
        ("import", "--from", ".", "--note", "Why."),
        ("import", "nowhere.csv", "--recipe", "rain-statistics", "--into", "draft"),
    ],
)
def test_a_command_that_makes_no_sense_is_refused(
    arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says how to write it and leaves with 2."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        run(arguments)
    assert left.value.code == 2


def test_a_recipe_is_named_or_lies_anywhere(
    data: Path, draft: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An unknown one is answered with the nearest; one at fault with its faults."""
    file = rain_file(draft.parent, {(HOME, 2021): 160})
    assert bring(file, draft, "--recipe", "rain-statistic") == 2
    assert "'rain-statistics'" in capsys.readouterr().err
    elsewhere = data.parent / "rain-statistics.toml"
    elsewhere.write_text((data / RECIPE).read_text().replace('value = "days"', 'value = "hours"'))
    assert bring(file, draft, "--recipe", elsewhere) == 1
    assert "hours" in capsys.readouterr().err
    elsewhere.write_text((data / RECIPE).read_text() + "colour = 1\n")
    assert bring(file, draft, "--recipe", elsewhere) == 1
    elsewhere.write_text((data / RECIPE).read_text())
    assert bring(file, draft, "--recipe", elsewhere) == 0


def test_the_public_folder_is_not_imported_into(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that is no draft stays as it is."""
    before = contents(data)
    assert bring(rain_file(data.parent), data) == 1
    assert "is no draft" in capsys.readouterr().err
    assert contents(data) == before


def test_two_imports_at_a_time_are_one_too_many(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The second is told who works on the draft."""
    before = contents(draft)
    with locked(draft):
        assert bring(rain_file(draft.parent, {(HOME, 2021): 160}), draft) == 1
    assert "is working on this draft" in capsys.readouterr().err
    assert contents(draft) == before


def test_nobody_imports_from_within_the_draft(draft: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folder is replaced, and who stands in it would stand in a folder that is gone."""
    file = rain_file(draft.parent)
    monkeypatch.chdir(draft / "indicators")
    assert bring(file, draft) == 2


def test_all_files_may_be_imported_into_a_draft(
    draft: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The older form writes into a draft all or nothing too, and leaves its notes."""
    sources = draft.parent / "sources"
    rain_file(sources / "raw", {(HOME, 2021): 160})
    for quarter in (3, 4):
        gutter_file(sources / "raw", f"2023 Q{quarter}", 80)
    write(sources, "places.csv", (draft / "codelists/geographies.csv").read_bytes())
    before = contents(draft)
    words = ["import", "--from", str(sources), "--data", str(draft)]
    with monkeypatch.context() as patched, pytest.raises(SystemExit):
        patched.setattr(Path, "replace", stop)
        run(words)
    assert contents(draft) == before
    with pytest.raises(SystemExit) as left:
        run(words)
    assert not left.value.code
    assert f"2021-01-01/P1Y,{HOME},160" in (draft / RAIN).read_text()
    assert contents(draft)["draft.toml"] == before["draft.toml"]
    assert "4 files changed" in capsys.readouterr().out


def stop(*_: object) -> None:
    """Fail as a broken disk would."""
    raise OSError("stop")


def test_a_draft_is_a_data_folder(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every command that reads a folder reads a draft."""
    bring(rain_file(draft.parent, {(HOME, 2021): 160}), draft)
    for command in ("validate", "list"):
        with pytest.raises(SystemExit) as left:
            run([command, "--data", str(draft), "--as-of", str(AS_OF)])
        assert not left.value.code
    assert "2021-01-01/P1Y" in capsys.readouterr().out
    assert "import" in tomllib.loads((draft / "draft.toml").read_text())


def test_a_figure_the_public_never_saw_needs_no_reason(draft: Path, data: Path) -> None:
    """Two imports of a new year before publication; a published figure still needs a word."""
    assert bring(rain_file(draft.parent, {(HOME, 2021): 160}), draft, "--base", data) == 0
    assert bring(rain_file(draft.parent, {(HOME, 2021): 161}), draft, "--base", data) == 0
    assert f"2021-01-01/P1Y,{HOME},161" in (draft / RAIN).read_text()
    assert bring(rain_file(draft.parent), draft, "--base", data) == 0
    assert f"2021-01-01/P1Y,{HOME}" not in (draft / RAIN).read_text()
    assert bring(rain_file(draft.parent, {(HOME, 2020): 161}), draft, "--base", data) == 1


def test_the_base_of_a_draft_is_taken_from_the_store(data: Path) -> None:
    """With --store, the draft's own edition says what the public saw."""
    store, draft = data.parent / "store", data.parent / "draft"
    shelves.put(data, Store.open(str(store)))
    begin(draft, data, 1)
    for days, status in ((160, 0), (161, 0)):
        assert bring(rain_file(data.parent, {(HOME, 2021): days}), draft, "--store", store) == status
    assert bring(rain_file(data.parent, {(HOME, 2020): 161}), draft, "--store", store) == 1


def test_removed_figures_name_the_pattern(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file of newer figures only is not a reason to delete the past."""
    assert bring(rain_file(draft.parent, {(HOME, 2015): None}), draft) == 1
    assert "newer figures, give the recipe a file_pattern." in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("kind", ["folder", "pipe", "device"])
def test_what_is_no_file_is_called_what_it_is(
    draft: Path, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a pipe or a device exists, and is not read."""
    path = draft.parent / "new.csv"
    if kind == "folder":
        path.mkdir()
    elif kind == "pipe":
        os.mkfifo(path)
    else:
        path = Path(os.devnull)
    assert bring(path, draft) == 2
    assert f"is a {kind} and no file" in " ".join(capsys.readouterr().err.split())


def test_a_figure_of_a_time_to_come_is_refused(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A year that has not begun is a slip, unless somebody says that it is right."""
    file = rain_file(draft.parent, {(HOME, 2099): 160})
    assert bring(file, draft) == 1
    assert "is a figure of a time to come" in " ".join(capsys.readouterr().err.split())
    assert bring(file, draft, "--accept", "rainy-days:2099-01-01/P1Y:to_come") == 0


def test_a_period_that_is_not_over_is_told(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It may be right, so it is taken, and an officer is asked to look."""
    year = AS_OF.year
    assert bring(rain_file(draft.parent, {(HOME, year): 160}), draft) == 0
    assert f"{year}-01-01/P1Y ends after {AS_OF}" in " ".join(capsys.readouterr().out.split())
