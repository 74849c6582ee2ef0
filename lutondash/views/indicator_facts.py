"""The facts about an indicator: where it comes from, what stands behind it, when it is next due."""

from dataclasses import dataclass
from datetime import date

from lutondash.dataset.dataset import Dataset
from lutondash.model.indicator import Control, Indicator
from lutondash.model.observation import Observation
from lutondash.model.period import Period, PeriodType, fits
from lutondash.model.release import Release
from lutondash.views import formats, wording


@dataclass(frozen=True, slots=True)
class Fact:
    """A term, what is known about it, and a link where there is one."""

    term: str
    words: str
    address: str = ""


def indicator_facts(dataset: Dataset, indicator: Indicator) -> tuple[Fact, ...]:
    """List what a reader may check: source, dates, licence, duty, quality; unknowns are said."""
    release = dataset.release(indicator.release)
    latest = dataset.series(indicator.id).latest
    facts = (
        Fact("Source", f"{release.publisher}: {release.title}", release.url),
        Fact("Published", published(release, indicator.published)),
        Fact("Next update", next_update(release, indicator.next_release, dataset.as_of)),
        Fact("Licence", licence(release), release.licence_url),
        Fact("How we hold it", wording.KIND_WORDS[release.kind]),
        Fact("Kind of figure", wording.EVIDENCE_WORDS[indicator.evidence_class]),
        Fact("Who can move it", _control(indicator)),
        Fact("Required by law", _statutory(indicator)),
        *_service(dataset, indicator),
        *_targets(dataset, indicator),
        *_worked_out(indicator, latest),
        *_quality(dataset, indicator, latest),
    )
    return tuple(fact for fact in facts if fact.words)


def published(release: Release, override: str | None = None) -> str:
    """Say when figures were published; an unknown date counts from the day they were read."""
    when = override or release.published
    if when == "unknown":
        return f"Date unknown; read on {formats.reduced_date(release.accessed)}"
    return formats.reduced_date(when)


def next_update(release: Release, override: str | None, as_of: date) -> str:
    """Say when the next figures are planned; a day that has passed is told as one."""
    when = override or release.next_release
    if not when:
        return "Not announced"
    words = formats.reduced_date(when)
    words = words[0].upper() + words[1:]
    return f"Was planned for {words}; we hold nothing newer" if is_past(when, as_of) else words


def is_past(when: str, as_of: date) -> bool:
    """Say whether a planned date, month or year lies wholly before a day; words are never past."""
    if not fits(when, PeriodType.SNAPSHOT):
        return False
    end = Period(when).end
    return end is not None and end < as_of


def licence(release: Release) -> str:
    """Name the licence, or say that none is stated."""
    words = release.licence
    return words[0].upper() + words[1:]


def _control(indicator: Indicator) -> str:
    return {
        "controls": "The council controls it directly",
        "influences": "The council can influence it, with others",
        "monitors": "The council only watches it",
    }[indicator.control]


def _statutory(indicator: Indicator) -> str:
    if indicator.statutory:
        return f"Yes: {indicator.statutory} (our reading)"
    return "" if indicator.control is Control.MONITORS else "Not that we know of"


def _service(dataset: Dataset, indicator: Indicator) -> tuple[Fact, ...]:
    named = {s.id: s.title for s in dataset.services}
    return (Fact("Service", named[indicator.service]),) if indicator.service else ()


def _targets(dataset: Dataset, indicator: Indicator) -> tuple[Fact, ...]:
    targets = dataset.targets(indicator.id)
    if not targets:
        return (Fact("Target", "None is published"),)
    return tuple(_target(dataset, indicator, number) for number in range(len(targets)))


def _target(dataset: Dataset, indicator: Indicator, number: int) -> Fact:
    agreed = dataset.targets(indicator.id)[number]
    words = wording.sentence(wording.target(indicator, agreed))
    release = dataset.release(agreed.release)
    return Fact("Target", f"{words} {wording.sentence(agreed.rationale)}", release.url)


def _worked_out(indicator: Indicator, latest: Observation | None) -> tuple[Fact, ...]:
    if not indicator.derived:
        return ()
    words = "Worked out by us from published counts"
    if latest is not None and latest.numerator is not None and latest.denominator is not None:
        words += f": {latest.numerator:,.0f} of {latest.denominator:,.0f}"
    return (Fact("Worked out", words),)


def _quality(dataset: Dataset, indicator: Indicator, latest: Observation | None) -> tuple[Fact, ...]:
    inferred = "The dates of its periods are our best reading of the source. "
    words = inferred if indicator.period_certainty == "inferred" else ""
    if latest is not None:
        words += " ".join(dataset.symbols[s].meaning for s in latest.status if s in dataset.symbols)
        if latest.has_interval:
            words += " The publisher gives a margin of error. The true figure very likely lies in it."
    return (Fact("How sure we can be", words.strip()),)
