"""The accessibility statement: what is known of this copy of the site, ready for the words the law gives."""

from dataclasses import dataclass

from lutondash.dataset.dataset import Dataset
from lutondash.model.accessibility import AccessibilityContact, AccessibilityTest, Compliance
from lutondash.views import formats
from lutondash.views.site import place_name, site_name


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to write to, and within how many days an answer comes."""

    name: str
    form_url: str
    email: str
    days: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that fails, whom it hinders, which criterion, and what to do instead."""

    what: str
    why: str
    criterion: str
    instead: str
    mended: str


@dataclass(frozen=True, slots=True)
class Test:
    """One way in which the site was looked at, and what came of it."""

    what: str
    tool: str
    when: str
    pages: str
    failures: str
    undecided: str


@dataclass(frozen=True, slots=True)
class AccessibilityPage:
    """Everything the statement says beyond the law's own words; `contact` is None while nobody is named."""

    name: str
    place: str
    contact: Contact | None
    can: tuple[str, ...]
    compliance: Compliance
    problems: tuple[Problem, ...]
    burden: tuple[str, ...]
    outside: tuple[str, ...]
    improving: tuple[str, ...]
    prepared: str
    reviewed: str
    tested: str
    tested_by: str
    tests: tuple[Test, ...]
    not_tested: tuple[str, ...]
    summary: str


def accessibility_page(dataset: Dataset) -> AccessibilityPage:
    """Make the statement of this copy of the site."""
    known = dataset.accessibility
    tested = formats.day(known.tested)
    return AccessibilityPage(
        name=site_name(dataset),
        place=place_name(dataset),
        contact=_contact(known.contact) if known.contact else None,
        can=known.can,
        compliance=known.compliance,
        problems=tuple(Problem(p.what, p.why, p.criterion, p.instead, p.mended) for p in known.problems),
        burden=known.disproportionate_burden or ("We do not claim this for any part.",),
        outside=known.outside_scope or ("We leave no part out on this ground.",),
        improving=known.improving,
        prepared=formats.day(known.prepared),
        reviewed=formats.day(known.reviewed),
        tested=tested,
        tested_by=known.tested_by,
        tests=tuple(_test(test) for test in known.tests),
        not_tested=known.not_tested,
        summary=f"Who can use this site, what does not work yet, and how we tested it on {tested}.",
    )


def _contact(known: AccessibilityContact) -> Contact:
    days = formats.count_of(known.answer_days, "day")
    return Contact(known.name, known.form_url, known.email or "", days)


def _test(known: AccessibilityTest) -> Test:
    return Test(
        what=known.what,
        tool=known.tool,
        when=formats.day(known.on),
        pages=formats.count_of(known.pages, "page"),
        failures=_how_many(known.failures),
        undecided=_how_many(known.undecided),
    )


def _how_many(number: int) -> str:
    return f"{number:,}" if number else "none"
