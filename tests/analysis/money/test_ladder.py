"""Tests of totals and the lines that add up to them."""

import random

import pytest

from lutondash.analysis.money.ladder import ladder, not_held, rung
from lutondash.model.budget import LineKind
from tests.analysis.money.made import account, line, lines

LINES = lines(
    line("umbrellas", "services"),
    line("gutters", "services"),
    line("services", "spending", LineKind.TOTAL),
    line("levies", "spending", LineKind.SPENDING),
    line("spending", "tax", LineKind.TOTAL),
    line("grants", "tax", LineKind.FUNDING),
    line("tax", "", LineKind.TOTAL),
)


def test_parts_that_make_the_total_leave_no_gap() -> None:
    """Money in is negative, so a total is the sum of its parts."""
    held = account({"umbrellas": 70, "gutters": 30, "services": 100, "levies": 5, "spending": 105})

    services, spending = ladder(held, LINES)

    assert [part.line for part in services.parts] == ["umbrellas", "gutters"]
    assert [part.line for part in spending.parts] == ["services", "levies"]
    assert services.adds_up
    assert spending.adds_up


def test_what_the_parts_leave_out_is_the_gap() -> None:
    """A gap is stated, to the pound, and never spread over the parts."""
    held = account({"umbrellas": 70, "services": 100})

    found = rung(held, LINES, "services")

    assert found is not None
    assert found.gap == 30
    assert not found.adds_up


@pytest.mark.parametrize(("total", "adds_up"), [(101, True), (102, False), (99, True), (98, False)])
def test_half_a_pound_a_line_may_be_rounding(total: int, *, adds_up: bool) -> None:
    """Two parts and their total may be out by one pound and a half together."""
    found = rung(account({"umbrellas": 70, "gutters": 30, "services": total}), LINES, "services")

    assert found is not None
    assert found.adds_up is adds_up


def test_parts_of_a_total_that_is_left_out_stand_in_its_place() -> None:
    """A file of key lines may leave a total out; its parts still lead to the next."""
    found = rung(account({"umbrellas": 70, "gutters": 30, "levies": 5, "spending": 105}), LINES, "spending")

    assert found is not None
    assert [part.line for part in found.parts] == ["umbrellas", "gutters", "levies"]
    assert found.adds_up


def test_a_total_that_is_not_held_has_no_rung() -> None:
    """No total is made up from its parts."""
    held = account({"umbrellas": 70})

    assert rung(held, LINES, "services") is None
    assert ladder(held, LINES) == ()


def test_lines_that_an_account_leaves_out_are_named() -> None:
    """Totals are none of them, nor is a line of other years."""
    later = lines(*LINES.values(), line("fountains", "services").model_copy(update={"from_year": "2099-00"}))
    held = account({"umbrellas": 70, "levies": 5, "tax": 75})

    assert [each.line for each in not_held(held, later)] == ["gutters", "grants"]


@pytest.mark.parametrize("seed", range(30))
def test_totals_and_gaps_always_reach_the_last_total(seed: int) -> None:
    """Whatever is missing, parts and gaps of all rungs together make the last total."""
    chance = random.Random(seed)  # noqa: S311 - made-up accounts, not secrets
    named = [name for name in LINES if name == "tax" or chance.random() < 0.7]
    held = account({name: chance.randint(-500, 500) for name in named})

    rungs = ladder(held, LINES)

    totals = {each.total.line for each in rungs}
    parts = sum(part.net for each in rungs for part in each.parts if part.line not in totals)
    assert parts + sum(each.gap for each in rungs) == held.entries["tax"].net
