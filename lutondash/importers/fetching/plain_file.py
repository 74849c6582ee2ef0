"""One file at one address, such as those behind Explore local statistics."""

from urllib.parse import urlsplit

from lutondash.importers.fetching.answers import Ask
from lutondash.importers.fetching.asking import Asker
from lutondash.importers.fetching.beginnings import form_of
from lutondash.importers.fetching.orders import FileOrder
from lutondash.importers.fetching.pages import Collected
from lutondash.importers.fetching.tables import (
    Columns,
    look_through,
    must_be_whole,
    must_have,
    must_have_rows,
)


def collect(order: FileOrder, asker: Asker) -> Collected:
    """Fetch the file; a csv file is looked through, of a workbook only the beginning is looked at."""
    answer = asker.get(Ask(address_of(order, asker.settings.base(order.kind)), form_of(order.file)))
    if answer.ask.form != ".csv":
        return Collected(answer.path, rows=None)
    where = answer.ask.address
    sheet = look_through(answer)
    must_have_rows(sheet, where)
    new = must_have(sheet, Columns(order.columns), where) if order.columns else ()
    told = (f"There are new columns: {', '.join(new)}.",) if new else ()
    return Collected(answer.path, sheet.rows, told + must_be_whole(answer))


def address_of(order: FileOrder, base: str) -> str:
    """Return where to ask: the recipe's address, or the same path at another base, such as a mirror."""
    if not base:
        return order.url
    parts = urlsplit(order.url)
    return f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
