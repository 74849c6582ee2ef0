"""The document of the page about money: its sections in the order they are read."""

from collections.abc import Iterator

from lutondash.markup.blocks import Block, Chart, Choices, Document, Download, Downloads, Html, MoneyChoice
from lutondash.views.chart_view import ChartView
from lutondash.views.money.choices import MEASURE, SERVICE, MoneyChoices
from lutondash.views.money.money_page import MoneyPage

FILES = (
    ("Spending, all lines (CSV)", "money-revenue.csv"),
    ("Where it comes from (CSV)", "money-funding.csv"),
    ("Reserves (CSV)", "money-reserves.csv"),
    ("Council tax (CSV)", "money-council-tax.csv"),
    ("Savings (CSV)", "money-savings.csv"),
    ("Capital programme (CSV)", "money-capital.csv"),
    ("Plan for the years ahead (CSV)", "money-mtfp.csv"),
    ("What was said (CSV)", "money-statements.csv"),
    ("Links to results (CSV)", "money-service-links.csv"),
    ("Lines of account (CSV)", "money-lines.csv"),
    ("Names of lines (CSV)", "money-line-names.csv"),
    ("Residents of every place (CSV)", "money-population.csv"),
    ("Price rises (CSV)", "money-deflators.csv"),
    ("All of it (spreadsheet)", "money.xlsx"),
    ("Every place and every row (ZIP)", "lutondash-figures.zip"),
)
"""Words and names of the files about money."""

_DRAWN = {
    "money-spending": "of the bars",
    "money-bridge": "of the steps",
    "money-sources": "of the sources",
    "money-change": "of the change",
    "money-against-budget": "of the budget",
    "money-compared": "of the places",
}
"""What each chart shows, by its id."""


def money(view: MoneyPage) -> Document:
    """Lay out the page about money; where nothing is held, only what says so."""
    top = Html("money_top.html", view)
    blocks = (top,) if view.empty else (top, *_sections(view))
    said = view.empty or f"{view.headline}. {view.lead}"
    return Document(view.name, said, tuple(blocks))


def _sections(view: MoneyPage) -> Iterator[Block]:
    yield Html("money_spending.html", view.spending)
    if view.spending.chart is not None:
        yield _files(view.spending.chart)
    yield from _drawn("bridge", view.bridge, view.bridge.chart)
    yield from _drawn("sources", view.sources, view.sources.chart)
    yield from _change(view)
    yield from _drawn("against_budget", view.against_budget, view.against_budget.chart)
    yield from _compared(view)
    yield from _bills(view)
    yield Html("money_reserves.html", view.reserves)
    yield Html("money_savings.html", view.savings)
    yield Html("money_borrowing.html", view.borrowing)
    yield Html("money_plan.html", view.plan)
    yield Html("money_capital.html", view.capital)
    yield Html("money_said.html", view.said)
    yield Html("money_missing.html", view.missing)
    yield Html("money_files.html", view)
    yield Downloads(tuple(Download(words, name) for words, name in FILES))


def _drawn(name: str, section: object, chart: ChartView | None) -> Iterator[Block]:
    """Lay out a section with one chart and the table behind it; without the chart only its words."""
    yield Html(f"money_{name}.html", section)
    if chart is not None:
        yield from _chart(chart)
        yield Html(f"money_{name}_table.html", section)


def _chart(chart: ChartView, choices: Choices = ()) -> Iterator[Block]:
    yield Html("money_chart_heading.html", chart)
    yield Chart(chart)
    yield Html("chart_source.html", chart)
    yield _files(chart, choices)


def _files(chart: ChartView, choices: Choices = ()) -> Downloads:
    """Offer a chart as pictures and as figures; links are named apart, its id is the stem of the files."""
    kinds = (("Picture", "SVG"), ("Picture", "PNG"), ("Figures", "CSV"))
    return Downloads(
        tuple(
            Download(f"{what} {_DRAWN[chart.id]} ({kind})", f"{chart.id}.{kind.lower()}", choices)
            for what, kind in kinds
        )
    )


def _change(view: MoneyPage) -> Iterator[Block]:
    """Lay out what a reader can count in three ways and for each service."""
    section = view.change
    yield Html("money_change.html", section)
    if section.controls:
        yield MoneyChoice(section.controls)
    if section.chart is not None:
        yield from _chart(section.chart, _chosen(view.choices, MEASURE, SERVICE))
    yield Html("money_change_table.html", section)


def _compared(view: MoneyPage) -> Iterator[Block]:
    """Lay out one service among similar places, and the table of all."""
    section = view.compared
    yield Html("money_compared.html", section)
    if section.control is not None:
        yield MoneyChoice((section.control,))
    if section.strip is not None:
        yield Html("money_chart_heading.html", section.strip)
        yield Chart(section.strip)
        yield Html("strip_places.html", section.strip)
        yield _files(section.strip, _chosen(view.choices, SERVICE))
    if section.rows:
        yield Html("money_compared_table.html", section)


def _bills(view: MoneyPage) -> Iterator[Block]:
    """Lay out the bill of the council tax band that a reader chooses."""
    yield Html("money_bills.html", view.bills)
    if view.bills.control is not None:
        yield MoneyChoice((view.bills.control,))
    yield Html("money_bills_table.html", view.bills)


def _chosen(choices: MoneyChoices, *names: str) -> Choices:
    """Keep the choices that shape a file."""
    return tuple((name, (value,)) for name, value in choices.values if name in names)
