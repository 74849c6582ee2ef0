"""Totals that their parts do not add up to, as lines of the report of an import."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from lutondash.importers.account_rows import Gap

DUST = Decimal(1)
"""Gaps of at most so many pounds come from the workbook's own arithmetic and are not told."""


def gap_lines(gaps: Iterable[Gap]) -> list[str]:
    """Return a line for each gap; where lines are known to be left out, one for each year and total."""
    told = sorted(gap for gap in gaps if abs(gap.gap) > DUST)
    expected = [gap for gap in told if gap.is_expected]
    lines = [
        _group(list(group)) for _, group in groupby(expected, lambda gap: (gap.year, gap.stage, gap.total))
    ]
    return lines + [
        f"gap {gap.year} {gap.stage} {gap.authority} {gap.total}: "
        f"the total is £{abs(gap.gap):,.0f} {_than(gap)} than its parts"
        for gap in told
        if not gap.is_expected
    ]


def _group(gaps: list[Gap]) -> str:
    first, largest = gaps[0], max(gaps, key=lambda gap: abs(gap.gap))
    return (
        f"gap {first.year} {first.stage} {first.total}: {len(gaps)} authorities, "
        f"the largest £{abs(largest.gap):,.0f} ({largest.authority}); the file leaves lines out"
    )


def _than(gap: Gap) -> str:
    return "more" if gap.gap > 0 else "less"
