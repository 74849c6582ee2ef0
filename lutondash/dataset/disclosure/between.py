"""`worked_out_between`: hidden figures that an edition and those before it give away together."""

from collections.abc import Iterator, Sequence

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.disclosure.audit import audit
from lutondash.dataset.disclosure.rows import cells_of, rows_of
from lutondash.errors import Finding, Severity
from lutondash.model.indicator import Indicator

_REMEDY = (
    "Hide another figure beside it, or the one that tells it; what is out already cannot be called back."
)


def worked_out_between(now: Dataset, before: Sequence[Dataset]) -> tuple[Finding, ...]:
    """Return a warning for each hidden figure that earlier editions, newest first, help to work out.

    What they give away without the new one is left out. Nobody keeps the true figures, so one that is hidden
    twice is taken to be the same; where it has changed, a warning may be needless.
    """
    listed = [each for each in now.indicators.values() if each.disclosure is not None]
    return tuple(sorted(finding for each in listed for finding in _between(each, now, before)))


def _between(indicator: Indicator, now: Dataset, before: Sequence[Dataset]) -> Iterator[Finding]:
    rule = indicator.disclosure
    if rule is None:
        return
    tables = [dataset.figures.table for dataset in (now, *before)]
    rows = [rows_of(table, indicator.id) for table in tables]
    cells = [
        cells_of(table, listed, rule, indicator.unit) for table, listed in zip(tables, rows, strict=True)
    ]
    alone = {(each.edition + 1, each.key) for each in audit(cells[1:], rule)} if before else set()
    alone |= {(0, each.key) for each in audit(cells[:1], rule)}
    path = layout.of_indicator(indicator.id, layout.OBSERVATIONS)
    for key in sorted({each.key for each in audit(cells, rule) if (each.edition, each.key) not in alone}):
        where = ", ".join(part for part in key if part)
        fault = f"The hidden figure of {where} can be worked out with an earlier edition."
        line = int(tables[0].line[rows[0][key]]) if key in rows[0] else 0
        yield Finding(path, line, fault, _REMEDY, Severity.WARNING)
