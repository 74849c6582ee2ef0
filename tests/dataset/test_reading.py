"""Damaged files are told with file and line; nothing is accepted in silence and nothing crashes."""

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lutondash import DataFaultError, Dataset, Finding, load
from lutondash.dataset import layout
from lutondash.errors import Severity
from tests.sample import AS_OF, HOME, add, change, files, write

RAIN = "indicators/rainy-days/observations.csv"
UMBRELLAS = "indicators/umbrellas-returned/observations.csv"
UMBRELLA_TOML = "indicators/umbrellas-returned/indicator.toml"
PLACES = "codelists/geographies.csv"
TARGETS = "indicators/gutters-cleared/targets.csv"


def faults_of(folder: Path) -> list[Finding]:
    """Return the errors for which a folder is refused, if it is."""
    try:
        load(folder, as_of=AS_OF)
    except DataFaultError as refused:
        return [finding for finding in refused.findings if finding.severity is Severity.ERROR]
    return []


def test_the_made_up_folder_is_in_order(sample: Path) -> None:
    """What other tests spoil is sound to begin with."""
    assert faults_of(sample) == []


@pytest.mark.parametrize(
    "cell",
    ["1,234", "12%", "nan", "inf", "1e5", "1_000", "+5", ".5", "5.", "٣", "0x10", "--", "1 2", "007", "15O"],
)
def test_a_cell_that_is_no_plain_number_is_refused(sample: Path, cell: str) -> None:
    """Nothing is guessed from a number written another way."""
    line = add(sample, RAIN, f'2014-01-01/P1Y,{HOME},"{cell}"')
    told = [finding for finding in faults_of(sample) if finding.path == RAIN]
    assert [finding.line for finding in told] == [line]
    assert repr(cell) in told[0].fault


@pytest.mark.parametrize("cell", ["1.234567890123", "1234567890123", "0.1234567890123", "-100.0000000001"])
def test_more_than_twelve_digits_are_refused(sample: Path, cell: str) -> None:
    """More digits than decimal arithmetic writes are a slip, or noise from a float."""
    line = add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},50,,,{cell if cell < '1.3' else 1},{cell},")
    told = [f for f in faults_of(sample) if "significant digits" in f.fault]
    assert line in {finding.line for finding in told}


