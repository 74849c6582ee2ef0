"""What every test may ask for: the made-up data folder and the dataset read from it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Playwright, sync_playwright

from lutondash import Dataset, load
from tests.sample import AS_OF, write_sample


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """Return a fresh made-up data folder that a test may spoil."""
    folder = tmp_path / "data"
    write_sample(folder)
    return folder


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """Return the made-up folder read; it is immutable and so shared by all tests."""
    folder = tmp_path_factory.mktemp("sample") / "data"
    write_sample(folder)
    return load(folder, as_of=AS_OF)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Start what drives Chromium, once: two at a time get in each other's way."""
    with sync_playwright() as driver:
        yield driver
