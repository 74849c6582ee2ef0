"""Checks of what was said about the council's money: complete, sourced, and never joined."""

import re
from itertools import chain

import pytest

from lutondash import Dataset, load
from lutondash.model.budget import LineKind
from lutondash.model.indicator import LinkedBy
from lutondash.model.money_said import MoneyStatement
from lutondash.views.money.linked import links_of_priority
from scripts.pages import AS_OF, ROOT

DATA = ROOT / "data"
MOST_WORDS = 25
PLAN = "luton-corporate-plan-modern-council"
CUMULATIVE = {
    (107_000_000, "apse-six-steps-luton-2017"),
    (113_000_000, "stop-luton-airport-expansion-audit-2019"),
    (130_000_000, "luton-budget-page-2020-21"),
    (156_600_000, "luton-today-budget-agreed-2021"),
    (160_000_000, "luton-corporate-plan-modern-council"),
    (160_000_000, "luton-today-overspend-2022"),
    (186_000_000, "luton-budget-page-2026-27"),
}
BUDGET = "How large is the council's budget?"
TWO_ANSWERS = {
    "How much did Luton's share of council tax rise in 2021/22?": {"4.99", "3.99"},
    "How much of the rise in 2021/22 was for adult social care?": {"3", "2"},
    "How far did the revenue support grant fall in 2018/19?": {"15900000", "-10700000"},
    "Did the airport company pay a dividend for 2019/20?": {"19125000", "19100000"},
    "How much of the government's permission to borrow was used?": {"15800000", "15700000"},
    "How much did the airport company give to charities in 2019/20?": {"9900000", "9100000"},
    "How much money was the council short of in 2020/21?": {"49000000", "50000000"},
    "How large was the gap that the emergency budget of 2020 closed?": {"22200000", "22000000"},
    "How large was the deficit of 2024/25?": {"12700000", "11700000", "11600000"},
    "Which parts make up the growth for children's services in 2025/26?": {"4100000", "1600000"},
    "How much new money for the Luton Investment Framework from 2017/18?": {"2900000", "1300000"},
    "How far has government funding fallen since 2010?": {"11000000", "10000000", "104000000"},
    "How large is the programme of building and buying?": {"365000000", "302000000"},
}
"""Questions to which the sources give more than one answer."""


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(DATA, as_of=AS_OF)


def _answers(published: Dataset, question: str) -> list[MoneyStatement]:
    return [each for each in published.budget.statements if each.question == question]


def test_nothing_that_was_said_is_lost(published: Dataset) -> None:
    """Every file of words about money holds all its rows, each from a release that is held."""
    money = published.budget
    kept = (money.council_tax, money.savings, money.capital, money.plan, money.statements)

    assert [len(rows) for rows in kept] == [35, 34, 36, 11, 152]
    for row in chain(*kept):
        assert row.release in published.releases, row


def test_the_seven_totals_of_savings_stand_side_by_side(published: Dataset) -> None:
    """From £107m to £186m: each as it was said, with its own source."""
    told = {(int(row.amount), row.release) for row in published.budget.savings if row.kind == "cumulative"}

    assert told == CUMULATIVE


def test_the_three_totals_count_three_things(published: Dataset) -> None:
    """£596m, £156.8m and £250m never share a basis, so they never share an axis."""
    wanted = ("596000000", "156800000", "250000000")
    bases = [{a.basis for a in _answers(published, BUDGET) if a.value == value} for value in wanted]

    assert [len(each) for each in bases] == [1, 1, 1]
    assert len(set().union(*bases)) == len(wanted)
    assert {a.relation for a in _answers(published, BUDGET)} == {"different_basis"}


@pytest.mark.parametrize(("question", "values"), TWO_ANSWERS.items(), ids=TWO_ANSWERS)
def test_answers_that_differ_are_both_kept(published: Dataset, question: str, values: set[str]) -> None:
    """Sources that disagree stand under one question, each with who said it, and none is left out."""
    answers = _answers(published, question)

    assert values <= {each.value for each in answers}
    assert {each.relation for each in answers} & {"contradicts", "different_basis"}
    assert all(each.who and each.basis for each in answers)


