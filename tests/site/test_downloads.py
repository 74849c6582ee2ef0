"""Every file a reader can take away is made by its name, and nothing else is."""

import csv
import io
import zipfile
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import pytest

from lutondash import Dataset, UnknownIdError, load
from lutondash.exports.figures import figures_csv
from lutondash.site import feed_files, money_files, slide_files
from lutondash.site.downloads import choices, download, names
from lutondash.site.taken import MEDIA_TYPES
from lutondash.views.money.money_page import money_charts
from lutondash.views.trend_chart import trend_chart
from tests.dataset.test_money_reading import without_money
from tests.exports.spreadsheet_rules import header_of, opened
from tests.sample import AS_OF, COUNTRY, COUNTY, HOME, NEIGHBOUR, REGION, change

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:gptables.core.wrappers")

BEGINNINGS = {
    "atom": b"<?xml",
    "csv": b"indicator,",
    "ics": b"BEGIN:VCALENDAR",
    "png": b"\x89PNG",
    "svg": b"<svg",
    "xlsx": b"PK",
    "zip": b"PK",
}
MONEY = (
    *(b"authority,", b"financial_year,", b"period_label,", b"scheme,"),
    *(b"set_at,", b"topic,", b"line,", b"geography,", b"name,", b"code,"),
)
"""How the tables about money begin."""


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return CSV as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_every_name_gives_a_file_of_its_kind(dataset: Dataset) -> None:
    """Each name without choices gives a file that begins as its kind does, under that name."""
    for name in names(dataset):
        made = download(dataset, name, {})
        ending = name.rpartition(".")[2]
        assert (made.file_name, made.media_type) == (name, MEDIA_TYPES[ending])
        assert made.content.startswith((BEGINNINGS[ending], *MONEY)), name


def test_the_names_are_those_of_what_is_shown(dataset: Dataset) -> None:
    """Everything, each priority's list, each indicator's figures, and a picture where there is a chart."""
    found = set(names(dataset))
    assert len(found) == len(names(dataset))
    whole = {"luton-figures.csv", "luton-figures.xlsx", "lutondash-figures.zip"}
    lists = {f"{priority.id}.csv" for priority in dataset.priorities}
    figures = {f"{name}.{ending}" for name in dataset.indicators for ending in ("csv", "xlsx")}
    drawn = [name for name, i in dataset.indicators.items() if trend_chart(dataset, i) is not None]
    assert drawn
    assert len(drawn) < len(dataset.indicators)
    pictures = {f"{name}.{end}" for name in drawn for end in ("svg", "png")}
    others = set(money_files.names(dataset)) | {*feed_files.names(dataset), *slide_files.names(dataset)}
    assert found - others == whole | lists | figures | pictures


def test_figures_are_those_of_the_places_shown(dataset: Dataset) -> None:
    """Ours, the country's and the region's, and each chosen place once, where they have figures."""
    shown = download(dataset, "rainy-days.csv", {})
    assert shown.content == figures_csv(dataset, "rainy-days", [HOME, COUNTRY, REGION])
    chosen = download(dataset, "rainy-days.csv", {"place": [NEIGHBOUR, NEIGHBOUR, ""]})
    assert chosen.content == figures_csv(dataset, "rainy-days", [HOME, COUNTRY, REGION, NEIGHBOUR])
    total = download(dataset, "boots-handed-out.csv", {"place": [NEIGHBOUR]})
    assert {row["geography"] for row in rows_of(total.content)} == {HOME}


def test_a_workbook_and_a_picture_hold_the_chosen_place(dataset: Dataset) -> None:
    """What the reader chose on the page is in every file of it."""
    choices = {"place": [NEIGHBOUR]}
    sheet = opened(download(dataset, "rainy-days.xlsx", choices).content)["Figures"]
    assert "Slopton" in header_of(sheet)
    plain, chosen = (download(dataset, "rainy-days.svg", given).content for given in ({}, choices))
    assert b"Slopton" in chosen
    assert b"Slopton" not in plain


def test_a_comparison_holds_exactly_the_places_compared(dataset: Dataset) -> None:
    """Ours, those picked and those of the group; the region and the country only where they are ticked."""
    given = {"indicator": ["rainy-days"], "place": [NEIGHBOUR], "group": ["like-us"], "country": ["yes"]}
    made = download(dataset, "compare.csv", given)
    assert made.file_name == "rainy-days-compared.csv"
    assert made.content == figures_csv(dataset, "rainy-days", [HOME, COUNTRY, NEIGHBOUR, COUNTY])
    headings = header_of(opened(download(dataset, "compare.xlsx", given).content)["Figures"])
    assert {"Muddleford", "Rainland", "Slopton", "Old Drizzleshire"} <= set(headings)
    assert "The Wet East" not in headings


