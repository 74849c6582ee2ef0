"""A list to take away holds the rows of its page, with numbers as numbers."""

import csv
import io

import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.exports.listing import COLUMNS, listing_csv, outcome_listing, priority_listing
from lutondash.views.priority_page import priority_page


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return CSV as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_a_measure_is_told_with_its_tie_and_target(dataset: Dataset) -> None:
    """Every column of a row, from its id to its publisher."""
    rows = rows_of(listing_csv(dataset, priority_listing(dataset, "dry-town")))
    (gutters,) = [row for row in rows if row["indicator"] == "gutters-cleared"]
    assert tuple(gutters) == COLUMNS
    assert gutters == {
        "indicator": "gutters-cleared",
        "title": "Gutters cleared within a day",
        "group": "council",
        "outcome": "umbrellas-find-home",
        "outcome_title": "Umbrellas find their way home",
        "role": "contribution",
        "value": "81",
        "unit": "percent",
        "measure": "made-up measure",
        "qualifier": "",
        "status": "",
        "period": "2023-10-01/P3M",
        "period_words": "October to December 2023",
        "direction": gutters["direction"],
        "meaning": gutters["meaning"],
        "since_last_year": gutters["since_last_year"],
        "country": "Rainland",
        "country_value": "",
        "country_words": "No Rainland figure",
        "target": "Target: at least 90% by the end of 2024",
        "target_now": "not_assessed",
        "target_now_words": "Not due yet",
        "target_now_reason": "The target is for the end of 2024. The latest figure is 9 points away.",
        "on_course": "not_assessed",
        "on_course_words": "Too few figures",
        "on_course_reason": "3 of 4 years in a row needed.",
        "variation": "not_assessed",
        "variation_words": "Too few figures",
        "variation_reason": "1 of 8 figures needed since the limits were set anew.",
        "comparison": "not_assessed",
        "comparison_words": "Too few places",
        "comparison_reason": "1 of 5 places needed have a figure for this time.",
        "linked_by": "council",
        "link_reason": "Dry paths are walked more.",
        "address": "/indicator?id=gutters-cleared",
        "release": "rain-statistics",
        "publisher": "Rainland Statistics",
    }


def test_words_and_values_are_those_of_the_page(dataset: Dataset) -> None:
    """Direction, change and the country's figure stand as on the page; the numbers beside them agree."""
    page = priority_page(dataset, "dry-town")
    shown = [row for group in (*page.town, *page.council) for row in group.rows]
    shown += page.context
    listed = rows_of(listing_csv(dataset, priority_listing(dataset, "dry-town")))
    for row, cells in zip(shown, listed, strict=True):
        assert cells["indicator"] == row.id
        assert cells["direction"] == row.direction.words
        assert cells["since_last_year"] == row.since
        assert cells["country_words"] == row.beside
        latest = dataset.series(row.id).latest
        assert latest is not None
        assert float(cells["value"]) == latest.value
    (umbrellas,) = [cells for cells in listed if cells["indicator"] == "umbrellas-returned"]
    assert (umbrellas["country_value"], umbrellas["status"]) == ("58", "p")


def test_the_four_verdicts_are_those_of_the_page(dataset: Dataset) -> None:
    """Each stands under its question: the key, the words and the reason."""
    for priority in dataset.priorities:
        listed = priority_listing(dataset, priority.id)
        for each, cells in zip(listed, rows_of(listing_csv(dataset, listed)), strict=True):
            for answer in each.row.answers:
                kind = answer.signal.kind.value
                told = (cells[kind], cells[f"{kind}_words"], cells[f"{kind}_reason"])
                assert told == (answer.signal.verdict.value, answer.words, answer.signal.reason)


@pytest.mark.parametrize("side", ["", "town", "council"])
@pytest.mark.parametrize("show", ["", "better", "worse", "cannot_say"])
def test_filters_are_those_of_the_page(dataset: Dataset, side: str, show: str) -> None:
    """The file holds the rows that the reader sees, and no other."""
    for priority in dataset.priorities:
        page = priority_page(dataset, priority.id, side=side, show=show)
        seen = [row.id for group in (*page.town, *page.council) for row in group.rows]
        listed = priority_listing(dataset, priority.id, side=side, show=show)
        assert [each.row.id for each in listed] == [*seen, *(row.id for row in page.context)]


def test_context_has_no_outcome(dataset: Dataset) -> None:
    """A figure that only sets the scene is tied to nothing."""
    rows = rows_of(listing_csv(dataset, priority_listing(dataset, "tidy-council")))
    (rain,) = [row for row in rows if row["indicator"] == "rainy-days"]
    assert (rain["group"], rain["outcome"], rain["linked_by"]) == ("context", "", "")


def test_grades_have_no_country_value(dataset: Dataset) -> None:
    """A rank is never set beside another."""
    rows = rows_of(listing_csv(dataset, priority_listing(dataset, "dry-town")))
    (grade,) = [row for row in rows if row["indicator"] == "gutter-inspection"]
    assert (grade["value"], grade["unit"], grade["country_value"]) == ("1", "grade", "")


def test_an_outcome_lists_the_town_and_the_council(dataset: Dataset) -> None:
    """A measure tied to two outcomes bears the tie of the one that is listed."""
    rows = rows_of(listing_csv(dataset, outcome_listing(dataset, "no-wet-feet")))
    found = {row["indicator"]: (row["group"], row["linked_by"]) for row in rows}
    assert found["people-with-wet-feet"] == ("town", "editorial")
    assert found["gutters-cleared"] == ("council", "editorial")
    assert found["boots-handed-out"] == ("council", "council")
    assert {row["outcome"] for row in rows} == {"no-wet-feet"}


def test_unknown_ids_are_refused(dataset: Dataset) -> None:
    """Neither a priority nor an outcome is guessed."""
    with pytest.raises(UnknownIdError):
        priority_listing(dataset, "nothing")
    with pytest.raises(UnknownIdError):
        outcome_listing(dataset, "nothing")
