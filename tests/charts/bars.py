"""Made-up charts of bars of every kind, so that whatever is drawn is drawn here."""

from dataclasses import replace

from lutondash.views.bar_chart import Bar, BarChart, BarKind
from tests.charts.kinds import HOSTILE

_MINUS = "\N{MINUS SIGN}"


def bar(name: str, millions: float, kind: BarKind = BarKind.PART, start: float = 0) -> Bar:
    """Make a bar of so many million pounds, from a start."""
    sign = _MINUS if millions < 0 else "+" if kind is BarKind.MORE else ""
    return Bar(name, start * 1e6, (start + millions) * 1e6, f"{sign}£{abs(millions):g}m", kind)


def chart(*bars: Bar) -> BarChart:
    """Make a chart of these bars."""
    return BarChart(
        id="money-umbrellas",
        headline="Gutters take most of what Muddleford spends",
        subtitle="Net spend on services, £ million. Muddleford, 2023 to 2024 (financial year).",
        source="Source: Rainland Statistics, Umbrella accounts. Published in June 2024.",
        held="Figures held on 1 September 2024.",
        alt="Gutters take most of what Muddleford spends. Bars, the longest first.",
        bars=bars,
    )


SPEND = chart(
    bar("Gutters", 211.8),
    bar("Umbrellas for adults", 87.4),
    bar("Children\N{RIGHT SINGLE QUOTATION MARK}s wellingtons", 70.3),
    bar("Puddles and drains", 24.5),
    bar("Drying rooms", 5.7),
    bar("Other", 1.0),
)
VARIANCE = chart(
    bar("Children\N{RIGHT SINGLE QUOTATION MARK}s wellingtons", 5.3, BarKind.MORE),
    bar("Gutters", 2.1, BarKind.MORE),
    bar("Drying rooms", 0.05, BarKind.MORE),
    bar("Puddles and drains", -0.1, BarKind.LESS),
    bar("Umbrellas for adults", -2.5, BarKind.LESS),
    bar("Other", -3.7, BarKind.LESS),
)
BRIDGE = chart(
    bar("Spent on services", 584.0, BarKind.TOTAL),
    bar("Fees, charges and other income", -235.3, BarKind.LESS, 584.0),
    bar("Levies", 1.1, BarKind.MORE, 348.7),
    bar("Paying back debt and interest", 9.4, BarKind.MORE, 349.8),
    bar("Grants for named purposes", -222.6, BarKind.LESS, 359.2),
    bar("Other lines that the file leaves out", -6.1, BarKind.GAP, 136.6),
    bar("General government grant and business rates", -60.3, BarKind.LESS, 130.5),
    bar("Paid by council tax", 70.2, BarKind.TOTAL),
)

BARS = {
    "spend": SPEND,
    "variance": VARIANCE,
    "bridge": BRIDGE,
    "one bar": chart(bar("Gutters", 4.2)),
    "a long tail": chart(
        bar("Gutters", 584), bar("Umbrellas", 1), bar("Drying rooms", 0.001), bar("None", 0)
    ),
    "all less": chart(bar("Gutters", -4.2, BarKind.LESS), bar("Umbrellas", -0.3, BarKind.LESS)),
    "nothing": chart(bar("Gutters", 0), bar("Umbrellas", 0)),
    "a bridge under zero": chart(
        bar("Spent", 20, BarKind.TOTAL),
        bar("Grants", -32, BarKind.LESS, 20),
        bar("Left over", -12, BarKind.TOTAL),
    ),
    "long names": chart(
        bar("Housing for people who have nowhere to live, and help for those who may lose their home", 40),
        bar("Roads, pavements, street lights, bridges and the clearing of snow in winter", 12),
    ),
    "long figures": chart(
        replace(bar("Gutters", 40), text="£40.0 million, more than in any year before it"),
        replace(bar("Umbrellas", -9, BarKind.LESS), text=f"{_MINUS}£9.0 million, less than was planned"),
    ),
    "hostile names": replace(chart(replace(bar("Gutters", 4), name=HOSTILE, text=HOSTILE)), headline=HOSTILE),
}
