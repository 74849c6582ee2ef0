"""`Edition`: which data is shown and for which day; read once and shared by every reader."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from lutondash.dataset.dataset import Dataset
from lutondash.dataset.history_file import read_history
from lutondash.dataset.loading import load
from lutondash.dataset.shelf import Shelf
from lutondash.model.edition import History, Shown

FOLDER = "LUTONDASH_DATA"
AS_OF = "LUTONDASH_AS_OF"
_OWN_DATA = Path(__file__).resolve().parents[2] / "data"
_LUTON_TIME = ZoneInfo("Europe/London")
_CURRENT_KEPT = 2
"""Today's, and yesterday's while its last readers leave."""
_PAST_KEPT = 2
"""However many earlier editions are asked for: one to look at, and one to look at it beside."""
_HISTORIES_KEPT = 8


@dataclass(frozen=True, slots=True)
class Edition:
    """What is shown: a folder of data as it stands released on a day.

    `history` is the path of the file that tells of all editions, blank where there are none. `before` is an
    earlier edition that a reader asked to see this one beside; `meeting` is the ISO day of the meeting at
    which an earlier edition was looked at, if the address says so. Equal editions show equal pages: the key
    of whatever is made once and kept.
    """

    folder: str
    as_of: date
    history: str = ""
    before: "Edition | None" = None
    number: int | None = None
    kind: Shown = Shown.FOLDER
    meeting: str = ""

    @property
    def past(self) -> int | None:
        """The number of the earlier edition that it is; None where it is any other."""
        return self.number if self.kind is Shown.PAST else None

    @property
    def is_usual(self) -> bool:
        """Whether most readers see it, and not only those who look back."""
        looks_back = self.before is not None and self.kind is not Shown.DRAFT
        return self.kind is not Shown.PAST and not looks_back


def edition(settings: Mapping[str, str], now: datetime) -> Edition:
    """Return the folder that the settings name, else the repository's data, on the day it is in Luton.

    `now` has a time zone. Raises ValueError where the setting of the day is no ISO day.
    """
    return Edition(settings.get(FOLDER) or str(_OWN_DATA), day_shown(settings, now))


def day_shown(settings: Mapping[str, str], now: datetime) -> date:
    """Return the day that was set, else the day it is in Luton; `now` has a time zone."""
    day = settings.get(AS_OF)
    return date.fromisoformat(day) if day else day_in_luton(now)


def day_in_luton(moment: datetime) -> date:
    """Return the day that a moment falls on in Luton; it has a time zone."""
    return moment.astimezone(_LUTON_TIME).date()


def dataset(shown: Edition) -> Dataset:
    """Load an edition once, without what is still under embargo; it is immutable, and everyone shares it."""
    stays = shown.is_usual and shown.before is None
    return _USUAL.get(shown) if stays else _with_history(shown)


def _with_history(shown: Edition) -> Dataset:
    told = history_of(shown)
    before = dataset(shown.before) if shown.before else None
    shelf = _PAST if shown.kind is Shown.PAST else _CURRENT
    held = shelf.get(_Read(shown.folder, shown.as_of, _minute(told)))
    return replace(held, history=told, before=before)


def history_of(shown: Edition) -> History:
    """Read what is told of all editions beside one. Raises OSError or ValidationError for a damaged file."""
    told = _HISTORIES.get(shown.history) if shown.history else History(shown.kind, shown.number)
    return replace(told, meeting=shown.meeting) if shown.meeting else told


@dataclass(frozen=True, slots=True)
class _Read:
    """What is read from the disk: two editions that differ in what is told of others share it."""

    folder: str
    as_of: date
    minute: datetime | None


def _minute(history: History) -> datetime | None:
    """Return when the edition that is shown came out, or when a draft would."""
    mine = (each.at for each in history.editions if each.number == history.number)
    return next(mine, history.out_at)


def _loaded(read: _Read) -> Dataset:
    """Read a folder; of an edition with a minute of its own, embargoes are counted by that minute."""
    return load(Path(read.folder), as_of=read.as_of).released(read.as_of, read.minute)


def _history(path: str) -> History:
    return read_history(Path(path))


_USUAL = Shelf(_with_history, _CURRENT_KEPT)
_CURRENT = Shelf(_loaded, _CURRENT_KEPT)
_PAST = Shelf(_loaded, _PAST_KEPT)
_HISTORIES = Shelf(_history, _HISTORIES_KEPT)
