"""`Draft`: a data folder on its way to being published, and what was done to it."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, StringConstraints

from lutondash.dataset import layout
from lutondash.dataset.records import one
from lutondash.editions.explained import Explained, Explanations
from lutondash.editions.staging import Staged, staging
from lutondash.errors import DataFaultError, Finding
from lutondash.model.edition import ChangeKind
from lutondash.model.record import Id, Record, Words
from lutondash.model.toml_text import document

_HEAD = "# Written by `lutondash import`: what was done to this draft. It is not published.\n"


class Imported(Record):
    """One file that was imported, and what became of its rows."""

    release: Id = Field(description="the release whose figures it holds")
    recipe: Words = Field(description="the recipe's name or path")
    file: Words = Field(description="the file's name")
    sha256: Annotated[str, StringConstraints(pattern="^[0-9a-f]{64}$")] = Field(
        description="checksum of its bytes"
    )
    at: AwareDatetime = Field(description="when it was imported")
    read: int = Field(ge=0, description="rows read")
    kept: int = Field(ge=0, description="rows kept")
    refused: int = Field(ge=0, description="rows not kept")


class Explanation(Record):
    """Why figures of an indicator are no longer what they were."""

    indicator: Id
    kind: ChangeKind | None = Field(
        None, description="revised or corrected; each figure is told by itself without"
    )
    note: Words = Field(description="why, in a sentence for the public")


class Draft(Record):
    """What `draft.toml` says: from which edition it was begun, and what was done since."""

    base: int | None = Field(None, ge=1, description="the edition it was copied from; none for a folder")
    accepted: tuple[Words, ...] = Field((), description="figures that are far off and were confirmed")
    imports: tuple[Imported, ...] = Field((), alias="import")
    explained: tuple[Explanation, ...] = ()

    @property
    def explanations(self) -> Explanations:
        """What was said about each indicator."""
        return {each.indicator: Explained(each.kind or ChangeKind.NEW, each.note) for each in self.explained}

    def with_import(self, imported: Imported, accepted: tuple[str, ...] = ()) -> "Draft":
        """Return the draft after another import; of two imports of one release the later counts."""
        others = tuple(each for each in self.imports if not _same_import(each, imported))
        known = tuple(dict.fromkeys((*self.accepted, *accepted)))
        return self.model_copy(update={"imports": (*others, imported), "accepted": known})

    def with_explanation(self, said: Explanation) -> "Draft":
        """Return the draft after something more was said; earlier words about the indicator stay."""
        before = next((each for each in self.explained if each.indicator == said.indicator), None)
        others = tuple(each for each in self.explained if each.indicator != said.indicator)
        if before is not None:
            note = before.note if said.note in before.note else f"{before.note} {said.note}"
            said = Explanation(indicator=said.indicator, kind=said.kind or before.kind, note=note)
        return self.model_copy(update={"explained": (*others, said)})


def begin(draft: Path, base_folder: Path, base: int | None) -> None:
    """Make a draft, a copy of a folder or of an edition checked out; it is there whole or not at all.

    Raises EditionFaultError where it is there already.
    """
    with staging(draft, base_folder) as staged:
        put(staged, {}, Draft(base=base))


def read(draft: Path) -> Draft:
    """Return what is noted about a draft; DataFaultError with every fault of its `draft.toml`."""
    found: list[Finding] = []
    if draft.is_dir() and not (draft / layout.DRAFT).is_file():
        remedy = "Name a new folder, to be made as a copy, or one that `lutondash import` made."
        found.append(Finding(layout.DRAFT, 0, f"{draft.name!r} is no draft: it has no draft.toml.", remedy))
    elif not draft.is_dir():
        found.append(Finding(draft.name, 0, "There is no such draft.", "Check the name of its folder."))
    entries = [] if found else one(draft, layout.DRAFT, Draft, found)
    if found:
        raise DataFaultError(str(draft), found)
    return entries[0].record


def replace_files(draft: Path, texts: Mapping[str, str], record: Draft) -> None:
    """Write files of a draft by their paths, and what is noted about it: all of them or none.

    However the program ends, the draft is what it was or has every one of them.
    """
    with staging(draft) as staged:
        put(staged, texts, record)


def put(staged: Staged, texts: Mapping[str, str], record: Draft) -> None:
    """Write files and the note into a staged copy, and let it take the draft's place."""
    staged.write({**texts, layout.DRAFT: _HEAD + document(record)})
    staged.put()


def draft_digest(draft: Path) -> str:
    """Return a checksum of everything in a draft but hidden files; one changed letter makes it another."""
    whole = hashlib.sha256()
    for path in sorted(_paths(draft)):
        contents = hashlib.sha256((draft / path).read_bytes()).hexdigest()
        whole.update(f"{contents}  {path}\n".encode())
    return whole.hexdigest()


def _paths(draft: Path) -> Iterator[str]:
    for full in draft.rglob("*"):
        path = full.relative_to(draft)
        if full.is_file() and not any(part.startswith(".") for part in path.parts):
            yield path.as_posix()


def _same_import(one_import: Imported, other: Imported) -> bool:
    return (one_import.release, one_import.recipe, one_import.file) == (
        other.release,
        other.recipe,
        other.file,
    )
