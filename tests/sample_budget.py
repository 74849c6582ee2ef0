"""Made-up money for the made-up folder of `tests/sample.py`, which holds it unless a test takes it out.

Accounts (files revenue, funding and reserves; whole pounds; ids of lines are those of `data/`):

* HOME: outturn of 2010-11 to 2013-14, 2016-17, 2017-18 and 2022-23 (nothing between: gaps);
  budgets of 2016-17 and 2017-18. In the budgets the line `other` holds money that services spent.
* NEIGHBOUR: outturn of 2016-17, 2017-18 and 2022-23, budget of 2017-18. COUNTY: outturn of 2016-17.
  COUNTRY: outturn of 2016-17 and 2017-18, a thousand times HOME.
* The five TOWNS of `tests/many_places.py` have the years of NEIGHBOUR once `add_places` was called, so that
  six places besides HOME can be compared.
* Every total is the sum of its parts, but for HOME in 2011-12: `net-current-expenditure` and all totals after
  it are £1,250,000 more than their parts (GAP).
* Gross and income stand in 2016-17 (outturn) and 2022-23, for services and their total.
* 2022-23 holds services and their total only, by other rules: BASIS_NEW in place of BASIS.

Population: mid-2010 to mid-2020, so none for 2022. Deflators: outturn to 2018-19, forecasts to 2023-24.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.sample_money_said import LINES, SAID

HOME, NEIGHBOUR, COUNTY, COUNTRY = "E06999001", "E06999002", "E10999001", "E92999001"
BASIS = "Town accounts return: running costs, without the cost of buildings"
BASIS_NEW = "Town accounts return of 2022: rules changed, grants for services are taken off"
GAP = 1_250_000
"""Pounds by which totals of HOME in 2011-12 are more than their parts."""

REVENUE, FUNDING, RESERVES = "budget/revenue.csv", "budget/funding.csv", "budget/reserves.csv"

_SERVICES = {
    "education": (90_000, -1_500),
    "social-care": (54_000, 0),
    "childrens-social-care": (20_000, 900),
    "adult-social-care": (35_000, 200),
    "public-health": (9_000, 50),
    "housing": (4_000, 150),
    "environment": (12_000, -100),
    "central": (8_000, -300),
    "other": (500, 10),
}
"""Thousands of pounds of HOME in 2010-11, and what each year adds."""

_REST = {
    "net-current-expenditure": {"housing-benefit-rent-allowances": (60_000, 400), "other-levies": (500, 0)},
    "revenue-expenditure": {
        "capital-from-revenue": (2_000, 100),
        "debt-repayment": (5_000, 50),
        "interest-paid": (6_000, 20),
        "interest-and-dividends": (-7_000, -500),
        "grants-outside-external-finance": (-61_000, -350),
    },
    "net-revenue-expenditure": {"grants-inside-external-finance": (-95_000, 1_000)},
    "council-tax-requirement": {
        "earmarked-reserves-change": (1_500, -100),
        "unallocated-reserves-change": (-500, 50),
        "revenue-support-grant": (-30_000, 2_500),
        "redistributed-business-rates": (-25_000, -200),
        "retained-business-rates": (-25_000, -700),
    },
}
"""The same of what each total adds to the one before."""

_YEARS_OF_LINES = {
    "social-care": ("2010-11", "2010-11"),
    "childrens-social-care": ("2011-12", "2099-00"),
    "adult-social-care": ("2011-12", "2099-00"),
    "public-health": ("2013-14", "2099-00"),
    "redistributed-business-rates": ("2010-11", "2012-13"),
    "retained-business-rates": ("2013-14", "2099-00"),
}
_FILE_OF = {
    "earmarked-reserves-change": RESERVES,
    "unallocated-reserves-change": RESERVES,
    "grants-outside-external-finance": FUNDING,
    "grants-inside-external-finance": FUNDING,
    "revenue-support-grant": FUNDING,
    "redistributed-business-rates": FUNDING,
    "retained-business-rates": FUNDING,
}
_HELD_CENTRALLY = 6_000
"""Thousands of pounds that budgets of HOME hold in `other` and that care for adults spends."""

_TOWNS = tuple(f"E0699910{at}" for at in range(5))
_SIZES = {NEIGHBOUR: 0.8, COUNTY: 2.5, COUNTRY: 1000.0} | {
    code: 0.7 + at * 0.15 for at, code in enumerate(_TOWNS)
}
_HOME_YEARS = ("2010-11", "2011-12", "2012-13", "2013-14", "2016-17", "2017-18", "2022-23")
_YEARS = ("2016-17", "2017-18", "2022-23")


def _accounts() -> Iterator[tuple[str, str, str]]:
    """Yield whose account is held, of which year and at which stage."""
    yield from ((HOME, year, "outturn") for year in _HOME_YEARS)
    yield from ((HOME, year, "budget") for year in ("2016-17", "2017-18"))
    yield from _accounts_of(NEIGHBOUR)
    yield (COUNTY, "2016-17", "outturn")
    yield from ((COUNTRY, year, "outturn") for year in ("2016-17", "2017-18"))


def _accounts_of(code: str) -> Iterator[tuple[str, str, str]]:
    yield from ((code, year, "outturn") for year in _YEARS)
    yield (code, "2017-18", "budget")


def _rows(code: str, year: str, stage: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the file and the cells of each line of an account."""
    for line, gross, income, net in _amounts(code, year, stage):
        end = (BASIS_NEW, "town-accounts-new") if year == "2022-23" else (BASIS, "town-accounts")
        path = _file_of(line)
        both = [gross, income] if path == REVENUE else []
        yield path, [code, year, line, stage, *both, str(net), *(end if stage == "outturn" else _BUDGET)]


