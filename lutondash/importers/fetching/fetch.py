"""`fetch`: ask a publisher for what a recipe orders, look the answer through, and keep it."""

from pathlib import Path
from tempfile import TemporaryDirectory

from lutondash.importers.fetching import dfe, fingertips, nomis, plain_file
from lutondash.importers.fetching.asking import Asker, make_client
from lutondash.importers.fetching.faults import NotChangedError, refusal
from lutondash.importers.fetching.keeping import (
    Kept,
    Outcome,
    Wanted,
    keep,
    must_be_free,
    trusted_record,
    write_record,
)
from lutondash.importers.fetching.orders import DfeOrder, FingertipsOrder, NomisOrder, Order
from lutondash.importers.fetching.pages import Collected
from lutondash.importers.fetching.records import FetchRecord
from lutondash.importers.fetching.settings import Clock, Means


def fetch(release: str, order: Order, folder: Path, means: Means) -> Kept:
    """Fetch a release's file into the folder, or find that it has not changed.

    Raises ImportFaultError where the answer is refused; then what the folder held is as it was.
    """
    wanted = Wanted(release, order.file, folder)
    try:
        return _fetched(wanted, order, means)
    except OSError as reason:
        fault = f"A file cannot be read or written: {reason}."
        raise refusal(
            str(folder), fault, "Look at the folder: is it ours to write to, and has it room?"
        ) from reason


def _fetched(wanted: Wanted, order: Order, means: Means) -> Kept:
    folder, settings = wanted.folder, means.settings
    folder.mkdir(parents=True, exist_ok=True)
    must_be_free(wanted)
    record = trusted_record(wanted.path)
    with TemporaryDirectory(prefix=".fetching-", dir=folder) as passing, make_client(settings) as client:
        asker = Asker(client, means, Path(passing), record.known if record else {})
        try:
            collected = _collect(order, asker)
        except NotChangedError:
            if record is None:
                raise
            return _as_before(wanted.path, record, means.clock)
        return keep(collected, asker.answers, wanted, _instant(means.clock))


def _collect(order: Order, asker: Asker) -> Collected:
    if isinstance(order, FingertipsOrder):
        return fingertips.collect(order, asker)
    if isinstance(order, NomisOrder):
        return nomis.collect(order, asker)
    if isinstance(order, DfeOrder):
        return dfe.collect(order, asker)
    return plain_file.collect(order, asker)


def _as_before(path: Path, record: FetchRecord, clock: Clock) -> Kept:
    checked = record.model_copy(update={"checked": _instant(clock)})
    write_record(path, checked)
    return Kept(path, checked, Outcome.NOT_CHANGED)


def _instant(clock: Clock) -> str:
    return clock.now().isoformat(timespec="seconds")
