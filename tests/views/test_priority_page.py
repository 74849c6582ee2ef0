"""A priority's page sums up its own figures only: beside similar places, and beside what they were."""

from pathlib import Path

from lutondash import Dataset, load
from lutondash.analysis.signal import Kind
from lutondash.views.priority_page import priority_page
from tests.many_places import add_places
from tests.sample import AS_OF


def test_each_question_counts_the_figures_of_the_priority(dataset: Dataset) -> None:
    """Judged and not judged add up to the figures that the direction counts."""
    for priority in dataset.priorities:
        page = priority_page(dataset, priority.id)
        assert [each.kind for each in page.judged] == list(Kind)
        for each in page.judged:
            without = int(each.not_judged.split()[0]) if each.not_judged else 0
            assert each.judged + without == page.counts.total


def test_the_summary_tells_comparison_and_direction(dataset: Dataset, sample: Path) -> None:
    """Where nothing compares it says so; where something does, how many."""
    assert priority_page(dataset, "dry-town").summary == (
        "Of 3 figures here, none can be compared with similar places. "
        "1 is better than before and 0 are worse."
    )
    add_places(sample)
    council = priority_page(load(sample, as_of=AS_OF), "tidy-council")
    assert council.summary.startswith(
        "Of 2 figures here, 1 can be compared: 0 are better than similar places and 0 are worse."
    )


def test_it_leads_to_its_figures_for_scrutiny(dataset: Dataset) -> None:
    """Where there are figures to ask about."""
    for priority in dataset.priorities:
        found = priority_page(dataset, priority.id).scrutiny
        asked = f"/scrutiny?priority={priority.id}" if dataset.indicators_in(priority.id) else ""
        assert found == asked
