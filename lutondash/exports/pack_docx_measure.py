"""The section of one figure in a pack as a Word document."""

from collections.abc import Callable

from lutondash.exports.word import Word
from lutondash.exports.word_parts import Cell, Grid, Link, Soft, Strong, joined, verdict
from lutondash.views.answers_section import OpenedAnswer
from lutondash.views.commentary import NONE_PUBLISHED, CommentaryView
from lutondash.views.figure_table import Cell as FigureCell
from lutondash.views.figure_table import FigureTable
from lutondash.views.indicator_page import IndicatorPage
from lutondash.views.money.beside_years import YearTable
from lutondash.views.money.linked import Why
from lutondash.views.money.related import Related, RelatedLine
from lutondash.views.pack.records import Measure
from lutondash.views.scrutiny.questions import AskedView
from lutondash.views.statements import Said

At = Callable[[str], str]
_FIRST = 0.3
"""The share of the column that names a row."""
_MOST_COLUMNS = 5
_MOST_REASONS = 2


def measure(word: Word, found: Measure, drawing: bytes, at: At) -> None:
    """Write a section; without a drawing it has no chart."""
    page = found.page
    word.heading(f"{found.number}  {page.row.title}", 1, found.anchor, on_new_page=True)
    if found.reasons:
        word.say(Strong("; ".join(found.reasons) + "."))
    word.soft(page.row.question)
    word.say(Strong(page.answer))
    word.say(*verdict(page.row.direction))
    word.say(joined(*page.more))
    _chart(word, page, drawing)
    _figures(word, found)
    _answers(word, page)
    if page.money is not None:
        _money(word, page.money, page.row.title, at)
    if page.statements:
        _statements(word, page)
    _officers(word, page.commentary)
    if page.questions is not None and page.questions.asked:
        word.heading("Questions to ask", 2)
        word.bullets(map(_asked, page.questions.asked))
    _about(word, page, at)


def _chart(word: Word, page: IndicatorPage, drawing: bytes) -> None:
    if page.chart is None or not drawing:
        return
    word.heading(page.chart.headline, 2)
    word.soft(page.chart.subtitle)
    word.picture(drawing, page.chart.alt)
    for note in page.chart.notes:
        word.soft(note)
    word.soft(page.chart.source)


def _figures(word: Word, found: Measure) -> None:
    table = found.table
    if not table.rows:
        return
    word.heading("The figures", 2)
    word.table(_figure_grid(table))
    word.soft(found.earlier)
    for words in table.legend:
        word.soft(words)


def _figure_grid(table: FigureTable) -> Grid:
    rows = tuple(((row.period,), *map(_figure, row.cells)) for row in table.rows)
    columns = len(table.places)
    return Grid(
        holds=table.caption,
        headings=(table.period_heading, *table.places),
        rows=rows,
        widths=(_FIRST, *(0.2,) * columns) if columns <= len("abc") else _even(columns + 1),
        right=frozenset(range(1, columns + 1)),
    )


def _even(columns: int) -> tuple[float, ...]:
    return (1 / columns,) * columns


def _figure(cell: FigureCell | None) -> Cell:
    if cell is None:
        return (Soft("no figure"),)
    return (cell.text, Soft(joined(*cell.marks, cell.interval)))


def _answers(word: Word, page: IndicatorPage) -> None:
    word.heading("Four questions, four answers", 2)
    for each in page.answers.opened:
        _answer(word, each.answer.question, each, page.row.title)
    if page.answers.country is not None:
        _answer(word, f"And beside {page.answers.country_name}?", page.answers.country, page.row.title)


def _answer(word: Word, asked: str, found: OpenedAnswer, title: str) -> None:
    """Write an answer with its sum, as the words and the result of each line."""
    signal = found.answer.signal
    word.heading(asked, 3)
    word.say(*verdict(found.answer), Soft(signal.reason))
    if signal.steps:
        rows = tuple(((step.words,), (step.value,)) for step in signal.steps)
        holds = f"How we worked it out: {title}. {asked}"
        word.table(Grid(holds, ("How we worked it out", "Result"), rows, (0.62, 0.38), frozenset({1})))


