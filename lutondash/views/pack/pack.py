"""`pack`: everything that a committee takes to its meeting, from the same views as the pages."""

from collections.abc import Iterator, Sequence

from lutondash.analysis.signal import Rule
from lutondash.dataset.dataset import Dataset
from lutondash.errors import PackFault, PackFaultError
from lutondash.model.edition import Shown
from lutondash.views import formats
from lutondash.views.flips import Flip, flips
from lutondash.views.methods_page import RULES
from lutondash.views.pack.asking import nothing_asked
from lutondash.views.pack.cover import Told, cover
from lutondash.views.pack.gaps import gaps
from lutondash.views.pack.measure import measure
from lutondash.views.pack.records import Entry, Measure, Pack
from lutondash.views.pack.verdicts import entry, reason_groups, rest, summary
from lutondash.views.rollup import Judged, judged, rollups
from lutondash.views.scrutiny.exceptions import excepted
from lutondash.views.scrutiny.scope import Asking, Scope, scope
from lutondash.views.scrutiny.why import in_order
from lutondash.views.since import Since
from lutondash.views.since import since as changed_since
from lutondash.views.site import site

SUMMARY, EXCEPTIONS, CHANGED, METHODS, MISSING = "summary", "exceptions", "since", "methods", "missing"
"""The names of the parts within the document."""


def pack(dataset: Dataset, asking: Asking, *, since: str = "", meeting: str = "") -> Pack:
    """Make a pack; `since` is the number of an edition or an ISO day, and `meeting` an ISO day.

    Raises UnknownIdError for an id that nothing bears, PackFaultError where there is no figure to put in it.
    """
    found = _scope(dataset, asking)
    answers = judged(dataset, found.indicators)
    flipped = _flips(dataset, found)
    ordered = in_order(excepted(dataset, found.indicators, answers, flipped))
    measures = tuple(measure(dataset, each, number) for number, each in enumerate(ordered, 1))
    groups = reason_groups(dataset, measures, ordered, flipped)
    changed, fault = _since(dataset, found, since)
    counted = rollups(dataset, answers)
    return Pack(
        name=f"{found.title}: the pack",
        description=f"{found.remit} {site(dataset).held}".strip(),
        slug=f"pack-{found.slug}",
        day=dataset.as_of,
        site=site(dataset),
        edition=None if dataset.history.shown is Shown.DRAFT else dataset.history.number,
        cover=cover(dataset, found, Told(meeting, since), measures, groups),
        contents=tuple(_contents(measures, is_since=bool(changed or fault))),
        judged=counted,
        summary=summary(dataset, measures),
        exceptions=groups,
        rest=rest(measures),
        since=changed,
        since_fault=fault,
        measures=measures,
        methods=_methods(answers, measures),
        missing=gaps(dataset, measures, counted),
    )


def _scope(dataset: Dataset, asking: Asking) -> Scope:
    """Return the figures that are asked for, of which there is at least one."""
    found = scope(dataset, asking)
    if found is None:
        raise PackFaultError([nothing_asked()])
    if not found.indicators:
        raise PackFaultError([PackFault(found.kind, "it has no figure.", "A pack needs one.", _ANOTHER)])
    if all(dataset.series(each.id).latest is None for each in found.indicators):
        told = f"none of its figures was out on {formats.day(dataset.as_of)}."
        raise PackFaultError([PackFault(found.kind, told, "A pack needs one.", "Give a later day.")])
    return found


_ANOTHER = "Choose another, or name the figures."


def _flips(dataset: Dataset, found: Scope) -> tuple[Flip, ...]:
    """Return the answers that differ from those of the edition it is set beside, if it is."""
    if dataset.before is None:
        return ()
    return flips(dataset.before, dataset, [each.id for each in found.indicators])


def _since(dataset: Dataset, found: Scope, chosen: str) -> tuple[Since | None, str]:
    """Tell what changed since an edition, or why that cannot be told; the one place that asks."""
    if not chosen:
        return None, ""
    changed = changed_since(dataset, found.address, {each.id for each in found.indicators}, chosen)
    return changed, "" if changed else "What changed cannot be told: no edition is kept from then."


def _contents(measures: Sequence[Measure], *, is_since: bool) -> Iterator[Entry]:
    yield Entry("All verdicts in one table", SUMMARY)
    yield Entry("What to look at first", EXCEPTIONS)
    if is_since:
        yield Entry("What changed since then", CHANGED)
    yield from (entry(each) for each in measures)
    yield Entry("How each answer is worked out", METHODS)
    yield Entry("What is missing", MISSING)


def _methods(answers: Judged, measures: Sequence[Measure]) -> tuple[Rule, ...]:
    """Return only the rules that gave an answer here, in the order of their questions."""
    used = {each.signal.rule for four in answers.values() for each in four if each.signal.is_assessed}
    beside = (each.page.answers.country for each in measures)
    used |= {each.rule.id for each in beside if each is not None}
    return tuple(rule for id_, rule in RULES.items() if id_ in used)
