"""Every rule of the data folder: the made-up folder keeps it, and one change breaks it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lutondash.dataset.checks import CHECKS
from lutondash.dataset.folder import read
from lutondash.errors import Finding, Severity
from tests.sample import AS_OF, HOME, NEIGHBOUR, REGION, add, change, write

Spoil = Callable[[Path], int]
"""Breaks one rule in a folder and returns the line at which it should be told."""

UMBRELLAS = "indicators/umbrellas-returned/observations.csv"
GUTTERS = "indicators/gutters-cleared/observations.csv"
FEET = "indicators/people-with-wet-feet/observations.csv"
GRADES = "indicators/gutter-inspection/observations.csv"
LETTERS = "indicators/letters-answered/observations.csv"
RAIN = "indicators/rainy-days/observations.csv"
UMBRELLA_TOML = "indicators/umbrellas-returned/indicator.toml"
GUTTER_TOML = "indicators/gutters-cleared/indicator.toml"
LETTER_TOML = "indicators/letters-answered/indicator.toml"
PRIORITIES = "framework/priorities.toml"
OUTCOMES = "framework/outcomes.toml"
TARGETS = "indicators/gutters-cleared/targets.csv"
STATEMENTS = "indicators/umbrellas-returned/statements.csv"
BOOT_TOML = "indicators/boots-handed-out/indicator.toml"
LETTER_RELEASE = "releases/letters-return.toml"
GEOGRAPHIES = "codelists/geographies.csv"
GROUPS = "codelists/comparator_groups.csv"
COMMENTARY = "indicators/gutters-cleared/commentary.toml"


def replacing(path: str, old: str, new: str, below: int = 0) -> Spoil:
    """Return what replaces a text in a file; the fault is so many lines below where it begins."""
    return lambda folder: change(folder, path, old, new) + below


def adding(path: str, line: str) -> Spoil:
    """Return what adds a row to a file."""
    return lambda folder: add(folder, path, line)


def whole(spoil: Spoil) -> Spoil:
    """Return the same change, told about the file as a whole."""
    return lambda folder: 0 * spoil(folder)


def overlap(folder: Path) -> int:
    """Let two years share days, which only a survey year can."""
    change(folder, UMBRELLA_TOML, '"financial_year"', '"survey_year"')
    return add(folder, UMBRELLAS, f"2024-01-01/P1Y,{HOME},56,,,,,")


def late(folder: Path) -> int:
    """Expect a figure every month, soon after it."""
    change(folder, UMBRELLA_TOML, 'frequency = "annual"', 'frequency = "monthly"')
    return change(folder, UMBRELLA_TOML, "expected_lag_days = 200", "expected_lag_days = 10")


def new_outcome(folder: Path) -> int:
    """Add an outcome that no indicator is tied to; return the line of its slug."""
    entry = (folder / OUTCOMES).read_text("utf-8").split("\n\n")[0]
    return add(folder, OUTCOMES, entry.replace("umbrellas-find-home", "new").replace('"O1"', '"N"')) + 1


def no_target(folder: Path) -> int:
    """Take a measure's target away; return the line that says it is a measure."""
    (folder / TARGETS).unlink()
    return change(folder, GUTTER_TOML, 'role = "contribution"', 'role = "contribution"')


def spare(folder: Path) -> int:
    """Add a release that nothing comes from."""
    text = (folder / "releases/rain-plan.toml").read_text("utf-8")
    write(folder, "releases/spare.toml", text.replace('id = "rain-plan"', 'id = "spare"'))
    return 1


def read_on(day: str) -> Spoil:
    """Return what makes a release's date unknown, and the day it was read another."""

    def spoil(folder: Path) -> int:
        change(folder, "releases/rain-plan.toml", '"2024-06"', '"unknown"')
        return change(folder, "releases/rain-plan.toml", '"2024-07-01"', f'"{day}"')

    return spoil


