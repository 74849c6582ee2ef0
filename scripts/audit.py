"""Asks whether a pinned package has a known weakness: `python -m scripts.audit`.

It never says that all is well without having been told so of every package. Where no source of advisories
can be asked, or one knows nothing of a weakness that has long been known, it prints "not audited" and why.
It leaves with 1 where a weakness was found, and with 0 otherwise.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from scripts.server import ROOT

PINNED = ROOT / "requirements" / "test.txt"
"""Every package: what runs the site takes its versions from here."""
SERVICES = ("pypi", "osv")
LONG_KNOWN = "jinja2==3.1.0"
"""A package that has had known weaknesses since 2024: a source that finds none in it knows of none."""
SECONDS = 900

Ask = Callable[[str, Path], "subprocess.CompletedProcess[str]"]


def main() -> int:
    """Audit the pinned packages, say what was found, and return what to leave with."""
    said, left_with = audit(PINNED, ask)
    print(said)
    return left_with


def audit(pinned: Path, ask: Ask) -> tuple[str, int]:
    """Return what is to be said of the pinned packages, and what to leave with."""
    reasons = []
    for service in SERVICES:
        reason = _is_blind(service, ask)
        found = ask(service, pinned) if not reason else None
        if found is not None and (packages := _packages(found)) is not None:
            return _said(packages, service)
        reasons.append(f"{service}: {reason or _last_line(found)}")
    return "not audited. " + " ".join(reasons), 0


def ask(service: str, pinned: Path) -> "subprocess.CompletedProcess[str]":
    """Run pip-audit over a list of packages; nothing is installed."""
    words = ["--strict", "--disable-pip", "--no-deps", "--progress-spinner", "off", "--format", "json"]
    return subprocess.run(  # nosec B603  # our own interpreter, and words written here
        [sys.executable, "-m", "pip_audit", *words, "--vulnerability-service", service, "-r", str(pinned)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _is_blind(service: str, ask: Ask) -> str:
    """Say why a source cannot be believed: what it does not find in a package long known to be weak."""
    with tempfile.TemporaryDirectory() as folder:
        probe = Path(folder, "probe.txt")
        probe.write_text(LONG_KNOWN, encoding="utf-8")
        found = ask(service, probe)
    packages = _packages(found)
    if packages is None:
        return _last_line(found)
    return "" if any(each["vulns"] for each in packages) else f"it knows of no weakness in {LONG_KNOWN}."


def _packages(found: "subprocess.CompletedProcess[str]") -> Sequence[dict[str, Any]] | None:
    """Return what was told of each package; None where anything was told of less than all of them."""
    try:
        listed: list[dict[str, Any]] = json.loads(found.stdout)["dependencies"]
    except (ValueError, KeyError):
        return None
    return listed if listed and all("vulns" in each for each in listed) else None


def _last_line(found: "subprocess.CompletedProcess[str] | None") -> str:
    lines = found.stderr.strip().splitlines() if found else []
    return lines[-1] if lines else "it gave no answer."


def _said(packages: Sequence[dict[str, Any]], service: str) -> tuple[str, int]:
    weak = [
        f"{each['name']} {each['version']}: {', '.join(one['id'] for one in each['vulns'])}"
        for each in packages
        if each["vulns"]
    ]
    if weak:
        return "\n".join([f"{service} knows of weaknesses:", *weak]), 1
    return f"{len(packages)} packages audited; {service} knows of no weakness in them.", 0


if __name__ == "__main__":
    sys.exit(main())
