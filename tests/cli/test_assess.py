"""`lutondash assess` judges any file by any rule; wrong calls, wrong files and poor series differ."""

import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from lutondash.analysis.signal import VERDICTS, Kind, Verdict
from tests.cli.test_commands import leave

README = Path(__file__).parents[2] / "README.md"
FALLING = ("2020,20", "2021,19.2", "2022,18.4", "2023,17.6", "2024,16.8", "2025,16")
STEADY = tuple(f"2023-{month:02d}-01/P1M,{50 + month % 3}" for month in range(1, 13))
WITH_INTERVALS = (
    "2014,24.67,23.16,26.25",
    "2015,24.6,23.15,26.19",
    "2016,28,26.44,29.64",
    "2017,30.2,28.63,31.9",
    "2018,30.6,28.98,32.25",
)
PLACES = ("Slopton,10", "Wet End,11", "Drizzle,12", "Gutterby,13", "Pond,14", "Brook,")

Assess = Callable[..., dict[str, Any]]
Write = Callable[..., Path]


def no_number(name: str) -> None:
    """Refuse what JSON has no word for."""
    raise ValueError(f"{name} is not JSON")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return what writes a CSV file for one test."""

    def written(rows: Sequence[str], header: str = "period,value", name: str = "series.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join((header, *rows)) + "\n", "utf-8")
        return path

    return written


@pytest.fixture
def assess(capsys: pytest.CaptureFixture[str]) -> Assess:
    """Return what judges a file that can be read, and gives the signal printed."""

    def assessed(path: Path, *options: str | Path) -> dict[str, Any]:
        assert leave("assess", path, *options, "--json") == 0
        printed: dict[str, Any] = json.loads(capsys.readouterr().out, parse_constant=no_number)
        assert list(printed) == ["kind", "rule", "verdict", "words", "inputs", "steps", "reason"]
        assert printed["verdict"] in {*VERDICTS[Kind(printed["kind"])], Verdict.NOT_ASSESSED}
        assert all(isinstance(step, str) for step in printed["steps"])
        return printed

    return assessed


@pytest.mark.parametrize(
    ("options", "verdict", "gap"),
    [
        ("--target 16 --polarity low_is_good", "met", 0),
        ("--target 15 --polarity low_is_good", "missed", 1),
        ("--target 15 --polarity low_is_good --tolerance 1", "close", 1),
        ("--target 10 --polarity low_is_good --tolerance 60 --tolerance-kind relative", "close", 6),
        ("--target 18 --comparison at_least", "missed", 2),
        ("--target 16 --comparison below", "missed", 0),
        ("--target 16 --comparison above --tolerance 0.5", "close", 0),
        ("--target 16 --comparison exactly", "met", 0),
        ("--target 17 --upper 20 --comparison within --polarity in_range", "missed", 1),
        ("--target 10 --upper 20 --polarity in_range", "met", 0),
        ("--target -4 --polarity high_is_good", "met", 0),
    ],
)
def test_the_latest_value_against_a_target(
    write: Write, assess: Assess, options: str, verdict: str, gap: float
) -> None:
    """With every way of standing to a target, and a tolerance of either kind."""
    signal = assess(write(FALLING), "--rule", "target", *options.split())
    assert (signal["kind"], signal["rule"], signal["verdict"]) == ("target_now", "target", verdict)
    assert {"value", "target", "tolerance", "gap"} <= set(signal["inputs"])
    assert (signal["inputs"]["value"], signal["inputs"]["gap"]) == (16, gap)


@pytest.mark.parametrize("by", ["2032", "2032-12", "2032-12-31"])
def test_the_pace_to_a_target(write: Write, assess: Assess, by: str) -> None:
    """A bare year means its end, as do a month and its last day."""
    signal = assess(
        write(FALLING), "--rule", "on_course", "--target", "10", "--by", by, "--polarity", "low_is_good"
    )
    inputs = signal["inputs"]
    assert signal["verdict"] == "slipping"
    assert inputs["points"] == 6
    assert inputs["mean_annual_change"] == pytest.approx(-0.8)
    assert inputs["projected"] == pytest.approx(10.4)
    assert inputs["shortfall_share"] == pytest.approx(1 / 15)


def test_a_pace_is_taken_from_the_same_time_of_each_year(write: Write, assess: Assess) -> None:
    """Of quarters only those of the latest season count; a gap, or a break, ends the look back."""
    quarters = [
        f"{year}-{month:02d}-01/P3M,{year - 2000 + month}" for year in range(2018, 2025) for month in (1, 7)
    ]
    options = ("--rule", "on_course", "--target", "40", "--by", "2030", "--polarity", "high_is_good")
    assert assess(write(quarters), *options)["inputs"]["mean_annual_change"] == pytest.approx(1)
    gap = [row if not row.startswith("2021-07") else row.split(",")[0] + "," for row in quarters]
    assert assess(write(gap), *options)["verdict"] == "not_assessed"
    marked = [f"{row},{'b' if row.startswith('2022-07') else ''}" for row in quarters]
    assert assess(write(marked, "period,value,status"), *options)["inputs"]["points"] == 3


def test_control_limits(write: Write, assess: Assess) -> None:
    """The limits, a class for each point, and whether a target is met by more than chance."""
    signal = assess(write(STEADY), "--rule", "xmr", "--polarity", "high_is_good", "--target", "40")
    inputs = signal["inputs"]
    assert signal["verdict"] == "common_cause"
    assert inputs["classes"] == ["common"] * 12
    assert (inputs["points"], inputs["mean"], inputs["assurance"]) == (12, 51, "consistently_meets")
    width = 2.66 * inputs["average_moving_range"]
    assert inputs["lower_limit"] == pytest.approx(51 - width)
    assert inputs["upper_limit"] == pytest.approx(51 + width)


def test_limits_can_be_set_anew(write: Write, assess: Assess) -> None:
    """Each rebase starts a segment, in whatever order they are given; the latest one is judged."""
    for two in ("--rebase 2023-11-01 --rebase 2023-03-01", "--rebase 2023-11-01 2023-03-01"):
        inputs = assess(write(STEADY), "--rule", "xmr", *two.split())["inputs"]
        assert (inputs["points"], len(inputs["classes"])) == (2, 12)
    assert assess(write(STEADY), "--rule", "xmr", "--rebase", "2023-03-01")["inputs"]["points"] == 10


def test_screening_and_the_baseline_can_be_chosen(write: Write, assess: Assess) -> None:
    """A great step widens the limits where it is kept, and later points where they are used."""
    rows = [*STEADY[:6], "2023-07-01/P1M,90", *STEADY[7:]]
    screened = assess(write(rows), "--rule", "xmr")["inputs"]
    kept = assess(write(rows), "--rule", "xmr", "--no-screening")["inputs"]
    first = assess(write(rows), "--rule", "xmr", "--baseline-points", "6")["inputs"]
    assert kept["average_moving_range"] > screened["average_moving_range"]
    assert kept["mean"] == screened["mean"] > first["mean"]


def test_a_target_without_a_good_side_gives_no_assurance(write: Write, assess: Assess) -> None:
    """Nothing says on which side of it the figures should be; with a comparison something does."""
    options = ("--rule", "xmr", "--target", "40", "--polarity", "no_judgement")
    assert assess(write(STEADY), *options)["inputs"]["assurance"] is None


def test_the_trend_of_five_figures(write: Write, assess: Assess) -> None:
    """By their intervals, or by counts."""
    path = write(WITH_INTERVALS, "period,value,lower,upper")
    signal = assess(path, "--rule", "trend", "--method", "interval", "--polarity", "low_is_good")
    assert (signal["verdict"], signal["inputs"]["points"]) == ("concern", 5)
    assert signal["inputs"]["chi_squared"] == pytest.approx(46.765316)
    assert signal["inputs"]["slope"] == pytest.approx(1.75156622)
    assert signal["inputs"]["threshold"] == 9.54953570608324
    counts = [f"{2014 + at},{10 + 10 * at},{100 + 100 * at},1000" for at in range(5)]
    path = write(counts, "period,value,numerator,denominator")
    signal = assess(path, "--rule", "trend", "--method", "proportion", "--polarity", "high_is_good")
    assert signal["verdict"] == "improvement"


def test_a_figure_beside_a_reference(write: Write, assess: Assess) -> None:
    """By its own interval, or by the funnel of a percentage."""
    path = write(["2023,9,1,2", "2024,4,2.9,5.1"], "period,value,lower,upper")
    signal = assess(path, "--rule", "benchmark", "--reference", "1", "--polarity", "high_is_good")
    assert signal["verdict"] == "better"
    assert signal["inputs"] == {"value": 4, "lower": 2.9, "upper": 5.1, "reference": 1}
    funnel = ("--reference", "8.961108687627933", "--denominator", "2273", "--polarity", "low_is_good")
    signal = assess(write(["2024,9.898812142542896"]), "--rule", "benchmark", *funnel, "--z", "3.0902")
    assert signal["verdict"] == "similar"
    assert signal["inputs"]["lower"] == pytest.approx(7.277397)
    assert signal["inputs"]["upper"] == pytest.approx(10.988203)


def test_a_figure_beside_similar_places(write: Write, assess: Assess) -> None:
    """A place without a figure is not counted."""
    others = write(PLACES, "geography,value", "others.csv")
    signal = assess(write(FALLING), "--rule", "comparison", "--places", others, "--polarity", "low_is_good")
    assert signal["verdict"] == "worse"
    wanted = {"median": 12, "mad": 1, "distance": 4, "n": 5, "quartile": "D"}
    assert {name: signal["inputs"][name] for name in wanted} == wanted


RULES = {
    "target": (
        "--target",
        "0",
        "--comparison",
        "at_most",
        "--tolerance",
        "5",
        "--tolerance-kind",
        "relative",
    ),
    "on_course": ("--target", "0", "--by", "2030", "--comparison", "at_most"),
    "xmr": ("--target", "0", "--comparison", "at_most"),
    "trend": (),
    "benchmark": ("--reference", "0"),
    "comparison": (),
}
POOR = {
    "no row": (),
    "one point": ("2024,5,4,6",),
    "no value": ("2023,,,", "2024,,,"),
    "all equal": tuple(f"{year},5,4,6" for year in range(2010, 2025)),
    "negative": tuple(f"{year},-{year % 7},-9,0" for year in range(2010, 2025)),
    "all zero": tuple(f"{year},0,0,0" for year in range(2010, 2025)),
    "gaps": tuple(f"{year},{year % 5},0,9" for year in range(2000, 2025, 3)),
    "intervals the wrong way round": tuple(f"{year},5,6,4" for year in range(2010, 2025)),
    "huge": tuple(f"{year},{(-1) ** year}e50,-1e50,1e50" for year in range(2010, 2025)),
    "tiny": tuple(f"{year},{year % 3}e-50,0,3e-50" for year in range(2010, 2025)),
}


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("kind", POOR)
@pytest.mark.parametrize("polarity", ["high_is_good", "low_is_good", "in_range", "no_judgement"])
def test_a_poor_series_is_no_fault(write: Write, assess: Assess, rule: str, kind: str, polarity: str) -> None:
    """It gets a verdict or a reason in words, and the command leaves with 0."""
    path = write(POOR[kind], "period,value,lower,upper")
    others = write(PLACES, "geography,value", "others.csv")
    places = ("--places", others) if rule == "comparison" else ()
    signal = assess(path, "--rule", rule, "--polarity", polarity, *RULES[rule], *places)
    assert signal["words"]
    assert signal["reason"].endswith(".")


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("", "--rule"),
        ("--rule guess", "--rule"),
        ("--rule xmr --polarity up_is_good", "--polarity"),
        ("--rule target", "needs --target"),
        ("--rule target --target x", "12.5"),
        ("--rule target --target nan --comparison exactly", "12.5"),
        ("--rule target --target inf --comparison exactly", "12.5"),
        ("--rule target --target 5", "needs --comparison"),
        ("--rule target --target 5 --polarity in_range", "needs --comparison"),
        ("--rule target --target 5 --upper 6 --polarity high_is_good", "go together"),
        ("--rule target --target 5 --comparison within", "go together"),
        ("--rule target --upper 5", "Give --target too"),
        ("--rule target --target 5 --comparison near", "--comparison"),
        ("--rule target --target 5 --polarity low_is_good --tolerance-kind absolute", "Give --tolerance too"),
        ("--rule target --target 5 --polarity low_is_good --by 2030", "does not look at --by"),
        ("--rule on_course --target 5 --polarity low_is_good", "needs --by"),
        ("--rule on_course --by 2030", "needs --target"),
        ("--rule on_course --target 5 --polarity low_is_good --by soon", "2027-03-31"),
        ("--rule on_course --target 5 --polarity low_is_good --by 2030-02-30", "2027-03-31"),
        ("--rule xmr --rebase soon", "2025-03-31"),
        ("--rule xmr --rebase 2023-01-01 soon", "2025-03-31"),
        ("--rule xmr other.csv", "one word too many"),
        ("--rule xmr --guess", "--guess"),
        ("--rule xmr --baseline-points 0", "--baseline-points"),
        ("--rule xmr --comparison at_least", "Give --target too"),
        ("--rule trend --method guess", "--method"),
        ("--rule trend --no-screening", "does not look at --no-screening"),
        ("--rule benchmark", "needs --reference"),
        ("--rule benchmark --reference 5 --z 1.96", "Give --denominator too"),
        ("--rule benchmark --reference 5 --denominator 100 --z 2", "1.96 or 3.0902"),
        ("--rule comparison", "needs --places"),
        ("--rule comparison --places nowhere.csv", "There is no file"),
    ],
)
def test_a_wrong_call_leaves_with_2(
    write: Write, capsys: pytest.CaptureFixture[str], options: str, told: str
) -> None:
    """It is told what to write, and nothing is printed as an answer."""
    assert leave("assess", write(FALLING), *options.split()) == 2
    printed = capsys.readouterr()
    assert (printed.out, told in printed.err) == ("", True)


def test_a_file_that_is_not_there_leaves_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither a missing file nor a folder is a fault in the data."""
    assert leave("assess", tmp_path / "nowhere.csv", "--rule", "xmr") == 2
    assert leave("assess", tmp_path, "--rule", "xmr") == 2
    assert "There is no file" in capsys.readouterr().err


