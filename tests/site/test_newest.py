"""How new a page's figures are: as their publishers say, never as the clock does."""

from pathlib import Path

from lutondash import load
from lutondash.site.newest import newest
from tests.sample import AS_OF, change

RAIN = "releases/rain-statistics.toml"


def test_the_newest_publication_counts(sample: Path) -> None:
    """A figure has the date of its publication, as exact as it is known; a later day changes nothing."""
    held = load(sample, as_of=AS_OF)
    umbrellas = held.indicator("umbrellas-returned")
    said = newest(held, [umbrellas])

    assert said < AS_OF.isoformat()
    assert said in {held.releases[name].published for name in ("rain-statistics", "rain-plan")}
    change(
        sample, RAIN, f'published = "{held.releases["rain-statistics"].published}"', 'published = "2024-05"'
    )
    again = load(sample, as_of=AS_OF)
    assert newest(again, [again.indicator("umbrellas-returned")]) == "2024-05"
    assert newest(again, []) >= "2024-05"


def test_what_is_held_back_does_not_count(sample: Path) -> None:
    """The date of a publication that is not out says nothing of the page."""
    kind = 'kind = "publisher_file"'
    change(sample, RAIN, 'published = "2024-06"', 'published = "2024-07"')
    umbrellas = load(sample, as_of=AS_OF).indicator("umbrellas-returned")
    assert newest(load(sample, as_of=AS_OF), [umbrellas]) == "2024-07"
    change(sample, RAIN, kind, f"{kind}\nembargo = 2030-01-01T00:00:00+01:00")
    held = load(sample, as_of=AS_OF).released(AS_OF)

    assert newest(held, [umbrellas]) == "2024-06"
    assert newest(held, []) == "2024-06"
