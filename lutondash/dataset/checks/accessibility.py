"""What the accessibility statement must say for a reader to rely on it."""

from collections.abc import Iterator

from lutondash.dataset.checks.rows import told
from lutondash.dataset.folder import Contents
from lutondash.errors import Finding
from lutondash.model.accessibility import AccessibilityStatement, Compliance


def statement_names_a_contact(contents: Contents) -> Iterator[Finding]:
    """The accessibility statement says who publishes the site and how to write to them."""
    for entry in contents.accessibility:
        if entry.record.contact is None:
            yield told(
                entry.fault(
                    "The accessibility statement names no contact.",
                    "Before you publish the site, add [contact] with name, form_url and answer_days.",
                )
            )


def statement_is_reviewed(contents: Contents) -> Iterator[Finding]:
    """The accessibility statement is gone through once a year."""
    for entry in contents.accessibility:
        if entry.record.review_due < contents.as_of:
            yield told(
                entry.fault(
                    f"The accessibility statement was last reviewed on {entry.record.reviewed.isoformat()}.",
                    "Run python -m scripts.accessibility, go through the statement, and set the date.",
                    "reviewed",
                )
            )


def statement_is_dated_in_order(contents: Contents) -> Iterator[Finding]:
    """The accessibility statement is not reviewed before it is prepared."""
    for entry in contents.accessibility:
        if entry.record.reviewed < entry.record.prepared:
            yield entry.fault(
                f"It was reviewed on {entry.record.reviewed.isoformat()}, before it was prepared.",
                "Correct one of the dates.",
                "reviewed",
            )


def compliance_is_borne_out(contents: Contents) -> Iterator[Finding]:
    """The accessibility statement claims full compliance just when it knows of no failure."""
    for entry in contents.accessibility:
        is_full = entry.record.compliance is Compliance.FULL
        if is_full and _fails(entry.record):
            yield entry.fault(
                "The compliance is full and there are failures.", "Write partial or none.", "compliance"
            )
        if not is_full and not entry.record.problems:
            yield entry.fault(
                f"The compliance is {entry.record.compliance} and there is no [[problem]].",
                "Say what fails, or write full.",
                "compliance",
            )


def _fails(statement: AccessibilityStatement) -> bool:
    return bool(statement.problems) or any(test.failures for test in statement.tests)
