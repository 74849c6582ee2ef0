"""Rows of accounts name what exists, stand in the right file, and are told once."""

from collections.abc import Iterator

import numpy as np

from lutondash.dataset import layout
from lutondash.dataset.checks.account_findings import Said, by_file, by_word, on_row, path_of
from lutondash.dataset.checks.indexes import Known, ids
from lutondash.dataset.files import nearest
from lutondash.dataset.folder import Contents
from lutondash.dataset.money_rows import FILE_OF
from lutondash.dataset.money_table import KEY
from lutondash.dataset.table import Mask
from lutondash.errors import Finding
from lutondash.model.budget import BudgetLine, Stage
from lutondash.model.financial import is_financial_year


def accounts_name_known_authorities(contents: Contents) -> Iterator[Finding]:
    """Every account is of a place of geographies.csv."""
    yield from _unknown_words(contents, "authority", "authority", ids(contents, "geography"))


def accounts_name_known_lines(contents: Contents) -> Iterator[Finding]:
    """Every row's line is one of budget_lines.csv."""
    yield from _unknown_words(contents, "line", "line", ids(contents, "line"))


def accounts_name_known_stages(contents: Contents) -> Iterator[Finding]:
    """Every row says whether it was a budget, revised or the outturn."""
    yield from _unknown_words(contents, "stage", "stage", Known(tuple(Stage)))


def accounts_name_known_releases(contents: Contents) -> Iterator[Finding]:
    """Every row's release is one that exists."""
    yield from _unknown_words(contents, "release", "release", ids(contents, "release"))


def accounts_name_a_basis(contents: Contents) -> Iterator[Finding]:
    """Every row says by which rules it was counted."""
    yield from _unknown_words(contents, "basis", "basis", Known((), whole=False))


def _unknown_words(contents: Contents, column: str, kind: str, known: Known) -> Iterator[Finding]:
    table = contents.money.accounts
    words = table.texts[column]
    wrong = words.flags([known.lacks(name) if name else True for name in words.names])
    yield from by_word(table, column, wrong, lambda name: _unknown(kind, name, known))


def _unknown(kind: str, name: str, known: Known) -> Said:
    if not name:
        return f"The {kind} is blank.", "Give it in every row."
    return f"There is no {kind} {name!r}.", nearest(name, known.names)


def accounts_are_of_financial_years(contents: Contents) -> Iterator[Finding]:
    """Every row's year is a financial year, such as 2017-18."""
    table = contents.money.accounts
    words = table.texts["financial_year"]
    wrong = words.flags([not is_financial_year(name) for name in words.names])
    yield from by_word(table, "financial_year", wrong, _not_a_year)


def _not_a_year(text: str) -> Said:
    remedy = "Write the year it begins, a hyphen and the last two digits of the next."
    return f"{text!r} is no financial year.", remedy


def lines_stand_in_their_files(contents: Contents) -> Iterator[Finding]:
    """Services and totals stand in revenue.csv, grants in funding.csv, reserves in reserves.csv."""
    table, lines = contents.money.accounts, _lines(contents)
    words = table.texts["line"]
    home = {name: layout.ACCOUNT_FILES.index(FILE_OF[line.kind]) for name, line in lines.items()}
    wanted = np.array([home.get(name, -1) for name in words.names] or [-1], dtype=np.int32)[words.codes]
    wrong: Mask = np.asarray((wanted >= 0) & (wanted != table.file), dtype=np.bool_)
    yield from by_word(table, "line", wrong, lambda name: _elsewhere(lines[name]))


def _elsewhere(line: BudgetLine) -> Said:
    path = FILE_OF[line.kind].rpartition("/")[2]
    return f"{line.line!r} is a line of the kind {line.kind}.", f"Its rows belong in {path}."


def lines_hold_in_their_years(contents: Contents) -> Iterator[Finding]:
    """A row's line exists in the row's year."""
    table, lines = contents.money.accounts, _lines(contents)
    line, year = table.texts["line"], table.texts["financial_year"]
    holds = np.array(
        [[name not in lines or lines[name].holds_in(when) for when in year.names] for name in line.names]
    )
    wrong: Mask = ~holds[line.codes, year.codes] if len(table) else np.zeros(0, dtype=np.bool_)
    yield from by_word(table, "line", wrong, lambda name: _out_of_years(lines[name]))


def _out_of_years(line: BudgetLine) -> Said:
    words = f"{line.from_year or 'the first year'} to {line.to_year or 'the last'}"
    return (
        f"{line.line!r} exists from {words}, and not in this year.",
        "Correct the line, or its years in codelists/budget_lines.csv.",
    )


def _lines(contents: Contents) -> dict[str, BudgetLine]:
    return {entry.record.line: entry.record for entry in contents.money.lines}


def accounts_are_told_once(contents: Contents) -> Iterator[Finding]:
    """No line of an authority's account stands there twice for a year and stage."""
    table = contents.money.accounts
    codes = np.stack([table.texts[name].codes for name in KEY])
    again = np.flatnonzero((codes[:, 1:] == codes[:, :-1]).all(axis=0)) + 1
    for row in again.tolist():
        pair = sorted((row - 1, row), key=lambda at: (int(table.file[at]), int(table.at_line[at])))
        first, second = pair
        where = f"line {table.at_line[first]} of {path_of(table, first).rpartition('/')[2]}"
        yield on_row(
            table,
            second,
            f"{table.text('line', row)!r} of {table.text('authority', row)} in "
            f"{table.text('financial_year', row)} ({table.text('stage', row)}) repeats {where}.",
            "Keep one of them.",
        )


def gross_less_income_is_net(contents: Contents) -> Iterator[Finding]:
    """Where gross and income are given, their difference is the net, but for a pound of rounding."""
    table = contents.money.accounts
    gross, income, net = (table.numbers[name] for name in ("gross", "income", "net"))
    wrong: Mask = np.asarray(np.abs(gross - income - net) > 1, dtype=np.bool_)
    yield from by_file(
        table,
        wrong,
        lambda row: (
            f"Gross {gross[row]:,.0f} less income {income[row]:,.0f} is {gross[row] - income[row]:,.0f}, "
            f"and the net is {net[row]:,.0f}.",
            "Check the three amounts against the source.",
        ),
    )


def gross_stands_beside_income(contents: Contents) -> Iterator[Finding]:
    """Gross and income are given together, or neither."""
    table = contents.money.accounts
    gross, income = (np.isnan(table.numbers[name]) for name in ("gross", "income"))
    words = {True: ("income", "gross"), False: ("gross", "income")}
    yield from by_file(
        table,
        np.asarray(gross != income, dtype=np.bool_),
        lambda row: (
            "The {} is given and the {} is not.".format(*words[bool(gross[row])]),
            "Give both, or neither.",
        ),
    )
