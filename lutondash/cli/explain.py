"""`lutondash explain ID`: the arithmetic behind the signals of a published figure."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Annotated

import typer

from lutondash.analysis.signal import Kind, Rule, Signal
from lutondash.cli.options import AsJson, AsOf, Data, day_of, folder_of
from lutondash.cli.plain_signal import as_plain, lines, observation_as_plain, used_rows
from lutondash.cli.printing import in_columns, print_json
from lutondash.cli.show import Id
from lutondash.dataset.loading import load
from lutondash.views.answer import QUESTIONS
from lutondash.views.methods_page import RULES
from lutondash.views.signals import answers

Which = Annotated[
    Kind | None, typer.Option("--signal", help="Only this one; all four unless given.", show_default=False)
]


def explain(
    id: Id,  # noqa: A002  the name of the argument
    *,
    signal: Which = None,
    data: Data = None,
    as_of: AsOf = None,
    json: AsJson = False,
) -> None:
    """Explain the signals of one indicator: the rule, the arithmetic, and the rows used."""
    day = day_of(as_of)
    dataset = load(folder_of(data), as_of=day).released(day)
    indicator = dataset.indicator(id)
    every = (answer.signal for answer in answers(dataset, indicator))
    wanted = [each for each in every if signal is None or each.kind is signal]
    if json:
        print_json({"indicator": indicator.id, "signals": [_as_plain(each) for each in wanted]})
        return
    typer.echo(indicator.title)
    for each in wanted:
        typer.echo("\n".join(["", *_explained(each, RULES[each.rule])]))


def _as_plain(signal: Signal) -> dict[str, object]:
    """Return a signal with its rule, its bands and the rows it was judged on."""
    return {
        **as_plain(signal),
        "bands": [asdict(band) for band in signal.bands],
        "used": [observation_as_plain(observation) for observation in signal.used],
        "described": asdict(RULES[signal.rule]),
    }


def _explained(signal: Signal, rule: Rule) -> Iterator[str]:
    yield f"== {QUESTIONS[signal.kind]} =="
    yield from lines(signal)
    yield from ("", f"The rule: {rule.title}", *(f"  {line}" for line in rule.formula))
    yield from ("What decides", *(f"  {line}" for line in rule.thresholds))
    yield from ("Where the rule comes from", f"  {rule.source}", f"  {rule.source_url}")
    if signal.inputs:
        yield from ("", "Numbers that went in and came out, not rounded")
        yield from (f"  {name}: {value}" for name, value in _shown(signal).items())
    if signal.used:
        yield from ("", "The rows used", *(f"  {line}" for line in in_columns(used_rows(signal))))


def _shown(signal: Signal) -> dict[str, str]:
    """Return the inputs as text, a list with blanks between."""
    return {
        name: " ".join(map(str, value)) if isinstance(value, tuple) else str(value)
        for name, value in signal.inputs.items()
    }
