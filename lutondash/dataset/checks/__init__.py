"""The rules a data folder keeps: one function a rule, each yielding findings."""

from collections.abc import Callable, Iterable

from lutondash.dataset.checks import (
    accessibility,
    agreement,
    figures,
    gaps,
    links,
    numbers,
    periods,
    sources,
    timely,
)
from lutondash.dataset.folder import Contents
from lutondash.errors import Finding

Check = Callable[[Contents], Iterable[Finding]]

CHECKS: tuple[Check, ...] = (
    links.ids_are_borne_once,
    links.files_are_named_by_id,
    links.priorities_are_known,
    links.outcomes_are_known,
    links.services_are_known,
    links.releases_are_known,
    links.places_are_known,
    links.groups_are_known,
    links.headlines_are_known,
    links.levels_are_known,
    agreement.links_are_complete,
    agreement.links_have_reasons,
    agreement.symbols_explain_statuses,
    agreement.ranges_are_ordered,
    agreement.targets_make_sense,
    agreement.targets_are_agreed_once,
    agreement.one_group_is_default,
    agreement.commentary_is_bound,
    sources.publishers_files_are_named,
    sources.files_are_named_once,
    sources.statements_agree,
    figures.rows_name_known_places,
    figures.rows_name_known_releases,
    figures.rows_name_known_qualifiers,
    figures.statuses_are_known,
    figures.blanks_are_explained,
    figures.values_agree_with_statuses,
    figures.grades_are_known,
    numbers.values_are_in_range,
    numbers.intervals_are_ordered,
    numbers.intervals_have_two_ends,
    numbers.denominators_are_not_zero,
    numbers.values_are_in_their_intervals,
    periods.periods_have_their_type,
    periods.sequences_order_readings,
    periods.keys_are_used_once,
    periods.points_do_not_overlap,
    timely.values_do_not_jump,
    timely.releases_are_out,
    timely.figures_are_not_overdue,
    timely.commentary_is_current,
    gaps.outcomes_are_measured,
    gaps.outcomes_are_served,
    gaps.measures_have_targets,
    gaps.counts_have_a_start,
    gaps.releases_are_used,
    accessibility.statement_names_a_contact,
    accessibility.statement_is_reviewed,
    accessibility.statement_is_dated_in_order,
    accessibility.compliance_is_borne_out,
)
"""Every rule, in the order they are run."""