def test_twelve_digits_and_leading_zeros_are_kept(sample: Path) -> None:
    """Zeros before the first digit do not count."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},0.00123456789012,,,,,")
    assert faults_of(sample) == []


DAMAGE = {
    "byte that is not UTF-8": (RAIN, lambda raw: raw + b"2014-01-01/P1Y,\xff,1\n", 32, "not UTF-8"),
    "NUL": (RAIN, lambda raw: raw + b"2014-01-01/P1Y,\0,1\n", 32, "NUL"),
    "unseen sign": (RAIN, lambda raw: raw + b"2014-01-01/P1Y,\x0b,1\n", 32, "cannot be seen"),
    "unseen sign by its number": (
        UMBRELLA_TOML,
        lambda raw: raw.replace(b'role = "', b'role = "\\u001b', 1),
        0,
        "cannot be seen",
    ),
    "byte order mark": (RAIN, lambda raw: b"\xef\xbb\xbf" + raw, 1, "byte order mark"),
    "CRLF": (RAIN, lambda raw: raw.replace(b"\n", b"\r\n"), 1, "CRLF"),
    "too few cells": (RAIN, lambda raw: raw + b"2014-01-01/P1Y,E1\n", 32, "has 2 cells and the header 3"),
    "too many cells": (RAIN, lambda raw: raw + b"a,b,c,d\n", 32, "has 4 cells"),
    "blank line": (RAIN, lambda raw: raw + b"\n", 32, "blank"),
    "unclosed quote": (RAIN, lambda raw: raw + b'2014-01-01/P1Y,"E1,1\n', 32, "not valid CSV"),
    "huge cell": (RAIN, lambda raw: raw + b"2014-01-01/P1Y,E1," + b"1" * 200_000 + b"\n", 32, "letters"),
    "huge quoted cell": (RAIN, lambda raw: raw + b'a,b,"' + b"1" * 200_000 + b'"\n', 32, "not valid CSV"),
    "unknown column": (RAIN, lambda raw: raw.replace(b"value", b"vlaue"), 1, "'vlaue' is unknown"),
    "missing column": (RAIN, lambda raw: raw.replace(b"value", b"lower"), 1, "'value' is missing"),
    "column twice": (RAIN, lambda raw: raw.replace(b"geography", b"period"), 1, "twice"),
    "empty": (RAIN, lambda _: b"", 0, "empty"),
    "small table, too few cells": (PLACES, lambda raw: raw + b"E1\n", 7, "has 1 cells"),
    "small table, empty": (PLACES, lambda _: b"", 0, "empty"),
    "small table, unknown column": (
        PLACES,
        lambda raw: raw.replace(b"name,", b"nam,", 1),
        1,
        "'nam' is unknown",
    ),
    "small table, unclosed quote": (PLACES, lambda raw: raw + b'"E', 7, "not valid CSV"),
    "no TOML": (UMBRELLA_TOML, lambda raw: raw.replace(b'role = "', b"role = ", 1), 6, "not valid TOML"),
    "unknown key": (
        UMBRELLA_TOML,
        lambda raw: raw.replace(b"polarity", b"polariti"),
        13,
        "'polariti' is unknown",
    ),
    "key of a nested table": (
        UMBRELLA_TOML,
        lambda raw: raw.replace(b'linked_by = "editorial"', b'linked_by = "editor"'),
        26,
        "'measures.linked_by' is 'editor'",
    ),
    "infinite number": (
        UMBRELLA_TOML,
        lambda raw: raw.replace(b"max = 100", b"max = inf"),
        12,
        "'max' is inf",
    ),
    "missing key": (
        UMBRELLA_TOML,
        lambda raw: raw.replace(b'unit = "percent"\n', b""),
        1,
        "'unit' is missing",
    ),
    "date that is not real": (
        TARGETS,
        lambda raw: raw.replace(b"2024,end", b"2024-13,end"),
        2,
        "not a real date",
    ),
    "number that is none": (TARGETS, lambda raw: raw.replace(b",90,", b",nan,"), 2, "'value' is 'nan'"),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_told_with_its_line(sample: Path, damage: str) -> None:
    """Every kind of damage gives a finding at the line where it is."""
    path, spoil, line, words = DAMAGE[damage]
    write(sample, path, spoil((sample / path).read_bytes()))
    told = [finding for finding in faults_of(sample) if words in finding.fault]
    assert [(finding.path, finding.line) for finding in told] == [(path, line)]


def test_a_finding_names_what_was_probably_meant(sample: Path) -> None:
    """A slip of the pen is corrected in one step."""
    change(sample, UMBRELLA_TOML, "polarity", "polariti")
    remedies = [finding.remedy for finding in faults_of(sample) if "polariti" in finding.fault]
    assert remedies == ["Did you mean 'polarity'?"]


def test_lines_count_those_within_quotes(sample: Path) -> None:
    """A note that runs over two lines does not shift the lines told after it."""
    add(sample, UMBRELLAS, f'2012-04-01/P1Y,{HOME},50,,,,,"one\ntwo"')
    line = add(sample, UMBRELLAS, f"2011-04-01/P1Y,{HOME},150,,,,,")
    assert [finding.line for finding in faults_of(sample)] == [line]


def test_a_missing_folder_is_a_finding(tmp_path: Path) -> None:
    """A wrong path is told like any other fault."""
    with pytest.raises(DataFaultError, match="There is no folder"):
        load(tmp_path / "nowhere", as_of=AS_OF)


def test_an_empty_folder_tells_every_missing_file(tmp_path: Path) -> None:
    """Nothing there: each file that must be is named."""
    told = {finding.path for finding in faults_of(tmp_path)}
    assert told == {*layout.SINGLE_FILES, "indicators"}


def test_a_folder_in_place_of_a_file_is_a_finding(sample: Path) -> None:
    """A directory cannot be read as a file, and that is told."""
    (sample / RAIN).unlink()
    (sample / RAIN).mkdir()
    assert [finding.fault for finding in faults_of(sample)] == ["This is a folder."]


def test_a_file_of_another_name_is_a_finding(sample: Path) -> None:
    """A misspelt file would otherwise be passed over."""
    write(sample, "indicators/rainy-days/target.csv", "by\n")
    told = faults_of(sample)
    assert [(finding.path, finding.remedy) for finding in told] == [
        ("indicators/rainy-days/target.csv", "Did you mean 'targets.csv'?")
    ]


@pytest.mark.parametrize(
    ("path", "remedy"),
    [
        ("framework/prioritys.toml", "Did you mean 'priorities.toml'?"),
        ("codelists/symbol.csv", "Did you mean 'symbols.csv'?"),
        ("indicator/x.toml", "Did you mean 'indicators'?"),
        ("releases/rain.csv", "Move it, or name it after a release's id, with .toml."),
        ("indicators/loose.csv", "Move it into an indicator's folder."),
    ],
)
def test_a_file_that_nobody_reads_is_a_finding(sample: Path, path: str, remedy: str) -> None:
    """Wherever it lies, a misspelt file is told with the name it should have."""
    write(sample, path, "x\n")
    told = path.split("/", maxsplit=1)[0] if path.startswith("indicator/") else path
    assert [(finding.path, finding.remedy) for finding in faults_of(sample)] == [(told, remedy)]


def test_recipes_and_a_readme_may_lie_beside(sample: Path) -> None:
    """They are of the import and for people, and belong to the folder."""
    write(sample, "recipes/rain-statistics.toml", "x\n")
    write(sample, "README.md", "x\n")
    assert faults_of(sample) == []


@pytest.mark.parametrize("name", ["targets.csv", "statements.csv", "commentary.toml", "observations.csv"])
def test_a_link_that_leads_nowhere_is_told(sample: Path, name: str) -> None:
    """What a file said does not vanish without a word when its link breaks."""
    path = f"indicators/rainy-days/{name}"
    (sample / path).unlink(missing_ok=True)
    (sample / path).symlink_to(sample / "nowhere")
    assert [(f.path, f.fault) for f in faults_of(sample)] == [(path, "This link leads nowhere.")]


def test_a_link_to_a_file_is_read(sample: Path) -> None:
    """A link that leads somewhere is a file like any other."""
    (sample / RAIN).rename(sample.parent / "rain.csv")
    (sample / RAIN).symlink_to(sample.parent / "rain.csv")
    assert faults_of(sample) == []


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PLACES, "code,name", "code,nam"),
        (PLACES, "\n", "\r\n"),
        (UMBRELLA_TOML, 'id = "', '\ufeffid = "'),
        (UMBRELLA_TOML, "decimals = 1", "decimals = 9"),
        (TARGETS, "2024,end", "2024-13,end"),
        ("codelists/grades.csv", "\n", "\r\n"),
        ("codelists/symbols.csv", "symbol,title", "symbol,titel"),
        ("codelists/comparator_groups.csv", "rank,code", "rang,code"),
        ("releases/rain-statistics.toml", '"publisher_file"', '"publishers_file"'),
        ("releases/inspection-two.toml", '"page_text"', '"page"'),
        ("framework/priorities.toml", 'kind = "town"', 'kind = "tow"'),
        ("framework/outcomes.toml", 'slug = "no-wet-feet"', 'slug = "no wet feet"'),
        ("framework/services.toml", '"service_area"', '"area"'),
        ("framework/vision.toml", "[[level]]", "[[levels]]"),
        ("framework/archive.toml", "today", "todays"),
        ("indicators/gutters-cleared/observations.csv", "period,", "perod,"),
        ("codelists/budget_lines.csv", "line,title", "lin,title"),
        ("budget/funding.csv", "stage,net", "stage,nett"),
        ("budget/revenue.csv", ",81000000,", ",81m,"),
    ],
)
def test_a_file_at_fault_puts_no_blame_on_others(sample: Path, path: str, old: str, new: str) -> None:
    """What cannot be read is told where it is, and not once for everything that links to it."""
    change(sample, path, old, new)
    with pytest.raises(DataFaultError) as refused:
        load(sample, as_of=AS_OF)
    known = ("No council measure", "a gap of 1,250,000 pounds")
    faults = [f for f in refused.value.findings if not any(words in f.fault for words in known)]
    assert {finding.path for finding in faults} == {path}


@pytest.mark.parametrize(
    ("path", "old", "new", "count"),
    [
        ("indicators/rainy-days/indicator.toml", "max = 366", "max = 1", 30),
        ("indicators/letters-answered/indicator.toml", 'accumulation = "rolling"\n', "", 10),
        ("codelists/grades.csv", "weather-board,1,Splendid,Very good.,yes\n", "", 1),
    ],
)
def test_one_slip_is_one_finding(sample: Path, path: str, old: str, new: str, count: int) -> None:
    """Rows of a file with the same fault are told once, at the first, with how many there are."""
    change(sample, path, old, new)
    (told,) = faults_of(sample)
    assert told.line == (2 if count == 30 else 3)
    assert (f"({count} rows have such a fault.)" in told.fault) is (count > 1)


def test_every_fault_is_told_at_once(sample: Path) -> None:
    """An officer corrects a folder in one round, not fault by fault."""
    wanted = {
        (UMBRELLA_TOML, change(sample, UMBRELLA_TOML, "decimals = 1", "decimals = 9")),
        ("framework/outcomes.toml", change(sample, "framework/outcomes.toml", '"no-puddles"', '"puddles"')),
        (PLACES, add(sample, PLACES, "E1,Nowhere,unitary,,,,,")),
        (RAIN, add(sample, RAIN, "2014-01-01/P1Y,E00000000,1e5")),
        (TARGETS, add(sample, TARGETS, "2025,end,within,90,,point,,,rain-plan,")),
    }
    assert wanted <= {(finding.path, finding.line) for finding in faults_of(sample)}


def test_warnings_alone_do_not_refuse(sample: Path) -> None:
    """What is only told is kept on the dataset."""
    assert [finding.severity for finding in load(sample, as_of=AS_OF).warnings] == [Severity.WARNING] * 2


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that the damage test rewrites again and again."""
    return tmp_path_factory.mktemp("spoilt")


