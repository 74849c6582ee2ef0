"""What the server does as it starts."""

import logging
from pathlib import Path

import pytest

from lutondash.dataset.edition import FOLDER
from lutondash.web import serving


def test_data_at_fault_is_told_of_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The first reading does not end in a trace of the program."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "nothing"))
    serving._read()
    (said,) = [each for each in caplog.records if each.name == "lutondash.web.serving"]
    assert (said.levelno, said.exc_info) == (logging.WARNING, None)
    assert said.getMessage().startswith("the data cannot be read yet: ")
