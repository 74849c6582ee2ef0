"""Tests of Nomis: the request, pages of 25,000 rows, and bodies that mean it is busy."""

import itertools

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.fetching import nomis as importer
from tests.importers.fetching.conftest import Desk
from tests.importers.fetching.documented import NOMIS_COLUMNS, nomis, nomis_row
from tests.importers.fetching.publisher import Act, Play, Request, sends

ORDER = {
    "kind": "nomis",
    "file": "nomis/claimants.csv",
    "dataset": "NM_162_1",
    "geography": ["E06000901", "E92000901"],
    "date": "latestMINUS36-latest",
    "dimensions": {"gender": "0", "age": "0", "measure": "1,2"},
    "measures": [20100],
}


def months(count: int) -> list[dict[str, object]]:
    """Return so many different rows."""
    return [nomis_row(value=f"{number}.10") for number in range(count)]


def in_pages(rows: list[dict[str, object]], size: int = importer.ROWS_A_PAGE) -> Play:
    """Return a publisher of rows in pages that looks at the offset."""

    def play(request: Request) -> Act:
        offset = int(request.query.get("recordOffset", 0))
        return sends(nomis(rows[offset : offset + size], len(rows)))

    return play


def test_the_request_has_the_documented_form(desk: Desk) -> None:
    """The dataset's own dimensions stand among the others; the count of rows is always asked for."""
    desk.publisher.answers(in_pages(months(2)))
    kept = desk.fetch(ORDER)
    assert kept.record.requests[0].address == (
        f"{desk.publisher.base}/dataset/NM_162_1.data.csv?geography=E06000901,E92000901"
        "&date=latestMINUS36-latest&gender=0&age=0&measure=1,2&measures=20100"
        "&select=date_name,geography_name,geography_code,measures_name,obs_value,obs_status_name,record_count"
    )


def test_a_table_of_more_than_a_page_comes_in_pages(desk: Desk) -> None:
    """The offset goes on by the rows that came until all are there, one header over all."""
    rows = months(60_001)
    desk.publisher.answers(in_pages(rows))
    kept = desk.fetch(ORDER)
    offsets = [request.query.get("recordOffset", "") for request in desk.publisher.asked]
    assert offsets == ["", "25000", "50000"]
    assert kept.record.rows == 60_001
    lines = kept.path.read_text().splitlines()
    assert lines[0] == ",".join(NOMIS_COLUMNS)
    assert [line.split(",")[4] for line in lines[1:]] == [row["OBS_VALUE"] for row in rows]


def test_shorter_pages_than_promised_are_taken_as_they_come(desk: Desk) -> None:
    """The offset follows the rows, whatever the publisher's limit is today."""
    desk.publisher.answers(in_pages(months(7), size=3))
    assert desk.fetch(ORDER).record.rows == 7
    assert [each.query.get("recordOffset") for each in desk.publisher.asked] == [None, "3", "6"]


def test_the_same_page_again_is_refused(desk: Desk) -> None:
    """A publisher that does not look at the offset would double every row."""
    desk.publisher.plays(sends(nomis(months(3), 9)))
    with pytest.raises(ImportFaultError, match="Page 2 is page 1 again"):
        desk.fetch(ORDER)
    assert desk.kept == []


def test_a_count_that_grows_while_we_read_is_refused(desk: Desk) -> None:
    """Pages of two versions of a table are never joined; a table without end is left at once."""
    pages = (sends(nomis(months(3 + number), 3 * number + 6)) for number in itertools.count())
    desk.publisher.answers(lambda _: next(pages))
    with pytest.raises(ImportFaultError, match="disagree about how many rows there are: first 6, then 9"):
        desk.fetch(ORDER)
    assert len(desk.publisher.asked) == 2


