"""The methods: every rule a figure is judged by, from the rules' own records, each with a worked example."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lutondash.analysis import benchmark, comparison, recent_trend, target_status, trajectory, xmr
from lutondash.analysis.signal import Rule, Signal
from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Indicator
from lutondash.views import addresses
from lutondash.views.answer import QUESTIONS
from lutondash.views.signals import answers, england
from lutondash.views.site import Site, site

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        module.RULE.id: module.RULE
        for module in (target_status, trajectory, xmr, recent_trend, comparison, benchmark)
    }
)
"""Every rule by its id, in the order of the questions they answer."""


@dataclass(frozen=True, slots=True)
class Example:
    """A rule at work on a figure of ours: the arithmetic, and what came of it."""

    title: str
    address: str
    steps: tuple[str, ...]
    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Method:
    """A rule as a reader meets it; `anchor` is where on the page, and `example` None where there is none."""

    anchor: str
    question: str
    rule: Rule
    example: Example | None


@dataclass(frozen=True, slots=True)
class AboutPage:
    """The page about this site: its frame, and the methods."""

    site: Site
    methods: tuple[Method, ...]


def about_page(dataset: Dataset) -> AboutPage:
    """Make the page about this site."""
    found = _examples(dataset)
    methods = (
        Method(anchor(rule.id), QUESTIONS[rule.kind], rule, found.get(rule.id)) for rule in RULES.values()
    )
    return AboutPage(site(dataset), tuple(methods))


def anchor(rule: str) -> str:
    """Return the name of the place on the page where a rule is told."""
    return f"rule-{rule}"


def _examples(dataset: Dataset) -> Mapping[str, Example]:
    """Find for each rule the first indicator, in order of id, that it gives a verdict on."""
    found: dict[str, Example] = {}
    for indicator in sorted(dataset.indicators.values(), key=lambda each: each.id):
        for signal in _signals(dataset, indicator):
            if signal.is_assessed and signal.rule not in found:
                found[signal.rule] = _example(indicator, signal)
        if len(found) == len(RULES):
            break
    return found


def _signals(dataset: Dataset, indicator: Indicator) -> Iterator[Signal]:
    """Yield the four signals of an indicator, and how it stands beside the country."""
    yield from (answer.signal for answer in answers(dataset, indicator))
    beside = england(dataset, indicator)
    if beside is not None:
        yield beside.signal


def _example(indicator: Indicator, signal: Signal) -> Example:
    steps = tuple(str(step) for step in signal.steps)
    return Example(indicator.title, addresses.indicator(indicator.id), steps, signal.words, signal.reason)
