"""Accounts add up, stages are not confused, and no total is in other units than its neighbours."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from lutondash.dataset import layout
from lutondash.dataset.checks.account_findings import by_file, on_row
from lutondash.dataset.folder import Contents
from lutondash.dataset.money_table import NUMBERS, MoneyTable
from lutondash.dataset.table import Mask
from lutondash.errors import Finding, Severity
from lutondash.model.budget import LineKind

_JUMP = 300
"""A total that changes by more times than this is in other units, or has digits too many or too few."""

_LARGE = 5_000_000
"""Pounds; where both amounts are less, a change of many times may be right."""

_ROUNDING = 0.5
"""Pounds by which a line may differ from what was published."""

_FEW = 5
"""Fewer equal lines than this may be chance."""


def totals_do_not_jump(contents: Contents) -> Iterator[Finding]:
    """No total of an authority is hundreds of times that of another stage or of the year held before."""
    table = contents.money.accounts
    rows = _totals_side_by_side(contents)
    size = np.abs(table.numbers["net"][rows])
    smaller, larger = np.minimum(size[1:], size[:-1]), np.maximum(size[1:], size[:-1])
    codes = np.stack([table.texts[name].codes[rows] for name in ("authority", "line")])
    same = (codes[:, 1:] == codes[:, :-1]).all(axis=0)
    jumps = np.flatnonzero(same & (larger >= _LARGE) & (larger > _JUMP * smaller))
    before = {int(rows[at + 1]): int(rows[at]) for at in jumps.tolist()}
    wrong: Mask = np.zeros(len(table), dtype=np.bool_)
    wrong[list(before)] = True
    yield from by_file(table, wrong, lambda row: (_jump(table, before[row], row), _UNITS))


_UNITS = "Check the digits, and whether the source counts thousands; the file holds whole pounds."


def _totals_side_by_side(contents: Contents) -> npt.NDArray[np.intp]:
    """Return the rows of totals by authority and line, each year after the other and its stages together."""
    table = contents.money.accounts
    totals = {entry.record.line for entry in contents.money.lines if entry.record.kind is LineKind.TOTAL}
    words = table.texts["line"]
    rows = np.flatnonzero(words.flags([name in totals for name in words.names]))
    order = [table.texts[name].codes[rows] for name in ("stage", "financial_year", "line", "authority")]
    return rows[np.lexsort(order)]


def _jump(table: MoneyTable, before: int, row: int) -> str:
    earlier, later = (
        f"{table.text('financial_year', at)} ({table.text('stage', at)})" for at in (before, row)
    )
    return (
        f"{table.text('line', row)!r} of {table.text('authority', row)} goes from "
        f"{table.numbers['net'][before]:,.0f} in {earlier} to {table.numbers['net'][row]:,.0f} in {later}."
    )


def stages_are_not_confused(contents: Contents) -> Iterator[Finding]:
    """The budget of a year is not its outturn under another name, nor the other way round."""
    table = contents.money.accounts
    rows = _stages_side_by_side(table)
    net, line, *rest = (table.numbers["net"][rows], *(table.texts[n].codes[rows] for n in _LINE_FIRST))
    account = np.stack(rest)
    pairs = np.flatnonzero((line[1:] == line[:-1]) & (account[:, 1:] == account[:, :-1]).all(axis=0))
    stages = table.texts["stage"].codes[rows]
    _, firsts, group = np.unique(
        np.stack([*account[:, pairs], stages[pairs], stages[pairs + 1]]),
        axis=1,
        return_index=True,
        return_inverse=True,
    )
    same = net[pairs] == net[pairs + 1]
    differing = np.bincount(group, weights=~same, minlength=len(firsts))
    telling = np.bincount(group, weights=same & (net[pairs] != 0), minlength=len(firsts))
    for at in np.flatnonzero((differing == 0) & (telling >= _FEW)).tolist():
        pair = pairs[firsts[at]]
        yield _confused(table, int(rows[pair]), int(rows[pair + 1]))


_LINE_FIRST = ("line", "authority", "financial_year")


def _stages_side_by_side(table: MoneyTable) -> npt.NDArray[np.intp]:
    """Return the rows by authority, year and line, the stages of a line one after the other.

    Years of one stage alone, which most are, are left out. The table has stages before lines.
    """
    codes = {name: table.texts[name].codes for name in ("stage", "line", "financial_year", "authority")}
    year = codes["authority"].astype(np.int64) * len(table.texts["financial_year"].names)
    year += codes["financial_year"]
    change = (year[1:] == year[:-1]) & (codes["stage"][1:] != codes["stage"][:-1])
    rows = np.flatnonzero(np.isin(year, year[1:][change]))
    return rows[np.lexsort([each[rows] for each in codes.values()])]


def _confused(table: MoneyTable, row: int, other: int) -> Finding:
    place, year = table.text("authority", row), table.text("financial_year", row)
    return on_row(
        table,
        row,
        f"The {table.text('stage', row)} of {place} for {year} is its {table.text('stage', other)} "
        "in every line that both have.",
        "Check which of the two the source gives.",
    )


def totals_are_the_sum_of_their_parts(contents: Contents) -> Iterator[Finding]:
    """The lines of our own accounts add up to each published total; a gap is told in pounds."""
    if contents.unread.intersection((*layout.ACCOUNT_FILES, layout.BUDGET_LINES)):
        return
    table = contents.money.accounts
    parts = _parts(contents)
    for account in _accounts_at_home(contents):
        for total, row in account.items():
            held = list(_held(total, parts, account))
            for column in NUMBERS:
                yield from _gap(table, row, held, column)


def _parts(contents: Contents) -> dict[str, list[str]]:
    """Return the lines that add to each total."""
    found: dict[str, list[str]] = {}
    for entry in contents.money.lines:
        if entry.record.kind is LineKind.TOTAL:
            found.setdefault(entry.record.line, [])
        if entry.record.adds_to:
            found.setdefault(entry.record.adds_to, []).append(entry.record.line)
    return found


def _held(total: str, parts: dict[str, list[str]], account: dict[str, int]) -> Iterator[int]:
    """Yield the rows of a total's parts; those of a smaller total that is left out stand in its place."""
    further = {name: adding for name, adding in parts.items() if name != total}
    for name in parts.get(total, ()):
        if name in account:
            yield account[name]
        else:
            yield from _held(name, further, account)


