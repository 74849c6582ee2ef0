"""Tests of `lutondash.views.scrutiny.scope`: which figures are looked at together."""

import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.model.indicator import Role
from lutondash.views.scrutiny.scope import Asking, ScopeKind, committees, scope, services


def ids(dataset: Dataset, **asked: str | tuple[str, ...]) -> list[str]:
    """Return the figures that are asked for."""
    found = scope(dataset, Asking(**asked))  # type: ignore[arg-type]  # names of its fields
    assert found is not None
    return [each.id for each in found.indicators]


def test_a_committee_looks_at_the_figures_of_its_priorities(dataset: Dataset) -> None:
    """The council's own work stands before the town's."""
    found = scope(dataset, Asking(committee="weather-board"))
    assert found is not None
    assert {each.priority for each in found.indicators} == {"dry-town"}
    roles = [each.role for each in found.indicators]
    assert roles == sorted(roles, key=[Role.CONTRIBUTION, Role.OUTCOME, Role.CONTEXT].index)
    assert (found.kind, found.is_editorial) == (ScopeKind.COMMITTEE, False)
    assert found.remit == "Looked at here: Dry town."
    assert found.address == "/scrutiny?committee=weather-board"


def test_whose_tie_it_is_is_said(dataset: Dataset) -> None:
    """Where the council published no list, the tie is ours."""
    found = scope(dataset, Asking(service="environment"))
    assert found is not None
    assert found.is_editorial
    assert found.remit.endswith("The council published no such list; the ties are ours.")


def test_a_priority_and_a_service_have_theirs(dataset: Dataset) -> None:
    """A service those tied to it by the indicator or by its line of spending."""
    assert set(ids(dataset, priority="tidy-council")) == {"letters-answered", "rainy-days"}
    linked = {link.indicator for link in dataset.budget.links if link.line == "environment"}
    assert set(ids(dataset, service="environment")) == linked - {""}
    assert set(services(dataset)) == {"environment", "central", "gutters"}


def test_a_list_keeps_its_order_and_names_each_once(dataset: Dataset) -> None:
    """And the address bears the whole list."""
    asked = ("rainy-days", "gutters-cleared", "rainy-days")
    assert ids(dataset, indicators=asked) == ["rainy-days", "gutters-cleared"]
    found = scope(dataset, Asking(indicators=asked))
    assert found is not None
    assert found.address == "/scrutiny?indicator=rainy-days&indicator=gutters-cleared"
    assert found.title == "A list of your own"
    assert ids(dataset, indicators=("rainy-days",) * 1000) == ["rainy-days"]


def test_nothing_asked_is_nothing(dataset: Dataset) -> None:
    """And only bodies with a remit can be asked for."""
    assert scope(dataset, Asking()) is None
    assert [body.id for body in committees(dataset)] == ["weather-board"]


@pytest.mark.parametrize(
    "asking",
    [
        Asking(committee="<b>board</b>"),
        Asking(priority="none"),
        Asking(service="none"),
        Asking(indicators=("rainy-days", "none")),
    ],
)
def test_an_id_that_nothing_bears_is_told(dataset: Dataset, asking: Asking) -> None:
    """One of a list, too: the list would be another without it."""
    with pytest.raises(UnknownIdError):
        scope(dataset, asking)
