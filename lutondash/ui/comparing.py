"""The choice of a figure and of places to set side by side, as widgets bound to the address."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from lutondash.site.pages import MOST_PLACES
from lutondash.ui import session
from lutondash.ui.labels import label
from lutondash.views.comparing import Choosing, Option, Selection

_FIGURE, _PLACES, _GROUP = "compare-figure", "compare-places", "compare-group"
_REGION, _COUNTRY = "compare-region", "compare-country"


@dataclass(frozen=True, slots=True)
class _Named:
    """Options by id, so that a widget can show the words of one."""

    words: Mapping[str, str]

    def __call__(self, wanted: str) -> str:
        return self.words[wanted]


def show_choice(choice: Choosing) -> None:
    """Let the reader choose; the whole choice goes into the address and the page is drawn again."""
    # The address is the truth: set before the widgets are drawn, so that back and forward agree with it.
    keep, asked = partial(_keep, choice.selection), choice.selection
    st.session_state[_FIGURE] = asked.indicator or None
    figures = sorted(choice.figures, key=lambda figure: figure.words)
    with st.container(key="compare"):
        st.selectbox(
            "Figure",
            options=[figure.id for figure in figures],
            format_func=_named(figures),
            index=None,
            placeholder=f"Choose one of {len(figures)} figures",
            key=_FIGURE,
            on_change=keep,
            filter_mode="contains",
        )
        if asked.indicator:
            _show_places(choice, keep)


def _show_places(choice: Choosing, keep: partial[None]) -> None:
    """Let the reader choose a group, single places, the region and the country."""
    asked = choice.selection
    st.session_state[_GROUP] = asked.group
    st.session_state[_PLACES] = list(asked.places)
    st.session_state[_REGION], st.session_state[_COUNTRY] = asked.region, asked.country
    groups = (*choice.groups, choice.no_group)
    st.selectbox(
        "Group of places",
        options=[group.id for group in groups],
        format_func=_named(groups),
        key=_GROUP,
        on_change=keep,
        filter_mode="contains",
    )
    st.multiselect(
        "Places by name",
        options=[place.id for place in choice.places],
        format_func=_named(choice.places),
        max_selections=MOST_PLACES,
        placeholder="Choose up to six places",
        key=_PLACES,
        on_change=keep,
        filter_mode="contains",
        select_all=False,
    )
    with st.container(key="compare-frame", horizontal=True):
        st.checkbox(label(choice.region), key=_REGION, on_change=keep)
        st.checkbox(label(choice.country), key=_COUNTRY, on_change=keep)


def _named(options: tuple[Option, ...] | list[Option]) -> _Named:
    return _Named({option.id: option.words for option in options})


def _keep(before: Selection) -> None:
    """Write the whole choice into the address; before a figure is chosen there is only the figure."""
    figure: str = st.session_state[_FIGURE] or ""
    chosen = replace(before, indicator=figure)
    if before.indicator and figure:
        chosen = Selection(
            indicator=figure,
            places=tuple(st.session_state[_PLACES]),
            group=st.session_state[_GROUP],
            region=st.session_state[_REGION],
            country=st.session_state[_COUNTRY],
        )
    made = {name: list(values) for name, values in chosen.choices if figure}
    st.query_params.from_dict({**made, **session.edition_asked()})
