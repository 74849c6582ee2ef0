"""Tests of pages as fragments: everything escaped, one h1, no level skipped."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from lutondash import Dataset
from lutondash.analysis.money.worked import Measure
from lutondash.markup import documents
from lutondash.markup.blocks import Document, Html
from lutondash.markup.engine import Lines
from lutondash.markup.money_document import money
from lutondash.views.accessibility_page import accessibility_page
from lutondash.views.archive_page import archive_page
from lutondash.views.compare_page import compare_page
from lutondash.views.comparing import Selection
from lutondash.views.data_page import data_page
from lutondash.views.framework_page import framework_page
from lutondash.views.indicator_page import indicator_page
from lutondash.views.methods_page import about_page
from lutondash.views.money.choices import MoneyChoices
from lutondash.views.money.money_page import money_page
from lutondash.views.outcome_page import outcome_page
from lutondash.views.overview_page import overview_page
from lutondash.views.priority_page import priority_page
from lutondash.views.site import site
from tests.sample import NEIGHBOUR
from tests.views.money.made_money import without_money

HOSTILE = "\"><script>alert(1)</script>'"
VOID = {"img", "input", "br", "meta", "link"}


class _Reader(HTMLParser):
    """Notes headings, ids and tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[int] = []
        self.ids: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value for name, value in attrs if name == "id" and value]
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"{tag} at {self.getpos()}")


def _documents(dataset: Dataset) -> dict[str, Document]:
    found = {
        "overview": documents.overview(overview_page(dataset)),
        "search": documents.overview(overview_page(dataset, "umbrella")),
        "nothing found": documents.overview(overview_page(dataset, HOSTILE)),
        "framework": documents.framework(framework_page(dataset)),
        "archive": documents.archive(archive_page(dataset)),
        "data": documents.data(data_page(dataset)),
        "about": documents.about(about_page(dataset)),
        "accessibility": documents.accessibility(accessibility_page(dataset)),
        "compare": documents.compare(compare_page(dataset, Selection())),
        "a total": documents.compare(compare_page(dataset, Selection("boots-handed-out"))),
        "not found": documents.not_found(site(dataset)),
        "money": money(money_page(dataset)),
        "money for each resident": money(money_page(dataset, MoneyChoices(Measure.PERSON, "housing", "B"))),
        "no money": money(money_page(without_money(dataset))),
    }
    for priority in dataset.priorities:
        found[priority.id] = documents.priority(priority_page(dataset, priority.id))
        found[f"{priority.id} worse"] = documents.priority(priority_page(dataset, priority.id, show="worse"))
    for slug in dataset.outcomes:
        found[f"outcome {slug}"] = documents.outcome(outcome_page(dataset, slug))
    for each in ("rainy-days", "umbrellas-returned"):
        wanted = Selection(each, (NEIGHBOUR,), "like-us", region=True)
        found[f"compare {each}"] = documents.compare(compare_page(dataset, wanted))
    for indicator in dataset.indicators:
        found[f"indicator {indicator}"] = documents.indicator(indicator_page(dataset, indicator))
    return found


def _body(document: Document) -> str:
    return "".join(block.body(Lines.AS_IMAGES) for block in document.blocks if isinstance(block, Html))


def test_every_page_is_well_formed(dataset: Dataset) -> None:
    """Tags close in order, ids are unique, there is one h1 and no heading level is skipped."""
    frame = site(dataset)
    for name, document in _documents(dataset).items():
        reader = _Reader()
        reader.feed(documents.top(frame, "overview") + _body(document) + documents.foot(frame))
        assert (name, reader.faults, reader.open) == (name, [], [])
        assert reader.headings.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(reader.headings)), name
        assert len(set(reader.ids)) == len(reader.ids), name


def test_what_a_reader_types_is_escaped(dataset: Dataset) -> None:
    """A query is shown as text, never as markup, on the page and in the search box."""
    page = _body(documents.overview(overview_page(dataset, HOSTILE)))
    head = documents.top(site(dataset), "overview", HOSTILE)

    assert "<script" not in page + head
    assert "&lt;script&gt;" in head


@pytest.mark.parametrize("show", ["better", "worse", "same", "cannot_say", "nonsense"])
def test_filters_keep_only_what_was_asked(dataset: Dataset, show: str) -> None:
    """A chosen direction leaves only its rows; a choice that does not exist leaves all."""
    for priority in dataset.priorities:
        page = priority_page(dataset, priority.id, show=show)
        shown = {row.direction.meaning for group in (*page.town, *page.council) for row in group.rows}
        assert shown <= {show} or show == "nonsense"


def test_the_same_address_marks_the_chosen_filter(dataset: Dataset) -> None:
    """Each filter is a plain link that keeps the other one."""
    page = priority_page(dataset, dataset.priorities[0].id, side="town", show="worse")

    chosen = [link.address for link in (*page.sides, *page.shown) if link.is_chosen]
    assert len(chosen) == 2
    assert all("side=town" in address and "show=worse" in address for address in chosen)
    assert all("side=town" in link.address for link in page.shown)
