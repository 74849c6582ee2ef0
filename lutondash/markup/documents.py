"""Documents: each page's view turned into blocks of HTML, charts and choices."""

from lutondash.markup.blocks import (
    Block,
    Chart,
    Document,
    Download,
    Downloads,
    Html,
    PlaceChoice,
)
from lutondash.markup.engine import render
from lutondash.views.accessibility_page import AccessibilityPage
from lutondash.views.archive_page import ArchivePage
from lutondash.views.data_page import DataPage
from lutondash.views.framework_page import FrameworkPage
from lutondash.views.indicator_page import IndicatorPage
from lutondash.views.outcome_page import OutcomePage
from lutondash.views.overview_page import OverviewPage
from lutondash.views.priority_page import PriorityPage
from lutondash.views.site import NAME, Site

_EVERYTHING = (
    Download("Every figure for Luton (CSV)", "luton-figures.csv"),
    Download("Every figure for Luton (spreadsheet)", "luton-figures.xlsx"),
    Download("Every figure for every place (ZIP, a data package)", "lutondash-figures.zip"),
)


def overview(view: OverviewPage) -> Document:
    """Lay out the first page, or what a search found."""
    title = _title(f"Figures about {view.found.query}") if view.found else NAME
    said = view.found.summary if view.found else f"{view.headline}."
    return Document(title, said, (Html(render("overview.html", page=view)),))


def priority(view: PriorityPage) -> Document:
    """Lay out a priority's page."""
    listed = Download(
        "Download this list (CSV)", f"{view.id}.csv", (("side", (view.side,)), ("show", (view.show,)))
    )
    blocks = (Html(render("priority.html", page=view)), Downloads((listed,)))
    return Document(_title(view.title), f"{view.aim} {view.summary}", blocks)


def outcome(view: OutcomePage) -> Document:
    """Lay out an outcome's page."""
    listed = Download("Download this list (CSV)", "outcome.csv", (("id", (view.slug,)),))
    blocks = (Html(render("outcome.html", page=view)), Downloads((listed,)))
    return Document(_title(view.title), view.summary, blocks)


def indicator(view: IndicatorPage) -> Document:
    """Lay out an indicator's page around its chart."""
    blocks: list[Block] = [Html(render("indicator_answer.html", page=view))]
    if view.chart is not None:
        blocks += [
            Html(render("chart_heading.html", chart=view.chart)),
            Chart(view.chart),
            Html(render("chart_source.html", chart=view.chart)),
        ]
    blocks.append(_figure_downloads(view))
    if view.places:
        blocks.append(PlaceChoice(view.row.id, view.places, view.chosen))
    blocks += [
        Html(render("indicator_figures.html", page=view)),
        Html(render("indicator_about.html", page=view)),
    ]
    said = f"{view.row.question} {view.answer}"
    return Document(_title(view.row.title), said, tuple(blocks), view.source)


def _figure_downloads(view: IndicatorPage) -> Downloads:
    """Offer the figures as they are shown and, where there is a chart, its picture."""
    places = (("place", tuple(place.code for place in view.chosen)),)
    files = [
        Download("Download these figures (CSV)", f"{view.row.id}.csv", places),
        Download("Spreadsheet (XLSX)", f"{view.row.id}.xlsx", places),
    ]
    if view.chart is not None:
        files += [
            Download("Picture (SVG)", f"{view.row.id}.svg", places),
            Download("Picture (PNG)", f"{view.row.id}.png", places),
        ]
    return Downloads(tuple(files))


def framework(view: FrameworkPage) -> Document:
    """Lay out the page on how it fits together."""
    said = "From the vision for 2040 to daily work: who decides, who checks, and what is published."
    return _document("How it fits together", said, render("framework.html", page=view))


def archive(view: ArchivePage) -> Document:
    """Lay out the page of the earlier priorities."""
    return _document("Earlier priorities", view.what, render("archive.html", page=view))


def data(view: DataPage) -> Document:
    """Lay out the page of sources and downloads."""
    blocks = (
        Html(render("data_top.html", page=view)),
        Downloads(_EVERYTHING),
        Html(render("data_lists.html", page=view)),
    )
    return Document(_title("Data and sources"), view.summary, blocks)


def about(site: Site) -> Document:
    """Lay out the page about this site."""
    said = f"What you can trust here, and how we judge {site.figures} published figures about Luton."
    return _document("About", said, render("about.html", site=site))


def accessibility(view: AccessibilityPage) -> Document:
    """Lay out the accessibility statement."""
    return _document("Accessibility statement", view.summary, render("accessibility.html", page=view))


def not_found(site: Site) -> Document:
    """Lay out the page for an id nothing bears; it repeats nothing of the address."""
    said = "No page, figure or outcome has this address."
    return _document("We cannot find that", said, render("not_found.html", site=site))


def top(site: Site, current: str, query: str | None = "") -> str:
    """Render the head of every page, the reader's place in the menu marked; without a query, no search."""
    return render("top.html", site=site, current=current, query=query)


def foot(site: Site) -> str:
    """Render the foot of every page."""
    return render("foot.html", site=site)


def paper(document: Document, site: Site) -> str:
    """Render the style that writes a page's name, source, date and number at the edges of printed pages."""
    return render("paper.html", document=document, site=site)


def _document(title: str, description: str, body: str) -> Document:
    return Document(_title(title), description, (Html(body),))


def _title(title: str) -> str:
    return f"{title} - {NAME}"
