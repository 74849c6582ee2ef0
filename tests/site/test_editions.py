"""Pages and files that only editions or a draft have: what will change, and what did."""

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset, UnknownIdError
from lutondash.model.edition import ChangeKind, Shown
from lutondash.site import pages
from lutondash.site.downloads import choices, download, names
from lutondash.site.finished import finished, whole
from tests.drafted import drafted, mend, met_before, miss
from tests.editions_made import change, edition, history, withdrawn
from tests.sample import NEIGHBOUR, add


def page(dataset: Dataset, name: str, **asked: str) -> str:
    """Return a finished page as text."""
    chosen = pages.choices(dataset, name, {key: [value] for key, value in asked.items()})
    return whole(finished(dataset, name, chosen, str))


def rows_of(content: bytes) -> list[dict[str, str]]:
    """Return CSV as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


def test_only_a_draft_has_a_page_of_what_will_change(sample: Path, dataset: Dataset) -> None:
    """Elsewhere neither the page nor its file has an address."""
    draft = drafted(sample, mend)
    assert "changes" in pages.names(draft)
    assert "changes.csv" in names(draft)
    assert "What will change" in page(draft, "changes")
    for other in (dataset, replace(dataset, history=history(edition(1))), replace(draft, before=None)):
        assert "changes" not in pages.names(other)
        assert "changes.csv" not in names(other)
        with pytest.raises(UnknownIdError):
            pages.choices(other, "changes", {})
        with pytest.raises(UnknownIdError):
            choices(other, "changes.csv", {})


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("overview", "Edition 2, withdrawn - How is Muddleford doing?"),
        ("money", "Money - Edition 2, withdrawn - How is Muddleford doing?"),
    ],
)
def test_the_title_of_a_window_says_which_edition_it_shows(dataset: Dataset, name: str, title: str) -> None:
    """Two windows with one page in two editions can be told apart; the edition of today says nothing."""
    past = history(withdrawn(2, 9), edition(1), shown=Shown.PAST, number=2)
    assert f"<title>{title}</title>" in page(replace(dataset, history=past), name)
    now = page(replace(dataset, history=history(edition(1))), name)
    assert "edition 1" not in now[: now.index("<body>")].lower()


def test_what_changed_since_an_edition_is_on_the_list_of_the_page(dataset: Dataset) -> None:
    """A reader on a phone need not scroll to it."""
    told = replace(dataset, history=history(edition(2), edition(1)), before=dataset)
    jump = '<li><a href="#since">What changed since edition 1</a></li>'
    assert jump in page(told, "dry-town", since="1")
    assert jump not in page(told, "dry-town")


def test_the_file_of_a_draft_holds_every_place(sample: Path) -> None:
    """The page counts other places, the file names them; its name says that it is of a draft."""

    def work(draft: Path) -> None:
        mend(draft)
        add(draft, "indicators/rainy-days/observations.csv", f"2021-01-01/P1Y,{NEIGHBOUR},151")

    file = download(drafted(sample, work), "changes.csv", {})
    assert file.file_name == "draft-changes.csv"
    told = [(row["kind"], row["place"], row["old"], row["new"]) for row in rows_of(file.content)]
    assert told == [("corrected", "Muddleford", "71", "17"), ("new", "Slopton", "", "151")]


def test_revisions_are_a_file_where_editions_are_kept(dataset: Dataset) -> None:
    """Every change of every edition that is out, newest first, numbers untouched and text inert."""
    assert "revisions.csv" not in names(dataset)
    brought = [
        (1, change(kind=ChangeKind.NEW, old="", new="-5")),
        (2, change(old="-5", new="-6", why="=cmd()")),
    ]
    told = replace(dataset, history=history(withdrawn(2, 9), edition(1), changes=brought))
    assert "revisions.csv" in names(told)
    newest, oldest = rows_of(download(told, "revisions.csv", {}).content)
    assert (newest["edition"], newest["old"], newest["new"], newest["why"]) == ("2", "-5", "-6", "'=cmd()")
    assert newest["withdrawn_at"] == "2024-06-09T12:00:00+00:00"
    assert (oldest["edition"], oldest["withdrawn_at"], oldest["out_at"][:10]) == ("1", "", "2024-06-01")


def test_the_page_of_data_tells_editions_revisions_and_dates(dataset: Dataset) -> None:
    """With editions all three; without, that there are none."""
    told = replace(dataset, history=history(edition(2), edition(1), changes=[(2, change())]))
    found = page(told, "data")
    for words in ("Edition 2", "/?edition=1", "Two digits were swapped.", "revisions.csv", "What comes next"):
        assert words in found
    bare = page(dataset, "data")
    assert "No editions are kept here." in bare
    assert "revisions.csv" not in bare


def test_a_priority_tells_what_changed_since_an_edition(sample: Path) -> None:
    """A link for each earlier edition; the one chosen opens a section with values and flipped verdicts."""
    met_before(sample)
    brought = [(2, change(indicator="gutters-cleared", period="2023-10-01/P3M", old="84", new="30"))]
    told = replace(
        drafted(sample, miss), history=history(edition(2), edition(1), shown=Shown.CURRENT, changes=brought)
    )
    name = told.indicator("gutters-cleared").priority
    plain = page(told, name)
    assert f"/{name}?since=1#since" in plain
    assert "What changed since edition 1" not in plain
    found = page(told, name, since="1")
    for words in ("What changed since edition 1", "Answers that changed", "84%", "30%", "Target missed"):
        assert words in found, words
    assert page(told, name, since="9") == plain
    assert pages.canonical(name, pages.choices(told, name, {"since": ["1"]})) == f"/{name}"


def test_filters_keep_the_edition_to_start_from(dataset: Dataset) -> None:
    """A reader who narrows the list still sees what changed since."""
    told = replace(dataset, history=history(edition(2), edition(1)), before=dataset)
    assert "side=town&amp;since=1" in page(told, "dry-town", since="1")
