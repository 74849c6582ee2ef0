"""Made-up charts of amounts over the years, of every kind that is drawn."""

from dataclasses import replace

from lutondash.views.line_chart import LineBreak, LineChart, LinePoint, MoneyLine
from tests.charts.kinds import HOSTILE


def amount(name: str, *millions: float | None, first: int = 2010) -> MoneyLine:
    """Make a line of so many million pounds a year; a year without a figure breaks it."""
    runs: list[list[LinePoint]] = [[]]
    for year, value in enumerate(millions, first):
        if value is None:
            runs.append([])
        else:
            runs[-1].append(LinePoint(year, f"{year} to {year + 1}", value * 1e6, f"£{value:g}m"))
    return MoneyLine(name, tuple(tuple(run) for run in runs if run))


def lines(*amounts: MoneyLine, breaks: tuple[LineBreak, ...] = ()) -> LineChart:
    """Make a chart of these lines."""
    return LineChart(
        id="money-umbrellas-years",
        headline="Muddleford spends £211.8m on gutters, up from £172.1m",
        subtitle="Net spend, £ million. Muddleford, 2010 to 2018.",
        source="Source: Rainland Statistics, Umbrella accounts. Published in June 2024.",
        held="Figures held on 1 September 2024.",
        alt="Muddleford spends £211.8m on gutters, up from £172.1m. Line chart.",
        lines=amounts,
        breaks=breaks,
        notes=tuple(f"Dotted line: {mark.words}" for mark in breaks),
    )


GUTTERS = amount("Gutters", 172.1, 170, 165.5, 168, 174.9, 190.2, 201, 211.8)
FIVE = lines(
    amount("Grants for named purposes", 240, 236, 232, 231, 220, 216, 214, 215.2),
    amount("General government grant", 80, 74, 66, 58, 47, 37, 27, 21.5),
    amount("Business rates", None, None, None, 26, 27, 28, 30, 38.4),
    amount("Council tax", 66, 66.5, 64, 60, 61, 63, 66, 70.2),
    amount("Interest and dividends received", 3, 4, 6, 8, 12, 14, 16, 21.6),
)
_RULES = LineBreak(2016, "from 2016 to 2017 on, figures are counted in another way.")

AMOUNTS = {
    "one line": lines(GUTTERS),
    "five lines": FIVE,
    "a gap": lines(amount("Gutters", 172.1, 170, None, 168, 174.9, None, 201, 211.8)),
    "a lone year": lines(amount("Gutters", 172.1, 170, 165, None, None, None, None, 211.8)),
    "two years": lines(amount("Gutters", 172.1, 170)),
    "a break": lines(amount("Gutters", 172.1, 170, 165.5, 168, 174.9, 190.2, None, 211.8), breaks=(_RULES,)),
    "pounds": lines(amount("For each resident", 0.000412, 0.000398, 0.000871)),
    "under zero": lines(amount("Put into savings", 5, -3, -8.5, 2)),
    "nothing": lines(amount("Parasols", 0, 0, 0)),
    "all alike": lines(*(amount(f"Umbrellas of kind {n}", 50 + n / 10, 51, 52 + n / 10) for n in range(5))),
    "long names": lines(
        *(
            amount(f"{kind} people who have nowhere to keep their umbrellas dry", 9 + n, 8 + n, 4 + n)
            for n, kind in enumerate(("Grants for", "Homes for", "Advice to", "Loans to", "Lifts for"))
        )
    ),
    "one ends early": lines(GUTTERS, amount("Parasols", 9, 8, 4)),
    "hostile names": replace(lines(replace(GUTTERS, name=HOSTILE)), headline=HOSTILE),
}
