"""Tests of the lock: one program at a time works on a draft, and a dead one locks nobody out."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from lutondash.editions.draft import begin, read, replace_files
from lutondash.editions.draft_lock import locked
from lutondash.errors import EditionFaultError

_HOLDER = """\
import sys, time
from pathlib import Path
from lutondash.editions.draft_lock import locked
with locked(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def hold(draft: Path) -> "subprocess.Popen[str]":
    """Start a program that holds the draft."""
    command = [sys.executable, "-c", _HOLDER, str(draft)]
    program = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)  # noqa: S603  written above
    assert program.stdout is not None
    assert program.stdout.readline() == "held\n"
    return program


def end(program: "subprocess.Popen[str]") -> None:
    """End a program as a power cut would: it cleans nothing up."""
    os.kill(program.pid, signal.SIGKILL)
    program.communicate()


def test_a_second_program_is_refused_and_told_who_holds_it(sample: Path) -> None:
    """It waits for nothing and changes nothing; other drafts are free."""
    draft = sample.parent / "draft"
    begin(draft, sample, None)
    program = hold(draft)
    try:
        with pytest.raises(EditionFaultError, match=f"Process {program.pid} is working on this draft"):
            replace_files(draft, {"README.md": "x"}, read(draft))
        with locked(sample.parent / "other"):
            pass
        assert not (draft / "README.md").exists()
    finally:
        end(program)


def test_the_lock_of_a_dead_program_is_taken_over(sample: Path) -> None:
    """Its file is left over, and holds nobody up."""
    draft = sample.parent / "draft"
    begin(draft, sample, None)
    end(hold(draft))
    assert (sample.parent / ".draft.lock").is_file()
    replace_files(draft, {"README.md": "x"}, read(draft))
    assert (draft / "README.md").read_text() == "x"
    assert not (sample.parent / ".draft.lock").exists()


def test_within_one_program_it_holds_too(tmp_path: Path) -> None:
    """Two imports in one process are two imports."""
    draft = tmp_path / "draft"
    with locked(draft), pytest.raises(EditionFaultError, match="working on this draft"), locked(draft):
        pass
    with locked(draft):
        pass