def test_a_picture_of_a_comparison_shows_its_lines(dataset: Dataset) -> None:
    """The places picked are drawn; the group is not, nor the region unless it is ticked."""
    given = {"indicator": ["rainy-days"], "place": [NEIGHBOUR], "group": ["like-us"]}
    drawn = download(dataset, "compare.svg", given).content
    assert b"Slopton" in drawn
    assert b"Drizzleshire" not in drawn
    assert b"Wet East" not in drawn
    assert download(dataset, "compare.png", given).content.startswith(BEGINNINGS["png"])


def test_a_picture_of_the_places_shows_the_group_too(dataset: Dataset) -> None:
    """Without any place there is nothing to draw."""
    given = {"indicator": ["umbrellas-returned"], "group": ["like-us"]}
    made = download(dataset, "compare-places.svg", given)
    assert made.file_name == "umbrellas-returned-compared-places.svg"
    assert b"The other place has a higher figure than Muddleford" in made.content
    assert download(dataset, "compare-places.png", given).content.startswith(BEGINNINGS["png"])
    with pytest.raises(UnknownIdError):
        download(dataset, "compare-places.svg", {"indicator": ["umbrellas-returned"]})


@pytest.mark.parametrize("given", [{}, {"indicator": ["no-such"]}, {"indicator": ["boots-handed-out"]}])
@pytest.mark.parametrize("ending", ["csv", "xlsx", "svg", "png"])
def test_nothing_is_made_of_what_does_not_compare(
    dataset: Dataset, given: dict[str, list[str]], ending: str
) -> None:
    """No figure, no such figure, and a total: there is no file."""
    with pytest.raises(UnknownIdError):
        download(dataset, f"compare.{ending}", given)


def test_the_money_is_taken_away_as_it_is_shown(dataset: Dataset) -> None:
    """Tables and the workbook look at no choice; a chart at those that shape it, and at no other."""
    given = {"measure": ["real"], "service": ["housing"], "band": ["A"], "place": [NEIGHBOUR]}
    assert choices(dataset, "money-revenue.csv", given) == choices(dataset, "money.xlsx", given) == ()
    assert choices(dataset, "money-bridge.svg", given) == ()
    assert choices(dataset, "money-compared.png", given) == (("service", ("housing",)),)
    assert dict(choices(dataset, "money-change.svg", given)) == {
        "measure": ("real",),
        "service": ("housing",),
    }
    rows = rows_of(download(dataset, "money-revenue.csv", given).content)
    assert {row["authority"] for row in rows} == {HOME}
    plain, real = (download(dataset, "money-change.svg", each).content for each in ({}, given))
    assert plain != real


def test_the_figures_of_a_chart_follow_the_choices_of_its_pictures(dataset: Dataset) -> None:
    """A chart's CSV looks at the same choices; no chart takes the name of a table."""
    given = {"measure": ["real"], "service": ["housing"], "band": ["A"]}
    for chart in money_charts(dataset):
        assert f"{chart.id}.csv" not in money_files.TABLES
        assert f"{chart.id}.csv" in names(dataset)
        assert choices(dataset, f"{chart.id}.csv", given) == choices(dataset, f"{chart.id}.svg", given)
    plain, real = (rows_of(download(dataset, "money-change.csv", each).content) for each in ({}, given))
    assert {row["name"] for row in plain} != {row["name"] for row in real}


@pytest.mark.parametrize(
    "name", ["money-moats.svg", "money-moats.csv", "money-.png", "money.csv", "money.svg"]
)
def test_no_other_file_about_money_is_made(dataset: Dataset, name: str) -> None:
    """A name that the page does not offer is answered as unknown."""
    with pytest.raises(UnknownIdError):
        download(dataset, name, {})


def test_without_money_no_file_of_it_is_made(sample: Path) -> None:
    """Nothing is offered, and a table asked for by name is unknown."""
    without_money(sample)
    bare = load(sample, as_of=AS_OF)
    assert money_files.names(bare) == ()
    for name in ("money.xlsx", "money-revenue.csv", "money-bridge.svg"):
        with pytest.raises(UnknownIdError):
            download(bare, name, {})


def test_a_list_keeps_the_filters(dataset: Dataset) -> None:
    """Side and direction choose the rows; a filter that does not exist leaves all, as on the page."""
    groups = {row["group"] for row in rows_of(download(dataset, "dry-town.csv", {"side": ["town"]}).content)}
    assert groups == {"town"}
    shown = rows_of(download(dataset, "dry-town.csv", {"show": ["better"]}).content)
    assert {row["meaning"] for row in shown} <= {"better"}
    every = download(dataset, "dry-town.csv", {}).content
    assert download(dataset, "dry-town.csv", {"side": ["nonsense"], "show": [""]}).content == every