def test_a_file_at_fault_leaves_with_1(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """Every fault is told with its line, in the series and in the list of places."""
    assert leave("assess", write(("2020,x", "soon,1")), "--rule", "xmr") == 1
    told = capsys.readouterr().err
    assert "series.csv:2: error: " in told
    assert "series.csv:3: error: " in told
    others = write(("Slopton,x",), "geography,value", "others.csv")
    assert leave("assess", write(FALLING), "--rule", "comparison", "--places", others) == 1
    assert "others.csv:2: error: " in capsys.readouterr().err


def test_without_json_it_is_told_in_words(write: Write, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict, why, the arithmetic, and what would change it."""
    assert (
        leave("assess", write(FALLING), "--rule", "target", "--target", "15", "--polarity", "low_is_good")
        == 0
    )
    told = capsys.readouterr().out.splitlines()
    assert told[0] == "Target missed"
    assert "How it is worked out" in told
    assert any(line.startswith("* Target missed: ") for line in told)


def test_numbers_are_not_rounded(write: Write, assess: Assess) -> None:
    """What goes in comes out digit by digit."""
    signal = assess(
        write(["2024,2.123456789012345"]), "--rule", "target", "--target", "1", "--comparison", "exactly"
    )
    assert signal["inputs"]["value"] == 2.123456789012345


def test_the_calls_in_the_readme_work(write: Write, assess: Assess) -> None:
    """Each call that the README shows is one for a rule of its own, and gives a signal."""
    calls = re.findall(r"^lutondash assess \S+ (.*)$", README.read_text("utf-8"), re.MULTILINE)
    others = write(PLACES, "geography,value", "others.csv")
    series = write(WITH_INTERVALS, "period,value,lower,upper")
    rules = [assess(series, *call.replace("others.csv", str(others)).split())["rule"] for call in calls]
    assert rules == ["target", "on_course", "xmr", "trend", "benchmark", "comparison"]
