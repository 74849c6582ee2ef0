"""Tests of `lutondash.views.editions_section` and `next_releases`: what /data tells of editions and dates."""

from dataclasses import replace
from datetime import date

from lutondash import Dataset
from lutondash.model.edition import ChangeKind, Shown, Withdrawal
from lutondash.views.editions_section import editions_section
from lutondash.views.next_releases import next_releases
from tests.editions_made import at, change, edition, history, withdrawn


def test_a_folder_says_that_it_has_no_editions(dataset: Dataset) -> None:
    """Both lists say why they are empty."""
    found = editions_section(dataset)
    assert not found.is_kept
    assert found.none.startswith("No editions are kept here.")
    assert found.unrevised == "Without editions there is no list of what was revised."


def test_editions_say_when_what_and_who(dataset: Dataset) -> None:
    """Newest first; the one that is shown and one that was withdrawn say so; each leads to itself."""
    counted = edition(2, figures={ChangeKind.NEW: 1200, ChangeKind.CORRECTED: 1})
    found = editions_section(replace(dataset, history=history(withdrawn(3, 9), counted, edition(1))))
    newest, shown, first = found.editions
    assert [each.number for each in found.editions] == [3, 2, 1]
    assert newest.withdrawn == "Withdrawn on 9 June 2024 at 1:00pm. A total was wrong."
    assert [each.is_shown for each in found.editions] == [False, True, False]
    assert shown.figures == "Figures: 1,200 new, 1 corrected."
    assert (shown.when, shown.approved_by) == ("2 June 2024 at 10:30am", "Service director")
    assert (first.figures, first.address) == ("No figure changed.", "/?edition=1")
    assert found.unrevised == "No old figure has changed since the first edition came out."


def test_a_draft_leads_to_no_other_edition(dataset: Dataset) -> None:
    """A preview shows the draft and nothing else; the editions are still told."""
    told = history(edition(1), shown=Shown.DRAFT, number=None)
    assert [each.address for each in editions_section(replace(dataset, history=told)).editions] == [""]


def test_revisions_stand_under_the_edition_that_brought_them(dataset: Dataset) -> None:
    """New figures are none; what a withdrawn edition brought says that it is withdrawn."""
    brought = [
        (3, change(kind=ChangeKind.REMOVED, new="")),
        (2, change()),
        (2, change(kind=ChangeKind.NEW, old="", period="2020-01-01/P3Y")),
    ]
    found = editions_section(
        replace(dataset, history=history(withdrawn(3, 9), edition(2), edition(1), changes=brought))
    )
    assert [(each.words, each.is_withdrawn) for each in found.revisions] == [
        ("Edition 3, 3 June 2024", True),
        ("Edition 2, 2 June 2024", False),
    ]
    (figure,) = found.revisions[1].figures
    assert [(row.old, row.new) for row in figure.rows] == [("17.0%", "71.0%")]
    assert figure.is_corrected
    assert found.unrevised == ""


def planned(dataset: Dataset, **dates: str) -> Dataset:
    """Return the dataset with dates announced for releases."""
    releases = dict(dataset.releases)
    for name, when in dates.items():
        id_ = name.replace("_", "-")
        releases[id_] = releases[id_].model_copy(update={"next_release": when})
    return replace(dataset, releases=releases)


def test_what_is_announced_comes_in_order_of_time(dataset: Dataset) -> None:
    """Days, months and years in their order, words, what has ended; nothing past and nothing unannounced."""
    told = next_releases(
        planned(dataset, rain_statistics="2025-03", letters_return="2024-12-05", inspection_one="spring 2025")
    )
    assert [each.when for each in told] == ["5 December 2024", "March 2025", "Spring 2025"]
    assert [link.words for link in told[0].figures] == ["Letters answered in ten days"]
    ended = next_releases(planned(dataset, rain_statistics="discontinued", inspection_one="spring 2025"))
    assert [each.when for each in ended] == ["Spring 2025", "No further figures"]
    past = replace(planned(dataset, rain_statistics="2024-03"), as_of=date(2024, 9, 1))
    assert next_releases(past) == ()


def test_a_hidden_edition_is_listed_and_leads_nowhere(dataset: Dataset) -> None:
    """Its notes are told, what it changed is not."""
    harm = Withdrawal(at=at(5), note="It held names.", approved_by="Chief executive", hidden=True)
    told = history(edition(2, withdrawn=harm), edition(1), changes=[(2, change())])
    found = editions_section(replace(dataset, history=told))
    assert [(each.number, bool(each.address)) for each in found.editions] == [(2, False), (1, True)]
    assert "It held names." in found.editions[0].withdrawn
    assert found.revisions == ()
