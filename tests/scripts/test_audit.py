"""An audit says that all is well only where it was told so of every package."""

import json
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from scripts.audit import Ask, audit

WEAK = {"name": "jinja2", "version": "3.1.0", "vulns": [{"id": "CVE-2024-22195"}]}
SOUND = {"name": "typer", "version": "0.29.0", "vulns": []}
SKIPPED = {"name": "typer", "skip_reason": "not found"}


def answering(probe: Mapping[str, object] | None, *pinned: Mapping[str, object]) -> Ask:
    """Return a source of advisories that says this of the weak package, and that of the pinned ones."""

    def ask(_service: str, path: Path) -> "subprocess.CompletedProcess[str]":
        told = pinned if path.name == "pinned.txt" else (probe,)
        if None in told:
            return subprocess.CompletedProcess((), 1, "", "Traceback\nConnectionError: no such host\n")
        return subprocess.CompletedProcess((), 0, json.dumps({"dependencies": told, "fixes": []}), "")

    return ask


@pytest.mark.parametrize(
    ("ask", "says", "leaves_with"),
    [
        (answering(WEAK, SOUND), "1 packages audited; pypi knows of no weakness", 0),
        (answering(WEAK, SOUND, WEAK), "jinja2 3.1.0: CVE-2024-22195", 1),
        (answering(None, SOUND), "not audited. pypi: ConnectionError: no such host", 0),
        (answering({**WEAK, "vulns": []}, SOUND), "it knows of no weakness in jinja2==3.1.0", 0),
        (answering(WEAK, SOUND, SKIPPED), "not audited. pypi: it gave no answer.", 0),
    ],
)
def test_no_all_clear_is_false(ask: Ask, says: str, leaves_with: int) -> None:
    """A source that cannot be asked, one that is blind, and one that left a package out are told apart."""
    said, left_with = audit(Path("pinned.txt"), ask)
    assert says in said
    assert ("not audited" in said) == ("audited;" not in said and not left_with)
    assert left_with == leaves_with
