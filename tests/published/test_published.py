"""Checks of the published figures: complete, sourced, and consistent with each other."""

from itertools import chain

import pytest

from lutondash import Dataset, load
from lutondash.model.indicator import Role
from lutondash.views.indicator_page import indicator_page
from lutondash.views.indicator_row import IndicatorRow
from lutondash.views.overview_page import overview_page
from lutondash.views.search import search_page
from scripts.pages import AS_OF, ROOT

DATA = ROOT / "data"


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(DATA, as_of=AS_OF)


def test_every_indicator_holds_a_figure_for_luton(published: Dataset) -> None:
    """No page of the site is empty."""
    assert len(published.indicators) >= 186
    for indicator in published.indicators:
        assert published.series(indicator).latest is not None, indicator


def test_every_row_has_a_release_with_its_files(published: Dataset) -> None:
    """A figure without a release does not exist; a file that was read has its checksum."""
    for indicator in published.indicators.values():
        releases = {o.release or indicator.release for o in published.series(indicator.id).observations}
        assert releases <= set(published.releases), indicator.id
    for release in published.releases.values():
        assert release.files or release.kind == "page_text", release.id


def test_every_release_is_used_and_every_indicator_has_a_recipe(published: Dataset) -> None:
    """Nothing is held that nobody shows, and nothing is shown that no recipe makes."""
    recipes = "".join(path.read_text("utf-8") for path in (DATA / "recipes").glob("*.toml"))
    used = set(chain.from_iterable(_releases_behind(published, name) for name in published.indicators))

    assert set(published.releases) - used - _releases_of_money(published) == set()
    for indicator in published.indicators:
        assert f'"{indicator}"' in recipes, indicator


def _releases_of_money(published: Dataset) -> set[str]:
    """Return the releases of accounts, people, prices, of all that was said about money, and of the aims."""
    money = published.budget
    said = (money.council_tax, money.savings, money.capital, money.plan, money.statements)
    rows = chain(*said, money.population.values(), money.deflators, published.objectives)
    return {row.release for row in rows} | set(money.accounts.table.texts["release"].names)


def _releases_behind(published: Dataset, indicator_id: str) -> set[str]:
    """Return the releases of every place's rows, of the targets and of the breaks of an indicator."""
    indicator, frame = published.indicator(indicator_id), published.observations(indicator_id)
    rows = {name or indicator.release for name in frame.get("release", [""])}
    breaks = {mark.release for mark in (*indicator.breaks, *indicator.rebases)}
    return rows | breaks | {target.release for target in published.targets(indicator_id)}


def test_counts_add_up(published: Dataset) -> None:
    """Every indicator is counted once, on one card."""
    page = overview_page(published)

    assert page.counts.total == len(published.indicators)
    assert sum(card.counts.total for card in page.by_priority) == len(published.indicators)
    for key in range(5):
        assert sum(card.counts.all[key].number for card in page.by_priority) == page.counts.all[key].number


def test_every_measure_says_who_linked_it_and_why(published: Dataset) -> None:
    """An editors' link of a council measure carries its reason."""
    for indicator in published.indicators.values():
        if indicator.role is Role.CONTRIBUTION:
            assert indicator.links, indicator.id
            assert all(link.reason or link.linked_by == "council" for link in indicator.links), indicator.id


def test_lists_name_everything_that_moves(published: Dataset) -> None:
    """The two lists together hold every figure that is better or worse, the setting aside."""
    page = overview_page(published)
    setting = {i.id for i in published.indicators.values() if i.role is Role.CONTEXT}

    for named, meaning in ((page.attention, "worse"), (page.going_well, "better")):
        told = {row.id for row in (*named.first, *named.others)}
        counted = {row.id for row in _rows(published) if row.direction.meaning == meaning}
        assert told == counted - setting


def _rows(published: Dataset) -> list[IndicatorRow]:
    return [indicator_page(published, indicator).row for indicator in published.indicators]


@pytest.mark.parametrize(
    "word",
    [
        "bins",
        "bin",
        "potholes",
        "pothole",
        "wages",
        "homeless",
        "rent",
        "school",
        "poverty",
        "library",
        "bin collection",
        "council tax",
        "my bins",
        "net zero",
    ],
)
def test_everyday_words_find_something(published: Dataset, word: str) -> None:
    """What residents type leads somewhere."""
    found = search_page(published, word)
    assert found is not None
    assert found.rows


@pytest.mark.parametrize(("one", "many"), [("pothole", "potholes"), ("wage", "wages"), ("price", "prices")])
def test_singular_and_plural_find_the_same(published: Dataset, one: str, many: str) -> None:
    """Nobody needs to guess which form we wrote."""
    found = [search_page(published, word) for word in (one, many)]
    assert len({tuple(row.id for row in page.rows) for page in found if page is not None}) == 1


@pytest.mark.parametrize("words", ["net zero", "child friendly town"])
def test_a_priority_is_found_by_its_name(published: Dataset, words: str) -> None:
    """The page itself stands above the figures."""
    found = search_page(published, words)
    assert found is not None
    assert found.pages


def test_answers_are_short(published: Dataset) -> None:
    """Sentences a resident reads first have at most 25 words."""
    for indicator in published.indicators:
        page = indicator_page(published, indicator)
        for sentence in (*page.answer.split(". "), *page.more):
            assert len(sentence.split()) <= 25, (indicator, sentence)