def continued(folder: Path) -> int:
    """Let a place continue as one that is not listed."""
    text = (folder / GEOGRAPHIES).read_text("utf-8")
    write(folder, GEOGRAPHIES, "\n".join(f"{line}," for line in text.splitlines()) + "\n")
    change(folder, GEOGRAPHIES, "names_seen,", "names_seen,continues_as")
    return change(folder, GEOGRAPHIES, "Drizzleshire,\n", "Drizzleshire,E3\n")


def no_default(folder: Path) -> int:
    """Let no group be the default."""
    write(folder, GROUPS, (folder / GROUPS).read_text("utf-8").replace(",yes\n", ",no\n"))
    return 0


def said_twice(folder: Path) -> int:
    """Give a period words for a second time; return the line of its second mention."""
    text = (folder / COMMENTARY).read_text("utf-8")
    return add(folder, COMMENTARY, text.removesuffix("\n")) + 1


def without_files(folder: Path) -> int:
    """Take the files of a release away; return the line of its kind."""
    text = (folder / LETTER_RELEASE).read_text("utf-8")
    write(folder, LETTER_RELEASE, text.partition("\n[[file]]")[0])
    return change(folder, LETTER_RELEASE, 'kind = "publisher_file"', 'kind = "publisher_file"')


def same_file(folder: Path) -> int:
    """Name a file of a release again; return the line of its name."""
    table = (folder / LETTER_RELEASE).read_text("utf-8").partition("\n[[file]]")[2]
    return add(folder, LETTER_RELEASE, "[[file]]" + table.removesuffix("\n")) + 1


def no_start(folder: Path) -> int:
    """Leave out from when a count counts; return the line that says it is one."""
    change(folder, BOOT_TOML, "cumulative_from = 2021-04-01\n", "")
    return change(folder, BOOT_TOML, "accumulation =", "accumulation =")


