"""Every rule of the accessibility statement with a change that breaks it."""

from pathlib import Path

from tests.dataset.spoiling import Spoil, replacing
from tests.sample import change

STATEMENT = "framework/accessibility.toml"
_CONTACT = """\
[contact]
name = "Muddleford Council"
form_url = "https://example.org/contact"
email = "wet@example.org"
answer_days = 10

"""


def failing_and_full(folder: Path) -> int:
    """Claim full compliance with no known problem, though a test found a failure."""
    text = (folder / STATEMENT).read_text("utf-8")
    problem = "[[problem]]" + text.partition("[[problem]]")[2].partition("# From here on")[0]
    change(folder, STATEMENT, problem, "")
    return change(folder, STATEMENT, '"partial"', '"full"')


def partial_without_problem(folder: Path) -> int:
    """Claim partial compliance and name nothing that fails."""
    failing_and_full(folder)
    return change(folder, STATEMENT, '"full"', '"partial"')


# rule, file it is told in, change, words of the finding
BROKEN_STATEMENTS: tuple[tuple[str, str, Spoil, str], ...] = (
    (
        "statement_names_a_contact",
        STATEMENT,
        lambda folder: 0 * change(folder, STATEMENT, _CONTACT, "") + 1,
        "names no contact",
    ),
    (
        "statement_is_reviewed",
        STATEMENT,
        replacing(STATEMENT, "reviewed = 2024-06-01", "reviewed = 2023-09-01"),
        "last reviewed on 2023-09-01",
    ),
    (
        "statement_is_dated_in_order",
        STATEMENT,
        replacing(STATEMENT, "reviewed = 2024-06-01", "reviewed = 2024-01-04"),
        "on 2024-01-04, before it was prepared",
    ),
    (
        "compliance_is_borne_out",
        STATEMENT,
        replacing(STATEMENT, '"partial"', '"full"'),
        "is full and there are failures",
    ),
    ("compliance_is_borne_out", STATEMENT, failing_and_full, "full and there are failures"),
    ("compliance_is_borne_out", STATEMENT, partial_without_problem, "is partial and there is no [[problem]]"),
)