def test_an_outcomes_list_is_named_after_it(dataset: Dataset) -> None:
    """The id is in the address; the file bears it."""
    made = download(dataset, "outcome.csv", {"id": ["no-wet-feet"]})
    assert made.file_name == "no-wet-feet.csv"
    assert {row["outcome"] for row in rows_of(made.content)} == {"no-wet-feet"}


def test_two_addresses_of_one_file_have_the_same_choices(dataset: Dataset) -> None:
    """What a file does not look at is dropped, so that nobody can have it made again and again."""
    assert choices(dataset, "lutondash-figures.zip", {"x": ["1"], "place": [NEIGHBOUR]}) == ()
    assert choices(dataset, "rainy-days.csv", {"x": ["1"], "place": ["", NEIGHBOUR, NEIGHBOUR]}) == (
        ("place", (NEIGHBOUR,)),
    )
    assert choices(dataset, "dry-town.csv", {"side": ["town", "nonsense"], "show": ["", "worse"]}) == (
        ("show", ("worse",)),
    )
    assert choices(dataset, "outcome.csv", {"id": ["nothing", "no-wet-feet"]}) == (("id", ("no-wet-feet",)),)


def test_no_more_places_than_the_page_shows(dataset: Dataset) -> None:
    """A seventh place is left out, as it is on the page."""
    place = dataset.geography(NEIGHBOUR)
    more = {f"E0690000{n}": place.model_copy(update={"code": f"E0690000{n}"}) for n in range(9)}
    wide = replace(dataset, geographies=MappingProxyType({**dataset.geographies, **more}))
    ((_, kept),) = choices(wide, "rainy-days.xlsx", {"place": [*more, *more]})
    assert kept == tuple(more)[:6]


def test_the_package_holds_what_single_files_hold(dataset: Dataset) -> None:
    """The ZIP is the whole of it."""
    made = zipfile.ZipFile(io.BytesIO(download(dataset, "lutondash-figures.zip", {}).content))
    assert {"datapackage.json", "csv-metadata.json", "sources.csv"} < set(made.namelist())


@pytest.mark.parametrize(
    ("name", "choices"),
    [
        ("", {}),
        ("nothing.csv", {}),
        ("rainy-days", {}),
        ("rainy-days.exe", {}),
        ("rainy-days.zip", {}),
        ("dry-town.xlsx", {}),
        (".csv", {}),
        ("../rainy-days.csv", {}),
        ("rainy-days.csv\0", {}),
        ("gutter-inspection.svg", {}),
        ("gutter-inspection.png", {}),
        ("outcome.csv", {}),
        ("outcome.csv", {"id": ["nothing"]}),
        ("rainy-days.csv", {"place": ["E00000000"]}),
        ("rainy-days.xlsx", {"place": [HOME, "x" * 10_000]}),
        ("rainy-days.svg", {"place": ["\0"]}),
        ("x" * 10_000, {}),
    ],
)
def test_what_nothing_bears_is_refused(dataset: Dataset, name: str, choices: dict[str, list[str]]) -> None:
    """No name, id or place is guessed, and none reaches the file system."""
    with pytest.raises(UnknownIdError):
        download(dataset, name, choices)


def test_a_control_chart_is_a_picture_of_its_own(sample: Path) -> None:
    """It is listed and made where a figure is judged by control limits, and nowhere else."""
    assert not any("-control." in name for name in names(load(sample, as_of=AS_OF)))
    change(sample, "indicators/gutters-cleared/indicator.toml", "at = 2023-10-01", "at = 2010-01-01")
    dataset = load(sample, as_of=AS_OF)
    wanted = {"gutters-cleared-control.svg", "gutters-cleared-control.png"}

    assert {name for name in names(dataset) if "-control." in name} == wanted
    for name in wanted:
        assert choices(dataset, name, {"place": (NEIGHBOUR,)}) == ()
        made = download(dataset, name, {})
        assert (made.file_name, made.media_type) == (name, MEDIA_TYPES[name[-3:]])
        assert made.content.startswith(BEGINNINGS[name[-3:]])
    assert b"Small dot" in download(dataset, "gutters-cleared-control.svg", {}).content
    for name in ("umbrellas-returned-control.svg", "gutters-cleared-control.csv", "nothing-control.png"):
        with pytest.raises(UnknownIdError):
            download(dataset, name, {})
