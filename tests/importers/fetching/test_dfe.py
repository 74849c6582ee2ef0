"""Tests of the Department for Education: the query, its pages, its words, and text that stays text."""

import csv
import itertools
import json
from typing import Any

import pytest

from lutondash.errors import ImportFaultError
from tests.importers.fetching.conftest import Desk
from tests.importers.fetching.documented import (
    dfe_description,
    dfe_page,
    dfe_refusal,
    dfe_row,
)
from tests.importers.fetching.publisher import Act, Play, Request, sends

ID = "63cfc86e-c334-4e58-2912-08da0807d53c"
ORDER = {
    "kind": "dfe",
    "file": "dfe/absence.csv",
    "data_set": ID,
    "version": "1.0",
    "indicators": ["rAte0"],
}


def with_pages(*pages: bytes) -> Play:
    """Return a publisher that describes the data set and answers the query page by page."""
    line = list(pages)

    def play(request: Request) -> Act:
        if request.method == "GET":
            return sends(dfe_description())
        return sends(line.pop(0) if len(line) > 1 else line[0])

    return play


def rows_of(desk: Desk) -> list[dict[str, str]]:
    """Return the rows of the file that was kept."""
    with (desk.folder / "dfe/absence.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def refused(desk: Desk, order: dict[str, Any] = ORDER, **settings: Any) -> str:
    """Return the words of a refusal; nothing has been kept."""
    with pytest.raises(ImportFaultError) as caught:
        desk.fetch(order, **settings)
    assert desk.kept == []
    return caught.value.findings[0].fault


def test_the_query_has_the_documented_form(desk: Desk) -> None:
    """The data set's version is in the address; places, levels, filters and the first period in the body."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row()])))
    desk.fetch(
        ORDER
        | {
            "geographic_levels": ["LA", "NAT"],
            "locations": [{"level": "LA", "code": "E06000901"}, {"level": "NAT", "id": "wIde0"}],
            "filters": ["tOt01"],
            "since": {"period": "2019/2020", "code": "AY"},
        }
    )
    description, query = desk.publisher.asked
    assert (description.method, description.path) == ("GET", f"/v1/data-sets/{ID}/meta")
    assert (query.method, query.path) == ("POST", f"/v1/data-sets/{ID}/query")
    assert description.query == query.query == {"dataSetVersion": "1.0"}
    assert query.headers["Content-Type"] == "application/json"
    assert query.body == {
        "criteria": {
            "geographicLevels": {"in": ["LA", "NAT"]},
            "locations": {"in": [{"level": "LA", "code": "E06000901"}, {"level": "NAT", "id": "wIde0"}]},
            "filters": {"in": ["tOt01"]},
            "timePeriods": {"gte": {"period": "2019/2020", "code": "AY"}},
        },
        "indicators": ["rAte0"],
        "page": 1,
        "pageSize": 1000,
    }


def test_ids_become_the_names_of_the_departments_own_files(desk: Desk) -> None:
    """Codes, names and filters in words; the value is the text that came, noughts and all."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row(), dfe_row("wIde0", value="z")])))
    desk.fetch(ORDER)
    luton, england = rows_of(desk)
    assert luton == {
        "time_period": "2023/2024",
        "time_identifier": "AY",
        "geographic_level": "Local authority",
        "country_code": "E92000901",
        "country_name": "Wideland",
        "region_code": "",
        "region_name": "",
        "old_la_code": "901",
        "new_la_code": "E06000901",
        "la_name": "Alderham",
        "sex": "Total",
        "persist_pc": "19.50",
    }
    assert (england["geographic_level"], england["new_la_code"], england["persist_pc"]) == (
        "National",
        "",
        "z",
    )


def test_every_page_is_asked_for(desk: Desk) -> None:
    """Pages are asked for by number until the last, and their rows counted."""
    pages = [dfe_page([dfe_row(value=f"{page}.0")], page=page, pages=3, total=3) for page in (1, 2, 3)]
    desk.publisher.answers(with_pages(*pages))
    kept = desk.fetch(ORDER)
    assert [each.body["page"] for each in desk.publisher.asked[1:]] == [1, 2, 3]
    assert [row["persist_pc"] for row in rows_of(desk)] == ["1.0", "2.0", "3.0"]
    assert kept.record.rows == 3
    assert [each.method for each in kept.record.requests] == ["GET", "POST", "POST", "POST"]


def test_the_same_page_again_is_refused(desk: Desk) -> None:
    """Whether it says its number or not."""
    first = dfe_page([dfe_row()], page=1, pages=2, total=2)
    desk.publisher.answers(with_pages(first, dfe_page([dfe_row()], page=2, pages=2, total=2)))
    assert "Page 2 is page 1 again" in refused(desk)


def test_another_page_than_the_one_asked_for_is_refused(desk: Desk) -> None:
    """A publisher that always sends the first page is found out at the second."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row()], page=1, pages=2, total=2)))
    assert "We asked for page 2 and page 1 came" in refused(desk)


def test_pages_that_disagree_are_refused(desk: Desk) -> None:
    """The data set changed meanwhile."""
    second = dfe_page([dfe_row(value="2")], page=2, pages=2, total=3)
    desk.publisher.answers(with_pages(dfe_page([dfe_row()], page=1, pages=2, total=2), second))
    assert "disagree about how many rows there are: first 2, then 3" in refused(desk)


def test_rows_that_are_missing_are_noticed(desk: Desk) -> None:
    """All pages came and their rows are not as many as promised."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row()], total=7)))
    assert "1 rows came, and there should be 7" in refused(desk)


def test_pages_without_end_end(desk: Desk) -> None:
    """A milliard pages are left after the most we take."""
    numbers = itertools.count(1)

    def play(request: Request) -> Act:
        if request.method == "GET":
            return sends(dfe_description())
        number = next(numbers)
        return sends(dfe_page([dfe_row(value=str(number))], page=number, pages=10**9, total=10**9))

    desk.publisher.answers(play)
    assert "no end of pages: 20 have come" in refused(desk, most_pages=20)


def test_a_refused_query_is_told_in_the_departments_words(desk: Desk) -> None:
    """Every error with the part of the query it is about; control characters are left out."""
    body = dfe_refusal(
        {"message": "Must be one of the allowed values.", "code": "NotFound", "path": "indicators[0]"},
        {"message": "Too\x1b[2J many.", "code": "Max", "path": "criteria"},
    )
    desk.publisher.plays(sends(dfe_description()), sends(body, status=400))
    words = refused(desk)
    assert "indicators[0]: Must be one of the allowed values.; criteria: Too [2J many." in words
    assert len(desk.publisher.asked) == 2


def test_an_indicator_the_data_set_no_longer_has_is_refused(desk: Desk) -> None:
    """The message names those it has."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row()])))
    words = refused(desk, ORDER | {"indicators": ["gOne0"]})
    assert words == "The recipe's data_set has no indicator gOne0. It has rAte0 (persist_pc)."


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"values": {}}, "no value of indicator 'rAte0'"),
        ({"values": {"rAte0": 19.5}}, "should be a valid string"),
        ({"values": None}, "results.0.values"),
        ({"timePeriod": "2023"}, "results.0.timePeriod"),
        ({"locations": {"LA": "nEw09"}}, "place 'nEw09'"),
        ({"filters": {"sEx00": "nEw09"}}, "option 'nEw09' of sex"),
    ],
)
def test_a_row_of_another_form_is_refused(desk: Desk, change: dict[str, object], words: str) -> None:
    """A number where text was promised would lose its noughts; an unknown id means nothing."""
    desk.publisher.answers(with_pages(dfe_page([dfe_row() | change])))
    assert words in refused(desk)


@pytest.mark.parametrize(
    "body", [b"<html><title>Sign in</title></html>", b"[1]", b'{"paging": 3', b"[" * 9000]
)
def test_what_is_not_the_departments_json_is_refused(desk: Desk, body: bytes) -> None:
    """A page, a list, a broken answer and a nest of brackets."""
    desk.publisher.answers(with_pages(body))
    assert refused(desk)


def test_no_row_at_all_is_refused(desk: Desk) -> None:
    """An empty answer is never passed off as a success."""
    desk.publisher.answers(with_pages(dfe_page([])))
    assert "not one row" in refused(desk)


def test_its_warnings_are_told(desk: Desk) -> None:
    """What the Department has to say about the query is passed on."""
    page = json.loads(dfe_page([dfe_row()]))
    page["warnings"] = [{"message": "Some locations could not be found.", "code": "LocationsNotFound"}]
    desk.publisher.answers(with_pages(json.dumps(page).encode()))
    assert desk.fetch(ORDER).record.told == ("Some locations could not be found.",)


def test_a_level_of_its_own_gets_columns_of_its_own(desk: Desk) -> None:
    """Districts and others are kept under their level's letters."""
    description = json.loads(dfe_description())
    level = {"code": "LAD", "label": "Local authority district"}
    district = {"id": "dIs01", "label": "Alder West", "code": "E07000901"}
    description["locations"].append({"level": level, "options": [district]})
    row = dfe_row() | {"geographicLevel": "LAD", "locations": {"NAT": "wIde0", "LAD": "dIs01"}}
    desk.publisher.plays(sends(json.dumps(description).encode()), sends(dfe_page([row])))
    desk.fetch(ORDER)
    assert (rows_of(desk)[0]["lad_code"], rows_of(desk)[0]["lad_name"]) == ("E07000901", "Alder West")
