"""`YearTable`: figures and spending of the same financial years, side by side, newest first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lutondash.analysis.money.same_year import by_financial_year, years_between
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.model.observation import Observation, Status
from lutondash.views import formats
from lutondash.views.indicator_row import latest_figure
from lutondash.views.money.amounts import NO_FIGURE, millions, year_words
from lutondash.views.money.spend import Spend, stretch_words

_ROWS_AT_ONCE = 6
_FEWEST_TO_FOLD = 3
"""A fold that hides one or two rows costs more than it saves."""

_CAPTIONS = {0: "The spend, year by year", 1: "The figure and the spend, year by year"}
_OTHER_RULES = "The rules of counting changed here. Do not compare the spend before and after."


@dataclass(frozen=True, slots=True)
class YearCell:
    """A value as text; `small` says what else to know of it, such as its own period."""

    text: str
    small: str = ""


@dataclass(frozen=True, slots=True)
class YearRow:
    """One financial year; or `words` across the table, about years that are missing or rules that changed."""

    year: str
    cells: tuple[YearCell, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class YearTable:
    """The years as rows; a column for each figure, then one for each line of spending."""

    caption: str
    headings: tuple[str, ...]
    figures: int
    rows: tuple[YearRow, ...]

    @property
    def is_long(self) -> bool:
        """Whether its older years are folded away."""
        return len(self.rows) >= _ROWS_AT_ONCE + _FEWEST_TO_FOLD

    @property
    def newest(self) -> "YearTable":
        """Return the rows that are seen at once."""
        return replace(self, rows=self.rows[:_ROWS_AT_ONCE]) if self.is_long else self

    @property
    def earlier(self) -> "YearTable":
        """Return the rows that are folded away."""
        return replace(self, caption=f"{self.caption}, earlier", rows=self.rows[_ROWS_AT_ONCE:])


@dataclass(frozen=True, slots=True)
class FigureYears:
    """A figure's values by the financial year they stand beside, oldest first."""

    indicator: Indicator
    values: Mapping[str, Observation]


def figure_years(dataset: Dataset, figures: Iterable[Indicator]) -> tuple[FigureYears, ...]:
    """Return the values of figures for our place by financial year."""
    return tuple(FigureYears(i, by_financial_year(i, dataset.series(i.id))) for i in figures)


def with_shared_years(figures: Iterable[FigureYears], spends: Sequence[Spend]) -> tuple[FigureYears, ...]:
    """Return the figures with a value in a year of which the spending is held."""
    held = {year for spend in spends for year in spend.entries}
    return tuple(figure for figure in figures if held & figure.values.keys())


def span_of_figure(figure: FigureYears) -> tuple[str, ...]:
    """Return every financial year from the first to the last of a figure, oldest first."""
    years = tuple(figure.values)
    return years_between(years[0], years[-1]) if years else ()


def span_of_spend(spends: Sequence[Spend]) -> tuple[str, ...]:
    """Return every financial year from the first to the last with an account, oldest first."""
    years = sorted({year for spend in spends for year in spend.entries})
    return years_between(years[0], years[-1]) if years else ()


def year_table(
    dataset: Dataset, figures: Sequence[FigureYears], spends: Sequence[Spend], years: Sequence[str]
) -> YearTable | None:
    """Set figures beside spending in each of some years; None where no account of them is held."""
    held = [year for year in years if any(year in spend.entries for spend in spends)]
    if not held:
        return None
    rows = {year: _row(dataset, figures, spends, year) for year in held}
    names = [
        *(figure.indicator.title for figure in figures),
        *(dataset.budget.lines[spend.line].title for spend in spends),
    ]
    return YearTable(
        caption=_CAPTIONS.get(len(figures), "Figures and spend, year by year"),
        headings=("Financial year", *names),
        figures=len(figures),
        rows=tuple(_with_remarks(rows, spends, years)),
    )


def _row(dataset: Dataset, figures: Iterable[FigureYears], spends: Iterable[Spend], year: str) -> YearRow:
    found = (_figure(dataset, figure.indicator, figure.values.get(year), year) for figure in figures)
    return YearRow(year_words(year), (*found, *(_spend(spend, year) for spend in spends)))


def _figure(dataset: Dataset, indicator: Indicator, found: Observation | None, year: str) -> YearCell:
    if found is None:
        return YearCell(NO_FIGURE)
    own = formats.period(indicator, found)
    provisional = "provisional" if Status.PROVISIONAL in found.status else ""
    small = ", ".join(words for words in (own if own != year_words(year) else "", provisional) if words)
    return YearCell(str(latest_figure(dataset, indicator, found)), small)


def _spend(spend: Spend, year: str) -> YearCell:
    entry = spend.entries.get(year)
    return YearCell(NO_FIGURE) if entry is None else YearCell(millions(entry.net))


def _with_remarks(
    rows: Mapping[str, YearRow], spends: Iterable[Spend], years: Sequence[str]
) -> Iterable[YearRow]:
    """Yield rows newest first, with a remark wherever years are missing or the rules changed between two."""
    newest_first = sorted(rows, reverse=True)
    yield from _remark(_missing(years, newest_first[0], ""), "")
    for later, earlier in pairwise([*newest_first, ""]):
        yield rows[later]
        rules = _OTHER_RULES if earlier and _have_other_rules(spends, earlier, later) else ""
        yield from _remark(_missing(years, earlier, later), rules)


def _missing(years: Sequence[str], after: str, before: str) -> list[str]:
    """Return the years strictly between two; an empty end is open."""
    return [year for year in years if year > after and (not before or year < before)]


def _remark(missing: Sequence[str], rules: str) -> Iterable[YearRow]:
    words = " ".join(text for text in (_no_account(missing), rules) if text)
    if words:
        yield YearRow("", (), words)


def _no_account(missing: Sequence[str]) -> str:
    if not missing:
        return ""
    return f"We hold no account for {stretch_words(missing[0], missing[-1])}."


def _have_other_rules(spends: Iterable[Spend], earlier: str, later: str) -> bool:
    both = ((spend.entries.get(earlier), spend.entries.get(later)) for spend in spends)
    return any(a is not None and b is not None and a.basis != b.basis for a, b in both)
