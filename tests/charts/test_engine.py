"""The drawing library stands in a process of its own, which comes and goes unnoticed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import psutil
import pytest

from lutondash.charts import engine, picture
from lutondash.charts.engine import Apart
from tests.charts.kinds import ONE_PLACE

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there the library stands in this process")
SMALL = json.dumps({"data": {"values": [{"a": 1}]}, "mark": "point", "encoding": {"x": {"field": "a"}}})


@pytest.fixture
def apart() -> Iterator[Apart]:
    """A library of the test's own."""
    found = Apart()
    yield found
    found.end()


def children() -> set[int]:
    """Return the numbers of the processes that draw for this one."""
    found = psutil.Process().children()
    return {each.pid for each in found if "engine_apart.py" in " ".join(each.cmdline())}


def started(apart: Apart) -> psutil.Process:
    """Draw something, and return the process that did."""
    before = children()
    apart.ask("svg", SMALL)
    (number,) = children() - before
    return psutil.Process(number)


def has_gone(number: int) -> bool:
    """Wait until there is no such process, and say whether there is none."""
    latest = time.monotonic() + 10
    while psutil.pid_exists(number) and time.monotonic() < latest:
        time.sleep(0.05)
    return not psutil.pid_exists(number)


def test_it_draws_what_the_library_draws(apart: Apart) -> None:
    """As SVG and as PNG, by one process."""
    drawn = str(apart.ask("svg", SMALL))
    assert drawn.startswith("<svg")
    number = children()
    assert apart.ask("png", drawn, 1.0) == engine.png(drawn, 1.0)
    assert number <= children()
    assert b"PNG" in picture.png(ONE_PLACE)[:8]


def test_what_the_library_refuses_is_told_and_the_next_is_drawn(apart: Apart) -> None:
    """The process lives on."""
    process = started(apart)
    with pytest.raises(ValueError, match=r"\w"):
        apart.ask("svg", "{")
    assert str(apart.ask("svg", SMALL)).startswith("<svg")
    assert process.is_running()


def test_one_that_was_killed_is_followed_by_another(apart: Apart) -> None:
    """Nobody notices."""
    process = started(apart)
    os.kill(process.pid, signal.SIGKILL)
    assert str(apart.ask("svg", SMALL)).startswith("<svg")


def test_one_that_has_ended_leaves_nothing_behind(apart: Apart) -> None:
    """Not even its number in the list of processes."""
    process = started(apart)
    process.kill()
    assert has_gone(process.pid)


def test_one_that_cannot_be_started_is_a_fault_of_its_own(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is no fault of the figures: what is shown where those cannot be read would be wrong."""
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(RuntimeError, match=r"cannot be used: .*nowhere"):
        apart.ask("svg", SMALL)


def test_one_that_ends_over_every_chart_is_told_of(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not tried for ever."""
    monkeypatch.setattr(engine, "_APART", Path("/nowhere/engine_apart.py"))
    with pytest.raises(RuntimeError, match="ended twice"):
        apart.ask("svg", SMALL)


def test_one_that_hangs_is_ended(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for it for ever, and the next chart is drawn."""
    process = started(apart)
    monkeypatch.setattr(engine, "_LONGEST", 1.0)
    process.suspend()
    assert str(apart.ask("svg", SMALL)).startswith("<svg")
    assert has_gone(process.pid)


def test_an_answer_that_was_not_taken_is_not_taken_for_another(
    apart: Apart, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever interrupts one who waits: what was drawn for him goes to nobody else."""
    started(apart)
    with monkeypatch.context() as interrupted:
        interrupted.setattr(Connection, "recv", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            apart.ask("png", "<svg xmlns='http://www.w3.org/2000/svg'/>", 1.0)
    assert str(apart.ask("svg", SMALL)).startswith("<svg")


def _interrupted(_: Connection) -> object:
    raise KeyboardInterrupt


def test_it_ends_with_whoever_started_it() -> None:
    """However that ends."""
    program = (
        "import os, sys; from lutondash.charts.engine import Apart; a = Apart(); "
        f"a.ask('svg', {SMALL!r}); print(a._process.pid, flush=True); sys.stdin.read()"
    )
    words = [sys.executable, "-c", program]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as ours:  # noqa: S603
        assert ours.stdout is not None
        number = int(ours.stdout.readline())
        assert psutil.pid_exists(number)
        ours.kill()
        ours.wait()
    assert has_gone(number)
