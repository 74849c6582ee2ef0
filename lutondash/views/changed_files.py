"""`ChangedFile`: a file beside the figures that a draft changes: targets, words, the framework, money."""

from dataclasses import dataclass

from lutondash.dataset import layout
from lutondash.dataset.dataset import Dataset
from lutondash.model.edition import FileChange, FileFate
from lutondash.views import formats
from lutondash.views.changed import Names

_OF_INDICATOR = {
    layout.INDICATOR: "Description",
    layout.TARGETS: "Targets",
    layout.STATEMENTS: "What was said in public",
    layout.COMMENTARY: "Officers' words",
}
_ROOMS = {
    layout.FRAMEWORK: "Framework",
    layout.CODELISTS: "Lists of codes",
    layout.RELEASES: "Publication",
    layout.BUDGET: "Money",
    "recipes": "How a file is read",
}
_FATES = {
    FileFate.ADDED: "The file is new",
    FileFate.REMOVED: "The file is gone",
    FileFate.CHANGED: "The file has changed",
}
_MOST_KEYS = 6


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file in words an officer knows it by, its path in the draft, and what changed in it."""

    words: str
    path: str
    what: str


def changed_files(dataset: Dataset) -> tuple[ChangedFile, ...]:
    """Name every file that a draft changes beside the figures, in order of path."""
    names = Names(dataset, dataset.before)
    return tuple(
        ChangedFile(_words(names, each.path), each.path, _what(each)) for each in dataset.history.files
    )


def _words(names: Names, path: str) -> str:
    match path.split("/"):
        case [layout.INDICATORS, indicator, name]:
            return f"{_OF_INDICATOR.get(name, name)}: {names.title(indicator)}"
        case [room, *rest] if room in _ROOMS and rest:
            name = rest[-1].rpartition(".")[0].replace("_", " ").replace("-", " ")
            return f"{_ROOMS[room]}: {name}"
        case _:
            return path


def _what(change: FileChange) -> str:
    rows = ", ".join(
        f"{formats.count_of(number, 'row')} {words}"
        for number, words in ((change.rows_added, "added"), (change.rows_removed, "removed"))
        if number
    )
    said = _FATES[change.what]
    if rows:
        return f"{said}: {rows}."
    return f"{said}: {_keys(change.keys)}." if change.keys else f"{said}."


def _keys(keys: tuple[str, ...]) -> str:
    """Name what differs; of many, the first few and how many more."""
    named = ", ".join(key.replace("_", " ") for key in keys[:_MOST_KEYS])
    more = len(keys) - _MOST_KEYS
    return f"{named} and {more} more" if more > 0 else named
