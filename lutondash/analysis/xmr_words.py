"""What the verdict of a control chart says: its arithmetic, its reason, and what would change it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lutondash.analysis import caveats
from lutondash.analysis.goal import Goal, same
from lutondash.analysis.position import sense
from lutondash.analysis.signal import Band, Step, Verdict
from lutondash.analysis.span import Edge, Span
from lutondash.analysis.writing import Writer, number
from lutondash.analysis.xmr_assurance import Assurance, is_on_a_limit
from lutondash.analysis.xmr_control import Segment
from lutondash.analysis.xmr_limits import SCREENED, WIDTH
from lutondash.analysis.xmr_rules import CLOSE_OF_TRIPLE, RUN, Class
from lutondash.model.indicator import Polarity

WORDS: Mapping[Verdict, str] = {
    Verdict.IMPROVEMENT: "A real improvement",
    Verdict.COMMON_CAUSE: "No more than chance",
    Verdict.CONCERN: "A real worsening",
    Verdict.SPECIAL_HIGH: "Higher than chance",
    Verdict.SPECIAL_LOW: "Lower than chance",
}

_SIDES: Mapping[Polarity, tuple[tuple[int, Verdict], ...]] = {
    Polarity.HIGH_IS_GOOD: ((1, Verdict.IMPROVEMENT), (0, Verdict.COMMON_CAUSE), (-1, Verdict.CONCERN)),
    Polarity.LOW_IS_GOOD: ((-1, Verdict.IMPROVEMENT), (0, Verdict.COMMON_CAUSE), (1, Verdict.CONCERN)),
}
_UNJUDGED = ((0, Verdict.COMMON_CAUSE), (1, Verdict.SPECIAL_HIGH), (-1, Verdict.SPECIAL_LOW))
_TIMES, _MINUS = "\N{MULTIPLICATION SIGN}", "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Found:
    """What was found of the latest segment; `full` is the number of figures that trial limits still lack."""

    segment: Segment
    polarity: Polarity
    goal: Goal | None
    assurance: Assurance | None
    full: int | None

    @property
    def is_flat(self) -> bool:
        """Whether the limits fall together and the latest figure lies on them."""
        return same(self.segment.lower, self.segment.upper) and self.named is Class.COMMON

    @property
    def named(self) -> Class:
        """The class of the latest figure."""
        return self.segment.classes[-1]


def steps(found: Found, verdict: Verdict, writer: Writer) -> tuple[Step, ...]:
    """Write the arithmetic in order; the last line gives the verdict."""
    arithmetic = [*_limits(found.segment, writer), *_placed(found, writer)]
    last = Step(f"{sense(found.polarity).capitalize()}; {_pattern(found)}", WORDS[verdict])
    return caveats.before_the_verdict(arithmetic, found.segment.points[-1], last, found.segment.points[:-1])


def _limits(segment: Segment, writer: Writer) -> Iterator[Step]:
    mean, size = writer.value(segment.mean), writer.change(segment.average_moving_range)
    if segment.rebase:
        yield Step(f"Limits start anew from {writer.date(segment.rebase.at.isoformat())}", segment.reason)
    if segment.based_on < len(segment.points):
        yield Step("Figures classed by these limits", number(len(segment.points)))
    yield Step(f"Average of {segment.based_on} figures", mean)
    yield from _screening(segment, writer)
    yield Step(f"Average step from one figure to the next, over {segment.limits.ranges} steps", size)
    yield Step(f"Lower limit: {mean} {_MINUS} {WIDTH} {_TIMES} {size}", writer.value(segment.lower))
    yield Step(f"Upper limit: {mean} + {WIDTH} {_TIMES} {size}", writer.value(segment.upper))
    near = f"{writer.value(segment.near_lower)} and {writer.value(segment.near_upper)}"
    yield Step("Near limits, two thirds of the way to each limit", near)


def _screening(segment: Segment, writer: Writer) -> Iterator[Step]:
    limits = segment.limits
    if limits.screened and limits.cutoff is not None:
        sum_ = f"{SCREENED} {_TIMES} {writer.change(limits.cutoff / SCREENED)}"
        yield Step(f"Steps left out, each at least {sum_}", number(limits.screened))


def _placed(found: Found, writer: Writer) -> Iterator[Step]:
    segment = found.segment
    latest = segment.points[-1]
    yield Step(f"Latest figure, {writer.period(latest)}", writer.value(latest.known))
    yield Step(_sentence(found, writer).removesuffix("."), "")
    for sentence in _sure(found, writer):
        yield Step(sentence.removesuffix("."), "")


def _pattern(found: Found) -> str:
    if found.is_flat:
        return "all figures are equal"
    return _PATTERNS[found.named]


_PATTERNS: Mapping[Class, str] = {
    Class.COMMON: "the latest belongs to no pattern",
    Class.ABOVE: "the latest lies over the upper limit",
    Class.BELOW: "the latest lies under the lower limit",
    Class.INCREASING: f"the last {RUN} figures rise every time",
    Class.DECREASING: f"the last {RUN} figures fall every time",
    Class.TWO_OF_THREE_HIGH: f"{CLOSE_OF_TRIPLE} of the last 3 lie near the upper limit",
    Class.TWO_OF_THREE_LOW: f"{CLOSE_OF_TRIPLE} of the last 3 lie near the lower limit",
    Class.SEVEN_HIGH: f"the last {RUN} lie over the average",
    Class.SEVEN_LOW: f"the last {RUN} lie under the average",
}


def reason(found: Found, writer: Writer) -> str:
    """Say in a few sentences where the latest figure lies and what may be expected of the target."""
    return " ".join((_sentence(found, writer), *_sure(found, writer), *_trial(found)))


def _sentence(found: Found, writer: Writer) -> str:
    segment = found.segment
    mean, low, high = (writer.shown(v) for v in (segment.mean, segment.lower, segment.upper))
    if found.is_flat:
        return f"All figures since the limits start are equal, at {mean}."
    side = found.named.side
    limit, where = (high, "upper") if side > 0 else (low, "lower")
    match found.named:
        case Class.COMMON:
            return f"The latest figure lies between {low} and {high}, the range of chance around {mean}."
        case Class.ABOVE | Class.BELOW:
            way = "over" if side > 0 else "under"
            return f"The latest figure lies {way} the {where} limit of {limit}; the average is {mean}."
        case Class.INCREASING | Class.DECREASING:
            way = "risen" if side > 0 else "fallen"
            return f"The figure has {way} {RUN - 1} times in a row, within limits of {low} and {high}."
        case Class.TWO_OF_THREE_HIGH | Class.TWO_OF_THREE_LOW:
            return f"At least two of the last three figures lie near the {where} limit of {limit}."
    way = "over" if side > 0 else "under"
    return f"The last {RUN} figures all lie {way} the average of {mean}; the limits are {low} and {high}."


def _sure(found: Found, writer: Writer) -> Iterator[str]:
    goal, segment = found.goal, found.segment
    if goal is None or found.assurance is None:
        return
    target = writer.shown(goal.value)
    target = target if goal.upper is None else f"{target} to {writer.shown(goal.top)}"
    if found.assurance is Assurance.MEETS:
        yield f"If nothing changes, the target of {target} will be met consistently."
    elif found.assurance is Assurance.FAILS:
        yield f"If nothing changes, the target of {target} will be missed consistently."
    elif is_on_a_limit(segment.lower, segment.upper, goal):
        yield f"The target of {target} is equal to a limit, which counts as hit or miss by chance."
    else:
        yield f"If nothing changes, the target of {target} will be hit or missed by chance."


def _trial(found: Found) -> Iterator[str]:
    if found.full is not None:
        yield f"These are trial limits: {found.segment.based_on} of {found.full} figures."


def bands(found: Found, given: Verdict, writer: Writer) -> tuple[Band, ...]:
    """Say what the latest figure would have to be, by the limits as they are, for each verdict."""
    segment = found.segment
    low, high = segment.lower, segment.upper
    conditions = {
        1: Span(low=Edge(high, counts=False)).words(writer),
        0: Span(Edge(low), Edge(high)).words(writer),
        -1: Span(high=Edge(low, counts=False)).words(writer),
    }
    sides = _SIDES.get(found.polarity, _UNJUDGED)
    return tuple(
        Band(WORDS[verdict], _condition(conditions[side], side, found), verdict is given)
        for side, verdict in sides
    )


def _condition(words: str, side: int, found: Found) -> str:
    """Write a condition; where the verdict rests on a pattern within the limits, name the pattern too."""
    told = f"{words}, with the same limits"
    if not side:
        return f"{told} and no pattern"
    outside = found.segment.limits.outside(found.segment.points[-1].known)
    if side == found.named.side and side != outside:
        return f"{told}; now because {_PATTERNS[found.named]}"
    return told
