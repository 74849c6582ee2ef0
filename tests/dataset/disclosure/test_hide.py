"""What is hidden of small tables, rule by rule."""

from lutondash.dataset.disclosure.audit import audit
from lutondash.dataset.disclosure.cells import Cell, State, read_cell
from lutondash.dataset.disclosure.hiding import hide
from lutondash.model.indicator import Unit
from tests.dataset.disclosure.made import BREAKDOWNS, PLACES, QUARTERS, key, one_way, rule, shown, two_way


def test_counts_under_the_smallest_are_hidden_and_nought_is_not() -> None:
    """One to four are hidden where the rule says five; nobody and five are shown."""
    table = shown({key(breakdown=str(count)): count for count in range(7)})
    assert {each.breakdown for each in hide(table, rule()).counts} == {"1", "2", "3", "4"}


def test_nought_is_hidden_where_the_rule_says_so() -> None:
    """An owner of data may hide none as well as few."""
    table = shown({key(breakdown=str(count)): count for count in range(7)})
    assert {each.breakdown for each in hide(table, rule(hide_zero=True)).counts} == {"0", "1", "2", "3", "4"}


def test_a_second_figure_is_hidden_so_that_the_total_does_not_tell_the_first() -> None:
    """Of the others the smallest is hidden, for it costs least."""
    pattern = hide(shown(one_way(3, 20, 9)), rule(BREAKDOWNS))
    assert {each.breakdown for each in pattern.counts} == {"girls", "others"}


def test_in_a_table_of_two_ways_no_line_tells_a_hidden_figure() -> None:
    """Four corners are hidden where one is small, and the audit finds nothing."""
    table = shown(two_way((3, 20, 9), (11, 30, 40)))
    guarded = rule(BREAKDOWNS, PLACES)
    pattern = hide(table, guarded)
    assert len(pattern.counts) == 4
    assert audit([pattern.over(table)], guarded) == ()


def test_the_audit_finds_a_figure_that_its_total_gives_away() -> None:
    """One hidden figure among its shown sisters is no secret."""
    seen = {**shown(one_way(3, 20, 9)), key(breakdown="girls"): Cell(State.HIDDEN, low=1)}
    assert [each.key.breakdown for each in audit([seen], rule(BREAKDOWNS))] == ["girls"]


def test_quarters_and_their_year_do_not_tell_one_another() -> None:
    """A small quarter takes another with it."""
    year = {key(): 60}
    quarters = {key(period=f"{start}/P3M"): 20 for start in ("2023-07-01", "2023-10-01", "2024-01-01")}
    small = {key(period="2023-04-01/P3M"): 0 + 4}
    table = shown({**year, **quarters, **small, key(): 64})
    hidden = hide(table, rule(QUARTERS)).counts
    assert len(hidden) == 2
    assert key(period="2023-04-01/P3M") in hidden


def test_a_rate_among_few_is_hidden_with_the_number_of_people() -> None:
    """The denominator is itself a small number."""
    table = shown({key(): 7, key(breakdown="girls"): 30}, {key(): 8, key(breakdown="girls"): 90})
    pattern = hide(table, rule(counts="numerator", also_denominator=10))
    assert pattern.counts == pattern.bases == {key()}


def test_a_base_that_gives_a_count_away_is_hidden_too() -> None:
    """Two of two: whoever sees the two knows that the count is one or two."""
    table = shown({key(): 2, key(breakdown="girls"): 3}, {key(): 2, key(breakdown="girls"): 90})
    pattern = hide(table, rule(counts="numerator"))
    assert pattern.counts == {key(), key(breakdown="girls")}
    assert pattern.bases == {key()}


def test_a_figure_hidden_before_stays_hidden_while_it_may_be_the_same() -> None:
    """Shown now, it would tell what the earlier edition hid."""
    guarded = rule(BREAKDOWNS)
    first = shown(one_way(3, 20, 9))
    was = hide(first, guarded).over(first)
    now = hide(shown(one_way(6, 20, 9)), guarded, [was])
    assert key(breakdown="girls") in now.counts
    assert key(breakdown="others") in now.counts


def test_a_figure_that_must_have_changed_may_be_shown() -> None:
    """What the earlier edition hid cannot have been thirty: two of them came to twelve."""
    guarded = rule(BREAKDOWNS)
    first = shown(one_way(3, 20, 9))
    was = hide(first, guarded).over(first)
    assert hide(shown(one_way(40, 20, 30)), guarded, [was]).counts == frozenset()


def test_what_an_earlier_edition_showed_is_lost() -> None:
    """It is hidden from now on, and the pattern says that this does not make it secret."""
    table = shown(one_way(3, 20, 9))
    pattern = hide(table, rule(BREAKDOWNS), [table])
    assert key(breakdown="girls") in pattern.counts
    assert key(breakdown="girls") in pattern.lost


def test_a_rate_without_a_count_is_judged_by_its_base() -> None:
    """A rounded rate tells its count or a range; without a base nobody can tell."""
    guarded = rule(counts="numerator")
    told = read_cell({"value": "12.5", "denominator": "40"}, guarded, Unit.PERCENT)
    assert told.count == 5
    wide = read_cell({"value": "12.5", "denominator": "9000"}, guarded, Unit.PERCENT)
    assert (wide.low, wide.high, wide.is_unjudged) == (1121, 1129, False)
    assert read_cell({"value": "12.5"}, guarded, Unit.PERCENT).is_unjudged


def test_a_small_number_without_a_row_is_not_told_by_the_others() -> None:
    """Girls and boys come to all but two: the two others have no row, and are found all the same."""
    counts = one_way(30, 20, 2)
    del counts[key(breakdown="others")]
    assert [each.key.breakdown for each in audit([shown(counts)], rule(BREAKDOWNS))] == ["others"]
    pattern = hide(shown(counts), rule(BREAKDOWNS))
    assert audit([pattern.over(shown(counts))], rule(BREAKDOWNS)) == ()
