"""How long reading and checking the whole data folder takes, beside `pandas.read_csv` of the same figures.

`python -m benchmarks.bench_load [FOLDER]` prints ratios; seconds differ from machine to machine.
"""

import sys
import tempfile
from pathlib import Path

import pandas as pd

import lutondash
from benchmarks.made_up import enlarge
from benchmarks.timing import interleaved, table
from scripts.pages import AS_OF, ROOT

AIM = 6.0
ROUNDS = {"1x": 7, "10x": 3}


def read_plainly(folder: Path) -> int:
    """Read every file of figures with pandas, checking nothing; return the number of rows."""
    paths = (*folder.glob("indicators/*/observations.csv"), *folder.glob("budget/*.csv"))
    return sum(len(pd.read_csv(path)) for path in sorted(paths))


def measure(folder: Path, rounds: int) -> tuple[int, float, float]:
    """Rows in a folder, median seconds of `load` and of `read_csv`."""
    seconds = interleaved(
        {
            "load": lambda: lutondash.load(folder, as_of=AS_OF),
            "read_csv": lambda: read_plainly(folder),
        },
        rounds,
    )
    return read_plainly(folder), seconds["load"], seconds["read_csv"]


def main() -> None:
    """Print the ratios at one and at ten times the data, and how load grows."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data"
    with tempfile.TemporaryDirectory() as place:
        folders = {"1x": folder, "10x": enlarge(folder, Path(place) / "data")}
        results = {name: measure(folders[name], rounds) for name, rounds in ROUNDS.items()}
    rows = [
        (name, f"{count:,}", f"{load:.2f} s", f"{plain:.2f} s", f"{load / plain:.1f}x", f"{AIM:.0f}x")
        for name, (count, load, plain) in results.items()
    ]
    print("load() of the data folder, with every check, beside pandas.read_csv of its figures\n")
    print(table(("data", "rows", "load", "read_csv", "ratio", "aim, at most"), rows))
    (few, fast, _), (many, slow, _) = results.values()
    print(
        f"\n{many / few:.1f} times the rows take {slow / fast:.1f} times as long (linear or less is the aim)"
    )


if __name__ == "__main__":
    main()
