"""The dataset answers by id, cannot be changed, and keeps embargoed figures back."""

import threading
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, fields
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pytest

from lutondash import Dataset, Series, UnknownIdError, load
from tests.sample import AS_OF, COUNTRY, COUNTY, HOME, NEIGHBOUR, PLACES, REGION, add, change

KIND = 'kind = "page_text"'


def test_priorities_come_in_order_of_number(dataset: Dataset) -> None:
    """The mission is number 0 and comes first."""
    assert [priority.id for priority in dataset.priorities] == ["no-puddles", "dry-town", "tidy-council"]


def test_a_series_is_our_own_place_unless_said(dataset: Dataset) -> None:
    """Without a code the series is of the place the vision names, in order of time."""
    series = dataset.series("umbrellas-returned")
    assert series.geography == HOME
    assert [o.period.text[:4] for o in series.observations] == [str(year) for year in range(2013, 2024)]
    assert series.observations[0].status == "c"
    assert series.observations[0].note == "Few, so hidden"


def test_the_latest_value_is_no_forecast_and_no_blank(dataset: Dataset) -> None:
    """A forecast for later and a year without a figure are passed over."""
    latest = dataset.series("people-with-wet-feet").latest
    assert latest is not None
    assert (latest.period.text, latest.value) == ("2022-11", 24)


def test_readings_come_in_order_of_sequence_with_their_own_release(dataset: Dataset) -> None:
    """A reading without a date is placed by its sequence; a row may come from another release."""
    first, second = dataset.series("gutter-inspection").observations
    assert (first.release, second.release) == ("inspection-one", "inspection-two")
    assert second.period_label == "The second visit"


def test_a_breakdown_is_a_series_of_its_own(dataset: Dataset) -> None:
    """A part of the population is never mixed with the whole."""
    children = dataset.series("umbrellas-returned", breakdown="children")
    assert [o.value for o in children.observations] == [71.5, 73]


def test_a_place_without_rows_has_an_empty_series(dataset: Dataset) -> None:
    """No figures is an answer, not a fault."""
    assert dataset.series("boots-handed-out", NEIGHBOUR).observations == ()
    assert dataset.series("umbrellas-returned", breakdown="cats").observations == ()


def test_a_series_is_built_once(dataset: Dataset) -> None:
    """The second call returns the same series."""
    assert dataset.series("rainy-days", COUNTRY) is dataset.series("rainy-days", COUNTRY)


def test_places_have_a_value(dataset: Dataset) -> None:
    """Places are those with at least one figure, in order of code."""
    assert dataset.places("umbrellas-returned") == tuple(sorted(PLACES))
    assert dataset.places("letters-answered") == (HOME, REGION)


@pytest.mark.parametrize("kind", ["priority", "outcome", "indicator", "release", "geography"])
def test_an_unknown_id_is_named_with_what_there_is(dataset: Dataset, kind: str) -> None:
    """The error carries the kind, the id wanted and the known ids."""
    with pytest.raises(UnknownIdError) as unknown:
        getattr(dataset, kind)("../etc/passwd")
    assert (unknown.value.kind, unknown.value.wanted) == (kind, "../etc/passwd")
    assert unknown.value.known


def test_an_unknown_place_of_a_series_is_an_error(dataset: Dataset) -> None:
    """A code nobody holds is not the same as a place without figures."""
    with pytest.raises(UnknownIdError):
        dataset.series("rainy-days", "E00000000")


def test_links_are_followed_both_ways(dataset: Dataset) -> None:
    """Outcomes know their indicators by any link, and priorities theirs."""
    assert [i.id for i in dataset.measuring("no-wet-feet")] == ["people-with-wet-feet"]
    assert [i.id for i in dataset.contributing_to("no-wet-feet")] == ["boots-handed-out", "gutters-cleared"]
    assert [i.id for i in dataset.indicators_in("tidy-council")] == ["letters-answered", "rainy-days"]


def test_what_stands_beside_an_indicator_is_found(dataset: Dataset) -> None:
    """Targets, statements and commentary belong to their indicator; others have none."""
    assert [target.value for target in dataset.targets("gutters-cleared")] == [90]
    assert len(dataset.statements("umbrellas-returned")) == 2
    assert dataset.commentary("gutters-cleared")[0].owner_role == "Head of gutters"
    assert dataset.targets("rainy-days") == dataset.statements("rainy-days") == ()


def test_a_comparator_group_is_nearest_first(dataset: Dataset) -> None:
    """Ranked members come in order of rank, whatever the order of rows."""
    group = dataset.comparator_groups["like-us"]
    assert group.codes == (NEIGHBOUR, COUNTY)
    assert (group.is_default, group.is_ranked) == (True, True)


