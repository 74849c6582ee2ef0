"""One file at one address, such as those behind Explore local statistics."""

from urllib.parse import urlsplit

from lutondash.importers.cells import SourceError
from lutondash.importers.fetching.answers import Answer, Ask
from lutondash.importers.fetching.asking import Asker
from lutondash.importers.fetching.beginnings import form_of
from lutondash.importers.fetching.faults import refusal
from lutondash.importers.fetching.orders import FileOrder
from lutondash.importers.fetching.pages import Collected
from lutondash.importers.fetching.tables import (
    Columns,
    Writing,
    look_over,
    look_through,
    must_be_whole,
    must_have,
    must_have_rows,
)
from lutondash.importers.text_files import delimiter_of, encoding_of

_SAMPLE = 1 << 16


def collect(order: FileOrder, asker: Asker) -> Collected:
    """Fetch the file; a csv file is looked through, of a workbook the beginning.

    Where the recipe names columns they stand in the first row, and every row has a cell for each.
    """
    answer = asker.get(Ask(address_of(order, asker.settings.base(order.kind)), form_of(order.file)))
    if answer.ask.form != ".csv":
        return Collected(answer.path, rows=None)
    where, writing = answer.ask.address, _writing(answer)
    sheet = look_through(answer, writing=writing) if order.columns else look_over(answer, writing)
    must_have_rows(sheet, where)
    new = must_have(sheet, Columns(order.columns), where) if order.columns else ()
    told = (f"There are new columns: {', '.join(new)}.",) if new else ()
    return Collected(answer.path, sheet.rows, told + must_be_whole(answer))


def _writing(answer: Answer) -> Writing:
    """Return how a publisher's csv file is written, found as the import will find it."""
    try:
        encoding = encoding_of("The answer", answer.path)
        with answer.path.open(encoding=encoding, newline="") as file:
            return Writing(encoding, delimiter_of(file.read(_SAMPLE)))
    except (SourceError, UnicodeError) as reason:
        raise refusal(answer.ask.address, f"{reason}.", "Look at the file; nothing was kept.") from reason


def address_of(order: FileOrder, base: str) -> str:
    """Return where to ask: the recipe's address, or the same path at another base, such as a mirror."""
    if not base:
        return order.url
    parts = urlsplit(order.url)
    return f"{base}{parts.path}" + (f"?{parts.query}" if parts.query else "")
