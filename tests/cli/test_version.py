"""Tests of `lutondash.cli.version`: the version is written down once, in pyproject.toml."""

from importlib import metadata

import pytest

from lutondash.cli import fetch
from lutondash.cli.version import UNKNOWN, version


def test_the_program_tells_the_version_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No other module has a version of its own."""
    monkeypatch.setattr(metadata, "version", lambda name: {"lutondash": "7.1"}[name])
    assert version() == "7.1"
    assert fetch.version is version


def test_a_folder_that_was_never_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says that it does not know."""

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    assert version() == UNKNOWN
