"""The paper of a Word document: A4, its styles, its language, and what stands at the edges of its pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from textwrap import shorten
from types import MappingProxyType

from docx import Document
from docx.document import Document as Made
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Emu, Mm, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.text.paragraph import Paragraph

from lutondash.exports.word_parts import INK, SOFT, TEXT, writable

LANGUAGE = "en-GB"
TABLE_STYLE = "Figures"
BULLET, CELL = "ListBullet", "TableText"
"""The ids of styles, by which the library finds them at once."""
_FACE = "Arial"
_WORD_2013_AND_LATER = "15"
_LONGEST_PROPERTY = 255
"""In letters: what a document may say of itself; the document says it whole."""
_SIZES: Mapping[str, tuple[float, str]] = MappingProxyType(
    {
        "Title": (30, TEXT),
        "Heading 1": (18, TEXT),
        "Heading 2": (13, INK),
        "Heading 3": (10.5, TEXT),
        "Normal": (10, TEXT),
        "List Bullet": (10, TEXT),
        "Header": (8.5, SOFT),
        "Footer": (8.5, SOFT),
    }
)
"""The size in points and the colour of each style."""
_TABLE = f"""<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>
<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>
<w:insideH w:val="single" w:sz="4" w:space="0" w:color="DFE3E6"/></w:tblBorders>
<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="115" w:type="dxa"/></w:tblCellMar></w:tblPr>
<w:tblStylePr w:type="firstRow"><w:rPr><w:color w:val="{SOFT}"/></w:rPr><w:tcPr><w:tcBorders>
<w:bottom w:val="single" w:sz="12" w:space="0" w:color="{TEXT}"/></w:tcBorders>
<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>
<w:tblStylePr w:type="firstCol"><w:rPr><w:b/></w:rPr></w:tblStylePr></w:style>"""


@dataclass(frozen=True, slots=True)
class About:
    """What a document is: its title, whose it is, of which day, and what stands at the foot of each page."""

    title: str
    author: str
    subject: str
    day: date
    head: str
    foot: str


def paper(about: About) -> Made:
    """Return an empty document."""
    made = Document()
    _styles(made)
    _languages(made)
    _of_today(made)
    _properties(made, about)
    section = made.sections[0]
    _format(section)
    _edges(section, about)
    return made


def page_width(made: Made) -> int:
    """Return how wide the text of a page is, in the units of the library."""
    section = made.sections[0]
    return int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)


def _styles(made: Made) -> None:
    for name, (size, color) in _SIZES.items():
        _dress(made.styles[name], size, color)
    for letters in made.styles.element.iter(qn("w:rFonts")):
        _replace_theme(letters)
    for name in ("Header", "Footer"):
        made.styles[name].paragraph_format.tab_stops.clear_all()
    body = made.styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
    body.base_style = made.styles["Normal"]
    _dress(body, 9, "")
    _space(body, 1, 1)
    _space(made.styles["Normal"], 2, 4)
    _space(made.styles["List Bullet"], 0, 2)
    _space(made.styles["Heading 1"], 18, 4)
    _space(made.styles["Heading 2"], 12, 3)
    _space(made.styles["Heading 3"], 8, 2)
    made.styles.element.append(parse_xml(_TABLE))


def _dress(style: ParagraphStyle, size: float, color: str) -> None:
    """Give a style its letters; without a colour it takes that of its table."""
    style.font.name = _FACE
    style.font.size = Pt(size)
    if color:
        style.font.color.rgb = RGBColor.from_string(color)


def _replace_theme(letters: BaseOxmlElement) -> None:
    """Name the letters themselves: those of a theme would count more."""
    for name in ("ascii", "hAnsi", "eastAsia", "cs"):
        letters.attrib.pop(qn(f"w:{name}Theme"), None)
        letters.set(qn(f"w:{name}"), _FACE)
    letters.attrib.pop(qn("w:cstheme"), None)


def _space(style: ParagraphStyle, before: float, after: float) -> None:
    style.paragraph_format.space_before = Pt(before)
    style.paragraph_format.space_after = Pt(after)
    style.paragraph_format.line_spacing = 1.1


def _languages(made: Made) -> None:
    """Say in which language the words are, for programs that read aloud or check the spelling."""
    for tag in (*made.styles.element.iter(qn("w:lang")), *made.settings.element.iter(qn("w:themeFontLang"))):
        tag.set(qn("w:val"), LANGUAGE)


def _of_today(made: Made) -> None:
    """Have Word show the document as its own of today; the library's is of Word 2010."""
    for setting in made.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), _WORD_2013_AND_LATER)


def _properties(made: Made, about: About) -> None:
    known = made.core_properties
    known.title, known.author, known.subject = map(_property, (about.title, about.author, about.subject))
    known.language, known.comments, known.last_modified_by = LANGUAGE, "", _property(about.author)
    known.created = known.modified = datetime.combine(about.day, time(), UTC)


def _property(words: str) -> str:
    """Return what the library takes as a property: it refuses more than 255 characters."""
    return shorten(writable(words), _LONGEST_PROPERTY, placeholder=" ...")


def _format(section: Section) -> None:
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(18)
    section.top_margin, section.bottom_margin = Mm(22), Mm(22)
    section.different_first_page_header_footer = True


def _edges(section: Section, about: About) -> None:
    """Write the running head, and the foot with the number of the page; the first page has no head."""
    right = Emu(int(section.page_width or 0) - 2 * int(section.left_margin or 0))
    _edge(section.header.paragraphs[0], right, about.author).add_run(writable(about.head))
    for foot in (section.footer, section.first_page_footer):
        line = _edge(foot.paragraphs[0], right, about.foot)
        line.add_run("Page ")
        _field(line, "PAGE")
        line.add_run(" of ")
        _field(line, "NUMPAGES")


def _edge(line: Paragraph, right: Emu, words: str) -> Paragraph:
    """Write words at the left of an edge; what follows stands at its right."""
    stops = line.paragraph_format.tab_stops
    stops.add_tab_stop(right, WD_TAB_ALIGNMENT.RIGHT)
    line.add_run(writable(f"{words}\t"))
    return line


def _field(line: Paragraph, name: str) -> None:
    """Put in a number that the program which shows the document works out."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    run = line.add_run("1")
    line._p.append(field)
    field.append(run._r)
