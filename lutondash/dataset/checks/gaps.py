"""Gaps in what is tied together are told and do not refuse the folder."""

from collections.abc import Iterator

from lutondash.dataset import layout
from lutondash.dataset.checks.indexes import indicators_are_read
from lutondash.dataset.checks.money_words import releases_of_money
from lutondash.dataset.checks.rows import told
from lutondash.dataset.folder import Contents
from lutondash.dataset.records import Entry
from lutondash.errors import Finding
from lutondash.model.framework import Outcome
from lutondash.model.indicator import Accumulation, Role


def outcomes_are_measured(contents: Contents) -> Iterator[Finding]:
    """Every outcome is measured by an indicator."""
    measured = {link.outcome for entry in contents.indicators for link in entry.record.measures}
    for entry in _left_out(contents, measured):
        yield told(
            entry.fault(f"Nothing measures the outcome {entry.record.slug!r}.", "Find an indicator.", "slug")
        )


def outcomes_are_served(contents: Contents) -> Iterator[Finding]:
    """Every outcome has a council measure that contributes to it."""
    served = {link.outcome for entry in contents.indicators for link in entry.record.contributes_to}
    for entry in _left_out(contents, served):
        yield told(
            entry.fault(
                f"No council measure contributes to the outcome {entry.record.slug!r}.",
                "Find a measure.",
                "slug",
            )
        )


def _left_out(contents: Contents, linked: set[str]) -> list[Entry[Outcome]]:
    if not indicators_are_read(contents):
        return []
    return [entry for entry in contents.outcomes if entry.record.slug not in linked]


def measures_have_targets(contents: Contents) -> Iterator[Finding]:
    """Every council measure has a target."""
    for entry in contents.indicators:
        read = layout.of_indicator(entry.record.id, layout.TARGETS) not in contents.unread
        if read and entry.record.role is Role.CONTRIBUTION and not contents.targets.get(entry.record.id):
            yield told(
                entry.fault(
                    f"The measure {entry.record.id!r} has no target.",
                    "Add targets.csv when one is published.",
                    "role",
                )
            )


def counts_have_a_start(contents: Contents) -> Iterator[Finding]:
    """A cumulative count says from which day it counts."""
    for entry in contents.indicators:
        if entry.record.accumulation is Accumulation.CUMULATIVE and entry.record.cumulative_from is None:
            yield told(
                entry.fault(
                    "The figures add up over time and no start is given.",
                    "Give cumulative_from when it is known.",
                    "accumulation",
                )
            )


def releases_are_used(contents: Contents) -> Iterator[Finding]:
    """Every release is where some figure, break, target or word about money comes from."""
    if not indicators_are_read(contents):
        return
    used = set(contents.table.texts["release"].names) | releases_of_money(contents)
    for entry in contents.indicators:
        used |= {entry.record.release, *(b.release for b in entry.record.breaks)}
        used |= {r.release for r in entry.record.rebases}
    for targets in contents.targets.values():
        used |= {target.record.release for target in targets}
    for release in contents.releases:
        if release.record.id not in used:
            yield told(
                release.fault(
                    f"Nothing comes from the release {release.record.id!r}.", "Use or remove it.", "id"
                )
            )
