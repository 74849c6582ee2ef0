"""The files about money are read into a budget; without them it is empty, and what is damaged is told."""

import shutil
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.dataset.budget import Budget
from lutondash.model.budget import Stage
from tests.dataset.test_reading import faults_of
from tests.many_places import TOWNS, add_places
from tests.sample import AS_OF, COUNTY, HOME, NEIGHBOUR, add, change, write
from tests.sample_budget import BASIS, BASIS_NEW, FUNDING, RELEASES, RESERVES, REVENUE

ROW = f"{HOME},2009-10,housing,outturn,"
"""The beginning of a row that the made-up folder has not."""
END = f",{BASIS.replace(',', ';')},town-accounts"
MONEY = ("budget", "codelists/budget_lines.csv", "codelists/budget_line_names.csv", "codelists/deflators.csv")


def without_money(folder: Path) -> None:
    """Take everything about money out of the made-up folder."""
    shutil.rmtree(folder / "budget")
    for path in (*MONEY[1:], "framework/objectives.toml", *RELEASES):
        (folder / path).unlink()


def test_accounts_are_found_by_authority_year_and_stage(dataset: Dataset) -> None:
    """An account holds a line from each of the three files, and says where it is from."""
    account = dataset.budget.accounts.account(HOME, "2016-17", Stage.OUTTURN)
    housing = account.entries["housing"]
    assert (housing.gross, housing.income, housing.net) == (6_125_000, 1_225_000, 4_900_000)
    assert account.entries["revenue-support-grant"].net == -15_000_000
    assert account.entries["revenue-support-grant"].gross is None
    assert account.entries["earmarked-reserves-end"].net == 20_900_000
    assert (housing.release, housing.basis) == ("town-accounts", BASIS)
    assert account.bases == (BASIS,)


def test_an_account_is_made_once(dataset: Dataset) -> None:
    """The second call returns the same account, and one that nobody has is empty."""
    accounts = dataset.budget.accounts
    assert accounts.account(HOME, "2016-17", Stage.BUDGET) is accounts.account(HOME, "2016-17", Stage.BUDGET)
    assert accounts.account(HOME, "2015-16", Stage.OUTTURN).entries == {}
    assert accounts.account(COUNTY, "2016-17", Stage.REVISED).bases == ()


def test_years_keep_their_gaps(dataset: Dataset) -> None:
    """Years come in order, only those that are held."""
    accounts = dataset.budget.accounts
    assert accounts.years(HOME, Stage.BUDGET) == ("2016-17", "2017-18")
    assert accounts.years(HOME, Stage.OUTTURN)[2:5] == ("2012-13", "2013-14", "2016-17")
    assert accounts.years("E99999999", Stage.OUTTURN) == ()


def test_a_line_is_found_in_every_place_that_has_it(sample: Path) -> None:
    """A line across places is one mapping by code, in order."""
    add_places(sample)
    accounts = load(sample, as_of=AS_OF).budget.accounts
    found = accounts.across("2022-23", Stage.OUTTURN, "housing")
    assert tuple(found) == tuple(sorted([HOME, NEIGHBOUR, *TOWNS]))
    assert {entry.basis for entry in found.values()} == {BASIS_NEW}
    assert accounts.across("2022-23", Stage.OUTTURN, "housing") is found
    assert accounts.across("2022-23", Stage.OUTTURN, "castles") == {}


def test_words_and_lists_are_read(dataset: Dataset) -> None:
    """Everything else about money is there, in the order of its file."""
    budget = dataset.budget
    assert next(iter(budget.lines)) == "education"
    assert budget.population[HOME, 2016].people == 212_000
    assert budget.deflators[-1].status == "forecast"
    assert budget.council_tax[3].stage == "reported"
    assert [row.amount for row in budget.savings][:1] == ["107000000"]
    assert [scheme.amount for scheme in budget.capital][-2:] == ["", ""]
    assert (len(budget.plan), len(budget.statements), len(budget.links)) == (2, 12, 5)
    assert [objective.id for objective in dataset.objectives] == ["kind-words", "careful-money"]
    assert dataset.objectives[0].points[1].title == "Dry"


