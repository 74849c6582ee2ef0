"""Tests of `lutondash.views.pack`: what stands in a pack, in which order, and what is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.errors import PackFaultError, UnknownIdError
from lutondash.model.edition import Shown
from lutondash.views.answer import QUESTIONS
from lutondash.views.pack.asking import faults
from lutondash.views.pack.pack import pack
from lutondash.views.pack.records import Pack
from lutondash.views.scrutiny.exceptions import Reason
from lutondash.views.scrutiny.scope import Asking
from tests.drafted import drafted, met_before, miss
from tests.editions_made import edition, history
from tests.sample import AS_OF

BOARD = Asking(committee="weather-board")


def missed(sample: Path) -> Dataset:
    """Return the made-up folder with one target missed."""
    met_before(sample)
    miss(sample)
    return load(sample, as_of=AS_OF)


def sections(found: Pack) -> list[str]:
    """Name the figures in the order of their sections."""
    return [each.page.row.id for each in found.measures]


def everything(dataset: Dataset) -> Asking:
    """Ask for all figures there are."""
    return Asking(indicators=tuple(dataset.indicators))


def test_what_is_missed_comes_first(sample: Path) -> None:
    """Its section is the first, it stands under its gravest reason, and the contents follow the sections."""
    dataset = missed(sample)
    found = pack(dataset, Asking(indicators=("umbrellas-returned", "gutter-inspection", "gutters-cleared")))
    assert sections(found) == ["gutters-cleared", "umbrellas-returned", "gutter-inspection"]
    (group,) = found.exceptions
    assert (group.reason, [each.title for each in group.figures]) == (
        Reason.MISSED,
        ["Gutters cleared within a day"],
    )
    signal = found.measures[0].page.row.answers[0].signal
    assert group.figures[0].why == signal.reason
    numbered = [each for each in found.contents if each.number]
    assert [(each.number, each.anchor) for each in numbered] == [
        (each.number, each.anchor) for each in found.measures
    ]


def test_every_figure_stands_once(dataset: Dataset) -> None:
    """Exceptions and the rest add up to the sections, and so do the verdicts of each question."""
    found = pack(dataset, everything(dataset))
    listed = [each.anchor for group in found.exceptions for each in group.figures]
    listed += [each.anchor for each in found.rest]
    assert sorted(listed) == sorted(each.anchor for each in found.measures)
    assert len(listed) == len(dataset.indicators) == len(found.summary)
    for way in found.judged:
        without = sum(
            not answer.signal.is_assessed
            for row in found.summary
            for answer in row.answers
            if answer.signal.kind is way.kind
        )
        assert way.judged + without == len(found.summary)


def test_the_table_says_what_the_pages_say(dataset: Dataset) -> None:
    """The latest value, its period, the target and four answers."""
    found = pack(dataset, BOARD)
    for row, measure in zip(found.summary, found.measures, strict=True):
        page = measure.page.row
        assert (row.title, row.latest, row.number) == (page.title, str(page.figure), measure.number)
        assert [answer.question for answer in row.answers] == list(QUESTIONS.values())
        assert f"Target: {row.target}" == page.target or not (row.target or page.target)


def test_a_long_series_is_cut_and_says_so(dataset: Dataset) -> None:
    """The newest rows stand, and how many earlier ones there are is told."""
    by_id = {each.page.row.id: each for each in pack(dataset, everything(dataset)).measures}
    long, short = by_id["gutters-cleared"], by_id["gutter-inspection"]
    assert long.table.rows == long.page.table.rows[: len(long.table.rows)]
    left_out = len(long.page.table.rows) - len(long.table.rows)
    assert long.earlier == f"{left_out} earlier figures are on the page of this figure."
    assert (short.table, short.earlier) == (short.page.table, "")


def test_only_the_rules_that_gave_an_answer_are_told(dataset: Dataset) -> None:
    """A rule that was not used would only take room."""
    found = pack(dataset, BOARD)
    used = {
        answer.signal.rule for row in found.summary for answer in row.answers if answer.signal.is_assessed
    }
    assert used <= {rule.id for rule in found.methods} <= used | {"benchmark"}


def test_what_is_missing_is_told(dataset: Dataset) -> None:
    """Figures without a target are named by their sections; each question says why some have no answer."""
    found = pack(dataset, BOARD)
    words = {gap.words: [each.anchor for each in gap.figures] for gap in found.missing}
    assert words["1 figure has no target."] == ["measure-umbrellas-returned"]
    for way in found.judged:
        assert not way.not_judged or f"{way.question} {way.not_judged}" in words


def test_a_folder_has_no_address_that_stays(dataset: Dataset) -> None:
    """The cover says so; the meeting is told, and what is no day is left out."""
    cover = pack(dataset, BOARD, meeting="2024-09-10").cover
    assert (cover.address, cover.meeting) == (
        "/scrutiny?committee=weather-board",
        "For the meeting on 10 September 2024.",
    )
    assert "keeps no editions" in cover.stays
    assert pack(dataset, BOARD, meeting="<b>soon</b>").cover.meeting == ""


def test_an_edition_has_an_address_that_stays(dataset: Dataset) -> None:
    """It names the edition and the meeting."""
    told = replace(dataset, history=history(edition(2), edition(1)))
    found = pack(told, BOARD, meeting="2024-09-10")
    assert found.cover.address == "/scrutiny?committee=weather-board&edition=2&meeting=2024-09-10"
    assert found.cover.held.startswith("Edition 2, out on 2 June 2024")
    assert found.edition == 2


def test_a_draft_says_that_it_is_one(sample: Path) -> None:
    """It has no address, and its banner goes with it."""
    found = pack(drafted(sample, lambda _: None), BOARD)
    assert (found.cover.address, found.edition) == ("", None)
    assert found.site.banner is not None
    assert found.site.banner.shown is Shown.DRAFT


def test_what_changed_since_is_told(sample: Path) -> None:
    """A flipped answer has both sums; without a choice nothing is told; an unknown edition is said to be."""
    met_before(sample)
    draft = drafted(sample, miss)
    told = replace(draft, history=history(edition(2), edition(1)))
    found = pack(told, BOARD, since="1")
    assert found.since is not None
    assert {flip.indicator for flip in found.since.flips} == {"gutters-cleared"}
    assert "since" in [each.anchor for each in found.contents]
    assert (pack(told, BOARD).since, pack(told, BOARD).since_fault) == (None, "")
    assert pack(told, BOARD, since="7").since_fault
    early = pack(told, BOARD, since="1999-01-01").since
    assert early is not None
    assert "Nothing is kept from before it" in early.none


def test_a_flipped_answer_is_an_exception(sample: Path) -> None:
    """It says what it was and what it is."""
    met_before(sample)
    after = drafted(sample, miss)
    assert after.before is not None
    found = pack(replace(after.before, before=after), BOARD)
    (group,) = found.exceptions
    assert group.reason is Reason.FLIPPED
    assert "Before: target missed. Now:" in group.figures[0].why


@pytest.mark.parametrize(
    ("asking", "words"),
    [
        (Asking(), "nothing is chosen"),
        (Asking(committee="weather-board", indicators=("rainy-days",)), "a committee and a list are chosen"),
        (Asking(committee="<b>"), "'<b>' is not known here"),
        (Asking(priority="dry-twon"), "Did you mean dry-town?"),
        (Asking(service="nothing"), "'nothing' is not known here"),
        (Asking(indicators=tuple(f"x{n}" for n in range(1000))), "1,000 ids are not known here: 'x0'"),
    ],
)
def test_every_fault_of_a_choice_is_found(dataset: Dataset, asking: Asking, words: str) -> None:
    """An empty choice, two at once, unknown ids: each in a line of its own."""
    found = faults(dataset, asking)
    assert any(words in str(fault) for fault in found)
    assert all(fault.where and fault.found and fault.wanted and fault.remedy for fault in found)
    assert all(len(str(fault)) < 400 for fault in found)


def test_a_choice_in_order_has_no_fault(dataset: Dataset) -> None:
    """A committee, and every figure there is, named twice."""
    assert faults(dataset, BOARD) == ()
    assert faults(dataset, Asking(indicators=tuple(dataset.indicators) * 2)) == ()


def test_an_empty_pack_is_refused(dataset: Dataset) -> None:
    """Nothing asked, unknown ids, and a day before every figure."""
    with pytest.raises(PackFaultError, match="nothing is chosen"):
        pack(dataset, Asking())
    with pytest.raises(UnknownIdError):
        pack(dataset, Asking(committee="nobody"))
    early = AS_OF.replace(year=1990)
    with pytest.raises(PackFaultError, match="none of its figures was out on 1 September 1990"):
        pack(dataset.released(early), BOARD)
