"""Nomis: a table in pages of 25,000 rows, each saying in RECORD_COUNT how many rows there are in all."""

from dataclasses import dataclass
from urllib.parse import urlencode

from lutondash.importers.fetching.answers import Answer, Ask, Unreadable
from lutondash.importers.fetching.asking import Asker
from lutondash.importers.fetching.faults import plain, refusal
from lutondash.importers.fetching.orders import NomisOrder
from lutondash.importers.fetching.pages import Collected, Pages, join_tables, must_stay
from lutondash.importers.fetching.tables import (
    Columns,
    Sheet,
    look_through,
    must_be_whole,
    must_have,
    must_have_rows,
)

ROWS_A_PAGE = 25_000
"""What those without a key may have at once."""

_COUNT = "RECORD_COUNT"


@dataclass(frozen=True, slots=True)
class _Page:
    """One answer: what it holds, and how many rows it says there are in all."""

    answer: Answer
    sheet: Sheet
    count: int


def collect(order: NomisOrder, asker: Asker) -> Collected:
    """Fetch a table, page by page until all its rows are there, as one csv file."""
    base = asker.settings.base(order.kind)
    where, pages, told = address_of(order, base), list[_Page](), list[str]()
    watch, rows = Pages(where, asker.settings.most_pages), 0
    while not pages or rows < pages[0].count:
        page = _page(order, address_of(order, base, rows), asker, told)
        watch.add(page.answer.sha256)
        pages.append(page)
        must_stay("how many rows there are", pages[0].count, page.count, where)
        must_stay("the columns", pages[0].sheet.columns, page.sheet.columns, where)
        rows += page.sheet.rows
    _must_be_all(rows, pages[0].count, where)
    if len(pages) == 1:
        return Collected(pages[0].answer.path, rows, tuple(told))
    whole = asker.folder / "whole.csv"
    join_tables((each.answer.path for each in pages), whole)
    return Collected(whole, rows, tuple(dict.fromkeys(told)))


def address_of(order: NomisOrder, base: str, offset: int = 0) -> str:
    """Return the address of a page; the first is the one without an offset."""
    time = {"date": order.date} if order.date else {"time": order.time}
    asked = {
        "geography": ",".join(order.geography),
        **time,
        **order.dimensions,
        "measures": ",".join(map(str, order.measures)),
        "select": ",".join(name.lower() for name in order.columns),
        **({"recordOffset": str(offset)} if offset else {}),
    }
    return f"{base}/dataset/{order.dataset}.data.csv?{urlencode(asked, safe=',')}"


def _page(order: NomisOrder, address: str, asker: Asker, told: list[str]) -> _Page:
    answer = asker.get(Ask(address, ".csv", unreadable=Unreadable.BUSY))
    sheet = look_through(answer, about=_COUNT)
    new = must_have(sheet, Columns(order.columns), address)
    must_have_rows(sheet, address)
    told.extend([f"There are new columns: {', '.join(new)}."] if new else [])
    told.extend(must_be_whole(answer))
    return _Page(answer, sheet, _count(sheet, address))


def _count(sheet: Sheet, address: str) -> int:
    """Return how many rows there are in all, which every row must say alike."""
    text = plain(", ".join(sorted(sheet.values)), 60)
    if not (text.isascii() and text.isdigit()):
        fault = f"The rows should all say how many there are; {_COUNT} is {text!r}."
        raise refusal(address, fault, "Fetch it again; nothing was kept.")
    return int(text)


def _must_be_all(rows: int, count: int, where: str) -> None:
    if rows != count:
        fault = f"{rows:,} rows came, and there should be {count:,}."
        raise refusal(where, fault, "Fetch it again; nothing was kept.")
