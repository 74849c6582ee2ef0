"""`worked_out_between`: hidden figures that an edition and those before it give away together."""

from collections.abc import Container, Iterator, Sequence

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.disclosure.audit import Exposed, audit
from lutondash.dataset.disclosure.cells import Key, State, Table
from lutondash.dataset.disclosure.rows import cells_of, rows_of
from lutondash.dataset.disclosure.search import Verdict
from lutondash.errors import Finding, Severity
from lutondash.model.disclosure import Disclosure
from lutondash.model.indicator import Indicator

_REMEDY = (
    "Hide another figure beside it, or the one that tells it; what is out already cannot be called back."
)


def worked_out_between(now: Dataset, before: Sequence[Dataset]) -> tuple[Finding, ...]:
    """Return what is wrong with each hidden figure that earlier editions, newest first, help to work out.

    What they give away without the new one is left out. Nobody keeps the true figures, so one that is hidden
    twice is taken to be the same. A figure that is worked out for certain is an error. It is a warning where
    nobody can show that a figure is safe, and where earlier editions told a figure that is hidden now.
    """
    return tuple(
        finding
        for each in guarded(now)
        for finding in worked_out_beside(now, each, [_cells(earlier, each) for earlier in before])
    )


def guarded(dataset: Dataset) -> tuple[Indicator, ...]:
    """Return the indicators that hide small numbers."""
    return tuple(each for each in dataset.indicators.values() if each.disclosure is not None)


def worked_out_beside(now: Dataset, indicator: Indicator, earlier: Sequence[Table]) -> tuple[Finding, ...]:
    """Return the same of one indicator, beside what earlier editions told of it."""
    if indicator.disclosure is None or not earlier:
        return ()
    tables = (_cells(now, indicator), *earlier)
    rows = rows_of(now.figures.table, indicator.id)
    path = layout.of_indicator(indicator.id, layout.OBSERVATIONS)
    sure = _told_by_all(tables, indicator.disclosure)
    return tuple(sorted(_finding(path, _line(now, rows, key), key, sure[key]) for key in sure))


def _told_by_all(tables: Sequence[Table], rule: Disclosure) -> dict[Key, Severity]:
    """Return the figures that only all editions together give away, and how bad that is."""
    alone = {(each.edition + 1, each.key) for each in audit(tables[1:], rule)}
    alone |= {(0, each.key) for each in audit(tables[:1], rule)}
    together = [each for each in audit(tables, rule) if (each.edition, each.key) not in alone]
    lost = {key for edition, key in alone if edition} | set(_shown(tables[1:]))
    certain = set(_certain(together, lost))
    return {each.key: Severity.ERROR if each.key in certain else Severity.WARNING for each in together}


def _shown(tables: Sequence[Table]) -> Iterator[Key]:
    return (key for table in tables for key, cell in table.items() if cell.state is State.SHOWN)


def _certain(exposed: Sequence[Exposed], lost: Container[Key]) -> Iterator[Key]:
    """Yield what is told for certain; a new edition may well hide what earlier ones told anyway."""
    for each in exposed:
        if each.verdict is Verdict.FOUND and (each.edition or each.key not in lost):
            yield each.key


def _cells(dataset: Dataset, indicator: Indicator) -> Table:
    table, rule = dataset.figures.table, indicator.disclosure
    return cells_of(table, rows_of(table, indicator.id), rule, indicator.unit) if rule else {}


def _line(now: Dataset, rows: dict[Key, int], key: Key) -> int:
    return int(now.figures.table.line[rows[key]]) if key in rows else 0


def _finding(path: str, line: int, key: Key, severity: Severity) -> Finding:
    where = ", ".join(part for part in key if part)
    can = "can" if severity is Severity.ERROR else "may be one that can"
    fault = f"The hidden figure of {where} {can} be worked out with an earlier edition."
    return Finding(path, line, fault, _REMEDY, severity)
