"""Tests of writing into the data folder."""

from pathlib import Path

import pytest

from lutondash.errors import ImportFaultError
from lutondash.importers.write import paths_that_differ, write_owned

OWNED = "indicators/made-up/observations.csv"


@pytest.mark.parametrize(
    "path",
    [
        "indicators/made-up/indicator.toml",
        "indicators/made-up/targets.csv",
        "codelists/symbols.csv",
        "codelists/budget_lines.csv",
        "codelists/budget_line_names.csv",
        "budget/statements.csv",
        "budget/council_tax.csv",
        "framework/vision.toml",
        "../observations.csv",
        "indicators/../observations.csv",
    ],
)
def test_peoples_files_are_never_written(tmp_path: Path, path: str) -> None:
    """Nothing at all is written when one path is not the importers' own."""
    with pytest.raises(ImportFaultError, match="People own"):
        write_owned(tmp_path, {OWNED: "a\n", path: "b\n"})
    assert list(tmp_path.iterdir()) == []


def test_only_different_bytes_count_as_changed(tmp_path: Path) -> None:
    """A file that is there with the same bytes is left alone."""
    write_owned(tmp_path, {OWNED: "a\n"})
    assert paths_that_differ(tmp_path, {OWNED: "a\n"}) == []
    assert paths_that_differ(tmp_path, {OWNED: "b\n"}) == [OWNED]
