"""Every page file and every kind of address, through Streamlit's own tester."""

import re
from collections import Counter
from html import unescape
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from lutondash import Dataset, load
from scripts.pages import AS_OF, ROOT

PAGES = sorted((ROOT / "pages").glob("*.py"))
SECONDS = 60


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(ROOT / "data", as_of=AS_OF)


@pytest.fixture(autouse=True)
def _edition(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUTONDASH_DATA", str(ROOT / "data"))
    monkeypatch.setenv("LUTONDASH_AS_OF", AS_OF.isoformat())


def _open(page: str, **choices: str) -> AppTest:
    """Open a page of the app at an address; any fault in it fails the test."""
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS)
    for name, value in choices.items():
        app.query_params[name] = value
    app.run()
    app.switch_page(f"pages/{page}.py")
    for name, value in choices.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception, app.exception
    return app


def _words(app: AppTest) -> str:
    """The page's fragments as one text, with escaped signs as they are read."""
    return "".join(unescape(str(block.proto.body)) for block in app.get("html"))


@pytest.mark.parametrize("page", [path.stem for path in PAGES])
def test_every_page_file_opens(page: str) -> None:
    """Each file shows a head, one h1, a foot and no fault, even without an id."""
    words = _words(_open(page))

    assert words.count("<h1") == 1
    assert 'class="top"' in words
    assert 'class="foot"' in words


def test_every_priority_has_a_page_and_every_page_a_purpose(published: Dataset) -> None:
    """Page files are the priorities and the fixed pages, no more and no fewer."""
    fixed = {
        "overview",
        "outcome",
        "indicator",
        "compare",
        "money",
        "scrutiny",
        "framework",
        "archive",
        "data",
        "about",
        "accessibility",
    }

    assert {path.stem for path in PAGES} == {priority.id for priority in published.priorities} | fixed


def test_page_files_are_wiring_only() -> None:
    """A page is a docstring and two statements."""
    for path in PAGES:
        assert len([line for line in path.read_text().splitlines() if line]) == 3, path.name


def test_an_outcome_opens_by_its_address(published: Dataset) -> None:
    """The outcome named in the address is the one shown."""
    outcome = next(iter(published.outcomes.values()))

    assert f"<h1>{outcome.title}</h1>" in _words(_open("outcome", id=outcome.slug))


@pytest.mark.parametrize(
    "indicator",
    ["household-waste-recycled", "households-in-temporary-accommodation", "ofsted-childrens-services",
     "households-in-destitution", "council-homes-energy-rating", "main-roads-needing-repair"],
)  # fmt: skip
def test_an_indicator_opens_by_its_address(published: Dataset, indicator: str) -> None:
    """A yearly share, a quarter's stock, grades, readings, an undated figure and a broken series."""
    app = _open("indicator", id=indicator)
    words = _words(app)

    assert f"<h1>{published.indicator(indicator).title}</h1>" in words
    assert "About this figure" in words
    assert app.get("download_button")


def test_a_link_says_who_made_it_beside_its_reason() -> None:
    """A reason alone would pass an editors' link off as the council's."""
    words = _words(_open("indicator", id="household-waste-recycled"))

    assert "the council runs the service. Linked by the editors." in words


def test_a_chart_says_what_it_shows_to_those_who_cannot_see_it() -> None:
    """Both sizes of each chart carry the same text alternative."""
    charts = _open("indicator", id="household-waste-recycled").get("vega_lite_chart")

    over_time, among_places = Counter(chart.proto.alt for chart in charts).items()
    assert (over_time[1], among_places[1]) == (2, 2)
    assert "Luton: first 35.0% in 2010 to 2011" in over_time[0]
    assert "27.7%" in among_places[0]


def test_chosen_places_come_from_the_address() -> None:
    """A place in the address stands in the table; one that is no place is left out."""
    words = _words(_open("indicator", id="household-waste-recycled", place="E06000016"))
    assert "Leicester" in words

    plain = _words(_open("indicator", id="household-waste-recycled", place="nonsense"))
    assert "nonsense" not in plain


def _chosen(app: AppTest) -> dict[str, list[str]]:
    """The choices in the address, whether the tester holds one value or a list of them."""
    return {
        name: value if isinstance(value, list) else [value] for name, value in dict(app.query_params).items()
    }


