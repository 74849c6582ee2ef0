"""Several answers to one question, joined; a page sent twice is found and an endless row of pages ends."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj

from lutondash.importers.fetching.faults import refusal

_AGAIN = "Fetch it again; nothing was kept."


@dataclass(frozen=True, slots=True)
class Collected:
    """What was fetched for an order: a file not yet in its place, its rows where counted, what to tell."""

    path: Path
    rows: int | None
    told: tuple[str, ...] = ()


class Pages:
    """Keeps watch over pages: none may come twice, and there is a most of them."""

    def __init__(self, where: str, most: int) -> None:
        self._where, self._most, self._seen = where, most, dict[str, int]()

    def add(self, checksum: str) -> None:
        """Count a page by the checksum of what it holds."""
        number = len(self._seen) + 1
        if checksum in self._seen:
            fault = f"Page {number} is page {self._seen[checksum]} again."
            raise refusal(self._where, fault, _AGAIN)
        self._seen[checksum] = number
        if number > self._most:
            fault = f"There is no end of pages: {self._most:,} have come and there are more."
            raise refusal(self._where, fault, "Ask for less: fewer places or periods.")


def must_stay(name: str, before: object, now: object, where: str) -> None:
    """Refuse pages that disagree about the whole: the figures changed while they were fetched."""
    if before != now:
        fault = f"The pages disagree about {name}: first {before}, then {now}."
        raise refusal(where, fault, "The figures may have changed meanwhile. Fetch them again.")


def join_tables(parts: Iterable[Path], path: Path) -> None:
    """Write csv files of the same header as one; each of them ends its last line."""
    with path.open("wb") as whole:
        for number, part in enumerate(parts):
            with part.open("rb") as file:
                header = file.readline()
                if number == 0:
                    whole.write(header)
                copyfileobj(file, whole)
