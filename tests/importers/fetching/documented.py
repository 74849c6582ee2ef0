"""Answers made from the publishers' documented columns.

No answer was recorded: the columns and the keys are those that the publishers' own code and documents name.
The places and the figures are made up, as everywhere in these tests.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from typing import Any

ELS_COLUMNS = (
    *("areacd", "areanm", "geography", "indicator", "period", "observation"),
    *("measure", "unit", "lci_95", "uci_95", "status", "notes"),
)
FINGERTIPS_COLUMNS = (
    *("Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type"),
    *("Sex", "Age", "Category Type", "Category", "Time period", "Value"),
    *("Lower CI 95.0 limit", "Upper CI 95.0 limit", "Lower CI 99.8 limit", "Upper CI 99.8 limit"),
    *("Count", "Denominator", "Value note", "Recent Trend"),
    *("Compared to England value or percentiles", "Compared to Regions value or percentiles"),
    *("Time period Sortable", "New data", "Compared to goal", "Time period range"),
)
NOMIS_COLUMNS = (
    *("DATE_NAME", "GEOGRAPHY_NAME", "GEOGRAPHY_CODE", "MEASURES_NAME"),
    *("OBS_VALUE", "OBS_STATUS_NAME", "RECORD_COUNT"),
)

BOM = b"\xef\xbb\xbf"


def as_csv(columns: Sequence[str], rows: Sequence[Mapping[str, object]], *, end: str = "\r\n") -> bytes:
    """Return rows as csv; what a row does not name is blank."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def els(*rows: Mapping[str, object]) -> bytes:
    """Return a file of Explore local statistics, with its byte order mark."""
    return BOM + as_csv(ELS_COLUMNS, rows, end="\n")


def els_row(
    place: str = "E06000901", period: str = "2024-04-01/P1Y", value: str = "5.50"
) -> dict[str, object]:
    """Return one of its rows."""
    return {"areacd": place, "indicator": "Homes", "period": period, "observation": value, "unit": "%"}


def fingertips(*rows: Mapping[str, object], columns: Sequence[str] = FINGERTIPS_COLUMNS) -> bytes:
    """Return an answer of Fingertips."""
    return as_csv(columns, rows)


def fingertips_row(
    place: str = "E06000901", period: str = "2023/24", value: str = "61.5", **more: object
) -> dict[str, object]:
    """Return one of its rows: all persons, no category; `indicator` is its number."""
    row: dict[str, object] = {
        "Indicator ID": more.pop("indicator", 93014),
        "Parent Code": more.pop("parent", "E12000901"),
        "Area Code": place,
        "Sex": "Persons",
        "Time period": period,
        "Value": value,
        "Time period Sortable": f"{period[:4]}0000",
    }
    return row | more


def nomis(rows: Sequence[Mapping[str, object]], count: int, columns: Sequence[str] = NOMIS_COLUMNS) -> bytes:
    """Return a page of Nomis whose rows all say how many there are."""
    return as_csv(columns, [{"RECORD_COUNT": count} | row for row in rows], end="\n")


def nomis_row(place: str = "E06000901", date: str = "October 2025", value: str = "4.10") -> dict[str, object]:
    """Return one of its rows."""
    return {
        "DATE_NAME": date,
        "GEOGRAPHY_CODE": place,
        "MEASURES_NAME": "Value",
        "OBS_VALUE": value,
        "OBS_STATUS_NAME": "Normal Value",
    }


def dfe_description() -> bytes:
    """Return what the ids of a data set of the Department for Education mean."""
    alder = {"id": "aLd01", "label": "Alderham", "code": "E06000901", "oldCode": "901"}
    brack = {"id": "bRk02", "label": "Brackwell", "code": "E06000902", "oldCode": "902"}
    wide = {"id": "wIde0", "label": "Wideland", "code": "E92000901"}
    options = [{"id": "tOt01", "label": "Total"}, {"id": "gIr02", "label": "Girls"}]
    return _json(
        {
            "filters": [{"id": "sEx00", "column": "sex", "label": "Sex", "hint": "", "options": options}],
            "indicators": [{"id": "rAte0", "column": "persist_pc", "label": "Persistent", "unit": "%"}],
            "geographicLevels": [
                {"code": "NAT", "label": "National"},
                {"code": "LA", "label": "Local authority"},
            ],
            "locations": [
                {"level": {"code": "NAT", "label": "National"}, "options": [wide]},
                {"level": {"code": "LA", "label": "Local authority"}, "options": [alder, brack]},
            ],
            "timePeriods": [{"code": "AY", "period": "2023/2024", "label": "2023/24"}],
        }
    )


def dfe_row(place: str = "aLd01", period: str = "2023/2024", value: object = "19.50") -> dict[str, Any]:
    """Return one row of its answer to a query: ids everywhere, values as text."""
    locations = {"NAT": "wIde0"} if place == "wIde0" else {"NAT": "wIde0", "LA": place}
    return {
        "timePeriod": {"code": "AY", "period": period},
        "geographicLevel": "NAT" if place == "wIde0" else "LA",
        "locations": locations,
        "filters": {"sEx00": "tOt01"},
        "values": {"rAte0": value},
    }


def dfe_page(rows: Sequence[object], *, page: int = 1, pages: int = 1, total: int | None = None) -> bytes:
    """Return one page of its answer to a query."""
    paging = {
        "page": page,
        "pageSize": 1000,
        "totalPages": pages,
        "totalResults": len(rows) if total is None else total,
    }
    return _json({"paging": paging, "results": rows, "warnings": []})


def dfe_refusal(*errors: Mapping[str, object]) -> bytes:
    """Return how it refuses a query."""
    return _json({"title": "There are validation errors with the request.", "status": 400, "errors": errors})


def _json(value: object) -> bytes:
    return json.dumps(value).encode()
