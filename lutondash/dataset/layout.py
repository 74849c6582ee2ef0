"""Where everything is in the data folder: the one module that knows."""

from dataclasses import dataclass
from pathlib import Path

VISION = "framework/vision.toml"
PRIORITIES = "framework/priorities.toml"
OUTCOMES = "framework/outcomes.toml"
SERVICES = "framework/services.toml"
SCRUTINY = "framework/scrutiny.toml"
PUBLISHED = "framework/published.toml"
ARCHIVE = "framework/archive.toml"
ARCHIVE_STATEMENTS = "framework/archive_statements.csv"
ACCESSIBILITY = "framework/accessibility.toml"
GEOGRAPHIES = "codelists/geographies.csv"
COMPARATOR_GROUPS = "codelists/comparator_groups.csv"
SYMBOLS = "codelists/symbols.csv"
GRADES = "codelists/grades.csv"
OBJECTIVES = "framework/objectives.toml"
MEETINGS = "framework/meetings.toml"
QUESTIONS = "framework/questions.toml"
BUDGET_LINES = "codelists/budget_lines.csv"
BUDGET_LINE_NAMES = "codelists/budget_line_names.csv"
DEFLATORS = "codelists/deflators.csv"
REVENUE = "budget/revenue.csv"
FUNDING = "budget/funding.csv"
RESERVES = "budget/reserves.csv"
POPULATION = "budget/population.csv"
COUNCIL_TAX = "budget/council_tax.csv"
SAVINGS = "budget/savings.csv"
CAPITAL = "budget/capital.csv"
PLAN = "budget/mtfp.csv"
MONEY_STATEMENTS = "budget/statements.csv"
SERVICE_LINKS = "budget/service_links.csv"
FRAMEWORK = "framework"
CODELISTS = "codelists"
RELEASES = "releases"
INDICATORS = "indicators"
BUDGET = "budget"

INDICATOR = "indicator.toml"
OBSERVATIONS = "observations.csv"
TARGETS = "targets.csv"
STATEMENTS = "statements.csv"
COMMENTARY = "commentary.toml"
INDICATOR_FILES = (INDICATOR, OBSERVATIONS, TARGETS, STATEMENTS, COMMENTARY)
"""What an indicator's folder may hold; the first two it must."""

SINGLE_FILES = (
    *(VISION, PRIORITIES, OUTCOMES, SERVICES, SCRUTINY, PUBLISHED, ARCHIVE, ARCHIVE_STATEMENTS),
    *(ACCESSIBILITY, GEOGRAPHIES, COMPARATOR_GROUPS, SYMBOLS, GRADES),
)
"""The files of which there is one each; all of them must be there."""

ACCOUNT_FILES = (REVENUE, FUNDING, RESERVES)
"""The files with the lines of authorities' accounts."""

MONEY_FILES = (
    *(*ACCOUNT_FILES, POPULATION, COUNCIL_TAX, SAVINGS, CAPITAL, PLAN, MONEY_STATEMENTS, SERVICE_LINKS),
    *(BUDGET_LINES, BUDGET_LINE_NAMES, DEFLATORS),
)
"""The files about money; each may be missing."""

READ_FILES = (*SINGLE_FILES, OBJECTIVES, MEETINGS, QUESTIONS, *MONEY_FILES)
"""The files that are read by their name, wherever they are."""

DRAFT = "draft.toml"
"""What makes a data folder a draft: what was done to it; it is not published, and no page says it."""

TOP = (FRAMEWORK, CODELISTS, RELEASES, INDICATORS, BUDGET, "recipes", "README.md", DRAFT)
"""What the folder itself may hold; recipes belong to the import, and nothing is read from README.md."""

_FOLDERS = (FRAMEWORK, CODELISTS, BUDGET)
"""The folders that hold files of which there is one each."""


def names_beside(path: str) -> tuple[str, ...]:
    """Return the names that are read in the folder of a path, if it is a list of names."""
    folder = path.rpartition("/")[0]
    if not folder:
        return TOP
    if folder in _FOLDERS:
        return tuple(file.rpartition("/")[2] for file in READ_FILES if file.startswith(f"{folder}/"))
    return INDICATOR_FILES if folder.startswith(f"{INDICATORS}/") else ()


@dataclass(frozen=True)
class Layout:
    """One data folder; every path it gives out is relative to it, with forward slashes."""

    folder: Path

    def full(self, path: str) -> Path:
        """Return where a relative path lies on this machine."""
        return self.folder / path

    def release_paths(self) -> tuple[str, ...]:
        """Return the release files, in order of name."""
        return tuple(f"{RELEASES}/{name}" for name in self._names(RELEASES) if name.endswith(".toml"))

    def indicator_ids(self) -> tuple[str, ...]:
        """Return the names of the indicators' folders, in order."""
        folder = self.full(INDICATORS)
        return tuple(name for name in self._names(INDICATORS) if (folder / name).is_dir())

    def _names(self, path: str) -> tuple[str, ...]:
        folder = self.full(path)
        if not folder.is_dir():
            return ()
        return tuple(sorted(entry.name for entry in folder.iterdir() if not entry.name.startswith(".")))

    def strangers(self) -> tuple[str, ...]:
        """Return what lies in the folder and is read by nobody."""
        indicators = self.full(INDICATORS)
        loose = [name for name in self._names("") if name not in TOP]
        for folder in _FOLDERS:
            paths = [f"{folder}/{name}" for name in self._names(folder)]
            loose += [path for path in paths if path not in READ_FILES]
        loose += [f"{INDICATORS}/{n}" for n in self._names(INDICATORS) if not (indicators / n).is_dir()]
        loose += [f"{RELEASES}/{n}" for n in self._names(RELEASES) if not n.endswith(".toml")]
        for indicator in self.indicator_ids():
            names = self._names(f"{INDICATORS}/{indicator}")
            loose += [f"{INDICATORS}/{indicator}/{n}" for n in names if n not in INDICATOR_FILES]
        return tuple(loose)


def of_indicator(indicator: str, name: str) -> str:
    """Return the path of one of an indicator's files."""
    return f"{INDICATORS}/{indicator}/{name}"


def of_release(release: str) -> str:
    """Return the path of a release's file."""
    return f"{RELEASES}/{release}.toml"
