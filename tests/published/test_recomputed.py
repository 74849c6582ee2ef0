"""Every published verdict comes out again of the downloaded CSV, by `lutondash assess`."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from lutondash import Dataset, load
from lutondash.analysis.agreed import judged_by, reached_for
from lutondash.analysis.beside import may_compare
from lutondash.analysis.signal import Kind, Signal
from lutondash.cli.plain_signal import as_plain
from lutondash.exports.figures import figures_csv
from lutondash.model.indicator import Indicator
from lutondash.views.methods_page import about_page
from lutondash.views.signals import answers, comparator_group
from scripts.pages import AS_OF, ROOT
from tests.cli.test_commands import leave

Row = Mapping[str, str]
COLUMNS = ("period", "value", "lower", "upper", "numerator", "denominator", "status")
FEWEST = 100
"""Verdicts that are recomputed; far fewer would mean that the test looks at nothing."""


@pytest.fixture(scope="module")
def published() -> Dataset:
    """The published figures on a fixed day."""
    return load(ROOT / "data", as_of=AS_OF)


def download(dataset: Dataset, indicator: Indicator, places: Iterable[str]) -> list[Row]:
    """Read the rows of some places from the file a reader takes away; parts of the population aside."""
    content = figures_csv(dataset, indicator.id, list(places)).decode("utf-8")
    return [row for row in csv.DictReader(io.StringIO(content, newline="")) if not row["breakdown"]]


def file_of(path: Path, columns: Iterable[str], rows: Iterable[Row]) -> Path:
    """Write some columns of some rows into a file of their own."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(columns), extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    return path


def options(dataset: Dataset, indicator: Indicator, signal: Signal) -> list[str]:
    """Say on a command line what the page judged by: the target, its day, and the tolerance."""
    if "target" not in signal.inputs:
        return []
    latest, targets = signal.used[-1], dataset.targets(indicator.id)
    now = judged_by(targets, latest, indicator.measured)
    to_come = reached_for(targets, latest, indicator.measured)
    target = to_come if signal.kind is Kind.ON_COURSE else now or to_come
    assert target is not None
    said = ["--target", str(target.value), "--comparison", target.comparison.value]
    said += ["--upper", str(target.upper)] if target.upper is not None else []
    if signal.kind is Kind.ON_COURSE:
        return [*said, "--by", target.by]
    tolerance = indicator.assessment.target_tolerance
    if tolerance is None or signal.kind is Kind.VARIATION:
        return said
    return [*said, "--tolerance", str(tolerance), "--tolerance-kind", indicator.assessment.tolerance_kind]


def similar(dataset: Dataset, indicator: Indicator, period: str) -> list[Row]:
    """Return the downloaded rows of similar places that may stand beside ours."""
    group = comparator_group(dataset, indicator)
    assert group is not None
    latest = dataset.series(indicator.id).latest
    assert latest is not None
    home = dataset.vision.geography
    codes = [c for c in group.codes if c != home and may_compare(indicator, latest.period, c)]
    return [row for row in download(dataset, indicator, codes) if row["period"] == period]


def test_every_verdict_comes_out_of_the_download(
    published: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """From the very rows the page names, with the same verdict and the same numbers."""
    recomputed = 0
    for indicator in published.indicators.values():
        rows = download(published, indicator, [published.vision.geography])
        for signal in (answer.signal for answer in answers(published, indicator)):
            if not signal.is_assessed:
                continue
            used = {observation.period.text for observation in signal.used}
            series = file_of(tmp_path / "series.csv", COLUMNS, (r for r in rows if r["period"] in used))
            said = ["--polarity", indicator.polarity.value, *options(published, indicator, signal)]
            if signal.kind is Kind.COMPARISON:
                others = similar(published, indicator, signal.used[-1].period.text)
                said += ["--places", str(file_of(tmp_path / "o.csv", ("geography", "value"), others))]
            assert leave("assess", series, "--rule", signal.rule, *said, "--json") == 0, indicator.id
            assert_same(indicator, json.loads(capsys.readouterr().out), signal)
            recomputed += 1
    assert recomputed >= FEWEST


def assert_same(indicator: Indicator, printed: Mapping[str, object], signal: Signal) -> None:
    """Compare what was recomputed with what the page says: verdict, words, and every number."""
    where = (indicator.id, signal.rule)
    assert (where, printed["verdict"], printed["words"]) == (where, signal.verdict, signal.words)
    wanted, found = as_plain(signal)["inputs"], printed["inputs"]
    assert isinstance(wanted, dict)
    assert isinstance(found, dict)
    numbers = {name for name, value in wanted.items() if isinstance(value, float)}
    assert numbers
    assert {name: found[name] for name in numbers} == pytest.approx({name: wanted[name] for name in numbers})


def test_every_rule_has_an_example_of_a_published_figure(published: Dataset) -> None:
    """On the figures of this day every rule judges something, and the methods show it."""
    assert [method.rule.id for method in about_page(published).methods if method.example is None] == []
