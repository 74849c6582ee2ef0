"""Amounts are written as they were said, and statements stand by the question they answer."""

from dataclasses import replace

import pytest

from lutondash import Dataset
from lutondash.views.money import told
from tests.views.money.made_money import statement, with_budget


@pytest.mark.parametrize(
    ("value", "unit", "qualifier", "wanted"),
    [
        (160_000_000, "pounds", "about", "about £160 million"),
        (12_890_000, "pounds", "", "£12.89 million"),
        (658_000, "pounds", "", "£658,000"),
        (-2_400_000, "pounds", "", "\N{MINUS SIGN}£2.4 million"),
        (160_000_000, "pounds", "nearly", "nearly £160 million"),
        (12_000_000, "pounds", "up_to", "up to £12 million"),
        (4.99, "percent", "", "4.99%"),
        (-0.33, "percent", "more_than", "more than \N{MINUS SIGN}0.33%"),
    ],
)
def test_an_amount_keeps_its_unit_sign_and_doubt(
    value: float, unit: str, qualifier: str, wanted: str
) -> None:
    """Nothing is rounded, and words such as nearly stay before it."""
    assert told.amount(value, unit, qualifier) == wanted


def test_years_get_to_but_a_quote_stays_as_it_is() -> None:
    """What somebody said word for word is not rewritten."""
    assert told.as_told("The budget for 2022/23") == "The budget for 2022 to 2023"
    assert told.as_told('"the budget for 2022/23"') == '"the budget for 2022/23"'


def test_a_source_without_a_date_says_so(dataset: Dataset) -> None:
    """No day is made up for it, and it goes before all others."""
    release = dataset.release("money-page").model_copy(update={"published": "unknown"})
    undated = replace(dataset, releases={**dataset.releases, "money-page": release})
    assert told.dated(undated, "money-page") == "no date given"
    assert told.published(undated, "money-page") == ""
    assert told.dated(dataset, "money-page") == "May 2024"


def test_statements_stand_by_question_and_contradictions_come_first(dataset: Dataset) -> None:
    """Two answers to one question share a table; one alone says nothing of its neighbours."""
    made = with_budget(
        dataset,
        statements=(
            statement("growth", "What grew?", "5", relation="alone"),
            statement("growth", "How much?", "1", relation="contradicts"),
            statement("growth", "How much?", "2", relation="agrees"),
            statement("airport", "What came in?", "3"),
        ),
    )
    tables = told.by_question(made, ("growth",))
    assert [(table.title, len(table.rows), table.contradicts) for table in tables] == [
        ("How much?", 2, True),
        ("What grew?", 1, False),
    ]
    assert tables[0].lead == "These do not agree. We show them all and choose none."
    assert tables[1].lead == ""


def test_a_table_is_cut_in_two(dataset: Dataset) -> None:
    """Its first rows and its others are all of its rows."""
    table = told.by_question(dataset, ("totals",))[0]
    assert table.first(1).rows + table.rest(1).rows == table.rows
    assert table.rest(1).title.endswith(", continued")
