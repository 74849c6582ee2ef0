"""`lutondash pack` writes one whole file, or says everything that is wrong and writes none."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from lutondash.cli import pack as command
from lutondash.editions.store import Store
from tests.cli.test_commands import leave
from tests.editions.shelves import DAY as A_DAY
from tests.editions.shelves import NOW, next_draft, put
from tests.sample import AS_OF

DAY = ("--as-of", AS_OF.isoformat())
BOARD = ("--committee", "weather-board")


@pytest.fixture(autouse=True)
def _without_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Know of no store and of no public address, and keep what is fetched in a folder of the test."""
    for name in ("LUTONDASH_STORE", "LUTONDASH_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LUTONDASH_CACHE", str(tmp_path / "cache"))


def test_a_pack_is_written_and_told(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """How many figures, where, of which day; a second time only where it may be replaced."""
    out = tmp_path / "pack.html"
    words = ("pack", *BOARD, "--data", sample, *DAY, "--meeting", "2024-09-10", "-o", out)
    assert leave(*words) == 0
    assert capsys.readouterr().out == f"Wrote 3 figures to {out}. Figures held on 1 September 2024.\n"
    first = out.read_bytes()
    assert b"For the meeting on 10 September 2024." in first
    assert leave(*words) == 2
    assert "Add --replace" in capsys.readouterr().err
    assert leave(*words, "--replace", "--public", "https://example.org") == 0
    assert b"https://example.org/indicator?id=gutters-cleared" in out.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "pack.html"]


def test_a_pack_for_word(sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ending says what is written; where the package for it is missing, what to install."""
    out = tmp_path / "pack.docx"
    words = ("pack", *BOARD, "--data", sample, *DAY, "-o", out)
    assert leave(*words) == 0
    assert out.read_bytes().startswith(b"PK")
    out.unlink()
    monkeypatch.setattr("lutondash.site.pack_kinds.find_spec", lambda _: None)
    assert leave(*words) == 2
    assert not out.exists()


def test_a_priority_and_a_list(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Spaces, empty names and names given twice do no harm."""
    out = tmp_path / "PACK.HTML"
    assert leave("pack", "--priority", "dry-town", "--data", sample, *DAY, "-o", tmp_path / "a.html") == 0
    listed = "rainy-days, ,umbrellas-returned,rainy-days"
    assert leave("pack", "--indicators", listed, "--data", sample, *DAY, "-o", out) == 0
    assert "Wrote 2 figures" in capsys.readouterr().out


def test_every_fault_is_told_at_once(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The ending, the folder, two choices, both unknown: one line each, and nothing is written."""
    out = tmp_path / "none" / "pack.txt"
    asked = ("--committee", "nobody", "--indicators", "<b>x</b>,rainy-days")
    assert leave("pack", *asked, "--data", sample, *DAY, "-o", out) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in said] == [
        "--out",
        "--out",
        "choice",
        "committee",
        "indicator",
    ]
    assert not out.parent.exists()


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ((), "nothing is chosen"),
        ((*BOARD, "--since", "2024-01-01"), "a folder keeps no earlier editions"),
        ((*BOARD, "--as-of", "1990-01-01"), "none of its figures was out on 1 January 1990"),
        (("--indicators", ",".join(f"x{n}" for n in range(1000))), "1,000 ids are not known here"),
        ((*BOARD, "--meeting", "soon"), "'soon' is no day"),
    ],
)
def test_bad_input_leaves_no_file(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], asked: tuple[str, ...], words: str
) -> None:
    """Each is said in a sentence, and the command leaves with 2."""
    out = tmp_path / "pack.html"
    assert leave("pack", "--data", sample, *DAY, *asked, "-o", out) == 2
    assert words in capsys.readouterr().err
    assert not out.exists()


def test_a_folder_is_no_file(sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder is never replaced."""
    out = tmp_path / "pack.html"
    out.mkdir()
    assert leave("pack", *BOARD, "--data", sample, *DAY, "-o", out, "--replace") == 2
    assert "is a folder" in capsys.readouterr().err


def test_an_edition_of_a_store(
    sample: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The newest, the one of an earlier day, what changed since; days without an edition are told."""
    store = Store.open(str(tmp_path / "store"))
    put(sample, store)
    draft, changed = next_draft(store, tmp_path, 155)
    put(draft, store, changes=changed, at=NOW + A_DAY)
    monkeypatch.setattr(command, "now", lambda: datetime(2024, 9, 5, 12, tzinfo=UTC))
    out = tmp_path / "pack.html"

    def leaves(*words: str) -> tuple[int, str]:
        given = (
            "--store",
            str(tmp_path / "store"),
            "--indicators",
            "rainy-days",
            "--replace",
            "-o",
            str(out),
        )
        code = leave("pack", *given, *words)
        said = capsys.readouterr()
        return code, said.out + said.err

    assert "Edition 2, out on 3 September 2024" in leaves("--since", "2024-09-02")[1]
    assert "What changed since 2 September 2024" in out.read_text("utf-8")
    assert "What changed since edition 1" in (leaves("--since", "1"), out.read_text("utf-8"))[1]
    assert "Edition 1, out on 2 September 2024" in leaves("--as-of", "2024-09-02")[1]
    kept = out.read_bytes()
    for words, told in (
        (("--as-of", "2024-09-01"), "no edition was out on 1 September 2024."),
        (("--as-of", "2024-09-06"), "6 September 2024 is still to come."),
        (("--since", "2024-08-01"), "no edition was out on 1 August 2024."),
        (("--since", "2"), "'2' is no earlier edition."),
        (("--since", "soon"), "'soon' is no earlier edition."),
    ):
        code, said = leaves(*words)
        assert (code, told in said) == (2, True), said
    assert out.read_bytes() == kept
