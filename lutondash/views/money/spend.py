"""`Spend`: what one service cost us over the years, in runs that one line may join."""

from collections.abc import Mapping
from dataclasses import dataclass

from lutondash.analysis.money.same_year import years_between
from lutondash.dataset.accounts import Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import Stage
from lutondash.views.indicator_row import Spark
from lutondash.views.money.amounts import year_words

_FEWEST_FOR_A_LINE = 2


@dataclass(frozen=True, slots=True)
class Spend:
    """A service's net spend by financial year, oldest first, in pounds; `years` are those with an account."""

    line: str
    years: tuple[str, ...]
    entries: Mapping[str, Entry]

    @property
    def latest(self) -> str:
        """The newest financial year with a figure, empty where there is none."""
        return max(self.entries, default="")

    @property
    def joined(self) -> tuple[str, ...]:
        """The newest years that one line may join: without a gap, and counted by the same rules."""
        runs = [run for run in self._runs() if len(run) >= _FEWEST_FOR_A_LINE]
        return runs[-1] if runs else ()

    @property
    def spark(self) -> Spark | None:
        """The newest years that may be joined; amounts counted by other rules share no axis with them."""
        points = tuple((float(year[:4]), float(self.entries[year].net)) for year in self.joined)
        return Spark((points,)) if points else None

    @property
    def spark_words(self) -> str:
        """Which years the small line covers; empty without one."""
        joined = self.joined
        return f"{year_words(joined[0])} until {year_words(joined[-1])}" if joined else ""

    def _runs(self) -> list[tuple[str, ...]]:
        runs: list[tuple[str, ...]] = []
        for year in self.entries:
            joins = bool(runs) and self._may_join(runs[-1][-1], year)
            runs[-1:] = [(*runs[-1], year)] if joins else [*runs[-1:], (year,)]
        return runs

    def _may_join(self, earlier: str, later: str) -> bool:
        next_to = len(years_between(earlier, later)) == _FEWEST_FOR_A_LINE
        return next_to and self.entries[earlier].basis == self.entries[later].basis


def spend(dataset: Dataset, line: str) -> Spend:
    """Return what a service cost our authority in each year of which its outturn is held."""
    accounts, authority = dataset.budget.accounts, dataset.vision.geography
    years = accounts.years(authority, Stage.OUTTURN)
    held = ((year, accounts.account(authority, year, Stage.OUTTURN).entries.get(line)) for year in years)
    return Spend(line, years, {year: entry for year, entry in held if entry is not None})
