"""Documents: each page's view turned into blocks of HTML, charts and choices."""

from collections.abc import Iterator

from lutondash.errors import PackFault
from lutondash.markup.blocks import (
    Block,
    Chart,
    Choices,
    CompareChoice,
    Document,
    Download,
    Downloads,
    GroupChoice,
    Html,
    ListChoice,
    PackChoice,
    PlaceChoice,
)
from lutondash.markup.carrying import carried
from lutondash.markup.engine import render
from lutondash.views.accessibility_page import AccessibilityPage
from lutondash.views.addresses import HOME
from lutondash.views.archive_page import ArchivePage
from lutondash.views.changes_page import EVERY_CHANGE, ChangesPage
from lutondash.views.chart_view import ChartView
from lutondash.views.compare_page import ComparePage, CompareStart
from lutondash.views.data_page import DataPage
from lutondash.views.editions_section import REVISIONS
from lutondash.views.follow import Follow
from lutondash.views.framework_page import FrameworkPage
from lutondash.views.indicator_page import IndicatorPage
from lutondash.views.methods_page import AboutPage
from lutondash.views.money.related import Related
from lutondash.views.outcome_page import OutcomePage
from lutondash.views.overview_page import OverviewPage
from lutondash.views.priority_page import PriorityPage
from lutondash.views.scrutiny.page import ScrutinyPage
from lutondash.views.scrutiny.start import ScrutinyStart
from lutondash.views.site import Site

FOLLOW = "follow.html"
"""The fragment that names the feed of a page."""


def overview(view: OverviewPage) -> Document:
    """Lay out the first page, or what a search found."""
    if view.found is None:
        name, said = view.name, f"{view.headline}."
    else:
        name = f"Figures about {view.found.query}"
        said = f"Search among all figures and pages for “{view.found.query}”. {view.found.summary}"
    return Document(name, said, (Html("overview.html", view),))


def priority(view: PriorityPage) -> Document:
    """Lay out a priority's page."""
    listed = Download(
        "Download this list (CSV)", f"{view.id}.csv", (("side", (view.side,)), ("show", (view.show,)))
    )
    ends: tuple[Block, ...] = (Downloads((listed,)), *_follow(view.follow))
    blocks: tuple[Block, ...] = (Html("priority.html", view), *_money(view.money), *ends)
    said = f"{view.name}. {view.rows_shown}" if view.is_filtered else view.aim
    return Document(view.name, f"{said} {view.summary}", blocks)


def outcome(view: OutcomePage) -> Document:
    """Lay out an outcome's page."""
    listed = Download("Download this list (CSV)", "outcome.csv", (("id", (view.slug,)),))
    blocks: tuple[Block, ...] = (Html("outcome.html", view), *_money(view.money), Downloads((listed,)))
    return Document(view.title, view.description, blocks)


def _money(view: Related | None) -> tuple[Html, ...]:
    """Lay out the money beside results, where any is held."""
    return (Html("money_related.html", view),) if view is not None else ()


def _follow(view: Follow | None) -> tuple[Html, ...]:
    """Lay out how to be told of changes, where what is shown will change."""
    return (Html(FOLLOW, view),) if view is not None else ()


def indicator(view: IndicatorPage) -> Document:
    """Lay out an indicator's page around its chart."""
    blocks: list[Block] = [Html("indicator_answer.html", view)]
    if view.chart is not None:
        blocks += [
            Html("chart_heading.html", view.chart),
            Chart(view.chart),
            Html("chart_source.html", view.chart),
        ]
    blocks += [_figure_downloads(view), *_follow(view.follow)]
    if view.places:
        blocks.append(PlaceChoice(view.row.id, view.places, view.chosen, view.compare, view.answers.group))
    blocks += _answers(view)
    blocks += [
        Html("indicator_words.html", view),
        Html("indicator_figures.html", view),
        *_money(view.money),
        Html("indicator_about.html", view),
    ]
    return Document(view.name, view.description, tuple(blocks), view.source)


def _answers(view: IndicatorPage) -> Iterator[Block]:
    """Lay out the four answers, the charts behind them, and the groups of similar places to choose from."""
    yield Html("indicator_answers.html", view.answers)
    if view.control is not None:
        yield from _charted(view.control, "control_key.html")
        yield _pictures("of the limits", f"{view.row.id}-control")
    if view.strip is not None:
        group = (("group", (view.answers.group,) if view.answers.group else ()),)
        yield from _charted(view.strip, "strip_places.html")
        yield _pictures("of the places", f"{view.row.id}-places", group)
    if view.answers.groups:
        yield GroupChoice(view.answers)


def _charted(view: ChartView, beside: str) -> Iterator[Block]:
    """Lay out a chart with its finding over it, and what explains it in another fragment."""
    yield from (Html("chart_heading.html", view), Chart(view), Html(beside, view))


def _pictures(of: str, name: str, choices: Choices = ()) -> Downloads:
    """Offer a chart as a picture, in lines or in dots."""
    kinds = ("SVG", "PNG")
    return Downloads(tuple(Download(f"Picture {of} ({k})", f"{name}.{k.lower()}", choices) for k in kinds))


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


def compare(view: ComparePage | CompareStart) -> Document:
    """Lay out the page of a figure beside picked places, or the page to choose one."""
    groups = Html("compare_groups.html", view)
    if isinstance(view, CompareStart):
        start = Html("compare_start.html", view)
        return Document(view.name, view.description, (start, CompareChoice(view.choosing), groups))
    blocks: list[Block] = [Html("compare_answer.html", view), CompareChoice(view.choosing)]
    for drawn in (view.strip, view.chart):
        if drawn is not None:
            blocks += [Html("chart_heading.html", drawn), Chart(drawn), Html("chart_source.html", drawn)]
    blocks += [_comparison_downloads(view), Html("compare_figures.html", view), groups]
    return Document(view.name, view.lead, tuple(blocks), view.source)


