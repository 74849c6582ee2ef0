"""What can go wrong, and how it is told.

LutondashError
├── DataFaultError      the data folder is at fault: every finding at once
├── UnknownIdError      an id that nothing bears
├── ImportFaultError    a publisher's file or a recipe is at fault: every finding at once
├── EditionFaultError   a draft or the store of editions is at fault: every finding at once
├── PackFaultError      a pack cannot be made of what was asked for: every fault at once
└── UsageError          a command was called wrongly
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is: an error refuses the folder, a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One fault in a file: where, what was found, what was wanted and what to do.

    `path` is relative to the data folder; `line` counts from 1, with 0 for the file as a whole.
    """

    path: str
    line: int
    fault: str
    remedy: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        """The finding on one line, as a compiler would print it."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.severity}: {self.fault} {self.remedy}"


@dataclass(frozen=True, slots=True)
class PackFault:
    """Why a pack cannot be made: what was asked for and where, what was wanted instead, and what to do."""

    where: str
    found: str
    wanted: str
    remedy: str

    def __str__(self) -> str:
        """The fault on one line."""
        return f"{self.where}: {self.found} {self.wanted} {self.remedy}"


class LutondashError(Exception):
    """The base of every error this package raises on purpose."""


class _FindingsError(LutondashError):
    """An error that carries all its findings, not only the first."""

    def __init__(self, where: str, findings: Iterable[Finding]) -> None:
        self.findings: tuple[Finding, ...] = tuple(sorted(findings))
        listed = "\n".join(str(finding) for finding in self.findings)
        super().__init__(f"{where}: {len(self.findings)} found\n{listed}")


class DataFaultError(_FindingsError):
    """The data folder cannot be published: `findings` holds every fault and warning in it."""


class ImportFaultError(_FindingsError):
    """A publisher's file or its recipe cannot be read: `findings` holds every fault."""


class EditionFaultError(_FindingsError):
    """A draft cannot be published, or the store of editions is damaged or out of reach."""


class PackFaultError(LutondashError):
    """A pack cannot be made of what was asked for: `faults` holds every reason."""

    def __init__(self, faults: Iterable[PackFault]) -> None:
        self.faults: tuple[PackFault, ...] = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class UnknownIdError(LutondashError):
    """Nothing of this kind bears this id."""

    def __init__(self, kind: str, wanted: str, known: Sequence[str] = ()) -> None:
        self.kind, self.wanted, self.known = kind, wanted, tuple(known)
        super().__init__(f"no {kind} has the id {wanted!r}")


class UsageError(LutondashError):
    """A command was called wrongly; the message says how to call it."""
