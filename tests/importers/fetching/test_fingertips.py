"""Tests of Fingertips: the request, more than a hundred indicators, and columns that change."""

import pytest

from lutondash.errors import ImportFaultError
from tests.importers.fetching.conftest import Desk
from tests.importers.fetching.documented import FINGERTIPS_COLUMNS, fingertips, fingertips_row
from tests.importers.fetching.publisher import Act, Request, sends

ORDER = {
    "kind": "fingertips",
    "file": "ohid/active.csv",
    "indicator_ids": [93014],
    "child_area_type_id": 502,
    "parent_area_type_id": 6,
}


def test_the_request_has_the_documented_form(desk: Desk) -> None:
    """The path, the names and the order of the keys are those of the publisher's own client."""
    desk.publisher.plays(sends(fingertips(fingertips_row())))
    kept = desk.fetch(ORDER)
    assert kept.record.requests[0].address == (
        f"{desk.publisher.base}/all_data/csv/by_indicator_id?indicator_ids=93014"
        "&child_area_type_id=502&parent_area_type_id=6&include_sortable_time_periods=yes"
    )


def test_a_profile_and_a_parent_may_be_named(desk: Desk) -> None:
    """They are asked for only where the recipe says so."""
    desk.publisher.plays(sends(fingertips(fingertips_row())))
    desk.fetch(ORDER | {"profile_id": 19, "parent_area_code": "E12000901"})
    assert desk.publisher.asked[0].query == {
        "indicator_ids": "93014",
        "child_area_type_id": "502",
        "parent_area_type_id": "6",
        "profile_id": "19",
        "parent_area_code": "E12000901",
        "include_sortable_time_periods": "yes",
    }


def by_indicator(request: Request) -> Act:
    """Answer with one row for each indicator that is asked for."""
    ids = request.query["indicator_ids"].split(",")
    return sends(fingertips(*[fingertips_row(indicator=each) for each in ids]))


def test_more_than_a_hundred_indicators_take_several_requests(desk: Desk) -> None:
    """At most a hundred at a time; the file has every row once under one header."""
    desk.publisher.answers(by_indicator)
    kept = desk.fetch(ORDER | {"indicator_ids": list(range(1, 251))})
    asked = [request.query["indicator_ids"].count(",") + 1 for request in desk.publisher.asked]
    assert asked == [100, 100, 50]
    assert kept.record.rows == 250
    lines = kept.path.read_bytes().splitlines()
    assert len(lines) == 251
    assert [line.split(b",")[0] for line in lines[1:]] == [str(each).encode() for each in range(1, 251)]


def test_the_columns_that_depend_on_the_parent_may_change(desk: Desk) -> None:
    """The parent's name in a heading, a column of today and one of old times are all known."""
    changed = [
        name.replace("Regions", "ICBs").replace("Compared to goal", "Target data")
        for name in FINGERTIPS_COLUMNS
    ]
    desk.publisher.plays(sends(fingertips(fingertips_row(), columns=changed[:-1])))
    assert desk.fetch(ORDER).record.told == ()


def test_a_changed_column_is_refused_by_name(desk: Desk) -> None:
    """A new heading for the value means that nothing is kept."""
    desk.publisher.plays(sends(fingertips(fingertips_row()).replace(b",Value,", b",Figure,")))
    with pytest.raises(ImportFaultError, match=r"Missing: 'Value'\. New there: 'Figure'"):
        desk.fetch(ORDER)
    assert desk.kept == []


def test_an_extra_column_is_told(desk: Desk) -> None:
    """It is kept and said."""
    row = fingertips_row()
    desk.publisher.plays(sends(fingertips(row, columns=[*FINGERTIPS_COLUMNS, "Quality"])))
    assert desk.fetch(ORDER).record.told == ("There are new columns: Quality.",)


def test_an_indicator_without_a_row_is_told(desk: Desk) -> None:
    """What was asked for and did not come is said by its number."""
    desk.publisher.plays(sends(fingertips(fingertips_row())))
    told = desk.fetch(ORDER | {"indicator_ids": [93014, 40401, 7]}).record.told
    assert told == ("No row came for indicator 40401, 7.",)


def test_the_same_page_again_is_refused(desk: Desk) -> None:
    """A publisher that does not look at the numbers would double every row."""
    desk.publisher.plays(sends(fingertips(fingertips_row())))
    with pytest.raises(ImportFaultError, match="Page 2 is page 1 again"):
        desk.fetch(ORDER | {"indicator_ids": list(range(1, 150))})
    assert desk.kept == []


def test_pages_of_different_columns_are_refused(desk: Desk) -> None:
    """They could not stand under one header."""
    other = fingertips(fingertips_row(), columns=FINGERTIPS_COLUMNS[::-1])
    desk.publisher.plays(sends(fingertips(fingertips_row())), sends(other))
    with pytest.raises(ImportFaultError, match="disagree about the columns"):
        desk.fetch(ORDER | {"indicator_ids": list(range(1, 150))})