def test_pages_without_end_end(desk: Desk) -> None:
    """A publisher that promises a milliard rows and sends them one by one is left after the most we take."""
    values = itertools.count()
    desk.publisher.answers(lambda _: sends(nomis([nomis_row(value=str(next(values)))], 10**9)))
    with pytest.raises(ImportFaultError, match="no end of pages: 20 have"):
        desk.fetch(ORDER, most_pages=20)
    assert desk.kept == []
    assert len(desk.publisher.asked) == 21


def test_the_limit_is_for_all_pages_together(desk: Desk) -> None:
    """Many small pages are as large as one large file."""
    rows = months(3000)
    desk.publisher.answers(in_pages(rows, size=500))
    with pytest.raises(ImportFaultError, match="larger than the"):
        desk.fetch(ORDER, limit=len(nomis(rows, 3000)) // 2)
    assert 1 < len(desk.publisher.asked) < 6
    assert desk.kept == []


def test_more_rows_than_there_should_be_are_refused(desk: Desk) -> None:
    """Rows and the count they carry must agree."""
    desk.publisher.plays(sends(nomis(months(5), 4)))
    with pytest.raises(ImportFaultError, match="5 rows came, and there should be 4"):
        desk.fetch(ORDER)


def test_an_empty_page_before_the_end_is_refused(desk: Desk) -> None:
    """It would never come to an end."""
    desk.publisher.plays(sends(nomis(months(3), 9)), sends(nomis([], 9)))
    with pytest.raises(ImportFaultError, match="not one row"):
        desk.fetch(ORDER)


def test_rows_that_disagree_about_their_count_are_refused(desk: Desk) -> None:
    """A cell cut in the middle shows here."""
    body = nomis(months(3), 312)[:-2] + b"\n"
    desk.publisher.plays(sends(body))
    with pytest.raises(ImportFaultError, match="RECORD_COUNT is '31, 312'"):
        desk.fetch(ORDER)


@pytest.mark.parametrize(
    "body", [b"<html><title>Busy</title></html>", b'{"error": "busy"}', b"\x00\x01", b""]
)
def test_a_body_that_cannot_be_read_means_busy(desk: Desk, body: bytes) -> None:
    """Nomis says so in this way; it is asked again later, each time after a longer wait."""
    good = sends(nomis(months(1), 1))
    desk.publisher.plays(sends(body), sends(body), good)
    assert desk.fetch(ORDER).record.rows == 1
    assert desk.clock.waited == [1.0, 2.0]
    assert "when it is busy" in desk.told[0]


def test_a_publisher_busy_for_ever_is_given_up(desk: Desk) -> None:
    """After five times the words of the first fault stand."""
    desk.publisher.plays(sends(b"<html></html>"))
    with pytest.raises(ImportFaultError, match="a web page, not a file of figures"):
        desk.fetch(ORDER)
    assert len(desk.publisher.asked) == 5


def test_a_column_that_is_gone_is_refused_by_name(desk: Desk) -> None:
    """So is a new one in its place."""
    desk.publisher.plays(sends(nomis(months(1), 1).replace(b"OBS_VALUE", b"OBSERVATION")))
    with pytest.raises(ImportFaultError, match=r"Missing: 'OBS_VALUE'\. New there: 'OBSERVATION'"):
        desk.fetch(ORDER)


def test_the_columns_wanted_may_be_chosen(desk: Desk) -> None:
    """`time` may stand for `date`, and `select` names the columns."""
    body = nomis(
        [{"GEOGRAPHY_CODE": "E06000901", "OBS_VALUE": "1"}],
        1,
        ("GEOGRAPHY_CODE", "OBS_VALUE", "RECORD_COUNT"),
    )
    desk.publisher.plays(sends(body))
    order = {key: value for key, value in ORDER.items() if key != "date"}
    desk.fetch(order | {"time": "2020-01,2025-10", "select": ["geography_code", "obs_value"]})
    query = desk.publisher.asked[0].query
    assert (query["time"], query["select"]) == ("2020-01,2025-10", "geography_code,obs_value,record_count")
