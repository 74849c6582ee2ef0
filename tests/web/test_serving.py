"""What the server does as it starts, and now and then."""

import asyncio
import logging
from contextlib import suppress
from pathlib import Path

import pytest

from lutondash.dataset.edition import FOLDER
from lutondash.web import serving
from tests.web.asking import finish


def test_data_at_fault_is_told_of_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The first reading does not end in a trace of the program."""
    monkeypatch.setenv(FOLDER, str(tmp_path / "nothing"))
    serving._read()
    (said,) = [each for each in caplog.records if each.name == "lutondash.web.serving"]
    assert (said.levelno, said.exc_info) == (logging.WARNING, None)
    assert said.getMessage().startswith("the data cannot be read yet: ")


def test_memory_is_given_back_again_and_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """For as long as the server runs."""
    times = []
    monkeypatch.setattr(serving, "_TIDY_EVERY", 0.001)
    monkeypatch.setattr(serving, "give_back", lambda: times.append(1))

    async def a_while() -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(serving._tidy(), 0.2)

    finish(a_while())
    assert len(times) > 2
