"""The methods are told for every rule there is, from the rules' own records, each with an example."""

import importlib
import pkgutil
import re
from dataclasses import replace
from html import unescape

import pytest

from lutondash import Dataset, analysis
from lutondash.analysis.signal import Rule
from lutondash.markup import documents
from lutondash.markup.blocks import Document, Html
from lutondash.markup.engine import Lines
from lutondash.views.answer import QUESTIONS
from lutondash.views.methods_page import RULES, AboutPage, about_page
from lutondash.views.signals import answers


def every_rule() -> dict[str, Rule]:
    """Find every record of a rule in the modules of analysis, by its id."""
    names = (found.name for found in pkgutil.iter_modules(analysis.__path__))
    modules = (importlib.import_module(f"{analysis.__name__}.{name}") for name in names)
    return {rule.id: rule for rule in (getattr(module, "RULE", None) for module in modules) if rule}


@pytest.fixture(scope="module")
def page(dataset: Dataset) -> AboutPage:
    """Return the page of the made-up data."""
    return about_page(dataset)


def html_of(document: Document) -> str:
    """Return what a page shows."""
    return "".join(block.body(Lines.AS_IMAGES) for block in document.blocks if isinstance(block, Html))


def words_of(document: Document) -> str:
    """Return what a page says, with its characters as a reader sees them."""
    return " ".join(unescape(re.sub("<[^>]*>", " ", html_of(document))).split())


def test_every_rule_is_told(page: AboutPage) -> None:
    """A rule that is added to analysis stands on the page, or this fails."""
    assert len(every_rule()) >= 6
    assert every_rule() == dict(RULES)
    assert [method.rule for method in page.methods] == list(RULES.values())


def test_all_of_a_rule_is_on_the_page(page: AboutPage) -> None:
    """Its question, title, formula, thresholds, limits and source, at an address of its own."""
    shown, said = html_of(documents.about(page)), words_of(documents.about(page))
    assert '<section id="methods">' in shown
    for rule in every_rule().values():
        assert shown.count(f'id="rule-{rule.id}"') == 1
        assert f'href="#rule-{rule.id}"' in shown
        assert f'href="{rule.source_url}"' in shown
        told = (QUESTIONS[rule.kind], rule.title, *rule.formula, *rule.thresholds, *rule.limits, rule.source)
        assert [line for line in told if " ".join(line.split()) not in said] == []


def test_the_example_is_the_first_figure_judged_by_a_rule(page: AboutPage, dataset: Dataset) -> None:
    """With its very steps, its verdict and a link to it."""
    examples = {method.rule.id: method.example for method in page.methods}
    judged = {
        answer.signal.rule: (indicator, answer.signal)
        for indicator in reversed(tuple(dataset.indicators.values()))
        for answer in answers(dataset, indicator)
        if answer.signal.is_assessed
    }
    assert {"target", "trend"} <= set(judged)
    for rule, (indicator, signal) in judged.items():
        example = examples[rule]
        assert example is not None
        assert (example.title, example.address) == (indicator.title, f"/indicator?id={indicator.id}")
        assert example.steps == tuple(str(step) for step in signal.steps)
        assert (example.words, example.reason) == (signal.words, signal.reason)


def test_a_rule_without_a_figure_says_so(page: AboutPage) -> None:
    """No example is made up."""
    none = [method for method in page.methods if method.example is None]
    assert [method.rule.id for method in none] == ["on_course", "xmr", "comparison"]
    said = words_of(documents.about(page))
    assert said.count("No figure here is judged by this rule now.") == len(none)


def test_an_example_is_escaped(page: AboutPage) -> None:
    """What comes from the data cannot write on the page."""
    hostile = "<script>alert(1)</script>"
    spoiled = tuple(
        replace(m, example=m.example and replace(m.example, title=hostile, steps=(hostile,)))
        for m in page.methods
    )
    assert hostile not in html_of(documents.about(replace(page, methods=spoiled)))
