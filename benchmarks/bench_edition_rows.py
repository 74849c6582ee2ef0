"""How the work of an edition grows with its rows: finding what changed, and publishing it.

`python -m benchmarks.bench_edition_rows [FOLDER]` takes the folder, and the same folder with ten times its
authorities. In each a tenth of the figures differ from those before. It prints the microseconds for a row and
their ratio: 1 is linear, and less where a part of the work goes with the files, whose number is the same.
"""

import shutil
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.made_up import enlarge, read_rows, write_rows
from benchmarks.timing import interleaved, table
from lutondash.editions.changes import changes
from lutondash.editions.publishing import publish
from lutondash.editions.store import Store
from lutondash.model.edition import Change
from scripts.pages import AS_OF, ROOT

AIM, EVERY = 1.3, 10
ROUNDS = {"1x": 3, "10x": 1}
OUT = datetime.combine(AS_OF, datetime.min.time(), tzinfo=UTC) + timedelta(hours=9, minutes=30)


def with_other_figures(folder: Path, target: Path) -> int:
    """Copy a folder with a further digit in every tenth figure, and return how many rows it has."""
    shutil.copytree(folder, target)
    count = 0
    for path in sorted(target.glob("indicators/*/observations.csv")):
        fields, rows = read_rows(path)
        for row in rows[::EVERY]:
            row["value"] = f"{row['value']}1" if row["value"] else ""
        write_rows(path, fields, rows)
        count += len(rows)
    return count


def published(draft: Path, changed: tuple[Change, ...]) -> None:
    """Publish a folder with its changes into a new store."""
    with tempfile.TemporaryDirectory() as place:
        store = Store.open(place)
        publish(draft, store, at=OUT, now=OUT, note="Measured.", approved_by="Nobody", changes=changed)


def measure(draft: Path, before: Path, rounds: int) -> tuple[int, int, dict[str, float]]:
    """Rows in a folder, how many figures of it changed, and the median seconds of each work."""
    rows = with_other_figures(draft, before)
    changed: list[Change] = []

    def diff() -> None:
        changed[:] = changes(before, draft, {})

    seconds = interleaved({"diff": diff, "publish": lambda: published(draft, tuple(changed))}, rounds)
    return rows, len(changed), seconds


def main() -> None:
    """Print the seconds and the microseconds for a row at one and at ten times the data."""
    folder = (Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data").resolve()
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        drafts = {"1x": folder, "10x": enlarge(folder, place / "large")}
        found = {size: measure(drafts[size], place / f"before-{size}", ROUNDS[size]) for size in ROUNDS}
    rows = []
    for work in ("diff", "publish"):
        each = {size: seconds[work] / count * 1e6 for size, (count, _, seconds) in found.items()}
        for size, (count, changed, seconds) in found.items():
            ratio = f"{each[size] / each['1x']:.2f}x"
            cells = (f"{count:,}", f"{changed:,}", f"{seconds[work]:.2f} s", f"{each[size]:.1f} us", ratio)
            rows.append((f"{work}, {size}", *cells, f"{AIM}x"))
    header = ("", "rows", "changed", "time", "for a row", "ratio", "aim, at most")
    print(f"Finding what changed, and publishing it\n\n{table(header, rows)}")


if __name__ == "__main__":
    main()
