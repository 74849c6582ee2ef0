"""`ImportReport`: what an import read, kept and refused, and which files it changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from lutondash.importers.account_rows import Gap
from lutondash.importers.gaps import gap_lines
from lutondash.importers.rows import Tally

_HEAD = ("indicator", "release", "read", "kept", "not kept, and why")


@dataclass(frozen=True)
class ImportReport:
    """The outcome of an import or of a check; `changed` are the files that are or would be different.

    `gaps` are totals that their parts do not add up to; they are held as published.
    """

    tallies: tuple[Tally, ...]
    changed: tuple[Path, ...]
    is_check: bool
    gaps: tuple[Gap, ...] = ()

    def lines(self) -> list[str]:
        """Return the report as lines of a table, then what to look at, then the files changed."""
        body = [
            (each.indicator, each.release, str(each.read), str(each.kept), _reasons(each))
            for each in self.tallies
        ]
        read, kept = (sum(getattr(each, name) for each in self.tallies) for name in ("read", "kept"))
        body.append(("all", f"{len(self.tallies)} series", str(read), str(kept), f"{read - kept} rows"))
        verb = "would change" if self.is_check else "changed"
        return [
            *_table((_HEAD, *body)),
            *(f"look at {each.indicator}: {remark}" for each in self.tallies for remark in each.remarks),
            *gap_lines(self.gaps),
            *(f"{verb}: {path.as_posix()}" for path in self.changed),
            f"{len(self.changed)} files {verb}.",
        ]


def _reasons(tally: Tally) -> str:
    return ", ".join(f"{times} {why}" for why, times in sorted(tally.refused.items()))


def _table(rows: Iterable[tuple[str, ...]]) -> list[str]:
    listed = list(rows)
    widths = [max(len(row[column]) for row in listed) for column in range(len(_HEAD) - 1)]
    return [
        "  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]).rstrip()
        for row in listed
    ]
