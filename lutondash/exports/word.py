"""`Word`: a document of python-docx that is written from top to bottom, with what programs read aloud."""

import io
import zipfile
from collections.abc import Iterable
from hashlib import blake2s

from docx.enum.text import WD_PARAGRAPH_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Emu, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from lutondash.exports.word_paper import BULLET, CELL, TABLE_STYLE, About, page_width, paper
from lutondash.exports.word_parts import (
    INK,
    SOFT,
    Cell,
    Grid,
    Inline,
    Link,
    Shape,
    Soft,
    Strong,
    To,
    says,
    writable,
)

_SMALL = Pt(8)
_SAME_DAY_FOR_ALL = (1980, 1, 1, 0, 0, 0)
"""ZIP files carry a date for each entry; a fixed one gives the same bytes for the same figures."""


class Word:
    """A document under way; each method adds to its end."""

    def __init__(self, about: About) -> None:
        self._made = paper(about)
        self._width = page_width(self._made)
        self._anchors = 0

    def heading(self, words: str, level: int, anchor: str = "", *, on_new_page: bool = False) -> None:
        """Write a heading; level 0 is the title. With an anchor, parts of the document lead here."""
        found = self._begun(f"Heading{level}" if level else "Title")
        found.add_run(writable(words))
        found.paragraph_format.page_break_before = on_new_page or None
        if anchor:
            self._mark(found, anchor)

    def say(self, *parts: Inline, style: str = "") -> None:
        """Write a paragraph; nothing is written where there are no words."""
        if any(map(says, parts)):
            _fill(self._begun(style), parts)

    def soft(self, words: str) -> None:
        """Write a paragraph that explains; nothing is written where there are no words."""
        if words:
            self.say(Soft(words))

    def bullets(self, items: Iterable[tuple[Inline, ...]]) -> None:
        """Write a list."""
        for parts in items:
            self.say(*parts, style=BULLET)

    def picture(self, content: bytes, alt: str) -> None:
        """Show a picture as wide as the text."""
        shape = self._made.add_picture(io.BytesIO(content), width=self._width)
        named = shape._inline.docPr
        named.set("descr", writable(alt))
        named.set("name", f"Chart {named.get('id')}")

    def table(self, grid: Grid) -> None:
        """Write a table whose headings are repeated on every page, and whose rows are never parted."""
        rows = (*_headings(grid), *grid.rows)
        made = self._made.add_table(len(rows), len(grid.widths), TABLE_STYLE)
        made.autofit = False
        _describe(made, grid.holds)
        widths = [Emu(int(self._width * share)) for share in grid.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        for row, cells in zip(made.rows, rows, strict=True):
            _row(row, cells, widths, grid)
        if grid.headings:
            _set(made.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")

    def content(self) -> bytes:
        """Return the file; the same bytes for the same document."""
        raw, out = io.BytesIO(), io.BytesIO()
        self._made.save(raw)
        with zipfile.ZipFile(raw) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, _SAME_DAY_FOR_ALL)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, made.read(name))
        return out.getvalue()

    def _begun(self, style: str) -> Paragraph:
        """Begin a paragraph in a style named by its id, which is not searched for; blank is the usual one."""
        made = self._made.add_paragraph()
        made._p.style = style or None
        return made

    def _mark(self, paragraph: Paragraph, anchor: str) -> None:
        """Name a place; numbers of bookmarks are given once in a document."""
        self._anchors += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for element in (start, end):
            element.set(qn("w:id"), str(self._anchors))
        start.set(qn("w:name"), _bookmark(anchor))
        paragraph._p.insert(1, start)
        paragraph._p.append(end)


def _headings(grid: Grid) -> tuple[tuple[Cell, ...], ...]:
    return (tuple((words,) for words in grid.headings),) if grid.headings else ()


def _row(row: _Row, cells: tuple[Cell, ...], widths: list[Emu], grid: Grid) -> None:
    """Fill a row; a single cell among many columns takes all of them."""
    _set(row._tr.get_or_add_trPr(), "w:cantSplit")
    places = row.cells
    if len(cells) == 1 and len(places) > 1:
        _cell(places[0].merge(places[-1]), cells[0], grid, 0)
        return
    for at, (place, parts) in enumerate(zip(places, cells, strict=True)):
        place.width = widths[at]
        _cell(place, parts, grid, at)


def _cell(cell: _Cell, parts: Cell, grid: Grid, at: int) -> None:
    paragraph = cell.paragraphs[0]
    paragraph._p.style = CELL
    if at in grid.right:
        paragraph.alignment = WD_PARAGRAPH_ALIGNMENT.RIGHT
    _fill(paragraph, parts, breaks=at not in grid.right)
    if grid.is_small:
        for run in paragraph.runs:
            run.font.size = _SMALL


def _fill(paragraph: Paragraph, parts: Iterable[Inline], *, breaks: bool = False) -> None:
    """Write words one after another; those that explain others begin a line where it `breaks`."""
    for at, part in enumerate(filter(says, parts)):
        if at and breaks and isinstance(part, Soft):
            paragraph.add_run().add_break()
        elif at:
            paragraph.add_run(" ")
        _write(paragraph, part)


def _write(paragraph: Paragraph, part: Inline) -> None:
    match part:
        case str():
            paragraph.add_run(writable(part))
        case Strong():
            paragraph.add_run(writable(part.words)).bold = True
        case Soft():
            run = paragraph.add_run(writable(part.words))
            run.bold = False  # the first column of a table is bold
            _color(run, SOFT)
        case Shape():
            _color(paragraph.add_run(part.sign), part.color)
        case To():
            _link(paragraph, part.words).set(qn("w:anchor"), _bookmark(part.anchor))
        case Link() if part.address:
            related = paragraph.part.relate_to(part.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            _link(paragraph, part.words).set(qn("r:id"), related)
        case Link():
            paragraph.add_run(writable(part.words))


def _link(paragraph: Paragraph, words: str) -> BaseOxmlElement:
    """Write words that lead somewhere, and return the element that says where."""
    run = paragraph.add_run(writable(words))
    _color(run, INK)
    run.underline = True
    link = OxmlElement("w:hyperlink")
    paragraph._p.append(link)
    link.append(run._r)
    return link


def _bookmark(anchor: str) -> str:
    """Name a bookmark: Word wants at most forty letters, digits and underscores."""
    return f"part_{blake2s(anchor.encode(), digest_size=8).hexdigest()}"


def _color(run: Run, color: str) -> None:
    run.font.color.rgb = RGBColor.from_string(color)


def _describe(made: Table, words: str) -> None:
    """Say for those who do not see it what a table holds."""
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), writable(words))
    made._tbl.tblPr.append(described)


def _set(properties: BaseOxmlElement, name: str) -> None:
    properties.append(OxmlElement(name))
