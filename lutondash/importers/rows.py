"""`Figure` and `Tally`: one row on its way into `data/`, and the count of what became of each."""

from collections import Counter
from dataclasses import dataclass, field

from lutondash.model.observation import BLANK_STATUSES, Status


@dataclass(slots=True)
class Figure:
    """A value with everything that qualifies it; fields are the columns of `observations.csv`.

    It is not meant to be changed, but not frozen either: to make a frozen one takes three times as long.
    """

    period: str
    geography: str
    value: str
    status: str = ""
    sequence: int | None = None
    period_label: str = ""
    breakdown: str = ""
    lower: str = ""
    upper: str = ""
    numerator: str = ""
    denominator: str = ""
    qualifier: str = ""
    release: str = ""
    note: str = ""
    origin: str = ""
    is_older_code: bool = False
    doubt: str = ""
    """What the file itself says against the figure, in words."""

    @property
    def key(self) -> tuple[str, str, str | int]:
        """What may occur once: place, part of the population, and the sequence if any, else the period."""
        return self.geography, self.breakdown, self.period if self.sequence is None else self.sequence


@dataclass
class Tally:
    """How many rows of the source were read and kept, and why the others were not."""

    indicator: str
    release: str
    read: int = 0
    kept: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    remarks: list[str] = field(default_factory=list)

    def refuse(self, why: str, times: int = 1) -> None:
        """Count rows that were not kept."""
        if times:
            self.refused[why] += times


def join_statuses(*parts: str) -> str:
    """Put status letters together: each once, the one that explains a blank first."""
    letters = {letter for part in parts for letter in part}
    in_order = [status.value for status in Status]
    return "".join(sorted(letters, key=lambda each: (each not in BLANK_STATUSES, in_order.index(each))))


def is_status(text: str) -> bool:
    """Say whether a cell holds status letters and not a sentence."""
    return all(letter in frozenset(Status) for letter in text)


def join_notes(*parts: str) -> str:
    """Put sentences together, each once, leaving out empty ones."""
    return " ".join(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
