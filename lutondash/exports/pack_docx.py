"""A pack as a Word document: the same words and numbers as its page, with real headings and tables."""

from collections.abc import Callable, Iterable
from datetime import date

from lutondash.exports.pack_docx_measure import measure
from lutondash.exports.word import Word
from lutondash.exports.word_paper import BULLET, About
from lutondash.exports.word_parts import Cell, Grid, Link, Soft, Strong, To, joined, verdict
from lutondash.views.chart_view import ChartView
from lutondash.views.flips import Flip
from lutondash.views.pack.records import Entry, Exceptional, Pack, ReasonGroup, SummaryRow
from lutondash.views.rollup import Rollup
from lutondash.views.since import Since

Draw = Callable[[ChartView], bytes]
"""Draws a chart as a PNG, without the words that stand around it."""
At = Callable[[str], str]
"""Says where the public finds an address of the site; blank if nobody knows."""


def pack_docx(found: Pack, day: date, draw: Draw, at: At) -> bytes:
    """Write a pack; `day` is the one of its figures."""
    banner = found.site.banner
    word = Word(
        About(
            title=found.name,
            author=found.site.name,
            subject=found.description,
            day=day,
            head=found.cover.title,
            foot=joined(found.cover.held, found.cover.meeting, banner.paper if banner else ""),
        )
    )
    _cover(word, found, at)
    _contents(word, found.contents)
    _summary(word, found)
    _exceptions(word, found)
    _since(word, found)
    for each in found.measures:
        measure(word, each, draw(each.page.chart) if each.page.chart else b"", at)
    _methods(word, found)
    _missing(word, found)
    return word.content()


def _cover(word: Word, found: Pack, at: At) -> None:
    cover, banner = found.cover, found.site.banner
    if banner:
        word.say(Strong(f"{banner.heading}."), banner.words)
    word.soft(cover.kind)
    word.heading(cover.title, 0)
    word.say(cover.remit)
    if cover.source_url:
        word.say(Link(cover.source_title, cover.source_url))
    word.bullets((each,) for each in cover.findings)
    word.say(Strong(cover.meeting) if cover.meeting else "")
    word.say(cover.held)
    known = at(cover.address) if cover.address else ""
    if known:
        word.say(Link(known, known))
    word.soft(cover.unknown if cover.address and not known else cover.stays)


def _contents(word: Word, contents: Iterable[Entry]) -> None:
    """List the parts as links; Word itself shows the headings beside the text, with their pages."""
    word.heading("Contents", 1, on_new_page=True)
    for each in contents:
        word.say(To(f"{each.number}  {each.words}" if each.number else each.words, each.anchor))


def _title(found: Pack, anchor: str) -> str:
    """Return a part's title as the contents name it."""
    return next(each.words for each in found.contents if each.anchor == anchor)


def _summary(word: Word, found: Pack) -> None:
    word.heading(_title(found, "summary"), 1, "summary", on_new_page=True)
    word.soft("Each question has its own rule. The answers are never added into one score.")
    first = found.summary[0]
    headings = ("Figure", "Latest", "Target", *(each.short for each in first.answers))
    grid = Grid(
        holds="All figures of this pack with their four answers",
        headings=headings,
        rows=tuple(_row(each) for each in found.summary),
        widths=(0.3, 0.15, 0.11, 0.11, 0.11, 0.11, 0.11),
        is_small=True,
    )
    word.table(grid)
    word.heading("The answers, counted", 2)
    for way in found.judged:
        word.say(Strong(way.question), *_counted(way), Soft(way.not_judged))


def _row(each: SummaryRow) -> tuple[Cell, ...]:
    title = To(f"{each.number}  {each.title}", each.anchor)
    latest: Cell = (Strong(each.latest), Soft(each.period))
    return ((title,), latest, (each.target or "none",), *map(verdict, each.answers))


def _counted(way: Rollup) -> tuple[str, ...]:
    counted = [f"{count.number} {count.words}" for count in way.verdicts if count.number]
    return (f"{'; '.join(counted)}.",) if counted else ()


