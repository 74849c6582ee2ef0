"""Checks of the accounts as published: Luton's figures, sums to the pound, and who is held."""

from collections.abc import Iterator
from itertools import chain

import pytest

from lutondash import Dataset, load
from lutondash.dataset.accounts import Account
from lutondash.model.budget import LineKind, Stage
from scripts.pages import AS_OF, ROOT

LUTON, ENGLAND = "E06000032", "E92000001"
SERVICES = "total-service-expenditure"
OUTTURNS = {
    "2010-11": 341_905_000,
    "2011-12": 328_355_000,
    "2012-13": 317_057_000,
    "2013-14": 331_002_000,
    "2014-15": 340_532_000,
    "2015-16": 342_433_760,
    "2016-17": 342_344_240,
    "2017-18": 349_027_000,
    "2024-25": 474_757_000,
}
BUDGETS = {"2016-17": 342_564_000, "2017-18": 345_303_000}
EXTRACTS = ("2011-12", "2014-15", "2016-17")
OFF_BY_THE_SOURCE = {("2015-16", "outturn"): -118, ("2017-18", "outturn"): -270}
"""Pounds by which the council tax requirement differs from its parts: it is published in thousands."""
NOT_RECEIVED = {"2016-17": 1, "2024-25": 3}
PEOPLE = {LUTON: 213_528, ENGLAND: 56_550_138}


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(ROOT / "data", as_of=AS_OF)


def accounts(published: Dataset, authority: str = LUTON) -> Iterator[Account]:
    """Yield every account of an authority."""
    index = published.budget.accounts
    for key in index.keys:
        if key.authority == authority:
            yield index.account(key.authority, key.year, key.stage)


def gap(published: Dataset, account: Account, total: str) -> int:
    """Return a total less the lines that add to it, in pounds."""
    lines = published.budget.lines.values()
    parts = (each.line for each in lines if each.adds_to == total and each.holds_in(account.key.year))
    return account.entries[total].net - sum(
        account.entries[line].net for line in parts if line in account.entries
    )


def test_the_service_totals_are_those_of_the_workbooks(published: Dataset) -> None:
    """Every year and stage of Luton is held, in whole pounds."""
    for stage, wanted in ((Stage.OUTTURN, OUTTURNS), (Stage.BUDGET, BUDGETS)):
        index = published.budget.accounts
        found = {year: index.account(LUTON, year, stage).entries for year in index.years(LUTON, stage)}
        assert {year: entries[SERVICES].net for year, entries in found.items()} == wanted


@pytest.mark.parametrize(
    ("year", "gross", "income"),
    [("2016-17", 448_350_325, 106_006_085), ("2024-25", 584_293_000, 109_536_000)],
)
def test_spend_and_income_are_those_of_the_workbooks(
    published: Dataset, year: str, gross: int, income: int
) -> None:
    """Only the two years of which the return is held have spend and income."""
    entry = published.budget.accounts.account(LUTON, year, Stage.OUTTURN).entries[SERVICES]
    assert (entry.gross, entry.income) == (gross, income)


@pytest.mark.parametrize(
    ("year", "line", "pounds"),
    [
        ("2010-11", "social-care", 77_801_000),
        ("2012-13", "council-tax-benefit", 16_821_000),
        ("2013-14", "revenue-support-grant", -63_995_000),
        ("2013-14", "earmarked-reserves-end", 48_724_000),
        ("2016-17", "earmarked-reserves-end", 42_271_000),
        ("2017-18", "earmarked-reserves-start", 45_221_000),
        ("2017-18", "interest-and-dividends", -24_198_000),
        ("2017-18", "net-revenue-expenditure", 130_831_270),
        ("2024-25", "education", 211_766_000),
    ],
)
def test_single_lines_are_those_of_the_workbooks(
    published: Dataset, year: str, line: str, pounds: int
) -> None:
    """One line of each kind; two returns may disagree on the same reserve and both are kept."""
    assert published.budget.accounts.account(LUTON, year, Stage.OUTTURN).entries[line].net == pounds


def test_lutons_services_add_up_to_the_pound(published: Dataset) -> None:
    """Only the rounding of each row may be between them and the total."""
    held = list(accounts(published))
    assert len(held) == len(OUTTURNS) + len(BUDGETS)
    for account in held:
        lines = sum(published.budget.lines[line].kind is LineKind.SERVICE for line in account.entries)
        assert abs(gap(published, account, SERVICES)) <= (lines + 1) / 2, account.key


def test_lutons_account_adds_up_from_services_to_council_tax(published: Dataset) -> None:
    """Every total of the years whose workbooks are held is the sum of its lines."""
    for account in accounts(published):
        if account.key.year in EXTRACTS and account.key.stage is Stage.OUTTURN:
            continue
        for line in published.budget.lines.values():
            if line.kind is LineKind.TOTAL and line.line in account.entries:
                known = line.line == "council-tax-requirement"
                off = OFF_BY_THE_SOURCE.get((account.key.year, account.key.stage), 0) if known else 0
                assert abs(gap(published, account, line.line) - off) <= 20, (account.key, line.line)


def test_spend_less_income_is_net_everywhere(published: Dataset) -> None:
    """Three amounts rounded to a pound each may be a pound apart."""
    index = published.budget.accounts
    rows = chain.from_iterable(
        index.account(key.authority, key.year, key.stage).entries.values() for key in index.keys
    )
    differences = [
        abs(entry.gross - entry.income - entry.net)
        for entry in rows
        if entry.gross is not None and entry.income is not None
    ]
    assert len(differences) == 4242
    assert max(differences) <= 1


def test_every_upper_tier_authority_is_held(published: Dataset) -> None:
    """All 152, and 153 in 2024-25, but for returns that did not come in; England where it is published."""
    index = published.budget.accounts
    for year in OUTTURNS:
        held = set(index.across(year, Stage.OUTTURN, SERVICES))
        everyone = 153 if year == "2024-25" else 152
        assert len(held - {ENGLAND}) == everyone - NOT_RECEIVED.get(year, 0), year
        assert (ENGLAND in held) == (year not in ("2011-12", "2014-15")), year


def test_residents_are_those_of_the_source(published: Dataset) -> None:
    """Mid-2020; England is the sum of its upper-tier areas and equals the published estimate."""
    population = published.budget.population
    assert {place: population[place, 2020].people for place in PEOPLE} == PEOPLE
    assert (LUTON, 2024) not in population


def test_price_rises_end_with_what_was_known(published: Dataset) -> None:
    """2018-19 is the last year that was no forecast when the release came out."""
    known = [each.financial_year for each in published.budget.deflators if each.status == "outturn"]
    assert max(known) == "2018-19"
    assert min(known) == "2010-11"
