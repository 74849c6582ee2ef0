"""`Spend`: what one service cost us over the years, in runs that one line may join."""

from collections.abc import Mapping
from dataclasses import dataclass

from lutondash.dataset.accounts import Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import Stage
from lutondash.views.indicator_row import Spark
from lutondash.views.money.amounts import millions, year_words


@dataclass(frozen=True, slots=True)
class Spend:
    """A service's net spend by financial year, oldest first, in pounds.

    `runs` are years that a line may join, without a gap: the newest rules by which two such years were
    counted. Amounts that were counted by other rules share no axis with them, and are left out.
    """

    line: str
    entries: Mapping[str, Entry]
    runs: tuple[tuple[str, ...], ...]

    @property
    def latest(self) -> str:
        """The newest financial year with a figure, empty where there is none."""
        return max(self.entries, default="")

    @property
    def leaves_out_years(self) -> bool:
        """Whether years with a figure are not in the runs, since they were counted by other rules."""
        return 0 < sum(map(len, self.runs)) < len(self.entries)

    @property
    def spark(self) -> Spark | None:
        """The small line of these runs, None without one."""
        runs = tuple(tuple(self._point(year) for year in run) for run in self.runs)
        return Spark(runs) if runs else None

    @property
    def spark_title(self) -> str:
        """What the small line shows beside the newest figure; empty without one."""
        if not self.runs:
            return ""
        return "Over the years" if self.runs[-1][-1] == self.latest else "Earlier years"

    @property
    def spark_words(self) -> str:
        """What the small line starts and ends at, in which years and by which rules; empty without one."""
        if not self.runs:
            return ""
        first, last = self.runs[0][0], self.runs[-1][-1]
        amounts = f"{millions(self.entries[first].net)} to {millions(self.entries[last].net)}"
        return f"{amounts}, {stretch_words(first, last)}{self._rules(last)}"

    def _rules(self, last: str) -> str:
        """Say where the line's rules are not those of the newest figure."""
        return "" if self.entries[last].basis == self.entries[self.latest].basis else ", by other rules"

    def _point(self, year: str) -> tuple[float, float]:
        return float(year[:4]), float(self.entries[year].net)


def stretch_words(first: str, last: str) -> str:
    """Write a stretch of financial years by its ends, such as April 2010 to March 2018."""
    return year_words(first) if first == last else f"April {first[:4]} to March {int(last[:4]) + 1}"


def spend(dataset: Dataset, line: str) -> Spend:
    """Return what a service cost our authority in each year of which its outturn is held."""
    accounts, authority = dataset.budget.accounts, dataset.vision.geography
    years = accounts.years(authority, Stage.OUTTURN)
    held = ((year, accounts.account(authority, year, Stage.OUTTURN).entries.get(line)) for year in years)
    entries = {year: entry for year, entry in held if entry is not None}
    return Spend(line, entries, _runs(entries))


def _runs(entries: Mapping[str, Entry]) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for year in entries:
        joins = bool(found) and _may_join(entries, found[-1][-1], year)
        found[-1:] = [(*found[-1], year)] if joins else [*found[-1:], (year,)]
    rules = next((entries[run[0]].basis for run in reversed(found) if len(run) > 1), "")
    return tuple(run for run in found if rules and entries[run[0]].basis == rules)


def _may_join(entries: Mapping[str, Entry], earlier: str, later: str) -> bool:
    return int(later[:4]) - int(earlier[:4]) == 1 and entries[earlier].basis == entries[later].basis
