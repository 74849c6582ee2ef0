"""A program that does one thing to a draft over and over, and is ended by the system on the way.

It reads a line for each time: what to do, at which step to end it or 0, after how many seconds to end it or
0. Each time is a process of its own, forked from this one, so that nothing has to be loaded again. It answers
with what became of that process and how many steps it took.
"""

import os
import signal
import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

from lutondash.cli.import_into import Order, carry_out
from lutondash.editions.draft import Draft, begin, replace_files
from lutondash.importers.import_file import import_file
from lutondash.importers.recipe_files import read_recipe

_STEPS = frozenset({"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"})
"""What a program asks of the system when it writes; each is one step."""

NOW = datetime(2024, 9, 1, 9, tzinfo=UTC)
RAIN = "indicators/rainy-days/observations.csv"
GUTTERS = "indicators/gutters-cleared/observations.csv"


def replace(draft: Path) -> None:
    """Replace several files of a draft."""
    texts = {RAIN: "new\n", GUTTERS: "new\n", "indicators/new/observations.csv": "new\n"}
    replace_files(draft, texts, Draft(base=2))


def start(draft: Path) -> None:
    """Begin a draft from the folder beside it."""
    begin(draft, draft.parent / "data", 7)


def bring(draft: Path) -> None:
    """Import a file into a draft, from the file to the written draft."""
    order = Order(draft.parent / "rain.csv", "rain-statistics", draft, date(2024, 9, 1), NOW)
    carry_out(order, read_recipe, import_file)


_ACTIONS = {"replace": replace, "start": start, "bring": bring}


def _end_at(step: int) -> list[int]:
    """End this process before it takes a step; return where the steps are counted."""
    counted = [0]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        is_read = event == "open" and "b" not in str(arguments[1]) and "w" not in str(arguments[1])
        if event in _STEPS and not is_read:
            counted[0] += 1
            if counted[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)
    return counted


def _once(action: str, draft: Path, step: int, write_end: int) -> None:
    counted = _end_at(step)
    _ACTIONS[action](draft)
    os.write(write_end, str(counted[0]).encode())


def main() -> None:
    """Answer one line after another."""
    draft = Path(sys.argv[1])
    for line in sys.stdin:
        action, step, after = line.split()
        read_end, write_end = os.pipe()
        child = os.fork()
        if child == 0:
            _once(action, draft, int(step), write_end)
            os._exit(0)
        os.close(write_end)
        if float(after):
            time.sleep(float(after))
            os.kill(child, signal.SIGKILL)  # where it has ended already, it still has its number
        _, status = os.waitpid(child, 0)
        steps = os.read(read_end, 20).decode() or "0"
        os.close(read_end)
        print(os.waitstatus_to_exitcode(status), steps, flush=True)  # noqa: T201  this is how it answers


if __name__ == "__main__":
    main()
