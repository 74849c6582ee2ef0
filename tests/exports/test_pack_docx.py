"""A pack as a Word document, read back by the library and set beside the view."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn

from lutondash import Dataset
from lutondash.exports.pack_docx import pack_docx
from lutondash.site.pack_word import docx_bytes
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Pack
from lutondash.views.scrutiny.scope import Asking

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c6360000000020001481fa4710000000049454e44ae426082"
)
"""The smallest picture there is."""


@pytest.fixture(scope="module")
def whole(dataset: Dataset) -> Pack:
    """Return a pack of every figure."""
    return pack(dataset, Asking(indicators=tuple(dataset.indicators)), meeting="2024-09-10")


@pytest.fixture(scope="module")
def content(whole: Pack) -> bytes:
    """Return the pack as a file."""
    return docx_bytes(whole, str)


@pytest.fixture(scope="module")
def made(content: bytes) -> Document:
    """Return the file, read."""
    return docx.Document(io.BytesIO(content))


def headings(made: Document) -> list[tuple[int, str]]:
    """Return the level and the words of every heading, in order."""
    found = [(each.style.name, each.text) for each in made.paragraphs if each.style is not None]
    return [(int(name[-1]), words) for name, words in found if name and name.startswith("Heading")]


def names(made: Document, tag: str, attribute: str) -> Iterator[str]:
    """Give an attribute of every element of a kind that has it."""
    found = (each.get(qn(attribute)) for each in made.element.iter(qn(tag)))
    return (str(each) for each in found if each is not None)


def cells(made: Document) -> list[str]:
    """Return the words of every cell, those of links with them."""
    return [
        "".join(each.text or "" for each in cell.iter(qn("w:t"))) for cell in made.element.iter(qn("w:tc"))
    ]


def test_every_figure_has_its_heading_in_order(made: Document, whole: Pack) -> None:
    """No figure is missing, the title stands once, and no level is skipped."""
    found = headings(made)
    numbered = [words for level, words in found if level == 1 and words[0].isdigit()]
    assert numbered == [f"{each.number}  {each.page.row.title}" for each in whole.measures]
    levels = [level for level, _ in found]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    titles = [each.text for each in made.paragraphs if each.style is not None and each.style.name == "Title"]
    assert titles == [whole.cover.title]


def test_every_table_has_a_heading_row_and_says_what_it_holds(made: Document, whole: Pack) -> None:
    """The first row is marked, so that it is repeated and read aloud."""
    assert len(made.tables) > len(whole.measures)
    for table in made.tables:
        marks = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marks == [True, *[False] * (len(marks) - 1)]
        caption = table._tbl.tblPr.find(qn("w:tblCaption"))
        assert caption is not None
        assert caption.get(qn("w:val"))


def test_every_chart_is_there_with_its_text_alternative(made: Document, whole: Pack) -> None:
    """In the order of the sections."""
    alternatives = [shape._inline.docPr.get("descr") for shape in made.inline_shapes]
    assert alternatives == [each.page.chart.alt for each in whole.measures if each.page.chart]
    assert all(alternatives)


def test_the_values_are_those_of_the_view(made: Document, whole: Pack) -> None:
    """The table of verdicts row by row, and every value of every table of figures."""
    summary = [
        ["".join(each.text or "" for each in cell._tc.iter(qn("w:t"))) for cell in row.cells]
        for row in made.tables[0].rows
    ][1:]
    assert len(summary) == len(whole.summary)
    for found, row in zip(summary, whole.summary, strict=True):
        assert found[0] == f"{row.number}  {row.title}"
        assert found[1].startswith(row.latest)
        assert found[2] == (row.target or "none")
        for cell, answer in zip(found[3:], row.answers, strict=True):
            assert answer.words in cell
    written = cells(made)
    values = [cell for each in whole.measures for row in each.table.rows for cell in row.cells if cell]
    assert values
    assert all(any(words.startswith(cell.text) for words in written) for cell in values)


def test_every_link_within_leads_somewhere(made: Document, whole: Pack) -> None:
    """To a bookmark that is there once; every part has one."""
    marks = list(names(made, "w:bookmarkStart", "w:name"))
    assert len(marks) == len(set(marks)) == len(whole.contents)
    assert set(names(made, "w:hyperlink", "w:anchor")) == set(marks)
    assert all(len(mark) <= 40 for mark in marks)


def test_language_properties_and_numbers_of_pages(made: Document, whole: Pack) -> None:
    """What programs that read aloud ask for, and the edges of each page."""
    tongues = {each.get(qn("w:val")) for each in made.styles.element.iter(qn("w:lang"))}
    assert tongues == {"en-GB"}
    known = made.core_properties
    assert (known.title, known.language, known.author) == (whole.name, "en-GB", whole.site.name)
    assert known.modified is not None
    assert known.modified.date() == whole.day
    section = made.sections[0]
    for foot in (section.footer, section.first_page_footer):
        fields = [each.get(qn("w:instr")) for each in foot._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
        assert "For the meeting on 10 September 2024." in foot.paragraphs[0].text
    assert whole.cover.title in section.header.paragraphs[0].text


def test_the_same_pack_gives_the_same_bytes(content: bytes, whole: Pack) -> None:
    """No time of day is in it."""
    assert docx_bytes(whole, str) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {each.date_time[0] for each in archive.infolist()} == {1980}


def test_words_that_xml_cannot_hold_do_no_harm(whole: Pack) -> None:
    """Control characters are left out, markup stays words, and a long description is cut."""
    cover = replace(whole.cover, title="A\x00B\x0b <b>C</b>\ufffe", remit="\x1bWords")
    odd = replace(whole, cover=cover, name="N\x08ame", description="word " * 100)
    made = docx.Document(io.BytesIO(pack_docx(odd, whole.day, lambda _: PIXEL, str)))
    text = [each.text for each in made.paragraphs]
    assert "AB <b>C</b>" in text
    assert "Words" in text
    assert made.core_properties.title == "Name"
