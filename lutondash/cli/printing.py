"""How commands print: findings as a compiler would, tables in columns, JSON for programs."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from difflib import get_close_matches

import typer

from lutondash.errors import Finding, Severity, UnknownIdError


def print_json(value: object) -> None:
    """Print a value as JSON."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def as_json(findings: Iterable[Finding]) -> list[dict[str, object]]:
    """Return findings as plain values, errors first."""
    keys = ("severity", "path", "line", "fault", "remedy")
    plain = [asdict(finding) for finding in in_order(findings)]
    return [{key: finding[key] for key in keys} for finding in plain]


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings with errors first, then by file and line."""
    return sorted(findings, key=lambda finding: (finding.severity is Severity.WARNING, finding))


def print_findings(findings: Sequence[Finding], *, to_stderr: bool = False) -> None:
    """Print each finding on a line, then how many there are."""
    for finding in in_order(findings):
        typer.echo(str(finding), err=to_stderr)
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    typer.echo(f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}", err=to_stderr)


def count(number: int, noun: str) -> str:
    """Return a number with its noun."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Print rows in columns as wide as their widest cell."""
    for line in in_columns(rows):
        typer.echo(line)


def in_columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Write rows as lines, in columns as wide as their widest cell."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))] if rows else []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        yield "  ".join(cells).rstrip()


def unknown_words(error: UnknownIdError) -> str:
    """Return what to say about an id that nothing bears, naming the nearest that exist."""
    close = get_close_matches(error.wanted, error.known, n=3, cutoff=0.5)
    meant = f" Did you mean {' or '.join(close)}?" if close else " `lutondash list` shows what there is."
    return f"There is no {error.kind} {error.wanted!r}.{meant}"
