"""The Department for Education: a query in pages of JSON, written as a csv file under the Department's names.

The columns are those of its own files (time_period, new_la_code ...), then filters, then indicators. Values
are its text. `time_period` is written as the API writes it: 2023/2024, with its kind in `time_identifier`.
"""

import csv
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import TypeVar

from pydantic import BaseModel, ValidationError

from lutondash.importers.fetching.answers import Answer, Ask
from lutondash.importers.fetching.asking import Asker
from lutondash.importers.fetching.dfe_forms import Description, Result, Results
from lutondash.importers.fetching.dfe_rows import Rows
from lutondash.importers.fetching.faults import plain, refusal
from lutondash.importers.fetching.orders import DfeOrder
from lutondash.importers.fetching.pages import Collected, Pages, must_stay

_Form = TypeVar("_Form", bound=BaseModel)
_LARGEST_PAGE = 64_000_000
_TOLD = 5
_LOOK = "Look at the publisher's pages; change the recipe only once you know why."


def collect(order: DfeOrder, asker: Asker) -> Collected:
    """Fetch what the ids mean, then every page of the query, and write both as one csv file."""
    base = f"{asker.settings.base(order.kind)}/v1/data-sets/{order.data_set}"
    version = f"dataSetVersion={order.version}"
    description = _read(asker.get(Ask(f"{base}/meta?{version}", ".json")), Description)
    address = f"{base}/query?{version}"
    told, rows = list[str](), Rows(order, description, address)
    path, count = asker.folder / "whole.csv", 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(rows.columns)
        for result in _results(order, address, asker, told):
            writer.writerow(rows.of(result))
            count += 1
    if not count:
        raise refusal(address, "The query finds not one row.", "Look at [fetch] in the recipe.")
    return Collected(path, count, tuple(dict.fromkeys(told)))


def body_of(order: DfeOrder, page: int) -> dict[str, object]:
    """Return the query for a page; what the order leaves out is left out."""
    criteria: dict[str, object] = {}
    if order.geographic_levels:
        criteria["geographicLevels"] = {"in": list(order.geographic_levels)}
    if order.locations:
        named = [each.model_dump(exclude_defaults=True) for each in order.locations]
        criteria["locations"] = {"in": named}
    if order.filters:
        criteria["filters"] = {"in": list(order.filters)}
    if order.since:
        criteria["timePeriods"] = {"gte": order.since.model_dump()}
    query: dict[str, object] = {"criteria": criteria} if criteria else {}
    return query | {"indicators": list(order.indicators), "page": page, "pageSize": order.page_size}


def _results(order: DfeOrder, address: str, asker: Asker, told: list[str]) -> Iterator[Result]:
    """Yield every row of every page."""
    watch, number, last, came = Pages(address, asker.settings.most_pages), 0, 1, 0
    first: Results | None = None
    while number < last:
        number += 1
        answer = asker.get(Ask(address, ".json", body_of(order, number)))
        page = _read(answer, Results)
        first = first or page
        _must_agree(page, first, number, address)
        watch.add(_checksum(page.results))
        told.extend(plain(each.message) for each in page.warnings)
        last, came = page.paging.total_pages, came + len(page.results)
        answer.path.unlink()
        yield from page.results
    if first is not None and came != first.paging.total_results:
        fault = f"{came:,} rows came, and there should be {first.paging.total_results:,}."
        raise refusal(address, fault, "Fetch it again; nothing was kept.")


def _must_agree(page: Results, first: Results, number: int, address: str) -> None:
    now, before = page.paging, first.paging
    if now.page != number:
        fault = f"We asked for page {number} and page {now.page} came."
        raise refusal(address, fault, "Fetch it again; nothing was kept.")
    must_stay("how many rows there are", before.total_results, now.total_results, address)
    must_stay("how many pages there are", before.total_pages, now.total_pages, address)


def _checksum(results: Sequence[Result]) -> str:
    return sha256("\n".join(each.model_dump_json() for each in results).encode()).hexdigest()


def _read(answer: Answer, form: type[_Form]) -> _Form:
    """Read an answer; ImportFaultError names each part that is not there or has another form."""
    where = answer.ask.address
    if answer.size > _LARGEST_PAGE:
        raise refusal(where, "One page is larger than 64 megabytes.", "Ask for smaller pages with page_size.")
    try:
        return form.model_validate_json(answer.path.read_bytes())
    except ValidationError as reason:
        errors = reason.errors(include_url=False, include_input=False)
        parts = [
            f"{'.'.join(map(str, each['loc'])) or 'the answer'}: {each['msg']}" for each in errors[:_TOLD]
        ]
        more = f" and {len(errors) - _TOLD} more" if len(errors) > _TOLD else ""
        fault = f"The form of the answer has changed. {plain('; '.join(parts))}{more}."
        raise refusal(where, fault, _LOOK) from reason
