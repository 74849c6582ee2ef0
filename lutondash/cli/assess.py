"""`lutondash assess FILE`: the rules of the dashboard on any series."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from lutondash.analysis.recent_trend import Method
from lutondash.cli.assessing import Asked, RuleName, signal_of
from lutondash.cli.options import AsJson, a_day
from lutondash.cli.plain_signal import as_plain, lines
from lutondash.cli.printing import print_json
from lutondash.dataset.loose_series import as_number
from lutondash.errors import UsageError
from lutondash.model.indicator import Polarity
from lutondash.model.target import Comparison


def a_number(text: str) -> float:
    """Read a number, saying how to write one; neither infinite nor none."""
    number = as_number(text)
    if number is None:
        raise typer.BadParameter(f"{text!r} is no number. Write it as 12.5.")
    return number


File = Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file with the columns period and value.")]
Rule = Annotated[RuleName, typer.Option("--rule", help="The rule to judge by.")]
Way = Annotated[Polarity, typer.Option("--polarity", help="Which way is good.")]
TargetValue = Annotated[
    float | None, typer.Option("--target", metavar="V", parser=a_number, help="What the value should be.")
]
Upper = Annotated[
    float | None,
    typer.Option("--upper", metavar="V", parser=a_number, help="The upper end, only with within."),
]
How = Annotated[
    Comparison | None,
    typer.Option("--comparison", help="How a value must stand to the target; by polarity unless given."),
]
ToleranceSize = Annotated[
    float | None,
    typer.Option("--tolerance", metavar="X", parser=a_number, help="How near counts as close."),
]
ToleranceKind = Annotated[
    Literal["absolute", "relative"] | None,
    typer.Option("--tolerance-kind", help="Units, or percent of the target; units unless given."),
]
By = Annotated[
    str | None,
    typer.Option("--by", metavar="DATE", help="When the target is due; a bare year means its end."),
]
Rebases = Annotated[
    list[date] | None,
    typer.Option("--rebase", metavar="DATE", parser=a_day, help="Where limits start anew; one day or more."),
]
NoScreening = Annotated[bool, typer.Option("--no-screening", help="Keep ranges that are unusually great.")]
BaselinePoints = Annotated[
    int | None,
    typer.Option("--baseline-points", metavar="N", min=1, help="Work limits out from the first N values."),
]
HowTested = Annotated[
    Method | None,
    typer.Option("--method", help="What the test rests on: the interval unless given."),
]
Reference = Annotated[
    float | None,
    typer.Option("--reference", metavar="V", parser=a_number, help="The value to set the figure beside."),
]
Denominator = Annotated[
    float | None,
    typer.Option(
        "--denominator", metavar="N", parser=a_number, help="How many the percentage is of, for a funnel."
    ),
]
Z = Annotated[
    float | None,
    typer.Option("--z", metavar="Z", parser=a_number, help="How wide the funnel is: 1.96 or 3.0902."),
]
Places = Annotated[
    Path | None,
    typer.Option("--places", metavar="FILE", help="A CSV file with the columns geography and value."),
]


def assess(  # noqa: PLR0913  each is an option of the command
    context: typer.Context,
    file: File,
    *,
    rule: Rule,
    polarity: Way = Polarity.NO_JUDGEMENT,
    target: TargetValue = None,
    upper: Upper = None,
    comparison: How = None,
    tolerance: ToleranceSize = None,
    tolerance_kind: ToleranceKind = None,
    by: By = None,
    rebase: Rebases = None,
    no_screening: NoScreening = False,
    baseline_points: BaselinePoints = None,
    method: HowTested = None,
    reference: Reference = None,
    denominator: Denominator = None,
    z: Z = None,
    places: Places = None,
    json: AsJson = False,
) -> None:
    """Judge a series of your own by one of the rules, with its arithmetic."""
    asked = Asked(
        file,
        rule,
        polarity,
        target=target,
        upper=upper,
        comparison=comparison,
        tolerance=tolerance,
        tolerance_kind=tolerance_kind,
        by=by,
        rebase=_days(rebase, context.args),
        no_screening=no_screening or None,
        baseline_points=baseline_points,
        method=method,
        reference=reference,
        denominator=denominator,
        z=z,
        places=places,
    )
    signal = signal_of(asked)
    if json:
        print_json(as_plain(signal))
    else:
        typer.echo("\n".join(lines(signal)))


def _days(given: list[date] | None, more: list[str]) -> tuple[date, ...] | None:
    """Return the days of --rebase, whether it was repeated or several days followed it."""
    if more and not given:
        raise UsageError(f"{more[0]!r} is one word too many. Give one file and the options.")
    return (*given, *map(a_day, more)) if given else None
