"""Tests of what services cost for each resident, beside similar places."""

from pathlib import Path
from statistics import median

import pytest

from lutondash import Dataset, load
from lutondash.analysis.signal import Verdict
from lutondash.model.budget import Stage
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.compared import compared
from lutondash.views.money.neighbours import (
    LEVIES_COUNTED,
    compared_places,
    neighbours,
    with_levies,
)
from tests.many_places import add_places
from tests.sample import AS_OF
from tests.sample_budget import COUNTY, HOME, NEIGHBOUR
from tests.views.money.made_accounts import without_line, without_line_of
from tests.views.money.made_money import without_money

YEAR = "2017-18"


@pytest.fixture
def many(sample: Path) -> Dataset:
    """Return the made-up folder with six similar places."""
    add_places(sample)
    return load(sample, as_of=AS_OF)


def test_amounts_are_for_each_resident_of_that_summer(many: Dataset) -> None:
    """Net spend over the people of mid-2017, in every place by the same sum."""
    found = neighbours(many, many.budget.lines["housing"], YEAR)

    assert found is not None
    spent = many.budget.accounts.account(HOME, YEAR, Stage.OUTTURN).entries["housing"].net
    assert found.ours == pytest.approx(spent / 214_000)
    assert len(found.others) == 6
    assert HOME not in found.others


def test_counties_are_no_similar_places(many: Dataset) -> None:
    """A county does not run every service."""
    assert COUNTY not in compared_places(many)
    assert any("Counties are left out" in words for words in compared(many, MoneyChoices()).notes)


def test_the_row_shows_the_middle_and_the_words_of_the_rule(many: Dataset) -> None:
    """The verdict is higher, lower or similar: never better or worse."""
    found = compared(many, MoneyChoices())
    worked = neighbours(many, many.budget.lines["housing"], YEAR)

    assert worked is not None
    row = next(row for row in found.rows if row.name == "Housing")
    assert row.middle == f"£{median(worked.others.values()):.0f}"
    sides = {each.answer.signal.verdict for each in found.rows}
    assert sides <= {Verdict.HIGHER, Verdict.LOWER, Verdict.SIMILAR}


def test_the_country_is_its_published_total_for_each_resident(many: Dataset) -> None:
    """A thousand times our spending among 90 million and their growth."""
    found = neighbours(many, many.budget.lines["housing"], YEAR)

    assert found is not None
    spent = many.budget.accounts.account(HOME, YEAR, Stage.OUTTURN).entries["housing"].net
    people = 90_000_000 + 7 * 900_000
    assert found.country == pytest.approx(spent * 1000 / people, rel=1e-3)


def test_what_goes_to_a_joint_body_counts_with_its_service(many: Dataset) -> None:
    """The made-up levy is for the environment: it is added there, and the words say so."""
    found = neighbours(many, many.budget.lines["environment"], YEAR)

    assert found is not None
    entries = many.budget.accounts.account(HOME, YEAR, Stage.OUTTURN).entries
    assert found.ours == pytest.approx((entries["environment"].net + entries["other-levies"].net) / 214_000)
    assert [line.line for line in found.levies] == ["other-levies"]
    page = compared(many, MoneyChoices(service="environment"))
    assert LEVIES_COUNTED in page.notes
    assert any("also holds what joint bodies" in words for words in page.notes)
    assert page.strip is not None
    assert LEVIES_COUNTED in page.strip.subtitle


def test_a_service_without_a_levy_says_nothing_of_it(many: Dataset) -> None:
    """Housing is paid for by every council itself."""
    page = compared(many, MoneyChoices(service="housing"))
    assert page.strip is not None
    assert LEVIES_COUNTED not in page.strip.subtitle


def test_a_return_that_lists_the_levy_and_no_amount_counts_nothing(many: Dataset) -> None:
    """The neighbour pays no joint body, and keeps its figure."""
    found = with_levies(
        without_line_of(many, NEIGHBOUR, YEAR, "other-levies"), many.budget.lines["environment"], YEAR
    )
    assert (
        found[NEIGHBOUR]
        == many.budget.accounts.account(NEIGHBOUR, YEAR, Stage.OUTTURN).entries["environment"].net
    )


def test_where_no_return_has_the_levy_nothing_is_compared(many: Dataset) -> None:
    """What is paid to joint bodies is not known then, and the words say that."""
    page = compared(without_line(many, YEAR, "other-levies"), MoneyChoices())
    assert "Environment and waste" not in {row.name for row in page.rows}
    assert any("We do not hold what is paid to joint bodies for it" in words for words in page.left_out)
    assert not any("spends less than £1" in words for words in page.left_out)


def test_education_is_left_out_with_its_reason(many: Dataset) -> None:
    """Chosen all the same, it is refused in words, and another service is drawn."""
    found = compared(many, MoneyChoices(service="education"))

    assert "Education" not in {row.name for row in found.rows}
    assert any(words.startswith("Education: not compared. Schools that left") for words in found.left_out)
    assert found.refused.startswith("Education is not compared.")
    assert found.strip is not None
    assert "children's social care" in found.strip.headline


def test_the_strip_draws_the_service_chosen(many: Dataset) -> None:
    """Its numbers are those of the comparison."""
    found = compared(many, MoneyChoices(service="housing"))
    worked = neighbours(many, many.budget.lines["housing"], YEAR)

    assert worked is not None
    assert found.strip is not None
    assert found.strip.id == "money-compared"
    assert found.strip.home.value == worked.ours
    assert {place.code: place.value for place in found.strip.others} == dict(worked.others)
    assert found.control is not None
    assert [link.words for link in found.control.links if link.is_chosen] == ["Housing"]


def test_it_says_whose_residents_are_counted(many: Dataset) -> None:
    """2017-18 takes those of mid-2017."""
    found = compared(many, MoneyChoices())

    assert found.residents == "residents in the middle of 2017"
    assert found.strip is not None
    assert "(financial year, residents in the middle of 2017)" in found.strip.subtitle


def test_with_too_few_places_there_is_no_strip_and_no_verdict(dataset: Dataset) -> None:
    """One similar place has no middle to speak of."""
    found = compared(dataset, MoneyChoices())

    assert found.strip is None
    assert {row.answer.signal.verdict for row in found.rows} == {Verdict.NOT_ASSESSED}


def test_without_accounts_the_section_says_so(dataset: Dataset) -> None:
    """Nothing can be chosen."""
    found = compared(without_money(dataset), MoneyChoices())
    assert (found.rows, found.strip, found.control) == ((), None, None)
    assert found.empty
