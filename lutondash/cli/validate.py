"""`lutondash validate`: every fault in the data folder at once."""

from pathlib import Path

import typer

from lutondash.cli.options import AsJson, AsOf, Data, day_of, folder_of
from lutondash.cli.printing import as_json, print_findings, print_json
from lutondash.dataset.loading import load
from lutondash.errors import DataFaultError, Finding


def validate(*, data: Data = None, as_of: AsOf = None, json: AsJson = False) -> None:
    """Check the data folder and list every fault; leaves with 1 if there is one."""
    findings, ok = _findings(folder_of(data), as_of)
    if json:
        print_json({"ok": ok, "findings": as_json(findings)})
    else:
        print_findings(findings)
    raise typer.Exit(0 if ok else 1)


def _findings(folder: Path, as_of: AsOf) -> tuple[tuple[Finding, ...], bool]:
    try:
        return load(folder, as_of=day_of(as_of)).warnings, True
    except DataFaultError as fault:
        return fault.findings, False
