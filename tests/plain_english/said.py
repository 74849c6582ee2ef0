"""Everything the program can say, by where it says it: modules, templates, scripts, styles, help, pages."""

from collections.abc import Callable, Iterator
from pathlib import Path

from typer.main import get_command

from lutondash import Dataset
from lutondash.cli.main import app
from lutondash.exports.dictionary import dictionary
from lutondash.markup import documents
from lutondash.markup.blocks import (
    Block,
    Chart,
    CompareChoice,
    Document,
    Downloads,
    Html,
    MoneyChoice,
    PlaceChoice,
)
from lutondash.markup.engine import Lines
from lutondash.site import pages
from lutondash.site.pages import Choices
from lutondash.views.chart_view import ChartView
from lutondash.views.control_chart import ControlChart
from lutondash.views.site import site
from lutondash.views.trend_chart import TargetMark, TrendChart
from tests.plain_english.markup_words import of_html, of_script, of_style, of_template
from tests.plain_english.python_words import Text, of_python

PACKAGE = Path(__file__).parents[2] / "lutondash"

_FOR_SPECIALISTS = {"cli", "dataset", "importers", "editions", "model", "exports", "errors.py"}
BY_LAW = {
    "markup/templates/model_statement.html": "the words of the government's model for the statement",
    "Content that\N{RIGHT SINGLE QUOTATION MARK}s not within the scope of the accessibility regulations": "a "
    "heading of the same model",
}
"""Files and texts that others wrote and we may not change, with whose they are."""

PAGES_BY_LAW = {"accessibility"}
"""Pages that show such a text; what they say of our own is read in their templates."""

_READ_AS: dict[str, Callable[[str, str], Iterator[Text]]] = {
    ".py": of_python,
    ".html": of_template,
    ".xml": of_template,
    ".js": of_script,
    ".css": of_style,
}
_QUERIES = ("umbrella", "no such thing", "umbrella nosuchthing", "A dry town")
_FILTERS = (
    *((("show", (show,)),) for show in ("better", "same", "worse", "no_judgement", "cannot_say")),
    *((("side", (side,)),) for side in ("town", "council")),
)


_COMPARED: tuple[Choices, ...] = (
    (("indicator", ("rainy-days",)), ("group", ("like-us",)), ("region", ("yes",)), ("country", ("yes",))),
    (("indicator", ("gutters-cleared",)), ("place", ("E10999001",)), ("group", ("neighbours",))),
    (("indicator", ("umbrellas-returned",)),),
    (("indicator", ("boots-handed-out",)),),
    (("indicator", ("gutter-inspection",)),),
)


_COUNTED: tuple[Choices, ...] = (
    (("measure", ("real",)), ("service", ("housing",))),
    (("measure", ("person",)), ("service", ("education",)), ("band", ("B",))),
)


def files() -> dict[str, tuple[Text, ...]]:
    """Give what each file of the package says, by its path, but for texts that are not ours."""
    paths = (path for path in sorted(PACKAGE.rglob("*")) if path.suffix in _READ_AS)
    said = {path.relative_to(PACKAGE).as_posix(): path for path in paths}
    found = {name: tuple(_READ_AS[path.suffix](name, path.read_text("utf-8"))) for name, path in said.items()}
    ours = {name: tuple(t for t in texts if t.words not in BY_LAW) for name, texts in found.items()}
    return {name: texts for name, texts in ours.items() if texts and name not in BY_LAW}


def is_for_specialists(file: str) -> bool:
    """Say whether a file speaks to officers at a terminal, or to those who work with the data."""
    return file.split("/", maxsplit=1)[0] in _FOR_SPECIALISTS


def help_texts() -> Iterator[Text]:
    """Give what `--help` says: of the program, of each command and of each of its options."""
    program = get_command(app)
    commands = getattr(program, "commands", {})
    for name, command in {"lutondash": program, **commands}.items():
        yield Text(f"{name} --help", command.help or "")
        yield from (Text(f"{name} {o.name}", getattr(o, "help", None) or "") for o in command.params)


def dictionary_texts() -> Iterator[Text]:
    """Give the sentences of the data dictionary: the line over each table, and what each key is."""
    for line in dictionary().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if line.startswith("| `"):
            yield Text(f"dictionary {cells[0]}", cells[2])
        elif line and not line.startswith(("|", "#")):
            yield Text("dictionary", line)


def page_texts(dataset: Dataset) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Give what each page says, with its name: every page, searches, filters, and the page not found."""
    found = [(name, chosen) for name, chosen in pages.addresses(dataset) if name not in PAGES_BY_LAW]
    for name, choices in (*found, *_choices(dataset)):
        shown = f"{name} {dict(choices)}" if choices else name
        yield shown, tuple(_of_document(shown, pages.document(dataset, name, choices)))
    frame = site(dataset)
    yield "not found", tuple(_of_document("not found", documents.not_found(frame)))
    yield "frame", tuple(of_html("frame", documents.top(frame, "overview") + documents.foot(frame)))


def _choices(dataset: Dataset) -> Iterator[tuple[str, Choices]]:
    yield from (("overview", (("q", (query,)),)) for query in _QUERIES)
    yield from (("compare", chosen) for chosen in _COMPARED)
    yield from (("money", chosen) for chosen in _COUNTED)
    yield from ((priority.id, chosen) for priority in dataset.priorities for chosen in _FILTERS)


def _of_document(where: str, document: Document) -> Iterator[Text]:
    yield Text(f"{where} title", document.name, is_headline=True)
    yield Text(f"{where} description", document.description)
    for block in document.blocks:
        yield from _of_block(where, block)


def _targets(chart: ChartView) -> tuple[TargetMark, ...]:
    """Only figures over time have targets."""
    return chart.targets if isinstance(chart, TrendChart | ControlChart) else ()


def _of_block(where: str, block: Block) -> Iterator[Text]:
    match block:
        case Html():
            yield from of_html(where, block.body(Lines.AS_IMAGES))
        case Chart():
            chart = block.view
            yield Text(f"{where} text alternative", chart.alt)
            yield from (
                Text(f"{where} chart", words) for words in (*chart.notes, chart.subtitle, chart.source)
            )
            yield from (Text(f"{where} target", target.words) for target in _targets(chart))
        case Downloads():
            yield from (Text(f"{where} download", file.words) for file in block.files)
        case PlaceChoice():
            yield from (Text(f"{where} place", place.name) for place in block.places)
        case MoneyChoice():
            for control in block.controls:
                yield Text(f"{where} control", control.label)
                yield from (Text(f"{where} link", link.words) for link in control.links)
        case CompareChoice():
            yield from (Text(f"{where} subject", subject.title) for subject in block.view.subjects)
            yield from (Text(f"{where} group", group.words) for group in block.view.groups)
