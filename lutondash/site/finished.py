"""Finished pages: a document as HTML that needs no script, from the same blocks the app shows."""

from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from urllib.parse import quote

from lutondash.charts import theme
from lutondash.charts.inline import inline_svg
from lutondash.dataset.dataset import Dataset
from lutondash.errors import PackFault
from lutondash.markup import documents
from lutondash.markup.blocks import (
    Block,
    Chart,
    Choosable,
    CompareChoice,
    Document,
    Downloads,
    GroupChoice,
    Html,
    ListChoice,
    MoneyChoice,
    PackChoice,
    PlaceChoice,
)
from lutondash.markup.carrying import carried, with_edition
from lutondash.markup.engine import Lines, render
from lutondash.site import pack_kinds, pages
from lutondash.site.pages import Choices
from lutondash.site.structured import structured
from lutondash.site.taken import Locate
from lutondash.views.addresses import HOME
from lutondash.views.chart_view import ChartView
from lutondash.views.follow import Follow
from lutondash.views.site import Site, site

ASSETS = Path(str(files("lutondash.markup"))) / "assets"
"""The files that every finished page needs beside it."""
FONT = "/assets/lutondash-sans-1.woff2"
CARD = "/assets/card.png"
"""The picture of a page that has no chart of its own, for links that others share."""
UNAVAILABLE = "The figures cannot be shown now"
"""The title of the page for when there is nothing to show."""
_CHARTS_KEPT = 512


@dataclass(frozen=True, slots=True)
class _Sharing:
    """What a page says of itself to those who link to it or list it; hidden from lists where asked."""

    address: str
    picture: str
    structured: str
    hidden: bool
    feed: Follow | None = None


_UNSHARED = _Sharing(address="", picture="", structured="", hidden=True)


class Medium(Enum):
    """How readers get a page: from a server that answers forms, or as one of many files."""

    SERVED = auto()
    FILES = auto()


@dataclass(frozen=True, slots=True)
class Finished:
    """A finished page in parts: head without style or script, style on paper, top, content and foot."""

    head: str
    paper: str
    top: str
    content: tuple[str, ...]
    foot: str


def finished(
    dataset: Dataset, name: str, choices: Choices, locate: Locate, medium: Medium = Medium.SERVED
) -> Finished:
    """Finish a page; raises UnknownIdError for a page or an id that nothing bears.

    Where `locate` gives no absolute addresses, the page names none as its own.
    """
    frame, document = site(dataset), pages.document(dataset, name, choices)
    query = pages.first(choices, "q")
    sharing = _Sharing(
        address=_absolute(locate(pages.canonical(name, choices))),
        picture=locate(with_edition(_picture(document), frame.past)),
        structured=_structured(dataset, document, name, choices, locate),
        hidden=bool(query) or frame.past is not None,
        feed=_feed(document),
    )
    head = _head(document, frame, sharing)
    top = _top(frame, medium, name, query, pages.address(name, choices))
    return _finished(document, frame, head, top, medium)


def _structured(dataset: Dataset, document: Document, name: str, choices: Choices, locate: Locate) -> str:
    """Describe a page as JSON-LD; of an earlier edition nothing, for what it describes is no longer so."""
    if dataset.history.past is not None:
        return ""
    return structured(dataset, document, name, choices, locate)


def not_found(dataset: Dataset, medium: Medium = Medium.SERVED) -> Finished:
    """Finish the page for an address that leads nowhere; it has no address of its own."""
    frame = site(dataset)
    document = documents.not_found(frame)
    head = _head(document, frame, _UNSHARED)
    return _finished(document, frame, head, _top(frame, medium), medium)


def unavailable() -> Finished:
    """Finish the page for when there is nothing to show: it knows of no data, not even whose site it is."""
    head = render("unavailable_head.html", title=UNAVAILABLE)
    top, content, foot = (render(f"unavailable{part}.html") for part in ("_top", "", "_foot"))
    return Finished(head, "", top, (content,), foot)


