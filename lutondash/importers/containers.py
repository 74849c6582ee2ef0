"""The parts of a packed workbook (xlsx, ods): what could do harm is refused before a part is unpacked."""

import re
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path

from lutondash.importers.cells import SourceError, locked_with_a_password
from lutondash.importers.limits import Limits, check_unpacked_size

_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_PROGRAMS = re.compile(
    r"(.*/)?vbaProject\.bin|xl/macrosheets/.+|Scripts/.+|Basic/(?!.*script-l[bc]\.xml).+", re.IGNORECASE
)
_READ_FIRST = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|xl/(workbook|styles|sharedStrings)\.xml|xl/_rels/.+\.rels"
    r"|META-INF/manifest\.xml|content\.xml",
    re.IGNORECASE,
)
_LOCKED = b"encryption-data"
_IS_LOCKED = 0x1
_PIECE = 1 << 20

DAMAGED = (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError)
"""What Python says of a zip that is broken or packed in a way it does not know."""


@dataclass(frozen=True, slots=True)
class Container:
    """A packed workbook that has passed every check; its parts can be read."""

    name: str
    path: Path
    parts: frozenset[str]

    def read(self, part: str) -> bytes:
        """Return a part, checked; SourceError where it is missing, damaged or declares anything."""
        if part not in self.parts:
            raise SourceError(f"{self.name} has no part {part}", "open it and save it again")
        try:
            # Asked for at once, a part that lies about its size would be unpacked to its end.
            with zipfile.ZipFile(self.path) as archive, archive.open(part) as packed:
                found = b"".join(iter(lambda: packed.read(_PIECE), b""))
        except DAMAGED as reason:
            raise SourceError(f"{self.name} is damaged in {part} ({reason})", "fetch it again") from reason
        self._check(part, found)
        return found

    def _check(self, part: str, found: bytes) -> None:
        declared = _DECLARATION.search(found)
        if declared:
            raise SourceError(
                f"{self.name} declares {declared[0].decode()} in {part}, as harmful files do and workbooks "
                "never do",
                "ask the publisher for another copy, and do not open this one",
            )
        if b"\0" in found[:_PROLOGUE]:
            raise SourceError(f"{self.name} has a part {part} that is not UTF-8", "open it and save it again")
        if _LOCKED in found and part.startswith("META-INF/"):
            raise locked_with_a_password(self.name)


_PROLOGUE = 200


def open_container(name: str, path: Path, limits: Limits) -> Container:
    """Return a packed workbook; SourceError where it is a trap, locked, damaged or holds programs."""
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
    except DAMAGED as reason:
        raise SourceError(f"{name} is damaged ({reason})", "fetch it again") from reason
    check_unpacked_size(name, path.stat().st_size, sum(each.file_size for each in members), limits)
    if any(each.flag_bits & _IS_LOCKED for each in members):
        raise locked_with_a_password(name)
    programs = next((each.filename for each in members if _PROGRAMS.fullmatch(each.filename)), "")
    if programs:
        raise SourceError(f"{name} holds macros (programs) in {programs}", "save it as xlsx without macros")
    container = Container(name, path, frozenset(each.filename for each in members))
    # Reading a part to its end shows whether it is as large as it says, before another program unpacks it.
    for part in sorted(container.parts):
        if _READ_FIRST.fullmatch(part):
            container.read(part)
    return container