def test_a_folder_without_money_loads(sample: Path) -> None:
    """Where no file about money is there, the budget is empty and nothing is told."""
    without_money(sample)
    dataset = load(sample, as_of=AS_OF)
    assert dataset.budget == Budget()
    assert dataset.budget.is_empty
    assert dataset.objectives == ()
    assert len(dataset.warnings) == 1


@pytest.mark.parametrize(
    ("name", "remedy"), [("revenues.csv", "Did you mean 'revenue.csv'?"), ("x.bin", "Use one of: revenue")]
)
def test_a_file_that_nobody_reads_is_named(sample: Path, name: str, remedy: str) -> None:
    """A misspelt name would be a file overlooked."""
    write(sample, f"budget/{name}", "x")
    (told,) = faults_of(sample)
    assert told.path == f"budget/{name}"
    assert told.remedy.startswith(remedy)


@pytest.mark.parametrize("path", [REVENUE, FUNDING, RESERVES])
@pytest.mark.parametrize("cell", ["1,234", "£5m", "1.5", "nan", "1e6", "+5", "٣", "007", "1234567890123", ""])
def test_an_amount_that_is_no_whole_number_is_refused(sample: Path, path: str, cell: str) -> None:
    """Nothing is guessed from an amount written another way, and none is left out in silence."""
    blank = ",," if path == REVENUE else ""
    line = add(sample, path, f'{HOME},2009-10,housing,outturn,{blank}"{cell}"{END}')
    told = [finding for finding in faults_of(sample) if finding.line == line and "The net" in finding.fault]
    assert [finding.path for finding in told] == [path]
    assert told[0].remedy.startswith("Write whole pounds")
    assert cell in told[0].fault


def test_text_for_gross_is_refused(sample: Path) -> None:
    """Gross and income may be blank, and nothing else but whole pounds."""
    line = add(sample, REVENUE, f"{ROW}n/a,,5{END}")
    assert (REVENUE, line) in {(finding.path, finding.line) for finding in faults_of(sample)}


def test_gross_stands_only_in_revenue(sample: Path) -> None:
    """Money from outside has no spend before income."""
    change(sample, FUNDING, "stage,net", "stage,gross")
    assert {"The column 'gross' is unknown.", "The column 'net' is missing."} <= {
        finding.fault for finding in faults_of(sample)
    }


DAMAGE = {
    "not UTF-8": (lambda raw: raw + b"\xff\n", "not UTF-8"),
    "ragged": (lambda raw: raw + b"a,b\n", "has 2 cells"),
    "empty": (lambda _: b"", "empty"),
    "unclosed quote": (lambda raw: raw + b'"a\n', "not valid CSV"),
    "binary": (lambda _: bytes(range(256)), "NUL"),
}


@pytest.mark.parametrize("damage", DAMAGE)
@pytest.mark.parametrize("path", [REVENUE, "budget/savings.csv", "codelists/budget_lines.csv"])
def test_a_damaged_file_is_told(sample: Path, path: str, damage: str) -> None:
    """A file of money is read with the care of any other."""
    change_bytes, words = DAMAGE[damage]
    write(sample, path, change_bytes((sample / path).read_bytes()))
    assert any(finding.path == path and words in finding.fault for finding in faults_of(sample))


def test_objectives_of_another_form_are_told(sample: Path) -> None:
    """A misspelt key of an objective is named with its line."""
    line = change(sample, "framework/objectives.toml", "heading", "headin")
    assert ("framework/objectives.toml", line) in {(f.path, f.line) for f in faults_of(sample)}


def test_the_order_of_rows_does_not_matter(sample: Path, dataset: Dataset) -> None:
    """A file sorted another way holds the same accounts, and another amount makes other accounts."""
    header, *rows = (sample / REVENUE).read_text("utf-8").splitlines()
    write(sample, REVENUE, "\n".join([header, *reversed(rows)]) + "\n")
    assert load(sample, as_of=AS_OF).budget == dataset.budget
    change(sample, REVENUE, "1225000,4900000", "1225000,4900001")
    assert load(sample, as_of=AS_OF).budget.accounts != dataset.budget.accounts
