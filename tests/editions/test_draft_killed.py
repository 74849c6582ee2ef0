"""A draft is whole whenever a program that writes it is ended: at every step, and at any moment."""

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from lutondash import load
from lutondash.editions.draft import begin
from tests.rain_files import GUTTERS, RAIN, rain_file, write_recipes
from tests.sample import AS_OF, HOME, write

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no fork, and no such signal")

Contents = dict[str, bytes]


class Program:
    """A program that does things to a draft, each in a process that can be ended."""

    def __init__(self, draft: Path) -> None:
        command = [sys.executable, "-m", "tests.editions.killed", str(draft)]
        self.draft = draft
        self.process = subprocess.Popen(  # noqa: S603  written above
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def run(self, action: str, step: int = 0, after: float = 0) -> tuple[bool, int]:
        """Do it, ended before a step or after some seconds; return whether it was, and the steps taken."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(action, step, after, file=self.process.stdin, flush=True)
        code, steps = map(int, self.process.stdout.readline().split())
        assert code in (0, -signal.SIGKILL)
        return code != 0, steps

    def end(self) -> str:
        """Let it end; return what it complained of."""
        _, complaints = self.process.communicate()
        return complaints


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a folder of a few files, so that every step can be tried."""
    for path in ("README.md", RAIN, GUTTERS, "releases/rain-statistics.toml"):
        write(tmp_path / "data", path, f"{path}\n")
    return tmp_path / "data"


@contextmanager
def started(draft: Path) -> Iterator[Program]:
    """Start the program for a draft; it must have nothing to complain of."""
    program = Program(draft)
    yield program
    assert program.end() == ""


def contents(folder: Path) -> Contents:
    """Return every file of a folder with its bytes."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def put_back(draft: Path, kept: Path) -> Contents:
    """Make the draft what it was; what a program left beside it stays there."""
    shutil.rmtree(draft, ignore_errors=True)
    shutil.copytree(kept, draft)
    return contents(draft)


def clear(draft: Path) -> None:
    """Remove what a program left beside the draft, so that the next takes the same steps."""
    shutil.rmtree(draft.parent / f".{draft.name}.next", ignore_errors=True)
    (draft.parent / f".{draft.name}.lock").unlink(missing_ok=True)


def test_a_draft_is_old_or_new_at_every_step(small: Path) -> None:
    """Ended before each step of replacing files, it is wholly old; from one step on, it is wholly new."""
    draft, kept = small.parent / "draft", small.parent / "kept"
    begin(kept, small, 1)
    old, seen = put_back(draft, kept), list[bool]()
    with started(draft) as program:
        was_ended, steps = program.run("replace")
        new = contents(draft)
        assert (was_ended, new != old, steps > 20) == (False, True, True)
        for step in range(1, steps + 1):
            put_back(draft, kept)
            clear(draft)
            assert program.run("replace", step)[0]
            found = contents(draft)
            assert found in (old, new)
            seen.append(found == new)
    turn = seen.index(True)
    assert seen == [False] * turn + [True] * (steps - turn)


def test_a_draft_is_there_whole_or_not_at_every_step(small: Path) -> None:
    """Ended before each step of being made, the draft is not there; from one step on, it is whole."""
    draft, seen = small.parent / "draft", list[bool]()
    with started(draft) as program:
        _, steps = program.run("start")
        whole = contents(draft)
        for step in range(1, steps + 1):
            shutil.rmtree(draft, ignore_errors=True)
            clear(draft)
            assert program.run("start", step)[0]
            seen.append(draft.exists())
            assert not seen[-1] or contents(draft) == whole
    turn = seen.index(True)
    assert seen == [False] * turn + [True] * (steps - turn)


@pytest.mark.parametrize("times", [40, pytest.param(100, marks=pytest.mark.thorough)])
def test_imports_are_ended_at_any_moment(sample: Path, times: int) -> None:
    """Wherever it was, the draft is what it was or what the import makes of it; then another one works."""
    write_recipes(sample)
    rain_file(sample.parent, {(HOME, 2021): 160})
    draft, kept = sample.parent / "draft", sample.parent / "kept"
    begin(kept, sample, 1)
    old = put_back(draft, kept)
    moments = random.Random(2040)  # noqa: S311  nothing is to be kept secret
    with started(draft) as program:
        program.run("bring")
        new = contents(draft)
        assert new != old
        put_back(draft, kept)
        began = time.monotonic()
        program.run("bring")
        lasts = time.monotonic() - began
        for _ in range(times):
            if contents(draft) == new:
                put_back(draft, kept)
            program.run("bring", after=moments.uniform(0.001, lasts))
            assert contents(draft) in (old, new)
        put_back(draft, kept)
        assert not program.run("bring")[0]
    assert contents(draft) == new
    load(draft, as_of=AS_OF)
    assert {path.name for path in sample.parent.iterdir()} == {"data", "draft", "kept", "rain.csv"}
