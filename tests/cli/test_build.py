"""`lutondash build` writes a site, says what it did, and refuses what would do harm."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from lutondash.cli.build import public_top
from lutondash.errors import UsageError
from lutondash.site.static_files import LOCAL
from tests.cli.test_commands import leave
from tests.sample import AS_OF, add

DAY = ("--as-of", AS_OF.isoformat())


def test_build_writes_the_site_and_says_so(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many pages, where, as of which day, and what a missing public address means."""
    out = tmp_path / "out"
    assert leave("build", out, "--data", sample, *DAY, "--workers", "1") == 0
    said = capsys.readouterr().out
    record = json.loads((out / "edition.json").read_text("utf-8"))
    assert (
        f"Wrote {record['pages']} pages and {record['files'] - record['pages']} other files to {out}" in said
    )
    assert "as of 2024-09-01" in said
    assert f"No --public was given. So sitemap.xml and robots.txt say {LOCAL}." in said

    assert leave("build", out, "--data", sample, *DAY, "--workers", "1") == 2
    assert "Add --replace" in capsys.readouterr().err

    public = ("--public", "https://example.org/luton/")
    assert leave("build", out, "--data", sample, *DAY, "--workers", "1", "--replace", *public) == 0
    assert "--public" not in capsys.readouterr().out
    assert "<loc>https://example.org/luton/about.html</loc>" in (out / "sitemap.xml").read_text("utf-8")


@pytest.mark.thorough
def test_build_works_as_a_program_with_several_workers(sample: Path, tmp_path: Path) -> None:
    """The command starts its workers itself; nothing but the answer is printed where nobody watches."""
    code = "from lutondash.cli.main import run\nif __name__ == '__main__':\n    run()\n"
    (tmp_path / "program.py").write_text(code, "utf-8")
    words = [sys.executable, "program.py", "build", "out", "--data", str(sample), *DAY, "--workers", "2"]
    root = str(Path(__file__).parents[2])
    done = subprocess.run(  # noqa: S603  our own interpreter and words
        words, cwd=tmp_path, env={"PYTHONPATH": root}, capture_output=True, text=True, check=True
    )
    assert "pages and" in done.stdout
    assert (tmp_path / "out" / "index.html").is_file()
    assert "Error" not in done.stderr


def test_faulty_data_is_listed_and_nothing_is_written(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """As with every command: the findings, and 1."""
    add(sample, "indicators/rainy-days/observations.csv", "2014-01-01/P1Y,E00000000,150")
    assert leave("build", tmp_path / "out", "--data", sample, *DAY) == 1
    assert "E00000000" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_folder_of_somebody_elses_is_left_alone(sample: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Even with --replace."""
    assert leave("build", sample, "--data", sample, *DAY, "--replace") == 2
    assert "which no earlier edition put there" in capsys.readouterr().err
    assert (sample / "framework" / "vision.toml").is_file()


@pytest.mark.parametrize(
    "given",
    ["example.org", "ftp://example.org", "https://", "https://example.org/?a=1", "https://example.org/#a"],
)
def test_a_public_address_must_be_one(given: str) -> None:
    """It is refused with an example."""
    with pytest.raises(UsageError, match="Write --public https"):
        public_top(given)


def test_a_public_address_ends_without_a_slash() -> None:
    """However it is written, the addresses made of it are the same."""
    assert public_top("https://example.org/luton/") == public_top("https://example.org/luton")
    assert public_top("") == ""
