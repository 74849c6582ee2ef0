"""`withdraw`: the newest edition is taken back, and the one before it is shown again."""

from datetime import datetime

from lutondash.editions.local_time import whole_second
from lutondash.editions.manifest import NumberedWithdrawal, StoredManifest, to_bytes
from lutondash.editions.records import EDITIONS, WITHDRAWALS, numbered
from lutondash.editions.store import Ledger, Store
from lutondash.errors import EditionFaultError, Finding


def withdraw(  # noqa: PLR0913  a store, the moment, and the four things that an officer says
    store: Store,
    *,
    now: datetime,
    note: str,
    approved_by: str,
    number: int | None = None,
    hidden: bool = False,
) -> StoredManifest:
    """Take back the newest edition that stands, be it out or still to come, and return it.

    Nothing is deleted: the store notes when, why and by which role, and whether nobody may look at the
    edition any more. Raises EditionFaultError where there is none, where the newest is not the `number`
    that was meant, where a newer one is damaged, and where somebody else was faster.
    """
    ledger = store.ledger()
    newest = _newest(ledger, store)
    _must_be_meant(newest, number, ledger, store)
    blank = [name for name, text in (("note", note), ("approved_by", approved_by)) if not text.strip()]
    if blank:
        remedy = "Say why it is taken back, and which role approved that."
        raise EditionFaultError(store.address, [Finding(name, 0, "It is blank.", remedy) for name in blank])
    record = NumberedWithdrawal(
        number=newest.number,
        at=whole_second(now),
        note=note,
        approved_by=approved_by,
        hidden=hidden,
        withdrawn=tuple(sorted(ledger.taken_back)),
    )
    path = numbered(WITHDRAWALS, newest.number)
    try:
        store.create(path, to_bytes(record))
    except FileExistsError as taken:
        words = f"Edition {newest.number} was taken back by somebody else meanwhile."
        fault = Finding(path, 0, words, "Look at `lutondash editions` before you take back another.")
        raise EditionFaultError(store.address, [fault]) from taken
    return newest


def _newest(ledger: Ledger, store: Store) -> StoredManifest:
    """Return the edition to take back: never an older one because a newer cannot be read."""
    if not ledger.standing:
        fault = Finding(EDITIONS, 0, "There is no edition to take back.", "Look at `lutondash editions`.")
        raise EditionFaultError(store.address, [fault, *ledger.faults])
    newest = ledger.standing[0]
    if any(number > newest.number and number not in ledger.taken_back for number in ledger.damaged):
        raise EditionFaultError(store.address, ledger.faults)
    return newest


def _must_be_meant(newest: StoredManifest, number: int | None, ledger: Ledger, store: Store) -> None:
    """Refuse another edition than the newest: editions are taken back one after the other."""
    if number is None or number == newest.number:
        return
    remedy = f"Take back edition {newest.number} first, or look at `lutondash editions`."
    if number in ledger.taken_back:
        words = f"Edition {number} is taken back already."
    elif number in ledger.damaged or any(each.number == number for each in ledger.manifests):
        words = f"Edition {number} is not the newest that stands: that is edition {newest.number}."
    else:
        words = f"There is no edition {number}; the newest that stands is edition {newest.number}."
    raise EditionFaultError(store.address, [Finding(numbered(EDITIONS, number), 0, words, remedy)])