NASTY = [
    b"",
    b",",
    b"\n",
    b'"',
    b"\0",
    b"\xff",
    b"[[",
    b"=",
    b"'",
    b"9" * 30,
    b"P9999Y",
    b"-",
    b"9999-12-31",
    b"'''",
]


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from(sorted(files())),
    st.lists(
        st.tuples(st.integers(0, 5000), st.integers(0, 12), st.sampled_from(NASTY) | st.binary(max_size=4)),
        min_size=1,
        max_size=3,
    ),
)
def test_no_damage_makes_load_crash(spoilt: Path, path: str, cuts: list[tuple[int, int, bytes]]) -> None:
    """Whatever bytes stand in a file, the folder is read or refused with findings that have remedies."""
    shutil.rmtree(spoilt)
    for name, text in files().items():
        write(spoilt, name, text)
    raw = (spoilt / path).read_bytes()
    for at, length, new in cuts:
        start = at % (len(raw) + 1)
        raw = raw[:start] + new + raw[start + length :]
    write(spoilt, path, raw)
    try:
        assert isinstance(load(spoilt, as_of=AS_OF), Dataset)
    except DataFaultError as refused:
        assert all(finding.fault and finding.remedy for finding in refused.findings)


def test_a_header_between_quotes_is_the_same_header(sample: Path) -> None:
    """Spreadsheets put quotes around what needs none."""
    change(sample, RAIN, "period,geography,value", '"period","geography","value"')
    assert faults_of(sample) == []


def test_a_ragged_row_with_quotes_is_told(sample: Path) -> None:
    """A row with quotes is counted like any other."""
    line = add(sample, UMBRELLAS, f'2012-04-01/P1Y,{HOME},50,"p"')
    assert [(finding.path, finding.line) for finding in faults_of(sample)] == [(UMBRELLAS, line)]
