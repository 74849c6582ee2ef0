"""`Course`: one line of account over the years in a measure, in runs within which it may be compared."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from lutondash.analysis.money import years
from lutondash.analysis.money.runs import comparable, unbroken
from lutondash.dataset.accounts import Account
from lutondash.views.line_chart import LinePoint, MoneyLine
from lutondash.views.money.amounts import year_words
from lutondash.views.money.measuring import Measuring, percent_of

_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Ends:
    """The first and the last year of a run, with their amounts in the measure."""

    first_year: str
    first: float
    last_year: str
    last: float

    @property
    def change(self) -> float:
        """How much more the last is than the first."""
        return self.last - self.first

    @property
    def percent(self) -> float | None:
        """The change in percent of the first; None where that was not more than zero."""
        return percent_of(self.first, self.last)


@dataclass(frozen=True)
class Course:
    """A line's amounts by year, oldest first; years that the measure cannot give are left out."""

    line: str
    name: str
    values: Mapping[str, float]
    runs: tuple[tuple[str, ...], ...]

    @property
    def ends(self) -> Ends | None:
        """The ends of the newest run of at least two years; None where there is none, or nothing in it."""
        long = [run for run in self.runs if len(run) >= _FEWEST]
        if not long or not any(self.values.values()):
            return None
        first, last = long[-1][0], long[-1][-1]
        return Ends(first, self.values[first], last, self.values[last])


def course(
    line: str, name: str, accounts: Mapping[str, Account], by: Measuring, breaks: Collection[str] = ()
) -> Course:
    """Work out a line of some accounts, parted where its rules change and at `breaks`."""
    entries = {year: found.entries[line] for year, found in accounts.items() if line in found.entries}
    worked = {year: by.of(entry.net, year).value for year, entry in entries.items()}
    values = {year: value for year, value in sorted(worked.items()) if value is not None}
    return Course(line, name, values, comparable({y: entries[y].basis for y in values}, breaks))


def drawn(found: Course, by: Measuring) -> MoneyLine:
    """Draw a course: a line through each run, with a gap where a year is missing."""
    runs = (part for run in found.runs for part in unbroken(run))
    return MoneyLine(
        found.name,
        tuple(
            tuple(
                LinePoint(years.start(y), year_words(y), found.values[y], by.text(found.values[y]))
                for y in run
            )
            for run in runs
        ),
    )
