"""`lutondash show money` prints what is held about our own money, with basis and release."""

import json
from pathlib import Path
from typing import Any

import pytest

from lutondash import Dataset
from lutondash.model.budget import Stage
from tests.cli.test_commands import DAY, leave
from tests.dataset.test_money_reading import without_money
from tests.sample import HOME, change
from tests.sample_budget import BASIS, BASIS_NEW, GAP


def shown(folder: Path, capsys: pytest.CaptureFixture[str]) -> Any:
    """Return what the command prints as JSON."""
    assert leave("show", "money", "--data", folder, "--json", *DAY) == 0
    return json.loads(capsys.readouterr().out)


def test_the_accounts_are_ours(sample: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str]) -> None:
    """Every account of our authority is there, by year and stage, and no other."""
    money = shown(sample, capsys)
    keys = [key for key in dataset.budget.accounts.keys if key.authority == HOME]
    assert (money["authority"], money["name"]) == (HOME, "Muddleford")
    assert [(a["financial_year"], a["stage"]) for a in money["accounts"]] == [
        (key.year, key.stage.value) for key in keys
    ]


def test_each_line_has_its_amounts_basis_and_release(
    sample: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    """Lines stand by their file, in the publisher's order, with the numbers of the account."""
    (account,) = [
        a
        for a in shown(sample, capsys)["accounts"]
        if (a["financial_year"], a["stage"]) == ("2016-17", "outturn")
    ]
    entries = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN).entries
    printed = [*account["revenue"], *account["funding"], *account["reserves"]]
    assert {e["line"]: (e["gross"], e["income"], e["net"]) for e in printed} == {
        name: (e.gross, e.income, e.net) for name, e in entries.items()
    }
    assert account["revenue"][0]["line"] == "education"
    assert {e["kind"] for e in account["funding"]} == {"funding"}
    assert {e["kind"] for e in account["reserves"]} == {"reserve_movement", "reserve_level"}
    assert {(e["basis"], e["release"]) for e in printed} == {(BASIS, "town-accounts")}


def test_gaps_are_told_in_pounds(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One total of one year is more than its parts; the totals after it add up."""
    gaps = {(a["financial_year"], g["line"]): g for a in shown(sample, capsys)["accounts"] for g in a["gaps"]}
    assert list(gaps) == [("2011-12", "net-current-expenditure")]
    (gap,) = gaps.values()
    assert gap["gap"] == gap["net"] - gap["sum_of_parts"] == GAP
    assert "total-service-expenditure" in gap["parts"]


def test_words_prices_and_residents_are_there(
    sample: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was said stands row by row, each with its release; residents are ours alone."""
    money, budget = shown(sample, capsys), dataset.budget
    for name in ("council_tax", "savings", "capital", "plan", "statements", "links", "deflators"):
        assert money[name] == [row.model_dump(mode="json") for row in getattr(budget, name)]
        assert name == "links" or all(row["release"] for row in money[name])
    assert {row["geography"] for row in money["population"]} == {HOME}
    assert len(money["population"]) == 11


def test_the_text_says_the_same(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For readers: each account with its basis, its nets and its gap, then what was said."""
    assert leave("show", "money", "--data", sample, *DAY) == 0
    out = capsys.readouterr().out
    assert f"2022-23 outturn: {BASIS_NEW}" in out
    assert "       4,900,000  Housing (town-accounts)" in out
    assert "       1,250,000  is missing from the parts of net-current-expenditure" in out
    assert "The budget is £596m" in out
    assert "Council tax\n" in out


def test_what_is_held_back_is_not_printed(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A release under embargo is not told by a command either."""
    path = "releases/town-accounts-new.toml"
    change(sample, path, 'kind = "', 'embargo = 2030-01-01T00:00:00Z\nkind = "')
    assert "2022-23" not in {a["financial_year"] for a in shown(sample, capsys)["accounts"]}


def test_without_money_nothing_is_listed(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An edition without money has no account, and the command says so."""
    without_money(sample)
    assert shown(sample, capsys)["accounts"] == []
    assert leave("show", "money", "--data", sample, *DAY) == 0
    assert "No account is held." in capsys.readouterr().out
