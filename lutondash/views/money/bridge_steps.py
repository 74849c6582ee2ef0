"""`Step`: the steps from spending to council tax, in whole pounds; what our file leaves out is one step."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lutondash.analysis.money.ladder import ALLOWANCE_A_LINE, Rung, ladder, not_held
from lutondash.dataset.accounts import Account, Entry
from lutondash.dataset.dataset import Dataset
from lutondash.model.budget import LineKind
from lutondash.views.bar_chart import BarKind
from lutondash.views.money import our_account
from lutondash.views.money.our_account import ALL_SERVICES, COUNCIL_TAX

HELD_IN_PART = "Other steps, held in part or not at all"
UNLISTED = "Between services and council tax: what the published totals have and their lines do not"
UNEXPLAINED = "Services: what the published total has and its lines do not"
ROUNDING = "Rounding in the published figures"
_NOT_LISTED = "Lines that the file we hold leaves out"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the bridge in whole pounds; a total is where the steps so far lead."""

    name: str
    pounds: int
    kind: BarKind
    lines: tuple[tuple[str, int], ...] = ()

    @property
    def is_total(self) -> bool:
        """Whether it is where the steps so far lead."""
        return self.kind is BarKind.TOTAL


def from_gross(dataset: Dataset, account: Account) -> Iterator[Step]:
    """Yield the steps: gross, income, net, then every group of lines, what is left out, and council tax."""
    entries = our_account.service_entries(dataset, account)
    gross = sum(entry.gross or 0 for entry in entries)
    net = account.entries[ALL_SERVICES].net
    income = sum(entry.income or 0 for entry in entries)
    lines = tuple((our_account.title(dataset, entry.line), entry.gross or 0) for entry in entries)
    yield Step("Gross spend on services", gross, BarKind.TOTAL, lines)
    yield Step("Fees, charges and other income", -income, BarKind.LESS)
    if gap := net - gross + income:
        is_rounding = abs(gap) <= ALLOWANCE_A_LINE * len(entries)
        yield Step(ROUNDING if is_rounding else UNEXPLAINED, gap, BarKind.GAP)
    yield Step("Net spend on services", net, BarKind.TOTAL)
    yield from _between(dataset, account)
    yield Step("Council tax", account.entries[COUNCIL_TAX].net, BarKind.TOTAL)


def from_net(dataset: Dataset, account: Account) -> Iterator[Step]:
    """Yield the steps from net spend to council tax, for an account without gross spend."""
    entries = our_account.service_entries(dataset, account)
    net = account.entries[ALL_SERVICES].net
    lines = tuple((our_account.title(dataset, entry.line), entry.net) for entry in entries)
    yield Step("Net spend on services", net, BarKind.TOTAL, lines)
    yield from _between(dataset, account)
    yield Step("Council tax", account.entries[COUNCIL_TAX].net, BarKind.TOTAL)


def held_in_part(dataset: Dataset, account: Account) -> tuple[str, ...]:
    """Name the steps between services and council tax of which the account leaves out a line."""
    left_out = not_held(account, dataset.budget.lines)
    return tuple(
        dict.fromkeys(_step_of(dataset, line.line) for line in left_out if _is_between(dataset, line.line))
    )


def _is_between(dataset: Dataset, line: str) -> bool:
    return dataset.budget.lines[line].kind is not LineKind.SERVICE


def _step_of(dataset: Dataset, line: str) -> str:
    found = dataset.budget.lines[line]
    return found.step or found.title


def _between(dataset: Dataset, account: Account) -> list[Step]:
    """Return the steps between the two totals: first all that adds to the cost, then all that pays for it.

    Steps of which a line is not held are one step together with what no line tells, so that none of them
    looks whole.
    """
    rungs = [rung for rung in ladder(account, dataset.budget.lines) if rung.total.line != ALL_SERVICES]
    groups = _groups(dataset, rungs)
    partly = held_in_part(dataset, account)
    steps = [_step(dataset, name, entries) for name, entries in groups.items() if name not in partly]
    known = [entry for name in partly for entry in groups.get(name, ())]
    steps += _gap(dataset, rungs, known, is_partial=bool(partly))
    return sorted(steps, key=lambda step: step.pounds < 0)


def _gap(dataset: Dataset, rungs: list[Rung], known: list[Entry], *, is_partial: bool) -> Iterator[Step]:
    """Yield what steps held in part come to, or what totals have and their lines do not."""
    unlisted = sum(rung.gap for rung in rungs)
    pounds = unlisted + sum(entry.net for entry in known)
    if not pounds:
        return
    if is_partial:
        rest = ((_NOT_LISTED, unlisted),) if unlisted else ()
        yield Step(HELD_IN_PART, pounds, BarKind.GAP, (*_named(dataset, known), *rest))
    else:
        is_rounding = abs(unlisted) <= sum(rung.allowance for rung in rungs)
        yield Step(ROUNDING if is_rounding else UNLISTED, unlisted, BarKind.GAP)


def _groups(dataset: Dataset, rungs: Iterable[Rung]) -> dict[str, list[Entry]]:
    """Gather the lines between the totals by their step, in the publisher's order; nothing is left out."""
    found: dict[str, list[Entry]] = {}
    for part in (part for rung in rungs for part in rung.parts):
        if dataset.budget.lines[part.line].kind is not LineKind.TOTAL and part.net:
            found.setdefault(_step_of(dataset, part.line), []).append(part)
    return found


def _step(dataset: Dataset, name: str, entries: list[Entry]) -> Step:
    pounds = sum(entry.net for entry in entries)
    return Step(name, pounds, BarKind.LESS if pounds < 0 else BarKind.MORE, _named(dataset, entries))


def _named(dataset: Dataset, entries: list[Entry]) -> tuple[tuple[str, int], ...]:
    return tuple((our_account.title(dataset, entry.line), entry.net) for entry in entries)