WASTE = {"indicator": "household-waste-recycled", "place": "E06000055", "country": "yes"}


def test_a_comparison_comes_from_the_address() -> None:
    """The widgets show what the address says, and the page what they show."""
    app = _open("compare", **WASTE, group="neighbours")

    assert "<h1>Household waste recycled or composted compared</h1>" in _words(app)
    figure, group = app.selectbox
    assert (figure.value, group.value) == ("household-waste-recycled", "neighbours")
    assert app.multiselect[0].value == ["E06000055"]
    assert {box.label: box.value for box in app.checkbox} == {"East of England": False, "England": True}


def test_what_is_chosen_goes_into_the_address() -> None:
    """Each widget keeps the rest of the choice; without a figure nothing is left of it."""
    app = _open("compare", **WASTE)
    app.selectbox[1].set_value("ons-similar-areas")
    app.run()
    app.multiselect[0].set_value(["E06000055", "E06000038"])
    app.run()
    app.checkbox[1].uncheck()
    app.run()
    assert not app.exception
    assert _chosen(app) == {
        "indicator": ["household-waste-recycled"],
        "place": ["E06000055", "E06000038"],
        "group": ["ons-similar-areas"],
    }

    app.selectbox[0].set_value(None)
    app.run()
    assert _chosen(app) == {}
    assert "<h1>Compare places</h1>" in _words(app)


def test_a_comparison_begins_with_the_usual_group() -> None:
    """Who only chooses a figure sees similar places, the region and the country."""
    app = _open("compare")
    assert not app.multiselect
    app.selectbox[0].set_value("weekly-pay")
    app.run()

    assert _chosen(app) == {
        "indicator": ["weekly-pay"],
        "group": ["ons-similar-areas"],
        "region": ["yes"],
        "country": ["yes"],
    }


@pytest.mark.parametrize("given", [{"indicator": "no-such"}, {"place": "E999"}, {"group": "<b>mine"}])
def test_an_unknown_comparison_says_nothing(given: dict[str, str]) -> None:
    """What nothing bears leads to the page to begin with, and is not repeated."""
    words = _words(_open("compare", **given))

    assert "<h1>Compare places</h1>" in words
    assert not any(value in words for value in given.values())


def test_a_total_is_answered_with_why() -> None:
    """The page says why it is not set beside other places, and leads to the figure."""
    words = _words(_open("compare", indicator="rough-sleeping"))

    assert "It is a total." in words
    assert 'href="/indicator?id=rough-sleeping"' in words


@pytest.mark.parametrize("page", ["indicator", "outcome"])
@pytest.mark.parametrize("asked", ["", "nothing-bears-this", "../../etc/passwd", "<script>alert(1)</script>"])
def test_an_unknown_id_gets_a_helpful_page(page: str, asked: str) -> None:
    """What nothing bears is answered with ways on, and is not repeated."""
    words = _words(_open(page, id=asked))

    assert "We cannot find that" in words
    assert 'href="/framework"' in words
    assert not asked or asked not in words


def test_a_search_is_answered_and_escaped() -> None:
    """A search finds figures; what a reader types is never markup."""
    assert "Household waste recycled" in _words(_open("overview", q="bins"))
    page = _open("overview", q="<script>alert(1)</script>")
    assert all("<script>alert" not in str(block.proto.body) for block in page.get("html"))


def test_a_filter_is_kept_in_the_address() -> None:
    """A choice in the address leaves only its rows and marks itself."""
    words = _words(_open("net-zero-town", show="better"))

    assert 'show=better" aria-current="true">' in words
    ways = re.findall(r'<td class="way"><span class="mark (\w+)">', words)
    assert ways
    assert set(ways) == {"better"}


def test_a_broken_folder_never_gives_half_a_page(sample: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data is at fault nothing of it is shown, and the reader is told in our words."""
    (sample / "framework" / "vision.toml").write_text("title = ")
    monkeypatch.setenv("LUTONDASH_DATA", str(sample))

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=SECONDS).run()

    assert not app.exception
    words = _words(app)
    assert "The figures cannot be shown now" in words
    assert "Muddleford" not in words
