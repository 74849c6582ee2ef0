"""Tests of `lutondash.editions.private_folder`: nobody else reads what a preview keeps; it leaves nothing."""

import stat
from pathlib import Path

from lutondash.editions.private_folder import private_folder


def mode(path: Path) -> int:
    """Who may do what with a folder."""
    return stat.S_IMODE(path.stat().st_mode)


def test_only_this_user_may_read_it(tmp_path: Path) -> None:
    """Also where an earlier preview had made the folder for everybody."""
    previews = tmp_path / "cache" / "previews"
    previews.mkdir(0o755, parents=True)
    with private_folder(tmp_path / "cache") as own:
        assert own.parent == previews
        assert (mode(previews), mode(own)) == (0o700, 0o700)


def test_it_is_gone_afterwards(tmp_path: Path) -> None:
    """With all that stood in it, and with its lock."""
    with private_folder(tmp_path) as own:
        (own / "drafts").mkdir()
        (own / "drafts" / "observations.csv").write_text("999.123", "utf-8")
    assert list((tmp_path / "previews").iterdir()) == []


def test_what_a_killed_preview_left_is_cleared(tmp_path: Path) -> None:
    """At the next start; what another preview still uses stays."""
    left = tmp_path / "previews" / "left"
    left.mkdir(parents=True)
    (left / "observations.csv").write_text("999.123", "utf-8")
    with private_folder(tmp_path) as first:
        assert not left.exists()
        (first / "kept").touch()
        with private_folder(tmp_path) as second:
            assert second != first
            assert (first / "kept").exists()
