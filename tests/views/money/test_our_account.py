"""Tests of the words that our own account bears."""

from dataclasses import replace

from lutondash import Dataset
from lutondash.dataset.accounts import Entry
from lutondash.views.money.our_account import bases, outturns, releases, remarks, short_sources


def _entry(release: str, note: str = "") -> Entry:
    return Entry("housing", None, None, 1, "Rules of 2010-11", release, note)


def test_a_few_publications_are_named_one_by_one(dataset: Dataset) -> None:
    """Up to three fit under a chart."""
    said = short_sources(dataset, [_entry("town-accounts"), _entry("town-budgets")])
    assert "Money from town-accounts" in said
    assert "Money from town-budgets" in said


def test_many_publications_are_counted(dataset: Dataset) -> None:
    """Their publishers, their number and their first and last day are told; unknown days are passed over."""
    names = ("town-accounts", "town-budgets", "people-estimates", "price-rises")
    entries = [_entry(name) for name in names]
    days = ("2012-11", "2013-02", "2014-05-01", "unknown")
    dated = {
        n: dataset.releases[n].model_copy(update={"published": d}) for n, d in zip(names, days, strict=True)
    }
    held = replace(dataset, releases={**dataset.releases, **dated})
    undated = {n: release.model_copy(update={"published": "unknown"}) for n, release in dated.items()}

    assert short_sources(held, entries) == (
        "Source: Rainland Treasury. 4 publications, from November 2012 until 1 May 2014."
    )
    unknown = replace(dataset, releases={**dataset.releases, **undated})
    assert short_sources(unknown, entries) == "Source: Rainland Treasury. 4 publications."


def test_remarks_and_rules_are_said_once_with_whole_years() -> None:
    """A financial year is named by both its years."""
    entries = [_entry("town-accounts", "not certified in 2010-11"), _entry("town-accounts")]

    assert remarks((*entries, entries[0])) == ("Not certified in 2010 to 2011.",)
    assert bases(entries) == "Rules of 2010 to 2011."


def test_only_our_own_accounts_are_ours(dataset: Dataset) -> None:
    """Years stand oldest first, and every publication behind them is known."""
    assert list(outturns(dataset)) == sorted(outturns(dataset))
    assert {"town-accounts", "town-accounts-new", "town-budgets", "money-page"} <= releases(dataset)
    assert "people-estimates" not in releases(dataset)