def _exceptions(word: Word, found: Pack) -> None:
    word.heading(_title(found, "exceptions"), 1, "exceptions")
    if not found.exceptions:
        word.say("No figure here has a reason to be looked at first.")
        return
    word.soft("Each figure stands once, under its gravest reason. The worst of each group comes first.")
    for group in found.exceptions:
        word.heading(f"{group.words}: {len(group.figures)}", 2)
        word.soft(group.under)
        _group(word, group)
    if found.rest:
        word.heading(f"No reason to look at first: {len(found.rest)}", 2)
        word.bullets((To(f"{each.number}  {each.words}", each.anchor),) for each in found.rest)


def _group(word: Word, group: ReasonGroup) -> None:
    if group.under:
        word.bullets((To(f"{each.number}  {each.title}", each.anchor),) for each in group.figures)
        return
    rows = tuple(_listed(each) for each in group.figures)
    word.table(Grid(group.words, ("Figure", "Latest", "Why"), rows, (0.35, 0.2, 0.45)))


def _listed(each: Exceptional) -> tuple[Cell, ...]:
    also = f"Also: {'; '.join(each.also).lower()}." if each.also else ""
    title = To(f"{each.number}  {each.title}", each.anchor)
    return ((title,), (Strong(each.latest), Soft(each.period)), (each.why, Soft(also)))


def _since(word: Word, found: Pack) -> None:
    if found.since is None:
        if found.since_fault:
            word.heading(_title(found, "since"), 1, "since")
            word.say(found.since_fault)
        return
    since = found.since
    word.heading(since.heading, 1, "since", on_new_page=True)
    word.soft(since.summary)
    word.say(since.none)
    if since.flips:
        word.heading("Answers that changed", 2)
    for flip in since.flips:
        _flip(word, flip)
    _changed(word, since)


def _flip(word: Word, flip: Flip) -> None:
    word.heading(flip.title, 3)
    word.soft(flip.question)
    for led, answer in (("Before", flip.before), ("Now", flip.now)):
        word.say(Soft(f"{led}:"), *verdict(answer), Soft(answer.signal.reason))
        if answer.signal.steps:
            rows = tuple(((step.words,), (step.value,)) for step in answer.signal.steps)
            holds = f"{flip.title}, {led.lower()}: how we worked it out"
            word.table(Grid(holds, ("What is worked out", "Result"), rows, (0.7, 0.3), frozenset({1})))


def _changed(word: Word, since: Since) -> None:
    if since.figures:
        word.heading("Values that changed", 2)
    for figure in since.figures:
        word.heading(f"{figure.title}: {figure.counted}", 3)
        word.say(figure.why)
        if figure.rows:
            headings = ("Place", "Period", "Change", "Before", "Now", "Why")
            rows = tuple(
                (
                    (row.place,),
                    (row.period, Soft(row.part)),
                    (row.kind_words,),
                    (row.old or "not there",),
                    (row.new or "not there",),
                    (row.why,),
                )
                for row in figure.rows
            )
            widths = (0.15, 0.2, 0.15, 0.13, 0.13, 0.24)
            word.table(Grid(f"Changes: {figure.title}", headings, rows, widths, frozenset({3, 4})))
        word.soft(figure.elsewhere)


def _methods(word: Word, found: Pack) -> None:
    word.heading(_title(found, "methods"), 1, "methods", on_new_page=True)
    if not found.methods:
        word.say("No rule gave an answer in this pack.")
        return
    word.soft("Only the rules that gave an answer in this pack.")
    for rule in found.methods:
        word.heading(rule.title, 2)
        word.bullets((words,) for words in (*rule.formula, *rule.thresholds))
        if rule.limits:
            word.soft("Its limits:")
            word.bullets((words,) for words in rule.limits)
        word.say(Link(rule.source, rule.source_url))


def _missing(word: Word, found: Pack) -> None:
    word.heading(_title(found, "missing"), 1, "missing")
    word.soft("Silence is not good news. This is what the figures here cannot say.")
    for gap in found.missing:
        if gap.figures and len(gap.figures) == len(found.measures):
            word.say(gap.words, "That is all of them.", style=BULLET)
        else:
            led = (Soft("Sections"),) if gap.figures else ()
            word.say(gap.words, *led, *(To(str(e.number), e.anchor) for e in gap.figures), style=BULLET)
    if not found.missing:
        word.say("We found nothing missing.")