_BUDGET = (BASIS, "town-budgets")


def _file_of(line: str) -> str:
    return RESERVES if line.endswith(("-start", "-end")) else _FILE_OF.get(line, REVENUE)


def _amounts(code: str, year: str, stage: str) -> Iterator[tuple[str, str, str, int]]:
    """Yield line, gross, income and net of an account in pounds; each total is what came before it."""
    is_split = year in {"2016-17", "2022-23"} and stage == "outturn"
    total = 0
    for line, net in _lines(_SERVICES, code, year, stage):
        total += net
        yield (line, *_split(net, is_split), net)
    yield ("total-service-expenditure", *_split(total, is_split), total)
    if year == "2022-23":
        return
    for name, parts in _REST.items():
        for line, net in _lines(parts, code, year, stage):
            total += net
            yield line, "", "", net
        total += GAP if (code, year, name) == (HOME, "2011-12", "net-current-expenditure") else 0
        yield name, "", "", total
    yield from _levels(code, year, stage)


def _split(net: int, is_split: bool) -> tuple[str, str]:  # noqa: FBT001  a fact of the account, not a choice
    """Return gross and income where they are published: a fifth of the spend comes back as income."""
    return (str(net + net // 4), str(net // 4)) if is_split else ("", "")


def _lines(found: dict[str, tuple[int, int]], code: str, year: str, stage: str) -> Iterator[tuple[str, int]]:
    since = int(year[:4]) - 2010
    for line, (first, more) in found.items():
        begin, end = _YEARS_OF_LINES.get(line, ("2010-11", "2099-00"))
        if begin <= year <= end:
            thousands = round((first + more * since) * _SIZES.get(code, 1.0))
            yield line, 1000 * (thousands + (_planned(line) if stage == "budget" else 0))


def _planned(line: str) -> int:
    """Return by how many thousand pounds a budget differs from what was spent."""
    return {"other": _HELD_CENTRALLY, "adult-social-care": -_HELD_CENTRALLY, "environment": 400}.get(line, 0)


def _levels(code: str, year: str, stage: str) -> Iterator[tuple[str, str, str, int]]:
    """Yield what reserves held before and after their movement."""
    moved = dict(_lines(_REST["council-tax-requirement"], code, year, stage))
    for name, held in (("earmarked-reserves", 20_000_000), ("unallocated-reserves", 9_000_000)):
        yield f"{name}-start", "", "", held
        yield f"{name}-end", "", "", held + moved[f"{name}-change"]


def _csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


_WITHOUT = ["authority", "financial_year", "line", "stage", "net", "basis", "release"]
_HEADERS = {
    REVENUE: ["authority", "financial_year", "line", "stage", "gross", "income", "net", "basis", "release"],
    FUNDING: _WITHOUT,
    RESERVES: _WITHOUT,
}


def _account_files() -> dict[str, str]:
    rows = [row for account in _accounts() for row in _rows(*account)]
    return {
        path: _csv(header, sorted(cells for file, cells in rows if file == path))
        for path, header in _HEADERS.items()
    }


_PEOPLE = {HOME: 200_000, NEIGHBOUR: 165_000, COUNTY: 500_000, COUNTRY: 90_000_000} | {
    code: 150_000 + 20_000 * at for at, code in enumerate(_TOWNS)
}


def _people_of(code: str) -> Iterator[list[str]]:
    for year in range(2010, 2021):
        yield [code, str(year), str(_PEOPLE[code] + (year - 2010) * _PEOPLE[code] // 100), "people-estimates"]


def _population() -> str:
    codes = (HOME, NEIGHBOUR, COUNTY, COUNTRY)
    rows = [row for code in codes for row in _people_of(code)]
    return _csv(("geography", "year", "people", "release"), rows)


def _deflators() -> str:
    years = [f"{year}-{(year + 1) % 100:02d}" for year in range(2010, 2024)]
    rows = [
        (year, "1.02" if at % 2 else "1.015", "outturn" if year <= "2018-19" else "forecast", "price-rises")
        for at, year in enumerate(years)
    ]
    return _csv(("financial_year", "multiplier", "status", "release"), rows)


def _release(release: str, kind: str, files: str = "") -> str:
    return f"""\
id = "{release}"
title = "Money from {release}"
publisher = "Rainland Treasury"
url = "https://example.org/{release}"
published = "2024-05"
accessed = "2024-07-01"
licence = "not stated"
kind = "{kind}"
{files}"""


_FILE = f'\n[[file]]\nname = "raw/money.csv"\nsha256 = "{"2" * 64}"\n'

RELEASES = {
    f"releases/{name}.toml": _release(name, "publisher_file", _FILE)
    for name in ("town-accounts", "town-accounts-new", "town-budgets", "people-estimates", "price-rises")
} | {
    "releases/money-page.toml": _release("money-page", "page_text"),
    "releases/money-paper.toml": _release("money-paper", "third_party_copy"),
}


def files() -> dict[str, str]:
    """Return the made-up money as texts by path."""
    return {
        "codelists/budget_lines.csv": LINES,
        "codelists/deflators.csv": _deflators(),
        "budget/population.csv": _population(),
        **_account_files(),
        **SAID,
        **RELEASES,
    }


def add_money_of(folder: Path, codes: Iterable[str]) -> None:
    """Add the accounts and the residents of the made-up towns to a folder, for the years of NEIGHBOUR."""
    for code in codes:
        for account in _accounts_of(code):
            for path, cells in _rows(*account):
                _append(folder / path, cells)
        for row in _people_of(code):
            _append(folder / "budget/population.csv", row)


def _append(path: Path, cells: Sequence[str]) -> None:
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerow(cells)
