"""`lutondash show ID`: one indicator, its latest figure and its four signals; or the council's money."""

from typing import Annotated, Any

import typer

from lutondash.cli.options import AsJson, AsOf, Data, day_of, folder_of
from lutondash.cli.plain_signal import as_plain
from lutondash.cli.printing import print_json, print_table
from lutondash.cli.show_money import MONEY, show_money
from lutondash.dataset.dataset import Dataset
from lutondash.dataset.loading import load
from lutondash.model.observation import Observation
from lutondash.views.answer import Answer
from lutondash.views.signals import answers

Id = Annotated[
    str,
    typer.Argument(
        metavar="ID",
        help="The indicator's id, as `lutondash list` shows it; or money, for the council's money.",
    ),
]


def show(id: Id, *, data: Data = None, as_of: AsOf = None, json: AsJson = False) -> None:  # noqa: A002  the name of the argument
    """Show one indicator, its latest figure and its four signals; or the council's money."""
    day = day_of(as_of)
    dataset = load(folder_of(data), as_of=day).released(day)
    if id == MONEY:
        show_money(dataset, json=json)
        return
    described = _described(dataset, id)
    four = answers(dataset, dataset.indicator(id))
    if json:
        print_json({**described, "signals": [as_plain(each.signal) for each in four]})
        return
    latest = described["latest"] or {}
    rows = [(key, str(value)) for key, value in {**described["indicator"], **latest}.items() if _says(value)]
    print_table([*rows, *((each.question, _in_words(each)) for each in four)])


def _in_words(answer: Answer) -> str:
    return f"{answer.words}. {answer.signal.reason}"


def _says(value: object) -> bool:
    return value not in (None, "", [], {})


def _described(dataset: Dataset, wanted: str) -> dict[str, Any]:
    indicator = dataset.indicator(wanted)
    latest = dataset.series(indicator.id).latest
    return {
        "indicator": indicator.model_dump(mode="json", by_alias=True),
        "latest": _plain(latest, dataset.vision.geography) if latest else None,
    }


def _plain(latest: Observation, geography: str) -> dict[str, Any]:
    """Return an observation as plain values."""
    return {
        "period": latest.period.text,
        "period_label": latest.period_label,
        "geography": geography,
        "value": latest.value,
        "status": latest.status,
        "qualifier": latest.qualifier,
        "lower": latest.lower,
        "upper": latest.upper,
        "numerator": latest.numerator,
        "denominator": latest.denominator,
        "release": latest.release,
        "note": latest.note,
    }
