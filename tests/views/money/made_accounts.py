"""The made-up accounts with lines taken out."""

from collections.abc import Callable
from dataclasses import replace

from lutondash import Dataset
from lutondash.dataset.accounts import AccountKey, index
from lutondash.model.budget import Stage
from tests.sample_budget import HOME


def with_lines_left_out(dataset: Dataset, year: str, *lines: str) -> Dataset:
    """Return the dataset whose account of a year, as spent, does not list some lines; its totals stay."""
    held = dataset.budget.accounts
    kept = (
        (key, entry)
        for key in held.keys
        for entry in held.account(key.authority, key.year, key.stage).entries.values()
        if (key.authority, key.year, key.stage) != (HOME, year, Stage.OUTTURN) or entry.line not in lines
    )
    return replace(dataset, budget=replace(dataset.budget, accounts=index(kept)))


def without_line_of(dataset: Dataset, authority: str, year: str, line: str) -> Dataset:
    """Return the dataset in which one place's account of a year does not list a line."""
    return _without(dataset, lambda key, entry: (key.authority, key.year, entry) == (authority, year, line))


def without_line(dataset: Dataset, year: str, line: str) -> Dataset:
    """Return the dataset in which no account of a year lists a line."""
    return _without(dataset, lambda key, entry: (key.year, entry) == (year, line))


def _without(dataset: Dataset, is_out: Callable[[AccountKey, str], bool]) -> Dataset:
    held = dataset.budget.accounts
    kept = (
        (key, entry)
        for key in held.keys
        for entry in held.account(key.authority, key.year, key.stage).entries.values()
        if not is_out(key, entry.line)
    )
    return replace(dataset, budget=replace(dataset.budget, accounts=index(kept)))


def with_basis(dataset: Dataset, year: str, stage: Stage, basis: str) -> Dataset:
    """Return the dataset whose account of a year and stage was counted by other rules."""
    held = dataset.budget.accounts
    counted = (
        (
            key,
            replace(entry, basis=basis)
            if (HOME, year, stage) == (key.authority, key.year, key.stage)
            else entry,
        )
        for key in held.keys
        for entry in held.account(key.authority, key.year, key.stage).entries.values()
    )
    return replace(dataset, budget=replace(dataset.budget, accounts=index(counted)))