# rule, file it is told in, change, words of the finding
BROKEN: tuple[tuple[str, str, Spoil, str], ...] = (
    (
        "ids_are_borne_once",
        PRIORITIES,
        replacing(PRIORITIES, 'id = "tidy-council"', 'id = "dry-town"'),
        "'dry-town' is used on line 11",
    ),
    (
        "ids_are_borne_once",
        "codelists/geographies.csv",
        adding("codelists/geographies.csv", f"{HOME},Twin,unitary,,,,,"),
        f"'{HOME}' is used on line 2",
    ),
    (
        "files_are_named_by_id",
        UMBRELLA_TOML,
        replacing(UMBRELLA_TOML, '"umbrellas-returned"', '"umbrellas"'),
        "the folder 'umbrellas-returned'",
    ),
    (
        "files_are_named_by_id",
        "releases/rain-plan.toml",
        replacing("releases/rain-plan.toml", 'id = "rain-plan"', 'id = "plan"'),
        "'rain-plan.toml'",
    ),
    (
        "priorities_are_known",
        OUTCOMES,
        replacing(OUTCOMES, 'priority = "dry-town"', 'priority = "dry-tow"'),
        "no priority 'dry-tow'",
    ),
    (
        "priorities_are_known",
        "framework/archive_statements.csv",
        adding("framework/archive_statements.csv", "leaks,x,,,about,,me,,,"),
        "no earlier priority 'leaks'",
    ),
    (
        "outcomes_are_known",
        GUTTER_TOML,
        replacing(GUTTER_TOML, '"no-wet-feet"', '"wet-feet"'),
        "no outcome 'wet-feet'",
    ),
    (
        "services_are_known",
        GUTTER_TOML,
        replacing(GUTTER_TOML, 'service = "gutters"', 'service = "gutter"'),
        "no service 'gutter'",
    ),
    (
        "releases_are_known",
        LETTER_TOML,
        replacing(LETTER_TOML, '"letters-return"', '"letter-return"'),
        "no release 'letter-return'",
    ),
    (
        "releases_are_known",
        TARGETS,
        replacing(TARGETS, "2024,end,at_least,90,,point,,,rain-plan", "2024,end,at_least,90,,point,,,plan"),
        "no release 'plan'",
    ),
    (
        "places_are_known",
        UMBRELLA_TOML,
        replacing(UMBRELLA_TOML, "at = 2018-04-01", 'geography = "E99999999"\nat = 2018-04-01'),
        "no geography 'E99999999'",
    ),
    (
        "groups_are_known",
        UMBRELLA_TOML,
        replacing(UMBRELLA_TOML, '"like-us"', '"like-them"'),
        "no comparator group 'like-them'",
    ),
    (
        "headlines_are_known",
        PRIORITIES,
        replacing(PRIORITIES, 'indicator = "umbrellas-returned"', 'indicator = "umbrellas"'),
        "no indicator 'umbrellas'",
    ),
    (
        "levels_are_known",
        "framework/published.toml",
        replacing("framework/published.toml", 'level = "priority"', 'level = "team"'),
        "no level 'team'",
    ),
    (
        "links_are_complete",
        "indicators/rainy-days/indicator.toml",
        replacing("indicators/rainy-days/indicator.toml", 'role = "context"', 'role = "outcome"'),
        "no [[measures]]",
    ),
    (
        "symbols_explain_statuses",
        "codelists/symbols.csv",
        whole(replacing("codelists/symbols.csv", "k,Low,Rounds to zero.,blank\n", "")),
        "'k' is not explained",
    ),
    (
        "symbols_explain_statuses",
        "codelists/symbols.csv",
        replacing(
            "codelists/symbols.csv",
            "p,Provisional,May still change.,kept",
            "p,Provisional,May still change.,blank",
        ),
        "'p' is 'blank'",
    ),
    (
        "ranges_are_ordered",
        LETTER_TOML,
        replacing(LETTER_TOML, "in_range = [70.0, 90.0]", "in_range = [90.0, 70.0]"),
        "begins at 90",
    ),
    ("targets_make_sense", TARGETS, adding(TARGETS, "2025,end,within,90,,point,,,rain-plan,"), "no upper"),
    (
        "targets_make_sense",
        TARGETS,
        adding(TARGETS, "2025,end,at_least,90,,increment,,,rain-plan,"),
        "window is not given",
    ),
    (
        "commentary_is_bound",
        COMMENTARY,
        replacing(COMMENTARY, "2023-10-01/P3M", "2023-10-01/P1Y"),
        "not of the indicator's type",
    ),
    (
        "rows_name_known_places",
        RAIN,
        adding(RAIN, "2015-01-01/P1Y,E00000000,150"),
        "no geography 'E00000000'",
    ),
    (
        "rows_name_known_releases",
        GRADES,
        replacing(GRADES, "inspection-two", "inspection-too"),
        "no release 'inspection-too'",
    ),
    (
        "rows_name_known_qualifiers",
        LETTERS,
        adding(LETTERS, f"2014-01-01/P3Y,{HOME},70,roughly"),
        "no qualifier 'roughly'",
    ),
    ("statuses_are_known", FEET, adding(FEET, f"2019-11,{HOME},20,q"), "'q'"),
    ("statuses_are_known", FEET, adding(FEET, f"2019-11,{HOME},20,pp"), "a letter twice"),
    ("statuses_are_known", FEET, adding(FEET, f"2019-11,{HOME},,cx"), "2 reasons"),
    ("statuses_are_known", FEET, adding(FEET, f"2019-11,{HOME},,fx"), "a forecast has no value"),
    ("blanks_are_explained", FEET, adding(FEET, f"2019-11,{HOME},,"), "no status says why"),
    ("blanks_are_explained", FEET, adding(FEET, f"2029-11,{HOME},,f"), "no status says why"),
    ("values_agree_with_statuses", FEET, adding(FEET, f"2019-11,{HOME},20,c"), "which says there is none"),
    ("grades_are_known", GRADES, adding(GRADES, f"2020-05,{HOME},5,3,,"), "5 is no grade"),
    (
        "values_are_in_range",
        RAIN,
        adding(RAIN, f"2014-01-01/P1Y,{HOME},367"),
        "367 is above the indicator's max, 366",
    ),
    (
        "values_are_in_range",
        RAIN,
        adding(RAIN, f"2014-01-01/P1Y,{HOME},-1"),
        "-1 is below the indicator's min, 0",
    ),
    (
        "intervals_are_ordered",
        UMBRELLAS,
        adding(UMBRELLAS, f"2012-04-01/P1Y,{HOME},50,,,51,49,"),
        "51 is above the upper end 49",
    ),
    (
        "values_are_in_their_intervals",
        UMBRELLAS,
        adding(UMBRELLAS, f"2012-04-01/P1Y,{HOME},50.5,,,50.7,52.1,"),
        "50.5 is outside its interval",
    ),
    (
        "periods_have_their_type",
        RAIN,
        adding(RAIN, f"2014-04-01/P1Y,{HOME},150"),
        "not of the type calendar_year",
    ),
    ("periods_have_their_type", FEET, adding(FEET, f"2022-13,{HOME},20,"), "'2022-13' is not real"),
    ("periods_have_their_type", FEET, adding(FEET, f",{HOME},20,"), "The period is blank"),
    ("sequences_order_readings", GRADES, adding(GRADES, f"2020-05,{HOME},1,,,"), "The sequence is blank"),
    ("sequences_order_readings", GRADES, adding(GRADES, f"2020-05,{HOME},1,1.5,,"), "'1.5' is not 1, 2"),
    ("keys_are_used_once", RAIN, adding(RAIN, f"2015-01-01/P1Y,{HOME},151"), "repeats line 2"),
    ("keys_are_used_once", GRADES, adding(GRADES, f"2021-05,{HOME},1,2,,"), "repeats line 3"),
    ("points_do_not_overlap", UMBRELLAS, overlap, "overlaps 2023-04-01/P1Y on line"),
    ("values_do_not_jump", GUTTERS, adding(GUTTERS, f"2024-01-01/P3M,{HOME},0.81,,"), "goes from 81 to 0.81"),
    (
        "releases_are_out",
        "releases/rain-plan.toml",
        replacing("releases/rain-plan.toml", 'published = "2024-06"', 'published = "2024-10"'),
        "dated 2024-10-01, after 2024-09-01",
    ),
    (
        "releases_are_out",
        "releases/rain-plan.toml",
        read_on("2024-09-02"),
        "dated 2024-09-02, after 2024-09-01",
    ),
    ("figures_are_not_overdue", UMBRELLA_TOML, late, "the next was expected by 2024-05-11"),
    (
        "commentary_is_current",
        COMMENTARY,
        replacing(COMMENTARY, "2023-10-01/P3M", "2023-07-01/P3M"),
        "there is a figure for 2023-10-01/P3M",
    ),
    (
        "releases_are_known",
        GUTTER_TOML,
        replacing(GUTTER_TOML, 'bought."\nrelease = "rain-plan"', 'bought."\nrelease = "plan"', 1),
        "no release 'plan'",
    ),
    (
        "places_are_known",
        GEOGRAPHIES,
        replacing(GEOGRAPHIES, f"Slopton,unitary,yes,{REGION}", "Slopton,unitary,yes,E1"),
        "no geography 'E1'",
    ),
    (
        "places_are_known",
        GEOGRAPHIES,
        replacing(GEOGRAPHIES, f"2021-03-31,{NEIGHBOUR}", f"2021-03-31,{NEIGHBOUR};E2"),
        "no geography 'E2'",
    ),
    ("places_are_known", GEOGRAPHIES, continued, "no geography 'E3'"),
    (
        "ids_are_borne_once",
        GROUPS,
        adding(GROUPS, f"like-us,Places like Muddleford,3,{NEIGHBOUR},Slopton,Made up,2023,none,yes"),
        f"'like-us {NEIGHBOUR}' is used on line 3",
    ),
    (
        "links_have_reasons",
        GUTTER_TOML,
        replacing(GUTTER_TOML, 'reason = "Clear gutters make fewer puddles."', 'reason = ""'),
        "'no-wet-feet' is ours and has no reason",
    ),
    (
        "targets_make_sense",
        TARGETS,
        adding(TARGETS, "2025,end,at_least,90,95,point,,,rain-plan,"),
        "the comparison is at_least",
    ),
    (
        "targets_make_sense",
        TARGETS,
        adding(TARGETS, "2025,end,within,90,80,point,,,rain-plan,"),
        "upper 80 is below the value 90",
    ),
    (
        "targets_make_sense",
        TARGETS,
        adding(TARGETS, "2025,end,at_least,90,,increment,2024-02,2024-01,rain-plan,"),
        "ends before it begins",
    ),
    (
        "targets_are_agreed_once",
        TARGETS,
        adding(TARGETS, "2024,end,at_least,91,,point,,,rain-plan,"),
        "The target on line 2 is the same",
    ),
    (
        "one_group_is_default",
        GROUPS,
        adding(GROUPS, f"near-us,Near us,,{NEIGHBOUR},Slopton,Made up,2023,none,yes"),
        "'near-us' is a second default",
    ),
    ("one_group_is_default", GROUPS, no_default, "No group is the default"),
    (
        "commentary_is_bound",
        COMMENTARY,
        replacing(COMMENTARY, "2023-10-01/P3M", "2019-10-01/P3M"),
        "no row for the period 2019-10-01/P3M",
    ),
    (
        "commentary_is_bound",
        COMMENTARY,
        replacing(COMMENTARY, "2023-10-01/P3M", "2023-13-01/P3M"),
        "not a real date",
    ),
    ("commentary_is_bound", COMMENTARY, said_twice, "has words already"),
    ("publishers_files_are_named", LETTER_RELEASE, without_files, "no [[file]]"),
    ("files_are_named_once", LETTER_RELEASE, same_file, "'raw/letters.csv' is named twice"),
    (
        "statements_agree",
        STATEMENTS,
        adding(STATEMENTS, "Nine of ten,,exact,,the mayor,,,unclear,"),
        "exact and there is no value",
    ),
    (
        "statements_agree",
        STATEMENTS,
        adding(STATEMENTS, "Most of them,9,in_words,,the mayor,,,unclear,"),
        "in_words and the value 9",
    ),
    (
        "statements_agree",
        STATEMENTS,
        adding(STATEMENTS, "More umbrellas come back,,in_words,,the paper,,,unclear,No figure was given."),
        "repeats an earlier one",
    ),
    (
        "statements_agree",
        "framework/archive_statements.csv",
        adding("framework/archive_statements.csv", "fewer-leaks,Roofs,,,about,,me,,,"),
        "about and there is no value",
    ),
    (
        "intervals_have_two_ends",
        UMBRELLAS,
        adding(UMBRELLAS, f"2012-04-01/P1Y,{HOME},50,,,,51,"),
        "upper end is given and the lower end is not",
    ),
    (
        "intervals_have_two_ends",
        UMBRELLAS,
        adding(UMBRELLAS, f"2012-04-01/P1Y,{HOME},50,,,49,,"),
        "lower end is given and the upper end is not",
    ),
    (
        "denominators_are_not_zero",
        GUTTERS,
        adding(GUTTERS, f"2024-01-01/P3M,{HOME},0,0,0"),
        "the denominator 0",
    ),
    ("counts_have_a_start", BOOT_TOML, no_start, "its start is not given"),
    ("outcomes_are_measured", OUTCOMES, new_outcome, "Nothing measures the outcome 'new'"),
    ("outcomes_are_served", OUTCOMES, new_outcome, "No council measure contributes to the outcome 'new'"),
    ("measures_have_targets", GUTTER_TOML, no_target, "has no target"),
    ("releases_are_used", "releases/spare.toml", spare, "Nothing comes from the release 'spare'"),
)


