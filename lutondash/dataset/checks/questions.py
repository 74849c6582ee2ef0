"""Questions are short, open and neutral, fit a verdict that exists, and say where their form comes from."""

import re
from collections.abc import Iterator

from lutondash.dataset.folder import Contents
from lutondash.errors import Finding
from lutondash.model.question import VERDICTS_ASKED_OF, SourceKind

MOST_WORDS = 25
"""The longest sentence a page has."""

_OPEN = re.compile(r"\b(what|which|who|whom|how|when|where)\b", re.IGNORECASE)
"""A question with none of these can be answered by yes, and often suggests it."""

_NOT_NEUTRAL = re.compile(
    r"\b(?:"
    # "Why" asks for a defence; the others say who is at fault, or how bad it is.
    r"why|fail\w*|blame\w*|fault\w*|guilt\w*|excuse\w*|neglect\w*|negligen\w*|incompeten\w*|scandal\w*|"
    r"poor (?:performance|results?)|unacceptabl\w*|disappoint\w*|disgrac\w*|shock\w*|appalling\w*|"
    r"terribl\w*|mismanage\w*|"
    # Small words that give the answer with the question.
    r"still|yet again|only|even|merely|surely|obviously|clearly|simply|really|actually|finally|at last|"
    r"once again|"
    # Negative questions expect a yes.
    r"(?:is|are|was|were|do|does|did|has|have|had|would|should|could|can|will)n['\u2019]t|"
    r"(?:would|should|could) (?:it|they|the council|we) not|do you (?:not )?agree|"
    # Parties, and words that stand for one.
    r"(?-i:Labour|Conservatives?)|tory|tories|liberal democrats?|lib ?dems?|green party|reform uk|ukip|"
    r"the (?:administration|opposition|ruling group)|austerity"
    r")\b",
    re.IGNORECASE,
)


def questions_are_askable(contents: Contents) -> Iterator[Finding]:
    """A question is one short sentence that cannot be answered by yes or no alone."""
    for entry in contents.questions:
        text = entry.record.text
        if not text.endswith("?") or text.count("?") != 1:
            yield entry.fault("The text is not one question.", "End it with one question mark.", "text")
        if (number := len(text.split())) > MOST_WORDS:
            yield entry.fault(
                f"The text has {number} words.", f"Ask it in at most {MOST_WORDS} words.", "text"
            )
        if not _OPEN.search(text):
            yield entry.fault(
                "The question can be answered by yes.", "Ask what, which, who, how, when or where.", "text"
            )


def questions_are_neutral(contents: Contents) -> Iterator[Finding]:
    """A question blames nobody, gives no answer and names no party."""
    for entry in contents.questions:
        if found := _NOT_NEUTRAL.search(entry.record.text):
            yield entry.fault(f"The words {found[0]!r} are not neutral.", "Ask it without them.", "text")


def questions_fit_verdicts(contents: Contents) -> Iterator[Finding]:
    """A question is about verdicts that its answer may have."""
    for entry in contents.questions:
        kind, verdicts = entry.record.kind, entry.record.verdicts
        known = VERDICTS_ASKED_OF.get(kind, ())
        if verdicts and not kind:
            yield entry.fault("There are verdicts and no kind.", "Name the kind, or remove them.", "verdicts")
        for verdict in verdicts if kind else ():
            if verdict not in known:
                yield entry.fault(
                    f"The verdict {verdict!r} is none of {kind}.", f"Write {', '.join(known)}.", "verdicts"
                )


def questions_name_their_source(contents: Contents) -> Iterator[Finding]:
    """A question has a source, unless it is our own."""
    for entry in contents.questions:
        asked = entry.record
        is_ours = asked.source_kind is SourceKind.EDITORIAL
        if is_ours and (asked.source_title or asked.source_url):
            yield entry.fault(
                "The question is editorial and has a source.", "Write adapted or taken.", "source_kind"
            )
        if not is_ours and not (asked.source_title and asked.source_url):
            yield entry.fault(
                f"The question is {asked.source_kind} and its source is not named.",
                "Give source_title and source_url, or write editorial.",
                "source_kind",
            )