def refused(dataset: Dataset, faults: tuple[PackFault, ...], medium: Medium = Medium.SERVED) -> Finished:
    """Finish the page for a pack that cannot be made; it has no address of its own."""
    frame = site(dataset)
    document = documents.refused(faults)
    head = _head(document, frame, _UNSHARED)
    return _finished(document, frame, head, _top(frame, medium), medium)


def _head(document: Document, frame: Site, sharing: _Sharing) -> str:
    """Render what the head of a page says of it."""
    title = documents.title(document, frame)
    return render("finished_head.html", document=document, title=title, site=frame, sharing=sharing)


def whole(page: Finished, *, font: str = FONT, style: str = "", opening: str = "", ending: str = "") -> str:
    """Put a finished page together.

    `style` follows its own, `opening` stands before its content, `ending` at the body's end.
    """
    return render(
        "whole.html",
        page=page,
        style=_style() + style,
        font=font,
        icon=_icon(),
        opening=opening,
        ending=ending,
    )


@lru_cache(maxsize=1)
def _style() -> str:
    sheets = files("lutondash.markup")
    return "".join(sheets.joinpath(name).read_text("utf-8") for name in ("style.css", "print.css"))


@lru_cache(maxsize=1)
def _icon() -> str:
    """Hold the icon in its address, for it is smaller than the asking for it."""
    return "data:image/svg+xml," + quote((ASSETS / "favicon.svg").read_text("utf-8").strip())


def _absolute(address: str) -> str:
    return address if "://" in address else ""


def _top(frame: Site, medium: Medium, name: str = "", query: str = "", here: str = HOME) -> str:
    """Render the head of the page; among files there is nobody who could search."""
    return documents.top(frame, name, query if medium is Medium.SERVED else None, here)


def _finished(document: Document, frame: Site, head: str, top: str, medium: Medium) -> Finished:
    """Put a page's parts together."""
    content = tuple(carried(_block(block, medium), frame.past, frame.meeting) for block in document.blocks)
    return Finished(head, documents.paper(document, frame), top, content, documents.foot(frame))


def _block(block: Block, medium: Medium) -> str:
    match block:
        case Html():
            return block.body(Lines.DRAWN, served=medium is Medium.SERVED)
        case Chart():
            return _chart(block.view)
        case Downloads():
            return render("downloads.html", block=block)
        case ListChoice():
            return render("scrutiny_list.html", page=block, served=medium is Medium.SERVED)
        case PackChoice():
            kinds, served = pack_kinds.offered(), medium is Medium.SERVED
            return render("packs.html", page=block.packs, kinds=kinds, served=served)
        case _:
            return _choice(block, medium)


def _choice(block: Choosable, medium: Medium) -> str:
    """Offer forms and links; among files nobody can answer them, so each says where else to look."""
    served = medium is Medium.SERVED
    match block:
        case PlaceChoice() if served:
            return render("places.html", choice=block, most=pages.MOST_PLACES)
        case PlaceChoice():
            return render("places_in_files.html")
        case GroupChoice():
            return render("groups.html", page=block.view, chooses=served)
        case MoneyChoice():
            return render("money_control.html", controls=block.controls, served=served)
        case CompareChoice():
            template = "compare_choice.html" if served else "compare_in_files.html"
            return render(template, choice=block.view, most=pages.MOST_PLACES)


@lru_cache(maxsize=_CHARTS_KEPT)
def _chart(view: ChartView) -> str:
    """Draw a chart once at every size; the page's style shows the one that fits."""
    drawn = [(size.name, inline_svg(view, size)) for size in theme.SIZES]
    return render("chart.html", alt=view.alt, drawn=drawn)


def _feed(document: Document) -> Follow | None:
    """Find the feed that tells of changes on a page, for programs that look for one in its head."""
    pages_of = (block.page for block in document.blocks if isinstance(block, Html))
    return next((page for page in pages_of if isinstance(page, Follow)), None)


def _picture(document: Document) -> str:
    """Choose the picture for a shared link: the page's chart, else the site's card."""
    files = (file for block in document.blocks if isinstance(block, Downloads) for file in block.files)
    return next((file.address for file in files if file.name.endswith(".png")), CARD)