def _accounts_at_home(contents: Contents) -> list[dict[str, int]]:
    """Return the row of each line of each of our accounts."""
    table = contents.money.accounts
    homes = {entry.record.geography for entry in contents.vision}
    words = table.texts["authority"]
    found: dict[tuple[str, str], dict[str, int]] = {}
    for row in np.flatnonzero(words.flags([name in homes for name in words.names])).tolist():
        account = (table.text("financial_year", row), table.text("stage", row))
        found.setdefault(account, {})[table.text("line", row)] = row
    return list(found.values())


def _gap(table: MoneyTable, row: int, parts: list[int], column: str) -> Iterator[Finding]:
    """Yield what is missing between a total and its parts, where all of them are published."""
    total = table.numbers[column][row]
    if not parts or np.isnan(total):
        return
    summed = table.numbers[column][parts].sum()
    if np.isnan(summed) or abs(total - summed) <= _ROUNDING * (len(parts) + 1):
        return
    yield on_row(
        table,
        row,
        f"The {column} of {table.text('line', row)!r} in {table.text('financial_year', row)} "
        f"({table.text('stage', row)}) is {total:,.0f}, and its {len(parts)} parts here sum to "
        f"{summed:,.0f}: a gap of {total - summed:,.0f} pounds.",
        "Check the parts against the source; the page states the gap.",
        Severity.WARNING,
    )