def _comparison_downloads(view: ComparePage) -> Downloads:
    """Offer the figures of exactly the places compared and, where there is a chart, its picture."""
    choices = view.choosing.selection.choices
    files = [
        Download("Download these figures (CSV)", "compare.csv", choices),
        Download("Spreadsheet (XLSX)", "compare.xlsx", choices),
    ]
    if view.strip is not None:
        files += [
            Download("Picture of the places (SVG)", "compare-places.svg", choices),
            Download("Picture of the places (PNG)", "compare-places.png", choices),
        ]
    if view.chart is not None:
        files += [
            Download("Picture of the lines (SVG)", "compare.svg", choices),
            Download("Picture of the lines (PNG)", "compare.png", choices),
        ]
    return Downloads(tuple(files))


def scrutiny_start(view: ScrutinyStart) -> Document:
    """Lay out the page where a reader chooses what to look at together."""
    said = "Pick a committee, a goal or a service. You see first what to ask about."
    blocks = (Html("scrutiny_start.html", view), ListChoice(view.topics))
    return Document("For scrutiny", said, blocks)


def scrutiny(view: ScrutinyPage) -> Document:
    """Lay out what a committee looks at: what stands out first, then every figure."""
    listed = Download("Download this table (CSV)", "scrutiny.csv", view.choices)
    adding = (ListChoice(view.topics, view.ids),) if view.topics else ()
    ends: tuple[Block, ...] = (*adding, PackChoice(view.packs), Downloads((listed,)), *_follow(view.follow))
    blocks: tuple[Block, ...] = (Html("scrutiny.html", view), *ends)
    return Document(view.name, f"{view.summary} {view.scope.remit}", blocks)


def framework(view: FrameworkPage) -> Document:
    """Lay out the page on how it fits together."""
    said = "From the vision for 2040 to daily work: who decides, who checks, and what is published."
    return _document("How it fits together", said, Html("framework.html", view))


def archive(view: ArchivePage) -> Document:
    """Lay out the page of the earlier priorities."""
    said = f"The priorities of {view.period}, and what was published about them then. {view.what}"
    return _document("Earlier priorities", said, Html("archive.html", view))


def data(view: DataPage) -> Document:
    """Lay out the page of sources and downloads."""
    everything = (
        Download(f"Every figure for {view.place} (CSV)", "luton-figures.csv"),
        Download(f"Every figure for {view.place} (spreadsheet)", "luton-figures.xlsx"),
        Download("Every figure for every place (ZIP, a data package)", "lutondash-figures.zip"),
    )
    blocks: list[Block] = [
        Html("data_top.html", view),
        Downloads(everything),
        Html("data_editions.html", view),
    ]
    if view.editions.is_kept:
        blocks.append(Downloads((Download("Every change in every edition and place (CSV)", REVISIONS),)))
    blocks += [Html("data_next.html", view), Html("data_lists.html", view)]
    return Document("Data and sources", view.summary, tuple(blocks))


def changes(view: ChangesPage) -> Document:
    """Lay out the page of what a draft will change."""
    blocks: list[Block] = [Html("changes.html", view)]
    if view.has_file:
        blocks.append(Downloads((Download("Every change in every place (CSV)", EVERY_CHANGE),)))
    return Document(view.name, view.lead, tuple(blocks))


def about(view: AboutPage) -> Document:
    """Lay out the page about this site, with the methods."""
    said = (
        f"What you can trust here, and how we judge {view.site.figures} published figures "
        f"about {view.site.place}."
    )
    return _document("About", said, Html("about.html", view))


def accessibility(view: AccessibilityPage) -> Document:
    """Lay out the accessibility statement."""
    return _document("Accessibility statement", view.summary, Html("accessibility.html", view))


def not_found(site: Site) -> Document:
    """Lay out the page for an id nothing bears; it repeats nothing of the address."""
    said = "No page, figure or outcome has this address. Start from one of these pages."
    return _document("We cannot find that", said, Html("not_found.html", site))


def refused(faults: tuple[PackFault, ...]) -> Document:
    """Lay out the page for a pack that cannot be made."""
    said = "Why, and what to do."
    return _document("This pack cannot be made", said, Html("refused.html", faults))


def title(document: Document, site: Site) -> str:
    """Return the title of a window, a tab or a shared link: what the page is, then whose it is.

    Between them an earlier edition and a draft say what they are.
    """
    shown = site.banner.heading if site.banner else ""
    parts = ("" if document.name == site.name else document.name, shown, site.name)
    return " - ".join(filter(None, parts))


def top(site: Site, current: str, query: str | None = "", here: str = HOME) -> str:
    """Render the head of every page, the reader's place in the menu marked; without a query, no search.

    `here` is the page's own address, for the link from an earlier edition to the page as it is now.
    """
    rendered = render("top.html", site=site, current=current, query=query, here=here)
    return carried(rendered, site.past, site.meeting)


def foot(site: Site) -> str:
    """Render the foot of every page."""
    return carried(render("foot.html", site=site), site.past, site.meeting)


def paper(document: Document, site: Site) -> str:
    """Render the style that writes a page's name, source, date and number at the edges of printed pages."""
    return render("paper.html", document=document, site=site)


def _document(name: str, description: str, only: Html) -> Document:
    return Document(name, description, (only,))
