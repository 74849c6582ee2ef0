"""Checks of what charts of the published figures say, worked out again from the files alone."""

import calendar
import csv
import re
import statistics
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import pytest

from lutondash import Dataset, load
from lutondash.views.trend_chart import TrendChart, trend_chart
from scripts.pages import AS_OF, ROOT

DATA = ROOT / "data"
NUMBER = (
    r"((?:about |at least |at most |more than |less than )?(?:minus )?"
    r"£?[\d,]+(?:\.\d+)?(?: [mb]illion)?%?(?: (?:per 1[\d,]*|years|tonnes|kilotonnes|kWh|kg|vehicles))?)"
)
YEARS = {"two": 2, "three": 3, "four": 4, "five": 5}
SPAN = f"({'|'.join(YEARS)}) years"
SIZES = {"million": 1e6, "billion": 1e9}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of observations.csv: its last day, its first year and its value."""

    end: date
    first_year: int
    value: float
    lower: str
    upper: str

    def overlaps(self, other: "Row") -> bool:
        """Whether the intervals of two rows share a value."""
        return float(self.lower) <= float(other.upper) and float(other.lower) <= float(self.upper)


@cache
def settings(indicator: str) -> dict[str, Any]:
    """What indicator.toml says."""
    return tomllib.loads((DATA / "indicators" / indicator / "indicator.toml").read_text("utf-8"))


def rows(indicator: str, code: str) -> list[Row]:
    """The values of one place in order of time, read with nothing but the csv module."""
    with (DATA / "indicators" / indicator / "observations.csv").open(encoding="utf-8", newline="") as file:
        held = [row for row in csv.DictReader(file) if row["geography"] == code and row["value"]]
    kept = [row for row in held if "f" not in row.get("status", "") and not row.get("breakdown")]
    return sorted((_row(row) for row in kept if row["period"]), key=lambda row: row.end)


def _row(row: dict[str, str]) -> Row:
    first, end = _ends(row["period"])
    return Row(end, first.year, float(row["value"]), row.get("lower", ""), row.get("upper", ""))


def _ends(period: str) -> tuple[date, date]:
    head, _, tail = period.partition("/")
    if head == "..":
        return date.fromisoformat(tail), date.fromisoformat(tail)
    parts = [int(part) for part in head.split("-")]
    first = date(*[*parts, 1, 1][:3])
    if not tail:
        month = parts[1] if len(parts) > 1 else 12
        day = parts[2] if len(parts) > 2 else calendar.monthrange(parts[0], month)[1]
        return first, date(parts[0], month, day)
    months = int(tail[1:-1]) * (12 if tail.endswith("Y") else 1) + first.month - 1
    after = date(first.year + months // 12, months % 12 + 1, first.day)
    return first, date.fromordinal(after.toordinal() - 1)


def number(words: str) -> float:
    """Read a figure in words as a number."""
    size = next((times for word, times in SIZES.items() if word in words), 1.0)
    found = re.search(r"[\d,]+(\.\d+)?", words)
    assert found is not None, words
    return float(found[0].replace(",", "")) * size * (-1 if "minus" in words else 1)


def says(words: str, value: float, decimals: int) -> bool:
    """Whether a figure in words is this value, rounded as far as the words are."""
    steps = {"million": 0.1e6, "billion": 0.01e9}
    step = next((size for word, size in steps.items() if word in words), 10.0**-decimals)
    return abs(number(words) - value) <= step / 2 * (1 + 1e-6)


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(DATA, as_of=AS_OF)


@pytest.fixture(scope="module")
def charts(published: Dataset) -> list[TrendChart]:
    """Every chart there is."""
    found = (trend_chart(published, indicator) for indicator in published.indicators.values())
    return [chart for chart in found if chart is not None]


def test_what_is_told_of_each_place_is_in_the_file(charts: list[TrendChart]) -> None:
    """First, last, highest and lowest, and the years they are told of, come out of the rows themselves."""
    assert len(charts) > 140
    for chart in charts:
        broken = any(b.get("comparable_with_others") is False for b in settings(chart.id).get("break", []))
        for line in chart.lines[:1] if broken else chart.lines:
            held = rows(chart.id, line.code)
            wanted = {
                "first": held[0],
                "last": held[-1],
                "highest": max(held, key=lambda row: row.value),
                "lowest": min(held, key=lambda row: row.value),
            }
            roles = _roles(chart.alt, line.name)
            assert {"first", "last"} <= set(roles), (chart.id, chart.alt)
            for role, (figure, when) in roles.items():
                assert says(figure, wanted[role].value, settings(chart.id)["decimals"]), (chart.id, role)
                same = [row for row in held if says(figure, row.value, settings(chart.id)["decimals"])]
                assert any(str(row.end.year) in when or str(row.first_year) in when for row in same)


def _roles(alt: str, name: str) -> dict[str, tuple[str, str]]:
    """What an alternative says of a place: the figure and the time of first, last, highest and lowest."""
    start = alt.index(f" {name}: ") + len(name) + 3
    sentences = alt[start:].split(". ")
    told = sentences[:1]
    told += [s for s in sentences[1:2] if re.match("(High|Low)est ", s)]
    found: dict[str, tuple[str, str]] = {}
    always = re.match(rf"always {NUMBER}, first (.*), last (.*)", told[0])
    if always:
        return {"first": (always[1], always[2]), "last": (always[1], always[3])}
    role = "(first|last|highest|lowest)"
    for part in re.finditer(rf"{role}(?: and {role})? {NUMBER} ([^,]*)", ". ".join(told), re.IGNORECASE):
        for each in (part[1], part[2]):
            if each:
                found[each.lower()] = (part[3], part[4])
    return found


def test_headlines_agree_with_the_file(charts: list[TrendChart]) -> None:
    """The figures of every headline are the file's, and up, down, more and less are what they say."""
    seen = {_check_headline(chart) for chart in charts}
    assert {"moved", "no_clear", "year", "ends"} <= seen