def findings_of(folder: Path, rule: str, as_of: date = AS_OF) -> list[Finding]:
    """Return what one rule says about a folder whose files can be read."""
    faults: list[Finding] = []
    contents = read(folder, as_of, faults)
    assert faults == []
    check = next(check for check in CHECKS if check.__name__ == rule)
    return list(check(contents))


@pytest.mark.parametrize("rule", [check.__name__ for check in CHECKS])
def test_the_made_up_folder_keeps_every_rule(sample: Path, rule: str) -> None:
    """A folder in order passes; one outcome of it has no council measure, and that is told."""
    allowed = 1 if rule == "outcomes_are_served" else 0
    assert len(findings_of(sample, rule)) == allowed


@pytest.mark.parametrize(("rule", "path", "spoil", "words"), BROKEN, ids=[f"{b[0]}-{b[3]}" for b in BROKEN])
def test_a_broken_rule_is_told_with_file_line_and_remedy(
    sample: Path, rule: str, path: str, spoil: Spoil, words: str
) -> None:
    """One change breaks one rule, and the finding says where."""
    line = spoil(sample)
    told = [finding for finding in findings_of(sample, rule) if words in finding.fault]
    assert [(finding.path, finding.line) for finding in told] == [(path, line)]
    assert all(finding.remedy.endswith((".", "?")) for finding in told)


