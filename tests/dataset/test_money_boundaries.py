"""Where each rule about money begins and ends, and what is held back until its release is out."""

from datetime import date
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.dataset.checks import CHECKS
from lutondash.model.budget import Stage
from tests.dataset.broken_money import END, HOUSING, circle, in_pounds
from tests.dataset.test_boundaries import told
from tests.dataset.test_money_reading import without_money
from tests.dataset.test_reading import faults_of
from tests.sample import AS_OF, HOME, NEIGHBOUR, REGION, add, change, write
from tests.sample_budget import FUNDING, RESERVES, REVENUE

HEADER = "authority,financial_year,line,stage,net,basis,release\n"
TOTAL = "net-revenue-expenditure"


def only(folder: Path, *rows: str) -> None:
    """Let these be the only rows of accounts."""
    for path in (FUNDING, RESERVES):
        write(folder, path, HEADER)
    write(folder, REVENUE, HEADER + "".join(f"{row},{END}\n" for row in rows))


# The net before is 6,000,000.
@pytest.mark.parametrize(
    ("net", "count"),
    [
        (1_800_000_000, 0),
        (1_800_000_001, 1),
        (999_999_999_999, 1),
        (20_000, 0),
        (19_999, 1),
        (6, 1),
        (0, 1),
        (-20_000, 0),
        (-19_999, 1),
        (-6_000_000, 0),
        (-1_800_000_001, 1),
    ],
)
def test_a_jump_is_more_than_three_hundred_times(sample: Path, net: int, count: int) -> None:
    """A hundred times and a change of sign happen; what is far beyond them is in other units."""
    only(sample, f"{HOME},2016-17,{TOTAL},outturn,6000000", f"{HOME},2017-18,{TOTAL},outturn,{net}")
    assert told(sample, "totals_do_not_jump") == count


@pytest.mark.parametrize(("net", "count"), [(4_999_999, 0), (5_000_000, 1), (-5_000_000, 1)])
def test_a_small_total_may_grow_many_times(sample: Path, net: int, count: int) -> None:
    """Below five million pounds both ways, a total may come from next to nothing."""
    only(sample, f"{HOME},2016-17,{TOTAL},outturn,10", f"{HOME},2017-18,{TOTAL},outturn,{net}")
    assert told(sample, "totals_do_not_jump") == count


def test_a_jump_refuses_the_folder(sample: Path) -> None:
    """It is an error, and no warning."""
    in_pounds(sample)
    assert [finding.path for finding in faults_of(sample)] == [REVENUE]


@pytest.mark.parametrize(
    ("row", "count"),
    [
        (f"{NEIGHBOUR},2017-18,{TOTAL},outturn,6000", 0),
        (f"{HOME},2017-18,revenue-expenditure,outturn,6000", 0),
        (f"{HOME},2016-17,{TOTAL},budget,6000", 1),
        (f"{HOME},2022-23,{TOTAL},outturn,6000", 1),
    ],
)
def test_a_jump_is_between_neighbours(sample: Path, row: str, count: int) -> None:
    """Years and stages of one total of one place are compared, however many years lie between."""
    only(sample, f"{HOME},2016-17,{TOTAL},outturn,6000000", row)
    assert told(sample, "totals_do_not_jump") == count


def test_a_service_may_jump(sample: Path) -> None:
    """What a single service costs may grow from next to nothing."""
    only(sample, f"{HOME},2016-17,housing,outturn,6000", f"{HOME},2017-18,housing,outturn,6000000")
    assert told(sample, "totals_do_not_jump") == 0


@pytest.mark.parametrize(
    ("net", "count"), [("4900000", 0), ("4900001", 0), ("4899999", 0), ("4900002", 1), ("4899998", 1)]
)
def test_gross_less_income_may_differ_by_a_pound(sample: Path, net: str, count: int) -> None:
    """Publishers round the three apart."""
    change(sample, REVENUE, HOUSING, HOUSING.replace("4900000", net))
    assert told(sample, "gross_less_income_is_net") == count


@pytest.mark.parametrize(("net", "count"), [(100, 0), (101, 0), (99, 0), (102, 1), (98, 1)])
def test_half_a_pound_a_part_is_rounding(sample: Path, net: int, count: int) -> None:
    """Two parts may be a pound off their total, either way, and no more."""
    parts = (f"{HOME},2016-17,{line},outturn,50" for line in ("housing", "education"))
    only(sample, *parts, f"{HOME},2016-17,total-service-expenditure,outturn,{net}")
    assert told(sample, "totals_are_the_sum_of_their_parts") == count


def test_only_our_own_accounts_are_added_up(sample: Path) -> None:
    """What others published is shown beside ours and not audited here."""
    change(sample, REVENUE, f"{NEIGHBOUR},2016-17,housing,outturn,", f"{NEIGHBOUR},2016-17,housing,outturn,9")
    assert told(sample, "totals_are_the_sum_of_their_parts") == 1


def test_a_total_without_parts_is_not_added_up(sample: Path) -> None:
    """Where the source gives the total alone, there is nothing to compare it with."""
    only(sample, f"{HOME},2016-17,total-service-expenditure,outturn,100")
    assert told(sample, "totals_are_the_sum_of_their_parts") == 0


def test_parts_of_a_total_that_is_left_out_stand_in_its_place(sample: Path) -> None:
    """A total may be added up from the parts of a smaller one, even where lines add up in a circle."""
    only(sample, f"{HOME},2016-17,housing,outturn,7", f"{HOME},2016-17,net-current-expenditure,outturn,9")
    assert told(sample, "totals_are_the_sum_of_their_parts") == 1
    circle(sample)
    assert told(sample, "totals_are_the_sum_of_their_parts") == 1
    change(sample, REVENUE, "outturn,9", "outturn,7")
    assert told(sample, "totals_are_the_sum_of_their_parts") == 0


