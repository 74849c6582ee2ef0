"""A dataset written as a folder and read again is the same dataset."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lutondash import Dataset, load
from lutondash.exports.numbers import plain
from lutondash.model.target import Commentary
from lutondash.model.toml_text import document
from tests.data_folder import export
from tests.sample import AS_OF, COUNTY, HOME, NEIGHBOUR, REGION, change, files, write, write_sample

GROUPS = f"""\
group_id,group_title,rank,code,name,source,default,code_as_published,upper_tier,group_as_published,note
like-us,Places like Muddleford,2,{COUNTY},Drizzle,Made up,yes,10X,no,Group A,"Wet, but kind"
like-us,Places like Muddleford,1,{NEIGHBOUR},Slopton UA,Made up,yes,11X,yes,Group A,
others,Other places,,{NEIGHBOUR},Slopton,Made up,no,,yes,,
"""

WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(
    lambda text: text == text.strip()
)
NUMBERS = st.decimals(-(10**6), 10**6, places=3).map(lambda number: f"{number:f}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the property below writes to again and again."""
    path = tmp_path_factory.mktemp("export")
    write_sample(path / "given")
    return path


def test_the_made_up_folder_comes_back(dataset: Dataset, tmp_path: Path) -> None:
    """Every kind of record and row is written and read."""
    export(dataset, tmp_path / "out")
    assert load(tmp_path / "out", as_of=AS_OF) == dataset


@pytest.mark.parametrize("path", [path for path in files() if path.endswith(".csv")])
def test_tables_come_back_byte_for_byte(sample: Path, tmp_path: Path, path: str) -> None:
    """Every column of a table that was sorted and had no empty column is written as it was read."""
    write(sample, "codelists/comparator_groups.csv", GROUPS)
    export(load(sample, as_of=AS_OF), tmp_path / "one")
    export(load(tmp_path / "one", as_of=AS_OF), tmp_path / "two")
    assert (tmp_path / "two" / path).read_bytes() == (tmp_path / "one" / path).read_bytes()
    if path == "codelists/comparator_groups.csv":
        assert (tmp_path / "one" / path).read_text("utf-8") == GROUPS


def test_what_is_held_back_is_not_written(sample: Path, tmp_path: Path) -> None:
    """An export of what may be shown holds no figure and no word of what may not."""
    kind = 'kind = "publisher_file"'
    change(sample, "releases/letters-return.toml", kind, f"{kind}\nembargo = 2030-01-01T00:00:00+01:00")
    held = load(sample, as_of=AS_OF).released(AS_OF)
    export(held, tmp_path / "out")
    assert load(tmp_path / "out", as_of=AS_OF).released(AS_OF) == held
    assert "Figures about" not in (tmp_path / "out/releases/letters-return.toml").read_text("utf-8")
    rows = (tmp_path / "out/indicators/letters-answered/observations.csv").read_text("utf-8")
    assert rows == "period,geography,value\n"


def test_exporting_twice_gives_the_same_bytes(dataset: Dataset, tmp_path: Path) -> None:
    """What was exported, read and exported again is byte-identical."""
    export(dataset, tmp_path / "one")
    export(load(tmp_path / "one", as_of=AS_OF), tmp_path / "two")
    for path in (tmp_path / "one").rglob("*.*"):
        assert path.read_bytes() == (tmp_path / "two" / path.relative_to(tmp_path / "one")).read_bytes()


def quoted(text: str) -> str:
    """Return a cell of CSV."""
    return '"' + text.replace('"', '""') + '"'


@settings(max_examples=40, deadline=None)
@given(
    st.dictionaries(
        st.tuples(
            st.integers(1950, 2023),
            st.sampled_from([HOME, NEIGHBOUR, REGION]),
            st.sampled_from(["", "boys", "girls"]),
        ),
        st.tuples(st.none() | NUMBERS, st.sampled_from(["", "p", "pr", "eb"]), st.just("") | WORDS),
        max_size=20,
    )
)
def test_load_of_export_is_the_dataset(
    folder: Path, rows: dict[tuple[int, str, str], tuple[str | None, str, str]]
) -> None:
    """Whatever figures, statuses and notes a folder holds, they come back."""
    lines = ["period,geography,value,status,breakdown,note"]
    for (year, place, part), (value, status, note) in rows.items():
        cells = (f"{year}-04-01/P1Y", place, value or "", status if value else "x", part)
        lines.append(",".join(cells) + "," + quoted(note))
    path = "indicators/umbrellas-returned/"
    toml = (folder / "given" / path / "indicator.toml").read_text("utf-8")
    write(folder / "given", path + "indicator.toml", toml.replace("min = 0\nmax = 100\n", ""))
    write(folder / "given", path + "observations.csv", "\n".join(lines) + "\n")
    dataset = load(folder / "given", as_of=AS_OF)
    export(dataset, folder / "out")
    assert load(folder / "out", as_of=AS_OF) == dataset


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_text_comes_back_from_toml(text: str) -> None:
    """Quotes, backslashes, line ends and control letters are written so that TOML reads them."""
    import tomllib  # noqa: PLC0415  beside its only use

    said = Commentary.model_construct(period="2023", happened=text, action="a", owner_role="o", by="")
    assert tomllib.loads(document(said))["happened"] == text


@given(st.decimals(-(10**8), 10**8, places=4))
def test_a_number_comes_back(number: Decimal) -> None:
    """Numbers are written without exponent or trailing zeros and read as the same float."""
    text = plain(float(number))
    assert float(text) == float(number)
    assert "e" not in text.lower()
    assert "." not in text or not text.endswith(("0", "."))


def test_a_changed_record_is_another_dataset(dataset: Dataset) -> None:
    """Equality is not blind to what is not a figure."""
    fewer = MappingProxyType(dict(list(dataset.releases.items())[1:]))
    assert replace(dataset, releases=fewer) != dataset