def _money(word: Word, money: Related, title: str, at: At) -> None:
    word.heading(money.heading, 2)
    word.soft("Money and results stand side by side. Neither shows that one caused the other.")
    word.say(money.empty)
    if money.lines:
        word.say(money.whose)
        rows = tuple(_line(each, at) for each in money.lines)
        headings = ("Service", "Net spend", "Why it stands here")
        word.table(Grid(f"Spending linked to {title}", headings, rows, (0.3, 0.17, 0.53)))
        word.soft(
            "Spend is what was paid in the end, less fees and other income. "
            "Each amount is in the prices of its own year."
        )
    _years(word, money, title)


def _line(line: RelatedLine, at: At) -> tuple[Cell, ...]:
    whys = [_why(why) for why in line.why[:_MOST_REASONS]]
    more = len(line.why) - len(whys)
    if more > 0:
        whys.append(f"{more} more reasons are on the page of this figure.")
    named = (Link(line.title, at(line.address)), Soft(line.note))
    return (named, (Strong(line.amount), Soft(line.when)), (joined(*whys),))


def _why(why: Why) -> str:
    through = f"{why.before}: {', '.join(each.title for each in why.through)}." if why.through else ""
    return joined(why.reason, through, why.linked_words)


def _years(word: Word, money: Related, title: str) -> None:
    if money.table is not None and len(money.table.headings) <= _MOST_COLUMNS:
        word.soft(money.table.newest.caption)
        word.table(_year_grid(money.table.newest, title))
    else:
        word.say(money.no_table)
    if money.table is not None:
        for words in money.notes:
            word.soft(words)


def _year_grid(years: YearTable, title: str) -> Grid:
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        ((Soft(each.words),),)
        if each.words
        else ((each.year,), *((cell.text, Soft(cell.small)) for cell in each.cells))
        for each in years.rows
    )
    right = frozenset(range(1, len(years.headings)))
    return Grid(f"{years.caption}: {title}", years.headings, rows, _even(len(years.headings)), right)


def _statements(word: Word, page: IndicatorPage) -> None:
    word.heading(page.statements_title, 2)
    word.soft(page.statements_summary)
    headings = ("What was said", "Figure", "Period", "Who said it", "Beside our series")
    rows = tuple(map(_said, page.statements))
    holds = f"Public statements about the same thing: {page.row.title}"
    word.table(Grid(holds, headings, rows, (0.34, 0.13, 0.16, 0.2, 0.17)))


def _said(each: Said) -> tuple[Cell, ...]:
    who = Link(each.who, each.source_url)
    return ((each.statement, Soft(each.note)), (each.value,), (each.when,), (who,), (each.relation,))


def _officers(word: Word, said: CommentaryView | None) -> None:
    word.heading("What officers say", 2)
    if said is None:
        word.say(NONE_PUBLISHED)
        return
    told = (
        ("About", said.period),
        ("What happened", said.happened),
        ("What is being done", said.action),
        ("Role that answers for it", said.role),
        ("By when", said.by or "No date was given."),
    )
    for term, words in told:
        word.say(Strong(f"{term}:"), words)


def _asked(each: AskedView) -> Cell:
    return (
        Strong(each.text),
        Soft(joined(each.why, each.whose)),
        Link(each.source_title, each.source_url) if each.source_title else "",
    )


def _about(word: Word, page: IndicatorPage, at: At) -> None:
    if page.caveats:
        word.heading("What this does not tell you", 2)
    for words in page.caveats:
        word.say(words)
    word.heading("What it is, and where it comes from", 2)
    word.say(page.definition)
    for fact in page.facts:
        word.say(Strong(f"{fact.term}:"), Link(fact.words, fact.address))
    address = at(page.row.address)
    if address:
        word.say(Strong("On the site:"), Link(address, address))
