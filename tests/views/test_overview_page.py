"""The first page speaks of the comparison with similar places, and its numbers agree."""

import re
from pathlib import Path

from lutondash import Dataset, load
from lutondash.analysis.direction import Meaning
from lutondash.views.overview_page import overview_page
from lutondash.views.rollup import comparison_of
from tests.many_places import add_places
from tests.sample import AS_OF, change


def _many(sample: Path, polarity: str) -> Dataset:
    """Return the made-up dataset with enough places, and days of rain that are good or bad."""
    add_places(sample)
    change(
        sample,
        "indicators/rainy-days/indicator.toml",
        'polarity = "no_judgement"',
        f'polarity = "{polarity}"',
    )
    return load(sample, as_of=AS_OF)


def test_without_a_comparison_the_headline_says_so(dataset: Dataset) -> None:
    """Two places are too few: no verdict, and no score of nought."""
    page = overview_page(dataset)

    assert page.headline == "No figure of Muddleford can be compared with similar places"
    assert "7 cannot be compared. 4 have too few places, 2 are totals and 1 is a grade." in page.lead


def test_the_headline_counts_the_comparison(sample: Path) -> None:
    """Better and worse are those of the roll-up, in both directions."""
    page = overview_page(_many(sample, "low_is_good"))

    assert page.headline == (
        "Muddleford does better than similar places on 1 of the 1 figure we can compare, and worse on 0"
    )


def test_headline_tally_and_marks_agree(sample: Path) -> None:
    """The marks of all priorities add up to the tally, and the tally to the roll-up."""
    page = overview_page(_many(sample, "high_is_good"))
    found = comparison_of(page.judged)

    assert page.headline.endswith("on 0 of the 1 figure we can compare, and worse on 1")
    for count in page.counts.all:
        marks = sum(card.counts.of(count.meaning) for card in page.by_priority)
        assert marks == count.number
        if count.meaning is not Meaning.CANNOT_SAY:
            assert count.number == found.of(count.meaning)
    assert page.counts.total == page.counts.of(Meaning.CANNOT_SAY) + found.judged


def test_the_lead_still_tells_the_direction(dataset: Dataset) -> None:
    """One sentence says how figures move; its numbers are those of the lists."""
    page = overview_page(dataset)
    told = re.search(r"last five years, (\d+) (?:is|are) doing better and (\d+) worse\.", page.lead)

    assert told
    assert int(told[1]) == len(page.going_well.first) + len(page.going_well.others)
    assert int(told[2]) == len(page.attention.first) + len(page.attention.others)
