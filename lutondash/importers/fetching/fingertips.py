"""Fingertips: every period of up to a hundred indicators in one csv answer."""

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from lutondash.importers.fetching.answers import Answer, Ask
from lutondash.importers.fetching.asking import Asker
from lutondash.importers.fetching.orders import FingertipsOrder
from lutondash.importers.fetching.pages import Collected, Pages, join_tables, must_stay
from lutondash.importers.fetching.tables import (
    Columns,
    Sheet,
    look_through,
    must_be_whole,
    must_have,
    must_have_rows,
)

MOST_IDS = 100
"""How many indicators one request may ask for."""

_ID = "Indicator ID"
_BOUND = "CI"
"""How the publisher writes confidence interval."""

WANTED = (
    *(_ID, "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type"),
    *("Sex", "Age", "Category Type", "Category", "Time period", "Value"),
    *(f"{end} {_BOUND} {share} limit" for share in ("95.0", "99.8") for end in ("Lower", "Upper")),
    *("Count", "Denominator", "Value note", "Recent Trend", "Time period Sortable", "New data"),
)
"""The columns that have stayed; the others change with the parent's type or came later."""

_KNOWN = re.compile(r"Compared to .+ value or percentiles|Compared to goal|Target data|Time period range")


def collect(order: FingertipsOrder, asker: Asker) -> Collected:
    """Fetch the indicators, a hundred at a time, as one csv file."""
    columns = Columns(WANTED, lambda name: _KNOWN.fullmatch(name) is not None)
    answers, sheets, told = list[Answer](), list[Sheet](), list[str]()
    pages = Pages(asker.settings.base(order.kind), asker.settings.most_pages)
    for address in addresses(order, asker.settings.base(order.kind)):
        answer = asker.get(Ask(address, ".csv"))
        pages.add(answer.sha256)
        sheet = look_through(answer, about=_ID)
        new = must_have(sheet, columns, address)
        told.extend([f"There are new columns: {', '.join(new)}."] if new else [])
        must_have_rows(sheet, address)
        told.extend(must_be_whole(answer))
        answers.append(answer)
        sheets.append(sheet)
        must_stay("the columns", sheets[0].columns, sheet.columns, address)
    told.extend(_absent(order.indicator_ids, sheets))
    if len(answers) == 1:
        return Collected(answers[0].path, sheets[0].rows, tuple(told))
    whole = asker.folder / "whole.csv"
    join_tables((each.path for each in answers), whole)
    return Collected(whole, sum(each.rows for each in sheets), tuple(dict.fromkeys(told)))


def addresses(order: FingertipsOrder, base: str) -> Iterator[str]:
    """Yield the addresses to ask, each for at most a hundred indicators."""
    for first in range(0, len(order.indicator_ids), MOST_IDS):
        ids = order.indicator_ids[first : first + MOST_IDS]
        asked: dict[str, object] = {
            "indicator_ids": ",".join(map(str, ids)),
            "child_area_type_id": order.child_area_type_id,
            "parent_area_type_id": order.parent_area_type_id,
        }
        asked |= {"profile_id": order.profile_id} if order.profile_id is not None else {}
        asked |= {"parent_area_code": order.parent_area_code} if order.parent_area_code else {}
        asked |= {"include_sortable_time_periods": "yes"}
        yield f"{base}/all_data/csv/by_indicator_id?{urlencode(asked, safe=',')}"


def _absent(ids: Sequence[int], sheets: Sequence[Sheet]) -> list[str]:
    found = frozenset[str]().union(*(each.values for each in sheets))
    absent = [str(each) for each in ids if str(each) not in found]
    return [f"No row came for indicator {', '.join(absent)}."] if absent else []
