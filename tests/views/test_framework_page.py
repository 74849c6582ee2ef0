"""Tests of `lutondash.views.framework_page`: from a body that scrutinises to its figures."""

from dataclasses import replace

from lutondash import Dataset
from lutondash.views.framework_page import framework_page
from lutondash.views.scrutiny.scope import Asking, scope


def test_a_committee_leads_to_its_figures(dataset: Dataset) -> None:
    """The address is the one under which the committee is looked at."""
    (body,) = framework_page(dataset).scrutinising
    found = scope(dataset, Asking(committee=dataset.bodies[0].id))
    assert found is not None
    assert body.scrutiny == found.address


def test_a_body_without_a_field_of_work_leads_nowhere(dataset: Dataset) -> None:
    """No figures belong to it."""
    bare = tuple(each.model_copy(update={"remit_priorities": ()}) for each in dataset.bodies)
    assert [each.scrutiny for each in framework_page(replace(dataset, bodies=bare)).scrutinising] == [""]