def test_a_contradiction_has_two_sides(published: Dataset) -> None:
    """Nothing contradicts itself, and no statement is told twice."""
    statements = published.budget.statements
    questions = {each.question for each in statements if each.relation == "contradicts"}

    assert len(questions) >= 12
    for question in questions:
        assert len({(each.value, each.basis) for each in _answers(published, question)}) >= 2, question
    told = [(each.question, each.statement, each.release) for each in statements]
    assert len(told) == len(set(told))
    assert all(len({s.topic for s in _answers(published, each.question)}) == 1 for each in statements)


def test_parts_are_set_beside_their_whole_as_published(published: Dataset) -> None:
    """The parts for adults reach their whole; those for children do not, and are not made to."""
    for group, gap in (("adult social care", 0), ("children's services", 100_000)):
        answers = _answers(published, f"Which parts make up the growth for {group} in 2025/26?")
        whole, *parts = (int(each.value) for each in answers)
        assert sum(parts) - whole == gap, group


def test_the_plan_names_schemes_and_one_amount(published: Dataset) -> None:
    """The plan for 2022 to 2027 gives one grant in pounds; no other scheme of it gets an amount."""
    named = [row for row in published.budget.capital if row.in_plan == "yes"]

    assert len(named) == 11
    assert {row.release for row in named} == {PLAN}
    assert [row.amount for row in named if row.amount] == ["20000000"]
    assert all(not row.priority for row in published.budget.capital), "No source names a priority."


def test_five_points_are_cited_from_the_compiled_data_set(published: Dataset) -> None:
    """Its licence allows single points: five amounts, and no rise."""
    cited = [row for row in published.budget.council_tax if row.release == "civaccount-luton-2026"]

    assert [row.band_d for row in cited] == ["1613.91", "1662.17", "1745", "1832", "1924"]
    assert not any(row.rise for row in cited)


def test_links_lead_from_services_to_results_of_every_priority(published: Dataset) -> None:
    """The council published no such map: each link is ours, and each priority has one."""
    links = published.budget.links
    priorities = {
        published.outcome(x.outcome).priority if x.outcome else published.indicator(x.indicator).priority
        for x in links
    }

    assert len(links) >= 75
    assert {link.linked_by for link in links} == {LinkedBy.EDITORIAL}
    assert {published.budget.lines[link.line].kind for link in links} == {LineKind.SERVICE}
    assert priorities == {priority.id for priority in published.priorities}


def test_four_objectives_hold_every_figure_of_the_sixth_priority_once(published: Dataset) -> None:
    """Values, people, money and services in the plan's order; the values have no figure."""
    objectives = published.objectives
    beside = [name for objective in objectives for name in objective.indicators]

    assert [len(objective.points) for objective in objectives] == [5, 5, 4, 10]
    assert {objective.release for objective in objectives} == {PLAN}
    assert sorted(beside) == sorted(each.id for each in published.indicators_in("modern-council"))
    assert [o.id for o in objectives if not o.indicators] == ["corporate-values"]


def test_sentences_about_money_are_short(published: Dataset) -> None:
    """At most 25 words to a sentence, and no sign in place of a word."""
    money = published.budget
    texts = [
        *(text for s in money.statements for text in (s.question, s.statement, s.basis, s.note)),
        *(text for s in money.savings for text in (s.title, s.note)),
        *(text for c in money.capital for text in (c.scheme, c.what, c.funding, c.note)),
        *(text for p in money.plan for text in (p.title, p.note)),
        *(t.note for t in money.council_tax),
        *(link.reason for link in money.links),
    ]
    sentences = [each for text in texts for each in re.split(r"(?<=[.?!]) ", text) if each]

    assert len(sentences) > 400
    assert [each for each in sentences if len(each.split()) > MOST_WORDS or "&" in each] == []


@pytest.mark.parametrize(
    ("priority", "counted"),
    [
        ("modern-council", {"central"}),
        ("improving-wellbeing", {"adult-social-care", "public-health", "housing"}),
        ("empowered-community", {"culture"}),
    ],
)
def test_a_service_does_not_count_for_a_small_part(
    published: Dataset, priority: str, counted: set[str]
) -> None:
    """Figures about staff do not claim all social care, nor children hurt on roads all roads."""
    links = links_of_priority(published, published.priority(priority))

    assert {link.line for link in links if link.in_share == "yes"} == counted
    assert {link.line for link in links} > counted
