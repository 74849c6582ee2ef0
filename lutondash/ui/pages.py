"""What each file in `pages/` calls: read the reader's choices from the address and show the page."""

import streamlit as st

from lutondash.dataset.dataset import Dataset
from lutondash.markup import documents
from lutondash.markup.blocks import Document
from lutondash.ui import blocks, frame
from lutondash.views.archive_page import archive_page
from lutondash.views.data_page import data_page
from lutondash.views.framework_page import framework_page
from lutondash.views.indicator_page import indicator_page
from lutondash.views.outcome_page import outcome_page
from lutondash.views.overview_page import overview_page
from lutondash.views.priority_page import priority_page
from lutondash.views.search import LONGEST_QUERY


def overview() -> None:
    """Show the first page, or what a search found."""
    frame.show(_overview, "overview", query=_choice("q")[:LONGEST_QUERY])


def priority(priority_id: str) -> None:
    """Show a priority's page with the reader's filters."""
    frame.show(_priority, priority_id, priority_id=priority_id, side=_choice("side"), show=_choice("show"))


def outcome() -> None:
    """Show the outcome named in the address."""
    frame.show(_outcome, "outcome", slug=_choice("id"))


def indicator() -> None:
    """Show the indicator named in the address beside the places chosen there."""
    frame.show(_indicator, "indicator", indicator_id=_choice("id"), chosen=blocks.chosen_places())


def framework() -> None:
    """Show how it fits together."""
    frame.show(_framework, "framework")


def archive() -> None:
    """Show the earlier priorities."""
    frame.show(_archive, "archive")


def data() -> None:
    """Show sources and downloads."""
    frame.show(_data, "data")


def about() -> None:
    """Show the page about this site."""
    frame.show(frame.about, "about")


_LONGEST_CHOICE = 100


def _choice(name: str) -> str:
    return str(st.query_params.get(name, ""))[:_LONGEST_CHOICE]


def _overview(dataset: Dataset, query: str) -> Document:
    return documents.overview(overview_page(dataset, query))


def _priority(dataset: Dataset, priority_id: str, side: str, show: str) -> Document:
    return documents.priority(priority_page(dataset, priority_id, side=side, show=show))


def _outcome(dataset: Dataset, slug: str) -> Document:
    return documents.outcome(outcome_page(dataset, slug))


def _indicator(dataset: Dataset, indicator_id: str, chosen: tuple[str, ...]) -> Document:
    return documents.indicator(indicator_page(dataset, indicator_id, chosen))


def _framework(dataset: Dataset) -> Document:
    return documents.framework(framework_page(dataset))


def _archive(dataset: Dataset) -> Document:
    return documents.archive(archive_page(dataset))


def _data(dataset: Dataset) -> Document:
    return documents.data(data_page(dataset))
