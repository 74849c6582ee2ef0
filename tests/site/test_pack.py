"""Tests of `lutondash.site.pack`: a pack as one file of HTML that stands alone."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.site.output_file import write_whole
from lutondash.site.pack import html_of, pack_html
from lutondash.views.pack.pack import pack
from lutondash.views.scrutiny.scope import Asking
from tests.drafted import drafted, met_before, miss
from tests.editions_made import change, edition, history
from tests.sample import AS_OF
from tests.sample import change as spoil
from tests.site.reading import elements, links, parsed, words

PUBLIC = "https://example.org"


def nowhere(address: str) -> str:
    """Know no place on the web."""
    return address


def public(address: str) -> str:
    """Say where the public finds an address."""
    return PUBLIC + address


def everything(dataset: Dataset) -> Asking:
    """Ask for all figures there are."""
    return Asking(indicators=tuple(dataset.indicators))


@pytest.fixture(scope="module")
def page(dataset: Dataset) -> str:
    """Return a pack of every figure that knows no place on the web."""
    return pack_html(dataset, everything(dataset), nowhere, meeting="2024-09-10").decode()


def test_a_pack_is_html_without_a_fault(page: str) -> None:
    """It has a title and a language, one h1, one main, skips no heading, and its ids are unique."""
    root, found = parsed(page)
    levels = [int(each.tag[-1]) for each in root.iter() if re.fullmatch(r".*h[1-6]", str(each.tag))]
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert found == []
    assert root.get("lang") == "en-GB"
    assert [words(title) for title in elements(root, "title")] == [
        "A list of your own: the pack - How is Muddleford doing?"
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert len(ids) == len(set(ids))
    assert len(list(elements(root, "main"))) == 1


def test_a_pack_stands_alone(page: str) -> None:
    """No script, no form, nothing loaded; every link leads to a part of it or out to a source."""
    root, _ = parsed(page)
    assert [tag for tag in ("script", "link", "form", "iframe", "img") for _ in elements(root, tag)] == []
    assert all(url.startswith("data:") for url in re.findall(r'url\("?([^)"]+)', page))
    ids = {each.get("id") for each in root.iter()}
    for address in links(root):
        assert address.startswith("https://") or address.removeprefix("#") in ids, address


def test_every_drawing_says_what_it_shows(page: str) -> None:
    """Each is named by its text alternative, and stands twice: for paper and for phones."""
    root, _ = parsed(page)
    drawn = [each for each in root.iter() if each.get("role") == "img"]
    assert drawn
    assert all(each.get("aria-label") for each in drawn)
    assert page.count('class="chart-middle"') == page.count('class="chart-narrow"') == len(drawn)


def test_a_pack_says_what_the_view_says(dataset: Dataset, page: str) -> None:
    """Titles, figures, answers and their arithmetic, rows of tables, and what is missing."""
    found = pack(dataset, everything(dataset))
    text = " ".join(words(parsed(page)[0]).split())
    for measure in found.measures:
        row = measure.page.row
        assert f"{measure.number} {row.title}" in text
        assert measure.page.answer in text
        for each in measure.page.answers.opened:
            assert each.answer.question in text
            assert all(step.words in text for step in each.answer.signal.steps)
        assert all(each.period in text for each in measure.table.rows)
    assert all(gap.words in text for gap in found.missing)
    assert "For the meeting on 10 September 2024." in text


def test_edges_of_paper_name_the_pack(page: str) -> None:
    """Running heads, the day, and page numbers."""
    margins = page.partition("</style>")[0].rpartition("@page {")[2]
    assert 'content: "A list of your own"' in margins
    assert 'counter(page) " of " counter(pages)' in margins
    assert "1 September 2024" in margins


def test_links_to_the_site_stay_in_the_edition(dataset: Dataset) -> None:
    """Where the public address is known, a figure leads to its page as it was."""
    told = replace(dataset, history=history(edition(2), edition(1)))
    page = html_of(pack(told, Asking(committee="weather-board")), public)
    ours = [address for address in links(parsed(page)[0]) if address.startswith(f"{PUBLIC}/")]
    shown = [address for address in ours if "/plan" not in address and not address.endswith("/contact")]
    assert f"{PUBLIC}/indicator?id=gutters-cleared&edition=2" in shown
    assert f"{PUBLIC}/scrutiny?committee=weather-board&edition=2" in shown
    assert all("edition=2" in address for address in shown if "?" in address)


def test_what_changed_is_shown_with_both_sums(sample: Path) -> None:
    """The flipped answer before and now, and the values; a draft says on every sheet that it is one."""
    met_before(sample)
    draft = drafted(sample, miss)
    changes = [(2, change(indicator="gutters-cleared", period="2023-10-01/P3M", old="84", new="30"))]
    told = replace(draft, history=history(edition(2), edition(1), changes=changes))
    page = html_of(pack(told, Asking(committee="weather-board"), since="1"), nowhere)
    root, found = parsed(page)
    text = words(root)
    assert found == []
    assert "Before: how we worked it out" in text
    assert "Now: how we worked it out" in text
    assert "Two digits were swapped." in text
    of_draft = html_of(pack(draft, Asking(committee="weather-board")), nowhere)
    edges = of_draft.partition("</style>")[0].rpartition("@page {")[2]
    assert r"Draft\3a  not published" in edges


def test_markup_in_the_data_stays_words(sample: Path) -> None:
    """A name with a tag, a quotation mark and an end of a style is shown as it is written."""
    name = "Weather </style><script>x</script> 'board'"
    spoil(sample, "framework/scrutiny.toml", 'title = "Weather board"', f'title = "{name}"')
    page = pack_html(load(sample, as_of=AS_OF), Asking(committee="weather-board"), nowhere).decode()
    root, found = parsed(page)
    assert found == []
    assert list(elements(root, "script")) == []
    assert [words(each) for each in elements(root, "h1")] == [name]


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """What stood there stays where the new one cannot be written, and nothing is left beside it."""
    target = tmp_path / "pack.html"
    write_whole(target, b"first")
    write_whole(target, b"second")
    assert target.read_bytes() == b"second"
    with pytest.raises(OSError, match="No such file"):
        write_whole(tmp_path / "none" / "pack.html", b"third")
    assert [path.name for path in tmp_path.iterdir()] == ["pack.html"]
