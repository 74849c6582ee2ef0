"""Tests of the four answers as they open on a figure's page."""

import pytest

from lutondash import Dataset
from lutondash.analysis.signal import Kind
from lutondash.views.answers_section import AnswersSection, answers_section
from lutondash.views.indicator_page import indicator_page
from tests.sample import NEIGHBOUR


def _section(dataset: Dataset, indicator: str, group: str = "") -> AnswersSection:
    return answers_section(dataset, dataset.indicator(indicator), group)


def test_every_question_is_answered_in_order(dataset: Dataset) -> None:
    """Four answers, each with its rule and the place where its method is told."""
    found = _section(dataset, "gutters-cleared").opened

    assert [each.answer.signal.kind for each in found] == list(Kind)
    assert [each.rule.kind for each in found] == list(Kind)
    assert all(each.method == f"/about#rule-{each.rule.id}" for each in found)


def test_the_rows_used_are_rows_of_the_table(dataset: Dataset) -> None:
    """Each period that was judged leads to a row that stands on the same page."""
    pages = [indicator_page(dataset, each) for each in dataset.indicators]
    used = [{row.address for each in page.answers.opened for row in each.used} for page in pages]

    assert any(used)
    for page, addresses in zip(pages, used, strict=True):
        assert addresses <= {f"#{row.anchor}" for row in page.table.rows}
        assert len({row.anchor for row in page.table.rows}) == len(page.table.rows)


def test_a_total_offers_no_group_to_compare_with(dataset: Dataset) -> None:
    """What is never set beside other places has neither groups nor a country beside it."""
    section = _section(dataset, "people-with-wet-feet")

    assert (section.groups, section.country, section.compare) == ((), None, "")


@pytest.mark.parametrize("group", ["", "like-us"])
def test_the_group_in_use_is_marked_and_keeps_the_places(dataset: Dataset, group: str) -> None:
    """Whether it was chosen or is the usual one, and without losing the places a reader chose."""
    indicator = dataset.indicator("umbrellas-returned")
    section = answers_section(dataset, indicator, group, (NEIGHBOUR,))

    assert [each.group.id for each in section.groups if each.is_chosen] == ["like-us"]
    assert section.group == group
    assert f"place={NEIGHBOUR}" in section.groups[0].address
    assert section.groups[0].address.endswith("group=like-us#answers")
