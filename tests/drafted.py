"""A made-up draft beside the made-up folder, read as a preview reads it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from shutil import copytree

from lutondash import Dataset, load
from lutondash.editions.changes import changes
from lutondash.editions.explained import Explanations
from lutondash.editions.other_files import other_files
from lutondash.model.edition import History, Shown
from tests.editions_made import at
from tests.sample import AS_OF, HOME, change

Work = Callable[[Path], object]
GUTTERS = "indicators/gutters-cleared/observations.csv"
TARGETS = "indicators/gutters-cleared/targets.csv"
LETTERS = "indicators/letters-answered/observations.csv"


def drafted(sample: Path, work: Work, explained: Explanations | None = None, day: date = AS_OF) -> Dataset:
    """Return a copy of a folder after some work on it, as a draft beside what the folder holds."""
    draft = Path(copytree(sample, sample.parent / "draft"))
    work(draft)
    history = History(
        Shown.DRAFT,
        out_at=at(26),
        drafted=changes(sample, draft, explained or {}),
        files=other_files(sample, draft),
    )
    return replace(load(draft, as_of=day), before=load(sample, as_of=day), history=history)


def met_before(sample: Path) -> None:
    """Let the last quarter meet a target that is due."""
    change(sample, TARGETS, "2024,end,at_least,90", "2023,end,at_least,82")
    change(sample, GUTTERS, f"2023-10-01/P3M,{HOME},81,81", f"2023-10-01/P3M,{HOME},84,84")


def miss(folder: Path) -> None:
    """Let the last quarter miss the target."""
    change(folder, GUTTERS, f"2023-10-01/P3M,{HOME},84,84", f"2023-10-01/P3M,{HOME},30,30")


def mend(folder: Path) -> None:
    """Mend a figure of our own."""
    change(folder, LETTERS, f"2016-01-01/P3Y,{HOME},71,", f"2016-01-01/P3Y,{HOME},17,")
