"""`lutondash editions`: every published edition, what it changed, and which one is shown."""

from datetime import datetime
from enum import StrEnum

import typer

from lutondash.cli.options import AsJson
from lutondash.cli.printing import as_json, print_findings, print_json, print_table
from lutondash.cli.stores import StoreAddress, now, store_of
from lutondash.editions.local_time import written
from lutondash.editions.manifest import StoredManifest
from lutondash.editions.reading import shown_of
from lutondash.editions.store import Ledger


class State(StrEnum):
    """How an edition stands at an instant."""

    SHOWN = "shown"
    REPLACED = "replaced"
    TO_COME = "to come"
    TAKEN_BACK = "taken back"


def editions(*, store: StoreAddress = None, json: AsJson = False) -> None:
    """List every edition, newest first; leaves with 1 if a manifest is damaged."""
    ledger, present = store_of(store).ledger(), now()
    newest_first = tuple(reversed(ledger.manifests))
    if json:
        listed = [_plain(each, ledger, present) for each in newest_first]
        print_json({"editions": listed, "findings": as_json(ledger.faults)})
    elif newest_first:
        print_table([_row(each, ledger, present) for each in newest_first])
    else:
        typer.echo("There is no edition.")
    if ledger.faults and not json:
        print_findings(ledger.faults, to_stderr=True)
    raise typer.Exit(1 if ledger.faults else 0)


def state(each: StoredManifest, ledger: Ledger, present: datetime) -> State:
    """Return how an edition stands."""
    if each.number in ledger.taken_back:
        return State.TAKEN_BACK
    if each.manifest.at > present:
        return State.TO_COME
    shown = shown_of(ledger, present)
    return State.SHOWN if shown and shown.number == each.number else State.REPLACED


def _row(each: StoredManifest, ledger: Ledger, present: datetime) -> tuple[str, ...]:
    manifest = each.manifest
    figures = ", ".join(f"{number} {kind}" for kind, number in manifest.changes.counts.items())
    standing = state(each, ledger, present)
    return str(each.number), written(manifest.at), standing, figures, manifest.approved_by, manifest.note


def _plain(each: StoredManifest, ledger: Ledger, present: datetime) -> dict[str, object]:
    manifest, withdrawal = each.manifest, ledger.withdrawals.get(each.number)
    return {
        "number": each.number,
        "at": written(manifest.at),
        "prepared": written(manifest.prepared),
        "state": state(each, ledger, present),
        "note": manifest.note,
        "approved_by": manifest.approved_by,
        "base": manifest.base,
        "figures": manifest.changes.counts,
        "files": len(manifest.files),
        "sha256": each.sha256,
        "withdrawn": withdrawal.model_dump(mode="json") if withdrawal else None,
    }
