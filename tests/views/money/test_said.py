"""Totals that count different things stand apart, and contradictions side by side."""

from lutondash import Dataset
from lutondash.markup.engine import render
from lutondash.views.money.said import said
from tests.views.money.made_money import statement, with_budget, without_money


def test_each_total_says_what_it_counts_and_who_said_it(dataset: Dataset) -> None:
    """The three totals of the made-up town are three cards, none added to another."""
    page = said(dataset)
    assert [(total.amount, total.when) for total in page.totals] == [
        ("£596 million", "2022 to 2023"),
        ("£156.8 million", "2023 to 2024"),
        ("about £250 million", "2020 to 2021"),
    ]
    assert page.totals[1].counted == "Net of income"
    assert page.totals[2].said_by[0].who == "the paper"


def test_a_total_said_twice_is_one_card_with_both_sources(dataset: Dataset) -> None:
    """The same amount of the same year is not told twice."""
    more = statement(
        "totals", "How big is the budget?", "596000000", period_label="2022/23", release="money-paper"
    )
    page = said(with_budget(dataset, statements=(*dataset.budget.statements, more)))
    assert len(page.totals) == 3
    assert [each.source_url for each in page.totals[0].said_by] == [
        "https://example.org/money-page",
        "https://example.org/money-paper",
    ]


def test_contradictions_are_set_apart_from_the_rest(dataset: Dataset) -> None:
    """A question whose answers differ is not among the subjects that open."""
    page = said(dataset)
    assert {table.title for table in page.contradictions} == {
        "How much did government give?",
        "Was the budget kept?",
    }
    others = {table.title for topic in page.topics for table in topic.questions}
    assert others == {"How much is council tax of all money?", "What grows?"}


def test_without_statements_the_section_says_so(dataset: Dataset) -> None:
    """An empty folder gives words, not an empty page."""
    page = said(without_money(dataset))
    assert page.is_empty
    html = render("money_said.html", page=page)
    assert "We hold no published total of the whole budget." in html
    assert "We hold nothing that was said about money in public." in html