def test_a_frame_is_a_fresh_copy_with_the_columns_in_use(dataset: Dataset) -> None:
    """Whoever changes the frame changes nothing else; columns without a cell are left out."""
    frame = dataset.observations("gutters-cleared", [HOME])
    assert list(frame.columns) == ["indicator", "period", "geography", "value", "numerator", "denominator"]
    frame["value"] = 0
    assert dataset.observations("gutters-cleared", [HOME])["value"].min() == 80


def test_no_field_can_be_changed(dataset: Dataset) -> None:
    """The dataset and its records refuse new values."""
    with pytest.raises(FrozenInstanceError):
        dataset.as_of = date(2000, 1, 1)  # type: ignore[misc]  # the fault under test
    with pytest.raises(FrozenInstanceError):
        dataset.series("rainy-days").breakdown = "x"  # type: ignore[misc]  # the fault under test


@pytest.fixture
def held(sample: Path) -> Dataset:
    """Return a dataset some of whose releases are held back."""
    change(sample, "releases/rain-plan.toml", KIND, f"{KIND}\nembargo = 2030-01-01T00:00:00Z")
    return load(sample, as_of=AS_OF).released(AS_OF)


def mappings(dataset: Dataset) -> dict[str, Mapping[str, Any]]:
    """Return every mapping of a dataset by name; the cache of series is not one of its facts."""
    table, parts = dataset.figures.table, [(dataset, ""), (dataset.figures, "figures.")]
    found = {
        at + field.name: getattr(part, field.name)
        for part, at in parts
        for field in fields(part)
        if isinstance(getattr(part, field.name), Mapping) and field.name != "_built"
    }
    return {**found, "texts": table.texts, "numbers": table.numbers, "decimals": table.decimals}


def test_no_mapping_can_be_changed(dataset: Dataset, held: Dataset) -> None:
    """Nothing can be put into any mapping, whole or with releases held back."""
    assert {"indicators", "all_targets", "figures.defaults", "figures._numbers"} <= set(mappings(held))
    for part in (dataset, held):
        for name, mapping in mappings(part).items():
            with pytest.raises(TypeError, match="item assignment"):
                mapping["x"] = ()  # type: ignore[index]  # the fault under test
            assert isinstance(mapping, MappingProxyType), name


def test_no_array_can_be_written_to(dataset: Dataset, held: Dataset) -> None:
    """Arrays are not writeable and cannot be made so."""
    for part in (dataset, held):
        table = part.figures.table
        arrays = [table.indicator, table.line, part.figures._keys]
        arrays += [words.codes for words in table.texts.values()]
        arrays += [*table.numbers.values(), *table.decimals.values()]
        for array in arrays:
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 1
            with pytest.raises(ValueError, match="WRITEABLE"):
                array.setflags(write=True)


def test_threads_share_a_dataset(sample: Path) -> None:
    """Many readers at once see the same series, the very object."""
    dataset = load(sample, as_of=AS_OF)
    seen: list[Series] = []
    start = threading.Barrier(16)

    def read() -> None:
        start.wait()
        seen.append(dataset.series("umbrellas-returned"))

    readers = [threading.Thread(target=read) for _ in range(16)]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert len(seen) == 16
    assert {id(series) for series in seen} == {id(dataset.series("umbrellas-returned"))}


def test_the_order_of_rows_does_not_matter(sample: Path, dataset: Dataset) -> None:
    """A file sorted another way holds the same figures."""
    path = sample / "indicators/umbrellas-returned/observations.csv"
    header, *rows = path.read_text("utf-8").splitlines()
    path.write_text("\n".join([header, *reversed(rows)]) + "\n", "utf-8")
    assert load(sample, as_of=AS_OF) == dataset


def test_a_changed_figure_makes_another_dataset(sample: Path, dataset: Dataset) -> None:
    """Equality looks at every figure."""
    add(sample, "indicators/rainy-days/observations.csv", f"2014-01-01/P1Y,{HOME},1")
    assert load(sample, as_of=AS_OF) != dataset


def test_embargoed_figures_are_held_back(sample: Path) -> None:
    """Rows and targets of a release under embargo are hidden until the day after it ends."""
    change(
        sample,
        "releases/inspection-two.toml",
        'kind = "page_text"',
        'kind = "page_text"\nembargo = 2024-09-10T09:30:00+01:00',
    )
    change(
        sample,
        "releases/rain-plan.toml",
        'kind = "page_text"',
        'kind = "page_text"\nembargo = 2024-09-10T09:30:00Z',
    )
    whole = load(sample, as_of=AS_OF)
    for day in (date(2024, 9, 9), date(2024, 9, 10)):
        held = whole.released(day)
        assert [o.release for o in held.series("gutter-inspection").observations] == ["inspection-one"]
        assert held.targets("gutters-cleared") == ()
    free = whole.released(date(2024, 9, 11))
    assert len(free.series("gutter-inspection").observations) == 2
    assert len(free.targets("gutters-cleared")) == 1
    assert len(whole.series("gutter-inspection").observations) == 2


