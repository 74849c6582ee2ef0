"""Tests of `lutondash.views.scrutiny.page`: what stands out first, then every figure."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from lutondash import Dataset, UnknownIdError, load
from lutondash.analysis.direction import Meaning
from lutondash.site.downloads import download
from lutondash.site.pages import document
from lutondash.views.scrutiny.exceptions import Reason
from lutondash.views.scrutiny.page import SHOWN, ScrutinyPage, scrutiny_page
from lutondash.views.scrutiny.scope import Asking, scope
from lutondash.views.scrutiny.start import scrutiny_start
from tests.drafted import TARGETS, drafted, met_before, miss

DRY = Asking(priority="dry-town")


def page_of(dataset: Dataset, asking: Asking = DRY, **choices: str) -> ScrutinyPage:
    """Return the page of some figures."""
    found = scope(dataset, asking)
    assert found is not None
    return scrutiny_page(dataset, found, **choices)


def missed(sample: Path) -> Dataset:
    """Return a dataset whose last quarter misses a target that it met in the edition before."""
    met_before(sample)
    return drafted(sample, miss)


def test_a_missed_target_stands_first_with_its_sum(sample: Path) -> None:
    """Under its gravest reason only, with the arithmetic behind it and its other reasons."""
    page = page_of(missed(sample))
    first = page.groups[0]
    assert (first.id, first.heading) == ("missed", "Target missed")
    (card,) = first.cards
    assert card.row.id == "gutters-cleared"
    assert card.mark.meaning is Meaning.WORSE
    assert card.behind is not None
    assert card.behind.signal.steps
    assert card.why == card.behind.signal.reason
    assert "An answer changed since an earlier edition" in [each.words for each in card.also]
    named = [card.row.id for group in page.groups for card in group.cards]
    assert len(named) == len(set(named))
    assert "1 misses its target" in page.summary


def test_questions_and_words_stand_with_it(sample: Path) -> None:
    """What is asked of a missed target, and what officers wrote about it."""
    (card,) = page_of(missed(sample)).groups[0].cards
    assert card.questions is not None
    assert "What is being done about it, by which role, and by when?" in [
        q.text for q in card.questions.asked
    ]
    assert card.commentary is not None
    assert card.commentary.role == "Head of gutters"


def test_the_council_s_work_without_a_target_is_told(sample: Path) -> None:
    """The town's figures need none."""
    (sample / TARGETS).unlink()
    groups = page_of(load(sample, as_of=date(2024, 9, 1))).groups
    (group,) = groups
    assert group.id == "no-target"
    assert [card.row.id for card in group.cards] == ["gutters-cleared"]
    assert group.is_folded


def test_late_figures_are_told(sample: Path) -> None:
    """Years later, the next one should have come."""
    page = page_of(load(sample, as_of=date(2027, 9, 1)))
    late = [card for group in page.groups if group.id == "overdue" for card in group.cards]
    assert late
    assert all("was due by" in card.why for card in late)


def test_where_nothing_stands_out_it_says_so(dataset: Dataset) -> None:
    """And every figure stands in the table."""
    page = page_of(dataset)
    assert page.summary == "None of 3 figures here stands out."
    assert (page.groups, len(page.table), page.total) == ((), 3, 3)


def test_a_filter_keeps_what_it_says(sample: Path) -> None:
    """In the groups and in the table; only filters that keep something are offered."""
    shown = missed(sample)
    page = page_of(shown, show="missed")
    assert [row.id for row in page.table] == ["gutters-cleared"]
    rest = page_of(shown, show="rest")
    assert rest.groups == ()
    assert "gutters-cleared" not in [row.id for row in rest.table]
    offered = [choice.words for choice in page.shown]
    assert offered[:2] == ["All", "Target missed"]
    assert SHOWN[Reason.OVERDUE.value] not in offered
    assert page_of(shown, show="<script>").show == ""


@pytest.mark.parametrize("sort", ["", "name", "topic", "sideways"])
def test_every_order_has_every_figure(sample: Path, sort: str) -> None:
    """What stands out first leads unless another order was chosen."""
    page = page_of(missed(sample), sort=sort)
    titles = [row.title for row in page.table]
    assert len(titles) == page.total
    if sort in ("", "sideways"):
        assert page.table[0].id == "gutters-cleared"
    if sort == "name":
        assert titles == sorted(titles)


def test_a_list_of_one_s_own_can_be_changed(dataset: Dataset) -> None:
    """Each figure can be left out by a link, and others put in."""
    page = page_of(dataset, Asking(indicators=("rainy-days", "gutters-cleared")))
    assert [address for _, address in page.without] == [
        "/scrutiny?indicator=gutters-cleared",
        "/scrutiny?indicator=rainy-days",
    ]
    assert page.topics
    assert page_of(dataset).without == ()


def test_the_start_offers_what_there_is(dataset: Dataset) -> None:
    """Committees, priorities, services, and every figure."""
    start = scrutiny_start(dataset)
    assert [each.title for each in start.committees] == ["Weather board"]
    assert len(start.priorities) == len(dataset.priorities)
    assert start.services[0].address.startswith("/scrutiny?service=")
    assert sum(len(topic.figures) for topic in start.topics) == len(dataset.indicators)


def test_the_table_is_a_file(sample: Path) -> None:
    """With the rows of the page, in their order."""
    shown = missed(sample)
    made = download(shown, "scrutiny.csv", {"priority": ["dry-town"], "show": ["missed"]})
    rows = list(csv.DictReader(io.StringIO(made.content.decode())))
    assert [row["indicator"] for row in rows] == ["gutters-cleared"]
    assert rows[0]["target_now"] == "missed"
    with pytest.raises(UnknownIdError):
        download(shown, "scrutiny.csv", {})


def test_an_unknown_committee_is_no_page(dataset: Dataset) -> None:
    """It is told as any address that leads nowhere."""
    with pytest.raises(UnknownIdError):
        document(dataset, "scrutiny", (("committee", ("nobody",)),))