def test_every_rule_has_an_example_that_breaks_it() -> None:
    """No rule is added without showing what it refuses."""
    assert {example[0] for example in BROKEN} == {check.__name__ for check in CHECKS}


def test_a_note_on_the_row_silences_a_jump(sample: Path) -> None:
    """Whoever looked into a jump writes a note, and it is not told again."""
    last = add(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},0.54,,,,,")
    assert [finding.line for finding in findings_of(sample, "values_do_not_jump")] == [last]
    change(sample, UMBRELLAS, f"2024-04-01/P1Y,{HOME},0.54,,,,,", f"2024-04-01/P1Y,{HOME},0.54,,,,,A flood")
    assert findings_of(sample, "values_do_not_jump") == []


def test_a_jump_is_told_once_a_series(sample: Path) -> None:
    """Two jumps of one place are one finding."""
    for quarter, value in (("2024-01-01/P3M", "0.81"), ("2024-04-01/P3M", "81")):
        add(sample, GUTTERS, f"{quarter},{HOME},{value},,")
    assert len(findings_of(sample, "values_do_not_jump")) == 1


def test_a_value_may_differ_from_its_interval_by_one_last_digit(sample: Path) -> None:
    """Publishers round value and interval apart, so one unit of the last digit is no fault."""
    add(sample, UMBRELLAS, f"2012-04-01/P1Y,{HOME},50.6,,,50.7,52.1,")
    assert findings_of(sample, "values_are_in_their_intervals") == []


def test_rolling_periods_may_overlap(sample: Path) -> None:
    """Three-year windows share years by their nature."""
    assert findings_of(sample, "points_do_not_overlap") == []


def test_rows_that_share_a_wrong_word_are_one_finding(sample: Path) -> None:
    """A misspelt code on many rows is told once, with the count, at its first row."""
    first = add(sample, RAIN, "2015-01-01/P1Y,E00000000,150")
    add(sample, RAIN, "2016-01-01/P1Y,E00000000,150")
    told = findings_of(sample, "rows_name_known_places")
    assert [(f.line, f.severity) for f in told] == [(first, Severity.ERROR)]
    assert "2 rows have it" in told[0].fault