def visits(folder: Path, day: date) -> list[str]:
    """Return the releases of the inspections that may be shown on a day."""
    released = load(folder, as_of=AS_OF).released(day)
    return [o.release for o in released.series("gutter-inspection").observations]


@pytest.mark.parametrize(
    ("published", "held", "free"),
    [
        ("2024-08-15", date(2024, 8, 14), date(2024, 8, 15)),
        ("2024-08", date(2024, 7, 31), date(2024, 8, 1)),
        ("2024", date(2023, 12, 31), date(2024, 1, 1)),
        ("unknown", date(2024, 6, 30), date(2024, 7, 1)),
    ],
)
def test_figures_are_hidden_until_they_are_published(
    sample: Path, published: str, held: date, free: date
) -> None:
    """A month or a year counts from its first day, an unknown date from the day it was read."""
    change(sample, "releases/inspection-one.toml", '"2024-06"', '"2020"')
    change(sample, "releases/inspection-two.toml", '"2024-06"', f'"{published}"')
    assert visits(sample, held)[1:] == []
    assert visits(sample, free)[-1] == "inspection-two"


def test_an_indicators_own_date_goes_before_its_releases(sample: Path) -> None:
    """The rows of its own release follow it, and nothing else of the release does."""
    change(
        sample, "indicators/letters-answered/indicator.toml", "frequency", 'published = "2024-03"\nfrequency'
    )
    change(sample, "releases/letters-return.toml", '"2024-06"', '"2024-08"')
    change(sample, "indicators/rainy-days/indicator.toml", "frequency", 'published = "2024-08"\nfrequency')
    released = load(sample, as_of=AS_OF).released(date(2024, 7, 15))
    assert len(released.series("letters-answered").observations) == 6
    assert released.series("rainy-days").observations == ()
    assert "letters-return" not in released.releases
    assert "rain-statistics" in released.releases


@pytest.mark.parametrize(
    ("embargo", "held"),
    [
        ("2024-07-09T23:00:00Z", False),
        ("2024-07-09T23:30:00Z", True),
        ("2024-07-10T00:00:00+01:00", False),
        ("2024-07-10T00:00:01+01:00", True),
        ("2024-07-10T00:00:00Z", True),
    ],
)
def test_an_embargo_ends_by_the_clock_in_luton(sample: Path, embargo: str, held: bool) -> None:  # noqa: FBT001  a parameter of the table above
    """An embargo that ends at midnight is over that day; summer time counts."""
    change(sample, "releases/inspection-two.toml", KIND, f"{KIND}\nembargo = {embargo}")
    assert ("inspection-two" not in visits(sample, date(2024, 7, 10))) is held


def test_nothing_is_said_of_a_release_that_is_held(sample: Path) -> None:
    """Only its publisher and dates are told, and words about its periods are hidden with its figures."""
    kind = 'kind = "publisher_file"'
    embargo = "embargo = 2030-01-01T00:00:00Z"
    change(sample, "releases/rain-statistics.toml", kind, f'{kind}\nnote = "It rained more."\n{embargo}')
    held = load(sample, as_of=AS_OF).released(AS_OF)
    assert "rain-statistics" not in held.releases
    told = held.release("rain-statistics")
    assert (told.title, told.url, told.note) == ("Not released yet", "https://example.org/", "")
    assert told.files == ()
    assert held.commentary("gutters-cleared") == ()
    assert held.released(AS_OF) == held


def test_words_about_a_shown_period_stay(sample: Path) -> None:
    """An embargo on other figures hides no words."""
    change(sample, "releases/inspection-two.toml", KIND, f"{KIND}\nembargo = 2030-01-01T00:00:00Z")
    held = load(sample, as_of=AS_OF).released(AS_OF)
    assert len(held.commentary("gutters-cleared")) == 1


def test_an_indicator_under_embargo_keeps_its_page(sample: Path) -> None:
    """Without figures the indicator is still described."""
    change(
        sample,
        "releases/letters-return.toml",
        'kind = "publisher_file"',
        'kind = "publisher_file"\nembargo = 2030-01-01T00:00:00Z',
    )
    held = load(sample, as_of=AS_OF).released(AS_OF)
    assert held.indicator("letters-answered").title == "Letters answered in ten days"
    assert held.series("letters-answered").observations == held.places("letters-answered") == ()
    assert len(held.observations("letters-answered")) == 0


def test_an_indicator_without_rows_may_stand(sample: Path) -> None:
    """A header alone is a file without figures yet."""
    (sample / "indicators/rainy-days/observations.csv").write_text("period,geography,value\n", "utf-8")
    dataset = load(sample, as_of=AS_OF)
    assert dataset.series("rainy-days").latest is None
    assert np.shape(dataset.observations("rainy-days")) == (0, 4)