def _check_headline(chart: TrendChart) -> str:
    held, decimals = rows(chart.id, chart.lines[0].code), settings(chart.id)["decimals"]
    last = held[-1]
    words = chart.alt.split(". ")[0]
    about = (chart.id, words, last)
    if found := re.fullmatch(rf"(Up |Down |)from {NUMBER} to {NUMBER} in {SPAN}", words, re.IGNORECASE):
        before = _years_before(held, YEARS[found[4]])
        assert says(found[2], before.value, decimals), about
        assert says(found[3], last.value, decimals), about
        assert found[1] != "Up " or last.value > before.value, about
        assert found[1] != "Down " or last.value < before.value, about
        assert found[1] or (last.value < 0 and before.value < 0), about
        return "moved"
    if found := re.fullmatch(rf"About the same as {SPAN} before, at {NUMBER}", words):
        assert says(found[2], last.value, decimals), about
        assert says(found[2], _years_before(held, YEARS[found[1]]).value, decimals), about
        return "same"
    if found := re.fullmatch(rf"No clear change over {SPAN}, at {NUMBER}", words):
        assert says(found[2], last.value, decimals), about
        assert last.overlaps(_years_before(held, YEARS[found[1]])), about
        return "no_clear"
    if found := re.fullmatch(rf"{NUMBER} (?:.*), (.*) (more|less) than the year before", words, re.I):
        change = last.value - _years_before(held, 1).value
        assert says(found[1], last.value, decimals), about
        assert says(found[2], abs(change), decimals), about
        assert (change > 0) == (found[3] == "more"), about
        return "year"
    if found := re.fullmatch(rf"{NUMBER} (?:.*), (as in the year before|no clear change in a year)", words):
        before = _years_before(held, 1)
        assert says(found[1], last.value, decimals), about
        assert says(found[1], before.value, decimals) or last.overlaps(before), about
        return "year"
    found = re.fullmatch(rf"{NUMBER} (?:.*), {NUMBER} (?:.*)", words, re.IGNORECASE)
    assert found is not None, about
    assert says(found[1], held[0].value, decimals), about
    assert says(found[2], last.value, decimals), about
    return "ends"


def _years_before(held: list[Row], years: int) -> Row:
    """The row of the same month, so many years before the last."""
    last = held[-1].end
    return next(row for row in held if (row.end.year, row.end.month) == (last.year - years, last.month))


def test_words_say_what_is_drawn_and_are_bearable(charts: list[TrendChart]) -> None:
    """No words about the picture come first, readings are no line, and nobody has to listen for long."""
    lengths = [len(chart.alt.split()) for chart in charts]

    assert statistics.median(lengths) < 90
    assert max(lengths) < 130
    for chart in charts:
        assert not re.match("(an? )?(image|chart|line chart|picture|graph)", chart.alt, re.IGNORECASE)
        assert ("Line chart." in chart.alt) == (chart.joined and any(x.is_joined for x in chart.lines))
        assert "\N{MINUS SIGN}" not in chart.alt
        assert all(len(sentence.split()) <= 25 for sentence in chart.alt.split(". ")), chart.alt


def test_many_places_are_told_shortly(published: Dataset) -> None:
    """With six chosen places the words are no longer than without."""
    indicator = published.indicator("household-waste-recycled")
    home = published.vision.geography
    chosen = tuple(code for code in published.places(indicator.id) if code.startswith("E06") and code != home)
    chart = trend_chart(published, indicator, chosen[:6])

    assert chart is not None
    assert len(chart.lines) == 9
    assert len(chart.alt.split()) < 100
    for line in chart.lines[1:]:
        last = rows(indicator.id, line.code)[-1]
        found = re.search(rf"{re.escape(line.name)}: {NUMBER} in ", chart.alt)
        assert found is not None
        assert says(found[1], last.value, indicator.decimals)


def test_every_source_gives_a_date(charts: list[TrendChart]) -> None:
    """Who published it and when, or that this is not known; and when we held it."""
    for chart in charts:
        for source in chart.source.split("Source: ")[1:]:
            assert re.search(r"(Published (on|in) .*\d{4}|we read it on .*\d{4})\.", source), chart.id
        assert chart.held == "Figures held on 21 November 2026."
