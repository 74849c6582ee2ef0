"""Editions that hide a figure each for itself, and give it away together."""

from pathlib import Path

from lutondash.dataset.disclosure.between import worked_out_between
from lutondash.dataset.loading import load
from lutondash.errors import Severity
from tests.dataset.broken_disclosure import PLACES, RULE
from tests.dataset.spoiling import GUTTER_TOML, GUTTERS
from tests.sample import AS_OF, COUNTY, HOME, NEIGHBOUR, add, write, write_sample

HEAD = "period,geography,value,status,numerator,denominator"
YEAR = "2023-10-01/P3M"
TWO = PLACES.replace(f'"{NEIGHBOUR}"]', f'"{NEIGHBOUR}", "{COUNTY}"]')
HIDDEN = [f"{YEAR},{NEIGHBOUR},,c,,100", f"{YEAR},{COUNTY},,c,,100", f"{YEAR},{HOME},51,,51,100"]


def folder_of(folder: Path, rows: list[str]) -> Path:
    """Write the made-up folder with a rule and these rows; two places add up to a third."""
    write_sample(folder)
    add(folder, GUTTER_TOML, RULE + TWO)
    write(folder, GUTTERS, "\n".join((HEAD, *rows)) + "\n")
    return folder


def test_a_figure_shown_that_was_hidden_tells_the_other(tmp_path: Path) -> None:
    """A figure hidden then is shown now: with the total of then the others are known."""
    before = load(folder_of(tmp_path / "before", HIDDEN), as_of=AS_OF)
    shown = [HIDDEN[0], f"{YEAR},{COUNTY},30,,30,100", f"{YEAR},{HOME},,c,,100"]
    now = load(folder_of(tmp_path / "now", shown), as_of=AS_OF)
    told = worked_out_between(now, [before])
    assert {finding.line for finding in told} == {2, 3, 4}
    assert all("earlier edition" in finding.fault for finding in told)
    assert [finding.line for finding in told if finding.severity is Severity.WARNING] == [4]  # shown then


def test_the_same_figures_tell_nothing_more(tmp_path: Path) -> None:
    """An edition beside itself gives nothing away."""
    dataset = load(folder_of(tmp_path, HIDDEN), as_of=AS_OF)
    assert worked_out_between(dataset, [dataset]) == ()
