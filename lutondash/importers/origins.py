"""Faults of rows of `observations.csv`, told of the rows of the publisher's file that they come from."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from lutondash.errors import Finding
from lutondash.importers.rows import Figure

_ROW = re.compile(r"(\d+)$")
_KEYS = ("geography", "breakdown", "period", "sequence")


def told_of_the_file(
    findings: Iterable[Finding], file: str, texts: Mapping[str, str], figures: Mapping[str, Sequence[Figure]]
) -> list[Finding]:
    """Return findings; each of a row that came from the file names the file, its sheet and its row or cell.

    `texts` and `figures` are those of each `observations.csv`, by path.
    """
    origins: dict[str, dict[int, str]] = {}
    told = []
    for each in findings:
        if each.path in texts and each.path in figures and each.path not in origins:
            origins[each.path] = _by_line(texts[each.path], figures[each.path])
        told.append(_told(each, file, origins.get(each.path, {}).get(each.line, "")))
    return told


def _told(finding: Finding, file: str, origin: str) -> Finding:
    where = origin.removeprefix(file).strip(", ")
    if not origin.startswith(file) or not where:
        return finding
    row = _ROW.search(where)
    place = where[0].upper() + where[1:]
    fault = f"{place}: {finding.fault}"
    return Finding(file, int(row[1]) if row else 0, fault, finding.remedy, finding.severity)


def _by_line(text: str, figures: Sequence[Figure]) -> dict[int, str]:
    """Return where the figure on each line of a file comes from."""
    known = {(each.geography, each.breakdown, each.period, _number(each)): each.origin for each in figures}
    reader = csv.reader(io.StringIO(text))
    header = next(reader)
    at = [header.index(name) if name in header else None for name in _KEYS]
    found, line = dict[int, str](), reader.line_num + 1
    for row in reader:
        geography, breakdown, period, sequence = ("" if each is None else row[each] for each in at)
        found[line] = known.get((geography, breakdown, period, sequence), "")
        line = reader.line_num + 1
    return found


def _number(figure: Figure) -> str:
    return "" if figure.sequence is None else str(figure.sequence)