@pytest.mark.parametrize(("equal", "count"), [(4, 0), (5, 1)])
def test_stages_are_confused_from_five_equal_lines(sample: Path, equal: int, count: int) -> None:
    """A few equal lines may be chance; zeros tell nothing."""
    lines = ("housing", "education", "environment", "central", "other")[:equal]
    rows = [f"{HOME},2016-17,{line},{stage},7" for line in lines for stage in ("budget", "outturn")]
    zeros = [f"{HOME},2016-17,other-levies,{stage},0" for stage in ("budget", "outturn")]
    only(sample, *rows, *zeros)
    assert told(sample, "stages_are_not_confused") == count


def test_one_line_that_differs_keeps_stages_apart(sample: Path) -> None:
    """A budget that was met to the pound in all lines but one is another account."""
    lines = ("housing", "education", "environment", "central", "other", "other-levies")
    rows = [f"{HOME},2016-17,{line},{stage},7" for line in lines for stage in ("budget", "outturn")]
    only(sample, *rows[:-1], rows[-1].replace(",7", ",8"))
    assert told(sample, "stages_are_not_confused") == 0


@pytest.mark.parametrize(("year", "count"), [("1999-00", 0), ("2017-18", 0), ("2017-17", 1), ("2099-01", 1)])
def test_a_financial_year_is_two_that_follow(sample: Path, year: str, count: int) -> None:
    """The turn of a century is a year like any other."""
    only(sample, f"{HOME},{year},housing,outturn,7")
    assert told(sample, "accounts_are_of_financial_years") == count


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [(",2012-13", "2013-14,", 0), (",2013-14", "2013-14,", 1), ("2013-14,", ",2012-13", 0), (",", ",", 1)],
)
def test_a_name_may_pass_from_line_to_line(sample: Path, first: str, second: str, count: int) -> None:
    """One name means two lines only where their years touch."""
    header = "line,form,published_as,from_year,to_year\n"
    names = f"{header}housing,RS,Homes,{first}\neducation,RS,Homes,{second}\n"
    write(sample, "codelists/budget_line_names.csv", names)
    assert told(sample, "names_mean_one_line") == count


@pytest.mark.parametrize("rule", [check.__name__ for check in CHECKS])
def test_no_rule_needs_money(sample: Path, rule: str) -> None:
    """Without money, and with one row of it, every rule has an answer."""
    only(sample, f"{HOME},2016-17,housing,outturn,7")
    told(sample, rule)
    without_money(sample)
    assert told(sample, rule) == (rule == "outcomes_are_served")


def test_wrong_rows_of_a_file_are_one_finding(sample: Path) -> None:
    """A year taken over in thousands is told once, with how many totals jump."""
    in_pounds(sample)
    assert told(sample, "totals_do_not_jump") == 1


def hold(folder: Path, release: str) -> Dataset:
    """Load a folder in which a release is under embargo for long, without what is held back."""
    path = f"releases/{release}.toml"
    change(folder, path, 'kind = "', 'embargo = 2030-01-01T00:00:00Z\nkind = "')
    return load(folder, as_of=AS_OF).released(AS_OF)


def test_accounts_of_a_held_release_are_hidden(sample: Path) -> None:
    """The years of other releases stay, and the line is in no comparison."""
    budget = hold(sample, "town-accounts-new").budget
    assert "2022-23" not in budget.accounts.years(HOME, Stage.OUTTURN)
    assert "2017-18" in budget.accounts.years(HOME, Stage.OUTTURN)
    assert budget.accounts.across("2022-23", Stage.OUTTURN, "housing") == {}


def test_budgets_of_a_held_release_are_hidden(sample: Path) -> None:
    """One stage of a year may be out before the other."""
    accounts = hold(sample, "town-budgets").budget.accounts
    assert accounts.years(HOME, Stage.BUDGET) == ()
    assert accounts.account(HOME, "2017-18", Stage.BUDGET).entries == {}
    assert accounts.account(HOME, "2017-18", Stage.OUTTURN).entries


def test_words_about_money_of_a_held_release_are_hidden(sample: Path) -> None:
    """Tax, savings, capital, plan and statements of a page that is not out are not there."""
    budget = hold(sample, "money-page").budget
    said = (budget.council_tax, budget.savings, budget.capital, budget.plan, budget.statements)
    assert [len(rows) for rows in said] == [1, 1, 1, 0, 2]
    assert {row.release for rows in said for row in rows} == {"money-paper"}
    assert budget.links


def test_residents_prices_and_objectives_of_held_releases_are_hidden(sample: Path) -> None:
    """Nothing per resident or in real terms is worked out before its source is out."""
    hold(sample, "people-estimates")
    hold(sample, "price-rises")
    held = hold(sample, "rain-plan")
    assert held.budget.population == {}
    assert held.budget.deflators == held.objectives == ()


def test_money_of_no_release_is_shown_early(sample: Path) -> None:
    """A release dated later than the day counts as held."""
    change(sample, "releases/town-accounts-new.toml", '"2024-05"', '"2024-10"')
    whole = load(sample, as_of=AS_OF)
    assert "2022-23" not in whole.released(AS_OF).budget.accounts.years(HOME, Stage.OUTTURN)
    assert "2022-23" in whole.released(date(2024, 10, 1)).budget.accounts.years(HOME, Stage.OUTTURN)


def test_an_authority_may_be_any_place_we_know(sample: Path) -> None:
    """The country's own sum is an account like another."""
    add(sample, REVENUE, f"{REGION},2016-17,housing,outturn,,,7,{END}")
    assert told(sample, "accounts_name_known_authorities") == 0
