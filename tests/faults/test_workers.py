"""Workers and nginx are killed and started anew while people read: only what was in their hands is lost."""

import os
import signal
import time
from collections.abc import Iterator

import psutil
import pytest

from scripts.server import Server
from tests.cli.test_workers import sessions, two_workers, workers
from tests.faults.crowd import Asked, Crowd, crowd
from tests.faults.serving import health, until
from tests.nginx import needs_nginx
from tests.sample import write_sample

pytestmark = needs_nginx


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Start two workers behind nginx once."""
    place = tmp_path_factory.mktemp("killed")
    write_sample(place / "data")
    with two_workers(place / "data", place / "log", drain=0) as (started, _):
        yield started


_TOLD = 0.5
"""In seconds: until whoever held a line to a killed process knows that it is broken."""


def kill(pid: int) -> tuple[float, float]:
    """Kill a process with those that it started, and return from when until when it was going."""
    begun = time.monotonic()
    process = psutil.Process(pid)
    os.killpg(pid, signal.SIGKILL)
    until(lambda: _is_gone(process), lambda: process)
    return begun, time.monotonic()


def _is_gone(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def busiest(server: Server) -> int:
    """Return the worker with the most sessions."""
    held = sessions(server)
    return max(held, key=lambda pid: held[pid])


def lost(readers: Crowd, going: tuple[float, float]) -> list[Asked]:
    """Return what failed and was not in the hands of what was killed: pages, and runs over its lines."""
    known = readers.failures((going[0], going[1] + _TOLD))
    return [each for each in readers.failures(going) if each in known or not _is_of_a_line(each)]


def pages_lost(readers: Crowd) -> list[Asked]:
    """Return the pages that did not come, whenever it was: nginx asks another worker for each."""
    return [each for each in readers.failures() if not _is_of_a_line(each)]


def _is_of_a_line(each: Asked) -> bool:
    return each.what.startswith(("run", "session"))


def nginx_of(server: Server) -> psutil.Process:
    """Return the nginx before the workers."""
    (found,) = [each for each in psutil.Process(server.pid).children() if each.name() == "nginx"]
    return found


def test_a_worker_is_killed(server: Server) -> None:
    """Every page comes; a run that was under way in it is asked again and comes, and the worker is back."""
    visitors = 4
    with crowd(server.url, visitors=visitors) as readers:
        going = kill(busiest(server))
        readers.wait_for_more()
        assert health(server.url)["status"] == "ok"
        until(lambda: len(workers(server)) == 2, lambda: workers(server))
        readers.wait_for_more()
    assert not pages_lost(readers)
    assert not lost(readers, going)
    assert 0 < len([each for each in readers.asked if each.fault]) <= visitors


@pytest.mark.thorough
def test_nginx_reads_its_settings_anew(server: Server) -> None:
    """Pages, and runs over lines that are open, notice nothing."""
    with crowd(server.url) as readers:
        nginx = nginx_of(server)
        before = {each.pid for each in nginx.children()}
        nginx.send_signal(signal.SIGHUP)
        until(lambda: bool({each.pid for each in nginx.children()} - before), nginx.children)
        readers.wait_for_more()
    assert not readers.failures()


def test_nginx_is_killed(server: Server) -> None:
    """It is back in a moment; what was in its hands is asked again, and whoever comes meanwhile waits."""
    with crowd(server.url) as readers:
        nginx = nginx_of(server)
        going = kill(nginx.pid)
        readers.wait_for_more()
    assert nginx_of(server).pid != nginx.pid
    assert not lost(readers, going)
    assert health(server.url)["status"] == "ok"
