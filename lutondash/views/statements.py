"""What was said in public about the same thing, set beside a series and never merged with it."""

from dataclasses import dataclass

from lutondash.model.indicator import Indicator
from lutondash.model.target import Relation, Statement
from lutondash.views import formats, wording


@dataclass(frozen=True, slots=True)
class Said:
    """A public statement about the same thing, and how it stands to the series."""

    statement: str
    value: str
    who: str
    when: str
    relation: str
    relation_key: str
    source_url: str
    note: str


def told(indicator: Indicator, said: Statement) -> Said:
    """Write a statement with its figure, who said it, and how it stands to the series."""
    return Said(
        statement=said.statement,
        value=_figure(indicator, said),
        who=said.who,
        when=formats.as_said(said.period_label) or "no period given",
        relation=wording.RELATION_WORDS[said.relation],
        relation_key=str(said.relation),
        source_url=said.source_url,
        note=wording.sentence(said.note),
    )


_SAME_UNIT = {Relation.SAME_DEFINITION, Relation.CONTRADICTS}


def _figure(indicator: Indicator, said: Statement) -> str:
    """Write the figure as it was said: in our unit only where it counts the same thing."""
    if said.value is None:
        return "in words"
    before = formats.qualifier(said.qualifier)
    if said.relation in _SAME_UNIT:
        return before + formats.exact(indicator.unit, said.value)
    return before + formats.plain(said.value)


def title(said: tuple[Statement, ...]) -> str:
    """Head the statements: they differ, unless every one counts the same thing."""
    same = all(s.relation is Relation.SAME_DEFINITION for s in said)
    return "Said in public as well" if same else "Where published figures differ"


def summary(said: tuple[Statement, ...]) -> str:
    """Count the statements, and say how many count the same thing as the series."""
    if not said:
        return ""
    found = formats.count_of(len(said), "public statement")
    same = sum(s.relation is Relation.SAME_DEFINITION for s in said)
    if same == len(said):
        counting = "It counts" if same == 1 else "All count"
    elif not same:
        counting = "It does not count" if len(said) == 1 else "None counts"
    else:
        counting = "One of them counts" if same == 1 else f"{same} of them count"
    return f"We found {found} about this. {counting} the same thing as this series."
