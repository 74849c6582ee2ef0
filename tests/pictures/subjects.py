"""What pictures are taken of: every kind of page and of chart, from made-up figures, as finished HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lutondash import Dataset
from lutondash.charts import theme
from lutondash.charts.inline import inline_svg
from lutondash.markup.engine import render
from lutondash.model.edition import Shown
from lutondash.site import finished
from lutondash.site.finished import Finished
from lutondash.site.pages import Choices
from lutondash.views.chart_view import ChartView
from lutondash.views.lines import Line
from tests.charts.amounts import AMOUNTS
from tests.charts.bars import BARS
from tests.charts.control import CONTROL_KINDS
from tests.charts.kinds import KINDS, ONE_PLACE, line
from tests.charts.strips import STRIPS
from tests.editions_made import at, change, edition, history, withdrawn
from tests.sample import NEIGHBOUR

WIDTHS = (1280, 390)

PAGES: Mapping[str, tuple[str, Choices]] = {
    "overview": ("overview", ()),
    "search": ("overview", (("q", ("umbrellas",)),)),
    "priority": ("dry-town", ()),
    "outcome": ("outcome", (("id", ("umbrellas-find-home",)),)),
    "indicator": ("indicator", (("id", ("umbrellas-returned",)), ("place", (NEIGHBOUR,)))),
    "gutters": ("indicator", (("id", ("gutters-cleared",)),)),
    "compare": ("compare", (("indicator", ("rainy-days",)), ("group", ("like-us",)))),
    "money": ("money", ()),
    "framework": ("framework", ()),
    "archive": ("archive", ()),
    "data": ("data", ()),
    "about": ("about", ()),
    "accessibility": ("accessibility", ()),
}

OTHERS = ("not-found", "unavailable", "withdrawn", "draft", "since")
"""Pages beside those that every site has."""

_OF_EDITIONS: Mapping[str, tuple[str, Choices]] = {
    "changes": ("changes", ()),
    "since": ("dry-town", (("since", ("1",)),)),
}


def _with_gaps(whole: Line) -> Line:
    """Leave out the third value, and break the line there."""
    return replace(whole, points=tuple(replace(p, run=n // 3) for n, p in enumerate(whole.points) if n != 2))


_VIEWS: Mapping[str, ChartView] = {
    **KINDS,
    **{f"limits {kind}": view for kind, view in CONTROL_KINDS.items()},
    **{f"places {kind}": view for kind, view in STRIPS.items()},
    **{f"bars {kind}": BARS[kind] for kind in ("spend", "variance", "bridge", "a long tail")},
    **{f"amounts {kind}": AMOUNTS[kind] for kind in ("five lines", "a gap", "a break")},
}

CHARTS: Mapping[str, ChartView] = {
    **{
        kind.replace(" ", "-").replace(",", ""): view
        for kind, view in _VIEWS.items()
        if "hostile" not in kind
    },
    "gaps": replace(ONE_PLACE, lines=(_with_gaps(line("Muddleford", 40, 44, 38, 47, 52, 50)),)),
    "two-points": replace(ONE_PLACE, lines=(line("Muddleford", 40, 52),)),
}


@dataclass(frozen=True, slots=True)
class Subject:
    """A document and the width of the window in which its picture is taken."""

    name: str
    html: str
    width: int


def subjects(dataset: Dataset) -> Iterator[Subject]:
    """Give every document at every width."""
    documents = {f"page-{name}": page(dataset, name) for name in PAGES}
    documents |= {"page-not-found": finished.whole(finished.not_found(dataset))}
    documents |= {"page-unavailable": finished.whole(finished.unavailable())}
    documents |= {f"page-{name}": page(looked, of) for name, (of, looked) in _in_editions(dataset).items()}
    documents |= {f"chart-{kind}": chart(view) for kind, view in CHARTS.items()}
    for name, html in documents.items():
        yield from (Subject(f"{name}-{width}", html, width) for width in WIDTHS)


def _in_editions(dataset: Dataset) -> Mapping[str, tuple[str, Dataset]]:
    """Return pages that say what edition they show, each with the name of the page it is like."""
    taken_back = history(withdrawn(2, 9), edition(1), shown=Shown.PAST, number=2)
    drafted = history(edition(1), shown=Shown.DRAFT, out_at=at(26), drafted=(change(),))
    later = history(edition(2), edition(1), changes=[(2, change(indicator="gutters-cleared"))])
    return {
        "withdrawn": ("archive", replace(dataset, history=taken_back)),
        "draft": ("changes", replace(dataset, history=drafted, before=dataset)),
        "since": ("since", replace(dataset, history=later, before=dataset)),
    }


def page(dataset: Dataset, name: str) -> str:
    """Finish a page."""
    of, choices = PAGES.get(name) or _OF_EDITIONS[name]
    return finished.whole(finished.finished(dataset, of, choices, lambda address: address))


def chart(view: ChartView) -> str:
    """Finish a page that holds a chart alone."""
    drawn = [(size.name, inline_svg(view, size)) for size in theme.SIZES]
    body = render("chart.html", alt=view.alt, drawn=drawn)
    return finished.whole(Finished("<title>A chart</title>", "", "", (body,), ""))
