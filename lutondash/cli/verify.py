"""`lutondash verify`: everything in the store of editions is read and compared with its checksums."""

import typer

from lutondash.cli.options import AsJson
from lutondash.cli.printing import as_json, print_findings, print_json
from lutondash.cli.stores import StoreAddress, store_of
from lutondash.editions.verifying import verify as verify_store
from lutondash.errors import Severity


def verify(*, store: StoreAddress = None, json: AsJson = False) -> None:
    """Read every edition in the store and tell what is not as published; leaves with 1 if something is."""
    findings = verify_store(store_of(store))
    ok = not any(finding.severity is Severity.ERROR for finding in findings)
    if json:
        print_json({"ok": ok, "findings": as_json(findings)})
    else:
        print_findings(findings)
    raise typer.Exit(0 if ok else 1)
